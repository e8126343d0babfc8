//! v2 `/reporting/reports`: saved searches, their columns and their results.
//!
//! The vendor calls them saved searches too: they are the rows of `SavedFilter`, and a run shows the
//! table behind one.

use http::Method;
use serde_json::{Value as Json, json};

use super::{page, resource};
use crate::rest::shared::fields::{Form, ro};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::rules::reports::{self, ReportColumn};
use crate::store::cell::Cell;
use crate::store::schema::{self, Table};
use crate::store::{Row, Store};

const REPORT: Resource = Resource {
    table: "SavedFilter",
    noun: "Report",
    key: "reports",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("name", "FilterName", Form::Text),
        ro("created_time", "DateCreated", Form::Time),
        ro("updated_time", "LastUpdated", Form::Time),
    ],
    keys: &[
        ("name", Test::Equal("FilterName")),
        ("since_created_time", Test::Since("DateCreated")),
        ("until_created_time", Test::Until("DateCreated")),
    ],
    order: &[("name", "FilterName"), ("created_time", "DateCreated")],
    compose: |_, row, shown| {
        let users = row.text("UserId").split(',').map(str::trim);
        let users: Vec<&str> = users.filter(|user| !user.is_empty()).collect();
        shown.insert("user_ids".to_owned(), users.into());
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, ["reports"]) => resource::list(&REPORT, call, |_| true),
        (Method::GET, ["reports", one]) => id(one).and_then(|id| REPORT.get(call, id)),
        (Method::GET, ["reports", one, "model"]) => id(one).and_then(|id| model(call, id)),
        (Method::POST, ["reports", one]) => {
            let one = one.strip_suffix(":run")?;
            id(one).and_then(|id| run(call, id))
        }
        _ => return None,
    })
}

/// The table a report lists, with the columns it has: those that XML-RPC tells (inferred).
fn columns(call: &Call<'_>, report: i64) -> Result<(&'static Table, Vec<ReportColumn>), Refusal> {
    let stored = REPORT.row(call.store, report)?.text("ReportStoredName");
    let table = schema::table(stored).ok_or_else(|| REPORT.missing())?;
    Ok((table, reports::columns(call.store, table, report)))
}

fn model(call: &Call<'_>, report: i64) -> Answer {
    let (_, columns) = columns(call, report)?;
    let fields: Vec<Json> = columns
        .iter()
        .map(|column| json!({ "name": column.name, "label": column.name }))
        .collect();
    Reply::ok(json!({ "fields": fields }))
}

/// The members of `runReportRequest` are read from the query, under their own names: that is how an
/// object is written there by default, and how an older document had them.
fn run(call: &mut Call<'_>, report: i64) -> Answer {
    let (table, all) = columns(call, report)?;
    let wanted = call.query_list("fields");
    let known = |name: &String| all.iter().any(|column| column.name == *name);
    if let Some(name) = wanted.iter().find(|name| !known(name)) {
        return Err(Refusal::bad(format!("Invalid field: {name}")));
    }
    let mut rows: Vec<&Row> = call.store.rows(table.name).collect();
    let names: Vec<(&str, &str)> = all
        .iter()
        .map(|column| (column.name.as_str(), column.sorted_by()))
        .collect();
    page::sort(call, &mut rows, &names)?;
    let shown = |column: &&ReportColumn| wanted.is_empty() || wanted.contains(&column.name);
    let shown: Vec<&ReportColumn> = all.iter().filter(shown).collect();
    let mut body = page::page(call, "results", rows, 1000, |row| {
        entry(call.store, table, row, &shown)
    })?;
    // The token of the next page has another name here (documented).
    let token = body["next_page_token"].take();
    if let Json::Object(members) = &mut body {
        members.remove("next_page_token");
        members.insert("page_token".to_owned(), token);
    }
    Reply::ok(body)
}

/// One record; every value is a text (documented).
fn entry(store: &Store, table: &Table, row: &Row, columns: &[&ReportColumn]) -> Json {
    let values: Vec<Json> = columns
        .iter()
        .filter_map(|column| {
            let cell = column.read(store, table, row)?;
            Some(json!({ "field_name": column.name, "value": text(&cell) }))
        })
        .collect();
    json!({ "columns": values })
}

fn text(cell: &Cell) -> Json {
    match cell {
        Cell::Time(instant) => json::time(Version::V2, Some(*instant)),
        Cell::Date(date) => date.to_string().into(),
        Cell::Bool(flag) => flag.to_string().into(),
        other => other.to_text().into(),
    }
}
