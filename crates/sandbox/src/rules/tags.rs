//! Tags on contacts and companies: the assignments behind `Contact.Groups`.

use chrono::{DateTime, Utc};

use crate::store::index::Key;
use crate::store::{Row, Store};

/// What came of applying a tag to one record; the names are the result codes of v1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Applied {
    Success,
    Duplicate,
    ContactNotFound,
    TagIdNotFound,
}

impl Applied {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Success => "SUCCESS",
            Self::Duplicate => "DUPLICATE",
            Self::ContactNotFound => "CONTACT_NOT_FOUND",
            Self::TagIdNotFound => "TAG_ID_NOT_FOUND",
        }
    }
}

/// Applies a tag to a contact or a company.
pub(crate) fn apply(store: &mut Store, now: DateTime<Utc>, contact: i64, tag: i64) -> Applied {
    if !store.has("Contact", contact) && !store.has("Company", contact) {
        return Applied::ContactNotFound;
    }
    if !store.has("ContactGroup", tag) {
        return Applied::TagIdNotFound;
    }
    if find(store, contact, tag).is_some() {
        return Applied::Duplicate;
    }
    let row = Row::default()
        .with("ContactId", contact)
        .with("GroupId", tag)
        .with("DateCreated", now);
    store.insert("ContactGroupAssign", row);
    touch(store, now, contact);
    Applied::Success
}

/// Removes a tag; whether the record had it.
pub(crate) fn remove(store: &mut Store, now: DateTime<Utc>, contact: i64, tag: i64) -> bool {
    let gone = store.remove_where("ContactGroupAssign", |row| {
        row.int("ContactId") == contact && row.int("GroupId") == tag
    });
    if gone > 0 {
        touch(store, now, contact);
    }
    gone > 0
}

/// The tag ids of a record, ascending.
pub(crate) fn of(store: &Store, contact: i64) -> Vec<i64> {
    let mut ids: Vec<i64> = assignments(store, contact)
        .map(|row| row.int("GroupId"))
        .collect();
    ids.sort_unstable();
    ids
}

/// The assignments of a record.
pub(crate) fn assignments(store: &Store, contact: i64) -> impl Iterator<Item = &Row> {
    store.rows_with(&store.indexes.assignments, Key::Number(contact))
}

fn find(store: &Store, contact: i64, tag: i64) -> Option<&Row> {
    assignments(store, contact).find(|row| row.int("GroupId") == tag)
}

fn touch(store: &mut Store, now: DateTime<Utc>, contact: i64) {
    for table in ["Contact", "Company"] {
        if let Some(row) = store.row_mut(table, contact) {
            row.set("LastUpdated", now);
        }
    }
}
