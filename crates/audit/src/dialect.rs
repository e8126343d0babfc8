//! How the known libraries are called: data, one file each, and what is looked up in it.

mod argument;
mod file;
mod kind;
mod known;
mod rulebook;

#[cfg(feature = "grammars")]
pub(crate) use file::Clients;
pub(crate) use file::{CallRule, Services};
pub use file::{Dialect, DialectError};
pub(crate) use kind::{Type, TypeKind};
pub(crate) use known::{KNOWN, call_near};
#[cfg(feature = "grammars")]
pub(crate) use rulebook::Known;
pub(crate) use rulebook::Rulebook;
