//! Why no complete response arrived, and whether the request may have had an effect.

use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

use http::{Method, Uri};

/// Whether the server may have seen the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sent {
    /// Provably not: repeating it is safe whatever it does.
    No,
    /// Perhaps: what writes may have been carried out.
    Maybe,
    /// Yes, and the answer was lost.
    Yes,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection: name not found, refused, TLS failed.
    Connect,
    /// One attempt took longer than its timeout.
    Timeout,
    /// The deadline of the whole call, with all its attempts, passed.
    Deadline,
    /// The connection broke after it was made.
    Interrupted,
    /// The response body is larger than the limit.
    TooLarge,
    /// No usable credential: the authorize layer could not get one.
    Authorization,
    /// A limit is used up for longer than the call waits: that of the day, or what a refusal told. Nothing was sent.
    Quota,
    /// The request itself cannot be sent.
    InvalidRequest,
}

impl TransportErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::Connect => "could not connect",
            Self::Timeout => "timed out",
            Self::Deadline => "deadline passed",
            Self::Interrupted => "connection was interrupted",
            Self::TooLarge => "response body is too large",
            Self::Authorization => "not sent for want of a usable credential",
            Self::Quota => "a limit of the account is used up",
            Self::InvalidRequest => "request cannot be sent",
        }
    }
}

/// No complete response arrived.
///
/// Carries no secret: the URL is shown without its query string, user name and password.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    sent: Sent,
    method: Method,
    url: String,
    attempts: u32,
    elapsed: Duration,
    /// Whole seconds: errors are handed on by value, and a longer one would be too large for that.
    retry_after: Option<NonZeroU32>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl TransportError {
    /// An error of one attempt. Layers add [`attempts`](Self::with_attempts) and time.
    pub fn new(kind: TransportErrorKind, sent: Sent, method: &Method, url: &Uri) -> Self {
        Self {
            kind,
            sent,
            method: method.clone(),
            url: redacted_url(url),
            attempts: 1,
            elapsed: Duration::ZERO,
            retry_after: None,
            source: None,
        }
    }

    /// The same error with its cause. The cause must carry no secret and no query string.
    #[must_use]
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same error with the number of attempts that were made and the time they took together.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32, elapsed: Duration) -> Self {
        self.attempts = attempts;
        self.elapsed = elapsed;
        self
    }

    /// The same error, when an earlier attempt may have reached the server although this one did not.
    #[must_use]
    pub fn with_sent(mut self, sent: Sent) -> Self {
        self.sent = sent;
        self
    }

    /// The same error with the time after which a new call may succeed.
    #[must_use]
    pub fn with_retry_after(mut self, wait: Duration) -> Self {
        let seconds = wait
            .as_secs()
            .saturating_add(u64::from(wait.subsec_nanos() > 0));
        self.retry_after = NonZeroU32::new(u32::try_from(seconds).unwrap_or(u32::MAX));
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the server may have seen the request.
    pub fn was_sent(&self) -> Sent {
        self.sent
    }

    /// How many attempts were made.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the same request may succeed a moment later, if it can be repeated at all.
    ///
    /// False when more than one attempt was made already: do not start a second loop around the transport's own.
    pub fn is_retryable(&self) -> bool {
        let never = [
            TransportErrorKind::InvalidRequest,
            TransportErrorKind::Authorization,
            TransportErrorKind::TooLarge,
        ];
        self.attempts <= 1 && !never.contains(&self.kind)
    }

    /// How long all attempts took together.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How long to wait before the next call, where that is known: until the next day when the quota of this one is
    /// used up.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
            .map(|seconds| Duration::from_secs(seconds.get().into()))
    }

    /// The URL without query string.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.kind.text(), self.method, self.url)?;
        if self.attempts > 1 {
            write!(
                f,
                " (after {} attempts in {:.1?})",
                self.attempts, self.elapsed
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A URL as it may be shown: without query string and user information, where secrets hide.
pub fn redacted_url(url: &Uri) -> String {
    let scheme = url.scheme_str().unwrap_or("http");
    let host = url.host().unwrap_or_default();
    match url.port_u16() {
        Some(port) => format!("{scheme}://{host}:{port}{}", url.path()),
        None => format!("{scheme}://{host}{}", url.path()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_string_is_not_shown() {
        let url =
            Uri::from_static("https://api.infusionsoft.com/crm/xmlrpc/v1?access_token=SECRET");
        let error = TransportError::new(
            TransportErrorKind::Timeout,
            Sent::Maybe,
            &Method::POST,
            &url,
        )
        .with_attempts(3, Duration::from_millis(1200));
        assert_eq!(
            error.to_string(),
            "timed out: POST https://api.infusionsoft.com/crm/xmlrpc/v1 (after 3 attempts in 1.2s)"
        );
        assert!(!format!("{error:?}").contains("SECRET"));
    }
}
