//! The gateway on a socket: connections within bounds, requests within times, and an orderly end.

mod answer;
mod binding;
mod connections;
mod forwarded;
mod patient;
mod site;

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use http_body_util::BodyDataStream;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use keap_http::{Body, BodyError, BoxFuture, Request, Shown};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::admit::Peer;
use crate::page::Here;
use crate::progress::Progress;
use answer::Answer;
use connections::Connections;
use patient::{Patient, Writing};
use site::Site;

/// Headers of a request, in bytes, and how many there may be.
const HEAD: usize = 64 * 1024;
const HEADERS: usize = 100;

/// After a failed accept, when for instance all file descriptors are in use.
const BREATHER: Duration = Duration::from_millis(50);

/// How often it is looked whether a connection still has work when the gateway is told to stop.
const LOOK: Duration = Duration::from_millis(50);

/// The gateway on a socket.
pub struct Listener {
    site: Site,
    socket: TcpListener,
    address: SocketAddr,
    tls: Option<TlsAcceptor>,
    /// Whose word on who the caller is counts.
    proxies: Arc<[IpAddr]>,
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener")
            .field("address", &self.address)
            .field("tls", &self.tls.is_some())
            .field("proxies", &self.proxies)
            .finish_non_exhaustive()
    }
}

/// Why it cannot listen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ListenerError {
    /// Plain HTTP on an address that others reach, without the word that allows it.
    #[error("{0} is not loopback, and keys would travel readable")]
    Remote(SocketAddr),
    /// The page on an address that others reach, without a token or without TLS.
    #[error("{0} is not loopback, and the page would be open to whoever reaches it")]
    Unguarded(SocketAddr),
    /// The address cannot be bound.
    #[error("cannot listen on {0}")]
    Bind(SocketAddr, #[source] io::Error),
}

impl Listener {
    /// Believes what these proxies say in `X-Forwarded-For`; nobody else is believed.
    #[must_use]
    pub fn trust_proxies(mut self, proxies: &[IpAddr]) -> Self {
        self.proxies = proxies.into();
        self
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of the endpoint, or of the page.
    pub fn url(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let authority = self.site.authority(self.address);
        format!("{scheme}://{authority}{}", self.site.path())
    }

    /// The address that a connection came to, which may be any of this machine's.
    fn here(&self, stream: &TcpStream) -> Option<Here> {
        let address = match self.site {
            Site::Endpoint(_) => return None,
            Site::Page(_) if self.address.ip().is_unspecified() => stream.local_addr().ok()?,
            Site::Page(_) => self.address,
        };
        Some(Here(address.ip()))
    }

    /// Serves until `shutdown` completes; then what is in flight ends within the bound for it. True when it did.
    pub fn serve<'a>(self, shutdown: impl Future<Output = ()> + Send + 'a) -> BoxFuture<'a, bool> {
        self.serving(Box::pin(shutdown))
    }

    /// In a box, so that the server is compiled here, and not once more in each program that runs one.
    fn serving(self, shutdown: BoxFuture<'_, ()>) -> BoxFuture<'_, bool> {
        Box::pin(self.until(shutdown))
    }

    async fn until(self, mut shutdown: BoxFuture<'_, ()>) -> bool {
        let bounds = self.site.bounds();
        let (stop, stopped) = watch::channel(());
        let mut connections = Connections::new(&bounds);
        loop {
            let accepted = tokio::select! {
                accepted = self.socket.accept() => accepted,
                () = &mut shutdown => break,
                () = connections.ended() => continue,
            };
            let Ok((stream, peer)) = accepted else {
                tokio::time::sleep(BREATHER).await;
                continue;
            };
            let caller = Caller {
                site: self.site.clone(),
                peer: Peer(peer.ip()),
                here: self.here(&stream),
                proxies: Arc::clone(&self.proxies),
            };
            let (tls, stopped) = (self.tls.clone(), stopped.clone());
            // Answers are written at once and whole, so nothing is won by waiting for more.
            let _ = stream.set_nodelay(true);
            let unbounded = peer.ip().is_loopback() || self.proxies.contains(&peer.ip());
            let patience = bounds.send();
            connections.admit(peer.ip(), unbounded, move |progress| async move {
                let stream = Patient::new(stream, patience).answering(progress.clone());
                let writing = stream.writing();
                match tls {
                    Some(tls) => encrypted(stream, tls, caller, (progress, writing), stopped).await,
                    None => connection(stream, caller, (progress, writing), stopped).await,
                }
            });
        }
        drop(self.socket);
        drop(stop);
        let end = async {
            connections.all_ended().await;
            self.site.idle().await;
        };
        let drained = tokio::select! {
            drained = tokio::time::timeout(bounds.drain(), end) => drained.is_ok(),
            () = self.site.gateway().hurried() => false,
        };
        // What is cut tells of itself, before the log and the inventory end.
        self.site.gateway().cuts();
        connections.cut().await;
        drained
    }
}

/// Who is at the other end of a connection, and who answers.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    site: Site,
    peer: Peer,
    /// Where the connection came to, of the page alone.
    here: Option<Here>,
    proxies: Arc<[IpAddr]>,
}

/// Serves one connection over TLS. A handshake has the time that a request has.
async fn encrypted(
    stream: Patient<TcpStream>,
    tls: TlsAcceptor,
    caller: Caller,
    progress: (Progress, Writing),
    mut stopped: watch::Receiver<()>,
) {
    let limit = caller.site.bounds().receive();
    let accepted = tokio::select! {
        accepted = tokio::time::timeout(limit, tls.accept(stream)) => accepted,
        _ = stopped.changed() => return,
    };
    match accepted {
        Ok(Ok(stream)) => connection(stream, caller, progress, stopped).await,
        Ok(Err(error)) => {
            tracing::debug!(error = %Shown::new(&error.to_string()), "a handshake failed")
        }
        Err(_) => tracing::debug!("a handshake took too long"),
    }
}

/// Serves one connection, encrypted or not, until it ends or the gateway is told to stop.
pub(crate) async fn connection(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    caller: Caller,
    (progress, writing): (Progress, Writing),
    mut stopped: watch::Receiver<()>,
) {
    let bounds = caller.site.bounds();
    let at_end = progress.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (caller, progress) = (caller.clone(), progress.clone());
        progress.see(request.headers());
        async move {
            let mut request = request.map(body);
            let peer = forwarded::caller(caller.peer.0, request.headers(), &caller.proxies);
            request.extensions_mut().insert(Peer(peer));
            if let Some(here) = caller.here {
                request.extensions_mut().insert(here);
            }
            request.extensions_mut().insert(progress.clone());
            answer(&caller.site, request, progress).await
        }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.receive())
        .max_buf_size(HEAD)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        _ = stopped.changed() => {
            serving.as_mut().graceful_shutdown();
            loop {
                tokio::select! {
                    ended = serving.as_mut() => break ended,
                    // A request that has not come whole is waited for no longer.
                    () = tokio::time::sleep(LOOK) => if !at_end.is_at_work() && !writing.is_waiting() {
                        return;
                    }
                }
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(error = %Shown::new(&error.to_string()), "a connection ended early");
    }
}

fn body(incoming: Incoming) -> Body {
    let chunks = BodyDataStream::new(incoming);
    Body::stream(chunks.map_err(|error| BodyError::Interrupted(error.into())))
}

/// # Errors
/// When the gateway has no answer, which ends the connection.
async fn answer(
    site: &Site,
    request: Request,
    progress: Progress,
) -> io::Result<http::Response<Answer>> {
    let response = site.call(request).await.map_err(io::Error::other)?;
    let (head, body) = response.into_parts();
    let body = Answer::of(body, progress).await.map_err(io::Error::other)?;
    Ok(http::Response::from_parts(head, body))
}
