//! Layer: puts the credential on each attempt.

use std::sync::atomic::{AtomicBool, Ordering};

use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use keap_http::{
    BoxFuture, HttpService, Request, Response, Secret, Sent, Transport, TransportError,
    TransportErrorKind, notice,
};

use crate::Credential;
use crate::credential::Mark;

const API_KEY_HEADER: HeaderName = HeaderName::from_static("x-keap-api-key");

/// Wraps `inner`: each attempt carries `credential`, in exactly one place.
///
/// The first XML-RPC parameter is not this layer's business; see [`Credential::private_key`].
pub fn authorize(inner: Transport, credential: Credential) -> Transport {
    Transport::new(Authorize {
        inner,
        credential,
        noticed: AtomicBool::new(false),
    })
}

#[derive(Debug)]
struct Authorize {
    inner: Transport,
    credential: Credential,
    noticed: AtomicBool,
}

impl Authorize {
    async fn exchange(&self, mut request: Request) -> Result<Response, TransportError> {
        self.tell_once(&request);
        put(&mut request, &self.credential.mark())?;
        self.inner.send(request).await
    }

    fn tell_once(&self, request: &Request) {
        if let Some(text) = self.credential.notice()
            && !self.noticed.swap(true, Ordering::Relaxed)
        {
            notice(request, text);
        }
    }
}

impl HttpService for Authorize {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// Puts a secret on a request. What was there before in any of the places is removed.
fn put(request: &mut Request, mark: &Mark) -> Result<(), TransportError> {
    request.headers_mut().remove(AUTHORIZATION);
    request.headers_mut().remove(API_KEY_HEADER);
    match mark {
        Mark::Nothing => Ok(()),
        Mark::Bearer(secret) => put_header(request, AUTHORIZATION, "Bearer ", secret),
        Mark::ApiKeyHeader(secret) => put_header(request, API_KEY_HEADER, "", secret),
        Mark::Query(secret) => put_query(request, secret),
    }
}

fn put_header(
    request: &mut Request,
    name: HeaderName,
    scheme: &str,
    secret: &Secret,
) -> Result<(), TransportError> {
    let mut value = HeaderValue::from_str(&format!("{scheme}{}", secret.expose()))
        .map_err(|_| unsendable(request))?;
    value.set_sensitive(true);
    request.headers_mut().insert(name, value);
    Ok(())
}

fn put_query(request: &mut Request, secret: &Secret) -> Result<(), TransportError> {
    let mut url = url::Url::parse(&request.uri().to_string()).map_err(|_| unsendable(request))?;
    let kept: Vec<_> = url
        .query_pairs()
        .into_owned()
        .filter(|(name, _)| name != "access_token")
        .collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(kept)
        .append_pair("access_token", secret.expose());
    *request.uri_mut() = url.as_str().parse().map_err(|_| unsendable(request))?;
    Ok(())
}

fn unsendable(request: &Request) -> TransportError {
    let kind = TransportErrorKind::Authorization;
    TransportError::new(kind, Sent::No, request.method(), request.uri())
}

#[cfg(test)]
mod tests {
    use keap_http::Body;
    use keap_http::testing::Script;

    use super::*;
    use crate::{AccessKey, AccessToken, GatewayKey, KeyPlacement, LegacyKey, TokenPlacement};

    /// The URL's query, `Authorization` and `X-Keap-API-Key` as they arrive.
    async fn sent(credential: impl Into<Credential>) -> [String; 3] {
        let script = Script::new().answer(200, "", "");
        let transport = authorize(script.transport(), credential.into());
        let request = http::Request::post("https://h.example/x?limit=5&access_token=old")
            .header("authorization", "Bearer stale")
            .body(Body::empty())
            .unwrap();
        transport.send(request).await.unwrap();
        let head = script.take_seen().remove(0).head;
        let header = |name: &str| {
            head.headers
                .get(name)
                .map(|v| v.to_str().unwrap().to_owned())
                .unwrap_or_default()
        };
        [
            head.uri.query().unwrap_or_default().to_owned(),
            header("authorization"),
            header("x-keap-api-key"),
        ]
    }

    #[tokio::test]
    async fn each_kind_travels_in_one_place() {
        let query = "limit=5&access_token=old";
        let app = "ab123".parse().unwrap();
        assert_eq!(
            sent(LegacyKey::new(app, "K").unwrap()).await,
            [query, "", ""]
        );
        assert_eq!(sent(GatewayKey::new("K").unwrap()).await, [query, "", "K"]);
        assert_eq!(
            sent(AccessKey::new("K").unwrap()).await,
            [query, "Bearer K", ""]
        );
        let key = AccessKey::new("K")
            .unwrap()
            .placement(KeyPlacement::ApiKeyHeader);
        assert_eq!(sent(key).await, [query, "", "K"]);
        let token = AccessToken::new("T/1")
            .unwrap()
            .placement(TokenPlacement::Query);
        assert_eq!(sent(token).await, ["limit=5&access_token=T%2F1", "", ""]);
    }

    #[tokio::test]
    async fn the_header_is_marked_sensitive() {
        let script = Script::new().answer(200, "", "");
        let transport = authorize(script.transport(), AccessKey::new("SECRET").unwrap().into());
        transport
            .send(http::Request::new(Body::empty()))
            .await
            .unwrap();
        assert!(!format!("{:?}", script.take_seen()).contains("SECRET"));
    }
}
