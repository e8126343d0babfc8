//! `keap auth keep-alive`: every grant whose time has come gets new tokens.

use std::time::SystemTime;

use anyhow::Context as _;
use keap_auth::{GrantId, StoredGrant, Tokens};
use keap_http::{Clock as _, SystemClock};
use serde_json::{Value as Json, json};

use crate::calls;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::grants;
use crate::grants::state::{date, span};
use crate::grants::{GrantArgs, no_grants};
use crate::output::Output;
use crate::vault::Vault;

/// The columns of a table, whatever became of the grants.
const COLUMNS: [&str; 8] = [
    "app",
    "alive",
    "refreshed",
    "expires_at",
    "due_at",
    "has_refresh_token",
    "dead_since",
    "cause",
];

/// One grant that cannot be kept alive must not stop the others.
pub(super) async fn run(
    args: &GrantArgs,
    vault: &Vault,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let ids = args.select(vault).await?;
    if ids.is_empty() {
        // Cron must not praise itself every night for the wrong store.
        return Err(no_grants(args, vault).await.into());
    }
    let mut exit = Exit::Done;
    let mut is_misused = true;
    let mut documents = Vec::new();
    for id in ids {
        match keep(args, vault, &id).await {
            Ok((tokens, refreshed)) => {
                if tokens.refresh.is_none() {
                    output.warning(format_args!(
                        "{} has no refresh token and ends at {}; log in again",
                        id.tenant,
                        date(tokens.expires_at)
                    ));
                    if exit == Exit::Done {
                        exit = Exit::Found;
                    }
                }
                output.line(told(&id, &tokens, refreshed));
                documents.push(document(&id, &tokens, refreshed));
            }
            Err(failure) => {
                exit = Exit::Failed;
                documents.push(failed_document(vault, &id, &failure).await);
                let failure = failure.context(format!("{} could not be kept alive", id.tenant));
                let failure = grants::explained(failure).await;
                is_misused &= Failure::of(&failure).exit() == Exit::Wrong;
                output.failure(&failure);
            }
        }
    }
    output.documents_of(&COLUMNS.map(str::to_owned), &documents)?;
    Ok(match exit {
        // Nothing but what has to be set first keeps them from it.
        Exit::Failed if is_misused => Exit::Wrong,
        exit => exit,
    })
}

/// The tokens of a grant that is alive, and whether they were bought just now.
async fn keep(args: &GrantArgs, vault: &Vault, id: &GrantId) -> anyhow::Result<(Tokens, bool)> {
    let before = vault.store.load(id).await?;
    let grant = args.grant(vault, id.clone()).await?;
    let mut access = grant.access_token().await?;
    let mut tokens = stored(vault, id).await?;
    let is_due = due(&tokens.tokens).is_some_and(|due| due <= SystemClock.now());
    if is_due && tokens.dead_since.is_none() {
        // A refresh that failed is no failure to whoever has an hour left to call with. To cron it is one: the next night is
        // too late. Asked for itself, it says why.
        grant.refresh().await.with_context(|| {
            let tokens = &tokens.tokens;
            let (since, end) = (due(tokens).map(date), date(tokens.expires_at));
            let since = since.unwrap_or_default();
            format!("it is due since {since} and its access token ends at {end}")
        })?;
        access = grant.access_token().await?;
        tokens = stored(vault, id).await?;
    }
    if let Some(since) = tokens.dead_since {
        // Its access token may work for hours, and nothing renews it any more.
        let since = date(since);
        anyhow::bail!(
            "its refresh token was refused at {since}\n  hint: log in again with `keap auth login`"
        );
    }
    let refreshed = before.is_none_or(|before| before.tokens.access.expose() != access.expose());
    Ok((tokens.tokens, refreshed))
}

async fn stored(vault: &Vault, id: &GrantId) -> anyhow::Result<StoredGrant> {
    let stored = vault.store.load(id).await?;
    stored.context("it was forgotten meanwhile")
}

fn told(id: &GrantId, tokens: &Tokens, refreshed: bool) -> String {
    let now = SystemClock.now();
    let left = tokens.expires_at.duration_since(now).unwrap_or_default();
    let what = match refreshed {
        true => "refreshed",
        false => "alive, not due yet",
    };
    let due = next(tokens).map(|due| format!(", due again {due}"));
    // Whoever keeps the lines of many nights sees which night each is of.
    format!(
        "{}: {what}, {} left at {}{}",
        id.tenant,
        span(left),
        date(now),
        due.unwrap_or_default()
    )
}

/// When the grant gets new tokens; none for one that cannot have any.
fn due(tokens: &Tokens) -> Option<SystemTime> {
    tokens.refresh.as_ref()?;
    Some(tokens.fresh_until(calls::grant_config().refresh_after))
}

fn next(tokens: &Tokens) -> Option<String> {
    due(tokens).map(date)
}

fn document(id: &GrantId, tokens: &Tokens, refreshed: bool) -> Json {
    json!({
        "app": id.tenant.as_str(),
        "alive": true,
        "refreshed": refreshed,
        "expires_at": date(tokens.expires_at),
        "due_at": next(tokens),
        "has_refresh_token": tokens.refresh.is_some(),
        "dead_since": null,
        "cause": null,
    })
}

/// A grant that could not be kept alive: why, and what is still known of it.
async fn failed_document(vault: &Vault, id: &GrantId, failure: &anyhow::Error) -> Json {
    let stored = vault.store.load(id).await.ok().flatten();
    let tokens = stored.as_ref().map(|stored| &stored.tokens);
    let dead_since = stored.as_ref().and_then(|stored| stored.dead_since);
    // Of one whose refresh failed the access token may have its last hours.
    let lives = tokens.filter(|tokens| dead_since.is_none() && tokens.is_alive(SystemClock.now()));
    // The hint behind it is told on standard error.
    let cause = format!("{failure:#}");
    json!({
        "app": id.tenant.as_str(),
        "alive": lives.is_some(),
        "refreshed": false,
        "expires_at": tokens.map(|tokens| date(tokens.expires_at)),
        "due_at": lives.and_then(next),
        "has_refresh_token": tokens.is_some_and(|tokens| tokens.refresh.is_some()),
        "dead_since": dead_since.map(date),
        "cause": cause.lines().next(),
    })
}
