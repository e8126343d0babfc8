//! The writes of a run without a suite: what programs of old change most, in columns that start nothing.

use keap::compare::account::{NotCompared, Target};
use keap::difference::difference;
use keap::schema::{Changes, NewRecord};
use keap::{Backend, ContactId, Invocation, Operation};

use super::Writes;

/// Columns of a contact with what is written there: signs that are cut, escaped or encoded twice by mistake, a day, a number with
/// an extension, a country with its region. No e-mail address: whether somebody may be written to hangs on it.
const PERSON: &[(&str, &str)] = &[
    ("FirstName", "Zoë"),
    ("MiddleName", "J. R."),
    ("LastName", "O'Neil & Söhne"),
    ("JobTitle", "Head of R&D"),
    ("SpouseName", "Łukasz"),
    ("Website", "https://example.com/?a=1&b=2"),
];
const DAYS: &[(&str, (i32, u32, u32))] =
    &[("Birthday", (1984, 2, 29)), ("Anniversary", (2012, 10, 28))];
const PHONES: &[(&str, &str)] = &[
    ("Phone1", "(480) 555-0123"),
    ("Phone1Ext", "42"),
    ("Phone1Type", "Work"),
    ("Phone2", "(480) 555-0199"),
    ("Phone2Type", "Mobile"),
];
const ADDRESS: &[(&str, &str)] = &[
    ("StreetAddress1", "1 Main St <rear>"),
    ("StreetAddress2", "2nd floor"),
    ("City", "Chandler"),
    ("State", "Arizona"),
    ("PostalCode", "01234"),
    ("Country", "United States"),
];
const EMPTIED: &[&str] = &["MiddleName", "JobTitle", "SpouseName", "Website"];

/// What is written where --writes allows it; those that fewer than two backends serve are told.
pub(in super::super) fn catalogue(
    writes: &Writes,
    backends: &[Backend],
) -> Vec<Result<Target, NotCompared>> {
    let mut all: Vec<(String, Invocation)> = Vec::new();
    if let Some(contact) = writes.contact {
        all.extend(of_contact(contact));
        if let Some(tag) = writes.tag {
            let add = Invocation::contact_add_to_group(contact, tag);
            let remove = Invocation::contact_remove_from_group(contact, tag);
            all.push((add.operation().name().to_owned(), add));
            all.push((remove.operation().name().to_owned(), remove));
        }
    }
    if writes.sandbox.is_some() {
        all.extend(new_rows());
    }
    let all = all.into_iter();
    let targets = all.map(|(name, asked)| Target::call(name, asked, backends));
    let is_left_out = writes.contact.is_some() && backends.contains(&Backend::RestV2);
    targets.chain(is_left_out.then(without_notes)).collect()
}

/// The notes of a contact are a column that programs do write.
fn without_notes() -> Result<Target, NotCompared> {
    Err(NotCompared::of(
        Operation::ContactUpdate.name(),
        "its writes leave out ContactNotes, which REST v2 does not write as they are; a suite with `set` writes them all the same",
        difference("KB-077"),
    ))
}

fn of_contact(id: ContactId) -> Vec<(String, Invocation)> {
    let emptied = EMPTIED.iter();
    let emptied = emptied.fold(Changes::new(), |changes, column| {
        changes.clear_by_name(*column)
    });
    let update = |what: &str, changes: Changes| {
        let asked = Invocation::contact_update(id, changes);
        (format!("{}, {what}", asked.operation().name()), asked)
    };
    let row = Invocation::data_update("Contact".to_owned(), id.get(), texts(PERSON));
    vec![
        update("person", days(texts(PERSON))),
        update("phones", texts(PHONES)),
        update("address", texts(ADDRESS)),
        update("emptied", emptied),
        (format!("{}, person", row.operation().name()), row),
    ]
}

fn new_rows() -> Vec<(String, Invocation)> {
    let values = || {
        let record = NewRecord::new().set_by_name("FirstName", "Zoë");
        let record = record.set_by_name("LastName", "Comparison of wires");
        record.set_by_name("Phone1", "(480) 555-0123")
    };
    let add = Invocation::contact_add(values());
    let row = Invocation::data_add("Contact".to_owned(), values());
    let company = Invocation::data_add(
        "Company".to_owned(),
        NewRecord::new().set_by_name("Company", "O'Neil & Söhne"),
    );
    vec![
        (add.operation().name().to_owned(), add),
        (format!("{}, Contact", row.operation().name()), row),
        (format!("{}, Company", company.operation().name()), company),
    ]
}

fn texts(columns: &[(&str, &str)]) -> Changes {
    let columns = columns.iter();
    columns.fold(Changes::new(), |changes, (column, text)| {
        changes.set_by_name(*column, *text)
    })
}

fn days(changes: Changes) -> Changes {
    let days = DAYS.iter().filter_map(|(column, (year, month, day))| {
        Some((
            *column,
            chrono::NaiveDate::from_ymd_opt(*year, *month, *day)?,
        ))
    });
    days.fold(changes, |changes, (column, day)| {
        changes.set_by_name(column, day)
    })
}
