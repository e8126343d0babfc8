//! Builds the stack of layers in the one right order.

use std::sync::Arc;

#[cfg(feature = "reqwest")]
use crate::TransportConfig;
use crate::limit::{LimitConfig, limit};
use crate::observe::{Observer, observe};
use crate::retry::{RetryConfig, retry};
use crate::{PaceConfig, Transport};

/// What a client is made of. Outermost first: observe, retry, authorize, limit, transport.
///
/// So a call is observed once with all its attempts, each attempt is authorized again (a token may
/// have been refreshed in between), and each attempt waits for its own permit.
///
/// ```
/// use keap_http::{ClientConfig, Transport};
///
/// fn without_credential(network: Transport) -> Transport {
///     // `|inner| inner` stands where `keap_auth::authorize` usually is.
///     ClientConfig::new().build(network, |inner| inner)
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct ClientConfig {
    #[cfg(feature = "reqwest")]
    transport: TransportConfig,
    retry: RetryConfig,
    limit: Option<LimitConfig>,
    observers: Vec<Arc<dyn Observer>>,
}

impl ClientConfig {
    /// The defaults of every layer, and no observer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Limits of the real transport. They matter to [`connect`](Self::connect) only.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn transport(mut self, config: TransportConfig) -> Self {
        self.transport = config;
        self
    }

    /// How calls are repeated.
    #[must_use]
    pub fn retry(mut self, config: RetryConfig) -> Self {
        self.retry = config;
        self
    }

    /// How fast calls go out. Without it calls are not paced.
    #[must_use]
    pub fn limit(mut self, config: LimitConfig) -> Self {
        self.limit = Some(config);
        self
    }

    /// Changes how failed calls are repeated, and keeps what else was set.
    #[must_use]
    pub fn adjust_retry(mut self, adjust: impl FnOnce(&mut RetryConfig)) -> Self {
        adjust(&mut self.retry);
        self
    }

    /// The pace to go at unless [`limit`](Self::limit) was called.
    #[must_use]
    pub fn pace_by_default(mut self, pace: PaceConfig) -> Self {
        self.limit.get_or_insert_with(|| LimitConfig::paced(pace));
        self
    }

    /// Adds an observer, which sees every call.
    #[must_use]
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observers.push(observer);
        self
    }

    /// Puts the layers around `transport`. `authorize` wraps the two innermost ones; it is
    /// `keap_auth::authorize` with a credential, or the identity for calls without one.
    pub fn build(
        self,
        transport: Transport,
        authorize: impl FnOnce(Transport) -> Transport,
    ) -> Transport {
        let paced = limit(transport, self.limit.unwrap_or_default());
        let repeated = retry(authorize(paced), self.retry);
        observe(repeated, self.observers)
    }

    /// Puts the layers around a new transport to the real network.
    ///
    /// # Errors
    /// When the TLS configuration of the platform cannot be used.
    #[cfg(feature = "reqwest")]
    pub fn connect(
        self,
        authorize: impl FnOnce(Transport) -> Transport,
    ) -> Result<Transport, Box<dyn std::error::Error + Send + Sync>> {
        let transport = crate::ReqwestTransport::new(self.transport.clone())?;
        Ok(self.build(Transport::new(transport), authorize))
    }
}
