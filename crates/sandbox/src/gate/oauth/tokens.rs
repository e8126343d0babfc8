//! What is told of tokens.

use std::time::Duration;

use keap_http::Secret;

/// How the token endpoint was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenCounts {
    /// Calls of the token endpoint.
    pub calls: u64,
    /// Refreshes that gave a new pair.
    pub refreshes: u64,
    /// Refresh tokens that came a second time.
    pub reuses: u64,
}

/// A pair of tokens, as a person would make it by hand in Account Central.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IssuedTokens {
    /// The access token.
    pub access: Secret,
    /// The refresh token.
    pub refresh: Secret,
    /// How long the access token lives.
    pub life: Duration,
}
