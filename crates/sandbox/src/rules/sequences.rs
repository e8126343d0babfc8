//! Contacts in sequences of campaigns, with the result codes of the vendor.

use crate::store::{Row, Store};

fn is_member(row: &Row, sequence: i64, contact: i64) -> bool {
    row.int("sequence_id") == sequence && row.int("contact_id") == contact
}

/// Adds a contact.
pub(crate) fn add(store: &mut Store, sequence: i64, contact: i64) -> &'static str {
    if !store.has("Contact", contact) {
        return "CONTACT_DOES_NOT_EXIST";
    }
    if store
        .find("sequence_member", |row| is_member(row, sequence, contact))
        .is_some()
    {
        return "ALREADY_IN_SEQUENCE";
    }
    let row = Row::default()
        .with("sequence_id", sequence)
        .with("contact_id", contact);
    store.insert("sequence_member", row);
    "SUCCESS"
}

/// Removes a contact; one that is not in the sequence is a success too (inferred).
pub(crate) fn remove(store: &mut Store, sequence: i64, contact: i64) -> &'static str {
    if !store.has("Contact", contact) {
        return "CONTACT_DOES_NOT_EXIST";
    }
    store.remove_where("sequence_member", |row| is_member(row, sequence, contact));
    "SUCCESS"
}
