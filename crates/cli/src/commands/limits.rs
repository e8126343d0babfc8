//! `keap limits`: what is left, per layer, from the headers of one call.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use keap_http::{QuotaScope, QuotaWindow, Quotas};
use serde_json::{Value as Json, json};

use crate::account::Account;
use crate::connect::ConnectArgs;
use crate::exit::Exit;
use crate::failure::{Answered, kind_of_status};
use crate::output::Output;
use crate::probe::{self, Probed};

const DAY: Duration = Duration::from_secs(86_400);

/// Flags of `keap limits`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap limits
  keap limits --format json")]
pub(crate) struct LimitsArgs {
    #[command(flatten)]
    connect: ConnectArgs,
}

pub(crate) async fn run(args: &LimitsArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let account = Account::open(&args.connect).await?;
    let probed = probe::userinfo(&account.transport(), &account.hosts).await?;
    for line in lines(&probed.quotas) {
        output.line(line);
    }
    output.listed(&document(&probed.quotas), &windows(&probed.quotas))?;
    match probed.is_user() {
        true => Ok(Exit::Done),
        false => Err(not_the_user(&probed, "the limits may be those of somebody else").into()),
    }
}

/// What an answer says that is not the account's user, and what follows where nothing is known of it.
pub(crate) fn not_the_user(probed: &Probed, so_that: &str) -> Answered {
    let status = probed.status;
    let (message, hint) = match keap_auth::diagnose(&probed.answer) {
        Some(known) => (format!("status {status}: {}", known.means), known.fix),
        None => (
            format!("status {status} in place of the account's user, so that {so_that}"),
            "run `keap doctor`",
        ),
    };
    Answered {
        kind: kind_of_status(status),
        message,
        hint: Some(hint.to_owned()),
        retry_after: probed.retry_after,
        exit: Exit::Failed,
    }
}

/// One line for each limit that the headers tell.
pub(crate) fn lines(quotas: &Quotas) -> Vec<String> {
    let mut lines = Vec::new();
    match quotas.gap {
        Some(gap) => lines.push(format!(
            "second, this credential: {} a second, {} ms between two calls",
            1000 / gap.as_millis().max(1),
            gap.as_millis()
        )),
        None => lines.push("second, this credential: not told (25 a second for OAuth)".to_owned()),
    }
    lines.extend(quotas.windows.iter().map(line));
    if quotas.windows.is_empty() {
        lines.push(
            "no other limit is told; without a valid credential the headers are blank".to_owned(),
        );
    }
    lines
}

fn line(window: &QuotaWindow) -> String {
    let number = |n: Option<u64>| n.map_or_else(|| "unknown".to_owned(), |n| n.to_string());
    let resets = match window.expires_at {
        Some(at) => Some(format!(", starts again {}", date(at))),
        // The vendor tells the hour in a text; this answer does not.
        None if window.length == DAY => Some(", starts again at 00:00 UTC (inferred)".to_owned()),
        None => None,
    };
    format!(
        "{}, {}: {} of {} left, {} used{}",
        length(window),
        scope(window),
        number(window.available),
        number(window.limit),
        number(window.used),
        resets.unwrap_or_default()
    )
}

fn length(window: &QuotaWindow) -> String {
    match window.length.as_secs() {
        60 => "minute".to_owned(),
        86_400 => "day".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}

fn scope(window: &QuotaWindow) -> &'static str {
    match window.scope {
        QuotaScope::Credential => "this credential",
        QuotaScope::App => "this app, all credentials",
        _ => "others too",
    }
}

/// The limits, one by one.
fn windows(quotas: &Quotas) -> Vec<Json> {
    let windows = quotas.windows.iter();
    windows
        .map(|window| {
            json!({
                "scope": scope(window),
                "seconds": window.length.as_secs(),
                "limit": window.limit,
                "available": window.available,
                "used": window.used,
                "expires_at": window.expires_at.map(date),
            })
        })
        .collect()
}

pub(crate) fn document(quotas: &Quotas) -> Json {
    json!({
        "app": quotas.tenant,
        "gap_milliseconds": quotas.gap.map(|gap| u64::try_from(gap.as_millis()).unwrap_or(u64::MAX)),
        "windows": windows(quotas),
    })
}

fn date(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}
