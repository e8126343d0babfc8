//! `DataService`: every table by name, custom fields, and the odds and ends it also has.

use keap_xmlrpc::{Fault, Struct, Value};

use super::arguments::Arguments;
use super::method::{Key, Method, absent, method};
use super::query::{self, Condition};
use super::{Account, fault, records, values};
use crate::rules::{contacts, custom_fields};
use crate::store::Store;
use crate::store::custom_columns::DATA_TYPES;
use crate::store::schema::Table;

pub(crate) const METHODS: &[Method] = &[
    method("DataService.add", &["SM"], add),
    method("DataService.load", &["SIA"], load),
    method("DataService.update", &["SIM"], update),
    method("DataService.delete", &["SI"], delete),
    // The documentation has a text as value; programs pass a number (inferred that it is taken).
    method(
        "DataService.findByField",
        &["SIISSA", "SIISIA"],
        find_by_field,
    ),
    method("DataService.query", &["SIIMA", "SIIMASB"], query),
    method("DataService.count", &["SM"], count),
    method("DataService.addCustomField", &["SSSI"], add_custom_field),
    method(
        "DataService.updateCustomField",
        &["IM"],
        update_custom_field,
    ),
    method("DataService.authenticateUser", &["SS"], authenticate_user),
    method("DataService.getAppSetting", &["SS"], app_setting),
    method("DataService.getAppointmentICal", &["I"], appointment_ical),
    absent("DataService.getTemporaryKey", &["SS"]),
    Method {
        name: "DataService.getUserInfo",
        key: Key::Missing,
        signatures: &[""],
        run: Some(user_info),
    },
];

fn add(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    records::add(
        account,
        records::table(arguments.text(0))?,
        &arguments.members(1),
    )
    .map(values::int)
}

fn update(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = records::table(arguments.text(0))?;
    records::update(account, table, arguments.int(1), &arguments.members(2)).map(values::int)
}

fn delete(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (table, id) = (records::table(arguments.text(0))?, arguments.int(1));
    if !table.access.delete {
        return Err(fault::no_table_access(table.name));
    }
    let gone = match table.name {
        "Contact" => contacts::delete(account.store, id),
        name => account.store.remove(name, id),
    };
    if gone {
        Ok(Value::Bool(true))
    } else {
        Err(fault::record_not_found())
    }
}

/// Reading needs read access to the table, which every table gives.
fn readable(name: &str) -> Result<&'static Table, Fault> {
    let table = records::table(name)?;
    if table.access.read {
        Ok(table)
    } else {
        Err(fault::no_table_access(name))
    }
}

fn load(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = readable(arguments.text(0))?;
    let columns = records::selected(account.store, table, &arguments.texts(2), arguments.method)?;
    // A table without ids has nothing that could be loaded (documented; the fault is inferred).
    let has_ids = table.column("Id").is_some() || table.column("RecurringOrderId").is_some();
    let row = account
        .store
        .row(table.name, arguments.int(1))
        .filter(|_| has_ids);
    Ok(records::show(
        account.store,
        table,
        row.ok_or_else(fault::record_not_found)?,
        &columns,
    ))
}

fn conditions(
    store: &Store,
    table: &Table,
    members: &Struct,
    method: &str,
) -> Result<Vec<Condition>, Fault> {
    let mut conditions = Vec::new();
    for (name, value) in members.iter() {
        let column = records::readable(store, table, name, method)?;
        conditions.push(Condition::parse(table, column, value)?);
    }
    Ok(conditions)
}

fn query(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (store, table) = (&*account.store, readable(arguments.text(0))?);
    let conditions = conditions(store, table, &arguments.members(3), arguments.method)?;
    let columns = records::selected(store, table, &arguments.texts(4), arguments.method)?;
    let rows = query::select(store, table, &conditions);
    let (order, ascending) = (arguments.text(5), arguments.flag(6));
    let (limit, page) = (arguments.int(1), arguments.int(2));
    let order = match order {
        "" => None,
        name => Some(records::readable(store, table, name, arguments.method)?),
    };
    let rows = match order.filter(|column| !query::is_by_id(table, column, ascending)) {
        None => query::page(rows, limit, page)?,
        Some(column) => {
            let mut rows: Vec<_> = rows.collect();
            query::sort(store, table, &mut rows, &column, ascending);
            query::page(rows.into_iter(), limit, page)?
        }
    };
    Ok(Value::Array(
        rows.into_iter()
            .map(|row| records::show(store, table, row, &columns))
            .collect(),
    ))
}

fn find_by_field(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (store, table) = (&*account.store, readable(arguments.text(0))?);
    let column = records::readable(store, table, arguments.text(3), arguments.method)?;
    let value = match arguments.values.get(4) {
        // A number is what its text would be: the documentation has a text here.
        Some(Value::Int(number)) => Value::String(number.to_string()),
        value => value.cloned().unwrap_or(Value::Nil),
    };
    let conditions = [Condition::parse(table, column, &value)?];
    let columns = records::selected(store, table, &arguments.texts(5), arguments.method)?;
    let rows = query::page(
        query::select(store, table, &conditions),
        arguments.int(1),
        arguments.int(2),
    )?;
    Ok(Value::Array(
        rows.into_iter()
            .map(|row| records::show(store, table, row, &columns))
            .collect(),
    ))
}

fn count(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (store, table) = (&*account.store, readable(arguments.text(0))?);
    let conditions = conditions(store, table, &arguments.members(1), arguments.method)?;
    Ok(values::int(
        query::select(store, table, &conditions).count() as i64,
    ))
}

/// The spellings of a record type that sources show; all are taken.
const CONTEXTS: [(&str, i64); 13] = [
    ("Contact", -1),
    ("Person", -1),
    ("Affiliate", -3),
    ("Opportunity", -4),
    ("Lead", -4),
    ("ContactAction", -5),
    ("Task/Appt/Note", -5),
    ("Company", -6),
    ("Job", -9),
    ("Order", -9),
    ("JobRecurring", -10),
    ("Subscription", -10),
    ("RecurringOrder", -10),
];

/// Other names for types in old texts.
const OLD_TYPES: [(&str, &str); 1] = [("Dropdown", "Select")];

fn add_custom_field(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (context, label, word) = (arguments.text(0), arguments.text(1), arguments.text(2));
    let word = OLD_TYPES
        .iter()
        .find(|(old, _)| *old == word)
        .map_or(word, |(_, new)| new);
    let form = CONTEXTS.iter().find(|(name, _)| *name == context);
    let data_type = DATA_TYPES.iter().find(|data_type| data_type.xmlrpc == word);
    let group = arguments.int(3);
    match (form, data_type) {
        (Some((_, form)), Some(data_type))
            if !label.is_empty() && account.store.has("DataFormGroup", group) =>
        {
            let id = custom_fields::define(
                account.store,
                account.now,
                *form,
                group,
                label,
                data_type.id,
            );
            Ok(values::int(id))
        }
        _ => Err(fault::custom_field()),
    }
}

/// Changes the label or the options; the name stays. The two are the keys that sources show, and what another one does is
/// not documented, so that it is refused as a column that is not there (inferred).
fn update_custom_field(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let mut changes = Vec::new();
    for (name, value) in arguments.members(1).iter() {
        let (column, text) = match name.to_ascii_lowercase().as_str() {
            "label" => ("Label", value.as_str().map(str::to_owned)),
            "values" => ("Values", lines(value)),
            _ => return Err(fault::no_field("DataFormField", name)),
        };
        changes.extend(text.map(|text| (column, text)));
    }
    if changes.is_empty() {
        return Err(fault::no_fields("update"));
    }
    let field = account
        .store
        .row_mut("DataFormField", arguments.int(0))
        .ok_or_else(fault::custom_field)?;
    for (column, text) in changes {
        field.set(column, text);
    }
    Ok(Value::Bool(true))
}

/// Options one a line, of a list of them or of a text with lines.
fn lines(value: &Value) -> Option<String> {
    let options: Vec<&str> = match value {
        Value::Array(options) => options.iter().filter_map(Value::as_str).collect(),
        other => other.as_str()?.lines().collect(),
    };
    Some(options.join("\r\n"))
}

/// No user of the sandbox has a password, so it is always the wrong one.
fn authenticate_user(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let name = arguments.text(0);
    let known = account.store.find("User", |user| {
        crate::store::fold::same(user.text("Email"), name)
    });
    Err(if known.is_some() {
        fault::wrong_password()
    } else {
        fault::unknown_user(name)
    })
}

/// Settings are kept as `Module.setting`; an unknown one is empty text (inferred).
fn app_setting(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let name = format!("{}.{}", arguments.text(0), arguments.text(1));
    let setting = account.store.find("setting", |row| {
        row.text("name").eq_ignore_ascii_case(&name)
    });
    Ok(Value::from(setting.map_or("", |row| row.text("value"))))
}

fn appointment_ical(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let row = account
        .store
        .row("ContactAction", arguments.int(0))
        .filter(|row| row.is("IsAppointment"));
    let row = row.ok_or_else(fault::record_not_found)?;
    let stamp = |column: &str| {
        row.time(column)
            .map(|at| at.format("%Y%m%dT%H%M%SZ").to_string())
            .unwrap_or_default()
    };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{}", row.id(), account.app),
        format!("DTSTART:{}", stamp("ActionDate")),
        format!("DTEND:{}", stamp("EndDate")),
        format!("SUMMARY:{}", row.text("ActionDescription")),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    Ok(Value::from(lines.join("\r\n")))
}

/// All values are texts, ids included (documented).
fn user_info(account: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    let user = account
        .store
        .row("User", account.user)
        .ok_or_else(fault::record_not_found)?;
    let name = format!("{} {}", user.text("FirstName"), user.text("LastName"));
    let members = [
        ("displayName", name.trim().to_owned()),
        (
            "appUrl",
            format!("https://{}.infusionsoft.com", account.app),
        ),
        ("globalUserId", user.int("GlobalUserId").to_string()),
        ("localUserId", user.id().to_string()),
        ("casUsername", user.text("Email").to_owned()),
        ("appAlias", account.app.to_owned()),
    ];
    Ok(values::hash_ordered(members.map(|(name, text)| {
        (name.to_owned(), Value::String(text))
    })))
}

#[cfg(test)]
mod tests;
