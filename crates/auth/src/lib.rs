#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod answer;
mod app;
mod authorize;
pub mod brownout;
mod credential;
mod diagnose;
mod endpoint;
mod error;
mod grant;
#[cfg(feature = "store")]
#[doc(hidden)]
pub mod kept;
mod oauth;
mod shape;
mod store;
mod token;

pub use answer::{Answer, AnswerShape, Place};
pub use app::{AppName, AppNameError};
pub use authorize::authorize;
pub use credential::{
    AccessKey, AccessToken, Credential, CredentialError, GatewayKey, KeyPlacement, LegacyKey,
    OAuthGrant, TokenPlacement, VendorKeyRefused,
};
pub use diagnose::{CATALOGUE, Certainty, Diagnosis, Remedy, diagnose, diagnosis, entries};
pub use endpoint::{Endpoints, Hosts};
pub use error::{GrantError, OAuthError, Outage};
pub use grant::{Grant, GrantConfig, Refusal};
pub use oauth::{OAuthClient, State};
pub use shape::{Shape, ShapeAdvice, is_bearer_token};
pub use store::{
    GrantId, Intake, MemoryStore, OnWait, Sealing, StoreError, StoreLock, StoredGrant, TokenStore,
};
#[cfg(feature = "store")]
pub use store::{PostgresPace, PostgresStore, SqliteStore, StoreKey, StoreKeyError};
pub use token::Tokens;
