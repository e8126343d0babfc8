#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![doc = include_str!("../README.md")]

mod audit;
mod dialect;
#[cfg(feature = "grammars")]
mod documents;
#[cfg(feature = "grammars")]
mod fold;
mod hit;
#[cfg(feature = "grammars")]
mod language;
#[cfg(feature = "grammars")]
mod lower;
mod method;
mod place;
mod prefilter;
mod source;
#[cfg(feature = "grammars")]
mod syntax;
mod walk;

pub use audit::{Audit, AuditError};
pub use dialect::{Dialect, DialectError};
pub use hit::{
    Certainty, Condition, Endpoint, Findings, FoundCredential, Hit, Language, Reading, Skip,
};
