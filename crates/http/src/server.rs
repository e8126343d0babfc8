//! A server in memory, and a server on a socket.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body as AxumBody;
use tokio::net::TcpListener;

use crate::{
    Body, BoxFuture, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};

/// Serves an [`HttpService`] on a listener until `shutdown` completes.
///
/// A service error closes the exchange with status 502 and no details: what went wrong behind the server is not the
/// caller's business.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    service: Transport,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let router = Router::new().fallback(move |request: axum::extract::Request| {
        let service = service.clone();
        async move { answer(&service, request).await }
    });
    axum::serve(listener, router)
        .with_graceful_shutdown(shutdown)
        .await
}

/// Binds a listener and tells where it listens; port 0 picks a free port.
///
/// # Errors
/// When the address cannot be bound.
pub async fn listen(address: SocketAddr) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

async fn answer(service: &Transport, request: axum::extract::Request) -> axum::response::Response {
    let request = request.map(|body| {
        use futures_util::TryStreamExt as _;
        Body::stream(
            body.into_data_stream()
                .map_err(|e| crate::BodyError::Interrupted(e.into())),
        )
    });
    match service.send(request).await {
        Ok(response) => response.map(|body| AxumBody::from_stream(body.into_stream())),
        Err(_) => {
            let mut response = axum::response::Response::new(AxumBody::empty());
            *response.status_mut() = http::StatusCode::BAD_GATEWAY;
            response
        }
    }
}

/// An axum [`Router`] as an [`HttpService`], so that a whole server runs in memory.
#[derive(Clone)]
pub struct RouterService(Arc<Router>);

impl RouterService {
    /// Wraps a router.
    pub fn new(router: Router) -> Self {
        Self(Arc::new(router))
    }
}

impl std::fmt::Debug for RouterService {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RouterService").finish_non_exhaustive()
    }
}

impl HttpService for RouterService {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        use tower_service::Service as _;
        let mut router = Router::clone(&self.0);
        Box::pin(async move {
            let (method, url) = (request.method().clone(), request.uri().clone());
            let request = request.map(|body| AxumBody::from_stream(body.into_stream()));
            let response = router
                .call(request)
                .await
                .unwrap_or_else(|never| match never {});
            let (head, body) = response.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.map_err(|e| {
                TransportError::new(TransportErrorKind::Interrupted, Sent::Yes, &method, &url)
                    .with_source(e)
            })?;
            Ok(Response::from_parts(head, Body::from(body)))
        })
    }
}
