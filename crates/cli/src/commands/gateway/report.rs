//! `keap gateway report`: who called what, and what to do about it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use comfy_table::Table;
use keap_gateway::{InventoryRow, Report};
use keap_http::{Clock as _, Shown, SystemClock};

use super::apps;
use super::settings::{self, ConfigArgs};
use crate::brownout::BrownoutArgs;
use crate::exit::Exit;
use crate::failure::OrMisuse as _;
use crate::file;
use crate::format::Format;
use crate::output::Output;
use crate::tables;

/// The most characters of a name in the table, as on the page.
const LONGEST: usize = 200;

#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 1 when a program calls what nothing answers, what REST refuses for its values, what ends with XML-RPC, or what
a row or a value of the owner's is missing for (`sequences`, `action_sets`, `web_tracking_script`, `mail_user`), or
nothing of --app was called yet; 3 when the store has no call at all. What only some calls need (`merchant_account`, `default_country`, `order_type`) is told besides.

It is judged by the policy in force: that of the store, or else the policy file of the tenant, or else REST alone. What
was refused before it came and is served now is no refusal any more.

Writes in doubt were under way when a gateway ended, or when their time was over: look in Keap whether they are there.
They are listed for 90 days and change no exit code. What a gateway was killed over, a store in Postgres alone knows.

A gateway that runs writes its inventory every 2 seconds and when it ends: later calls are not seen yet.

Calls with a key that is not let in are listed by the address and the name of the program that sent them, without --app;
they change no exit code.

With --format jsonl each row is an object on a line of its own, whose `kind` says what it is.

With --format html it is a page for a browser, one file that asks nobody for anything. A gateway with [page] shows the
same, and what it knows besides: quotas and how the wires do.

Examples:
  keap gateway report --config /etc/keap/gateway.toml
  keap gateway report --blockers --format json
  keap gateway report --output report.html")]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    config: ConfigArgs,

    /// Only what does not go on as it is.
    #[arg(long)]
    blockers: bool,

    /// Only this application.
    #[arg(long, value_name = "NAME")]
    app: Option<String>,

    /// Write the report as a page for a browser to this file too, in the place of an earlier page once it is whole.
    #[arg(long, value_name = "FILE.html")]
    output: Option<PathBuf>,

    #[command(flatten)]
    brownouts: BrownoutArgs,
}

pub(crate) async fn run(args: &ReportArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if let Some(path) = &args.output {
        file::whole::check_page(path)?;
    }
    let config = args.config.read().or_misuse()?;
    let schedule = args.brownouts.schedule().or_misuse()?;
    let store = settings::existing_store(&config).await?;
    let (mut rows, mut in_doubt, mut kept) = match &store {
        Some(store) => (
            store.inventory().await?,
            store.writes_in_doubt().await?,
            store.seen().await?,
        ),
        None => return Err(settings::nothing_in(&config, "neither a key nor a call")?),
    };
    let is_empty = rows.is_empty() && kept.origins.is_empty() && in_doubt.is_empty();
    if let Some(store) = store.as_ref().filter(|_| is_empty) {
        return Err(settings::no_call_in(&config, store).await?);
    }
    // Whether a gateway has deleted them already or not.
    kept = config
        .store
        .addresses_days
        .reported(kept, SystemClock.now());
    let seen: BTreeSet<String> = rows.iter().map(|row| row.tenant.clone()).collect();
    if let Some(app) = &args.app {
        apps::check(app, &config, seen.iter().map(String::as_str))?;
    }
    let wanted = |row: &InventoryRow| {
        let app = args.app.as_ref();
        app.is_none_or(|app| app.eq_ignore_ascii_case(&row.tenant))
    };
    rows.retain(wanted);
    let app = args.app.as_ref();
    in_doubt.retain(|write| app.is_none_or(|app| app.eq_ignore_ascii_case(&write.tenant)));
    let called = !rows.is_empty();
    if let Some(app) = app {
        kept.retain(app);
    }
    let mut report = Report::of(rows)
        .with_writes_in_doubt(in_doubt)
        .with_seen(kept)
        .by_schedule(&schedule);
    for tenant in &config.tenants {
        let in_force = settings::in_force(tenant, store.as_ref()).await;
        report = report.judged_by(&tenant.app, in_force.or_misuse()?);
    }
    if args.blockers {
        report = report.only_breaking();
    }
    print_for_programs(&report, output)?;
    if let Some(path) = &args.output {
        let page = report.html(&now());
        file::whole::write(path, &format!("{}\n", page.trim_end()))?;
        output.note(format_args!("the report is in {}", Shown::path(path)));
    }
    if output.format() == Format::Html {
        output.raw(report.html(&now()).as_bytes());
        output.check()?;
    }
    for write in &report.in_doubt {
        tell(output, write);
    }
    wrong_keys(&report, output);
    if !called {
        output.line(uncalled(args.app.as_deref(), seen));
        return Ok(Exit::Found);
    }
    if report.rows.is_empty() {
        output.line("Nothing is unanswerable.");
        return Ok(Exit::Done);
    }
    for sentence in report.sentences() {
        tell(output, sentence);
    }
    breaking(&report, output);
    let table = table(output, &report.rows);
    output.table(&table);
    for advice in &report.advice {
        tell(output, format_args!("{} {}", advice.id, advice.title));
        tell(output, format_args!("    {}", advice.advice));
    }
    compared(&report, output);
    for row in &report.missing_rows {
        tell(output, row);
    }
    for value in &report.missing_values {
        tell(output, value);
    }
    let goes_on = report.breaking.is_empty() && !report.lacks_something();
    Ok(if !goes_on { Exit::Found } else { Exit::Done })
}

/// Tells something on one line, whatever names are in it.
fn tell(output: &mut Output, text: impl std::fmt::Display) {
    output.line(Shown::new(&text.to_string()).whole());
}

/// One document; in JSON lines an object a line, of which `kind` says what it is.
fn print_for_programs(report: &Report, output: &mut Output) -> anyhow::Result<()> {
    if matches!(output.format(), Format::Jsonl | Format::Csv) {
        return output.documents(&report.lines());
    }
    output.json(report)
}

/// Who calls with a key that is not let in: perhaps a program that was forgotten.
fn wrong_keys(report: &Report, output: &mut Output) {
    for origin in report.seen.wrong_keys() {
        let address = match origin.address.as_str() {
            "" => "an address that is not kept",
            address => address,
        };
        let agent = match origin.agent.as_str() {
            "" => "which does not say what it is",
            agent => agent,
        };
        let calls = if origin.calls == 1 { "call" } else { "calls" };
        tell(
            output,
            format_args!(
                "{} {calls} with a key that is not let in, from {address}, {agent}; the last at {}",
                origin.calls, origin.last
            ),
        );
    }
}

/// What does not go on, when, and what to change.
fn breaking(report: &Report, output: &mut Output) {
    for one in &report.breaking {
        let on = if one.table.is_empty() { "" } else { " on " };
        tell(
            output,
            format_args!(
                "{} ({}): {}{on}{}, {}: {}",
                one.caller,
                one.tenant,
                one.method,
                one.table,
                one.when(),
                one.why
            ),
        );
        for advice in &one.advice {
            tell(output, format_args!("    {advice}"));
        }
    }
}

/// What comparisons in the background found that does not agree, and how many of them show nothing.
fn compared(report: &Report, output: &mut Output) {
    for one in &report.seen.compared {
        let on = if one.table.is_empty() { "" } else { " " };
        let what = format!("{}: {}{on}{}", one.tenant, one.method, one.table);
        let wires = one.wires.replace(' ', " and ");
        if one.differing > 0 {
            tell(
                output,
                format_args!(
                    "{what} was answered differently by {wires} in {} of {} comparisons: {}",
                    one.differing,
                    one.comparisons,
                    one.fields.replace(',', ", ")
                ),
            );
        }
        if one.changed > 0 {
            let comparisons = match one.changed {
                1 => "comparison",
                _ => "comparisons",
            };
            tell(
                output,
                format_args!(
                    "{what}: {} {comparisons} of {wires} left out: what parted was written through the gateway before both had answered",
                    one.changed
                ),
            );
        }
    }
}

fn now() -> String {
    DateTime::<Utc>::from(SystemClock.now()).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// That nobody called, and of which applications there are calls all the same.
fn uncalled(app: Option<&str>, seen: BTreeSet<String>) -> String {
    let seen: Vec<String> = seen.into_iter().collect();
    match app {
        Some(app) if !seen.is_empty() => format!(
            "Nothing of {app} was called yet; there are calls of {}.",
            seen.join(", ")
        ),
        _ => "Nothing was called yet.".to_owned(),
    }
}

fn table(output: &Output, rows: &[InventoryRow]) -> Table {
    let header = [
        "app",
        "program",
        "method",
        "table",
        "calls",
        "faults",
        "unanswerable",
        "last",
        "differences",
    ];
    let mut table = tables::table(output, header);
    for row in rows {
        // The store is a file that others may write, too.
        let cells = [
            row.tenant.clone(),
            row.caller.clone(),
            row.method.clone(),
            row.table.clone(),
            row.calls.to_string(),
            row.faults.to_string(),
            row.blockers.to_string(),
            row.last.clone(),
            row.differences.join(" "),
        ];
        table.add_row(cells.map(|cell| Shown::new(&cell).up_to(LONGEST).to_string()));
    }
    table
}
