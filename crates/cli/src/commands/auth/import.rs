//! `keap auth import`: tokens that a person made by hand.

use std::io::Read as _;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use keap_auth::{GrantId, Shape, Tokens};
use keap_http::{Clock as _, Secret, SystemClock};
use serde_json::json;

use super::login;
use crate::exit::Exit;
use crate::file;
use crate::output::Output;
use crate::vault::{GrantArgs, network};

/// Flags of `keap auth import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  export KEAP_CLIENT_ID=... KEAP_CLIENT_SECRET=...
  keap auth import --app ab123 < tokens.txt")]
pub(crate) struct ImportArgs {
    #[command(flatten)]
    grant: GrantArgs,

    /// How many seconds the access token still lives, when the input does not say. The default is
    /// the life of a new one.
    #[arg(long, default_value_t = 86_400, value_name = "SECONDS")]
    expires_in: u64,

    /// Do not keep the client secret in the store; later refreshes need `KEAP_CLIENT_SECRET`.
    #[arg(long)]
    forget_secret: bool,
}

pub(crate) async fn run(args: &ImportArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let client_id = args.grant.client.id();
    let client_id = client_id.context("no client id; set KEAP_CLIENT_ID")?;
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .take(file::SMALL)
        .read_to_string(&mut text)
        .context("standard input cannot be read")?;
    let tokens = read(&text, Duration::from_secs(args.expires_in))?;
    for secret in [Some(&tokens.access), tokens.refresh.as_ref()]
        .into_iter()
        .flatten()
    {
        check_kind(secret)?;
    }
    let vault = super::open(&args.grant, output).await?;
    let app = login::tenant(&args.grant, &tokens, &network()?).await?;
    if let (Some(secret), false) = (args.grant.client_secret()?, args.forget_secret) {
        vault.store.save_client(&client_id, &secret).await?;
    }
    login::keep(&vault, &GrantId::new(client_id, app.clone()), &tokens).await?;
    output.line(format_args!("{app}: tokens kept in {}", vault.place));
    if tokens.refresh.is_none() {
        output.warning("there is no refresh token; the access token cannot be kept alive");
    }
    output.json(&json!({ "app": app.as_str(), "store": vault.place }))?;
    Ok(Exit::Done)
}

/// JSON as the token endpoint answers, or one token on each line: access, then refresh.
fn read(text: &str, life: Duration) -> anyhow::Result<Tokens> {
    let now = SystemClock.now();
    if text.trim_start().starts_with('{') {
        let json: serde_json::Value =
            serde_json::from_str(text).context("the input is not JSON")?;
        let part = |name: &str| json.get(name).and_then(|value| value.as_str());
        let access = part("access_token").context("the input has no access_token")?;
        let refresh = part("refresh_token").map(Secret::from);
        let life = json
            .get("expires_in")
            .and_then(|v| v.as_u64())
            .map_or(life, Duration::from_secs);
        let tokens = Tokens::new(access.into(), refresh, now, life);
        return Ok(tokens.with_scope(part("scope").map(str::to_owned)));
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let access = lines.next().context("standard input has no tokens")?;
    let refresh = lines.next().map(Secret::from);
    if lines.next().is_some() {
        bail!("there are more than two lines; give the access token and the refresh token");
    }
    Ok(Tokens::new(access.into(), refresh, now, life))
}

/// Keys and other things that are no tokens are refused with the reason.
fn check_kind(secret: &Secret) -> anyhow::Result<()> {
    let shape = Shape::of(secret.expose());
    let advice = shape.advice();
    match shape {
        Shape::AccessKey
        | Shape::LegacyKey
        | Shape::ClientSecret
        | Shape::Broken
        | Shape::WithScheme
        | Shape::Url
        | Shape::AppUrl
        | Shape::TokenUrl => {
            bail!(
                "one of the two is {}, not a token; {}",
                advice.what,
                advice.goes
            )
        }
        _ => Ok(()),
    }
}
