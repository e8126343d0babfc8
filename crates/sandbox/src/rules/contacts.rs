//! What happens to contacts whichever wire asks: search by e-mail, duplicate check, merge, delete,
//! phone form.

use chrono::{DateTime, Utc};

use super::tags::{self, Holder};
use crate::store::slots::EMAILS;
use crate::store::{Row, Store};

/// How two contacts count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Duplicate {
    Email,
    EmailAndName,
    EmailAndNameAndCompany,
}

impl Duplicate {
    /// By the vendor's word; it is the same on all three wires.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            "Email" => Some(Self::Email),
            "EmailAndName" => Some(Self::EmailAndName),
            "EmailAndNameAndCompany" => Some(Self::EmailAndNameAndCompany),
            _ => None,
        }
    }
}

/// Contacts with an address in any of their three slots, by id. Case does not matter.
pub(crate) fn with_email<'a>(store: &'a Store, email: &'a str) -> impl Iterator<Item = &'a Row> {
    store
        .rows("Contact")
        .filter(move |row| has_email(row, email))
}

pub(crate) fn has_email(row: &Row, email: &str) -> bool {
    !email.is_empty()
        && EMAILS
            .iter()
            .any(|(_, column)| crate::store::fold::same(row.text(column), email))
}

/// The contact a new one would double: the one with the lowest id (inferred). Only the first
/// address of the new one is looked for, among the first addresses (inferred).
pub(crate) fn double_of(store: &Store, new: &Row, rule: Duplicate) -> Option<i64> {
    let same =
        |row: &Row, column: &str| crate::store::fold::same(row.text(column), new.text(column));
    let email = new.text("Email");
    store
        .rows("Contact")
        .find(|row| {
            !email.is_empty()
                && same(row, "Email")
                && (rule == Duplicate::Email || (same(row, "FirstName") && same(row, "LastName")))
                && (rule != Duplicate::EmailAndNameAndCompany || same(row, "Company"))
        })
        .map(Row::id)
}

/// Stores a new contact.
pub(crate) fn create(store: &mut Store, now: DateTime<Utc>, user: i64, mut row: Row) -> i64 {
    stamp_new(&mut row, now, user);
    store.insert("Contact", row)
}

/// Sets who and when on a new row.
pub(crate) fn stamp_new(row: &mut Row, now: DateTime<Utc>, user: i64) {
    row.set("DateCreated", now);
    row.set("CreatedBy", user);
    stamp(row, now, user);
}

/// Sets who and when on a changed row.
pub(crate) fn stamp(row: &mut Row, now: DateTime<Utc>, user: i64) {
    row.set("LastUpdated", now);
    row.set("LastUpdatedBy", user);
}

/// Merges the duplicate into the survivor: the survivor's values win, its empty columns are filled,
/// tags and all records of the duplicate move over, the duplicate goes (which value wins is
/// inferred). Whether both exist.
pub(crate) fn merge(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    survivor: i64,
    duplicate: i64,
) -> bool {
    let (true, Some(old)) = (
        store.has("Contact", survivor),
        store.row("Contact", duplicate).cloned(),
    ) else {
        return false;
    };
    if survivor == duplicate {
        return false;
    }
    for tag in tags::of(store, duplicate) {
        tags::apply(store, now, Holder::Contact(survivor), tag);
        tags::remove(store, now, Holder::Contact(duplicate), tag);
    }
    if let Some(row) = store.row_mut("Contact", survivor) {
        for (column, cell) in old.iter() {
            if row.get(column).is_none() {
                row.set(column, cell.clone());
            }
        }
        stamp(row, now, user);
    }
    reassign(store, duplicate, survivor);
    store.remove("Contact", duplicate)
}

fn reassign(store: &mut Store, from: i64, to: i64) {
    for table in crate::store::schema::tables() {
        for column in ["ContactId", "ContactID"] {
            if table.column(column).is_none() || table.name == "ContactGroupAssign" {
                continue;
            }
            let ids: Vec<i64> = store
                .rows(table.name)
                .filter(|row| row.int(column) == from)
                .map(Row::id)
                .collect();
            for id in ids {
                if let Some(row) = store.row_mut(table.name, id) {
                    row.set(column, to);
                }
            }
        }
    }
}

/// Deletes a contact with its tags; whether there was one.
pub(crate) fn delete(store: &mut Store, id: i64) -> bool {
    let there = store.remove("Contact", id);
    if there {
        store.remove_where("ContactGroupAssign", |row| row.int("ContactId") == id);
        store.remove_where("SocialAccount", |row| row.int("ContactId") == id);
    }
    there
}

/// Ten digits as `(987) 654-3211`, the way XML-RPC stores them (observed); anything else stays as
/// it was sent.
pub(crate) fn phone_form(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plain = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || " ()-.".contains(letter));
    match (plain, digits.len()) {
        (true, 10) => format!("({}) {}-{}", &digits[..3], &digits[3..6], &digits[6..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_get_the_american_form() {
        assert_eq!(phone_form("987-654-3211"), "(987) 654-3211");
        assert_eq!(phone_form("+49 30 123456"), "+49 30 123456");
        assert_eq!(phone_form("9876543211 ext. 5"), "9876543211 ext. 5");
    }

    #[test]
    fn a_merge_keeps_the_survivors_values_and_moves_tags() {
        let (mut store, now) = (Store::default(), DateTime::UNIX_EPOCH);
        let keep = store.insert("Contact", Row::default().with("FirstName", "Ann"));
        let gone = store.insert(
            "Contact",
            Row::default()
                .with("FirstName", "Anna")
                .with("City", "Erie"),
        );
        let tag = store.insert("ContactGroup", Row::default().with("GroupName", "VIP"));
        tags::apply(&mut store, now, Holder::Contact(gone), tag);
        assert!(merge(&mut store, now, 1, keep, gone));
        let row = store.row("Contact", keep).unwrap();
        assert_eq!((row.text("FirstName"), row.text("City")), ("Ann", "Erie"));
        assert_eq!(tags::of(&store, keep), [tag]);
        assert!(!store.has("Contact", gone));
    }
}
