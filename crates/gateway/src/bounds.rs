//! How much one caller, one call and all of them together may take.

use std::time::Duration;

use keap_xmlrpc::{DecodeOptions, Limits};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// The bounds of a gateway. Every one has a default that suits a small server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Bounds {
    /// Bytes of one request body, after it was unpacked. 16 MiB, in which a file that an old program uploads may have 12 MB:
    /// in base64 it is a third larger.
    #[serde(deserialize_with = "within::<1024, 2_147_483_648, _, _>")]
    pub body_bytes: usize,
    /// Bytes of all requests that are read or at work at one time, as large as their bodies were. 256 MiB.
    #[serde(deserialize_with = "within::<1024, 1_099_511_627_776, _, _>")]
    pub held_bytes: usize,
    /// Structs and arrays inside each other in a call. 32.
    #[serde(deserialize_with = "within::<4, 1_000, _, _>")]
    pub depth: usize,
    /// Members of one struct, elements of one array in a call. 100 000.
    #[serde(deserialize_with = "within::<1, 2_147_483_648, _, _>")]
    pub members: usize,
    /// Members and elements in all of one call. 150 000.
    pub values: usize,
    /// Params of one call; no method has more than 20. 64.
    pub params: usize,
    /// Seconds in which the headers, and then the body, must have come. 30.
    #[serde(deserialize_with = "within::<1, 3_600, _, _>")]
    pub receive_seconds: u64,
    /// Seconds in which a call is answered, with a fault if need be. 120.
    #[serde(deserialize_with = "within::<1, 3_600, _, _>")]
    pub answer_seconds: u64,
    /// Seconds in which a caller must have taken an answer. 60.
    #[serde(deserialize_with = "within::<1, 3_600, _, _>")]
    pub send_seconds: u64,
    /// Connections in all. 1024.
    #[serde(deserialize_with = "within::<1, 1_000_000, _, _>")]
    pub connections: usize,
    /// Connections from one address. 256.
    #[serde(deserialize_with = "within::<1, 1_000_000, _, _>")]
    pub connections_per_address: usize,
    /// Calls of one tenant that are at work at one time, over XML-RPC and over REST each. 8.
    #[serde(deserialize_with = "within::<1, 10_000, _, _>")]
    pub at_work: usize,
    /// Calls of one tenant that wait for the others, for XML-RPC and for REST each, and as many again that wait for others
    /// that write the same record. 100.
    #[serde(deserialize_with = "within::<0, 1_000_000, _, _>")]
    pub queue: usize,
    /// Seconds that what is in flight may take when the gateway is told to stop. 30.
    #[serde(deserialize_with = "within::<0, 86_400, _, _>")]
    pub drain_seconds: u64,
}

/// A number that a gateway can work with. Larger ones are slips, and some of them no machine can hold.
fn within<'de, const LEAST: u64, const MOST: u64, T, D>(from: D) -> Result<T, D::Error>
where
    T: TryFrom<u64>,
    D: Deserializer<'de>,
{
    let number = i64::deserialize(from)?;
    let fits = u64::try_from(number)
        .ok()
        .filter(|number| (LEAST..=MOST).contains(number));
    let fits = fits.and_then(|number| T::try_from(number).ok());
    fits.ok_or_else(|| D::Error::custom(format!("{number} is not between {LEAST} and {MOST}")))
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

    /// As leniently as is safe: forbidden characters are read over and dates roll over as at the service, sizes are not.
    pub(crate) fn decode(&self) -> DecodeOptions {
        let limits = Limits::default()
            .size(self.body_bytes)
            .depth(self.depth)
            .members(self.members)
            .text(self.body_bytes)
            .values(self.values)
            .params(self.params);
        DecodeOptions::default()
            .with_limits(limits)
            .with_rolling(true)
    }
}
