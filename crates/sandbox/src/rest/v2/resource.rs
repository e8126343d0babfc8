//! A v2 resource whose records are mostly columns: list, get, create, update and delete from one description.

use http::StatusCode;
use serde_json::{Map, Value as Json};

use super::filter::{Filter, Key};
use super::page;
use crate::contacts::{stamp, stamp_new};
use crate::rest::fields::{Property, show_all, write_all};
use crate::rest::{Answer, Call, Refusal, Reply, Version, custom};
use crate::store::{Row, Store};

const V2: Version = Version::V2;

/// The description.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) table: &'static str,
    /// For messages: `Tag`.
    pub(crate) noun: &'static str,
    /// The member of a list answer that holds the records.
    pub(crate) key: &'static str,
    pub(crate) properties: &'static [Property],
    /// Properties that must be in the body of a create.
    pub(crate) required: &'static [&'static str],
    /// Properties that are shown only when `fields` names them.
    pub(crate) optional: &'static [&'static str],
    pub(crate) keys: &'static [Key],
    pub(crate) order: &'static [(&'static str, &'static str)],
    /// The form of its custom fields.
    pub(crate) form: Option<i64>,
    /// Members that are more than a column.
    pub(crate) compose: fn(&Store, &Row, &mut Map<String, Json>),
    /// Writes members that are more than a column.
    pub(crate) accept:
        fn(&mut Call<'_>, &mut Row, &Json, &dyn Fn(&str) -> bool) -> Result<(), Refusal>,
}

/// A description with nothing but columns, to build others from.
pub(crate) const PLAIN: Resource = Resource {
    table: "",
    noun: "",
    key: "",
    properties: &[],
    required: &[],
    optional: &[],
    keys: &[],
    order: &[],
    form: None,
    compose: |_, _, _| {},
    accept: |_, _, _, _| Ok(()),
};

impl Resource {
    pub(crate) fn missing(&self) -> Refusal {
        Refusal::missing(self.noun)
    }

    /// A page of the rows that the filter and a test let through.
    ///
    /// # Errors
    /// As the filter and the page.
    pub(crate) fn list(&self, call: &Call<'_>, test: impl Fn(&Row) -> bool) -> Answer {
        let fields = self.fields(call)?;
        let filter = Filter::parse(call.query("filter"), self.keys, call.store, self.form)?;
        let mut rows = filter.select(
            call.store,
            call.store.rows(self.table).filter(|row| test(row)),
        )?;
        page::sort(call, &mut rows, self.order)?;
        Reply::ok(page::page(call, self.key, rows, 1000, |row| {
            self.show(call.store, row, &fields)
        })?)
    }

    pub(crate) fn get(&self, call: &Call<'_>, id: i64) -> Answer {
        self.answer(call, id, StatusCode::OK)
    }

    /// Creates a record on top of columns that the path decides.
    pub(crate) fn create(&self, call: &mut Call<'_>, mut row: Row) -> Answer {
        let body = call.body()?;
        if let Some(name) = self.required.iter().find(|name| body[**name].is_null()) {
            return Err(Refusal::bad(format!("{name} is required")));
        }
        self.write(call, &mut row, &body, &|_| true)?;
        stamp_new(&mut row, call.now, call.user);
        let id = call.store.insert(self.table, row);
        self.answer(call, id, StatusCode::CREATED)
    }

    /// Changes what the body holds and `update_mask` lets through.
    pub(crate) fn update(&self, call: &mut Call<'_>, id: i64) -> Answer {
        let body = call.body()?;
        let mask = call.query_list("update_mask");
        let mut row = call
            .store
            .row(self.table, id)
            .cloned()
            .ok_or_else(|| self.missing())?;
        self.write(call, &mut row, &body, &|name| {
            mask.is_empty() || mask.iter().any(|allowed| allowed == name)
        })?;
        stamp(&mut row, call.now, call.user);
        call.store.insert(self.table, row);
        self.answer(call, id, StatusCode::OK)
    }

    pub(crate) fn delete(&self, call: &mut Call<'_>, id: i64) -> Answer {
        if call.store.remove(self.table, id) {
            Reply::no_content()
        } else {
            Err(self.missing())
        }
    }

    fn write(
        &self,
        call: &mut Call<'_>,
        row: &mut Row,
        body: &Json,
        allowed: &dyn Fn(&str) -> bool,
    ) -> Result<(), Refusal> {
        write_all(self.properties, row, body, allowed)?;
        if let (Some(form), Some(list)) = (
            self.form,
            body.get("custom_fields")
                .filter(|_| allowed("custom_fields")),
        ) {
            custom::write_values(call.store, V2, form, row, list)?;
        }
        (self.accept)(call, row, body, allowed)
    }

    fn answer(&self, call: &Call<'_>, id: i64, status: StatusCode) -> Answer {
        let fields = self.fields(call)?;
        let row = call
            .store
            .row(self.table, id)
            .ok_or_else(|| self.missing())?;
        Ok(Reply::Json(status, self.show(call.store, row, &fields)))
    }

    fn fields(&self, call: &Call<'_>) -> Result<Vec<String>, Refusal> {
        let wanted = call.query_list("fields");
        let known = |name: &String| {
            self.optional.contains(&name.as_str())
                || self.properties.iter().any(|property| property.name == name)
                || (self.form.is_some() && name == "custom_fields")
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
        let mut shown = show_all(self.properties, V2, row);
        (self.compose)(store, row, &mut shown);
        if let Some(form) = self.form {
            shown.insert(
                "custom_fields".to_owned(),
                custom::values(store, V2, form, row),
            );
        }
        shown.retain(|name, _| !self.optional.contains(&name.as_str()) || fields.contains(name));
        Json::Object(shown)
    }
}

/// `DELETE /{resource}/model/customFields/{id}`: the definition goes; what values do is not documented, here they
/// stay unseen.
pub(crate) fn remove_custom_field(call: &mut Call<'_>, form: i64, id: i64) -> Answer {
    let known = call
        .store
        .row("DataFormField", id)
        .is_some_and(|field| field.int("FormId") == form);
    if known && call.store.remove("DataFormField", id) {
        Reply::no_content()
    } else {
        Err(Refusal::missing("CustomField"))
    }
}
