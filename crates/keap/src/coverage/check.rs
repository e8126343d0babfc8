//! Whether a backend can serve an invocation with these arguments, told before anything is sent.

use keap_schema::{Change, Changes, Condition, NewRecord, QueryData};

use crate::crud::Crud;
use crate::difference::{CONTACT_NOTES, NO_TABLE, QUERY_CONDITION, REQUIRED_COLUMN};
use crate::table::{self, Convert, Field, columns};
use crate::{
    Backend, Error, ErrorKind, Fields, Invocation, Operation,
    coverage::{Level, coverage},
    names, spelling,
};

mod conditions;
mod discount;
mod money;
mod owner;
mod services;
mod tables;
mod told;

pub use conditions::check_conditions;
pub(crate) use conditions::{flag, wall_time};
pub(crate) use owner::{actions, owner, script, sequence};
pub(crate) use services::{AppSetting, address_field, app_setting, file_in_v1};
pub(crate) use tables::set_values;
use tables::{check_changed_row, check_new_row, check_served, instead_of, required_columns};

/// Refuses what the backend has no counterpart for. XML-RPC answers for tables and fields itself.
pub(crate) fn invocation(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    if spelling::is_own(invocation) {
        return spelt(invocation, backend);
    }
    let (invocation, _) = spelling::corrected(invocation.clone());
    spelt(&invocation, backend)
}

/// The same for an invocation whose columns are spelt as the tables have them.
pub(crate) fn spelt(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    let operation = invocation.operation();
    check_arguments(invocation, backend).map_err(|error| error.at(operation, backend))
}

/// Refuses a new row that lacks a column which it cannot be without; its names are those that the account has.
pub(crate) fn complete(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    match invocation {
        Invocation::DataAdd { table, values } => check_required(table, values, backend),
        _ => Ok(()),
    }
}

/// Refuses what the backend has no counterpart for whatever the other arguments are.
pub(crate) fn operation(
    operation: Operation,
    table: Option<&str>,
    backend: Backend,
) -> Result<(), Error> {
    served(operation, backend)
        .and_then(|()| match table {
            Some(table) if backend != Backend::XmlRpc => check_crud(operation, table, backend),
            _ => Ok(()),
        })
        .map_err(|error| error.at(operation, backend))
}

fn check_crud(operation: Operation, table: &str, backend: Backend) -> Result<(), Error> {
    check_table(table, backend)?;
    match operation.crud() {
        Some(crud) => check_served(table, crud, backend),
        None => Ok(()),
    }
}

fn served(operation: Operation, backend: Backend) -> Result<(), Error> {
    match coverage(operation, backend) {
        Some(row) if row.level != Level::None => Ok(()),
        _ => Err(unserved(operation, backend)),
    }
}

/// The refusal of an operation that the backend has no counterpart for.
pub(crate) fn unserved(operation: Operation, backend: Backend) -> Error {
    let error = Error::new(ErrorKind::Unsupported, "there is no counterpart");
    let row = coverage(operation, backend);
    match row.and_then(|row| row.differences.first()) {
        Some(known) => error.explained_by(known),
        None => error,
    }
}

fn check_arguments(invocation: &Invocation, backend: Backend) -> Result<(), Error> {
    served(invocation.operation(), backend)?;
    services::check_everywhere(invocation)?;
    if let Some(table) = invocation.table() {
        known_table(table)?;
    }
    check_readable_conditions(invocation)?;
    if backend == Backend::XmlRpc {
        return services::check_xmlrpc(invocation);
    }
    services::check_rest(invocation, backend)?;
    let Some(table) = invocation.table() else {
        return Ok(());
    };
    check_table(table, backend)?;
    match invocation {
        Invocation::ContactAdd { values } => {
            check_changes(table, values, backend)?;
            check_new_row(table, values, backend)
        }
        // What is cleared matters where there is a match alone, and is looked at then.
        Invocation::ContactAddWithDupCheck { values, .. } => {
            let values = set_values(values);
            check_changes(table, &values, backend)?;
            check_new_row(table, &values, backend)
        }
        Invocation::ContactUpdate { changes, .. } => {
            check_changes(table, changes, backend)?;
            check_changed_row(table, changes, backend)
        }
        Invocation::DataAdd { values, .. } => {
            check_served(table, Crud::Create, backend)?;
            check_changes(table, values, backend)?;
            check_new_row(table, values, backend)?;
            // A name that the account does not have is told before what is missing; see `complete`.
            match values.iter().any(|(name, _)| columns::is_custom(name)) {
                true => Ok(()),
                false => check_required(table, values, backend),
            }
        }
        Invocation::DataUpdate { changes, .. } => {
            check_served(table, Crud::Update, backend)?;
            check_changes(table, changes, backend)?;
            check_changed_row(table, changes, backend)
        }
        Invocation::DataDelete { .. } => check_served(table, Crud::Delete, backend),
        Invocation::ContactLoad { fields, .. } | Invocation::ContactFindByEmail { fields, .. } => {
            check_fields(table, fields, backend)
        }
        Invocation::DataLoad { fields, .. } => {
            check_served(table, Crud::Read, backend)?;
            // A table that has no ids at all has no such row; that is no matter of the backend.
            if columns::field(table, "Id").is_some() {
                check_column(table, "Id", backend)?;
            }
            check_fields(table, fields, backend)
        }
        Invocation::DataFindByField {
            query,
            field,
            value,
        } => {
            check_served(table, Crud::Read, backend)?;
            check_query(query, backend)?;
            check_condition(table, field, backend)?;
            let sought = Condition::from_text(value);
            let sought = sought.unwrap_or_else(|_| Condition::Equals(value.as_str().into()));
            told::check(table, &[(field.clone(), sought)], backend)
        }
        Invocation::DataQuery(query) | Invocation::DataCount(query) => {
            check_served(table, Crud::Read, backend)?;
            check_query(query, backend)
        }
        // Without a table.
        _ => Ok(()),
    }
}

/// What one backend would take for nothing and another for text is refused alike.
fn check_readable_conditions(invocation: &Invocation) -> Result<(), Error> {
    match invocation {
        Invocation::DataFindByField {
            query,
            field,
            value,
        } => {
            check_conditions(query)?;
            conditions::check_value(&query.table, field, value)
        }
        Invocation::DataQuery(query) | Invocation::DataCount(query) => check_conditions(query),
        _ => Ok(()),
    }
}

/// A table that there is not is told alike on every backend.
fn known_table(table: &str) -> Result<(), Error> {
    match keap_schema::table(table) {
        Some(_) => Ok(()),
        None => Err(Error::new(ErrorKind::InvalidRequest, names::no_table(table)).hinted(
            "table names are those of the XML-RPC API, in the same case: Contact, User, ContactGroup",
        )),
    }
}

/// What a misspelt column in the arguments was meant to be, for a backend that leaves refusing it to the server.
#[cfg(feature = "xmlrpc")]
pub(crate) fn hint_for_names(invocation: &Invocation) -> Option<String> {
    let table = keap_schema::table(invocation.table()?)?;
    let mut hint = None;
    crate::custom::see_names(invocation, &mut |name| {
        if hint.is_none() && !columns::is_custom(name) && table.column(name).is_none() {
            hint = Some(names::hint_for_column(table, name));
        }
    });
    hint
}

fn check_table(table: &str, backend: Backend) -> Result<(), Error> {
    known_table(table)?;
    if columns::has_table(table) {
        return Ok(());
    }
    let message = format!("table {table} has no counterpart over {backend}");
    let error = Error::new(ErrorKind::Unsupported, message).explained_by(&NO_TABLE);
    Err(match instead_of(table) {
        Some(instead) => error.hinted(instead),
        None => error,
    })
}

/// Refuses a column that a new row cannot be without, before the server does.
fn check_required(table: &str, values: &NewRecord, backend: Backend) -> Result<(), Error> {
    let is_id = |column: &str| {
        columns::field(table, column).is_some_and(|field| field.convert == Convert::Id)
    };
    let is_set = |column: &str| {
        let none = if is_id(column) { "0" } else { "" };
        let set = |change: &Change| match change {
            Change::Set(value) => !["", none].contains(&value.to_string().as_str()),
            Change::Clear => false,
        };
        values.get(column).is_some_and(set)
    };
    let required = required_columns(table, values, backend)?;
    let missing: Vec<&str> = required
        .into_iter()
        .filter(|column| !is_set(column))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!("a new row of {table} needs {}", missing.join(", "));
    Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&REQUIRED_COLUMN))
}

fn check_fields(table: &str, fields: &Fields, backend: Backend) -> Result<(), Error> {
    let names = fields.names().unwrap_or_default();
    if fields.names().is_some_and(<[String]>::is_empty) {
        return Err(Error::new(
            ErrorKind::InvalidRequest,
            "no field is asked for",
        ));
    }
    names
        .iter()
        .try_for_each(|name| check_readable(table, name, backend))
}

/// Reading wants more than a counterpart: some columns are taken and never answered.
fn check_readable(table: &str, name: &str, backend: Backend) -> Result<(), Error> {
    // Most columns are answered, and are looked up once for it.
    let is_note = backend == Backend::RestV2 && is_note_of_contact(table, name);
    let is_answered = |field: &Field| field.is_answered(backend);
    if !is_note && columns::all_named(table, name).any(is_answered) {
        return Ok(());
    }
    check_column(table, name, backend)?;
    if is_note {
        let message = format!("field {table}.{name} is in no answer of {backend}'s contract");
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&CONTACT_NOTES));
    }
    if columns::is_custom(name) {
        return Ok(());
    }
    let message = format!("field {table}.{name} is written over {backend} and never answered");
    let known = columns::why_unread(table, name, backend);
    Err(Error::new(ErrorKind::Unsupported, message).explained_by(known))
}

/// The notes of a contact, also where its columns are joined to a tag's: named by the contract of v2, and in none of its
/// schemas.
fn is_note_of_contact(table: &str, name: &str) -> bool {
    name == "Contact.ContactNotes" || (table, name) == ("Contact", "ContactNotes")
}

fn check_changes<P>(
    table: &str,
    changes: &Changes<keap_schema::Untyped, P>,
    backend: Backend,
) -> Result<(), Error> {
    changes
        .iter()
        .try_for_each(|(name, _)| check_column(table, name, backend))
}

fn check_query(query: &QueryData, backend: Backend) -> Result<(), Error> {
    let table = query.table.as_str();
    for name in &query.selected {
        check_readable(table, name, backend)?;
    }
    for (name, _) in &query.conditions {
        check_condition(table, name, backend)?;
    }
    told::check(table, &query.conditions, backend)?;
    if let Some(order) = &query.order {
        check_condition(table, &order.field, backend)?;
    }
    told::check_order(query, backend)
}

/// A condition needs the column as well: it is evaluated by the server or, on its rows, by the facade.
fn check_condition(table: &str, name: &str, backend: Backend) -> Result<(), Error> {
    check_readable(table, name, backend).map_err(|error| match error.kind() {
        // Why it is in no answer says more than that it cannot be filtered by.
        ErrorKind::Unsupported if error.difference() == Some(&CONTACT_NOTES) => error,
        ErrorKind::Unsupported => error.explained_by(&QUERY_CONDITION),
        _ => error,
    })
}

fn check_column(table: &str, name: &str, backend: Backend) -> Result<(), Error> {
    if columns::is_custom(name) {
        return Ok(());
    }
    if columns::field(table, name).is_none() {
        let message = format!("table {table} has no field {name:?}");
        let hint = match keap_schema::table(table) {
            Some(table) => names::hint_for_column(table, name),
            None => format!("`keap coverage --table {table}` lists the fields"),
        };
        return Err(Error::new(ErrorKind::InvalidRequest, message).hinted(hint));
    }
    if columns::exists(table, name, backend) {
        return Ok(());
    }
    let is_in_other = columns::exists(table, name, table::other_version(backend));
    let difference = columns::why_missing_on(table, name, backend, is_in_other);
    let message = format!(
        "field {table}.{name} has no counterpart ({})",
        difference.id
    );
    Err(Error::new(ErrorKind::Unsupported, message).explained_by(difference))
}
