//! `keap auth status`: how the grants are, and whether the store is encrypted.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use keap_auth::{GrantId, Sealing, StoredGrant};
use keap_http::{Clock as _, SystemClock};
use serde_json::{Value as Json, json};

use super::tell_empty;
use crate::exit::Exit;
use crate::grants::GrantArgs;
use crate::output::Output;
use crate::vault::Vault;

/// A refresh token that was not renewed for so long may die: the vendor's statements differ, from 45
/// days on, with the advice to renew what is older than about 30.
pub(crate) const OLD_REFRESH_TOKEN: Duration = Duration::from_secs(30 * 86_400);

/// How a grant is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Dead,
    Expired,
    /// Its access token is alive and has nothing that could renew it.
    Unrenewable,
    Due,
    Fresh,
}

impl State {
    fn of(grant: &StoredGrant, now: SystemTime) -> Self {
        let tokens = &grant.tokens;
        if grant.dead_since.is_some() {
            Self::Dead
        } else if !tokens.is_alive(now) {
            Self::Expired
        } else if tokens.refresh.is_none() {
            Self::Unrenewable
        } else if tokens.is_fresh(now, 7.0 / 8.0) {
            Self::Fresh
        } else {
            Self::Due
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Expired => "expired",
            Self::Unrenewable => "alive, without a refresh token",
            Self::Due => "due for a refresh",
            Self::Fresh => "fresh",
        }
    }
}

pub(super) async fn run(
    args: &GrantArgs,
    vault: &Vault,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let sealing = vault.store.sealing().await?;
    output.line(format_args!("Store: {}{}", vault.place, told(sealing)));
    let mut documents = Vec::new();
    let mut exit = Exit::Done;
    for id in args.select(vault).await? {
        let Some(grant) = vault.store.load(&id).await? else {
            continue;
        };
        let now = SystemClock.now();
        let state = State::of(&grant, now);
        if matches!(state, State::Dead | State::Expired) {
            exit = Exit::Found;
        }
        output.line(describe(&id, &grant, state, now));
        documents.push(document(&id, &grant, state, now));
    }
    let whole = json!({
        "store": vault.place,
        "encrypted": sealing.plain == 0 && sealing.sealed > 0,
        "sealed": sealing.sealed,
        "plain": sealing.plain,
        "grants": documents,
    });
    output.listed(&whole, &documents)?;
    match tell_empty(args, documents.is_empty(), vault, output).await {
        Exit::Done => Ok(exit),
        empty => Ok(empty),
    }
}

/// What was found by looking at what is stored, whatever `KEAP_STORE_KEY` says.
fn told(sealing: Sealing) -> &'static str {
    match (sealing.sealed, sealing.plain) {
        (0, 0) => "",
        (_, 0) => " (encrypted)",
        (0, _) => " (not encrypted; `keap auth encrypt` mends it, with a key in KEAP_STORE_KEY)",
        _ => " (partly not encrypted; `keap auth encrypt` mends it)",
    }
}

fn describe(id: &GrantId, grant: &StoredGrant, state: State, now: SystemTime) -> String {
    let tokens = &grant.tokens;
    let mut text = format!(
        "{} (client {}): {}, access token until {}",
        id.tenant,
        id.client_id,
        state.name(),
        date(tokens.expires_at)
    );
    if let Ok(left) = tokens.expires_at.duration_since(now) {
        text.push_str(&format!(" ({} left)", span(left)));
    }
    text.push_str(&format!(", belongs to {}", hosts(grant)));
    if let Some(since) = grant.dead_since {
        let since = date(since);
        text.push_str(&format!(
            "; its refresh token was refused at {since}: log in again"
        ));
    } else if tokens.refresh.is_none() {
        text.push_str("; no refresh token");
    } else if tokens.is_of_the_future(now) {
        text.push_str("; it was stored while the clock was ahead");
    } else if tokens.age(now) > OLD_REFRESH_TOKEN {
        let age = span(tokens.age(now));
        text.push_str(&format!("; its refresh token is {age} old and may die"));
    }
    if let Some(started) = grant.refresh_started_at {
        let started = date(started);
        text.push_str(&format!(
            "; a refresh was started at {started} and has not ended"
        ));
    }
    text
}

fn document(id: &GrantId, grant: &StoredGrant, state: State, now: SystemTime) -> Json {
    let tokens = &grant.tokens;
    let left = tokens.expires_at.duration_since(now).unwrap_or_default();
    json!({
        "app": id.tenant.as_str(),
        "client_id": id.client_id,
        "state": state.name(),
        "hosts": hosts(grant),
        "issued_at": date(tokens.issued_at),
        "expires_at": date(tokens.expires_at),
        "seconds_left": left.as_secs(),
        "has_refresh_token": tokens.refresh.is_some(),
        "dead_since": grant.dead_since.map(date),
        "refresh_started_at": grant.refresh_started_at.map(date),
    })
}

fn hosts(grant: &StoredGrant) -> &str {
    grant.tokens.hosts.as_deref().unwrap_or("Keap's own hosts")
}

/// A length of time in its two largest units.
pub(super) fn span(time: Duration) -> String {
    let minutes = time.as_secs() / 60;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} min"),
        (0, _) => format!("{hours} h {minutes} min"),
        _ => format!("{days} d {hours} h"),
    }
}

/// A time; what is stored never lies behind the year 9999.
pub(super) fn date(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans() {
        let told = [59, 60 * 61, 86_400 * 3 + 3600].map(|s| span(Duration::from_secs(s)));
        assert_eq!(told, ["0 min", "1 h 1 min", "3 d 1 h"]);
    }
}
