//! Layer: puts the credential on each attempt.

use std::sync::atomic::{AtomicBool, Ordering};

use http::StatusCode;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use keap_http::{
    Body, BoxFuture, Held, HttpService, Presented, Request, Response, Secret, Sent, Transport,
    TransportError, TransportErrorKind, notice,
};

use crate::answer::{Answer, AnswerShape};
use crate::credential::Mark;
use crate::diagnose::diagnose;
use crate::grant::Refusal;
use crate::{Credential, GrantError, OAuthError, OAuthGrant};

const API_KEY_HEADER: HeaderName = HeaderName::from_static("x-keap-api-key");

/// Wraps `inner`: each attempt carries `credential`, in exactly one place.
///
/// The first XML-RPC parameter is not this layer's business; see [`Credential::private_key`].
pub fn authorize(inner: Transport, credential: Credential) -> Transport {
    let fixed = credential.fixed_mark().map(|mark| {
        let presented = presented(&mark);
        (mark, presented)
    });
    Transport::new(Authorize {
        inner,
        credential,
        fixed,
        noticed: AtomicBool::new(false),
    })
}

#[derive(Debug)]
struct Authorize {
    inner: Transport,
    credential: Credential,
    /// What a credential that does not change puts on each attempt; none for a grant.
    fixed: Option<(Mark, Presented)>,
    noticed: AtomicBool,
}

impl Authorize {
    async fn exchange(&self, mut request: Request) -> Result<Response, TransportError> {
        self.tell_once(&request);
        if let Credential::OAuth(oauth) = &self.credential {
            return self.exchange_with_grant(oauth, request).await;
        }
        let Some((mark, presented)) = &self.fixed else {
            return self.inner.send(request).await;
        };
        put(&mut request, mark)?;
        self.send(request, presented.clone()).await
    }

    /// Sends, and leaves word with the answer of what must not be told if it comes back.
    async fn send(
        &self,
        request: Request,
        presented: Presented,
    ) -> Result<Response, TransportError> {
        let mut response = self.inner.send(request).await?;
        if !presented.secrets().is_empty() {
            response.extensions_mut().insert(presented);
        }
        Ok(response)
    }

    /// Sends with the grant's access token; when Keap says that the token has expired or is unknown,
    /// once more with another one. A refused call was not carried out, so that holds for writes too.
    async fn exchange_with_grant(
        &self,
        oauth: &OAuthGrant,
        mut request: Request,
    ) -> Result<Response, TransportError> {
        if let Some(refused) = oauth.grant.refuses(request.uri()) {
            return Err(no_token(&request, refused));
        }
        let (copy, held) = (copy(&request), Held::of(&request));
        held.hold();
        let token = oauth
            .grant
            .access_token()
            .await
            .map_err(|e| no_token(&request, e))?;
        let mark = Mark::token(&token, oauth.placement);
        put(&mut request, &mark)?;
        held.let_go();
        let response = self.send(request, presented(&mark)).await?;
        let (response, refused) = asks_for_another_token(response).await;
        let (Some(mut request), Some(why)) = (copy, refused) else {
            return Ok(response);
        };
        held.hold();
        let other = oauth
            .grant
            .replace(&token, why)
            .await
            .map_err(|e| no_token(&request, e))?;
        if other.expose() == token.expose() {
            // It was made a moment ago; a newer one would be refused as well.
            return Ok(response);
        }
        let mark = Mark::token(&other, oauth.placement);
        put(&mut request, &mark)?;
        held.let_go();
        self.send(request, presented(&mark)).await
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

/// What must not be told if it comes back.
fn presented(mark: &Mark) -> Presented {
    let mut presented = Presented::default();
    if let Mark::Bearer(secret) | Mark::ApiKeyHeader(secret) | Mark::Query(secret) = mark {
        // In a query a token stands in another spelling.
        presented.add_with_spellings(secret);
    }
    presented
}

/// How much of a refusal is read to find out what it means.
const REFUSAL_LIMIT: usize = 64 * 1024;

/// Whether an answer is one of the two refusals that another access token helps against. Everything
/// else, above all the answers of a brownout, must not cost a refresh token.
async fn asks_for_another_token(response: Response) -> (Response, Option<Refusal>) {
    if response.status() != StatusCode::UNAUTHORIZED {
        return (response, None);
    }
    let (head, body) = response.into_parts();
    let body = body.into_bytes(REFUSAL_LIMIT).await.unwrap_or_default();
    let answer = Answer::new(head.status.as_u16(), None, &body);
    let refusal = match diagnose(&answer).map(|diagnosis| diagnosis.id) {
        Some("token-expired") => Some(Refusal::Expired),
        Some("token-unknown") => Some(Refusal::Unknown),
        _ => None,
    };
    let refusal = refusal.filter(|_| answer.shape() == AnswerShape::GatewayFault);
    (Response::from_parts(head, Body::from(body)), refusal)
}

/// The same request again, unless its body can be read only once.
fn copy(request: &Request) -> Option<Request> {
    let body = request.body().try_clone()?;
    let mut again = Request::new(body);
    *again.method_mut() = request.method().clone();
    *again.uri_mut() = request.uri().clone();
    *again.headers_mut() = request.headers().clone();
    *again.extensions_mut() = request.extensions().clone();
    Some(again)
}

fn no_token(request: &Request, error: GrantError) -> TransportError {
    let wait = error.token_call().and_then(OAuthError::retry_after);
    let failure = unsendable(request).with_source(error);
    match wait {
        Some(wait) => failure.with_retry_after(wait),
        None => failure,
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
