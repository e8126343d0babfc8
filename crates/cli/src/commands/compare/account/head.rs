//! What stands at the head of a report: what was run, and how.

use chrono::{SecondsFormat, Utc};
use keap_http::{Clock as _, Shown, SystemClock};

use super::AccountArgs;
use crate::commands::compare::run_report::{Filters, Head};
use crate::commands::compare::state::{Asked, Kept, Source, State};
use crate::connect::ConnectArgs;

/// The head of a run that begins, or goes on.
pub(super) fn head(
    args: &AccountArgs,
    asked: &Asked,
    kept: Option<&Kept>,
    state: &State,
    connect: &ConnectArgs,
) -> Head {
    if let Some(kept) = kept {
        let mut head = kept.head.clone();
        head.resumed = head.resumed.saturating_add(1);
        head.shows_values = args.show_values;
        return head;
    }
    Head {
        id: String::new(),
        account: account_name(connect, args.recording.replay.is_some()),
        started: now(),
        ended: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        backends: asked.backends.clone(),
        zone: asked.zone.clone(),
        filters: filters(asked),
        shows_values: args.show_values,
        hash_key: state.key_mark(),
        resumed: 0,
        replayed_from: args.recording.replay.as_deref().map(Shown::path),
    }
}

/// What the account is called until an answer names it.
fn account_name(connect: &ConnectArgs, is_replayed: bool) -> String {
    match (&connect.app, &connect.base_url) {
        _ if is_replayed => "a recording".to_owned(),
        _ if connect.sandbox => "the local Keap".to_owned(),
        (Some(app), _) => app.clone(),
        (None, Some(base)) => base.clone(),
        (None, None) => "an account".to_owned(),
    }
}

/// What was left out beforehand, and what was allowed.
pub(super) fn filters(asked: &Asked) -> Filters {
    let name = |source: &Option<Source>| source.as_ref().and_then(Source::name);
    Filters {
        named: asked.named.clone(),
        except: asked.except.clone(),
        since: asked.since.clone(),
        rules: name(&asked.rules),
        source: name(&asked.suite)
            .or_else(|| name(&asked.calls))
            .or_else(|| asked.seen.as_ref().map(|seen| seen.name.clone())),
        writes: asked.writes.is_some(),
        by_suite: asked.suite.is_some() || asked.calls.is_some(),
    }
}

/// This moment, as reports tell it.
pub(super) fn now() -> String {
    chrono::DateTime::<Utc>::from(SystemClock.now()).to_rfc3339_opts(SecondsFormat::Secs, true)
}
