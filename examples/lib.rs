//! Where the examples connect: a local Keap in memory, or an account when the environment names one.

use keap::{Keap, KeapBuilder, Result};
use keap_auth::AccessKey;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

/// Uses the account of `KEAP_ACCESS_KEY` (a personal access token or service account key) when it is set, otherwise a
/// fresh local Keap with demo data, so that every example runs offline.
///
/// # Errors
/// When the key cannot be one.
pub fn connect() -> Result<KeapBuilder> {
    match std::env::var("KEAP_ACCESS_KEY")
        .ok()
        .and_then(|key| AccessKey::new(&key).ok())
    {
        Some(key) => Ok(Keap::builder(key)),
        None => {
            let sandbox = Sandbox::builder().build();
            Ok(Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?.transport(sandbox.transport()))
        }
    }
}

/// The program of the README, compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
