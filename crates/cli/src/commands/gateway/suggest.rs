//! `keap gateway suggest`: the policy that would serve what was seen.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use clap::Args;
use keap::rest::RestOptions;
use keap_gateway::{InForce, InventoryRow, Suggestion};
use keap_http::{Clock as _, SystemClock};

use super::apps;
use super::settings::{self, ConfigArgs};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;

#[derive(Debug, Args)]
#[command(after_help = "\
Made from the inventory: the calls of programs that called within the time, and what comparisons in the background found.
What is printed is a policy file, with what stays unserved or ends with XML-RPC, and why, as comments: `keap gateway
policy apply` puts it in force, and `policy` of a [[tenant]] names it. What only the owner knows stands there as a comment to be filled in.

Exit code 1 when something stays unserved or ends with XML-RPC, or nothing was called within the time; 3 when the store
has no call at all.

Examples:
  keap gateway suggest --config /etc/keap/gateway.toml --output suggested.toml
  keap gateway suggest --app ab123 --days 30 --format json")]
pub(crate) struct SuggestArgs {
    #[command(flatten)]
    config: ConfigArgs,

    /// The application. Can be left out when calls of one only were seen.
    #[arg(long, value_name = "NAME")]
    app: Option<String>,

    /// How far back, in days.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,

    /// Write the policy to this file, which must not be there yet. Default: standard output, which must not be led to the
    /// file that the tenant names, since the shell empties it first.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) async fn run(args: &SuggestArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if let Some(path) = &args.output {
        file::whole::check_new(path)?;
    }
    let config = args.config.read().or_misuse()?;
    let store = settings::existing_store(&config).await?;
    let (mut rows, seen) = match &store {
        Some(store) => (store.inventory().await?, store.seen().await?),
        None => return Err(settings::nothing_in(&config, "neither a key nor a call")?),
    };
    if let Some(store) = store.as_ref().filter(|_| rows.is_empty()) {
        return Err(settings::no_call_in(&config, store).await?);
    }
    let calls = Calls::of(&rows);
    let since = since(args.days);
    rows.retain(|row| row.last >= since);
    let mut apps: Vec<String> = rows.iter().map(|row| row.tenant.clone()).collect();
    apps.sort_unstable();
    apps.dedup();
    let app = match (&args.app, apps.as_slice()) {
        (Some(app), _) => app.trim().to_ascii_lowercase(),
        (None, [app]) => app.clone(),
        (None, []) => {
            output.json(&serde_json::json!(null))?;
            output.note(format_args!(
                "Nothing was called within {} days{}.",
                args.days,
                calls.before(None)
            ));
            return Ok(Exit::Found);
        }
        (None, several) => misuse!("name the application with --app: {}", several.join(", ")),
    };
    let tenant = config.tenants.iter().find(|tenant| tenant.app == app);
    apps::check(&app, &config, calls.apps())?;
    let in_force = match tenant {
        // What a policy in the store names stays named.
        Some(tenant) => {
            let in_force = settings::in_force(tenant, store.as_ref()).await;
            in_force.or_misuse()?
        }
        None => InForce::rest(RestOptions::default()),
    };
    let suggestion = Suggestion::of(&app, rows, &seen.compared, &in_force);
    output.json(&suggestion)?;
    match &args.output {
        Some(path) => {
            file::whole::write(path, &suggestion.policy)?;
            output.line(format_args!("The policy is in {}.", file::name(path)));
        }
        None => output.copied(suggestion.policy.trim_end()),
    }
    if suggestion.calls == 0 {
        output.note(format_args!(
            "Nothing of {app} was called within {} days{}.",
            args.days,
            calls.before(Some(&app))
        ));
    }
    for wanted in &suggestion.wanted {
        output.note(wanted);
    }
    let is_whole = suggestion.unserved.is_empty()
        && suggestion.ending.is_empty()
        && suggestion.wanted.is_empty();
    Ok(match is_whole && suggestion.calls > 0 {
        true => Exit::Done,
        false => Exit::Found,
    })
}

/// When each application was called last, whatever the time that is looked at.
struct Calls(BTreeMap<String, String>);

impl Calls {
    fn of(rows: &[InventoryRow]) -> Self {
        let mut last = BTreeMap::<String, String>::new();
        for row in rows {
            let known = last.entry(row.tenant.clone()).or_default();
            if row.last > *known {
                known.clone_from(&row.last);
            }
        }
        Self(last)
    }

    fn apps(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// That there are calls from before, of an application or of any, and how they are looked at.
    fn before(&self, app: Option<&str>) -> String {
        let of = |(name, _): &(&String, &String)| app.is_none_or(|app| app == name.as_str());
        let Some(last) = self.0.iter().filter(of).map(|(_, last)| last).max() else {
            return String::new();
        };
        let ago = last.parse::<DateTime<Utc>>();
        let ago =
            ago.map(|last| DateTime::<Utc>::from(SystemClock.now()).signed_duration_since(last));
        match ago {
            Ok(ago) => format!(
                "; the last call was at {last}: give --days {}",
                ago.num_days().saturating_add(1)
            ),
            Err(_) => String::new(),
        }
    }
}

/// The time that many days ago, as the inventory writes times.
fn since(days: u16) -> String {
    let now = DateTime::<Utc>::from(SystemClock.now());
    let since = now.checked_sub_signed(TimeDelta::days(days.into()));
    let since = since.unwrap_or(DateTime::UNIX_EPOCH);
    since.to_rfc3339_opts(SecondsFormat::Millis, true)
}
