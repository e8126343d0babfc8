//! What is wrong between keys that are each right alone: two that exclude each other, one without the other.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where in the text something is wrong, and what.
type Found = (usize, String);

/// Keys of which one is meant.
const ONE_OF: [(&str, &[&str]); 2] = [
    ("store", &["path", "postgres_env", "postgres_file"]),
    ("alerts", &["webhook", "webhook_file", "command"]),
];

/// Where the credential of a tenant is.
const CREDENTIALS: &[&str] = &["access_key_file", "access_key_env", "grant"];

/// The tables that have a certificate and its key.
const CERTIFIED: [&str; 2] = ["tls", "page"];

pub(super) fn mistakes(document: &DeTable<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, keys) in ONE_OF {
        let table = table(document, name);
        found.extend(table.and_then(|table| more_than_one(&format!("[{name}]"), table, keys)));
    }
    for name in CERTIFIED {
        found.extend(table(document, name).and_then(|table| half_a_pair(name, table)));
    }
    found.extend(table(document, "page").and_then(|page| {
        let [_, second] = of(page, &["token_file", "token_env"])[..] else {
            return None;
        };
        let told = "[page] names token_file and token_env: leave one of them out";
        Some((second, told.to_owned()))
    }));
    of_tenants(document, &mut found);
    found
}

fn table<'d, 'a>(document: &'d DeTable<'a>, name: &str) -> Option<&'d DeTable<'a>> {
    document.get(name)?.get_ref().as_table()
}

/// Where those of some keys stand that are there, in the order of the file.
fn of(table: &DeTable<'_>, keys: &[&str]) -> Vec<usize> {
    let there = keys.iter().filter_map(|key| table.get_key_value(*key));
    let mut places: Vec<usize> = there.map(|(key, _)| key.span().start).collect();
    places.sort_unstable();
    places
}

fn more_than_one(whose: &str, table: &DeTable<'_>, keys: &[&str]) -> Option<Found> {
    let second = of(table, keys).into_iter().nth(1)?;
    let (last, first) = keys.split_last()?;
    let listed = first.join(", ");
    Some((
        second,
        format!("{whose} names more than one of {listed} and {last}"),
    ))
}

fn half_a_pair(name: &str, table: &DeTable<'_>) -> Option<Found> {
    let [only] = of(table, &["certificate", "key"])[..] else {
        return None;
    };
    let told = format!("[{name}] names only one of certificate and key");
    Some((only, told))
}

/// Each tenant has a name of its own, and one credential.
fn of_tenants(document: &DeTable<'_>, found: &mut Vec<Found>) {
    let tenants = document.get("tenant").map(Spanned::get_ref);
    let tenants = tenants.and_then(DeValue::as_array).into_iter();
    let mut names = HashSet::new();
    for tenant in tenants.flat_map(|list| list.iter()) {
        let Some(table) = tenant.get_ref().as_table() else {
            continue;
        };
        let Some(app) = table.get("app") else {
            found.push((tenant.span().start, "missing field `app`".to_owned()));
            continue;
        };
        let name = app.get_ref().as_str().unwrap_or_default();
        if !name.is_empty() && !names.insert(name.to_ascii_lowercase()) {
            let told = format!("tenant {name} stands there twice");
            found.push((app.span().start, told));
        }
        found.extend(more_than_one(&format!("tenant {name}"), table, CREDENTIALS));
    }
}
