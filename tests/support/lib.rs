//! What the suites share.

pub mod scratch;
