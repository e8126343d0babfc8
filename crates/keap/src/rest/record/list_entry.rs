//! Entries of the lists of a contact, e-mail addresses, numbers and postal addresses: changed one by one, written whole.

use serde_json::{Map, Value, json};

use crate::difference::PHONE_PARTS;
use crate::rest::dialect;
use crate::rest::record::address::{self, Address};
use crate::rest::record::places::{Places, Unfinished};
use crate::rest::record::slot_change::SlotChange;
use crate::table::Convert;
use crate::{Backend, Error, ErrorKind};

/// Properties of list entries that answers carry and requests must not.
const READ_ONLY_ENTRY_PROPERTIES: [&str; 4] = [
    "email_opt_status",
    "is_opt_in",
    "number_e164",
    "opt_in_reason",
];

/// Merges changes into the current list. Entries that are not touched go back as they were.
///
/// # Errors
/// `InvalidRequest` when a touched entry cannot be what its backend takes; `Unsupported` when one that is not touched
/// cannot go back as it was.
pub(in crate::rest) fn merge_slots(
    current: &Value,
    list: &str,
    changes: &[SlotChange],
    backend: Backend,
    places: &Places,
) -> Result<Value, Unfinished> {
    let existing = current.get(list).and_then(Value::as_array);
    let mut entries: Vec<Map<String, Value>> = existing
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.as_object().map(writable_entry))
        .collect();
    let stored = entries.len();
    let changes: Vec<_> = changes
        .iter()
        .filter(|change| change.list == list)
        .collect();
    // What is cleared goes first, so that a part that is set in the same change stays.
    let (cleared, set): (Vec<&SlotChange>, Vec<&SlotChange>) =
        changes.iter().partition(|change| change.value.is_none());
    for change in cleared.into_iter().chain(set) {
        let entry = find_or_add(&mut entries, change.slot);
        apply(entry, change, backend);
    }
    for (at, entry) in entries.iter_mut().enumerate() {
        let of_entry = |change: &&&SlotChange| entry.get("field") == Some(&change.slot.into());
        let changes: Vec<&SlotChange> = changes.iter().filter(of_entry).copied().collect();
        let is_stored = at < stored;
        if !is_stored && dialect::of(backend).clears_by_null {
            clear_unseen(entry, &changes);
        }
        if list == "addresses" {
            let address = Address {
                entry,
                is_stored,
                changes: &changes,
                places,
            };
            address.settle(backend)?;
        } else if !changes.is_empty() {
            settle(entry, list)?;
        }
    }
    entries.retain(|entry| entry.len() > 1);
    Ok(Value::Array(
        entries.into_iter().map(Value::Object).collect(),
    ))
}

/// Merges changes into the current object; an object without content is null.
///
/// # Errors
/// As [`merge_slots`].
pub(in crate::rest) fn merge_object(
    current: &Value,
    object: &str,
    changes: &[SlotChange],
    backend: Backend,
    places: &Places,
) -> Result<Value, Unfinished> {
    let existing = current.get(object).and_then(Value::as_object);
    let mut entry = existing.map(writable_entry).unwrap_or_default();
    let of_object = changes.iter().filter(|change| change.list == object);
    let changes: Vec<&SlotChange> = of_object.collect();
    let (cleared, set): (Vec<&SlotChange>, Vec<&SlotChange>) =
        changes.iter().partition(|change| change.value.is_none());
    for change in cleared.into_iter().chain(set) {
        apply(&mut entry, change, backend);
    }
    let kind = match object {
        "email_address" => "email_addresses",
        "phone_number" => "phone_numbers",
        "fax_number" => "fax_numbers",
        // An order takes its region as text, and has no code for it.
        "shipping_address" => "shipping_address",
        name if name.ends_with("address") => "addresses",
        name => name,
    };
    match kind {
        "addresses" => {
            let is_stored = existing.is_some();
            let entry = &mut entry;
            Address {
                entry,
                is_stored,
                changes: &changes,
                places,
            }
            .settle(backend)?;
        }
        "shipping_address" => settle_shipping(&mut entry, &changes, places)?,
        kind => settle(&entry, kind)?,
    }
    // Addresses of v1 that are no list entries have `zip_code` for every country.
    let dialect = dialect::of(backend);
    if dialect.zip_codes
        && let Some(code) = entry.remove("postal_code")
    {
        entry.insert("zip_code".to_owned(), code);
    }
    let is_empty = entry
        .iter()
        .all(|(name, value)| name == "field" || value.is_null());
    Ok(if is_empty && !dialect.clears_by_null {
        Value::Null
    } else {
        Value::Object(entry)
    })
}

/// An entry as a request may carry it: without read-only properties and without empty ones.
fn writable_entry(entry: &Map<String, Value>) -> Map<String, Value> {
    entry
        .iter()
        .filter(|(name, _)| !READ_ONLY_ENTRY_PROPERTIES.contains(&name.as_str()))
        .filter(|(_, value)| !value.is_null() && *value != "")
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn find_or_add<'a>(
    entries: &'a mut Vec<Map<String, Value>>,
    slot: &str,
) -> &'a mut Map<String, Value> {
    let at = entries
        .iter()
        .position(|entry| entry.get("field") == Some(&slot.into()));
    let at = at.unwrap_or_else(|| {
        entries.push(Map::from_iter([("field".to_owned(), json!(slot))]));
        entries.len() - 1
    });
    &mut entries[at]
}

fn apply(entry: &mut Map<String, Value>, change: &SlotChange, backend: Backend) {
    if change.is_place() {
        return;
    }
    let property = change.property;
    let also = match change.convert {
        Convert::PostalCode => Some("zip_code"),
        _ => None,
    };
    let emptied: Vec<String> = match &change.value {
        Some(_) => also.map(str::to_owned).into_iter().collect(),
        // An entry lives by its address or number: without it, its parts go too.
        None if matches!(property, "email" | "number") => entry
            .keys()
            .filter(|name| *name != "field")
            .cloned()
            .collect(),
        None => [Some(property), also]
            .into_iter()
            .flatten()
            .map(str::to_owned)
            .collect(),
    };
    for name in emptied {
        clear(entry, &name, backend);
    }
    if let Some(value) = &change.value {
        entry.insert(property.to_owned(), json!(value));
    }
}

/// v2 replaces the list, so what is left out is cleared. v1 changes what it is given (inferred), so it is given null.
fn clear(entry: &mut Map<String, Value>, property: &str, backend: Backend) {
    match (
        dialect::of(backend).clears_by_null,
        entry.contains_key(property),
    ) {
        (true, true) => entry.insert(property.to_owned(), Value::Null),
        _ => entry.remove(property),
    };
}

/// Extension and type of a number that is not there: v1 does not show an entry without a number, and keeps what it is not
/// given, so they are given as null.
fn clear_unseen(entry: &mut Map<String, Value>, changes: &[&SlotChange]) {
    if entry.len() > 1 {
        return;
    }
    for change in changes {
        if change.value.is_none() && matches!(change.property, "extension" | "type") {
            entry.insert(change.property.to_owned(), Value::Null);
        }
    }
}

/// Country and region of an order's address: a code, and a text as it is.
fn settle_shipping(
    entry: &mut Map<String, Value>,
    changes: &[&SlotChange],
    places: &Places,
) -> Result<(), Unfinished> {
    for change in changes.iter().filter(|change| change.is_place()) {
        let value = match (change.convert, change.text()) {
            (Convert::Country, Some(text)) => {
                Some(address::country_code(places, change.column, text)?)
            }
            (_, text) => text.map(str::to_owned),
        };
        match value {
            Some(value) => entry.insert(change.property.to_owned(), json!(value)),
            None => entry.remove(change.property),
        };
    }
    Ok(())
}

/// Looks whether a touched entry is one that REST takes.
fn settle(entry: &Map<String, Value>, list: &str) -> Result<(), Error> {
    match list {
        "email_addresses" => require(entry, "email"),
        "phone_numbers" | "fax_numbers" => require(entry, "number"),
        _ => Ok(()),
    }
}

/// A part alone, an extension or a type, is refused.
fn require(entry: &Map<String, Value>, main: &str) -> Result<(), Error> {
    let is_set = |name: &str| entry.get(name).is_some_and(|value| !value.is_null());
    let has_part = entry
        .keys()
        .any(|name| name != "field" && name != main && is_set(name));
    if is_set(main) || !has_part {
        return Ok(());
    }
    let slot = entry
        .get("field")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let message = format!("{slot} has no {main} that its other parts could belong to");
    Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&PHONE_PARTS))
}
