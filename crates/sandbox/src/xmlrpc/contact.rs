//! `ContactService`: the contact itself. Sequences and links have their own files.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, records, values};
use crate::rules::contacts::{self, Duplicate};
use crate::rules::tags::{self, Applied, Holder};
use crate::store::Row;
use crate::store::schema::Table;

pub(crate) const METHODS: &[Method] = &[
    method("ContactService.add", &["M"], add),
    method(
        "ContactService.addWithDupCheck",
        &["MS"],
        add_with_dup_check,
    ),
    method("ContactService.load", &["IA"], load),
    method("ContactService.update", &["IM"], update),
    method("ContactService.merge", &["II"], merge),
    method("ContactService.findByEmail", &["SA"], find_by_email),
    method("ContactService.addToGroup", &["II"], add_to_group),
    method("ContactService.removeFromGroup", &["II"], remove_from_group),
    absent("ContactService.getActivityHistoryTemplateMap", &[""]),
    absent("ContactService.applyActivityHistoryTemplate", &["III"]),
    absent("ContactService.submitSurveyAndApplyActionSets", &["IA"]),
    absent("ContactService.getAppSetting", &["SSS"]),
    absent("ContactService.getAppSettingInt", &["SSS"]),
    absent("ContactService.refreshApp", &["S"]),
    absent("ContactService.linkContact", &["SSI"]),
    absent("ContactService.locateContactLink", &["I"]),
    absent("ContactService.markLinkUpdated", &["I"]),
    absent("ContactService.addRecurringOrder", &["IBIIIII"]),
];

fn table() -> Result<&'static Table, Fault> {
    records::table("Contact")
}

fn add(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    records::add(account, table()?, &arguments.members(0)).map(values::int)
}

/// Updates the match with the lowest id, or adds. An unknown kind of check is fault 12 (inferred).
fn add_with_dup_check(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let rule = Duplicate::parse(arguments.text(1)).ok_or_else(|| {
        fault::invalid_parameter(&format!("Invalid dupCheckType: {}", arguments.text(1)))
    })?;
    let members = arguments.members(0);
    let mut probe = Row::default();
    for column in ["Email", "FirstName", "LastName", "Company"] {
        probe.put(column, members.get(column).and_then(values::plain));
    }
    let id = match contacts::double_of(account.store, &probe, rule) {
        Some(id) => records::update(account, table()?, id, &members)?,
        None => records::add(account, table()?, &members)?,
    };
    Ok(values::int(id))
}

fn load(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let columns = records::selected(
        account.store,
        table()?,
        &arguments.texts(1),
        arguments.method,
    )?;
    let row = account
        .store
        .row("Contact", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    Ok(records::show(account.store, table()?, row, &columns))
}

fn update(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    records::update(account, table()?, arguments.int(0), &arguments.members(1)).map(values::int)
}

fn merge(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (survivor, duplicate) = (arguments.int(0), arguments.int(1));
    if contacts::merge(
        account.store,
        account.now,
        account.user,
        survivor,
        duplicate,
    ) {
        Ok(Value::Bool(true))
    } else {
        Err(fault::record_not_found())
    }
}

/// Looks in all three slots. `%` is no wildcard here (inferred).
fn find_by_email(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let columns = records::selected(
        account.store,
        table()?,
        &arguments.texts(1),
        arguments.method,
    )?;
    let table = table()?;
    let found = contacts::with_email(account.store, arguments.text(0));
    Ok(Value::Array(
        found
            .map(|row| records::show(account.store, table, row, &columns))
            .collect(),
    ))
}

/// True when the contact has not had the tag. An unknown tag is fault 0, as one report has it.
fn add_to_group(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let contact = Holder::Contact(arguments.int(0));
    match tags::apply(account.store, account.now, contact, arguments.int(1)) {
        Applied::Success => Ok(Value::Bool(true)),
        Applied::Duplicate => Ok(Value::Bool(false)),
        Applied::HolderNotFound => Err(fault::record_not_found()),
        Applied::TagIdNotFound => Err(fault::failed_to_invoke(arguments.method, "null")),
    }
}

/// True when the contact had the tag (inferred).
fn remove_from_group(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    if !account.store.has("Contact", arguments.int(0)) {
        return Err(fault::record_not_found());
    }
    let contact = Holder::Contact(arguments.int(0));
    let gone = tags::remove(account.store, account.now, contact, arguments.int(1));
    Ok(Value::Bool(gone))
}
