//! What a token answer holds, and how long it lives.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use keap_http::{Secret, moment};

use crate::AppName;

/// How long an access token is taken to live when the answer does not say: the shortest time seen.
const SHORTEST_LIFE: Duration = Duration::from_secs(3600);

/// No token is taken to live longer than ten years, whatever an answer says: it is refreshed earlier, and every date
/// made of it can be shown.
const LONGEST_LIFE: Duration = Duration::from_secs(10 * 365 * 86_400);

/// A pair of tokens with its life, as it came from the token endpoint or by hand.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// Opens the app until it expires.
    pub access: Secret,
    /// Buys the next pair, once. A refresh answer without one means that the old one goes on.
    pub refresh: Option<Secret>,
    /// When the pair was received.
    pub issued_at: SystemTime,
    /// When the access token expires.
    pub expires_at: SystemTime,
    /// The scope as Keap says it, `full|ab123.infusionsoft.com`: the only place in the flow that
    /// names the app.
    pub scope: Option<String>,
}

impl Tokens {
    /// A pair received at `issued_at`, made of whole seconds.
    pub fn new(
        access: Secret,
        refresh: Option<Secret>,
        issued_at: SystemTime,
        life: Duration,
    ) -> Self {
        let issued_at = from_unix(to_unix(issued_at));
        Self {
            access,
            refresh,
            issued_at,
            expires_at: moment::after(issued_at, life.min(LONGEST_LIFE)),
            scope: None,
        }
    }

    /// The same pair with the scope that came with it.
    #[must_use]
    pub fn with_scope(mut self, scope: Option<String>) -> Self {
        self.scope = scope;
        self
    }

    /// The same pair, which replaces `before`: a refresh answer without a refresh token means that
    /// the old one goes on, and one without a scope that nothing changed.
    #[must_use]
    pub(crate) fn after(mut self, before: &Self) -> Self {
        self.refresh = self.refresh.or_else(|| before.refresh.clone());
        self.scope = self.scope.or_else(|| before.scope.clone());
        self
    }

    /// The app that the scope names.
    pub fn tenant(&self) -> Option<AppName> {
        tenant_of_scope(self.scope.as_deref()?)
    }

    /// Whether the access token is still accepted at `now`.
    pub fn is_alive(&self, now: SystemTime) -> bool {
        now < self.expires_at
    }

    /// Whether less than `fraction` of the access token's life is over at `now`.
    pub fn is_fresh(&self, now: SystemTime, fraction: f64) -> bool {
        let life = self
            .expires_at
            .duration_since(self.issued_at)
            .unwrap_or_default();
        now < moment::after(self.issued_at, life.mul_f64(fraction.clamp(0.0, 1.0)))
    }

    /// Reads a token answer (RFC 6749, section 5.1) received at `now`.
    pub(crate) fn from_answer(body: &[u8], now: SystemTime) -> Option<Self> {
        let answer: serde_json::Value = serde_json::from_slice(body).ok()?;
        let text = |name: &str| answer.get(name)?.as_str().filter(|text| !text.is_empty());
        // Seen as a number; a string of digits costs nothing to accept.
        let life = answer
            .get("expires_in")
            .and_then(|life| life.as_u64().or_else(|| life.as_str()?.trim().parse().ok()));
        let life = life.map_or(SHORTEST_LIFE, Duration::from_secs);
        let access = Secret::new(text("access_token")?);
        let refresh = text("refresh_token").map(Secret::new);
        Some(Self::new(access, refresh, now, life).with_scope(text("scope").map(str::to_owned)))
    }
}

/// The app in a scope such as `full|ab123.infusionsoft.com`.
pub(crate) fn tenant_of_scope(scope: &str) -> Option<AppName> {
    scope
        .split(['|', ' '])
        .filter(|part| part.contains('.'))
        .find_map(|part| part.parse().ok())
}

/// Whole seconds since 1970, as they are stored.
pub(crate) fn to_unix(time: SystemTime) -> i64 {
    let seconds = time
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    i64::try_from(seconds).unwrap_or(i64::MAX)
}

/// The time of whole seconds since 1970.
pub(crate) fn from_unix(seconds: i64) -> SystemTime {
    moment::from_unix(u64::try_from(seconds).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_the_app_in_its_scope() {
        let body = br#"{"access_token":"A","refresh_token":"R","token_type":"Bearer","expires_in":86400,"scope":"full|ab123.infusionsoft.com"}"#;
        let tokens = Tokens::from_answer(body, from_unix(1000)).unwrap();
        assert_eq!(tokens.tenant().unwrap().as_str(), "ab123");
        assert_eq!(tokens.expires_at, from_unix(87_400));
        assert!(tokens.is_fresh(from_unix(1000 + 75_599), 0.875));
        assert!(!tokens.is_fresh(from_unix(1000 + 75_600), 0.875));
        assert!(tokens.is_alive(from_unix(87_399)) && !tokens.is_alive(from_unix(87_400)));
    }

    #[test]
    fn what_is_no_answer() {
        for body in [
            "",
            "<h1>",
            "{}",
            r#"{"access_token":""}"#,
            r#"{"access_token":7}"#,
        ] {
            assert!(
                Tokens::from_answer(body.as_bytes(), UNIX_EPOCH).is_none(),
                "{body}"
            );
        }
        assert_eq!(tenant_of_scope("full"), None);
    }
}
