//! The two token calls as Keap wants them, the authorize URL and what comes back from it.
//!
//! Written by hand: the `oauth2` crate keeps neither status nor content type of an answer that it
//! cannot parse, and those tell Keap's error shapes apart; its second encoding of the `Basic`
//! credentials and its older `base64` and `rand` would come with it.

mod state;

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use keap_http::{
    Body, BodyError, BodyMode, Call, Clock, Effect, HiddenInBody, Presented, Request, Secret, Sent,
    SystemClock, Transport, TransportError, TransportErrorKind,
};
use url::Url;
use url::form_urlencoded::Serializer;

use crate::answer::{Answer, Place};
use crate::diagnose::{Diagnosis, diagnose};
use crate::{Hosts, Intake, OAuthError, Tokens};

pub use state::State;

/// The largest token answer that is read.
const ANSWER_LIMIT: usize = 256 * 1024;

/// How long one token call may take, from the first byte out to the last byte in, unless another limit is set.
const CALL_LIMIT: Duration = Duration::from_secs(90);

/// What has arrived of an answer.
#[derive(Default)]
struct Arrived {
    status: Option<StatusCode>,
    content_type: Option<String>,
    body: Vec<u8>,
    /// How long to wait, if the answer says so.
    retry_after: Option<Duration>,
}

impl Arrived {
    fn is_success(&self) -> bool {
        self.status.is_some_and(|status| status.is_success())
    }

    /// The same without what was sent and came back.
    fn hiding(mut self, presented: &Presented) -> Self {
        if let Some(hidden) = presented.hide_in(&self.body) {
            self.body = hidden;
        }
        self
    }

    /// An answer without tokens.
    fn refusal(&self, status: StatusCode, cut: bool) -> OAuthError {
        let content_type = self.content_type.as_deref();
        let answer = Answer::new(status.as_u16(), content_type, &self.body).at(Place::Token);
        let shape = answer.shape();
        let diagnosis = diagnose(&answer);
        if status.is_success() && diagnosis.is_none() {
            return OAuthError::Unread { status, shape, cut };
        }
        OAuthError::Refused {
            status,
            shape,
            diagnosis,
            retry_after: self.retry_after,
        }
    }
}

/// A client (application) of the developer portal, and the way to its token endpoint.
#[derive(Clone, Debug)]
pub struct OAuthClient {
    client_id: String,
    client_secret: Secret,
    hosts: Hosts,
    transport: Transport,
    clock: Arc<dyn Clock>,
    call_limit: Duration,
}

impl OAuthClient {
    /// A client by the id and secret that the portal shows. `transport` is used for token calls
    /// only; it must not authorize on its own.
    pub fn new(client_id: &str, client_secret: &str, hosts: Hosts, transport: Transport) -> Self {
        Self {
            client_id: client_id.trim().to_owned(),
            client_secret: Secret::new(client_secret.trim()),
            hosts,
            transport,
            clock: Arc::new(SystemClock),
            call_limit: CALL_LIMIT,
        }
    }

    /// The same client, with how long one token call may take, from the first byte out to the last byte in; 90 seconds
    /// unless it is set.
    #[must_use]
    pub fn call_limit(mut self, limit: Duration) -> Self {
        self.call_limit = limit;
        self
    }

    /// The same client with another clock.
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The client id. It identifies the portal application and is no secret.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    pub(crate) fn now(&self) -> std::time::SystemTime {
        self.clock.now()
    }

    /// Where to send a person to grant access. `redirect_uri` must equal the registered one to the
    /// letter, and Keap wants `https`. No PKCE: Keap documents none.
    pub fn authorize_url(&self, redirect_uri: &str, state: &State) -> Url {
        let mut url = self.hosts.authorize();
        url.query_pairs_mut()
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("response_type", "code")
            .append_pair("scope", "full")
            .append_pair("state", state.0.expose());
        url
    }

    /// Exchanges an authorization code. The client's credentials go into the body of this call.
    ///
    /// # Errors
    /// [`OAuthError`], with its diagnosis when the answer is a known one.
    pub async fn exchange(&self, code: &Secret, redirect_uri: &str) -> Result<Tokens, OAuthError> {
        let form = Serializer::new(String::new())
            .append_pair("client_id", &self.client_id)
            .append_pair("client_secret", self.client_secret.expose())
            .append_pair("code", code.expose())
            .append_pair("grant_type", "authorization_code")
            .append_pair("redirect_uri", redirect_uri)
            .finish();
        let presented = self.presented(code);
        let request = self.token_request("token exchange", form, None, presented)?;
        self.token_call(request, &mut Intake::none()).await
    }

    /// Buys a new pair with a refresh token, which is dead afterwards, also when the answer gets
    /// lost. The client's credentials go into the `Basic` header of this call.
    ///
    /// Callers want [`Grant`](crate::Grant), which keeps others from spending the same token.
    ///
    /// # Errors
    /// [`OAuthError`], with its diagnosis when the answer is a known one.
    pub async fn refresh(&self, refresh_token: &Secret) -> Result<Tokens, OAuthError> {
        self.refresh_into(refresh_token, &mut Intake::none()).await
    }

    /// The same; a good answer goes into `intake` as it arrives, before it is read.
    pub(crate) async fn refresh_into(
        &self,
        refresh_token: &Secret,
        intake: &mut Intake,
    ) -> Result<Tokens, OAuthError> {
        let form = Serializer::new(String::new())
            .append_pair("grant_type", "refresh_token")
            .append_pair("refresh_token", refresh_token.expose())
            .finish();
        let basic = Secret::new(format!("Basic {}", self.basic().expose()));
        let presented = self.presented(refresh_token);
        let request = self.token_request("token refresh", form, Some(basic), presented)?;
        self.token_call(request, intake).await
    }

    /// Id and secret as they stand behind `Basic`.
    fn basic(&self) -> Secret {
        let pair = format!("{}:{}", self.client_id, self.client_secret.expose());
        Secret::new(STANDARD.encode(pair))
    }

    /// What a token call carries that must not be told when it comes back: the token or code that is
    /// spent, the client secret, and the form in which the header carries it.
    pub fn presented(&self, spent: &Secret) -> Presented {
        let mut presented = Presented::default();
        for secret in [spent, &self.client_secret, &self.basic()] {
            presented.add_with_spellings(secret);
        }
        presented
    }

    /// The hosts that the client belongs to.
    pub fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// One token call, which ends after its limit however slowly the answer comes. An answer that
    /// has arrived counts, also when the connection breaks behind it.
    async fn token_call(
        &self,
        request: Request,
        intake: &mut Intake,
    ) -> Result<Tokens, OAuthError> {
        let (method, url) = (request.method().clone(), request.uri().clone());
        let presented = request.extensions().get::<Presented>().cloned();
        let presented = presented.unwrap_or_default();
        let mut arrived = Arrived::default();
        let received = self.receive(request, intake, &mut arrived);
        let ended = tokio::time::timeout(self.call_limit, received).await;
        let ended = ended.unwrap_or_else(|_| {
            let kind = TransportErrorKind::Timeout;
            Err(TransportError::new(kind, Sent::Maybe, &method, &url))
        });
        let Some(status) = arrived
            .status
            .filter(|_| ended.is_ok() || arrived.is_success())
        else {
            // Without an answer, `receive` fails.
            return Err(ended
                .err()
                .map_or(OAuthError::Unsendable, OAuthError::Transport));
        };
        let now = self.clock.now();
        let tokens = match ended.is_ok() {
            true => Tokens::from_answer(&arrived.body, now),
            false => Tokens::from_broken_answer(&arrived.body, now),
        };
        match tokens.filter(|_| arrived.is_success()) {
            Some(tokens) => Ok(tokens.hiding(&presented).of_hosts(&self.hosts)),
            None => Err(arrived.hiding(&presented).refusal(status, ended.is_err())),
        }
    }

    /// Sends a token call, and keeps what arrives.
    async fn receive(
        &self,
        request: Request,
        intake: &mut Intake,
        arrived: &mut Arrived,
    ) -> Result<(), TransportError> {
        let (method, url) = (request.method().clone(), request.uri().clone());
        let (head, body) = self.transport.send(request).await?.into_parts();
        arrived.status = Some(head.status);
        arrived.retry_after = keap_http::wait_after(head.status, &head.headers, self.clock.now());
        let content_type = head.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
        arrived.content_type = content_type.map(str::to_owned);
        let kept = &mut arrived.body;
        let read = body.into_bytes_watched(ANSWER_LIMIT, |piece| {
            if head.status.is_success() {
                intake.take(piece);
            }
            kept.extend_from_slice(piece);
        });
        read.await.map(drop).map_err(|error| {
            let kind = match error {
                BodyError::TooLarge { .. } => TransportErrorKind::TooLarge,
                _ => TransportErrorKind::Interrupted,
            };
            TransportError::new(kind, Sent::Yes, &method, &url).with_source(error)
        })
    }

    fn token_request(
        &self,
        operation: &'static str,
        form: String,
        basic: Option<Secret>,
        presented: Presented,
    ) -> Result<Request, OAuthError> {
        let mut request = http::Request::post(self.hosts.token().as_str())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .header(ACCEPT_ENCODING, "identity")
            .extension(Call::new(operation, Effect::Write))
            .extension(BodyMode::Streamed)
            .extension(HiddenInBody(presented.secrets().to_vec()))
            .extension(presented)
            .body(Body::from(form))
            .map_err(|_| OAuthError::Unsendable)?;
        if let Some(basic) = basic {
            let mut value =
                HeaderValue::from_str(basic.expose()).map_err(|_| OAuthError::Unsendable)?;
            value.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        Ok(request)
    }
}

/// Whether a refused refresh means that the refresh token itself is dead. Keap says it in two
/// wordings with two codes, so the description decides, and the code of the standard where there is
/// none of the two.
pub(crate) fn is_dead_refresh_token(diagnosis: Option<&Diagnosis>) -> bool {
    diagnosis.is_some_and(|known| ["refresh-token-dead", "grant-invalid"].contains(&known.id))
}

#[cfg(test)]
mod tests {
    use keap_http::testing::Script;

    use super::*;

    const ANSWER: &str = r#"{"access_token":"A2","refresh_token":"R2","expires_in":86400}"#;

    fn client(script: &Script) -> OAuthClient {
        OAuthClient::new("id", "secret", Hosts::keap(), script.transport())
    }

    #[tokio::test]
    async fn the_two_token_calls_differ() {
        let script = Script::new()
            .answer(200, "application/json", ANSWER)
            .answer(200, "application/json", ANSWER);
        let client = client(&script);
        client
            .exchange(&Secret::new("C"), "https://me.example/cb")
            .await
            .unwrap();
        client.refresh(&Secret::new("R/1")).await.unwrap();
        let seen = script.take_seen();
        insta::assert_snapshot!(
            String::from_utf8_lossy(&seen[0].body),
            @"client_id=id&client_secret=secret&code=C&grant_type=authorization_code&redirect_uri=https%3A%2F%2Fme.example%2Fcb"
        );
        assert!(!seen[0].head.headers.contains_key("authorization"));
        insta::assert_snapshot!(
            String::from_utf8_lossy(&seen[1].body),
            @"grant_type=refresh_token&refresh_token=R%2F1"
        );
        assert_eq!(seen[1].head.headers["authorization"], "Basic aWQ6c2VjcmV0");
        assert_eq!(seen[1].head.uri, "https://api.infusionsoft.com/token");
    }

    #[tokio::test]
    async fn all_wordings_of_a_dead_refresh_token_are_one() {
        for body in [
            r#"{"error":"invalid_grant","error_description":"Invalid refresh token"}"#,
            r#"{"error":"invalid_request","error_description":"Invalid Refresh Token"}"#,
            r#"{"error": "invalid_grant", "error_description":""}"#,
        ] {
            let script = Script::new().answer(400, "application/json", body);
            let error = client(&script)
                .refresh(&Secret::new("R"))
                .await
                .unwrap_err();
            let OAuthError::Refused { diagnosis, .. } = error else {
                panic!("{error}")
            };
            assert!(is_dead_refresh_token(diagnosis), "{body}");
        }
    }

    #[test]
    fn the_authorize_url_carries_the_state() {
        let script = Script::new();
        let url = client(&script).authorize_url("https://me.example/cb", &State::known("S"));
        insta::assert_snapshot!(
            url,
            @"https://accounts.infusionsoft.com/app/oauth/authorize?client_id=id&redirect_uri=https%3A%2F%2Fme.example%2Fcb&response_type=code&scope=full&state=S"
        );
    }
}
