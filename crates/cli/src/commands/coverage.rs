//! `keap coverage`: what is served by which backend.

use anyhow::{Context as _, bail};
use keap::{
    Backend, COVERAGE, Coverage, DIFFERENCES, Operation, TableCoverage, field_coverage,
    table_coverage,
};
use serde_json::{Value, json};

use crate::args::CoverageArgs;
use crate::exit::Exit;
use crate::output::Output;
use crate::tables;

pub(crate) fn run(args: &CoverageArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if args.tables {
        table_operations(None, output)?;
    } else if let Some(table) = &args.table {
        if args.field.is_none() {
            table_operations(Some(table), output)?;
        }
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
    output.line("`keap coverage --differences` explains the ids, `--tables` the tables, `--table Contact` its fields.");
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

/// What each table, or one, is served with.
fn table_operations(only: Option<&str>, output: &mut Output) -> anyhow::Result<()> {
    let all = table_coverage();
    let wanted: Vec<_> = all
        .iter()
        .filter(|row| only.is_none_or(|only| row.table == only))
        .collect();
    let mut printed = tables::table(
        output,
        [
            "table",
            "backend",
            "level",
            "columns",
            "endpoints",
            "differences",
        ],
    );
    for row in &wanted {
        printed.add_row([
            row.table.to_owned(),
            row.backend.to_string(),
            row.level.to_string(),
            format!("{} of {}", row.columns, row.of_columns),
            table_endpoints(row),
            differences_of(row).join(" "),
        ]);
    }
    output.table(&printed);
    if only.is_none() {
        let rows: Vec<Value> = wanted.iter().map(|row| table_as_json(row)).collect();
        output.json(&rows)?;
    }
    Ok(())
}

fn table_endpoints(row: &TableCoverage) -> String {
    if let Some(instead) = row.instead {
        return format!("none: {instead}");
    }
    let kinds = [
        ("query", &row.query),
        ("load", &row.load),
        ("add", &row.add),
        ("update", &row.update),
        ("delete", &row.delete),
    ];
    let lines: Vec<String> = kinds
        .iter()
        .filter(|(_, endpoints)| !endpoints.is_empty())
        .map(|(kind, endpoints)| format!("{kind}: {}", endpoints.join(",\n  ")))
        .collect();
    lines.join("\n")
}

fn differences_of(row: &TableCoverage) -> Vec<&'static str> {
    row.differences.iter().map(|known| known.id).collect()
}

fn table_as_json(row: &TableCoverage) -> Value {
    json!({
        "table": row.table,
        "backend": row.backend.name(),
        "level": row.level.to_string(),
        "certainty": row.certainty.to_string(),
        "query": row.query,
        "load": row.load,
        "add": row.add,
        "update": row.update,
        "delete": row.delete,
        "columns": row.columns,
        "of_columns": row.of_columns,
        "differences": differences_of(row),
        "instead": row.instead,
    })
}

fn fields(table: &str, only: Option<&str>, output: &mut Output) -> anyhow::Result<()> {
    let all = field_coverage(table)
        .with_context(|| format!("table {table:?} has no counterpart in REST"))?;
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
