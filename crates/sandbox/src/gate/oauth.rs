//! The OAuth side: the page where access is granted, the token endpoint, rotation and expiry.

mod form;
mod page;
mod refused;
mod state;
mod tokens;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};
use keap_http::{Clock, Response, Secret, moment};

pub(crate) use self::form::Form;
pub(crate) use self::page::menu;
pub(crate) use self::refused::no_service;
use self::refused::refused;
use self::state::{Code, Grant, State};
pub use self::tokens::{IssuedTokens, TokenCounts};
use crate::answer;

/// No access token lives longer than ten years, whatever was asked for.
pub(crate) const LONGEST_LIFE: Duration = Duration::from_secs(10 * 365 * 86_400);

/// The client id a sandbox knows unless told otherwise. Not a secret of anybody.
pub const DEFAULT_CLIENT_ID: &str = "sandboxclient00000000000";

/// The client secret that goes with [`DEFAULT_CLIENT_ID`]. Not a secret of anybody.
pub const DEFAULT_CLIENT_SECRET: &str = "sandboxsec";

/// The redirect URI that is registered for [`DEFAULT_CLIENT_ID`], beside any loopback address.
pub const DEFAULT_REDIRECT_URI: &str = "https://keap.example/callback";

/// The page where access is granted.
pub(crate) const PAGE: &str = "/app/oauth/authorize";

/// The token endpoint.
pub(crate) const TOKEN: &str = "/token";

/// How long a code can be exchanged.
const CODE_LIFE: Duration = Duration::from_secs(600);

/// Grants, codes and tokens. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct Authority(Arc<Mutex<State>>);

/// What the authority says to an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Good,
    Expired,
    Unknown,
}

impl Authority {
    pub(crate) fn new(app: String) -> Self {
        Self(Arc::new(Mutex::new(State {
            app,
            client_id: DEFAULT_CLIENT_ID.to_owned(),
            client_secret: DEFAULT_CLIENT_SECRET.into(),
            redirect_uri: DEFAULT_REDIRECT_URI.to_owned(),
            life: Duration::from_secs(86_400),
            reuse_revokes: false,
            deny: false,
            serial: 0,
            codes: Vec::new(),
            grants: Vec::new(),
            counts: TokenCounts::default(),
        })))
    }

    pub(crate) fn set_app(&self, app: String) {
        self.lock().app = app;
    }

    pub(crate) fn set_client(&self, id: String, secret: Secret, redirect_uri: String) {
        let mut state = self.lock();
        state.client_id = id;
        state.client_secret = secret;
        state.redirect_uri = redirect_uri;
    }

    pub(crate) fn set_life(&self, life: Duration) {
        self.lock().life = life.min(LONGEST_LIFE);
    }

    pub(crate) fn set_reuse_revokes(&self, revokes: bool) {
        self.lock().reuse_revokes = revokes;
    }

    pub(crate) fn set_deny(&self, deny: bool) {
        self.lock().deny = deny;
    }

    /// How long new access tokens live.
    pub(crate) fn life(&self) -> Duration {
        self.lock().life
    }

    /// Whether the person on the consent page says no.
    pub(crate) fn denies(&self) -> bool {
        self.lock().deny
    }

    pub(crate) fn counts(&self) -> TokenCounts {
        self.lock().counts
    }

    /// A new grant.
    pub(crate) fn issue(&self, now: SystemTime) -> IssuedTokens {
        let mut state = self.lock();
        state.grants.push(Grant {
            access: Vec::new(),
            refresh: None,
            spent: Vec::new(),
        });
        let index = state.grants.len() - 1;
        state.renew(index, now)
    }

    /// All access tokens expire at once.
    pub(crate) fn expire_all(&self) {
        let mut state = self.lock();
        for (_, expires_at) in state.grants.iter_mut().flat_map(|grant| &mut grant.access) {
            *expires_at = SystemTime::UNIX_EPOCH;
        }
    }

    /// Whether a refresh token is the living one of a grant.
    pub(crate) fn is_living_refresh_token(&self, token: &str) -> bool {
        self.lock()
            .grants
            .iter()
            .any(|grant| grant.refresh.as_deref() == Some(token))
    }

    /// Whether a text is a code that can be exchanged, or a refresh token, spent or not.
    pub(crate) fn has_given(&self, text: &str) -> bool {
        let state = self.lock();
        let is_code = state.codes.iter().any(|known| known.code == text);
        let mut grants = state.grants.iter();
        is_code
            || grants.any(|grant| {
                let mut tokens = grant.refresh.iter().chain(&grant.spent);
                tokens.any(|token| token == text)
            })
    }

    pub(crate) fn standing(&self, token: &str, now: SystemTime) -> Standing {
        let state = self.lock();
        let found = state
            .grants
            .iter()
            .flat_map(|g| &g.access)
            .find(|(known, _)| known == token);
        match found {
            Some((_, expires_at)) if now < *expires_at => Standing::Good,
            Some(_) => Standing::Expired,
            None => Standing::Unknown,
        }
    }

    /// The page where access is granted. Nobody clicks here: a well-built question is answered with
    /// yes, or with no when the sandbox is told to; any other ends on the page itself.
    pub(crate) fn authorize(&self, head: &Parts, denied: bool, now: SystemTime) -> Response {
        let query = head.uri.query().unwrap_or_default();
        let form = Form::read(query.as_bytes());
        let mut state = self.lock();
        let redirect = form.get("redirect_uri").to_owned();
        let well_built = form.get("client_id") == state.client_id
            && form.get("response_type") == "code"
            && state.is_registered(&redirect);
        let Ok(mut target) = url::Url::parse(&redirect) else {
            return page::consent();
        };
        if !well_built {
            return page::consent();
        }
        if state.deny || denied {
            target
                .query_pairs_mut()
                .append_pair("state", form.get("state"))
                .append_pair("error", "access_denied")
                .append_pair("error_description", "User denied access to resource")
                .append_pair("error_uri", "");
        } else {
            let code = state.next("code");
            target
                .query_pairs_mut()
                .append_pair("code", &code)
                .append_pair("state", form.get("state"));
            state.codes.push(Code {
                code,
                redirect_uri: redirect,
                expires_at: moment::after(now, CODE_LIFE),
            });
        }
        let mut response = answer::empty(StatusCode::FOUND);
        if let Ok(value) = HeaderValue::from_str(target.as_str()) {
            response.headers_mut().insert(header::LOCATION, value);
        }
        response
    }

    /// The token endpoint.
    pub(crate) fn token(&self, head: &Parts, body: &[u8], clock: &dyn Clock) -> Response {
        let mut state = self.lock();
        state.counts.calls += 1;
        if head.method != Method::POST {
            return answer::not_allowed(HeaderValue::from_static("POST"));
        }
        let content_type = head.headers.get(header::CONTENT_TYPE);
        let is_form = content_type.is_some_and(|v| {
            v.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
        let form = Form::read(if is_form { body } else { b"" });
        match form.get("grant_type") {
            "authorization_code" => state.exchange(&form, clock.now()),
            "refresh_token" => state.refresh(head, &form, clock.now()),
            _ => refused("invalid_request", "response_type or grant_type is required"),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
