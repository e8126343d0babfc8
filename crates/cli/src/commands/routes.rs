//! `keap routes`: where every operation goes under a policy, and why.

use std::path::{Path, PathBuf};

use clap::Args;
use keap::{
    Backend, Operation, RoutePolicy,
    route::{Route, decide_for},
};
use keap_gateway::config::Config;
use keap_gateway::{MissingRow, MissingValue, Report};
use keap_schema::TABLES;
use serde::Serialize;

use crate::commands::gateway::settings;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::list_arg::item;
use crate::output::Output;
use crate::tables;

/// Flags of `keap routes`.
#[derive(Debug, Args)]
#[command(after_help = "\
A policy is a TOML file:

  default = \"xmlrpc\"              where everything goes that no other line names
  reads = \"v2\"                    everything that only reads; `writes` likewise
  fallback = \"when-unsupported\"   or never, or reads-when-unavailable

  [operations]
  \"ContactService.load\" = \"v1\"    one operation
  [tables]
  User = \"v2\"                     one table
  [tables.Contact]
  reads = \"v2\"                    reads of a table
  \"DataService.query\" = \"v1\"      one operation on a table

What the owner alone knows stands there too: mail_user, default_country, currency, web_tracking_script,
merchant_account, order_type, and for calls that REST serves by a row of the owner's:

  [sequences]
  1 = \"7/71\"                      a legacy follow-up sequence is sequence 71 of campaign 7
  [action_sets]
  12 = [{ goal = \"signup\", integration = \"ab123\" }, { apply_tag = 105 }, { remove_tag = 91 }]
  13 = { apply_tag = 105 }          one action alone needs no list

The most exact line wins. Nothing is sent, and no credential is needed.
Exit code: 0 when every operation goes somewhere that any backend can do, 1 when one is refused or a row or
value that calls in use need is missing, 2 when the policy or a name is wrong.

Examples:
  keap routes --policy routes.toml
  keap routes --policy routes.toml --table Contact
  keap routes --policy routes.toml --in-use /etc/keap/gateway.toml
  keap routes --policy routes.toml --operation DataService.query --format json
  keap call DataService.query User --policy routes.toml --sandbox")]
pub(crate) struct RoutesArgs {
    /// The policy; without one everything goes to XML-RPC, as in a program that sets none.
    #[arg(long, env = "KEAP_POLICY", value_name = "FILE")]
    policy: Option<PathBuf>,

    /// The configuration of a gateway: its inventory tells which calls are in use, so that it is told which of them a row
    /// of the owner's tables is missing for.
    #[arg(long, value_name = "FILE")]
    in_use: Option<PathBuf>,

    /// Only this operation, with the names of all its tables.
    #[arg(long, value_name = "NAME")]
    operation: Option<Operation>,

    /// Only what works on this table.
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,

    /// The backends that the credential opens; a legacy key opens xmlrpc alone.
    #[arg(long, value_delimiter = ',', value_parser = item::<Backend>, default_value = "xmlrpc,v1,v2")]
    backends: Vec<Backend>,
}

/// Operations on tables that go the same way.
#[derive(Debug, Serialize)]
struct Line {
    operation: &'static str,
    tables: Vec<&'static str>,
    #[serde(flatten)]
    way: Way,
    /// What is missing in the tables of the owner for calls that are in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing_rows: Vec<MissingRow>,
    /// The values of the owner that such calls need or may need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing_values: Vec<MissingValue>,
}

impl Line {
    /// Takes what is missing for the calls of its operation.
    fn take(&mut self, report: &Report) {
        let rows = report.missing_rows.iter();
        let rows = rows.filter(|row| row.method == self.operation);
        self.missing_rows = rows.cloned().collect();
        let values = report.missing_values.iter();
        let values = values.filter(|value| value.method == self.operation);
        self.missing_values = values.cloned().collect();
    }

    fn lacks_something(&self) -> bool {
        !self.missing_rows.is_empty() || self.missing_values.iter().any(|value| value.needed)
    }
}

/// Where a call goes.
#[derive(Debug, PartialEq, Serialize)]
struct Way {
    backend: Option<&'static str>,
    /// Why, or why it is refused.
    why: String,
    /// No policy could send it anywhere: no backend does it.
    beyond: bool,
    /// Where a read goes when the backend is unavailable.
    then: Vec<&'static str>,
    shadow: Option<String>,
}

pub(crate) async fn run(args: &RoutesArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let policy = match &args.policy {
        Some(path) => RoutePolicy::from_file(path).or_misuse()?,
        None => RoutePolicy::new(Backend::XmlRpc),
    };
    let table = match &args.table {
        Some(name) => Some(keap::names::find_table(name).or_misuse()?.name),
        None => None,
    };
    let wanted = |operation: &&Operation| args.operation.is_none_or(|only| only == **operation);
    let mut lines: Vec<Line> = Operation::ALL
        .iter()
        .filter(wanted)
        .flat_map(|operation| lines(*operation, table, args, &policy))
        .collect();
    if let (Some(operation), Some(table), true) = (args.operation, table, lines.is_empty()) {
        misuse!(
            "{operation} does not work on {table}\n  hint: `keap routes --table {table}` shows what does"
        );
    }
    if let Some(config) = &args.in_use {
        let report = in_use(config, &policy).await?;
        for operation in lines.chunk_by_mut(|one, other| one.operation == other.operation) {
            // The first line of an operation tells it, however many ways it goes.
            if let [first, ..] = operation {
                first.take(&report);
            }
        }
    }
    // Who asks about one operation wants all its tables.
    let most = args.operation.map_or(SHOWN, |_| usize::MAX);
    show(&lines, most, output);
    output.documents(&lines)?;
    // What no backend at all can do is no fault of the policy, unless it is all that was asked about.
    let refused = lines
        .iter()
        .any(|line| line.way.backend.is_none() && !line.way.beyond);
    let nothing = lines.iter().all(|line| line.way.backend.is_none());
    let is_missing = lines.iter().any(Line::lacks_something);
    Ok(if refused || nothing || is_missing {
        Exit::Found
    } else {
        Exit::Done
    })
}

fn lines(
    operation: Operation,
    table: Option<&str>,
    args: &RoutesArgs,
    policy: &RoutePolicy,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for table in tables_of(operation, table) {
        let way = match decide_for(operation, table, policy, &args.backends) {
            Ok(route) => Way::of(&route),
            Err(refusal) => Way::refused(&refusal, is_beyond(operation, table)),
        };
        match lines.iter_mut().find(|line| line.way == way) {
            Some(line) => line.tables.extend(table),
            None => lines.push(Line {
                operation: operation.name(),
                tables: table.into_iter().collect(),
                way,
                missing_rows: Vec::new(),
                missing_values: Vec::new(),
            }),
        }
    }
    lines
}

/// What is missing for the calls that a gateway has seen, in its configuration and the policy.
async fn in_use(config: &Path, policy: &RoutePolicy) -> anyhow::Result<Report> {
    let config = Config::from_file(config).or_misuse()?;
    let rows = match settings::existing_store(&config).await? {
        Some(store) => store.inventory().await?,
        None => Vec::new(),
    };
    let mut report = Report::of(rows);
    for tenant in &config.tenants {
        let options = settings::owned(tenant).or_misuse()?;
        let options = options.owned_by(policy.owner_values());
        report = report.with_missing_rows(&tenant.app, &options);
    }
    Ok(report)
}

/// Whether every backend refuses an operation, whatever a policy says.
fn is_beyond(operation: Operation, table: Option<&str>) -> bool {
    Backend::ALL.iter().all(|&backend| {
        let policy = RoutePolicy::new(backend);
        decide_for(operation, table, &policy, &[backend]).is_err()
    })
}

/// The tables that an operation is asked about; a single none when it takes no table.
fn tables_of(operation: Operation, only: Option<&str>) -> Vec<Option<&'static str>> {
    if !operation.takes_table() {
        let on_contacts = operation.name().starts_with("ContactService.");
        let asked = only.is_none_or(|table| on_contacts && table == "Contact");
        return if asked { vec![None] } else { Vec::new() };
    }
    let names = TABLES.iter().map(|table| table.name);
    names
        .filter(|name| only.is_none_or(|only| only == *name))
        .map(Some)
        .collect()
}

impl Way {
    fn of(route: &Route) -> Self {
        let then = route.alternatives.iter().map(|backend| backend.name());
        let percent = |share: f64| format!("{}%", (share * 10_000.0).round() / 100.0);
        Self {
            backend: Some(route.backend.name()),
            beyond: false,
            why: route.reason.to_string(),
            then: then.collect(),
            shadow: route
                .shadow
                .map(|shadow| format!("{} {}", shadow.backend.name(), percent(shadow.sample))),
        }
    }

    fn refused(refusal: &keap::Error, beyond: bool) -> Self {
        // The message may name the table, the known difference does not: tables are shown together.
        let why = match refusal.difference() {
            Some(known) => format!("refused: {} {}", known.id, known.title),
            None => format!("refused: {}", refusal.message()),
        };
        let why = match beyond {
            true => format!("{why}; no policy changes that"),
            false => why,
        };
        Self {
            backend: None,
            beyond,
            why,
            then: Vec::new(),
            shadow: None,
        }
    }
}

fn show(lines: &[Line], most: usize, output: &mut Output) {
    let head = ["operation", "tables", "backend", "why", "then", "compared"];
    let mut printed = tables::table(output, head);
    for line in lines {
        printed.add_row([
            line.operation.to_owned(),
            some_of(&line.tables, most),
            line.way.backend.unwrap_or("-").to_owned(),
            line.way.why.clone(),
            line.way.then.join(", "),
            line.way.shadow.clone().unwrap_or_default(),
        ]);
    }
    output.table_without(&printed, &["compared", "then"]);
    if lines.iter().any(|line| line.tables.len() > most) {
        output.note("`--operation NAME` names all tables of one, and --format json those of all");
    }
    for row in lines.iter().flat_map(|line| &line.missing_rows) {
        output.line(row);
    }
    for value in lines.iter().flat_map(|line| &line.missing_values) {
        output.line(value);
    }
}

/// How many tables are named where not one operation alone is asked about.
const SHOWN: usize = 4;

/// The first names, and how many more there are.
fn some_of(names: &[&str], most: usize) -> String {
    match names.len().saturating_sub(most) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names[..most].join(", ")),
    }
}
