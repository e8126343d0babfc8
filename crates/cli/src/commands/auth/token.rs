//! `keap auth token`: an access token for another program.
//!
//! It is printed on a terminal as well, as `gh auth token` and its like do: nothing else was asked for, and who sees the
//! screen can ask for it again.

use keap_http::{Clock as _, Secret, SystemClock};
use serde_json::json;

use crate::exit::Exit;
use crate::grants::GrantArgs;
use crate::grants::state::{date, ending};
use crate::output::Output;
use crate::vault::Vault;

pub(super) async fn run(
    args: &GrantArgs,
    vault: &Vault,
    output: &mut Output,
) -> anyhow::Result<Exit> {
    let id = args.one(vault).await?;
    let access = args.grant(vault, id.clone()).await?.access_token().await?;
    let stored = vault.store.load(&id).await?;
    let end = stored
        .as_ref()
        .and_then(|grant| ending(&id, grant, SystemClock.now()));
    if let Some(end) = end {
        output.warning(end);
    }
    if !output.is_json() {
        output.revealed(&access);
        output.check()?;
        return Ok(Exit::Done);
    }
    let document = json!({
        "app": id.tenant.as_str(),
        "access_token": access.expose(),
        "expires_at": stored.map(|grant| date(grant.tokens.expires_at)),
    });
    output.revealed(&Secret::new(document.to_string()));
    output.check()?;
    Ok(Exit::Done)
}
