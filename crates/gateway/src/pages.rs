//! What is asked of a tenant's host name and is no XML-RPC: pages and web forms. A hosts line diverts them too, so they
//! are passed on to the real host, by its address.

use std::net::{IpAddr, SocketAddr};

use http::header::{self, HeaderMap, HeaderName};
use http::{StatusCode, Uri};
use keap_http::{
    Body, HttpService as _, Request, ReqwestTransport, Response, Transport, TransportConfig,
};

use crate::endpoint;
use crate::listener::Progress;
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
    pub(crate) async fn pass(&self, request: Request, most: usize) -> Option<Response> {
        let name = self.name_of(&request)?;
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let uri: Uri = format!("https://{name}{path}").parse().ok()?;
        let (head, body) = request.into_parts();
        let Ok(bytes) = body.into_bytes(most).await else {
            return Some(endpoint::page(StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE));
        };
        if let Some(progress) = head.extensions.get::<Progress>() {
            progress.arrived();
        }
        let mut onward = Request::new(Body::from(bytes));
        *onward.method_mut() = head.method;
        *onward.uri_mut() = uri;
        *onward.headers_mut() = end_to_end(&head.headers);
        let Ok(answer) = self.upstream.call(onward).await else {
            return Some(endpoint::page(StatusCode::BAD_GATEWAY, NO_ANSWER));
        };
        let (mut head, body) = answer.into_parts();
        head.headers = end_to_end(&head.headers);
        Some(Response::from_parts(head, body))
    }
}

/// The headers that are passed on. The length is written anew.
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
        !HOP_BY_HOP.contains(name)
            && *name != header::CONTENT_LENGTH
            && !named.iter().any(|other| other == name.as_str())
    };
    headers
        .iter()
        .filter(|(name, _)| stays(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

const TOO_LARGE: &str = "keap gateway does not pass on a request of this size.\n";
const NO_ANSWER: &str = "keap gateway passed this request on to the real host of your Keap application, and no answer came.\n";

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use keap_http::{BoxFuture, HttpService, TransportError};

    use super::*;

    #[derive(Clone, Debug, Default)]
    struct Host(Arc<Mutex<Vec<String>>>);

    impl HttpService for Host {
        fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let seen = format!(
                "{} {} {:?}",
                request.method(),
                request.uri(),
                request.headers()
            );
            self.0.lock().unwrap().push(seen);
            let mut response = Response::new(Body::from(b"a page".to_vec()));
            let chunked = http::HeaderValue::from_static("chunked");
            response
                .headers_mut()
                .insert(header::TRANSFER_ENCODING, chunked);
            Box::pin(async { Ok(response) })
        }
    }

    fn request(host: &'static str) -> Request {
        let mut request = Request::new(Body::from(b"a=1".to_vec()));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = Uri::from_static("/app/form/process?x=1");
        let headers = request.headers_mut();
        headers.insert(header::HOST, http::HeaderValue::from_static(host));
        headers.insert(
            header::CONNECTION,
            http::HeaderValue::from_static("close, X-Own"),
        );
        headers.insert("x-own", http::HeaderValue::from_static("1"));
        headers.insert(header::COOKIE, http::HeaderValue::from_static("a=b"));
        request
    }

    #[tokio::test]
    async fn a_form_of_the_tenant_goes_to_the_real_host() {
        let host = Host::default();
        let name = HostName::new("ab123.infusionsoft.com").unwrap();
        let pages = Pages::over(vec![name], Transport::new(host.clone()));
        let answer = pages
            .pass(request("AB123.infusionsoft.com:443"), 100)
            .await
            .unwrap();
        assert!(answer.headers().is_empty());
        assert_eq!(
            answer.into_body().into_bytes(100).await.unwrap(),
            b"a page"[..]
        );
        let seen = host.0.lock().unwrap().join("\n");
        assert!(
            seen.starts_with("POST https://ab123.infusionsoft.com/app/form/process?x=1"),
            "{seen}"
        );
        assert!(seen.contains("cookie") && !seen.contains("x-own"), "{seen}");

        assert!(pages.pass(request("evil.example"), 100).await.is_none());
        let refused = pages
            .pass(request("ab123.infusionsoft.com"), 2)
            .await
            .unwrap();
        assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(host.0.lock().unwrap().len(), 1);
    }
}
