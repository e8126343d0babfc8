//! A small control endpoint, so that tests and people can rehearse: `GET` shows what was counted,
//! `POST` with JSON changes how the sandbox behaves. The real Keap has nothing like it.

use std::time::Duration;

use http::{Method, StatusCode};
use keap_http::Response;
use serde_json::{Value as Json, json};

use crate::auth::Authority;
use crate::guise::Brownout;
use crate::limits::{Limits, Meter};
use crate::{Trouble, answer};

/// Where it is.
pub(crate) const PATH: &str = "/sandbox/control";

/// What the endpoint reads and changes.
pub(crate) struct Controls<'a> {
    pub(crate) authority: &'a Authority,
    pub(crate) meter: &'a Meter,
    pub(crate) trouble: &'a Trouble,
    pub(crate) now: std::time::SystemTime,
}

impl Controls<'_> {
    pub(crate) fn respond(&self, method: &Method, body: &[u8]) -> Response {
        match *method {
            Method::GET => self.report(),
            Method::POST => self.change(body),
            _ => answer::empty(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    fn report(&self) -> Response {
        let counts = self.authority.counts();
        let body = json!({
            "token_calls": counts.calls,
            "refreshes": counts.refreshes,
            "reused_refresh_tokens": counts.reuses,
            "refused_by_limits": self.meter.refused(),
            "brownout": self.trouble.standing_brownout().map(Brownout::name),
        });
        answer::json(StatusCode::OK, &body)
    }

    fn change(&self, body: &[u8]) -> Response {
        let Ok(Json::Object(wishes)) = serde_json::from_slice(body) else {
            return answer::json(
                StatusCode::BAD_REQUEST,
                &json!({ "message": "not a JSON object" }),
            );
        };
        let mut issued = None;
        for (name, wish) in &wishes {
            let done = match name.as_str() {
                "issue_tokens" => {
                    issued = wish
                        .as_bool()
                        .filter(|wish| *wish)
                        .map(|_| self.authority.issue(self.now));
                    Some(())
                }
                _ => self.grant(name, wish),
            };
            if done.is_none() {
                let text = format!("cannot do {name}");
                return answer::json(StatusCode::BAD_REQUEST, &json!({ "message": text }));
            }
        }
        let Some(issued) = issued else {
            return self.report();
        };
        let body = json!({
            "access_token": issued.access.expose(),
            "refresh_token": issued.refresh.expose(),
            "expires_in": issued.life.as_secs(),
        });
        answer::json(StatusCode::OK, &body)
    }

    fn grant(&self, name: &str, wish: &Json) -> Option<()> {
        match name {
            "brownout" => self.trouble.stand_brownout(named(wish, Brownout::named)?),
            "refuse" => self.trouble.stand_refusal(wish.as_str())?,
            "limits" => self.meter.set(match wish.as_str()? {
                "access-key" => Limits::ACCESS_KEY,
                "oauth" => Limits::OAUTH,
                "none" => Limits::COUNTED,
                _ => return None,
            }),
            "expire_tokens" => {
                if wish.as_bool()? {
                    self.authority.expire_all();
                }
            }
            "deny" => self.authority.set_deny(wish.as_bool()?),
            "token_life" => self.authority.set_life(Duration::from_secs(wish.as_u64()?)),
            _ => return None,
        }
        Some(())
    }
}

/// A name that must be known, or null.
fn named<T>(wish: &Json, find: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match wish {
        Json::Null => Some(None),
        _ => find(wish.as_str()?).map(Some),
    }
}
