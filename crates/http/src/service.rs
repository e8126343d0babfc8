//! The seam: one trait from request to response, and a cheap handle to whatever implements it.

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::Arc;

use crate::{Body, TransportError};

/// An HTTP request with our [`Body`].
pub type Request = http::Request<Body>;

/// An HTTP response with our [`Body`].
pub type Response = http::Response<Body>;

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Something that answers HTTP requests: a network transport, a layer around one, a script, a server in memory.
///
/// A status other than 2xx is a response, not an error. An error means that no complete response arrived.
pub trait HttpService: Debug + Send + Sync + 'static {
    /// Sends one request and waits for its response.
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
}

/// A cheap, cloneable handle to an [`HttpService`].
#[derive(Clone, Debug)]
pub struct Transport(Arc<dyn HttpService>);

impl Transport {
    /// Wraps a service.
    pub fn new(service: impl HttpService) -> Self {
        Self(Arc::new(service))
    }

    /// Sends one request and waits for its response.
    ///
    /// # Errors
    /// When no complete response arrived; see [`TransportError::was_sent`].
    pub async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.0.call(request).await
    }
}

impl HttpService for Transport {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.0.call(request)
    }
}
