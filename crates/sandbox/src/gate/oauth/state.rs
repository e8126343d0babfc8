//! Codes, grants and tokens, and how one leads to the next.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::request::Parts;
use http::{StatusCode, header};
use keap_http::{Response, Secret, moment};
use serde_json::json;

use super::form::Form;
use super::refused::{refused, wrong_client};
use super::tokens::{IssuedTokens, TokenCounts};
use crate::answer;

#[derive(Debug)]
pub(super) struct State {
    pub(super) app: String,
    pub(super) client_id: String,
    pub(super) client_secret: Secret,
    pub(super) redirect_uri: String,
    pub(super) life: Duration,
    pub(super) reuse_revokes: bool,
    pub(super) deny: bool,
    pub(super) serial: u64,
    pub(super) codes: Vec<Code>,
    pub(super) grants: Vec<Grant>,
    pub(super) counts: TokenCounts,
}

#[derive(Debug)]
pub(super) struct Code {
    pub(super) code: String,
    pub(super) redirect_uri: String,
    pub(super) expires_at: SystemTime,
}

/// One grant with the one refresh token that is alive and those that are spent.
#[derive(Debug)]
pub(super) struct Grant {
    pub(super) access: Vec<(String, SystemTime)>,
    pub(super) refresh: Option<String>,
    pub(super) spent: Vec<String>,
}

enum Basic {
    Good,
    Unreadable,
    Wrong,
}

impl State {
    pub(super) fn exchange(&mut self, form: &Form, now: SystemTime) -> Response {
        if form.get("client_id") != self.client_id
            || form.get("client_secret") != self.client_secret.expose()
        {
            return wrong_client();
        }
        let (code, redirect) = (form.get("code"), form.get("redirect_uri"));
        let found = self.codes.iter().position(|known| known.code == code);
        let Some(code) = found.map(|i| self.codes.swap_remove(i)) else {
            return refused("invalid_grant", "Invalid authorization code");
        };
        if code.redirect_uri != redirect {
            return refused("invalid_request", "Invalid redirect_uri");
        }
        if code.expires_at <= now {
            return refused("invalid_grant", "Invalid authorization code");
        }
        self.grants.push(Grant {
            access: Vec::new(),
            refresh: None,
            spent: Vec::new(),
        });
        let index = self.grants.len() - 1;
        let tokens = self.renew(index, now);
        self.answer(&tokens)
    }

    pub(super) fn refresh(&mut self, head: &Parts, form: &Form, now: SystemTime) -> Response {
        match self.check_basic(head) {
            Basic::Good => {}
            // Observed by users: a header without the word, or with blanks in it, gives no detail.
            Basic::Unreadable => return answer::empty(StatusCode::UNAUTHORIZED),
            Basic::Wrong => return wrong_client(),
        }
        let given = form.get("refresh_token");
        let living = self
            .grants
            .iter()
            .position(|g| g.refresh.as_deref() == Some(given));
        if let Some(index) = living {
            self.counts.refreshes += 1;
            let tokens = self.renew(index, now);
            return self.answer(&tokens);
        }
        let spent = self
            .grants
            .iter()
            .position(|g| g.spent.iter().any(|spent| spent == given));
        if let Some(index) = spent {
            self.counts.reuses += 1;
            if self.reuse_revokes {
                self.grants.remove(index);
            }
        }
        // The newer wording (reported); the older one is the refusal `refresh-token-dead`.
        refused("invalid_request", "Invalid Refresh Token")
    }

    fn check_basic(&self, head: &Parts) -> Basic {
        let header = head
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|v| v.to_str().ok());
        let Some(encoded) = header.and_then(|text| text.strip_prefix("Basic ")) else {
            return Basic::Unreadable;
        };
        let Ok(pair) = STANDARD.decode(encoded) else {
            return Basic::Unreadable;
        };
        let expected = format!("{}:{}", self.client_id, self.client_secret.expose());
        if pair == expected.as_bytes() {
            Basic::Good
        } else {
            Basic::Wrong
        }
    }

    /// A new pair for a grant; the refresh token before it is dead at once.
    pub(super) fn renew(&mut self, index: usize, now: SystemTime) -> IssuedTokens {
        let (access, refresh) = (self.next("access"), self.next("refresh"));
        let expires_at = moment::after(now, self.life);
        let grant = &mut self.grants[index];
        grant.spent.extend(grant.refresh.take());
        grant.refresh = Some(refresh.clone());
        grant.access.push((access.clone(), expires_at));
        IssuedTokens {
            access: access.into(),
            refresh: refresh.into(),
            life: self.life,
        }
    }

    /// The scope is the one place that names the app.
    fn answer(&self, tokens: &IssuedTokens) -> Response {
        let body = json!({
            "access_token": tokens.access.expose(),
            "refresh_token": tokens.refresh.expose(),
            "token_type": "bearer",
            "expires_in": tokens.life.as_secs(),
            "scope": format!("full|{}.infusionsoft.com", self.app),
        });
        answer::json(StatusCode::OK, &body)
    }

    /// With the name of the account, so that those of several are never the same.
    pub(super) fn next(&mut self, kind: &str) -> String {
        self.serial += 1;
        format!("sandbox-{kind}-{}-{:06}", self.app, self.serial)
    }

    /// Loopback addresses are taken too, so that a local listener can be rehearsed.
    pub(super) fn is_registered(&self, redirect: &str) -> bool {
        let is_loopback = || {
            url::Url::parse(redirect).is_ok_and(|url| {
                matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"))
            })
        };
        redirect == self.redirect_uri || is_loopback()
    }
}
