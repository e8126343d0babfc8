//! A server in memory, and a server on a socket.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body as AxumBody;
use bytes::Bytes;
use http::uri::Scheme;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout, timeout_at};

use crate::moment::instant_after;
use crate::{
    Body, BodyError, BoxFuture, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};

/// How long a client may take for the head of a request, waiting for it on an open connection included.
const HEAD_TIME: Duration = Duration::from_secs(30);

/// How long a client may take for the body of a request, from its first byte.
const BODY_TIME: Duration = Duration::from_secs(60);

/// How long calls that are under way may go on after the end was asked for.
const FAREWELL: Duration = Duration::from_secs(10);

/// The pause after a connection could not be taken, for instance because there are too many.
const BREATH: Duration = Duration::from_millis(50);

/// Serves an [`HttpService`] on a listener until `shutdown` completes, over HTTP/1.1.
///
/// Slow clients end: the head of a request has 30 seconds, its body 60. What is under way at the end has 10 more.
/// A service error closes the exchange with no details, for what went wrong behind the server is not the caller's
/// business: [`Interrupted`](TransportErrorKind::Interrupted) cuts the connection without an answer, as the service's own
/// was; [`InvalidRequest`](TransportErrorKind::InvalidRequest), such as for a body that cannot be read, is status 400; all
/// others are 502.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    service: Transport,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let attend = move |stream, watcher: Watcher| {
        let service = service.clone();
        async move { converse(stream, Scheme::HTTP, service, watcher).await }
    };
    accept_all(listener, attend, shutdown).await
}

/// Serves as [`serve`] does, over TLS. A handshake has the time that the head of a request has.
///
/// # Errors
/// When the listener fails.
#[cfg(feature = "tls")]
pub async fn serve_tls(
    listener: TcpListener,
    tls: tokio_rustls::TlsAcceptor,
    service: Transport,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let attend = move |stream, watcher: Watcher| {
        let (tls, service) = (tls.clone(), service.clone());
        async move {
            // Who speaks no TLS, or does not trust the certificate, is told so by the handshake.
            if let Ok(Ok(stream)) = timeout(HEAD_TIME, tls.accept(stream)).await {
                converse(stream, Scheme::HTTPS, service, watcher).await;
            }
        }
    };
    accept_all(listener, attend, shutdown).await
}

/// Takes connections until `shutdown` completes, each in a task of its own.
async fn accept_all<F>(
    listener: TcpListener,
    attend: impl Fn(TcpStream, Watcher) -> F,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    let graceful = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        match accepted {
            Ok((stream, _)) => drop(tokio::spawn(attend(stream, graceful.watcher()))),
            Err(error) if is_of_the_client(&error) => {}
            // Too many open files pass; a listener that is gone says so again and again, at this pace.
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    }
    drop(listener);
    // Who is not done by then is cut off with the process.
    timeout(FAREWELL, graceful.shutdown()).await.ok();
    Ok(())
}

/// Serves one connection. Whoever answers finds the scheme among the extensions of a request.
async fn converse(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    scheme: Scheme,
    service: Transport,
    watcher: Watcher,
) {
    let respond = hyper::service::service_fn(move |mut request: hyper::Request<_>| {
        let service = service.clone();
        request.extensions_mut().insert(scheme.clone());
        async move { answer(&service, request).await }
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .serve_connection(TokioIo::new(stream), respond);
    // What goes wrong with a connection is told to its client, or cannot be told.
    watcher.watch(connection).await.ok();
}

fn is_of_the_client(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::ConnectionRefused | Kind::ConnectionAborted | Kind::ConnectionReset
    )
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

/// # Errors
/// When there is no answer, which ends the connection.
async fn answer(
    service: &Transport,
    request: hyper::Request<hyper::body::Incoming>,
) -> Result<axum::response::Response, TransportError> {
    let request = request.map(|body| {
        use futures_util::TryStreamExt as _;
        let stream = AxumBody::new(body).into_data_stream();
        let stream = stream.map_err(|e| BodyError::Interrupted(e.into()));
        Body::stream(in_time(stream, BODY_TIME))
    });
    match service.send(request).await {
        Ok(response) => Ok(response.map(|body| AxumBody::from_stream(body.into_stream()))),
        Err(error) => {
            let status = match error.kind() {
                TransportErrorKind::Interrupted => return Err(error),
                TransportErrorKind::InvalidRequest => http::StatusCode::BAD_REQUEST,
                _ => http::StatusCode::BAD_GATEWAY,
            };
            let mut response = axum::response::Response::new(AxumBody::empty());
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

/// The chunks of a body, which must all be here in time.
fn in_time<S>(
    stream: S,
    time: Duration,
) -> impl futures_core::Stream<Item = Result<Bytes, BodyError>> + Send
where
    S: futures_core::Stream<Item = Result<Bytes, BodyError>> + Send + Unpin + 'static,
{
    let state = Some((stream, None));
    futures_util::stream::unfold(state, move |state| async move {
        use futures_util::StreamExt as _;
        let (mut stream, end) = state?;
        let end = end.unwrap_or_else(|| instant_after(Instant::now(), time));
        match timeout_at(end, stream.next()).await {
            Ok(Some(chunk)) => Some((chunk, Some((stream, Some(end))))),
            Ok(None) => None,
            Err(late) => Some((Err(BodyError::Interrupted(late.into())), None)),
        }
    })
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

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[derive(Debug)]
    struct Echo;

    impl HttpService for Echo {
        fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            Box::pin(async move {
                let body = request.into_body().into_bytes(1024).await;
                Ok(Response::new(Body::from(
                    body.unwrap_or_else(|e| e.to_string().into()),
                )))
            })
        }
    }

    /// Sends a text and gives what comes until the server closes the connection.
    async fn send(address: SocketAddr, text: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    #[tokio::test]
    async fn slow_clients_end_and_so_does_the_server() {
        let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await.unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let shutdown = async { drop(stopped.await) };
        let served = tokio::spawn(serve(listener, Transport::new(Echo), shutdown));
        let good = "POST / HTTP/1.1\r\nhost: h\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok";
        assert!(send(address, good).await.contains("\r\nok\r\n"));
        // From here on a time limit is over as soon as nobody has anything else to do.
        tokio::time::pause();
        let half_a_head = "POST / HTTP/1.1\r\nhost: h\r\n";
        assert!(!send(address, half_a_head).await.contains("200"));
        let half_a_body = "POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\nok";
        assert!(
            send(address, half_a_body)
                .await
                .contains("body ended early")
        );
        let open = TcpStream::connect(address).await.unwrap();
        stop.send(()).unwrap();
        served.await.unwrap().unwrap();
        drop(open);
    }
}
