//! Decides on credentials before anything is routed, as the real gateway does: without one even an
//! unknown path is a 401.

use std::time::SystemTime;

use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use keap_http::{Response, Secret};
use serde_json::json;

use super::oauth::{Authority, Standing};
use crate::answer;

/// The credentials the sandbox knows, and the account they open.
#[derive(Clone, Debug)]
pub(crate) struct Gatekeeper {
    pub(crate) authority: Authority,
    pub(crate) access_token: Secret,
    pub(crate) legacy_key: Secret,
    pub(crate) app: String,
}

/// A credential that was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Admitted {
    /// The user it acts for.
    pub(crate) user: i64,
}

/// The user of every credential: the first one of the seeds.
pub(crate) const USER: i64 = 1;

impl Gatekeeper {
    /// Checks the credential of a gateway request: `Authorization: Bearer`, `X-Keap-API-Key`, or
    /// `access_token` in the query. A legacy key is taken in a header too, as the gateway did.
    ///
    /// # Errors
    /// The 401 of the gateway: one text when no usable credential arrived, another when it is
    /// unknown.
    pub(crate) fn admit(&self, head: &Parts, now: SystemTime) -> Result<Admitted, Box<Response>> {
        let Some(given) = credential(head) else {
            return Err(refused(
                "Invalid access token",
                "oauth.v2.InvalidAccessToken",
            ));
        };
        match self.standing(&given, now) {
            Standing::Good => Ok(Admitted { user: USER }),
            Standing::Expired => Err(refused(
                "Access Token expired",
                "keymanagement.service.access_token_expired",
            )),
            Standing::Unknown => Err(refused(
                "Invalid Access Token",
                "keymanagement.service.invalid_access_token",
            )),
        }
    }

    /// Whether the credential of a request is one of this account, expired or not.
    pub(crate) fn knows(&self, head: &Parts, now: SystemTime) -> bool {
        credential(head).is_some_and(|given| self.standing(&given, now) != Standing::Unknown)
    }

    fn standing(&self, given: &str, now: SystemTime) -> Standing {
        if [&self.access_token, &self.legacy_key]
            .map(Secret::expose)
            .contains(&given)
        {
            Standing::Good
        } else {
            self.authority.standing(given, now)
        }
    }

    /// Whose limits a call counts against: all tokens of a client share them, a key has its own.
    pub(crate) fn meter_key(&self, head: &Parts, now: SystemTime) -> String {
        let given = credential(head).unwrap_or_default();
        match self.authority.standing(&given, now) {
            Standing::Unknown => given,
            Standing::Good | Standing::Expired => "client".to_owned(),
        }
    }

    /// Whether a text is the account's legacy key.
    pub(crate) fn knows_key(&self, key: &str) -> bool {
        self.legacy_key.expose() == key
    }

    /// Puts the headers of the gateway on an answer: names always, values only with a valid
    /// credential (observed).
    pub(crate) fn mark(&self, admitted: Option<Admitted>, response: &mut Response) {
        let tenant = admitted
            .map(|_| format!("{}.infusionsoft.com", self.app))
            .unwrap_or_default();
        if let Ok(value) = HeaderValue::from_str(&tenant) {
            response.headers_mut().insert("x-keap-tenant-id", value);
        }
    }
}

fn credential(head: &Parts) -> Option<String> {
    let text = |name: &str| {
        head.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::trim)
    };
    let bearer = text(header::AUTHORIZATION.as_str()).and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| token.trim().to_owned())
    });
    let key = || text("x-keap-api-key").map(str::to_owned);
    let query = || {
        let pairs = url::form_urlencoded::parse(head.uri.query()?.as_bytes());
        pairs
            .into_iter()
            .find(|(name, _)| name == "access_token")
            .map(|(_, value)| value.into_owned())
    };
    bearer
        .or_else(key)
        .or_else(query)
        .filter(|given| !given.is_empty())
}

fn refused(faultstring: &str, errorcode: &str) -> Box<Response> {
    let fault =
        json!({ "fault": { "faultstring": faultstring, "detail": { "errorcode": errorcode } } });
    Box::new(answer::json(StatusCode::UNAUTHORIZED, &fault))
}
