//! v2 `/leadSources/{id}/expenses` and `/recurringExpenses`: what a lead source cost, once and
//! every month.
//!
//! `-` in place of the lead source lists those of all (documented).

use http::Method;
use serde_json::{Map, Value as Json};

use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::{Filter, Test};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json};
use crate::rest::v2::{money, page, resource};
use crate::store::{Row, Store};

const EXPENSE: Resource = Resource {
    table: "LeadSourceExpense",
    noun: "LeadSourceExpense",
    key: "lead_source_expenses",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "Title", Form::Text),
        rw("notes", "Notes", Form::Text),
        rw("incurred_time", "DateIncurred", Form::Time),
        ro("lead_source_id", "LeadSourceId", Form::Id),
        ro(
            "lead_source_recurring_expense_id",
            "LeadSourceRecurringExpenseId",
            Form::Id,
        ),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["amount"],
    keys: &[
        ("title", Test::Equal("Title")),
        ("amount", AMOUNT),
        ("incurred_time", Test::At("DateIncurred")),
        ("create_time", Test::At("DateCreated")),
        ("update_time", Test::At("LastUpdated")),
    ],
    order: &[
        ("title", "Title"),
        ("amount", "Amount"),
        ("incurred_time", "DateIncurred"),
        ("create_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    compose: show_amount,
    accept: write_amount,
    ..PLAIN
};

const RECURRING: Resource = Resource {
    table: "LeadSourceRecurringExpense",
    noun: "LeadSourceRecurringExpense",
    key: "lead_source_recurring_expenses",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "Title", Form::Text),
        rw("notes", "Notes", Form::Text),
        rw("start_time", "StartDate", Form::Time),
        rw("end_time", "EndDate", Form::Time),
        ro("next_expense_time", "NextExpenseDate", Form::Time),
        ro("lead_source_id", "LeadSourceId", Form::Id),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["amount"],
    keys: &[
        ("title", Test::Equal("Title")),
        ("amount", AMOUNT),
        ("start_time", Test::At("StartDate")),
        ("end_time", Test::At("EndDate")),
        ("next_expense_time", Test::At("NextExpenseDate")),
        ("create_time", Test::At("DateCreated")),
        ("update_time", Test::At("LastUpdated")),
    ],
    order: &[
        ("title", "Title"),
        ("amount", "Amount"),
        ("start_time", "StartDate"),
        ("end_time", "EndDate"),
        ("next_expense_time", "NextExpenseDate"),
        ("create_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    compose: show_amount,
    accept: write_amount,
    ..PLAIN
};

/// The filter's `amount` is in minor units, as its example and the bodies have it (inferred).
const AMOUNT: Test = Test::Custom(|_, row, text| {
    let wanted: i64 = text
        .parse()
        .map_err(|_| Refusal::bad("Invalid filter value for amount"))?;
    Ok(row.get("Amount").is_some() && money::minor_units(row.double("Amount")) == wanted)
});

/// Routes what is below a lead source.
pub(crate) fn route(call: &mut Call<'_>, source: &str, path: &[&str]) -> Option<Answer> {
    let resource = match path.first() {
        Some(&"expenses") => &EXPENSE,
        Some(&"recurringExpenses") => &RECURRING,
        _ => return None,
    };
    Some(match (call.method.clone(), &path[1..]) {
        (Method::GET, []) if source == "-" => resource::list(resource, call, |_| true),
        (Method::GET, []) => known(call, source).and_then(|source| {
            resource::list(resource, call, |row| row.int("LeadSourceId") == source)
        }),
        (Method::POST, []) => known(call, source)
            .and_then(|source| resource.create(call, Row::default().with("LeadSourceId", source))),
        (Method::GET, [one]) => {
            below(call, resource, source, one).and_then(|id| resource.get(call, id))
        }
        (Method::PATCH, [one]) => {
            below(call, resource, source, one).and_then(|id| resource.update(call, id))
        }
        (Method::DELETE, [one]) => {
            below(call, resource, source, one).and_then(|id| resource.delete(call, id))
        }
        (Method::GET, [one, "expenses"]) if path[0] == "recurringExpenses" => {
            below(call, resource, source, one).and_then(|id| incurred(call, id))
        }
        _ => return None,
    })
}

fn known(call: &Call<'_>, source: &str) -> Result<i64, Refusal> {
    let source = id(source)?;
    if call.store.has("LeadSource", source) {
        Ok(source)
    } else {
        Err(Refusal::missing("LeadSource"))
    }
}

/// The id of a record that belongs to the lead source of the path.
fn below(call: &Call<'_>, resource: &Resource, source: &str, one: &str) -> Result<i64, Refusal> {
    let source = known(call, source)?;
    let row = resource.row(call.store, id(one)?)?;
    if row.int("LeadSourceId") == source {
        Ok(row.id())
    } else {
        Err(resource.missing())
    }
}

/// The expenses that a recurring one has led to.
fn incurred(call: &Call<'_>, recurring: i64) -> Answer {
    let filter = Filter::parse(call.query("filter"), EXPENSE.keys, call.store, None)?;
    let rows = EXPENSE
        .rows(call.store)
        .filter(|row| row.int("LeadSourceRecurringExpenseId") == recurring);
    let mut rows = filter.select(call.store, rows)?;
    page::sort(call, &mut rows, EXPENSE.order)?;
    let show = |row| EXPENSE.show(call.store, row, &[]);
    Reply::ok(page::page(call, EXPENSE.key, rows, 1000, show)?)
}

fn show_amount(_: &Store, row: &Row, shown: &mut Map<String, Json>) {
    if row.get("Amount").is_some() {
        shown.insert("amount".to_owned(), money::show(row.double("Amount")));
    }
}

/// A whole number of minor units (documented).
fn write_amount(
    _: &mut Call<'_>,
    row: &mut Row,
    body: &Json,
    allowed: &dyn Fn(&str) -> bool,
) -> Result<(), Refusal> {
    match body.get("amount").filter(|_| allowed("amount")) {
        None => {}
        Some(Json::Null) => row.clear("Amount"),
        Some(amount) => row.set("Amount", json::read_id(amount)? as f64 / 100.0),
    }
    Ok(())
}
