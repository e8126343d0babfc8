//! The commands, one module each.

pub(crate) mod call;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod demo;
pub(crate) mod sandbox;
