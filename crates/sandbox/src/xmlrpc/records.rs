//! Rows as XML-RPC shows and takes them: columns by name, access rules, faults 7 to
//! 12.

use keap_xmlrpc::{Fault, Struct, Value};

use super::{Account, fault, values};
use crate::rules::contacts::{phone_form, stamp, stamp_new};
use crate::rules::{joined_columns, pipeline};
use crate::store::cell::Cell;
use crate::store::schema::{self, Column, Table};
use crate::store::{Row, Store, custom_columns};

/// Notes of a contact are cut here, in characters (documented).
const NOTES_LENGTH: usize = 10_000;

/// A table by its name.
///
/// # Errors
/// Fault 9.
pub(crate) fn table(name: &str) -> Result<&'static Table, Fault> {
    schema::table(name).ok_or_else(|| fault::no_table(name))
}

/// A column that may be read, for the method named.
///
/// # Errors
/// Fault 10 for an unknown column, 8 for one that cannot be read, and the observed exception of
/// `ContactService` for `AccountId`, which `DataService` answers (two maintained programs ask it).
pub(crate) fn readable(
    store: &Store,
    table: &Table,
    name: &str,
    method: &str,
) -> Result<Column, Fault> {
    let column = column(store, table, name)?;
    if column.name == "AccountId" && method.starts_with("ContactService.") {
        let reason = format!("Unknown column '{}.AccountId' in 'field list'", table.name);
        return Err(fault::failed_to_invoke(method, &reason));
    }
    if column.access.read {
        Ok(column)
    } else {
        Err(fault::no_field_access(table.name, name))
    }
}

/// The columns asked for.
///
/// # Errors
/// As [`readable`], and fault 11 when none is asked for.
pub(crate) fn selected(
    store: &Store,
    table: &Table,
    names: &[&str],
    method: &str,
) -> Result<Vec<Column>, Fault> {
    if names.is_empty() {
        return Err(fault::no_fields("select"));
    }
    names
        .iter()
        .map(|name| readable(store, table, name, method))
        .collect()
}

fn column(store: &Store, table: &Table, name: &str) -> Result<Column, Fault> {
    // Still in the definition, but refused since 2016 (observed for CustomDate1).
    let removed = table.name == "ContactGroupAssign" && name.starts_with("Contact.Custom");
    let known = table.column_in_any_case(name).filter(|_| !removed);
    known
        .or_else(|| custom_columns::column(store, table.form, name))
        .ok_or_else(|| fault::no_field(table.name, name))
}

/// A row with the columns asked for; null columns are left out.
pub(crate) fn show(store: &Store, table: &Table, row: &Row, columns: &[Column]) -> Value {
    let members = columns.iter().filter_map(|column| {
        let cell = joined_columns::read(store, table.name, row, column)?;
        let name = column.asked.as_ref().unwrap_or(&column.name);
        Some((name.clone(), values::to_value(&cell)))
    });
    values::hash_ordered(members)
}

/// Adds a row.
///
/// # Errors
/// Fault 7 without add access, 10 for an unknown member, 12 for a value that does not fit, 11 when
/// nothing is left.
pub(crate) fn add(
    account: &mut Account<'_>,
    table: &Table,
    members: &Struct,
) -> Result<i64, Fault> {
    if !table.access.add {
        return Err(fault::no_table_access(table.name));
    }
    let mut row = Row::default();
    stamp_new(&mut row, account.now, account.user);
    if table.name == "Contact" {
        row.set("source_type", "API");
    }
    if table.name == "ContactAction" {
        row.set("CreationDate", account.now);
        row.set("ObjectType", "Task");
    }
    if write(account, table, &mut row, members, |column| {
        column.access.add
    })? == 0
    {
        return Err(fault::no_fields("add"));
    }
    if table.name == "Lead" {
        enter_stage(account, &mut row, 0);
    }
    Ok(account.store.insert(table.name, row))
}

/// Changes a row; members that cannot be written are ignored silently.
///
/// # Errors
/// As [`add`], and fault 5 for an unknown record.
pub(crate) fn update(
    account: &mut Account<'_>,
    table: &Table,
    id: i64,
    members: &Struct,
) -> Result<i64, Fault> {
    if !table.access.edit {
        return Err(fault::no_table_access(table.name));
    }
    let found = account.store.row(table.name, id).cloned();
    let mut row = found.clone().unwrap_or_default();
    stamp(&mut row, account.now, account.user);
    if write(account, table, &mut row, members, |column| {
        column.access.edit
    })? == 0
    {
        return Err(fault::no_fields("update"));
    }
    let found = found.ok_or_else(fault::record_not_found)?;
    if table.name == "DataFormField" {
        // Success without an effect on the options (observed).
        row.put("Values", found.get("Values").cloned());
    }
    if table.name == "Company" {
        row.set("CompanyID", id);
    }
    if table.name == "Lead" {
        enter_stage(account, &mut row, found.int("StageID"));
    }
    account.store.insert(table.name, row);
    Ok(id)
}

/// An opportunity whose stage was written has moved, as over REST (inferred). A stage that does not
/// exist is stored all the same.
fn enter_stage(account: &mut Account<'_>, row: &mut Row, from: i64) {
    let to = row.int("StageID");
    row.set("StageID", from);
    if !pipeline::move_to(account.store, account.now, account.user, row, to) {
        row.set("StageID", to);
    }
}

/// Writes the members that may be written; how many there were.
fn write(
    account: &mut Account<'_>,
    table: &Table,
    row: &mut Row,
    members: &Struct,
    may: impl Fn(&Column) -> bool,
) -> Result<usize, Fault> {
    let mut columns = Vec::new();
    for (name, value) in members.iter() {
        // Nobody has shown that what is written is found in another case, too.
        let column = column(account.store, table, name)?;
        if column.asked.is_some() {
            return Err(fault::no_field(table.name, name));
        }
        columns.push((column, value));
    }
    let mut written = 0;
    // Some definitions name the id as writable. A row keeps the one it has: with another it would take the place of the
    // row that has that (inferred).
    let may =
        |column: &Column| may(column) && schema::stored_column(table.name, &column.name) != "Id";
    for (column, value) in columns.into_iter().filter(|(column, _)| may(column)) {
        let cell = values::to_cell(value, column.kind).ok_or_else(|| {
            fault::invalid_parameter(&format!("Invalid value for {}.{}", table.name, column.name))
        })?;
        written += 1;
        match (table.name, column.name.as_str(), cell) {
            ("Contact", "Leadsource", cell) => set_lead_source(account, row, cell),
            ("Contact" | "Company", name, Some(Cell::Text(text))) => {
                row.set(name, contact_text(name, text))
            }
            ("CreditCard", "CardNumber", Some(Cell::Text(number))) => {
                let last4: String = number.chars().rev().take(4).collect();
                row.set("Last4", last4.chars().rev().collect::<String>());
                row.set("Status", 3);
            }
            (_, name, cell) => row.put(schema::stored_column(table.name, name), cell),
        }
    }
    Ok(written)
}

fn contact_text(name: &str, text: String) -> String {
    let slot = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    match slot {
        "Phone" | "Fax" | "AssistantPhone" => phone_form(&text),
        "ContactNotes" => text.chars().take(NOTES_LENGTH).collect(),
        _ => text,
    }
}

/// The lead source of that name; a name that is new becomes one (inferred).
fn set_lead_source(account: &mut Account<'_>, row: &mut Row, cell: Option<Cell>) {
    let Some(name) = cell.map(|cell| cell.to_text()) else {
        row.clear("LeadSourceId");
        return;
    };
    let found = account
        .store
        .find("LeadSource", |source| {
            crate::store::fold::same(source.text("Name"), &name)
        })
        .map(Row::id);
    let id = found.unwrap_or_else(|| {
        let mut source = Row::default().with("Name", name).with("Status", "Active");
        stamp_new(&mut source, account.now, account.user);
        account.store.insert("LeadSource", source)
    });
    row.set("LeadSourceId", id);
}
