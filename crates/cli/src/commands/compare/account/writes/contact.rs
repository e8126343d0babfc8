//! A write to a test contact: what it was before, what each wire made of it, and how it is put back.

use std::collections::BTreeSet;

use keap::schema::{Changes, FieldValue, Record};
use keap::{Backend, ContactId, Error, Fields, Invocation, Keap, Outcome, TagId};

use super::super::refusal::without_answer;
use super::before::Before;

/// Columns that tell of the write itself: when it was, and by whom.
const OF_THE_WRITE: [&str; 2] = ["LastUpdated", "LastUpdatedBy"];

/// The column with the tags of a contact, which a write of columns does not change.
const TAGS: &str = "Groups";

/// Everything that a contact has.
pub(super) async fn load(keap: &Keap, reference: Backend, id: ContactId) -> Result<Record, Error> {
    let asked = Invocation::contact_load(id, Fields::All);
    match keap.invoke_on(reference, asked).await? {
        Outcome::Record(record) => Ok(record),
        _ => Ok(Record::new()),
    }
}

/// How often a contact is looked at and put back: each time what still parts alone is written.
const TRIES: u32 = 3;

/// Writes what parts from before as it was over the reference, the first of the backends, and looks whether it is.
///
/// # Errors
/// Why not, or which columns are still otherwise, as a clause.
pub(super) async fn put_back(
    keap: &Keap,
    backends: &[Backend],
    before: &Before,
) -> Result<(), String> {
    let mut done = put_back_once(keap, backends, before).await;
    for _ in 1..TRIES {
        if done.is_ok() {
            break;
        }
        done = put_back_once(keap, backends, before).await;
    }
    done
}

async fn put_back_once(keap: &Keap, backends: &[Backend], before: &Before) -> Result<(), String> {
    let reference = *backends.first().unwrap_or(&Backend::XmlRpc);
    let id = before.contact();
    let was = before.record();
    let now = load(keap, reference, id).await.map_err(told)?;
    for asked in undoing(id, &was, &now) {
        keap.invoke_on(reference, asked).await.map_err(told)?;
    }
    let mut now = load(keap, reference, id).await.map_err(told)?;
    // XML-RPC gives a number of ten digits another form, and REST keeps the one that it has (KB-005).
    let keeps = backends.iter().find(|backend| **backend != Backend::XmlRpc);
    let numbers = reformatted(&was, &now);
    if let Some(keeps) = keeps.filter(|_| !numbers.is_empty()) {
        let asked = Invocation::contact_update(id, numbers);
        keap.invoke_on(*keeps, asked).await.map_err(told)?;
        now = load(keap, reference, id).await.map_err(told)?;
    }
    let parting = parting(&was, &now);
    if parting.is_empty() {
        return Ok(());
    }
    let parting: Vec<&str> = parting.into_iter().collect();
    Err(format!("{} is still otherwise", parting.join(", ")))
}

fn told(error: Error) -> String {
    without_answer(&error)
}

/// The writes that make a contact what it was.
fn undoing(id: ContactId, was: &Record, now: &Record) -> Vec<Invocation> {
    let mut all = Vec::new();
    let columns = parting(was, now).into_iter();
    let changes = columns
        .filter(|name| *name != TAGS)
        .fold(Changes::new(), |changes, name| match was.get(name) {
            Some(value) => changes.set_by_name(name, value.clone()),
            None => changes.clear_by_name(name),
        });
    if !changes.is_empty() {
        all.push(Invocation::contact_update(id, changes));
    }
    let (were, are) = (tags(was), tags(now));
    let added = are
        .difference(&were)
        .map(|tag| Invocation::contact_remove_from_group(id, TagId::new(*tag)));
    let removed = were
        .difference(&are)
        .map(|tag| Invocation::contact_add_to_group(id, TagId::new(*tag)));
    all.extend(added);
    all.extend(removed);
    all
}

/// The numbers of phones that have the same letters and digits as before, and other signs between them.
fn reformatted(was: &Record, now: &Record) -> Changes {
    let signs = |record: &Record, name: &str| {
        let text = value(record, name)?.to_string();
        let signs = text.chars().filter(|sign| sign.is_alphanumeric());
        Some(signs.collect::<String>())
    };
    let is_number = |name: &&str| {
        let kind = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        ["Phone", "Fax"].contains(&kind)
    };
    let numbers = parting(was, now).into_iter().filter(is_number);
    numbers
        .filter(|name| signs(was, name) == signs(now, name))
        .fold(Changes::new(), |changes, name| match was.get(name) {
            Some(number) => changes.set_by_name(name, number.clone()),
            None => changes,
        })
}

/// The columns that can be written and are not as they were, and that of the tags.
pub(super) fn parting<'a>(was: &'a Record, now: &'a Record) -> BTreeSet<&'a str> {
    let names = was.names().chain(now.names());
    let parts = |name: &&str| match *name {
        TAGS => tags(was) != tags(now),
        name => is_written(name) && value(was, name) != value(now, name),
    };
    names.filter(parts).collect()
}

/// A value; an empty one is none.
fn value<'a>(record: &'a Record, name: &str) -> Option<&'a FieldValue> {
    let value = record.get(name)?;
    (!value.to_string().is_empty()).then_some(value)
}

/// Whether a column of a contact can be written; a custom field can.
fn is_written(name: &str) -> bool {
    let table = keap::schema::table("Contact");
    let info = table.and_then(|table| table.column(name));
    let is_known = info.is_some_and(|info| info.access.edit && !info.refused);
    (is_known || name.starts_with('_')) && !keap::schema::is_sensitive(name)
}

fn tags(record: &Record) -> BTreeSet<i64> {
    let text = record
        .get(TAGS)
        .map(FieldValue::to_string)
        .unwrap_or_default();
    text.split(',')
        .filter_map(|id| id.trim().parse().ok())
        .collect()
}

/// The columns that are compared: those that were written, and those that came out otherwise on any wire.
pub(super) fn of_interest(asked: &Invocation, was: &Record, after: &[Record]) -> BTreeSet<String> {
    let changes = match asked {
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            changes.iter().map(|(name, _)| name.to_owned()).collect()
        }
        _ => BTreeSet::from([TAGS.to_owned()]),
    };
    let mut columns = changes;
    for now in after {
        let names = was.names().chain(now.names());
        let parts = |name: &&str| value(was, name) != value(now, name);
        columns.extend(names.filter(parts).map(str::to_owned));
    }
    columns.retain(|name| !OF_THE_WRITE.contains(&name.as_str()));
    columns
}

/// A record with these columns alone.
pub(super) fn narrowed(record: &Record, columns: &BTreeSet<String>) -> Record {
    let mut narrow = Record::new();
    for (name, value) in record.iter().filter(|(name, _)| columns.contains(*name)) {
        narrow.insert(name.to_owned(), value.clone());
    }
    narrow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(columns: &[(&str, &str)]) -> Record {
        let mut record = Record::new();
        for (name, value) in columns {
            record.insert((*name).to_owned(), FieldValue::from(*value));
        }
        record
    }

    #[test]
    fn what_parts_is_written_as_it_was_and_nothing_else() {
        let was = record(&[
            ("FirstName", "Ann"),
            ("City", "Chandler"),
            ("Groups", "91,92"),
        ]);
        let now = record(&[
            ("FirstName", "Zoë"),
            ("City", "Chandler"),
            ("JobTitle", "Head"),
            ("Groups", "92,93"),
            ("LastUpdated", "today"),
        ]);
        let undone = undoing(ContactId::new(17), &was, &now);
        let expected = Changes::new()
            .set_by_name("FirstName", "Ann")
            .clear_by_name("JobTitle");
        assert!(
            matches!(&undone[0], Invocation::ContactUpdate { changes, .. } if *changes == expected),
            "{undone:?}"
        );
        assert!(
            matches!(&undone[1], Invocation::ContactRemoveFromGroup { tag, .. } if tag.get() == 93)
        );
        assert!(matches!(&undone[2], Invocation::ContactAddToGroup { tag, .. } if tag.get() == 91));
        assert!(undoing(ContactId::new(17), &was, &was).is_empty());
    }

    #[test]
    fn a_number_in_another_form_is_written_over_a_wire_that_keeps_it() {
        let was = record(&[
            ("Phone1", "9876543211"),
            ("Phone2", "1"),
            ("Phone2Ext", "(1)"),
        ]);
        let now = record(&[
            ("Phone1", "(987) 654-3211"),
            ("Phone2", "2"),
            ("Phone2Ext", "1"),
        ]);
        let expected = Changes::new().set_by_name("Phone1", "9876543211");
        assert_eq!(reformatted(&was, &now), expected);
    }

    #[test]
    fn what_came_out_otherwise_is_compared_though_nobody_wrote_it() {
        let was = record(&[("FirstName", "Ann"), ("Phone1", "1")]);
        let now = record(&[("FirstName", "Zoë"), ("LastUpdated", "today")]);
        let changes = Changes::new().set_by_name("FirstName", "Zoë");
        let asked = Invocation::contact_update(ContactId::new(17), changes);
        let columns = of_interest(&asked, &was, &[now]);
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        assert_eq!(columns, ["FirstName", "Phone1"]);
    }
}
