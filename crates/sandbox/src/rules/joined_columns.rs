//! The value of a column as its table shows it: of the row, of another row that is joined to it, or made from both.

use super::tags;
use crate::store::cell::Cell;
use crate::store::schema::{self, Column, Kind};
use crate::store::{Row, Store, zone};

/// The value of a column, joined columns included.
pub(crate) fn read(store: &Store, table: &str, row: &Row, column: &Column) -> Option<Cell> {
    let cell = match (table, column.name.as_str()) {
        ("Contact" | "Company", "Groups") => groups(store, row.id()),
        ("Contact", "Leadsource") => named(store, "LeadSource", row.int("LeadSourceId"), "Name"),
        ("ContactGroupAssign", "ContactGroup") => {
            named(store, "ContactGroup", row.int("GroupId"), "GroupName")
        }
        ("ContactGroupAssign", name) if name.starts_with("Contact.") => {
            contact_column(store, row.int("ContactId"), &name["Contact.".len()..])
        }
        ("Campaignee", "Campaign") => named(store, "Campaign", row.int("CampaignId"), "Name"),
        ("CProgram", _) => program_column(store, row, column),
        ("RecurringOrderWithContact", name) if is_contact_column(name) => {
            contact_column(store, row.int("ContactId"), name)
        }
        (_, name) => row.get(schema::stored_column(table, name)).cloned(),
    }?;
    Some(match (column.kind, &cell) {
        (Kind::Text, Cell::Text(_)) => cell,
        (Kind::Text, other) => Cell::Text(other.to_text()),
        (Kind::Bool, Cell::Int(number)) => Cell::Bool(*number != 0),
        (Kind::Int, Cell::Bool(flag)) => Cell::Int(i64::from(*flag)),
        (Kind::Double, Cell::Int(number)) => Cell::Double(*number as f64),
        (Kind::Date, Cell::Time(instant)) => Cell::Date(zone::to_eastern(*instant).date()),
        (Kind::Time, Cell::Date(date)) => date
            .and_hms_opt(0, 0, 0)
            .map_or(cell.clone(), |wall| Cell::Time(zone::from_eastern(wall))),
        _ => cell,
    })
}

fn groups(store: &Store, id: i64) -> Option<Cell> {
    let ids: Vec<String> = tags::of(store, id).iter().map(i64::to_string).collect();
    (!ids.is_empty()).then(|| Cell::Text(ids.join(",")))
}

fn named(store: &Store, table: &str, id: i64, column: &str) -> Option<Cell> {
    store.row(table, id)?.get(column).cloned()
}

/// A column of the contact that a joined row belongs to; companies can have tags too.
fn contact_column(store: &Store, id: i64, name: &str) -> Option<Cell> {
    let row = store
        .row("Contact", id)
        .or_else(|| store.row("Company", id))?;
    let column = schema::table("Contact")?.column(name);
    match column {
        Some(column) => read(store, "Contact", row, column),
        None => row.get(name).cloned(),
    }
}

/// Columns of `RecurringOrderWithContact` that are the contact's and not the subscription's.
fn is_contact_column(name: &str) -> bool {
    !matches!(name, "Id" | "Status")
        && schema::table("RecurringOrder").is_some_and(|table| table.column(name).is_none())
        && !matches!(name, "RecurringOrderId")
}

/// `CProgram` shows a plan, and of its product what the plan lacks.
fn program_column(store: &Store, row: &Row, column: &Column) -> Option<Cell> {
    let name = schema::stored_column("CProgram", &column.name);
    let own = match name {
        // Whether a plan is prorated tells what is billed (documented).
        "BillingType" if row.is("Prorate") => Some(Cell::from("Service")),
        "BillingType" => Some(Cell::from("Product")),
        name => row.get(name).cloned(),
    };
    let product_column = match name {
        "ProgramName" => "ProductName",
        // The product's price, not the plan's (documented).
        "DefaultPrice" => "ProductPrice",
        name => name,
    };
    own.or_else(|| {
        store
            .row("Product", row.int("ProductId"))?
            .get(product_column)
            .cloned()
    })
}
