//! How a grant of the store is, and what somebody who lives on it must know before it fails.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use keap_auth::{GrantId, StoredGrant};

/// A refresh token that was not renewed for so long may die: the vendor's statements differ, from 45
/// days on, with the advice to renew what is older than about 30.
pub(crate) const OLD_REFRESH_TOKEN: Duration = Duration::from_secs(30 * 86_400);

/// How a grant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GrantState {
    Dead,
    Expired,
    /// Its access token is alive and has nothing that could renew it.
    Unrenewable,
    Due,
    Fresh,
}

impl GrantState {
    pub(crate) fn of(grant: &StoredGrant, now: SystemTime) -> Self {
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

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Expired => "expired",
            Self::Unrenewable => "alive, without a refresh token",
            Self::Due => "due for a refresh",
            Self::Fresh => "fresh",
        }
    }
}

/// All that is known of a grant, in one line.
pub(crate) fn described(id: &GrantId, grant: &StoredGrant, now: SystemTime) -> String {
    let tokens = &grant.tokens;
    let mut text = format!(
        "{} (client {}): {}, access token until {}",
        id.tenant,
        id.client_id,
        GrantState::of(grant, now).name(),
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
    } else if is_old(grant, now) {
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

/// That a grant which still opens the account will end, and nothing renews it; none of one that is renewed, and of one that
/// has ended: that is what the call says.
pub(crate) fn ending(id: &GrantId, grant: &StoredGrant, now: SystemTime) -> Option<String> {
    if !grant.tokens.is_alive(now) {
        return None;
    }
    let app = &id.tenant;
    let why = match (grant.dead_since, &grant.tokens.refresh) {
        (Some(since), _) => format!("the refresh token of {app} was refused at {}", date(since)),
        (None, None) => format!("the grant of {app} has no refresh token"),
        (None, Some(_)) => return None,
    };
    let ends = date(grant.tokens.expires_at);
    Some(format!(
        "{why}: this access token ends at {ends}, and nothing renews it; log in again with `keap auth login`"
    ))
}

/// Whether its refresh token is so old that it may die.
pub(crate) fn is_old(grant: &StoredGrant, now: SystemTime) -> bool {
    grant.tokens.refresh.is_some() && grant.tokens.age(now) > OLD_REFRESH_TOKEN
}

/// The hosts that it belongs to.
pub(crate) fn hosts(grant: &StoredGrant) -> &str {
    grant.tokens.hosts.as_deref().unwrap_or("Keap's own hosts")
}

/// A length of time in its two largest units.
pub(crate) fn span(time: Duration) -> String {
    let minutes = time.as_secs() / 60;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes} min"),
        (0, _) => format!("{hours} h {minutes} min"),
        _ => format!("{days} d {hours} h"),
    }
}

/// A time; what is stored never lies behind the year 9999.
pub(crate) fn date(time: SystemTime) -> String {
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
