//! How much one caller, one call and all of them together may take.

use std::time::Duration;

use keap_xmlrpc::{DecodeOptions, Limits};
use serde::Deserialize;

/// The bounds of a gateway. Every one has a default that suits a small server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Bounds {
    /// Bytes of one request body, after it was unpacked. 16 MiB.
    pub body_bytes: usize,
    /// Bytes of all request bodies that are held at one time. 256 MiB.
    pub held_bytes: usize,
    /// Structs and arrays inside each other in a call. 32.
    pub depth: usize,
    /// Members of one struct, elements of one array in a call. 100 000.
    pub members: usize,
    /// Members and elements in all of one call. 150 000.
    pub values: usize,
    /// Params of one call; no method has more than 20. 64.
    pub params: usize,
    /// Seconds in which the headers, and then the body, must have come. 30.
    pub receive_seconds: u64,
    /// Seconds in which a call is answered, with a fault if need be. 120.
    pub answer_seconds: u64,
    /// Seconds in which a caller must have taken an answer. 60.
    pub send_seconds: u64,
    /// Connections in all. 1024.
    pub connections: usize,
    /// Connections from one address. 256.
    pub connections_per_address: usize,
    /// Calls of one tenant that are at work at one time. 8.
    pub at_work: usize,
    /// Calls of one tenant that wait for the others. 100.
    pub queue: usize,
    /// Seconds that what is in flight may take when the gateway is told to stop. 30.
    pub drain_seconds: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            body_bytes: 16 << 20,
            held_bytes: 256 << 20,
            depth: 32,
            members: 100_000,
            values: 150_000,
            params: 64,
            receive_seconds: 30,
            answer_seconds: 120,
            send_seconds: 60,
            connections: 1024,
            connections_per_address: 256,
            at_work: 8,
            queue: 100,
            drain_seconds: 30,
        }
    }
}

impl Bounds {
    pub(crate) fn receive(&self) -> Duration {
        Duration::from_secs(self.receive_seconds)
    }

    pub(crate) fn answer(&self) -> Duration {
        Duration::from_secs(self.answer_seconds)
    }

    pub(crate) fn send(&self) -> Duration {
        Duration::from_secs(self.send_seconds)
    }

    pub(crate) fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }

    /// As leniently as is safe: forbidden characters are read over, sizes are not.
    pub(crate) fn decode(&self) -> DecodeOptions {
        let limits = Limits {
            size: self.body_bytes,
            depth: self.depth,
            members: self.members,
            text: self.body_bytes,
            values: self.values,
            params: self.params,
        };
        DecodeOptions {
            limits,
            ..DecodeOptions::lossy()
        }
    }
}
