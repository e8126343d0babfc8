//! `keap auth` against the local Keap, with marked secrets that must never show.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![cfg_attr(
    target_os = "linux",
    expect(clippy::print_stderr, reason = "a test says that it was skipped")
)]

mod desk;
mod encrypt;
mod ending;
mod grants;
mod import;
mod living;
mod login;
mod reading;
mod secrets;
mod store;
