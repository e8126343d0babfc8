//! `keap auth status`: how the grants are, and whether the store is encrypted.

use std::time::SystemTime;

use keap_auth::{GrantId, Sealing, StoredGrant};
use keap_http::{Clock as _, SystemClock};
use serde_json::{Value as Json, json};

use super::tell_empty;
use crate::exit::Exit;
use crate::grants::GrantArgs;
use crate::grants::state::{GrantState, date, described, hosts};
use crate::output::Output;
use crate::vault::Vault;

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
        let state = GrantState::of(&grant, now);
        if matches!(state, GrantState::Dead | GrantState::Expired) {
            exit = Exit::Found;
        }
        output.line(described(&id, &grant, now));
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

fn document(id: &GrantId, grant: &StoredGrant, state: GrantState, now: SystemTime) -> Json {
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
