#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![doc = include_str!("../README.md")]

mod audit;
mod dialect;
mod documents;
mod exports;
mod fold;
mod hit;
mod ignored;
#[cfg(feature = "grammars")]
mod language;
#[cfg(feature = "grammars")]
mod lower;
mod method;
mod patterns;
mod place;
mod prefilter;
mod secrets;
mod source;
#[cfg(feature = "grammars")]
mod syntax;
mod walk;

pub use audit::{Audit, AuditError};
pub use dialect::{Dialect, DialectError};
pub use hit::{
    Certainty, Condition, Endpoint, Findings, FoundCredential, Hit, Language, Reading, Skip,
};
