//! The two token calls as Keap wants them, the authorize URL and what comes back from it.
//!
//! Written by hand: the `oauth2` crate keeps neither status nor content type of an answer that it
//! cannot parse, and those tell Keap's error shapes apart; its second encoding of the `Basic`
//! credentials and its older `base64` and `rand` would come with it.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use keap_http::{
    Body, BodyError, BodyMode, Call, Clock, Effect, Request, Secret, Sent, SystemClock, Transport,
    TransportError, TransportErrorKind,
};
use rand::RngExt as _;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::answer::{Answer, Place};
use crate::diagnose::{Diagnosis, diagnose};
use crate::{Hosts, Intake, OAuthError, Tokens};

/// The largest token answer that is read.
const ANSWER_LIMIT: usize = 256 * 1024;

/// A client (application) of the developer portal, and the way to its token endpoint.
#[derive(Clone, Debug)]
pub struct OAuthClient {
    client_id: String,
    client_secret: Secret,
    hosts: Hosts,
    transport: Transport,
    clock: Arc<dyn Clock>,
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
        }
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
        let request = self.token_request("token exchange", form, None)?;
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
        let pair = format!("{}:{}", self.client_id, self.client_secret.expose());
        let basic = Secret::new(format!("Basic {}", STANDARD.encode(pair)));
        let request = self.token_request("token refresh", form, Some(basic))?;
        self.token_call(request, intake).await
    }

    async fn token_call(
        &self,
        request: Request,
        intake: &mut Intake,
    ) -> Result<Tokens, OAuthError> {
        let (method, url) = (request.method().clone(), request.uri().clone());
        let response = self.transport.send(request).await?;
        let (head, body) = response.into_parts();
        let is_answer = head.status.is_success();
        let read = body.into_bytes_watched(ANSWER_LIMIT, |piece| {
            if is_answer {
                intake.take(piece);
            }
        });
        let body = read.await.map_err(|error| {
            let kind = match error {
                BodyError::TooLarge { .. } => TransportErrorKind::TooLarge,
                _ => TransportErrorKind::Interrupted,
            };
            TransportError::new(kind, Sent::Yes, &method, &url).with_source(error)
        })?;
        if head.status.is_success()
            && let Some(tokens) = Tokens::from_answer(&body, self.clock.now())
        {
            return Ok(tokens);
        }
        let content_type = head.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let answer = Answer::new(head.status.as_u16(), content_type, &body).at(Place::Token);
        Err(OAuthError::Refused {
            status: head.status,
            shape: answer.shape(),
            diagnosis: diagnose(&answer),
        })
    }

    fn token_request(
        &self,
        operation: &'static str,
        form: String,
        basic: Option<Secret>,
    ) -> Result<Request, OAuthError> {
        let mut request = http::Request::post(self.hosts.token().as_str())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .extension(Call::new(operation, Effect::Write))
            .extension(BodyMode::Streamed)
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

/// A random text that ties the answer of the authorize page to the question.
#[derive(Clone, Debug)]
pub struct State(Secret);

impl State {
    /// 128 random bits.
    pub fn random() -> Self {
        let bytes: [u8; 16] = rand::rng().random();
        Self(Secret::new(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A state that was handed out before.
    pub fn known(text: &str) -> Self {
        Self(Secret::new(text))
    }

    /// Reads what came back from the authorize page: the whole URL of the redirect, its query, or
    /// a code alone, which carries no state to compare.
    ///
    /// # Errors
    /// [`OAuthError::Denied`] when the page said no, [`OAuthError::StateMismatch`] when the answer
    /// belongs to another question, [`OAuthError::NoCode`] when there is no code.
    pub fn read_callback(&self, pasted: &str) -> Result<Secret, OAuthError> {
        let pasted = pasted.trim();
        let Some(query) = query_of(pasted) else {
            return if pasted.is_empty() || pasted.contains(char::is_whitespace) {
                Err(OAuthError::NoCode)
            } else {
                Ok(Secret::new(pasted))
            };
        };
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let value = |name: &str| {
            pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        if let Some(error) = value("error") {
            let text = value("error_description").unwrap_or(error).to_owned();
            let answer = Answer::callback(error, &text);
            return Err(OAuthError::Denied {
                text,
                diagnosis: diagnose(&answer),
            });
        }
        if value("state") != Some(self.0.expose()) {
            return Err(OAuthError::StateMismatch);
        }
        let code = value("code")
            .filter(|code| !code.is_empty())
            .ok_or(OAuthError::NoCode)?;
        Ok(Secret::new(code))
    }
}

fn query_of(pasted: &str) -> Option<&str> {
    let pasted = pasted.split('#').next().unwrap_or_default();
    match pasted.split_once('?') {
        Some((_, query)) => Some(query),
        None => (pasted.contains("code=") || pasted.contains("error=")).then_some(pasted),
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

    #[test]
    fn what_comes_back_from_the_page() {
        let state = State::known("S");
        let code = |text: &str| {
            state
                .read_callback(text)
                .map(|code| code.expose().to_owned())
        };
        assert_eq!(code("https://me.example/cb?code=C&state=S").unwrap(), "C");
        assert_eq!(code("code=C&state=S#x").unwrap(), "C");
        assert_eq!(code(" C ").unwrap(), "C");
        assert!(matches!(
            code("?code=C&state=X"),
            Err(OAuthError::StateMismatch)
        ));
        assert!(matches!(code("?state=S"), Err(OAuthError::NoCode)));
        let denied = "https://me.example/cb?state=S&error=access_denied&error_description=User+denied+access+to+resource";
        let Err(OAuthError::Denied { text, diagnosis }) = code(denied) else {
            panic!()
        };
        assert_eq!(text, "User denied access to resource");
        assert!(diagnosis.is_some());
    }
}
