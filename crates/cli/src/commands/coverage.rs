//! `keap coverage`: what is served by which backend.

use clap::Args;
use keap::schema::{TABLES, TableInfo};
use keap::{
    Backend, Operation,
    coverage::{
        COVERAGE, ColumnUse, Coverage, FieldCoverage, TableCoverage, field_coverage, table_coverage,
    },
    difference::DIFFERENCES,
    names::{find_column, find_table},
};
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::failure::{Misuse, OrMisuse as _, misuse};
use crate::output::Output;
use crate::tables;
use crate::words::of_the_command_line;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap coverage
  keap coverage --operation ContactService.load
  keap coverage --table Contact --field Phone1
  keap coverage --differences")]
pub(crate) struct CoverageArgs {
    /// Only this operation.
    #[arg(long, conflicts_with_all = ["tables", "table", "differences"])]
    pub(crate) operation: Option<String>,

    /// What each table's rows are read, added, changed and deleted with.
    #[arg(long, conflicts_with_all = ["table", "differences"])]
    pub(crate) tables: bool,

    /// One table: its endpoints, and its fields with their REST counterparts.
    #[arg(long, conflicts_with = "differences")]
    pub(crate) table: Option<String>,

    /// Only this field of the table.
    #[arg(long, conflicts_with_all = ["operation", "tables", "differences"])]
    pub(crate) field: Option<String>,

    /// The known differences with what to do about them.
    #[arg(long)]
    pub(crate) differences: bool,
}

pub(crate) fn run(args: &CoverageArgs, output: &mut Output) -> anyhow::Result<Exit> {
    if args.tables {
        table_operations(None, output)?;
        output.footer("`keap coverage --table Contact` lists the fields of a table, `--differences` explains the ids.");
    } else if let Some(name) = &args.table {
        let table = find_table(name).or_misuse()?;
        let only = match &args.field {
            Some(name) => Some(column(table, name)?),
            None => None,
        };
        if only.is_none() {
            table_operations(Some(table.name), output)?;
        }
        fields(table, only, output)?;
        output.footer(match only {
            Some(_) => format!("`keap coverage --table {}` lists all its fields.", table.name),
            None => format!(
                "`keap coverage --differences` explains the ids, `keap routes --table {}` tells where its calls go.",
                table.name
            ),
        });
    } else if let Some(field) = &args.field {
        return Err(of_no_table(field));
    } else if args.differences {
        differences(output)?;
    } else {
        let only = args
            .operation
            .as_deref()
            .map(str::parse::<Operation>)
            .transpose()
            .or_misuse()?;
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
    output.table_without(&table, &["endpoints", "certainty"]);
    output.footer("`keap coverage --differences` explains the ids, `--tables` the tables, `--table Contact` its fields.");
    let rows: Vec<Value> = COVERAGE.iter().filter(wanted).map(as_json).collect();
    output.documents(&rows)
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
        let alone = match difference.is_advice_alone() {
            true => "; advice alone",
            false => "",
        };
        output.line(format_args!(
            "{} {} ({}{alone})\n  {}\n  What to do: {}\n",
            difference.id,
            difference.title,
            difference.certainty,
            difference.what,
            of_the_command_line(difference.advice)
        ));
    }
    output.footer(
        "`keap coverage --operation NAME` and `--table NAME` tell which of them an operation or a table has. Advice alone explains no finding of a comparison.",
    );
    let all: Vec<Value> = DIFFERENCES
        .iter()
        .map(|difference| {
            json!({
                "id": difference.id,
                "title": difference.title,
                "what": difference.what,
                "advice": of_the_command_line(difference.advice),
                "certainty": difference.certainty.to_string(),
                "advice_alone": difference.is_advice_alone(),
            })
        })
        .collect();
    output.documents(&all)
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
            "certainty",
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
            row.certainty.to_string(),
            format!("{} of {}", row.columns, row.of_columns),
            table_endpoints(row),
            differences_of(row).join(" "),
        ]);
    }
    output.table_without(&printed, &["endpoints", "certainty", "columns"]);
    if only.is_none() {
        let rows: Vec<Value> = wanted.iter().map(|row| table_as_json(row)).collect();
        output.documents(&rows)?;
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

/// A column by its name, whatever its case. Custom fields are the account's own: no table lists them.
fn column(table: &'static TableInfo, name: &str) -> anyhow::Result<&'static str> {
    match find_column(table, name).or_misuse()? {
        Some(column) => Ok(column.name),
        None => misuse!(
            "{name:?} is a custom field, which the account defines; coverage lists the columns of the table"
        ),
    }
}

/// The most tables that are named.
const NAMED: usize = 8;

/// A field is one of a table: which tables have it.
fn of_no_table(field: &str) -> anyhow::Error {
    let has = |table: &&&TableInfo| {
        let mut columns = table.columns.iter();
        columns.any(|column| column.name.eq_ignore_ascii_case(field))
    };
    let found: Vec<&str> = TABLES.iter().filter(has).map(|table| table.name).collect();
    let told = match found.as_slice() {
        [] if field.starts_with('_') => {
            "--field wants --table, and custom fields are in no table: the account defines them"
                .to_owned()
        }
        [] => format!(
            "--field wants --table, and no table has a field {field:?}\n  hint: `keap coverage --table Contact` lists those of one"
        ),
        [one] => format!(
            "--field wants --table\n  hint: {field} is a field of {one}: give --table {one}"
        ),
        [first, ..] => {
            let named = found.iter().take(NAMED).copied().collect::<Vec<_>>();
            let more = match found.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!(
                "--field wants --table\n  hint: {field} is a field of {}{more}: give --table {first}, or another one",
                named.join(", ")
            )
        }
    };
    Misuse::new(anyhow::anyhow!(told)).into()
}

fn fields(
    table: &'static TableInfo,
    only: Option<&'static str>,
    output: &mut Output,
) -> anyhow::Result<()> {
    let Some(all) = field_coverage(table.name) else {
        output.line(format_args!(
            "No column of {} has a counterpart in REST: the table has none.",
            table.name
        ));
        return output.documents(&Vec::<Value>::new());
    };
    let wanted: Vec<FieldCoverage> = all
        .into_iter()
        .filter(|field| only.is_none_or(|only| field.column == only))
        .collect();
    let head = [
        "field",
        "REST v1",
        "REST v2",
        "certainty",
        "units and words",
    ];
    let mut printed = tables::table(output, head);
    for field in &wanted {
        let place = |place: &Option<String>| place.clone().unwrap_or_else(|| "-".to_owned());
        let has_place = field.rest_v1.is_some() || field.rest_v2.is_some();
        printed.add_row([
            field.column.to_owned(),
            place(&field.rest_v1),
            place(&field.rest_v2),
            if has_place {
                field.certainty.to_string()
            } else {
                "-".to_owned()
            },
            remarks(field),
        ]);
    }
    output.table(&printed);
    let rows: Vec<Value> = wanted.iter().map(field_as_json).collect();
    output.documents(&rows)
}

/// Units of money and words of closed sets, told once where both versions agree.
fn remarks(field: &FieldCoverage) -> String {
    let of = |usage: &ColumnUse| {
        let unit = usage.unit.map(str::to_owned);
        let words = (!usage.words.is_empty()).then(|| usage.words.join(", "));
        let parts: Vec<String> = unit.into_iter().chain(words).collect();
        parts.join("; ")
    };
    let (v1, v2) = (of(&field.v1), of(&field.v2));
    match (v1.is_empty(), v2.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("v1: {v1}"),
        (true, false) => format!("v2: {v2}"),
        (false, false) if v1 == v2 => v1,
        (false, false) => format!("v1: {v1}\nv2: {v2}"),
    }
}

fn field_as_json(field: &FieldCoverage) -> Value {
    json!({
        "field": field.column,
        Backend::RestV1.name(): field.rest_v1,
        Backend::RestV2.name(): field.rest_v2,
        "certainty": field.certainty.to_string(),
        "uses": {
            Backend::RestV1.name(): usage_as_json(&field.v1),
            Backend::RestV2.name(): usage_as_json(&field.v2),
        },
    })
}

fn usage_as_json(usage: &ColumnUse) -> Value {
    json!({
        "read": usage.read,
        "add": usage.add,
        "update": usage.update,
        "unit": usage.unit,
        "words": usage.words,
    })
}
