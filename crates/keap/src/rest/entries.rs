//! Entries of the lists of a contact, e-mail addresses, numbers and postal addresses: changed one by one, written whole.

use serde_json::{Map, Value, json};

use crate::difference::{PHONE_PARTS, REGION_TEXT, REGION_WITHOUT_COUNTRY};
use crate::fields::Convert;
use crate::{Backend, Error, ErrorKind, geography};

/// Properties of list entries that answers carry and requests must not.
const READ_ONLY_ENTRY_PROPERTIES: [&str; 5] = [
    "email_opt_status",
    "is_opt_in",
    "number_e164",
    "opt_in_reason",
    "country",
];

/// One change of a list entry.
#[derive(Debug)]
pub(super) struct SlotChange {
    pub(super) list: &'static str,
    pub(super) slot: &'static str,
    pub(super) property: &'static str,
    pub(super) convert: Convert,
    pub(super) value: Option<Value>,
}

/// Merges changes into the current list. Entries that are not touched go back as they were.
///
/// # Errors
/// `InvalidRequest` when a touched entry cannot be what its backend takes.
pub(super) fn merge_slots(
    current: &Value,
    list: &str,
    changes: &[SlotChange],
    backend: Backend,
) -> Result<Value, Error> {
    let existing = current.get(list).and_then(Value::as_array);
    let mut entries: Vec<Map<String, Value>> = existing
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.as_object().map(writable_entry))
        .collect();
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
    let touched = |entry: &Map<String, Value>| {
        changes
            .iter()
            .any(|change| entry.get("field") == Some(&change.slot.into()))
    };
    for entry in entries.iter_mut().filter(|entry| touched(entry)) {
        settle(entry, list, backend)?;
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
pub(super) fn merge_object(
    current: &Value,
    object: &str,
    changes: &[SlotChange],
    backend: Backend,
) -> Result<Value, Error> {
    let existing = current.get(object).and_then(Value::as_object);
    let mut entry = existing.map(writable_entry).unwrap_or_default();
    let (cleared, set): (Vec<&SlotChange>, Vec<&SlotChange>) = changes
        .iter()
        .filter(|change| change.list == object)
        .partition(|change| change.value.is_none());
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
    settle(&mut entry, kind, backend)?;
    // Addresses of v1 that are no list entries have `zip_code` for every country.
    if backend == Backend::RestV1
        && let Some(code) = entry.remove("postal_code")
    {
        entry.insert("zip_code".to_owned(), code);
    }
    let is_empty = entry
        .iter()
        .all(|(name, value)| name == "field" || value.is_null());
    Ok(if is_empty && backend != Backend::RestV1 {
        Value::Null
    } else {
        Value::Object(entry)
    })
}

/// An entry as a request may carry it: without read-only properties and without empty ones.
fn writable_entry(entry: &Map<String, Value>) -> Map<String, Value> {
    let has_code = entry.get("region_code").is_some_and(|code| !code.is_null());
    entry
        .iter()
        .filter(|(name, _)| !READ_ONLY_ENTRY_PROPERTIES.contains(&name.as_str()))
        .filter(|(name, _)| !(has_code && *name == "region"))
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
    let property = match change.convert {
        // Resolved by `settle`, when the country is known.
        Convert::Region => "region",
        _ => change.property,
    };
    let also = match change.convert {
        Convert::Region => Some("region_code"),
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
    match (backend, entry.contains_key(property)) {
        (Backend::RestV1, true) => entry.insert(property.to_owned(), Value::Null),
        _ => entry.remove(property),
    };
}

/// Puts a touched entry into the form its backend takes.
fn settle(entry: &mut Map<String, Value>, list: &str, backend: Backend) -> Result<(), Error> {
    match list {
        "addresses" => {
            settle_region(entry, backend)?;
            if backend == Backend::RestV1 {
                settle_postal_code(entry);
            }
            Ok(())
        }
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

fn settle_region(entry: &mut Map<String, Value>, backend: Backend) -> Result<(), Error> {
    let Some(region) = entry
        .get("region")
        .and_then(Value::as_str)
        .map(str::to_owned)
    else {
        return Ok(());
    };
    let Some(country) = entry.get("country_code").and_then(Value::as_str) else {
        let message = format!("the region {region:?} needs a country");
        return Err(
            Error::new(ErrorKind::InvalidRequest, message).explained_by(&REGION_WITHOUT_COUNTRY)
        );
    };
    let (name, code) = (
        geography::region_name(&region, country),
        geography::region_code(&region, country),
    );
    match (backend, name, code) {
        (Backend::RestV2, _, Some(code)) => {
            entry.remove("region");
            entry.insert("region_code".to_owned(), json!(code));
            Ok(())
        }
        (Backend::RestV2, _, None) => {
            let message = format!("{region:?} is no region of {country} that ISO 3166-2 knows");
            Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&REGION_TEXT))
        }
        // v1 checks regions against its own list and knows the full names.
        (_, name, _) => {
            entry.insert("region".to_owned(), json!(name.unwrap_or(&region)));
            Ok(())
        }
    }
}

/// v1 takes US codes as `zip_code` with `zip_four` and all others as `postal_code`, never both.
fn settle_postal_code(entry: &mut Map<String, Value>) {
    let american = entry
        .get("country_code")
        .is_none_or(|country| country == "USA");
    let five_digits = |code: &Value| {
        code.as_str()
            .is_some_and(|code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()))
    };
    if american && entry.get("postal_code").is_some_and(five_digits) {
        if let Some(code) = entry.remove("postal_code") {
            entry.insert("zip_code".to_owned(), code);
        }
    } else if entry.contains_key("postal_code") {
        entry.remove("zip_code");
    }
}
