//! `SearchService`: saved searches over one table, and quick searches by a word.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, method};
use super::query::LIMIT;
use super::{Account, fault, records, values};
use crate::rules::reports::{self, ReportColumn};
use crate::store::Row;
use crate::store::schema::Table;

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

/// The name of each column to its label, which is its name here.
fn columns(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = saved(account, arguments)?;
    let columns = reports::columns(account.store, table, arguments.int(0));
    Ok(values::hash_ordered(columns.into_iter().map(|column| {
        let label = Value::from(column.name.as_str());
        (column.name, label)
    })))
}

fn all_fields(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = saved(account, arguments)?;
    let columns = reports::columns(account.store, table, arguments.int(0));
    Ok(results(account, table, &columns, arguments.int(2)))
}

/// A column that the search does not have is fault 10 (inferred).
fn some_fields(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let table = saved(account, arguments)?;
    let names = arguments.texts(3);
    if names.is_empty() {
        return Err(fault::no_fields("select"));
    }
    let mut columns = reports::columns(account.store, table, arguments.int(0));
    if let Some(name) = names
        .iter()
        .find(|name| !columns.iter().any(|column| column.name == **name))
    {
        return Err(fault::no_field(table.name, name));
    }
    columns.retain(|column| names.contains(&column.name.as_str()));
    Ok(results(account, table, &columns, arguments.int(2)))
}

/// Empty columns are empty texts (documented).
fn results(
    account: &Account<'_>,
    table: &'static Table,
    columns: &[ReportColumn],
    page: i64,
) -> Value {
    let skip = usize::try_from(page)
        .unwrap_or_default()
        .saturating_mul(LIMIT);
    let rows = account.store.rows(table.name).skip(skip).take(LIMIT);
    let show = |row: &Row| {
        values::hash_ordered(columns.iter().map(|column| {
            let cell = column.read(account.store, table, row);
            let value = cell.map_or_else(|| Value::from(""), |cell| values::to_value(&cell));
            (column.name.clone(), value)
        }))
    };
    Value::Array(rows.map(show).collect())
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
    let has = |text: &str| crate::store::fold::contains(text, word);
    // A person is found by the whole name, too (observed).
    let name = |row: &Row| format!("{} {}", row.text("FirstName"), row.text("LastName"));
    let matches = |row: &&Row| {
        searched.iter().any(|column| has(row.text(column)))
            || (table.name == "Contact" && has(&name(row)))
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
