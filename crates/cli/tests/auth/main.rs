//! `keap auth` against the local Keap, with marked secrets that must never show.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod desk;
mod encrypt;
mod grants;
mod import;
mod living;
mod login;
mod reading;
mod secrets;
mod store;
