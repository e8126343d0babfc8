//! What is asked of a tenant's host name and is no XML-RPC: pages and web forms. A hosts line diverts them too, so they
//! are passed on to the real host, by its address.
//!
//! A request is held whole, within the bounds that calls have, and an answer goes on as it comes: however large it is, no
//! more than a piece of it is held.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use http::header::{self, HeaderMap, HeaderName};
use http::{StatusCode, Uri};
use keap_http::{
    Body, BodyMode, HttpService as _, Request, ReqwestTransport, Response, Transport,
    TransportConfig,
};
use tokio::sync::Semaphore;

use crate::bounds::Bounds;
use crate::endpoint;
use crate::progress::Progress;
use crate::received::{self, Refused};
use crate::tls::HostName;

/// Headers that belong to one connection and not to the message, RFC 9110 section 7.6.1.
const HOP_BY_HOP: [HeaderName; 8] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
];

/// Passes on what is asked of these host names to the address that they really have.
#[derive(Clone, Debug)]
pub struct Pages {
    names: Vec<HostName>,
    upstream: Transport,
}

impl Pages {
    /// Passes on to port 443 of an address. Certificates are checked under the host names.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn at(
        names: Vec<HostName>,
        address: IpAddr,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let mut config = TransportConfig::default();
        config.resolve = names
            .iter()
            .map(|name| (name.to_string(), SocketAddr::new(address, 443)))
            .collect();
        let transport = Transport::new(ReqwestTransport::new(config)?);
        Ok(Self::over(names, transport))
    }

    /// Passes on over a transport.
    pub fn over(names: Vec<HostName>, upstream: Transport) -> Self {
        Self { names, upstream }
    }

    /// The name that a request is for, when it is one of these.
    fn name_of(&self, request: &Request) -> Option<&HostName> {
        let host = request.headers().get(header::HOST)?.to_str().ok()?;
        let host = host.split(':').next().unwrap_or(host);
        self.names
            .iter()
            .find(|name| name.as_str().eq_ignore_ascii_case(host))
    }

    /// Passes a request on; none when it is for another host. Its path, its query and its body are written nowhere.
    pub(crate) async fn pass(
        &self,
        request: Request,
        bounds: &Bounds,
        held: &Arc<Semaphore>,
    ) -> Option<Response> {
        let name = self.name_of(&request)?;
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let uri: Uri = format!("https://{name}{path}").parse().ok()?;
        let (head, body) = request.into_parts();
        let collect = received::collect(body, bounds.body_bytes, held);
        let (bytes, _share) = match tokio::time::timeout(bounds.receive(), collect).await {
            Ok(Ok(collected)) => collected,
            Ok(Err(refused)) => return Some(not_passed(refused)),
            Err(_) => return Some(endpoint::page(StatusCode::REQUEST_TIMEOUT, TOO_SLOW)),
        };
        if let Some(progress) = head.extensions.get::<Progress>() {
            progress.arrived();
        }
        let mut onward = Request::new(Body::from(bytes));
        *onward.method_mut() = head.method;
        *onward.uri_mut() = uri;
        *onward.headers_mut() = end_to_end(&head.headers);
        // The length is written anew, and nothing is left to continue with.
        for name in [header::CONTENT_LENGTH, header::EXPECT] {
            onward.headers_mut().remove(name);
        }
        onward.extensions_mut().insert(BodyMode::Streamed);
        let Ok(answer) = self.upstream.call(onward).await else {
            return Some(endpoint::page(StatusCode::BAD_GATEWAY, NO_ANSWER));
        };
        let (mut head, body) = answer.into_parts();
        head.headers = end_to_end(&head.headers);
        Some(Response::from_parts(head, body))
    }
}

/// Why a request is not passed on.
fn not_passed(refused: Refused) -> Response {
    match refused {
        Refused::TooLarge(_) => endpoint::page(StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE),
        Refused::Full => endpoint::page(StatusCode::SERVICE_UNAVAILABLE, FULL),
        _ => endpoint::page(StatusCode::BAD_REQUEST, CUT),
    }
}

/// The headers that are passed on.
fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let named: Vec<String> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| {
            value
                .split(',')
                .map(|name| name.trim().to_ascii_lowercase())
        })
        .collect();
    let stays = |name: &HeaderName| {
        !HOP_BY_HOP.contains(name) && !named.iter().any(|other| other == name.as_str())
    };
    headers
        .iter()
        .filter(|(name, _)| stays(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

const TOO_LARGE: &str = "keap gateway does not pass on a request of this size.\n";
const TOO_SLOW: &str = "keap gateway does not pass on a request that takes so long to arrive.\n";
const FULL: &str = "keap gateway holds too many requests at this moment; try again.\n";
const CUT: &str = "keap gateway got only a part of this request.\n";
const NO_ANSWER: &str = "keap gateway passed this request on to the real host of your Keap application, and no answer came.\n";

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use futures_util::{FutureExt as _, StreamExt as _};
    use http::HeaderValue;
    use keap_http::{BoxFuture, HttpService, TransportError};

    use super::*;

    /// A host whose pages begin and never end.
    #[derive(Clone, Debug, Default)]
    struct Host(Arc<Mutex<Vec<String>>>);

    impl HttpService for Host {
        fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let mode = request.extensions().get::<BodyMode>();
            let seen = format!(
                "{} {} {mode:?} {:?}",
                request.method(),
                request.uri(),
                request.headers()
            );
            self.0.lock().unwrap().push(seen);
            let start = futures_util::stream::iter([Ok("a page".into())]);
            let page = start.chain(futures_util::stream::pending());
            let mut response = Response::new(Body::stream(page));
            let headers = response.headers_mut();
            headers.insert(
                header::TRANSFER_ENCODING,
                HeaderValue::from_static("chunked"),
            );
            headers.insert(
                header::CONTENT_LENGTH,
                HeaderValue::from_static("9999999999"),
            );
            Box::pin(async { Ok(response) })
        }
    }

    fn request(host: &'static str) -> Request {
        let mut request = Request::new(Body::from(b"a=1".to_vec()));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = Uri::from_static("/app/form/process?x=1");
        let headers = request.headers_mut();
        headers.insert(header::HOST, HeaderValue::from_static(host));
        headers.insert(header::CONNECTION, HeaderValue::from_static("close, X-Own"));
        headers.insert("x-own", HeaderValue::from_static("1"));
        headers.insert(header::COOKIE, HeaderValue::from_static("a=b"));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("3"));
        headers.insert(header::EXPECT, HeaderValue::from_static("100-continue"));
        request
    }

    fn pages(host: &Host) -> Pages {
        let name = HostName::new("ab123.infusionsoft.com").unwrap();
        Pages::over(vec![name], Transport::new(host.clone()))
    }

    fn held(kilobytes: usize) -> Arc<Semaphore> {
        Arc::new(Semaphore::new(kilobytes))
    }

    #[tokio::test]
    async fn a_form_of_the_tenant_goes_to_the_real_host_and_its_page_comes_back_piece_by_piece() {
        let host = Host::default();
        let (pages, bounds, held) = (pages(&host), Bounds::default(), held(1));
        let request = request("AB123.infusionsoft.com:443");
        let answer = pages.pass(request, &bounds, &held).await.unwrap();
        let headers = answer.headers();
        assert_eq!(headers.len(), 1, "{headers:?}");
        assert_eq!(headers[header::CONTENT_LENGTH], "9999999999");
        let mut page = answer.into_body().into_stream();
        assert_eq!(page.next().await.unwrap().unwrap(), "a page");
        assert!(page.next().now_or_never().is_none());
        // The request is held no longer.
        assert_eq!(held.available_permits(), 1);
        let seen = host.0.lock().unwrap().join("\n");
        assert!(
            seen.starts_with(
                "POST https://ab123.infusionsoft.com/app/form/process?x=1 Some(Streamed)"
            ),
            "{seen}"
        );
        assert!(seen.contains("cookie"), "{seen}");
        for gone in ["x-own", "content-length", "expect"] {
            assert!(!seen.contains(gone), "{seen}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_for_others_too_large_too_slow_or_too_much_is_not_passed_on() {
        let host = Host::default();
        let (pages, mut bounds) = (pages(&host), Bounds::default());
        let ours = || request("ab123.infusionsoft.com");
        let other = pages.pass(request("evil.example"), &bounds, &held(1)).await;
        assert!(other.is_none());
        let full = pages.pass(ours(), &bounds, &held(0)).await.unwrap();
        assert_eq!(full.status(), StatusCode::SERVICE_UNAVAILABLE);
        let endless = ours().map(|_| Body::stream(futures_util::stream::pending()));
        let slow = pages.pass(endless, &bounds, &held(1)).await.unwrap();
        assert_eq!(slow.status(), StatusCode::REQUEST_TIMEOUT);
        bounds.body_bytes = 2;
        let large = pages.pass(ours(), &bounds, &held(1)).await.unwrap();
        assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(host.0.lock().unwrap().len(), 0);
    }
}
