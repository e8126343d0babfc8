//! What a running gateway tells of itself.

use serde::Serialize;

use super::quota::QuotaLeft;
use super::wire::WireHealth;

/// What a running gateway knows and its store does not.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Live {
    /// The version of the gateway.
    pub version: &'static str,
    /// When it was started, RFC 3339 in UTC.
    pub started: String,
    /// Calls that were let in since.
    pub admitted: u64,
    /// Calls that were not.
    pub refused: u64,
    /// How the wires to Keap do that were used since.
    pub wires: Vec<WireHealth>,
    /// What is left of the quotas that Keap told.
    pub quotas: Vec<QuotaLeft>,
    /// Why it works worse than it should.
    pub degraded: Vec<String>,
    /// Why it cannot serve.
    pub unready: Vec<String>,
    /// That the store does not answer, when it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outage: Option<StoreOutage>,
}

/// That the store of a gateway does not answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StoreOutage {
    /// Which store: a file, or host and name of a database.
    pub store: String,
    /// Since when, RFC 3339 in UTC.
    pub since: String,
    /// Why, as it was told last.
    pub why: String,
}
