//! Links between two contacts, of a type from `LinkedContactType`. Kept in a table of their own,
//! `contact_link`.

use crate::store::{Row, Store};

/// What came of linking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Linked {
    Done,
    Already,
    UnknownContact,
    UnknownType,
    /// One of the two has as many links of the type as it may.
    Full,
}

/// Links two contacts, in either order.
pub(crate) fn link(store: &mut Store, one: i64, other: i64, kind: i64) -> Linked {
    if !store.has("Contact", one) || !store.has("Contact", other) {
        return Linked::UnknownContact;
    }
    let Some(most) = store
        .row("LinkedContactType", kind)
        .map(|row| row.int("MaxLinked"))
    else {
        return Linked::UnknownType;
    };
    if find(store, one, other, kind).is_some() {
        return Linked::Already;
    }
    let count = |contact| {
        of(store, contact)
            .filter(|row| row.int("type") == kind)
            .count() as i64
    };
    if most > 0 && (count(one) >= most || count(other) >= most) {
        return Linked::Full;
    }
    store.insert(
        "contact_link",
        Row::default()
            .with("one", one)
            .with("other", other)
            .with("type", kind),
    );
    Linked::Done
}

/// Whether there was such a link.
pub(crate) fn unlink(store: &mut Store, one: i64, other: i64, kind: i64) -> bool {
    let found = find(store, one, other, kind);
    found.is_some_and(|id| store.remove("contact_link", id))
}

/// The links of a contact.
pub(crate) fn of(store: &Store, contact: i64) -> impl Iterator<Item = &Row> {
    store
        .rows("contact_link")
        .filter(move |row| [row.int("one"), row.int("other")].contains(&contact))
}

/// The other contact of a link.
pub(crate) fn partner(link: &Row, contact: i64) -> i64 {
    if link.int("one") == contact {
        link.int("other")
    } else {
        link.int("one")
    }
}

fn find(store: &Store, one: i64, other: i64, kind: i64) -> Option<i64> {
    of(store, one)
        .find(|row| partner(row, one) == other && row.int("type") == kind)
        .map(Row::id)
}
