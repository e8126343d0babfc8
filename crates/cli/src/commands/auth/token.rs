//! `keap auth token`: an access token for another program.
//!
//! It is printed on a terminal as well, as `gh auth token` and its like do: nothing else was asked for, and who sees the
//! screen can ask for it again.

use keap_http::Secret;
use serde_json::json;

use super::status::date;
use crate::exit::Exit;
use crate::grants::GrantArgs;
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
    if let Some((grant, since)) = stored.as_ref().and_then(|one| Some((one, one.dead_since?))) {
        output.warning(format_args!(
            "the refresh token of {} was refused at {}: this access token ends at {}, and nothing renews it; log in again with `keap auth login`",
            id.tenant,
            date(since),
            date(grant.tokens.expires_at)
        ));
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
