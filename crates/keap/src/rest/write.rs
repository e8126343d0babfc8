//! Changes in the vocabulary of the tables to the JSON body of a REST write.
//!
//! XML-RPC touches the named columns and nothing else. REST replaces whole lists: an e-mail, phone, fax or address
//! that is not in the list it is sent is removed. So a change to one slot is merged into the current list.

use keap_schema::{Change, Changes, FieldValue, Untyped};
use serde_json::{Map, Value, json};

use super::custom::CustomFields;
use super::read;
use crate::difference::{COUNTRY_NAME, PHONE_PARTS, REGION_TEXT, REGION_WITHOUT_COUNTRY};
use crate::fields::{self, Convert, Field, Path};
use crate::{Backend, Error, ErrorKind, geography};

/// Properties of list entries that answers carry and requests must not.
const READ_ONLY_ENTRY_PROPERTIES: [&str; 5] = [
    "email_opt_status",
    "is_opt_in",
    "number_e164",
    "opt_in_reason",
    "country",
];

/// The body of a contact write in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Top-level properties with their new value; null clears.
    properties: Vec<(&'static str, Value)>,
    /// Changes of list entries.
    slots: Vec<SlotChange>,
    /// Entries of `custom_fields`.
    custom: Vec<Value>,
    /// The company's name, to be looked up.
    pub(super) company: Option<Change>,
    /// The lead source's name, to be looked up.
    pub(super) lead_source: Option<Change>,
    /// What was changed in the account to prepare the write, for the error if it fails.
    pub(super) steps: Vec<String>,
}

#[derive(Debug)]
struct SlotChange {
    list: &'static str,
    slot: &'static str,
    property: &'static str,
    convert: Convert,
    value: Option<String>,
}

/// A finished body.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) json: Map<String, Value>,
    /// The top-level properties it touches, for `update_mask`.
    pub(super) mask: Vec<&'static str>,
}

impl Draft {
    /// Sorts the changes by where they go. Read-only columns are left out silently, as XML-RPC does.
    ///
    /// # Errors
    /// `InvalidRequest` for an unknown custom field, a value that cannot be converted, or when nothing is left.
    pub(super) fn of<P>(
        changes: &Changes<Untyped, P>,
        custom: Option<&CustomFields>,
        backend: Backend,
    ) -> Result<Self, Error> {
        let mut draft = Self::default();
        for (column, change) in changes.iter() {
            if fields::is_custom(column) {
                let content = set_value(change);
                let model = custom.ok_or_else(|| unknown_column(column))?;
                draft.custom.push(model.entry(column, content, backend)?);
            } else {
                let field =
                    fields::field("Contact", column).ok_or_else(|| unknown_column(column))?;
                draft.add(field, change, backend)?;
            }
        }
        if draft.is_empty() {
            return Err(
                Error::new(ErrorKind::InvalidRequest, "no field is left to write")
                    .hinted("read-only fields are dropped, as XML-RPC drops them (its fault 11)"),
            );
        }
        Ok(draft)
    }

    fn is_empty(&self) -> bool {
        self.properties.is_empty()
            && self.slots.is_empty()
            && self.custom.is_empty()
            && self.company.is_none()
            && self.lead_source.is_none()
    }

    fn add(
        &mut self,
        field: &'static Field,
        change: &Change,
        backend: Backend,
    ) -> Result<(), Error> {
        let Some(path) = field.path(backend).filter(|_| is_writable(field.column)) else {
            return Ok(());
        };
        match (field.convert, path) {
            (Convert::CompanyName, _) => self.company = Some(change.clone()),
            (Convert::LeadSourceName, _) => self.lead_source = Some(change.clone()),
            (
                _,
                Path::Slot {
                    list,
                    slot,
                    property,
                },
            ) => self.slots.push(SlotChange {
                list,
                slot,
                property,
                convert: field.convert,
                value: slot_value(field, change)?,
            }),
            (_, Path::Nested(object, property)) => {
                let value = scalar(field, change, object, backend)?;
                let value = if value.is_null() {
                    value
                } else {
                    json!({ property: value })
                };
                self.properties.push((object, value));
            }
            (_, Path::Property(name)) => {
                self.properties
                    .push((name, scalar(field, change, name, backend)?));
            }
        }
        Ok(())
    }

    /// Links the contact to a company, or to none.
    pub(super) fn link_company(&mut self, id: Option<i64>, backend: Backend) {
        let value = id.map_or(Value::Null, |id| json!({ "id": rest_id(id, backend) }));
        self.properties.push(("company", value));
        self.company = None;
    }

    /// Sets the lead source, or none.
    pub(super) fn set_lead_source(&mut self, id: Option<i64>, backend: Backend) {
        let name = if backend == Backend::RestV2 {
            "leadsource_id"
        } else {
            "lead_source_id"
        };
        self.properties
            .push((name, id.map_or(Value::Null, |id| rest_id(id, backend))));
        self.lead_source = None;
    }

    /// The lists that must be read before they can be written.
    pub(super) fn lists(&self) -> Vec<&'static str> {
        let mut lists = Vec::new();
        for slot in &self.slots {
            if !lists.contains(&slot.list) {
                lists.push(slot.list);
            }
        }
        if !self.custom.is_empty() {
            lists.push("custom_fields");
        }
        lists
    }

    /// Merges the changes into the current lists and gives the body.
    ///
    /// # Errors
    /// `InvalidRequest` when an address would have a region without a country, or a part without its number.
    pub(super) fn finish(self, current: &Value, backend: Backend) -> Result<Body, Error> {
        let lists = self.lists();
        let mut body = Body {
            json: Map::new(),
            mask: Vec::new(),
        };
        for (name, value) in self.properties {
            body.mask.push(name);
            body.json.insert(name.to_owned(), value);
        }
        for list in lists {
            let merged = if list == "custom_fields" {
                merge_custom(current, &self.custom)
            } else {
                merge_slots(current, list, &self.slots, backend)?
            };
            body.mask.push(list);
            body.json.insert(list.to_owned(), merged);
        }
        Ok(body)
    }
}

fn is_writable(column: &str) -> bool {
    let info = keap_schema::table("Contact").and_then(|table| table.column(column));
    info.is_some_and(|column| column.access.edit || column.access.add)
}

fn set_value(change: &Change) -> Option<&FieldValue> {
    match change {
        Change::Set(FieldValue::Text(text)) if text.is_empty() => None,
        Change::Set(value) => Some(value),
        Change::Clear => None,
    }
}

fn rest_id(id: i64, backend: Backend) -> Value {
    if backend == Backend::RestV2 {
        json!(id.to_string())
    } else {
        json!(id)
    }
}

fn scalar(field: &Field, change: &Change, name: &str, backend: Backend) -> Result<Value, Error> {
    let Some(value) = set_value(change) else {
        return Ok(Value::Null);
    };
    match field.convert {
        Convert::Id => {
            let id: i64 = value
                .to_string()
                .trim()
                .parse()
                .map_err(|_| bad_value(field, "an id"))?;
            Ok(if id == 0 {
                Value::Null
            } else {
                rest_id(id, backend)
            })
        }
        Convert::Date => {
            let text = value.to_string();
            let date = read::date(&json!(text)).ok_or_else(|| bad_value(field, "a date"))?;
            // v1 takes the birthday as a date-time and the anniversary as a date.
            let with_time = backend == Backend::RestV1 && name == "birthday";
            Ok(if with_time {
                json!(format!("{date}T00:00:00.000Z"))
            } else {
                json!(date.to_string())
            })
        }
        _ => Ok(json!(value.to_string())),
    }
}

fn slot_value(field: &Field, change: &Change) -> Result<Option<String>, Error> {
    let Some(value) = set_value(change).map(FieldValue::to_string) else {
        return Ok(None);
    };
    if field.convert == Convert::Country {
        let code = geography::country_code(&value);
        return code
            .map(|code| Some(code.to_owned()))
            .ok_or_else(|| bad_value(field, "a country").explained_by(&COUNTRY_NAME));
    }
    Ok(Some(value))
}

fn merge_slots(
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
        _ => require(entry, "number"),
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

fn merge_custom(current: &Value, changes: &[Value]) -> Value {
    let id = |entry: &Value| entry.get("id").and_then(read::integer);
    let existing = current.get("custom_fields").and_then(Value::as_array);
    let mut merged: Vec<Value> = existing
        .into_iter()
        .flatten()
        .filter(|entry| !entry.get("content").is_none_or(Value::is_null))
        .filter(|entry| changes.iter().all(|change| id(change) != id(entry)))
        .cloned()
        .collect();
    merged.extend(changes.iter().cloned());
    Value::Array(merged)
}

fn unknown_column(column: &str) -> Error {
    Error::new(
        ErrorKind::InvalidRequest,
        format!("table Contact has no field {column:?}"),
    )
}

fn bad_value(field: &Field, wanted: &str) -> Error {
    let message = format!("the value for {} is not {wanted}", field.column);
    Error::new(ErrorKind::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(backend: Backend, changes: Changes, current: Value) -> Result<Body, Error> {
        Draft::of(&changes, None, backend)?.finish(&current, backend)
    }

    #[test]
    fn one_phone_number_leaves_the_other_entries_alone() {
        let current = json!({"phone_numbers": [
            {"field": "PHONE1", "number": "(987) 654-3211", "extension": "7", "number_e164": "+19876543211"},
            {"field": "PHONE2", "number": "1", "type": "Work"},
        ]});
        let changes = Changes::new().set_by_name("Phone2", "555-1234");
        let body = body(Backend::RestV2, changes, current).unwrap();
        assert_eq!(body.mask, ["phone_numbers"]);
        assert_eq!(
            Value::Object(body.json),
            json!({"phone_numbers": [
                {"field": "PHONE1", "number": "(987) 654-3211", "extension": "7"},
                {"field": "PHONE2", "number": "555-1234", "type": "Work"},
            ]})
        );
    }

    #[test]
    fn clearing_the_number_empties_the_slot() {
        let current = json!({"phone_numbers": [{"field": "PHONE1", "number": "1"}]});
        let changes = Changes::new()
            .clear_by_name("Phone1")
            .set_by_name("FirstName", "");
        let body = body(Backend::RestV2, changes, current).unwrap();
        assert_eq!(
            Value::Object(body.json),
            json!({"given_name": null, "phone_numbers": []})
        );
    }

    #[test]
    fn an_address_gets_codes_in_v2_and_names_in_v1() {
        let changes = || {
            Changes::new()
                .set_by_name("State", "AZ")
                .set_by_name("Country", "United States")
                .set_by_name("PostalCode", "85286")
        };
        let v2 = body(Backend::RestV2, changes(), json!({})).unwrap();
        assert_eq!(
            Value::Object(v2.json),
            json!({"addresses": [{
                "field": "BILLING", "country_code": "USA", "postal_code": "85286", "region_code": "US-AZ",
            }]})
        );
        let v1 = body(Backend::RestV1, changes(), json!({})).unwrap();
        assert_eq!(
            Value::Object(v1.json),
            json!({"addresses": [{
                "field": "BILLING", "region": "Arizona", "country_code": "USA", "zip_code": "85286",
            }]})
        );
    }

    #[test]
    fn what_rest_cannot_hold_is_refused() {
        let refused = |changes| {
            body(Backend::RestV2, changes, json!({}))
                .unwrap_err()
                .to_string()
        };
        let changes = Changes::new().set_by_name("State", "AZ");
        assert_eq!(refused(changes), "the region \"AZ\" needs a country");
        let changes = Changes::new().set_by_name("Phone1Ext", "7");
        assert_eq!(
            refused(changes),
            "PHONE1 has no number that its other parts could belong to"
        );
        let changes = Changes::new().set_by_name("Country", "Atlantis");
        assert_eq!(refused(changes), "the value for Country is not a country");
        let changes = Changes::new().set_by_name("Groups", "1,2");
        assert_eq!(refused(changes), "no field is left to write");
    }

    #[test]
    fn a_date_keeps_its_day_in_both_spellings() {
        let changes = || Changes::new().set_by_name("Birthday", "1980-02-29");
        let v1 = body(Backend::RestV1, changes(), json!({})).unwrap();
        assert_eq!(v1.json["birthday"], "1980-02-29T00:00:00.000Z");
        let v2 = body(Backend::RestV2, changes(), json!({})).unwrap();
        assert_eq!(v2.json["birth_date"], "1980-02-29");
    }
}
