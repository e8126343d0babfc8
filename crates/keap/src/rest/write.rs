//! Changes in the vocabulary of the tables to the JSON body of a REST write.
//!
//! XML-RPC touches the named columns and nothing else. REST replaces whole lists: an e-mail, phone, fax or address
//! that is not in the list it is sent is removed. So a change to one slot is merged into the current list.

use keap_schema::{Change, Changes, FieldValue, Untyped};
use serde_json::{Map, Value, json};

use super::custom::CustomFields;
use super::entries::{SlotChange, merge_slots};
use super::read;
use crate::difference::COUNTRY_NAME;
use crate::fields::{self, Convert, Field, Path};
use crate::{Backend, Error, ErrorKind, geography};

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
            // What is read out of a list is written elsewhere, or not at all.
            (_, Path::Each(..) | Path::Constant(_)) => {}
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
