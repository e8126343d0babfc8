#![cfg_attr(
    not(feature = "grammars"),
    allow(
        dead_code,
        unused_imports,
        reason = "what dialects say of programs is read by the grammars"
    )
)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![doc = include_str!("../README.md")]

mod audit;
mod baseline;
mod constants;
mod content;
mod dialect;
mod documents;
mod exports;
mod file;
mod finding;
mod fold;
mod hit;
mod ignored;
mod judge;
#[cfg(feature = "grammars")]
mod language;
mod logs;
#[cfg(feature = "grammars")]
mod lower;
mod method;
mod output;
mod patterns;
mod picture;
mod place;
mod prefilter;
#[cfg(feature = "grammars")]
mod projects;
mod report;
mod secrets;
#[cfg(feature = "git")]
mod since;
mod slip;
mod source;
mod syntax;
mod walk;

pub use audit::{Audit, AuditError};
pub use baseline::{Baseline, NoBaseline};
pub use dialect::{Dialect, DialectError};
pub use finding::{Address, Credential, Use};
pub use hit::{
    Certainty, Condition, Endpoint, Findings, FoundCredential, Hit, Language, Reading, Skip,
};
pub use judge::{
    ColumnServed, ColumnUsed, Effort, Judgement, Lost, OwnerWanted, Refusal, RestCall, Served,
};
pub use logs::{Called, LogRead, Logs, Traffic};
pub use output::Tone;
pub use picture::{CallInUse, Estimate, OwnerInUse, Picture};
pub use report::{FailOn, Report, SCHEMA, Source};
