//! What a token answer holds, and how long it lives.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use keap_http::{Presented, Secret, moment};

use crate::{AppName, Hosts};

/// How long an access token is taken to live when the answer does not say: the shortest time seen.
const SHORTEST_LIFE: Duration = Duration::from_secs(3600);

/// No access token lives longer, whatever an answer says: a time beyond what clocks and databases can
/// hold would be an error in every place that reads it back.
const LONGEST_LIFE: Duration = Duration::from_secs(10 * 365 * 86_400);

/// The last second of the year 9999, the end of what is stored.
const LAST_SECOND: i64 = 253_402_300_799;

/// How far the clocks of two machines may be apart.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(300);

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
    /// The base URL of the hosts that the pair belongs to; none for Keap's own.
    pub hosts: Option<String>,
}

impl Tokens {
    /// A pair received at `issued_at`, made of whole seconds. A life of more than ten years is taken
    /// for ten years.
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
            hosts: None,
        }
    }

    /// The same pair, which belongs to these hosts.
    #[must_use]
    pub fn of_hosts(mut self, hosts: &Hosts) -> Self {
        self.hosts = hosts.name();
        self
    }

    /// The same pair with the scope that came with it.
    #[must_use]
    pub fn with_scope(mut self, scope: Option<String>) -> Self {
        self.scope = scope;
        self
    }

    /// The same pair. A scope in which a server sends back what was sent to it names no app.
    #[must_use]
    pub(crate) fn hiding(mut self, presented: &Presented) -> Self {
        let scope = self.scope.as_deref().map(|scope| presented.hide(scope));
        self.scope = scope.map(std::borrow::Cow::into_owned);
        self
    }

    /// The same pair, which replaces `before`: a refresh answer without a refresh token means that
    /// the old one goes on, and one without a scope that nothing changed.
    #[must_use]
    pub(crate) fn after(mut self, before: &Self) -> Self {
        self.refresh = self.refresh.or_else(|| before.refresh.clone());
        self.scope = self.scope.or_else(|| before.scope.clone());
        self.hosts.clone_from(&before.hosts);
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

    /// Whether less than `fraction` of the access token's life is over at `now`. A pair of the future
    /// was stored while a clock was ahead, so nothing is known of its age: it is not fresh.
    pub fn is_fresh(&self, now: SystemTime, fraction: f64) -> bool {
        !self.is_of_the_future(now) && now < self.fresh_until(fraction)
    }

    /// When `fraction` of the access token's life is over: by [`GrantConfig::refresh_after`](crate::GrantConfig), the time
    /// of the next refresh.
    pub fn fresh_until(&self, fraction: f64) -> SystemTime {
        let life = self
            .expires_at
            .duration_since(self.issued_at)
            .unwrap_or_default();
        moment::after(self.issued_at, life.mul_f64(fraction.clamp(0.0, 1.0)))
    }

    /// Whether the pair was received at a time that has not come yet, by more than clocks differ.
    pub fn is_of_the_future(&self, now: SystemTime) -> bool {
        let ahead = self.issued_at.duration_since(now).unwrap_or_default();
        ahead > CLOCK_TOLERANCE
    }

    /// How long ago the pair was received; zero for one of the future.
    pub fn age(&self, now: SystemTime) -> Duration {
        now.duration_since(self.issued_at).unwrap_or_default()
    }

    /// Reads a token answer (RFC 6749, section 5.1) received at `now`. A byte order mark before it and
    /// text behind it are read over: the tokens in it are the only ones that are alive.
    pub(crate) fn from_answer(body: &[u8], now: SystemTime) -> Option<Self> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let mut values = serde_json::Deserializer::from_slice(body).into_iter();
        Self::from_json(&values.next()?.ok()?, now)
    }

    /// The same for an answer whose connection broke: one that arrived up to behind its refresh token
    /// is as good as a whole one.
    pub(crate) fn from_broken_answer(body: &[u8], now: SystemTime) -> Option<Self> {
        if let Some(whole) = Self::from_answer(body, now) {
            return Some(whole);
        }
        // The answer is one flat object: it is closed behind each of its members, the last one first.
        let ends = body.iter().enumerate().rev();
        let commas = ends.filter(|(_, byte)| **byte == b',').map(|(at, _)| at);
        std::iter::once(body.len())
            .chain(commas)
            .filter_map(|end| Self::from_answer(&[&body[..end], b"}"].concat(), now))
            .find(|tokens| tokens.refresh.is_some())
    }

    fn from_json(answer: &serde_json::Value, now: SystemTime) -> Option<Self> {
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
    i64::try_from(seconds).unwrap_or(LAST_SECOND)
}

/// The time of whole seconds since 1970. What lies before 1970 or behind the year 9999 was not stored
/// by us, or by a version that did not look; it is taken for the nearest time that can be shown.
pub(crate) fn from_unix(seconds: i64) -> SystemTime {
    let seconds = seconds.clamp(0, LAST_SECOND);
    moment::from_unix(seconds.unsigned_abs())
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

    #[test]
    fn no_life_is_too_long_to_be_stored() {
        for life in [
            u64::MAX,
            i64::MAX as u64,
            9_200_000_000_000_000_000,
            8_200_000_000_000,
        ] {
            for text in [format!("{life}"), format!("\"{life}\"")] {
                let body = format!(r#"{{"access_token":"A","expires_in":{text}}}"#);
                let tokens = Tokens::from_answer(body.as_bytes(), from_unix(1000)).unwrap();
                assert_eq!(
                    tokens.expires_at,
                    moment::after(from_unix(1000), LONGEST_LIFE)
                );
                assert!(tokens.is_fresh(from_unix(1001), 0.875));
            }
        }
        assert_eq!(from_unix(i64::MAX), from_unix(LAST_SECOND));
        assert_eq!(from_unix(i64::MIN), UNIX_EPOCH);
    }

    #[test]
    fn what_was_stored_while_the_clock_was_ahead_is_due() {
        let day = Duration::from_secs(86_400);
        let tokens = Tokens::new("A".into(), None, from_unix(200 * 86_400), day);
        assert!(!tokens.is_fresh(from_unix(86_400), 0.875));
        let apart = from_unix(200 * 86_400 - 200);
        assert!(
            tokens.is_fresh(apart, 0.875),
            "two machines are never alike"
        );
    }

    #[test]
    fn an_answer_with_something_around_it_is_read() {
        let answer = r#"{"access_token":"A","refresh_token":"R"}"#;
        for body in [
            format!("\u{feff}{answer}"),
            format!("{answer}\n<!-- served by node 7 -->"),
            format!(" {answer}{answer}"),
        ] {
            let tokens = Tokens::from_answer(body.as_bytes(), UNIX_EPOCH).unwrap();
            assert_eq!(tokens.refresh.unwrap().expose(), "R", "{body}");
        }
    }

    #[test]
    fn a_broken_answer_counts_from_behind_its_refresh_token() {
        let whole = r#"{"access_token":"A,1","refresh_token":"R2","token_type":"bearer"}"#;
        let behind = whole.find(r#","token_type"#).unwrap();
        for end in 0..whole.len() {
            let found = Tokens::from_broken_answer(&whole.as_bytes()[..end], UNIX_EPOCH);
            assert_eq!(found.is_some(), end >= behind, "{}", &whole[..end]);
            if let Some(tokens) = found {
                assert_eq!(tokens.refresh.unwrap().expose(), "R2");
            }
        }
    }
}
