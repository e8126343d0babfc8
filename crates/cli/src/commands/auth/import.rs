//! `keap auth import`: tokens that a person made by hand.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use clap::Args;
use keap_auth::{AccessToken, AnswerShape, AppName, GrantId, Hosts, Tokens, authorize, diagnose};
use keap_http::{Clock as _, SystemClock};
use serde_json::json;

use super::{login, token_file};
use crate::exit::Exit;
use crate::failure::{Answered, OrMisuse as _, kind_of_status};
use crate::file;
use crate::grants::{GrantArgs, network};
use crate::output::Output;
use crate::probe::{self, Probed};
use crate::told;

/// Flags of `keap auth import`.
#[derive(Debug, Args)]
#[command(after_help = "\
The access token is checked by one read before it is kept. The refresh token is not: it works once.

Example:
  export KEAP_CLIENT_ID=... KEAP_CLIENT_SECRET=...
  keap auth import --app ab123 < tokens.txt")]
pub(crate) struct ImportArgs {
    #[command(flatten)]
    pub(super) grant: GrantArgs,

    /// How many seconds the access token still lives, when the input does not say. The default is
    /// the life of a new one.
    #[arg(
        long,
        default_value_t = 86_400,
        value_name = "SECONDS",
        value_parser = clap::value_parser!(u64).range(..=token_file::LONGEST_LIFE)
    )]
    expires_in: u64,

    /// Do not keep the client secret in the store; later refreshes need `KEAP_CLIENT_SECRET`.
    #[arg(long)]
    forget_secret: bool,

    /// Do not check the access token by a read.
    #[arg(long)]
    no_check: bool,

    /// Replace a grant in the store also by one that cannot be renewed, or by one of another host.
    #[arg(long)]
    replace: bool,
}

pub(crate) async fn run(args: &ImportArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let client_id = args.grant.client.id();
    let client_id = client_id
        .context("no client id; set KEAP_CLIENT_ID")
        .or_misuse()?;
    let hosts = args.grant.hosts().or_misuse()?;
    args.grant.app().or_misuse()?;
    let secret = args.grant.client_secret(&client_id, &hosts).or_misuse()?;
    let text = file::secrets_pasted("the tokens, as the token endpoint answered", file::SMALL)
        .or_misuse()?;
    let life = Duration::from_secs(args.expires_in);
    let read = token_file::read(&text, life, SystemClock.now()).or_misuse()?;
    told::hide_tokens(&read.tokens);
    if let Some(note) = read.note {
        output.note(note);
    }
    let checked = match args.no_check {
        true => Checked::default(),
        false => check(&read.tokens, &hosts).await?,
    };
    if let Some(note) = checked.note {
        output.warning(note);
    }
    let app = app(args, &read.tokens, checked.app).or_misuse()?;
    let tokens = match checked.expired {
        true => expired(&read.tokens),
        false => read.tokens,
    };

    let vault = args.grant.store.open().await?;
    super::warn(&vault, output);
    let kept = async {
        let id = GrantId::new(client_id.clone(), app.clone());
        login::keep(&vault, &id, &tokens.clone().of_hosts(&hosts), args.replace).await?;
        if let (Some(secret), false) = (secret, args.forget_secret) {
            vault.store.save_client(&client_id, &secret).await?;
        }
        anyhow::Ok(())
    };
    let kept = kept.await;
    vault.store.close().await;
    kept?;
    output.line(format_args!("{app}: tokens kept in {}", vault.place));
    if tokens.refresh.is_none() {
        output.warning("there is no refresh token; the access token cannot be kept alive");
    }
    output.json(&json!({ "app": app.as_str(), "store": vault.place }))?;
    Ok(Exit::Done)
}

/// What one read with the access token has shown.
#[derive(Debug, Default)]
struct Checked {
    app: Option<AppName>,
    /// Keap knows the token, and its life is over.
    expired: bool,
    note: Option<&'static str>,
}

const NO_CHECK: &str = "--no-check keeps it as it is";

/// Reads who the access token belongs to. The refresh token is never spent to test it.
async fn check(tokens: &Tokens, hosts: &Hosts) -> anyhow::Result<Checked> {
    if !tokens.is_alive(SystemClock.now()) {
        let note = "the access token has expired, so it was not checked; `keap auth refresh` shows whether the refresh token is good";
        return Ok(Checked {
            note: Some(note),
            ..Checked::default()
        });
    }
    let credential = AccessToken::new(tokens.access.expose())?.into();
    let transport = authorize(network()?, credential);
    let seen = probe::userinfo(&transport, hosts).await;
    let seen =
        seen.with_context(|| format!("the access token could not be checked; {NO_CHECK}"))?;
    let known = diagnose(&seen.answer);
    if known.is_some_and(|known| known.id == "token-expired") && tokens.refresh.is_some() {
        return Ok(Checked {
            app: None,
            expired: true,
            note: Some("the access token has expired; the next use buys a new one"),
        });
    }
    if seen.status != 200 || seen.answer.shape() != AnswerShape::Json {
        return Err(refusal(&seen).into());
    }
    let app = seen.tenant.as_deref().map(str::parse).transpose();
    Ok(Checked {
        // A header that names no app says nothing about the token.
        app: app.unwrap_or_default(),
        ..Checked::default()
    })
}

/// Why the read showed no user. Only what speaks of the credential is held against the token.
fn refusal(seen: &Probed) -> Answered {
    let means = diagnose(&seen.answer).map(|known| format!(": {}", known.means));
    let status = format!("status {}{}", seen.status, means.unwrap_or_default());
    let (message, hint) = match seen.status {
        400 | 401 | 403 => (
            format!("Keap does not take the access token ({status})"),
            format!("nothing was kept; copy both tokens again, or {NO_CHECK}"),
        ),
        _ => (
            format!("the access token could not be checked ({status})"),
            format!(
                "nothing was kept, and nothing is known against the token; try again later, or {NO_CHECK}"
            ),
        ),
    };
    Answered {
        kind: kind_of_status(seen.status),
        message,
        hint: Some(hint),
        retry_after: seen.retry_after,
        exit: Exit::Failed,
    }
}

/// The app of the flag, the scope or the answer, which must agree.
fn app(args: &ImportArgs, tokens: &Tokens, seen: Option<AppName>) -> anyhow::Result<AppName> {
    let named = args.grant.app()?;
    let opened = seen.or_else(|| tokens.tenant());
    if let (Some(named), Some(opened)) = (&named, &opened) {
        ensure!(
            named == opened,
            "the tokens open {opened}, and --app or KEAP_APP says {named}"
        );
    }
    let app = opened.or(named);
    app.context("nothing says which app the tokens open; give --app")
}

/// The same pair with an access token whose life is over.
fn expired(tokens: &Tokens) -> Tokens {
    let (access, refresh) = (tokens.access.clone(), tokens.refresh.clone());
    let expired = Tokens::new(access, refresh, tokens.issued_at, Duration::ZERO);
    expired.with_scope(tokens.scope.clone())
}
