//! A resource whose records are mostly columns: list, get, create, update and delete from one
//! description, for either version.

use http::StatusCode;
use serde_json::{Map, Value as Json};

use super::fields::{Property, show_all, write_all};
use super::filter::Key;
use super::selection::optional_properties;
use super::{Answer, Call, Refusal, Reply, Version, custom};
use crate::rules::contacts::{stamp, stamp_new};
use crate::store::{Row, Store};

/// Writes members that are more than a column; the last argument is the mask.
pub(crate) type Accept =
    fn(&mut Call<'_>, &mut Row, &Json, &dyn Fn(&str) -> bool) -> Result<(), Refusal>;

/// The description.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) version: Version,
    pub(crate) table: &'static str,
    /// For messages: `Tag`.
    pub(crate) noun: &'static str,
    /// The member of a list answer that holds the records.
    pub(crate) key: &'static str,
    pub(crate) properties: &'static [Property],
    /// Which rows of the table it shows: tasks, notes and appointments share one.
    pub(crate) scope: fn(&Row) -> bool,
    /// Properties that must be in the body of a create.
    pub(crate) required: &'static [&'static str],
    /// Properties that are shown only when `fields` or `optional_properties` names them.
    pub(crate) optional: &'static [&'static str],
    pub(crate) keys: &'static [Key],
    /// Keys that the documents forbid beside each other.
    pub(crate) apart: Option<[&'static str; 2]>,
    pub(crate) order: &'static [(&'static str, &'static str)],
    /// The form of its custom fields.
    pub(crate) form: Option<i64>,
    /// Members that are more than a column.
    pub(crate) compose: fn(&Store, &Row, &mut Map<String, Json>),
    pub(crate) accept: Accept,
}

/// A v2 description with nothing but columns, to build others from.
pub(crate) const PLAIN: Resource = Resource {
    version: Version::V2,
    table: "",
    noun: "",
    key: "",
    properties: &[],
    scope: |_| true,
    required: &[],
    optional: &[],
    keys: &[],
    apart: None,
    order: &[],
    form: None,
    compose: |_, _, _| {},
    accept: |_, _, _, _| Ok(()),
};

impl Resource {
    pub(crate) fn missing(&self) -> Refusal {
        Refusal::missing(self.noun)
    }

    /// The rows in scope.
    pub(crate) fn rows<'a>(&'a self, store: &'a Store) -> impl Iterator<Item = &'a Row> + 'a {
        store.rows(self.table).filter(|row| (self.scope)(row))
    }

    /// One row in scope.
    ///
    /// # Errors
    /// 404.
    pub(crate) fn row<'a>(&self, store: &'a Store, id: i64) -> Result<&'a Row, Refusal> {
        store
            .row(self.table, id)
            .filter(|row| (self.scope)(row))
            .ok_or_else(|| self.missing())
    }

    pub(crate) fn get(&self, call: &Call<'_>, id: i64) -> Answer {
        self.answer(call, id, StatusCode::OK)
    }

    /// Creates a record on top of columns that the path decides; 201.
    pub(crate) fn create(&self, call: &mut Call<'_>, row: Row) -> Answer {
        let id = self.insert(call, row)?;
        self.answer(call, id, StatusCode::CREATED)
    }

    /// Creates a record and gives its id.
    pub(crate) fn insert(&self, call: &mut Call<'_>, mut row: Row) -> Result<i64, Refusal> {
        let body = call.body()?;
        if let Some(name) = self.required.iter().find(|name| is_empty(&body[**name])) {
            return Err(Refusal::bad(format!("{name} is required")));
        }
        self.write(call, &mut row, &body, &|_| true)?;
        stamp_new(&mut row, call.now, call.user);
        Ok(call.store.insert(self.table, row))
    }

    /// Changes what the body holds and `update_mask` lets through.
    pub(crate) fn update(&self, call: &mut Call<'_>, id: i64) -> Answer {
        let row = self.row(call.store, id)?.clone();
        self.change(call, row)
    }

    /// Replaces a record, as v1 `PUT` does: properties that are not sent are cleared.
    pub(crate) fn replace(&self, call: &mut Call<'_>, id: i64) -> Answer {
        let mut row = self.row(call.store, id)?.clone();
        for property in self.properties.iter().filter(|property| property.writable) {
            row.clear(property.column);
        }
        self.change(call, row)
    }

    fn change(&self, call: &mut Call<'_>, mut row: Row) -> Answer {
        let body = call.body()?;
        let mask = call.query_list("update_mask");
        let allowed = |name: &str| mask.is_empty() || mask.iter().any(|allowed| allowed == name);
        self.write(call, &mut row, &body, &allowed)?;
        stamp(&mut row, call.now, call.user);
        let id = call.store.insert(self.table, row);
        self.answer(call, id, StatusCode::OK)
    }

    pub(crate) fn delete(&self, call: &mut Call<'_>, id: i64) -> Answer {
        self.row(call.store, id)?;
        call.store.remove(self.table, id);
        Reply::no_content()
    }

    fn write(
        &self,
        call: &mut Call<'_>,
        row: &mut Row,
        body: &Json,
        allowed: &dyn Fn(&str) -> bool,
    ) -> Result<(), Refusal> {
        write_all(self.properties, row, body, allowed)?;
        let list = body
            .get("custom_fields")
            .filter(|_| allowed("custom_fields"));
        if let (Some(form), Some(list)) = (self.form, list) {
            custom::write_values(call.store, self.version, form, row, list)?;
        }
        (self.accept)(call, row, body, allowed)
    }

    /// Answers with a record.
    pub(crate) fn answer(&self, call: &Call<'_>, id: i64, status: StatusCode) -> Answer {
        let fields = self.fields(call)?;
        let row = self.row(call.store, id)?;
        Ok(Reply::Json(status, self.show(call.store, row, &fields)))
    }

    /// The names in `optional_properties` (v1) or `fields` (v2).
    ///
    /// # Errors
    /// 400 for a name that the resource does not have.
    pub(crate) fn fields(&self, call: &Call<'_>) -> Result<Vec<String>, Refusal> {
        if self.version == Version::V1 {
            return optional_properties(call, self.optional);
        }
        let wanted = call.query_list("fields");
        let known = |name: &String| {
            self.optional.contains(&name.as_str())
                || self.properties.iter().any(|property| property.name == name)
        };
        match wanted
            .iter()
            .find(|name| !self.optional.is_empty() && !known(name))
        {
            Some(name) => Err(Refusal::bad(format!("Invalid field: {name}"))),
            None => Ok(wanted),
        }
    }

    /// A record: everything that is not optional, and the optional properties that were asked for.
    pub(crate) fn show(&self, store: &Store, row: &Row, fields: &[String]) -> Json {
        let mut shown = show_all(self.properties, self.version, row);
        (self.compose)(store, row, &mut shown);
        if let Some(form) = self.form {
            let values = custom::values(store, self.version, form, row);
            shown.insert("custom_fields".to_owned(), values);
        }
        let wanted =
            |name: &String| !self.optional.contains(&name.as_str()) || fields.contains(name);
        shown.retain(|name, _| wanted(name));
        Json::Object(shown)
    }
}

fn is_empty(value: &Json) -> bool {
    value.is_null() || value.as_str() == Some("")
}
