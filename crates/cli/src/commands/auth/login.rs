//! `keap auth login`: authorize in the browser, exchange the code, keep the tokens.

use std::io::{IsTerminal as _, stderr, stdin};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use keap_auth::{AppName, GrantId, OAuthClient, OAuthError, State, StoreError, Tokens};
use keap_http::{Secret, Transport};
use serde_json::json;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::browser;
use super::callback::Callback;
use super::loopback::{self, Waiting};
use crate::calls;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::grants::{GrantArgs, network};
use crate::output::Output;
use crate::pasted::{self, Until};
use crate::told;
use crate::vault::Vault;

/// How often something may be pasted that is no answer to this login.
const PASTES: usize = 5;

/// What is asked for again.
const WHOLE: &str = "Paste the whole address, from http to its end";

/// What to do where nothing that was pasted is the answer.
const AGAIN: &str = "what was pasted is not the answer to this login\n  hint: begin anew, open the page that this login shows, \
    and paste the address of the page where the browser ends: it has code= and state= in it";

/// Flags of `keap auth login`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without a loopback redirect URI the browser ends on your own page; paste its whole address here.
Without a terminal nobody is asked, unless --no-browser says that a program shows the page and brings the answer.
Does it end on a page of Keap instead? `keap doctor --redirect-uri URI` looks why.

Example:
  export KEAP_CLIENT_ID=... KEAP_CLIENT_SECRET=...
  keap auth login --redirect-uri https://example.com/keap")]
pub(crate) struct LoginArgs {
    #[command(flatten)]
    pub(super) grant: GrantArgs,

    /// The redirect URI as it is registered in the developer portal, to the letter. With
    /// http://127.0.0.1:PORT/... this program listens there itself; over SSH give the browser the port
    /// (`ssh -L PORT:127.0.0.1:PORT HOST`), or paste the address that it shows at the end.
    #[arg(long, env = "KEAP_REDIRECT_URI", value_name = "URI")]
    redirect_uri: String,

    /// Do not keep the client secret in the store; later refreshes need `KEAP_CLIENT_SECRET`.
    #[arg(long)]
    forget_secret: bool,

    /// Print the address of the page, and open no browser. Without a screen none is opened either. Without a terminal it has
    /// to be said: then the address is on standard error, and the answer is awaited at the redirect URI or on standard input.
    #[arg(long)]
    no_browser: bool,

    /// How many seconds the login waits for you.
    #[arg(
        long,
        default_value_t = 600,
        value_name = "SECONDS",
        value_parser = clap::value_parser!(u64).range(1..=86_400)
    )]
    wait: u64,
}

/// A login that is under way.
struct Login<'a> {
    args: &'a LoginArgs,
    vault: &'a Vault,
    client: OAuthClient,
    secret: Secret,
    network: Transport,
    state: State,
    deadline: Instant,
}

pub(crate) async fn run(args: &LoginArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let client_id = args.grant.client.id();
    let client_id = client_id
        .context("no client id; set KEAP_CLIENT_ID")
        .or_misuse()?;
    let hosts = args.grant.hosts().or_misuse()?;
    args.grant.app().or_misuse()?;
    somebody_is_here(args)?;
    let secret = args.grant.client_secret(&client_id, &hosts).or_misuse()?;
    let secret = secret
        .context("no client secret; set KEAP_CLIENT_SECRET")
        .or_misuse()?;
    let vault = args.grant.store.open().await?;
    super::warn(&vault, output);
    let network = network()?;
    let wait = Duration::from_secs(args.wait);
    let login = Login {
        client: calls::limited_client(OAuthClient::new(
            &client_id,
            secret.expose(),
            hosts,
            network.clone(),
        )),
        deadline: Instant::now()
            .checked_add(wait)
            .context("too long a wait")?,
        state: State::random(),
        vault: &vault,
        args,
        secret,
        network,
    };
    let app = login.run(output).await;
    vault.store.close().await;
    let app = app?;
    output.line(format_args!(
        "{app}: access granted and kept in {}",
        vault.place
    ));
    output.json(&json!({ "app": app.as_str(), "store": vault.place }))?;
    Ok(Exit::Done)
}

/// A login needs a person: at a terminal, or behind a program that says so.
fn somebody_is_here(args: &LoginArgs) -> anyhow::Result<()> {
    let pastes = !loopback::is_one(&args.redirect_uri);
    let is_here = stderr().is_terminal() && (!pastes || stdin().is_terminal());
    if is_here || args.no_browser {
        return Ok(());
    }
    misuse!(
        "nothing was begun: a login needs somebody at a terminal, and there is none here\n  hint: {}",
        INSTEAD
    );
}

/// What does it without a terminal.
const INSTEAD: &str = "--no-browser prints the address of the page and takes the answer at a redirect URI like \
     http://127.0.0.1:8765/, or on standard input; `keap auth import` keeps tokens that were bought elsewhere; and \
     KEAP_ACCESS_KEY or --access-key, with a service account key, needs no login at all";

impl Login<'_> {
    async fn run(&self, output: &mut Output) -> anyhow::Result<AppName> {
        let redirect = &self.args.redirect_uri;
        let page = self.client.authorize_url(redirect, &self.state);
        let listener = loopback::listen(redirect).await?;
        let what = match !self.args.no_browser && browser::open(&page) {
            true => "Grant access in the browser, which opens this page:",
            false => "Open this page in a browser and grant access:",
        };
        output.asked(format_args!("{what}\n\n  {page}\n"));
        match listener {
            Some(listener) => self.by_browser(listener.wait(&self.state), output).await,
            None => self.by_paste(output).await,
        }
    }

    /// The browser brings the code, and shows what became of it. One of another machine cannot come here, and a person brings
    /// the address that it shows then.
    async fn by_browser(
        &self,
        mut waiting: Waiting,
        output: &mut Output,
    ) -> anyhow::Result<AppName> {
        let mut pastes = match stdin().is_terminal() || self.args.no_browser {
            true => PASTES,
            false => 0,
        };
        let _hidden = (pastes > 0).then(|| {
            output.asked(format_args!("{}", elsewhere(&self.args.redirect_uri)));
            pasted::ask_hidden("that address", Until::Line)
        });
        let mut lines = match pastes {
            0 => mpsc::channel(1).1,
            _ => lines_of_stdin(),
        };
        let ended = loop {
            tokio::select! {
                biased;
                callback = waiting.callbacks.recv() => match callback {
                    None => break Err(anyhow::anyhow!("the listener ended without an answer")),
                    Some(Callback::Unsigned(refusal)) => output.asked(format_args!(
                        "{refusal}; it does not carry the state of this login, so the login goes on"
                    )),
                    Some(Callback::Answer(answer, page)) => {
                        let ended = match answer {
                            Ok(code) => self.finish(&code).await,
                            Err(refused) => Err(refused.into()),
                        };
                        // The browser may be gone.
                        let _ = page.send(match &ended {
                            Ok(_) => "Access is granted and kept. You can close this page and go back to the terminal.",
                            Err(_) => "It did not work, and nothing was kept. The terminal says why. You can close this page.",
                        });
                        break ended;
                    }
                },
                line = lines.recv(), if pastes > 0 => match line.transpose().or_misuse() {
                    Err(error) => break Err(error),
                    // The browser may still come.
                    Ok(None) => pastes = 0,
                    Ok(Some(line)) if line.trim().is_empty() => {}
                    Ok(Some(line)) => match self.state.read_callback(&line) {
                        Ok(code) => break self.finish(&code).await,
                        Err(refused @ OAuthError::Denied { .. }) => break Err(refused.into()),
                        Err(wrong) => {
                            pastes = pastes.saturating_sub(1);
                            output.asked(format_args!("{wrong}; nothing was sent. {WHOLE}:"));
                        }
                    },
                },
                () = sleep_until(self.deadline) => break Err(self.too_late()),
            }
        };
        waiting.end().await;
        ended
    }

    /// A person brings the address. What is no answer to this login is not sent anywhere; it is asked
    /// for again. The address holds the code, which is a secret while it can be exchanged.
    async fn by_paste(&self, output: &mut Output) -> anyhow::Result<AppName> {
        let hidden = pasted::ask_hidden(
            "the whole address of the page where the browser ends",
            Until::Line,
        );
        if hidden.is_none() {
            output.asked("Then paste the whole address of the page where the browser ends:");
        }
        let mut lines = lines_of_stdin();
        let mut last = None;
        for _ in 0..PASTES {
            let Ok(line) = timeout_at(self.deadline, lines.recv()).await else {
                return Err(self.too_late());
            };
            let Some(line) = line.transpose().or_misuse()? else {
                break;
            };
            match self.state.read_callback(&line) {
                Ok(code) => return self.finish(&code).await,
                Err(refused @ OAuthError::Denied { .. }) => return Err(refused.into()),
                Err(wrong) => {
                    output.asked(format_args!("{wrong}; nothing was sent. {WHOLE}:"));
                    last = Some(wrong);
                }
            }
        }
        match last {
            Some(wrong) => Err(anyhow::Error::new(wrong).context(AGAIN)),
            None => bail!("standard input ended before the address came"),
        }
    }

    fn too_late(&self) -> anyhow::Error {
        anyhow::anyhow!(
            "nobody granted access within {} seconds; --wait gives more time",
            self.args.wait
        )
    }

    /// Exchanges the code and keeps what it buys.
    async fn finish(&self, code: &Secret) -> anyhow::Result<AppName> {
        let Self {
            args,
            vault,
            client,
            network,
            ..
        } = self;
        told::hide_all(&client.presented(code));
        let tokens = client.exchange(code, &args.redirect_uri).await?;
        told::hide_tokens(&tokens);
        let app = tenant(&args.grant, &tokens, network).await?;
        let id = GrantId::new(client.client_id(), app.clone());
        keep(vault, &id, &tokens, true).await?;
        if !args.forget_secret {
            let saved = vault.store.save_client(client.client_id(), &self.secret);
            saved.await?;
        }
        Ok(app)
    }
}

/// What a browser of another machine needs, which is where somebody sits who has come here by SSH.
fn elsewhere(redirect: &str) -> String {
    let port = redirect.parse::<url::Url>().ok();
    let port = port
        .and_then(|url| url.port_or_known_default())
        .unwrap_or(80);
    format!(
        "A browser of another machine cannot reach this one: give it the port (`ssh -L {port}:127.0.0.1:{port} HOST`), or paste here the whole address that it shows at the end, {redirect}?code=..."
    )
}

/// The lines of standard input, read by a thread of its own, which does not hold the end of the
/// program.
fn lines_of_stdin() -> mpsc::Receiver<anyhow::Result<String>> {
    let (sender, receiver) = mpsc::channel(1);
    std::thread::spawn(move || {
        while let Some(line) = file::line(file::TINY).transpose() {
            // Nobody waits any more: the login is over.
            if sender.blocking_send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Stores tokens that did not come from a refresh, so that no refresh is under way meanwhile. Unless
/// asked to, it does not replace a grant that can be renewed by one that cannot, nor one that belongs
/// to other hosts.
pub(super) async fn keep(
    vault: &Vault,
    id: &GrantId,
    tokens: &Tokens,
    replace: bool,
) -> anyhow::Result<()> {
    let _lock = vault.store.lock(id).await?;
    if !replace {
        let before = match vault.store.load(id).await {
            Ok(before) => before.map(|before| before.tokens),
            Err(StoreError::KeyMissing | StoreError::KeyWrong) => bail!(
                "the grant of {} in the store cannot be read; --replace puts the new one in its place",
                id.tenant
            ),
            Err(error) => return Err(error.into()),
        };
        if let Some(before) = before {
            ensure!(
                before.refresh.is_none() || tokens.refresh.is_some(),
                "the grant of {} in the store has a refresh token, and the new one has none; --replace puts it in its place",
                id.tenant
            );
            ensure!(
                before.hosts == tokens.hosts,
                "the grant of {} in the store belongs to {}, and the new one to {}; --replace puts it in its place",
                id.tenant,
                before.hosts.as_deref().unwrap_or("Keap's own hosts"),
                tokens.hosts.as_deref().unwrap_or("Keap's own hosts")
            );
        }
    }
    Ok(vault.store.save(id, tokens).await?)
}

/// The app of new tokens: from the scope, the header of a first call, or else the flag.
async fn tenant(args: &GrantArgs, tokens: &Tokens, network: &Transport) -> anyhow::Result<AppName> {
    let named = args.app()?;
    if let Some(app) = tokens.tenant() {
        if let Some(named) = named.filter(|named| *named != app) {
            bail!(
                "access was granted to {app}, and --app or KEAP_APP says {named}\n  hint: choose the other app on the page where access is granted"
            );
        }
        return Ok(app);
    }
    if let Some(app) = named {
        return Ok(app);
    }
    let hosts = args.hosts()?;
    let credential = keap_auth::AccessToken::new(tokens.access.expose())?.into();
    let transport = keap_auth::authorize(network.clone(), credential);
    let answer = crate::probe::userinfo(&transport, &hosts).await?;
    let app = answer
        .tenant
        .context("Keap does not say which app the tokens open; give --app")?;
    Ok(app.parse()?)
}
