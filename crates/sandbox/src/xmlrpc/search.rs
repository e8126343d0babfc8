//! `SearchService`: saved searches over one table, and quick searches by a word.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::dispatch::{Method, method};
use super::query::LIMIT;
use super::{Account, fault, records, values};
use crate::schema::{Column, Table};
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method("SearchService.getAllReportColumns", &["II"], columns),
    method(
        "SearchService.getSavedSearchResultsAllFields",
        &["III"],
        all_fields,
    ),
    method(
        "SearchService.getSavedSearchResults",
        &["IIIA"],
        some_fields,
    ),
    method(
        "SearchService.getAvailableQuickSearches",
        &["I"],
        quick_searches,
    ),
    method("SearchService.quickSearch", &["SISII"], quick_search),
    method(
        "SearchService.getDefaultQuickSearch",
        &["I"],
        default_quick_search,
    ),
];

/// Quick searches: type, label, table, columns that are searched.
const QUICK: [(&str, &str, &str, &[&str]); 7] = [
    (
        "FindPerson",
        "Person",
        "Contact",
        &["FirstName", "LastName", "Email"],
    ),
    ("FindCompany", "Company", "Company", &["Company", "Email"]),
    (
        "FindTask",
        "Task/Appt/Note",
        "ContactAction",
        &["ActionDescription"],
    ),
    ("FindOrder", "Order", "Job", &["JobTitle"]),
    (
        "FindSubscription",
        "Subscription",
        "RecurringOrder",
        &["Status"],
    ),
    (
        "FindOpportunity",
        "Opportunity",
        "Lead",
        &["OpportunityTitle"],
    ),
    (
        "FindAffiliate",
        "Affiliate",
        "Affiliate",
        &["AffName", "AffCode"],
    ),
];

/// The table behind a saved search that belongs to a user.
fn saved(account: &Account<'_>, arguments: &Arguments) -> Result<&'static Table, Fault> {
    let search = account
        .store
        .row("SavedFilter", arguments.int(0))
        .ok_or_else(fault::record_not_found)?;
    let user = arguments.int(1).to_string();
    if !search.text("UserId").split(',').any(|id| id.trim() == user) {
        return Err(fault::record_not_found());
    }
    records::table(search.text("ReportStoredName"))
}

/// The columns of a report; here the readable ones of its table.
pub(crate) fn report_columns(table: &Table) -> Vec<&Column> {
    let hidden = ["AccountId", "Password", "Username"];
    table
        .columns
        .iter()
        .filter(|column| column.access.read && !hidden.contains(&column.name.as_str()))
        .collect()
}

fn columns(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = saved(account, arguments)?;
    let members = report_columns(table).into_iter();
    Ok(values::hash_ordered(members.map(|column| {
        (column.name.clone(), Value::from(column.name.as_str()))
    })))
}

fn all_fields(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = saved(account, arguments)?;
    let columns: Vec<Column> = report_columns(table).into_iter().cloned().collect();
    Ok(results(account, table, &columns, arguments.int(2)))
}

fn some_fields(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = saved(account, arguments)?;
    let columns = records::selected(account.store, table, &arguments.texts(3), arguments.method)?;
    Ok(results(account, table, &columns, arguments.int(2)))
}

fn results(account: &Account<'_>, table: &'static Table, columns: &[Column], page: i64) -> Value {
    let skip = usize::try_from(page)
        .unwrap_or_default()
        .saturating_mul(LIMIT);
    let rows = account.store.rows(table.name).skip(skip).take(LIMIT);
    Value::Array(
        rows.map(|row| records::show(account.store, table, row, columns))
            .collect(),
    )
}

fn quick_searches(_: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    Ok(values::hash_ordered(QUICK.iter().map(
        |(name, label, _, _)| ((*name).to_owned(), Value::from(*label)),
    )))
}

fn quick_search(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let kind = arguments.text(0);
    let (_, _, table, searched) = QUICK
        .iter()
        .find(|(name, _, _, _)| *name == kind)
        .ok_or_else(|| fault::invalid_parameter(&format!("Invalid quick search type: {kind}")))?;
    let table = records::table(table)?;
    let word = arguments.text(2).trim_matches('%');
    let matches = |row: &&Row| {
        searched
            .iter()
            .any(|column| crate::fold::contains(row.text(column), word))
    };
    let mut names = vec!["Id"];
    names.extend(searched.iter());
    let columns = records::selected(account.store, table, &names, arguments.method)?;
    let rows = account.store.rows(table.name).filter(matches);
    let rows = super::query::page(rows, arguments.int(4), arguments.int(3))?;
    Ok(Value::Array(
        rows.into_iter()
            .map(|row| records::show(account.store, table, row, &columns))
            .collect(),
    ))
}

/// Nobody has chosen one: the text `null`, as the documented sample has it.
fn default_quick_search(_: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    Ok(Value::from("null"))
}
