//! The real transport. The only file that names `reqwest`.

use std::net::SocketAddr;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::Uri;
use http::uri::{Authority, Scheme};
use rustls::crypto::CryptoProvider;

use crate::body::Collected;
use crate::{
    Body, BodyError, BodyMode, BoxFuture, HttpService, Request, Response, Sent, TransportError,
    TransportErrorKind,
};

/// Limits of the real transport.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TransportConfig {
    /// How long one attempt may take, from the first byte out to the last byte in. Default 60 seconds: saved searches
    /// are known to take more than ten.
    pub timeout: Duration,
    /// How long connecting may take. Default 10 seconds.
    pub connect_timeout: Duration,
    /// The largest buffered response body, in bytes. Default 64 MiB.
    pub body_limit: usize,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// Addresses of host names that are not looked up. Default: none.
    pub resolve: Vec<(String, SocketAddr)>,
}

impl Default for TransportConfig {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            body_limit: 64 * 1024 * 1024,
            user_agent: concat!("keap-bridge/", env!("CARGO_PKG_VERSION")).to_owned(),
            resolve: Vec::new(),
        }
    }
}

/// Sends requests over the network: HTTP/1.1, TLS by rustls with the platform's roots, no redirects.
///
/// Answers may come compressed by gzip; the limit of a body holds for what it unpacks to. An answer that comes in
/// another encoding, which was not asked for, is refused by name.
///
/// A redirect is returned as the response it is. Following one would turn a `POST` into a `GET` without its body, a
/// known way to make XML-RPC calls fail.
#[derive(Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    config: TransportConfig,
    origin: Origin,
}

impl ReqwestTransport {
    /// A transport with its own connection pool.
    ///
    /// # Errors
    /// When the TLS configuration of the platform cannot be used.
    pub fn new(config: TransportConfig) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        choose_cryptography();
        let mut builder = reqwest::Client::builder()
            .user_agent(&config.user_agent)
            .connect_timeout(config.connect_timeout)
            .redirect(reqwest::redirect::Policy::none());
        for (name, address) in &config.resolve {
            builder = builder.resolve(name, *address);
        }
        #[cfg(any(windows, target_vendor = "apple"))]
        {
            builder = builder.tls_certs_merge(named_roots()?);
        }
        let client = builder.build()?;
        Ok(Self {
            client,
            config,
            origin: Origin::default(),
        })
    }

    async fn attempt(&self, request: Request) -> Result<Response, TransportError> {
        let mode = request
            .extensions()
            .get::<BodyMode>()
            .copied()
            .unwrap_or_default();
        let (parts, body) = request.into_parts();
        let (method, uri) = (parts.method, parts.uri);
        let fail = |kind, sent| TransportError::new(kind, sent, &method, &uri);

        let url = self
            .origin
            .address(&uri)
            .map_err(|e| fail(TransportErrorKind::InvalidRequest, Sent::No).with_source(e))?;
        let body = match body.into_inner() {
            Ok(bytes) => reqwest::Body::from(bytes),
            Err(stream) => reqwest::Body::wrap_stream(stream),
        };
        let exchange = async {
            let response = self
                .client
                .request(method.clone(), url)
                .headers(parts.headers)
                .body(body)
                .send()
                .await
                .map_err(|e| {
                    let (kind, sent) = classify(&e);
                    fail(kind, sent).with_source(e.without_url())
                })?;
            let (head, response) = behead(response);
            if let Some(refused) = unasked_encoding(&head.headers) {
                return Err(fail(TransportErrorKind::Interrupted, Sent::Yes).with_source(refused));
            }
            let body = match mode {
                BodyMode::Streamed => {
                    Body::stream(with_pause_limit(chunks(response), self.config.timeout))
                }
                BodyMode::Buffered => {
                    let bytes = whole(response, self.config.body_limit).await;
                    Body::from(bytes.map_err(|e| match e {
                        BodyError::TooLarge { .. } => {
                            fail(TransportErrorKind::TooLarge, Sent::Yes).with_source(e)
                        }
                        BodyError::Interrupted(_) => {
                            fail(TransportErrorKind::Interrupted, Sent::Yes).with_source(e)
                        }
                    })?)
                }
            };
            Ok(Response::from_parts(head, body))
        };
        match tokio::time::timeout(self.config.timeout, exchange).await {
            Ok(result) => result,
            Err(_) => Err(fail(TransportErrorKind::Timeout, Sent::Maybe)),
        }
    }
}

impl HttpService for ReqwestTransport {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.attempt(request))
    }
}

/// The server that was asked last, as an address is read: most requests go to one server, and its name is read once.
#[derive(Debug, Default)]
struct Origin(Mutex<Option<(Scheme, Authority, reqwest::Url)>>);

impl Origin {
    /// What reading the whole address gives.
    fn address(&self, uri: &Uri) -> Result<reqwest::Url, impl std::error::Error + use<>> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return reqwest::Url::parse(&uri.to_string());
        };
        let mut url = self.server(scheme, authority)?;
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    }

    fn server<E>(&self, scheme: &Scheme, authority: &Authority) -> Result<reqwest::Url, E>
    where
        reqwest::Url: FromStr<Err = E>,
    {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of_scheme, of_authority, url)) = &*last
            && (of_scheme, of_authority) == (scheme, authority)
        {
            return Ok(url.clone());
        }
        let url: reqwest::Url = format!("{scheme}://{authority}/").parse()?;
        *last = Some((scheme.clone(), authority.clone(), url.clone()));
        Ok(url)
    }
}

/// The answer is in an encoding that was not asked for, so its bytes mean nothing here.
#[derive(Debug, thiserror::Error)]
#[error("the answer is encoded as {0:?}, and only gzip was asked for")]
struct UnaskedEncoding(String);

/// What is left of `Content-Encoding` after gzip was undone.
fn unasked_encoding(headers: &http::HeaderMap) -> Option<UnaskedEncoding> {
    let encoding = headers.get(http::header::CONTENT_ENCODING)?;
    let name: String = String::from_utf8_lossy(encoding.as_bytes())
        .chars()
        .take(40)
        .collect();
    let is_plain = matches!(name.trim().to_ascii_lowercase().as_str(), "" | "identity");
    (!is_plain).then_some(UnaskedEncoding(name))
}

type ChunkStream =
    std::pin::Pin<Box<dyn futures_core::Stream<Item = Result<Bytes, BodyError>> + Send>>;

/// Lets rustls use `ring`, unless the program has chosen for itself: it is built sooner than `aws-lc-rs` and
/// needs a C compiler alone.
fn choose_cryptography() {
    if CryptoProvider::get_default().is_none() {
        // Another thread may be quicker, with the same choice or the program's.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

/// The roots of the file that `SSL_CERT_FILE` names. Where the platform's roots are files, they are read from there; where
/// they are in a store, they come beside it.
#[cfg(any(windows, target_vendor = "apple"))]
fn named_roots() -> Result<Vec<reqwest::Certificate>, Box<dyn std::error::Error + Send + Sync>> {
    let Some(path) = std::env::var_os("SSL_CERT_FILE").filter(|path| !path.is_empty()) else {
        return Ok(Vec::new());
    };
    let unread = |error: &dyn std::fmt::Display| {
        format!(
            "{}, named in SSL_CERT_FILE: {error}",
            crate::Shown::path(&path)
        )
    };
    let bundle = std::fs::read(&path).map_err(|error| unread(&error))?;
    Ok(reqwest::Certificate::from_pem_bundle(&bundle).map_err(|error| unread(&error))?)
}

/// The head of an answer, and the answer without it.
fn behead(mut response: reqwest::Response) -> (http::response::Parts, reqwest::Response) {
    let (mut head, ()) = http::Response::new(()).into_parts();
    head.status = response.status();
    head.version = response.version();
    head.headers = std::mem::take(response.headers_mut());
    (head, response)
}

fn chunks(response: reqwest::Response) -> ChunkStream {
    Box::pin(response.bytes_stream().map_err(interrupted))
}

/// # Errors
/// [`BodyError::TooLarge`] beyond the limit, [`BodyError::Interrupted`] when it does not come to its end.
async fn whole(mut response: reqwest::Response, limit: usize) -> Result<Bytes, BodyError> {
    let mut collected = Collected::up_to(limit);
    while let Some(chunk) = response.chunk().await.map_err(interrupted)? {
        collected.push(chunk)?;
    }
    Ok(collected.into_bytes())
}

fn interrupted(error: reqwest::Error) -> BodyError {
    BodyError::Interrupted(error.without_url().into())
}

fn with_pause_limit(
    stream: ChunkStream,
    limit: Duration,
) -> impl futures_core::Stream<Item = Result<Bytes, BodyError>> + Send {
    futures_util::stream::unfold(Some(stream), move |state| async move {
        let mut stream = state?;
        match tokio::time::timeout(limit, stream.next()).await {
            Ok(Some(chunk)) => Some((chunk, Some(stream))),
            Ok(None) => None,
            Err(elapsed) => Some((Err(BodyError::Interrupted(elapsed.into())), None)),
        }
    })
}

/// Only a failure to connect proves that nothing was sent; everything else may have reached the server.
fn classify(error: &reqwest::Error) -> (TransportErrorKind, Sent) {
    if error.is_builder() {
        (TransportErrorKind::InvalidRequest, Sent::No)
    } else if error.is_connect() {
        (TransportErrorKind::Connect, Sent::No)
    } else if error.is_timeout() {
        (TransportErrorKind::Timeout, Sent::Maybe)
    } else {
        (TransportErrorKind::Interrupted, Sent::Maybe)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn an_address_is_what_reading_it_whole_gives() {
        let origin = Origin::default();
        for text in [
            "https://api.infusionsoft.com/crm/rest/v2/contacts/7?fields=a,b&filter=email%3D%3Da%40b.c",
            "https://API.infusionsoft.com:443/crm//a%20b/../c?",
            "http://[::1]:8080/crm/xmlrpc/v1",
            "http://user:word@127.0.0.1:80/?a=%zz&b=a'b",
            "https://api.infusionsoft.com/crm/rest/v2/contacts",
        ] {
            let uri: Uri = text.parse().unwrap();
            let whole = reqwest::Url::parse(&uri.to_string()).unwrap();
            for _ in 0..2 {
                assert_eq!(origin.address(&uri).unwrap(), whole, "{text}");
            }
        }
        assert!(origin.address(&"/crm".parse().unwrap()).is_err());
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    /// Answers one request with this body, and gives what was asked.
    async fn exchange(
        encoding: &str,
        body: Vec<u8>,
        limit: usize,
    ) -> (String, Result<Response, TransportError>) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: {encoding}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        let server = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = vec![0; 4096];
            let length = stream.read(&mut asked).await.unwrap();
            // A client that refuses the answer may be gone before it has all of it.
            stream
                .write_all(&[head.as_bytes(), &body].concat())
                .await
                .ok();
            stream.shutdown().await.ok();
            String::from_utf8(asked[..length].to_vec())
                .unwrap()
                .to_lowercase()
        };
        let config = TransportConfig {
            body_limit: limit,
            ..TransportConfig::default()
        };
        let transport = ReqwestTransport::new(config).unwrap();
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = format!("http://{address}/").parse().unwrap();
        tokio::join!(server, transport.call(request))
    }

    #[tokio::test]
    async fn gzip_is_asked_for_undone_and_bounded() {
        let (asked, answer) = exchange("gzip", gzip(b"hello"), 100).await;
        assert!(asked.contains("accept-encoding: gzip\r\n"), "{asked}");
        let body = answer.unwrap().into_body().into_bytes(100).await.unwrap();
        assert_eq!(&body[..], b"hello");

        let bomb = gzip(&vec![0; 4 << 20]);
        assert!(bomb.len() < 10_000);
        let (_, answer) = exchange("gzip", bomb, 10_000).await;
        assert_eq!(answer.unwrap_err().kind(), TransportErrorKind::TooLarge);

        let (_, answer) = exchange("gzip", b"no gzip at all".to_vec(), 100).await;
        assert_eq!(answer.unwrap_err().kind(), TransportErrorKind::Interrupted);
    }

    #[tokio::test]
    async fn an_encoding_that_was_not_asked_for_is_refused_by_name() {
        let (_, answer) = exchange("br", b"x".to_vec(), 100).await;
        let error = answer.unwrap_err();
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert!(source.contains("\"br\""), "{source}");
        let (_, answer) = exchange("identity", b"x".to_vec(), 100).await;
        assert_eq!(answer.unwrap().into_body().as_bytes(), Some(&b"x"[..]));
    }
}
