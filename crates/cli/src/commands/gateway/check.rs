//! `keap gateway check`: everything that is wrong before a program finds it out.

mod certificates;
mod credential;
mod findings;
mod page;
mod policy;
mod ports;
mod running;

use std::collections::HashSet;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use keap_gateway::config::{Config, CredentialPlace};
use keap_gateway::{DiscardLog, KeyRow};
use keap_http::{Shown, private};

use super::called::Called;
use super::settings::{self, ConfigArgs};
use crate::connect::CallingArgs;
use crate::exit::Exit;
use crate::failure::OrMisuse as _;
use crate::file;
use crate::output::Output;
use crate::screen::Mark;
use findings::{Findings, State};
use ports::Ports;

/// What is written and removed again to see whether the disk takes it.
const PROBE: usize = 256 * 1024;

#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 1 when something is wrong, 2 when the file itself cannot be read: all its mistakes are told then, each with its
line; 3 when nothing is wrong but that Keap could not be reached.

Examples:
  keap gateway check --config /etc/keap/gateway.toml
  keap gateway check --config gateway.toml --offline --format json")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    config: ConfigArgs,

    /// Send nothing to Keap.
    #[arg(long)]
    offline: bool,
}

pub(crate) async fn run(args: &CheckArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let config = args.config.read().or_misuse()?;
    let mut findings = Findings::default();
    if let Some(path) = &args.config.config {
        findings.add(State::Ok, "configuration", Shown::path(&path));
    }
    let mut ports = Ports::of(&config);
    server(&config, &mut ports, &mut findings).await;
    let keys = store(&config, &mut findings).await;
    certificates::of_tls(&config, &mut findings);
    page::look(&config, &mut ports, &mut findings).await;
    drop(ports);
    tenants(args, &config, keys.as_deref(), &mut findings).await?;
    output.documents(&findings.0)?;
    for finding in &findings.0 {
        let (mark, state) = match finding.state {
            State::Ok => (Mark::Good, "ok  "),
            State::Warning => (Mark::Warning, "warn"),
            State::Failed => (Mark::Bad, "FAIL"),
        };
        output.verdict(
            mark,
            state,
            format_args!(" {}: {}", finding.what, finding.about),
        );
    }
    let failed = findings
        .0
        .iter()
        .filter(|finding| finding.state == State::Failed)
        .count();
    output.line(match failed {
        0 => fine(&findings.0),
        1 => "One thing is wrong.".to_owned(),
        more => format!("{more} things are wrong."),
    });
    Ok(findings.exit())
}

async fn server(config: &Config, ports: &mut Ports<'_>, findings: &mut Findings) {
    let server = &config.server;
    for address in ports.free("port", &server.listen, findings).await {
        if !address.ip().is_loopback() && !server.allow_remote {
            let about = format!("{address} is not loopback: set allow_remote, or use [tls]");
            findings.add(State::Failed, "address", about);
        }
    }
    if let Some(listen) = &config.tls.listen {
        ports.free("TLS port", listen, findings).await;
    }
    if let Some(log) = &server.log {
        let writable = file::check_writable(log);
        findings.result("log", writable.map(|()| file::name(log)));
    }
}

/// Opens the store and gives its keys; none where they could not be looked at.
async fn store(config: &Config, findings: &mut Findings) -> Option<Vec<KeyRow>> {
    if settings::is_shared(config) {
        return shared_store(config, findings).await;
    }
    let path = match settings::store_path(config) {
        Ok(path) => path,
        Err(error) => {
            findings.wrong("store", &error);
            return None;
        }
    };
    findings.result("disk", space(&path));
    // What is not there yet is made by the first key. A check makes nothing.
    let is_there = match path.try_exists() {
        Ok(is_there) => is_there,
        Err(error) => {
            let about = format!("{} cannot be looked at: {error}", file::name(&path));
            findings.add(State::Failed, "store", about);
            return None;
        }
    };
    if !is_there && running::has_lost_its_store(config).await {
        let about = format!(
            "{} is gone, and the gateway that runs has lost it: put the file back, and start the gateway again; a key that is \
             made now is in another file",
            file::name(&path)
        );
        findings.add(State::Failed, "store", about);
        return None;
    }
    if !is_there {
        let about = format!("{} is not there yet", file::name(&path));
        findings.add(State::Warning, "store", about);
        return Some(Vec::new());
    }
    findings.result("hash key", hash_key(config).await);
    let opened = async {
        anyhow::Ok(match settings::existing_store(config).await? {
            Some(store) => store.keys().await?,
            None => Vec::new(),
        })
    };
    match opened.await {
        Ok(keys) => {
            match private::warning(&path) {
                Some(warning) => findings.add(State::Warning, "store", warning),
                None => findings.add(State::Ok, "store", file::name(&path)),
            }
            Some(keys)
        }
        Err(error) => {
            findings.wrong("store", &error);
            None
        }
    }
}

/// Asks the database that several gateways share, and gives its keys; none where they could not be looked at.
async fn shared_store(config: &Config, findings: &mut Findings) -> Option<Vec<KeyRow>> {
    let asked = async {
        settings::store_url(config)?;
        let key = settings::existing_hash_key(config)?;
        let key =
            key.context("gateways that share a store need KEAP_STORE_KEY, the same for each")?;
        let Some(store) = settings::existing_store(config).await? else {
            return Ok(None);
        };
        settings::check_hash_key(&store, &key).await?;
        anyhow::Ok(Some(store.keys().await?))
    };
    match asked.await {
        Ok(Some(keys)) => {
            findings.add(
                State::Ok,
                "store",
                "Postgres answers, and the hash key is its own",
            );
            Some(keys)
        }
        Ok(None) => {
            let about =
                "Postgres answers; its tables are made by the first key or the first gateway";
            findings.add(State::Warning, "store", about);
            Some(Vec::new())
        }
        Err(error) => {
            findings.wrong("store", &error);
            None
        }
    }
}

/// Whether the hash key is there, and the one that the keys were made with.
async fn hash_key(config: &Config) -> anyhow::Result<String> {
    let key = settings::existing_hash_key(config)?;
    let Some(store) = settings::existing_store(config).await? else {
        return Ok("is made with the first key".to_owned());
    };
    match key {
        Some(key) => {
            settings::check_hash_key(&store, &key).await?;
            Ok("is there".to_owned())
        }
        None if store.entries().await?.is_empty() => Ok("is made with the first key".to_owned()),
        None => anyhow::bail!(
            "is gone, and the keys were made with it: put it back, or revoke every key and make new ones"
        ),
    }
}

/// Whether the store's folder takes a file.
fn space(store: &Path) -> anyhow::Result<String> {
    let folder = store
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // A folder that is not there yet is made in the nearest one that is.
    let folder = folder.ancestors().find(|folder| folder.is_dir());
    let folder = folder.unwrap_or(Path::new("."));
    let probe = folder.join(format!(".keap-gateway-check-{}", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create_new(&probe)?;
        file.write_all(&vec![0; PROBE])?;
        file.sync_all()
    };
    let written = write();
    let removed = std::fs::remove_file(&probe);
    written
        .and(removed)
        .with_context(|| format!("{} takes no file", Shown::path(&folder)))?;
    Ok(format!("{} takes files", Shown::path(&folder)))
}

async fn tenants(
    args: &CheckArgs,
    config: &Config,
    keys: Option<&[KeyRow]>,
    findings: &mut Findings,
) -> anyhow::Result<()> {
    if config.tenants.is_empty() {
        findings.add(State::Failed, "tenants", "there is none: add a [[tenant]]");
    }
    let around = CallingArgs::from_environment().or_misuse()?;
    // One that could not be looked at was told as that.
    let shared = match keys.is_some() && settings::is_shared(config) {
        true => settings::existing_store(config).await?,
        false => None,
    };
    let mut seen = HashSet::new();
    for tenant in &config.tenants {
        let app = &tenant.app;
        if !seen.insert(app) {
            findings.add(State::Failed, format!("tenant {app}"), "stands there twice");
            continue;
        }
        let living = |key: &&KeyRow| key.tenant == *app && key.revoked_at.is_none();
        let living = keys.map(|keys| keys.iter().filter(living).count());
        match living {
            None => findings.add(
                State::Warning,
                format!("tenant {app}"),
                "its keys could not be looked at",
            ),
            Some(0) => findings.add(
                State::Warning,
                format!("tenant {app}"),
                "nobody is let in: make a key with `keap gateway key new` or `adopt`",
            ),
            Some(1) => findings.add(State::Ok, format!("tenant {app}"), "1 key"),
            Some(count) => {
                findings.add(State::Ok, format!("tenant {app}"), format!("{count} keys"))
            }
        }
        let looked_at = policy::look(tenant, shared.as_ref(), findings).await;
        if let Some(warning) = tenant.access_key_file.as_deref().and_then(private::warning) {
            findings.add(State::Warning, format!("credential of {app}"), warning);
        }
        let called = Called::of(&CallingArgs::default(), tenant, &around);
        findings.add(State::Ok, format!("calls of {app}"), called.to_string());
        let is_in_store = matches!(tenant.credential(), Some(CredentialPlace::Grant(_)));
        if is_in_store && keys.is_none() && settings::store_url(config).is_err() {
            let about = "could not be looked at: it may be in the store";
            findings.add(State::Warning, format!("credential of {app}"), about);
            continue;
        }
        match settings::tenant(config, (&looked_at, called), Arc::new(DiscardLog), None).await {
            Ok(_) if args.offline => {
                findings.add(
                    State::Ok,
                    format!("credential of {app}"),
                    "is there; not tried",
                );
            }
            Ok(built) => {
                let in_force = settings::in_force(&looked_at, shared.as_ref()).await;
                credential::look(&built, in_force, findings).await;
            }
            Err(error) => {
                findings.wrong(format!("credential of {app}"), &error);
            }
        }
    }
    for key in keys.into_iter().flatten() {
        if key.revoked_at.is_none() && !seen.contains(&key.tenant) {
            let about = format!(
                "{} is for {}, which is no tenant here",
                key.label, key.tenant
            );
            findings.add(State::Warning, format!("key {}", key.id), about);
        }
    }
    Ok(())
}

/// The sum where nothing has failed.
fn fine(findings: &[findings::Finding]) -> String {
    let is_warning = |finding: &&findings::Finding| finding.state == State::Warning;
    match findings.iter().filter(is_warning).count() {
        0 => "Nothing is wrong.".to_owned(),
        1 => "Nothing is wrong; 1 warning.".to_owned(),
        warnings => format!("Nothing is wrong; {warnings} warnings."),
    }
}
