//! Changes in the vocabulary of the tables to the JSON body of a REST write.
//!
//! XML-RPC touches the named columns and nothing else. REST replaces whole lists and objects: an e-mail, phone, fax or
//! address that is not in the list it is sent is removed. So a change to one slot is merged into the current list.

use keap_schema::{Change, Changes, FieldValue, Untyped};
use serde_json::{Map, Value, json};

use crate::crud::Crud;
use crate::rest::dialect;
use crate::rest::record::custom::CustomFields;
use crate::rest::record::encode::Writer;
use crate::rest::record::json;
use crate::rest::record::list_entry::{merge_object, merge_slots};
use crate::rest::record::places::{Places, Unfinished};
use crate::rest::record::slot_change::SlotChange;
use crate::table::{Convert, Field, Path, Table, columns};
use crate::{Backend, Error, ErrorKind};

/// What a body is made for.
#[derive(Clone, Copy, Debug)]
pub(in crate::rest) struct Target<'a> {
    pub(in crate::rest) writer: Writer<'a>,
    /// The resource.
    pub(in crate::rest) table: &'static Table,
    /// Creating or updating.
    pub(in crate::rest) usage: Crud,
}

/// The body of a write in the making.
#[derive(Debug, Default)]
pub(in crate::rest) struct Draft {
    /// Top-level properties with their new value; null clears.
    properties: Vec<(&'static str, Value)>,
    /// Changes of list entries.
    slots: Vec<SlotChange>,
    /// Changes inside objects.
    objects: Vec<SlotChange>,
    /// Entries of `custom_fields`.
    custom: Vec<Value>,
    /// Instants that REST wants as minutes before another column: property, that column, and the instant.
    pub(in crate::rest) reminders: Vec<(&'static str, &'static str, Change)>,
    /// Stored cards, whose payment methods are to be looked up: the property and the card.
    pub(in crate::rest) cards: Vec<(&'static str, Change)>,
    /// The company's name, to be looked up.
    pub(in crate::rest) company: Option<Change>,
    /// The lead source's name, to be looked up.
    pub(in crate::rest) lead_source: Option<Change>,
    /// What was changed in the account to prepare the write, for the error if it fails.
    pub(in crate::rest) steps: Vec<String>,
}

/// A finished body.
#[derive(Debug)]
pub(in crate::rest) struct Body {
    pub(in crate::rest) json: Map<String, Value>,
    /// The top-level properties it touches, for `update_mask`.
    pub(in crate::rest) mask: Vec<&'static str>,
}

impl Draft {
    /// Sorts the changes by where they go. Read-only columns are left out silently, as XML-RPC does.
    ///
    /// # Errors
    /// `InvalidRequest` for an unknown custom field, a value that cannot be converted, or when nothing is left;
    /// `Unsupported` for a column that XML-RPC writes and the backend only reads.
    pub(in crate::rest) fn of<P>(
        changes: &Changes<Untyped, P>,
        custom: Option<&CustomFields>,
        target: Target<'_>,
    ) -> Result<Self, Error> {
        let mut draft = Self::default();
        for (column, change) in changes.iter() {
            if columns::is_custom(column) {
                let content = set_value(change);
                let model = custom.ok_or_else(|| target.unknown_column(column))?;
                let entry = model.entry(column, content, target.writer.backend)?;
                draft.custom.push(entry);
            } else {
                let field = target.table.field(column);
                let field = field.ok_or_else(|| target.unknown_column(column))?;
                draft.add(field, change, target)?;
            }
        }
        if draft.is_empty() && target.usage == Crud::Update {
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
            && self.objects.is_empty()
            && self.custom.is_empty()
            && self.reminders.is_empty()
            && self.cards.is_empty()
            && self.company.is_none()
            && self.lead_source.is_none()
    }

    fn add(
        &mut self,
        field: &'static Field,
        change: &Change,
        target: Target<'_>,
    ) -> Result<(), Error> {
        let (usage, backend) = (target.usage, target.writer.backend);
        let Some(path) = target.table.written_at(field, change, usage, backend)? else {
            return Ok(());
        };
        let json = |change: &Change| match set_value(change) {
            // Told with the whole address, when it is known what is stored.
            Some(value) if field.convert == Convert::Country => Ok(Some(json!(value.to_string()))),
            Some(value) => target.writer.json(field, value).map(Some),
            None if usage == Crud::Update => target.writer.none(field).map(|()| None),
            None => Ok(None),
        };
        match (field.convert, path) {
            (Convert::CompanyName, _) => self.company = Some(change.clone()),
            (Convert::LeadSourceName, _) => self.lead_source = Some(change.clone()),
            (Convert::Card, Path::Property(name)) if target.writer.dialect().cards_are_methods => {
                self.cards.push((name, change.clone()));
            }
            (Convert::MinutesBefore(other), Path::Property(name)) => {
                self.reminders.push((name, other, change.clone()));
            }
            (
                convert,
                Path::Slot {
                    list,
                    slot,
                    property,
                },
            ) => self.slots.push(SlotChange {
                column: field.column,
                list,
                slot,
                property,
                convert,
                value: json(change)?,
            }),
            // A reference to another record is its id and nothing else.
            (_, Path::Nested(object, "id")) => {
                let id = json(change)?.filter(|id| !id.is_null());
                self.properties
                    .push((object, id.map_or(Value::Null, |id| json!({ "id": id }))));
            }
            (convert, Path::Nested(list, property)) => self.objects.push(SlotChange {
                column: field.column,
                list,
                slot: "",
                property,
                convert,
                value: json(change)?,
            }),
            (_, Path::Property(name)) => {
                self.properties
                    .push((name, json(change)?.unwrap_or_default()));
            }
            // None of them is a place to write to, so that none comes here.
            (_, Path::Each(..) | Path::Either(..) | Path::Constant(_)) => {}
        }
        Ok(())
    }

    /// Sets a top-level property.
    pub(in crate::rest) fn set(&mut self, name: &'static str, value: Value) {
        self.properties.push((name, value));
    }

    /// Whether a top-level property has a value.
    pub(in crate::rest) fn has(&self, name: &str) -> bool {
        let mut properties = self.properties.iter();
        properties.any(|(known, value)| *known == name && !value.is_null())
    }

    /// Links the contact to a company, or to none.
    pub(in crate::rest) fn link_company(&mut self, id: Option<i64>, backend: Backend) {
        let value = id.map_or(
            Value::Null,
            |id| json!({ "id": dialect::of(backend).id(id) }),
        );
        self.replace("company", value);
    }

    /// Sets the lead source, or none.
    pub(in crate::rest) fn set_lead_source(&mut self, id: Option<i64>, backend: Backend) {
        let dialect = dialect::of(backend);
        let value = id.map_or(Value::Null, |id| dialect.id(id));
        self.replace(dialect.lead_source, value);
    }

    fn replace(&mut self, name: &'static str, value: Value) {
        self.properties.retain(|(known, _)| *known != name);
        self.set(name, value);
    }

    /// The lists and objects that must be read before they can be written.
    pub(in crate::rest) fn lists(&self) -> Vec<&'static str> {
        let mut lists = Vec::new();
        for change in self.slots.iter().chain(&self.objects) {
            if !lists.contains(&change.list) {
                lists.push(change.list);
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
    /// `InvalidRequest` when an address would have a region without a country, or a part without its number;
    /// `Unsupported` when what is not to change could not be kept. Or what is to be known first of the account's places.
    pub(in crate::rest) fn finish(
        &self,
        current: &Value,
        backend: Backend,
        places: &Places,
    ) -> Result<Body, Unfinished> {
        let lists = self.lists();
        let mut body = Body {
            json: Map::new(),
            mask: Vec::new(),
        };
        for (name, value) in &self.properties {
            body.mask.push(name);
            body.json.insert((*name).to_owned(), value.clone());
        }
        for list in lists {
            let merged = if list == "custom_fields" {
                merge_custom(current, &self.custom)
            } else if self.objects.iter().any(|change| change.list == list) {
                merge_object(current, list, &self.objects, backend, places)?
            } else {
                merge_slots(current, list, &self.slots, backend, places)?
            };
            body.mask.push(list);
            body.json.insert(list.to_owned(), merged);
        }
        Ok(body)
    }
}

impl Target<'_> {
    fn unknown_column(&self, column: &str) -> Error {
        let table = self.writer.table;
        Error::new(
            ErrorKind::InvalidRequest,
            format!("table {table} has no field {column:?}"),
        )
    }
}

fn set_value(change: &Change) -> Option<&FieldValue> {
    match change {
        Change::Set(FieldValue::Text(text)) if text.is_empty() => None,
        Change::Set(value) => Some(value),
        Change::Clear => None,
    }
}

fn merge_custom(current: &Value, changes: &[Value]) -> Value {
    let id = |entry: &Value| entry.get("id").and_then(json::integer);
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

#[cfg(test)]
mod tests;
