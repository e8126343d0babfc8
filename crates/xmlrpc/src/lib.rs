#![doc = include_str!("../README.md")]

mod convert;
mod datetime;
mod decode;
mod encode;
mod error;
mod instead;
mod message;
mod scan;
mod value;

pub use convert::{ConvertError, FromValue, ToValue};
pub use datetime::{DateTime, DateTimeError, Zone};
pub use decode::{
    DecodeOptions, Limits, MAX_DEPTH, decode_call, decode_response, from_response,
    from_response_ref,
};
pub use encode::{
    EncodeError, EncodeErrorReason, EncodeOptions, IntTag, encode_call, encode_fault,
    encode_response,
};
pub use error::{DecodeError, DecodeErrorKind, Position};
pub use instead::Instead;
pub use message::{Fault, MethodCall, MethodResponse};
pub use value::{Members, MembersRef, Struct, Value};
