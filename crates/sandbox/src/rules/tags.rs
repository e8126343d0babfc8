//! Tags on contacts and companies: the assignments behind `Contact.Groups`.

use chrono::{DateTime, Utc};

use crate::store::index::Key;
use crate::store::{Row, Store};

/// What came of applying a tag to one record; the names are the result codes of v1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Applied {
    Success,
    Duplicate,
    HolderNotFound,
    TagIdNotFound,
}

impl Applied {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Success => "SUCCESS",
            Self::Duplicate => "DUPLICATE",
            Self::HolderNotFound => "CONTACT_NOT_FOUND",
            Self::TagIdNotFound => "TAG_ID_NOT_FOUND",
        }
    }
}

/// What has tags. A company has its tags at addresses of its own in REST; that a call that names a contact does not reach them
/// is inferred, for all wires alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Contact(i64),
    Company(i64),
}

impl Holder {
    fn is_there(self, store: &Store) -> bool {
        store.has(self.table(), self.id())
    }

    fn table(self) -> &'static str {
        match self {
            Self::Contact(_) => "Contact",
            Self::Company(_) => "Company",
        }
    }

    fn id(self) -> i64 {
        match self {
            Self::Contact(id) | Self::Company(id) => id,
        }
    }
}

/// Applies a tag.
pub(crate) fn apply(store: &mut Store, now: DateTime<Utc>, holder: Holder, tag: i64) -> Applied {
    if !holder.is_there(store) {
        return Applied::HolderNotFound;
    }
    if !store.has("ContactGroup", tag) {
        return Applied::TagIdNotFound;
    }
    if find(store, holder.id(), tag).is_some() {
        return Applied::Duplicate;
    }
    let row = Row::default()
        .with("ContactId", holder.id())
        .with("GroupId", tag)
        .with("DateCreated", now);
    store.insert("ContactGroupAssign", row);
    touch(store, now, holder);
    Applied::Success
}

/// Removes a tag; whether the record had it.
pub(crate) fn remove(store: &mut Store, now: DateTime<Utc>, holder: Holder, tag: i64) -> bool {
    if !holder.is_there(store) {
        return false;
    }
    let gone = store.remove_where("ContactGroupAssign", |row| {
        row.int("ContactId") == holder.id() && row.int("GroupId") == tag
    });
    if gone > 0 {
        touch(store, now, holder);
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

fn touch(store: &mut Store, now: DateTime<Utc>, holder: Holder) {
    if let Some(row) = store.row_mut(holder.table(), holder.id()) {
        row.set("LastUpdated", now);
    }
}
