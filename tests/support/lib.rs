//! What the suites share: a local Keap with fixed time, and connections to it.

pub mod clock;
pub mod custom_fields;
pub mod fleet;
pub mod foreign;
pub mod gateway;
pub mod invocations;
pub mod recorder;
pub mod scratch;
pub mod told;
pub mod values;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keap::{Backend, Keap, KeapBuilder};
use keap_http::FixedClock;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Seed};

/// A local Keap with the demo seed. Its clock stands at 15 January 2026, 22:46:13 UTC, 17:46:13 Eastern.
pub fn sandbox() -> Sandbox {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_768_517_173);
    Sandbox::builder()
        .seed(Seed::demo())
        .clock(FixedClock::new(now))
        .build()
}

/// A connection to a local Keap over all three wires.
pub fn connect_to(sandbox: &Sandbox) -> Keap {
    builder(sandbox)
        .build()
        .expect("the builder has a transport")
}

/// A connection to a local Keap of its own.
pub fn connect() -> Keap {
    connect_to(&sandbox())
}

/// Configures a connection to a local Keap.
pub fn builder(sandbox: &Sandbox) -> KeapBuilder {
    Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)
        .expect("the token of the sandbox is one")
        .transport(sandbox.transport())
}

/// The backends besides XML-RPC.
pub const REST: [Backend; 2] = [Backend::RestV1, Backend::RestV2];

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
