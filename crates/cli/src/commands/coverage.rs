//! `keap coverage`: what is served by which backend.

use anyhow::{Context as _, bail};
use keap::{Backend, COVERAGE, Coverage, DIFFERENCES, Operation, field_coverage};
use serde_json::{Value, json};

use crate::args::CoverageArgs;
use crate::exit::Exit;
use crate::output::Output;
use crate::tables;

pub(crate) fn run(args: &CoverageArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if let Some(table) = &args.table {
        fields(table, args.field.as_deref(), output)?;
    } else if args.differences {
        differences(output)?;
    } else {
        let only = args
            .operation
            .as_deref()
            .map(str::parse::<Operation>)
            .transpose()?;
        operations(only, output)?;
    }
    Ok(Exit::Done)
}

fn operations(only: Option<Operation>, output: &mut Output) -> anyhow::Result<()> {
    let wanted = |row: &&Coverage| only.is_none_or(|operation| row.operation == operation);
    let mut table = tables::table(
        output,
        [
            "operation",
            "backend",
            "level",
            "certainty",
            "endpoints",
            "differences",
        ],
    );
    for row in COVERAGE.iter().filter(wanted) {
        table.add_row([
            row.operation.to_string(),
            row.backend.to_string(),
            row.level.to_string(),
            row.certainty.to_string(),
            row.endpoints.join("\n"),
            ids(row).join(" "),
        ]);
    }
    output.table(&table);
    output.line("`keap coverage --differences` explains the ids, `--table Contact` lists fields.");
    let rows: Vec<Value> = COVERAGE.iter().filter(wanted).map(as_json).collect();
    output.json(&rows)
}

fn ids(row: &Coverage) -> Vec<&'static str> {
    row.differences
        .iter()
        .map(|difference| difference.id)
        .collect()
}

fn as_json(row: &Coverage) -> Value {
    json!({
        "operation": row.operation.name(),
        "backend": row.backend.name(),
        "level": row.level.to_string(),
        "certainty": row.certainty.to_string(),
        "endpoints": row.endpoints,
        "differences": ids(row),
    })
}

fn differences(output: &mut Output) -> anyhow::Result<()> {
    for difference in DIFFERENCES {
        output.line(format_args!(
            "{} {} ({})\n  {}\n  What to do: {}\n",
            difference.id,
            difference.title,
            difference.certainty,
            difference.what,
            difference.advice
        ));
    }
    let all: Vec<Value> = DIFFERENCES
        .iter()
        .map(|difference| {
            json!({
                "id": difference.id,
                "title": difference.title,
                "what": difference.what,
                "advice": difference.advice,
                "certainty": difference.certainty.to_string(),
            })
        })
        .collect();
    output.json(&all)
}

fn fields(table: &str, only: Option<&str>, output: &mut Output) -> anyhow::Result<()> {
    let all = field_coverage(table).with_context(|| {
        format!("table {table:?} has no counterpart in REST that the facade serves")
    })?;
    let wanted: Vec<_> = all
        .into_iter()
        .filter(|field| only.is_none_or(|only| field.column == only))
        .collect();
    if wanted.is_empty() {
        bail!("table {table} has no field {:?}", only.unwrap_or_default());
    }
    let mut printed = tables::table(output, ["field", "REST v1", "REST v2"]);
    for field in &wanted {
        let place = |place: &Option<String>| place.clone().unwrap_or_else(|| "-".to_owned());
        printed.add_row([
            field.column.to_owned(),
            place(&field.rest_v1),
            place(&field.rest_v2),
        ]);
    }
    output.table(&printed);
    let rows: Vec<Value> = wanted
        .iter()
        .map(|field| {
            json!({
                "field": field.column,
                Backend::RestV1.name(): field.rest_v1,
                Backend::RestV2.name(): field.rest_v2,
            })
        })
        .collect();
    output.json(&rows)
}
