//! `keap gateway report`: who called what, and what to do about it.

use clap::Args;
use comfy_table::Table;
use keap_gateway::{InventoryRow, Report};

use super::settings::{self, ConfigArgs};
use crate::exit::Exit;
use crate::failure::OrMisuse as _;
use crate::output::Output;
use crate::tables;

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    config: ConfigArgs,

    /// Only what nothing answers.
    #[arg(long)]
    blockers: bool,

    /// Only this application.
    #[arg(long, value_name = "NAME")]
    app: Option<String>,
}

pub(crate) async fn run(args: &ReportArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let store = settings::existing_store(&args.config.read().or_misuse()?).await?;
    let mut rows = match store {
        Some(store) => store.inventory().await?,
        None => Vec::new(),
    };
    rows.retain(|row| {
        let wanted = args.app.as_ref().is_none_or(|app| *app == row.tenant);
        wanted && (!args.blockers || row.blockers > 0)
    });
    let report = Report::of(rows);
    output.json(&report)?;
    let blocked = report.rows.iter().any(|row| row.blockers > 0);
    if report.rows.is_empty() {
        output.line("Nothing was called yet.");
        return Ok(Exit::Found);
    }
    let table = table(output, &report.rows);
    output.table(&table);
    for advice in &report.advice {
        output.line(format_args!("{} {}", advice.id, advice.title));
        output.line(format_args!("    {}", advice.advice));
    }
    Ok(if blocked { Exit::Found } else { Exit::Done })
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
        table.add_row([
            row.tenant.clone(),
            row.caller.clone(),
            row.method.clone(),
            row.table.clone(),
            row.calls.to_string(),
            row.faults.to_string(),
            row.blockers.to_string(),
            row.last.clone(),
            row.differences.join(" "),
        ]);
    }
    table
}
