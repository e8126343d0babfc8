#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod answer;
mod catalog;
mod client;
pub mod conditions;
mod convert;
mod datetime;
mod decode;
mod encode;
mod error;
mod fault;
mod instead;
mod message;
mod method;
pub mod methods;
mod record_format;
mod scan;
mod value;
mod value_ref;
mod wire_id;

pub use answer::Answer;
pub use catalog::{MethodStatus, MethodVisitor, UNTYPED_METHODS, UntypedMethod, visit_methods};
pub use client::{Client, Error, RawBody};
pub use convert::{ConvertError, FromValue, ToValue};
pub use datetime::{DateTime, DateTimeError, Zone};
pub use decode::{
    DecodeOptions, Limits, MAX_DEPTH, Rows, RowsError, RowsRef, decode_call, decode_call_start,
    decode_response, decode_response_ref, from_response, from_response_ref,
};
pub use encode::{
    EncodeError, EncodeErrorReason, EncodeOptions, ForbiddenCharacters, IntTag, encode_call,
    encode_fault, encode_response, replace_forbidden,
};
pub use error::{DecodeError, DecodeErrorKind, Position};
pub use fault::FaultKind;
pub use instead::Instead;
/// One type for the id of each kind of record, the same in the facade and in `keap-rest`.
pub use keap_schema::id;
pub use message::{Fault, MethodCall, MethodResponse};
pub use method::{FirstParam, HiddenText, Method, Param, ParamInfo, Params};
pub use record_format::RecordFormat;
pub use value::{Members, MembersRef, Struct, Value};
pub use value_ref::{StructRef, ValueRef};
