//! `keap gateway key`: the keys that programs present.

mod adopted;

use anyhow::{Context as _, bail};
use chrono::{DateTime, SecondsFormat, Utc};
use clap::{Args, Subcommand};
use keap::Operation;
use keap_auth::AppName;
use keap_gateway::config::Config;
use keap_gateway::{GatewayStore, KeyRow, Permissions, StoreError};
use keap_http::{Clock as _, Secret, Shown, SystemClock};
use serde::Serialize;
use serde_json::json;

use super::apps::{self, AppArg};
use super::settings::{self, ConfigArgs};
use crate::confirm::YesArgs;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::nowhere;
use crate::output::Output;
use crate::tables;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap gateway key new --app ab123 --label shop --read-only
  keap gateway key new --app ab123 --label shop --another
  keap gateway key adopt --app ab123 --label old-shop < key.txt
  keap gateway key list
  keap gateway key revoke 3 --yes")]
pub(crate) struct KeyArgs {
    #[command(flatten)]
    config: ConfigArgs,
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// Make a fresh key in the legacy shape, and show it once. Exit code 3 where nobody could see it, as with
    /// `> /dev/null`; none is made then.
    #[command(after_help = "\
Example:
  keap gateway key new --app ab123 --label shop --read-only")]
    New(NewArgs),
    /// Let in the old key that a program still sends; it is read from standard input.
    #[command(after_help = "\
Example:
  keap gateway key adopt --app ab123 --label old-shop < key.txt")]
    Adopt(NewArgs),
    /// List the keys; the keys themselves are not known any more. Exit code 3 when there is none.
    #[command(after_help = "\
Example:
  keap gateway key list")]
    List,
    /// Let a key in no longer. A running gateway knows it within a second.
    #[command(after_help = "\
Example:
  keap gateway key revoke 1 --yes")]
    Revoke {
        /// The number of the key in the list.
        id: i64,
        #[command(flatten)]
        asked: YesArgs,
    },
}

#[derive(Debug, Args)]
struct NewArgs {
    #[command(flatten)]
    app: AppArg,

    /// What logs and reports call the program.
    #[arg(long, value_name = "TEXT")]
    label: String,

    /// Another key for a program that has one under this label, as while it changes from one to the other.
    #[arg(long)]
    another: bool,

    /// Only calls that read.
    #[arg(long)]
    read_only: bool,

    /// Only this method, ContactService.load or ContactService.*; can be repeated.
    #[arg(long, value_name = "METHOD")]
    method: Vec<String>,

    /// Only this table; can be repeated. A call that touches another table is refused, and so is one whose tables are not
    /// known (saved searches, action sets, goals); tags need `Contact` and `ContactGroupAssign`.
    #[arg(long, value_name = "TABLE")]
    table: Vec<String>,

    /// Calls in a minute.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    per_minute: Option<u32>,
}

impl KeyArgs {
    /// Whether it prints the list of keys.
    pub(crate) fn lists(&self) -> bool {
        matches!(self.command, KeyCommand::List)
    }
}

pub(crate) async fn run(args: &KeyArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let config = args.config.read().or_misuse()?;
    match &args.command {
        KeyCommand::New(new) => {
            let app = checked(new, &config)?;
            tenant(&config, &app)?;
            if nowhere::is_output_lost() {
                bail!(
                    "the key would be shown nowhere, since standard output is closed or leads to /dev/null: none was made\n  \
                     hint: run it where its output is kept or seen"
                );
            }
            let store = settings::open_store(&config).await?;
            let key = keap_gateway::fresh_key();
            let id = add(&config, &store, (&app, new), &key).await?;
            output.asked(format_args!(
                "key {id} for {}; it is shown this once:",
                new.label
            ));
            output.copied(key.expose());
            let written = output.json(&json!({ "id": id, "key": key.expose() }));
            if let Err(unseen) = written.and_then(|()| output.check_read()) {
                return Err(unshown(&store, id, unseen).await);
            }
        }
        KeyCommand::Adopt(new) => {
            let app = checked(new, &config)?;
            tenant(&config, &app)?;
            let key = adopted::read(&app, &new.label)?;
            let store = settings::open_store(&config).await?;
            let id = add(&config, &store, (&app, new), &key).await?;
            output.line(format_args!(
                "key {id}: {} is let in with the key it has",
                new.label
            ));
            let told = output.json(&json!({ "id": id }));
            told.with_context(|| format!("key {id} is let in from now on"))?;
        }
        KeyCommand::List => {
            let keys = match settings::existing_store(&config).await? {
                Some(store) => store.keys().await?,
                None => Vec::new(),
            };
            if keys.is_empty() {
                output.documents::<Listed>(&[])?;
                return Err(settings::nothing_in(&config, "no key")?);
            }
            return list(&keys, output);
        }
        KeyCommand::Revoke { id, asked } => {
            let store = living(&config, *id).await?;
            asked.confirm(&format!("key {id} will be let in no longer: go on"))?;
            if !store.revoke_key(*id, SystemClock.now()).await? {
                // Somebody else was faster.
                return no_such_key(*id, &store.keys().await?);
            }
            output.line(format_args!("key {id} is let in no longer"));
            let told = output.json(&json!({ "id": id, "revoked": true }));
            told.with_context(|| format!("key {id} is let in no longer"))?;
        }
    }
    Ok(Exit::Done)
}

/// The store with a key that is let in. Nobody is asked about one that there is not. A store without any key is told as
/// every store that has nothing in it (3); in one that has others another number would do (2).
async fn living(config: &Config, id: i64) -> anyhow::Result<GatewayStore> {
    let store = settings::existing_store(config).await?;
    let keys = match &store {
        Some(store) => store.keys().await?,
        None => Vec::new(),
    };
    let is_it = |key: &KeyRow| key.id == id && key.revoked_at.is_none();
    match store.filter(|_| !keys.is_empty()) {
        Some(store) if keys.iter().any(is_it) => Ok(store),
        Some(_) => no_such_key(id, &keys),
        None => Err(settings::nothing_in(config, "no key")?),
    }
}

/// The most keys that are named.
const NAMED: usize = 5;

fn no_such_key<T>(id: i64, keys: &[KeyRow]) -> anyhow::Result<T> {
    let living = keys.iter().filter(|key| key.revoked_at.is_none());
    let named = living.clone().take(NAMED);
    let named = named.map(|key| format!("{} ({})", key.id, Shown::new(&key.label)));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = match living.count() {
        0 => misuse!("there is no living key {id}: all are revoked"),
        count => match count.saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        },
    };
    misuse!(
        "there is no living key {id}; there are {named}{more}\n  hint: `keap gateway key list` shows them"
    )
}

/// What is said of a fresh key that nobody has seen: it is let in no longer, since nobody can present it.
async fn unshown(store: &GatewayStore, id: i64, unseen: anyhow::Error) -> anyhow::Error {
    let told = match store.revoke_key(id, SystemClock.now()).await {
        Ok(_) => format!(
            "key {id} could not be shown, and is revoked again: nothing was lost\n  hint: run it again where its output \
             can be written"
        ),
        Err(error) => format!(
            "key {id} could not be shown, and could not be revoked either ({error}): nobody knows it\n  hint: `keap \
             gateway key revoke {id}`, and run it again"
        ),
    };
    unseen.context(told)
}

async fn add(
    config: &Config,
    store: &GatewayStore,
    (app, new): (&str, &NewArgs),
    key: &Secret,
) -> anyhow::Result<i64> {
    let mut permissions = Permissions::default();
    permissions.read_only = new.read_only;
    permissions.methods.clone_from(&new.method);
    permissions.tables.clone_from(&new.table);
    permissions.per_minute = new.per_minute;
    let entry = (app, new.label.as_str(), &permissions);
    let hash_key = settings::hash_key(config, store).await?;
    if !new.another {
        unlabelled(store, app, &new.label).await?;
    }
    let added = store
        .add_key(&hash_key, key, entry, SystemClock.now())
        .await;
    match added {
        Err(known @ StoreError::Known { .. }) => Err(known).or_misuse(),
        added => Ok(added?),
    }
}

/// Refuses an application that a configuration with applications does not have: its key would open nothing.
fn tenant(config: &Config, app: &str) -> anyhow::Result<()> {
    let tenants = apps::tenants(config);
    if !tenants.is_empty() && !tenants.contains(&app) {
        misuse!(
            "{app} is no tenant of the configuration, which has {}{}\n  hint: add a [[tenant]] for it first: until \
             then its key opens nothing",
            tenants.join(", "),
            keap::names::did_you_mean(app, tenants.iter().copied())
        );
    }
    Ok(())
}

/// Refuses a label that another living key of the application has: the report counts their programs as one.
async fn unlabelled(store: &GatewayStore, app: &str, label: &str) -> anyhow::Result<()> {
    let keys = store.keys().await?;
    let is_it = |key: &&KeyRow| {
        let same = key.tenant == app && key.label.trim().eq_ignore_ascii_case(label.trim());
        same && key.revoked_at.is_none()
    };
    if let Some(key) = keys.iter().find(is_it) {
        misuse!(
            "key {} of {app} is {:?} already, and reports would take both for one program\n  hint: give another \
             --label, or --another for a second key of the same program",
            key.id,
            key.label
        );
    }
    Ok(())
}

/// As long as a page shows names.
const LONGEST_LABEL: usize = 200;

/// The application as tenants are called; rights that name nothing would let nobody do anything.
fn checked(new: &NewArgs, config: &Config) -> anyhow::Result<String> {
    let app: AppName = new.app.named(config)?.parse().or_misuse()?;
    if new.label.trim().is_empty() {
        misuse!("--label is what logs and reports call the program; give it some letters");
    }
    let shown = Shown::new(&new.label).whole().to_string();
    if shown != new.label {
        misuse!("--label has characters that are not seen or that a terminal obeys: {shown}");
    }
    let length = new.label.chars().count();
    if length > LONGEST_LABEL {
        misuse!("--label has {length} characters, and at most {LONGEST_LABEL} are taken");
    }
    for table in &new.table {
        keap::names::find_table(table).or_misuse()?;
    }
    for method in &new.method {
        check_method(method)?;
    }
    Ok(app.to_string())
}

/// A method that is served, or all of a service: `ContactService.*`.
fn check_method(method: &str) -> anyhow::Result<()> {
    let Some(service) = method.strip_suffix(".*") else {
        method.parse::<Operation>().or_misuse()?;
        return Ok(());
    };
    let is_of_it = |operation: &Operation| {
        let of = operation.name().split_once('.');
        of.is_some_and(|(name, _)| name == service)
    };
    if !Operation::ALL.iter().any(is_of_it) {
        misuse!("there is no service {service} whose methods are served; see `keap coverage`");
    }
    Ok(())
}

/// A key as programs read it.
#[derive(Serialize)]
struct Listed<'a> {
    id: i64,
    tenant: &'a str,
    label: &'a str,
    created_at: Option<String>,
    revoked_at: Option<String>,
    read_only: bool,
    methods: &'a [String],
    tables: &'a [String],
    per_minute: Option<u32>,
}

impl<'a> Listed<'a> {
    fn of(key: &'a KeyRow) -> Self {
        Self {
            id: key.id,
            tenant: &key.tenant,
            label: &key.label,
            created_at: time(key.created_at),
            revoked_at: key.revoked_at.and_then(time),
            read_only: key.read_only,
            methods: &key.methods,
            tables: &key.tables,
            per_minute: key.per_minute,
        }
    }
}

/// A time of the store, as all lists tell times.
fn time(seconds: i64) -> Option<String> {
    let time = DateTime::<Utc>::from_timestamp(seconds, 0)?;
    Some(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn list(keys: &[KeyRow], output: &mut Output) -> anyhow::Result<Exit> {
    let listed: Vec<Listed> = keys.iter().map(Listed::of).collect();
    output.documents(&listed)?;
    let mut table = tables::table(output, ["key", "app", "program", "may", "state"]);
    for key in keys {
        let state = if key.revoked_at.is_some() {
            "revoked"
        } else {
            "let in"
        };
        let cells = [&key.tenant, &key.label, &may(key)].map(|text| Shown::new(text).to_string());
        let [app, program, may] = cells;
        table.add_row([key.id.to_string(), app, program, may, state.to_owned()]);
    }
    output.table(&table);
    Ok(Exit::Done)
}

fn may(key: &KeyRow) -> String {
    let mut parts = vec![
        if key.read_only {
            "read"
        } else {
            "read and write"
        }
        .to_owned(),
    ];
    if !key.methods.is_empty() {
        parts.push(key.methods.join(" "));
    }
    if !key.tables.is_empty() {
        parts.push(format!("tables {}", key.tables.join(" ")));
    }
    if let Some(rate) = key.per_minute {
        parts.push(format!("{rate} a minute"));
    }
    parts.join(", ")
}
