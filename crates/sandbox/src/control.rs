//! A small control endpoint, so that tests and people can rehearse: `GET` shows what was counted,
//! `POST` with JSON changes how the sandbox behaves. The real Keap has nothing like it.
//!
//! It has no credential, so it must not obey web pages: a page in any browser of this machine may send requests here. A
//! request from another origin is refused, and so is one without the content type `application/json`, which a page cannot
//! send to another origin without being asked first, and one for a host name that anybody could let point here.

use std::time::Duration;

use http::request::Parts;
use http::{HeaderName, Method, StatusCode, header};
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
    pub(crate) fn respond(&self, head: &Parts, body: &[u8]) -> Response {
        if let Some(reason) = foreign(head) {
            return answer::json(StatusCode::FORBIDDEN, &json!({ "message": reason }));
        }
        match head.method {
            Method::GET => self.report(),
            Method::POST if !is_json(head) => answer::json(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                &json!({ "message": "send it with the header Content-Type: application/json" }),
            ),
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
                let text = format!("cannot do {name}: it takes {}", taken(name));
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

/// What a key takes, for whoever sent something else.
fn taken(name: &str) -> String {
    let text = match name {
        "brownout" => {
            let names = Brownout::ALL.map(Brownout::name);
            return format!("null or one of {}", names.join(", "));
        }
        "refuse" => "the name of a refusal of the error catalogue, such as token-expired",
        "limits" => "access-key, oauth or none",
        "expire_tokens" | "deny" | "issue_tokens" => "true or false",
        "token_life" => "seconds",
        _ => {
            "nothing: the keys are brownout, refuse, limits, expire_tokens, deny, token_life, issue_tokens"
        }
    };
    text.to_owned()
}

/// Why a request may come from a web page that is none of this server's.
fn foreign(head: &Parts) -> Option<&'static str> {
    let text = |name: HeaderName| {
        head.headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    let host = text(header::HOST);
    if host.is_some_and(|host| !is_local_name(host)) {
        return Some(
            "the control endpoint answers at an IP address, at localhost or at a name without a dot",
        );
    }
    let own = |origin: &str| {
        host.is_some_and(|host| {
            origin
                .split_once("://")
                .is_some_and(|(_, rest)| rest == host)
        })
    };
    if text(header::ORIGIN).is_some_and(|origin| !own(origin)) {
        return Some("the control endpoint does not obey web pages");
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let is_foreign = site.is_some_and(|site| !matches!(site, "same-origin" | "none"));
    is_foreign.then_some("the control endpoint does not obey web pages")
}

/// Whether a host is a name that nobody else can let point to this machine.
fn is_local_name(host: &str) -> bool {
    let Ok(url) = url::Url::parse(&format!("http://{host}/")) else {
        return false;
    };
    match url.host() {
        Some(url::Host::Domain(name)) => {
            !name.trim_end_matches('.').contains('.') || name.ends_with(".localhost")
        }
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => true,
        None => false,
    }
}

fn is_json(head: &Parts) -> bool {
    let content_type = head.headers.get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| {
        let media = value.split(';').next().unwrap_or_default().trim();
        media.eq_ignore_ascii_case("application/json")
    })
}

/// A name that must be known, or null.
fn named<T>(wish: &Json, find: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match wish {
        Json::Null => Some(None),
        _ => find(wish.as_str()?).map(Some),
    }
}
