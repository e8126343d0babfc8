//! What the suites share.

pub mod clock;
pub mod scratch;
