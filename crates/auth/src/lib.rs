#![doc = include_str!("../README.md")]

mod app;
mod authorize;
mod credential;
mod endpoint;
mod shape;

pub use app::{AppName, AppNameError};
pub use authorize::authorize;
pub use credential::{
    AccessKey, AccessToken, Credential, CredentialError, GatewayKey, KeyPlacement, LegacyKey,
    TokenPlacement, VendorKeyRefused,
};
pub use endpoint::{Endpoints, Hosts};
pub use shape::{Shape, ShapeAdvice};
