//! Layer: how many calls at once.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::{
    BoxFuture, HttpService, Request, Response, Sent, Transport, TransportError, TransportErrorKind,
};

/// How fast a client may go.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LimitConfig {
    /// How many calls may be under way at once. Default 8.
    pub max_concurrent: usize,
}

impl Default for LimitConfig {
    fn default() -> Self {
        Self { max_concurrent: 8 }
    }
}

/// Wraps `inner`: each attempt waits for its permit.
pub fn limit(inner: Transport, config: LimitConfig) -> Transport {
    let permits = Arc::new(Semaphore::new(config.max_concurrent.max(1)));
    Transport::new(Limit { inner, permits })
}

#[derive(Debug)]
struct Limit {
    inner: Transport,
    permits: Arc<Semaphore>,
}

impl HttpService for Limit {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let permit = self.permits.acquire().await.map_err(|closed| {
                let kind = TransportErrorKind::InvalidRequest;
                TransportError::new(kind, Sent::No, request.method(), request.uri())
                    .with_source(closed)
            })?;
            let result = self.inner.send(request).await;
            drop(permit);
            result
        })
    }
}
