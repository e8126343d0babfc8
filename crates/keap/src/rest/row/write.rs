//! Rows of tables over REST: added, changed and deleted, each table by its description. Contacts have rules of their
//! own besides, see `contact`.

use std::sync::Arc;

use keap_schema::{Change, Changes, Condition, FieldValue, NewRecord, QueryData, Untyped};
use serde_json::{Value, json};

use crate::crud::Crud;
use crate::rest::RestBackend;
use crate::rest::query::plan::Planner;
use crate::rest::query::scan::{Properties, Scan};
use crate::rest::record::body::{Draft, Target};
use crate::rest::record::decode;
use crate::rest::record::encode::{Writer, bad_value};
use crate::rest::record::request_object::rebuilt;
use crate::table::{Convert, Endpoint, Home, Path, Rows, SpecialWriter, Table, columns};
use crate::{Backend, Error, ErrorKind, Result};

/// A row that is to be written, and the resource it belongs to.
struct Found {
    part: &'static Table,
    /// Its JSON; null when it was not needed.
    json: Value,
}

/// The same properties of every resource.
struct Named(Vec<&'static str>);

impl Properties for Named {
    fn of(&self, _: &'static Table) -> Vec<&'static str> {
        self.0.clone()
    }

    fn beside(&self, _: &'static Table, _: &str) -> Vec<&'static str> {
        Vec::new()
    }

    fn names(&self, _: &'static Table, _: &str) -> bool {
        false
    }
}

impl RestBackend {
    pub(in crate::rest) async fn add_row(&self, table: &str, values: &NewRecord) -> Result<i64> {
        if table == "Contact" {
            return self.add_contact(values).await;
        }
        let part = self.resource(table)?.part_for(values, self.backend)?;
        let home = part.home(self.backend);
        match home.writer {
            Some(SpecialWriter::CategoryProducts) => return self.assign_product(values).await,
            Some(SpecialWriter::OptionValues) => return self.add_option_value(values).await,
            None => {}
        }
        let endpoint = self.endpoint(part, home.create)?;
        let above = above_of_values(home, values)?;
        let mut draft = self.draft_for(part, values, Crud::Create).await?;
        self.place_reminders(&mut draft, part, values, &Value::Null)?;
        self.place_methods(&mut draft).await?;
        let body = self.finish(&draft, &Value::Null).await?.json;
        let body: Value = body
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect();
        let answer = self
            .api
            .write(endpoint, &above, None, Some(&body), None)
            .await?;
        let path = part.field("Id").and_then(|field| field.path(self.backend));
        let id = path
            .and_then(|path| decode::find(&answer, path))
            .and_then(decode::integer);
        id.ok_or_else(|| {
            let message = format!("the created row of {table} has no id");
            Error::new(ErrorKind::InvalidResponse, message).applied(true)
        })
    }

    /// Lists and objects that the change touches are read, merged and written whole: what is not in them when REST is
    /// sent them is removed. Another change between reading and writing is overwritten.
    pub(in crate::rest) async fn update_row(
        &self,
        table: &str,
        id: i64,
        changes: &Changes,
    ) -> Result<i64> {
        if table == "Contact" {
            return self.update_contact(id.into(), changes).await;
        }
        let whole = self.resource(table)?;
        let found = self.find_for_write(whole, id, Some(changes)).await?;
        let home = found.part.home(self.backend);
        if home.writer == Some(SpecialWriter::OptionValues) {
            self.update_option_value(id, changes).await?;
            return Ok(id);
        }
        let endpoint = self.endpoint(found.part, home.update)?;
        let above = self.above_of_row(found.part, &found.json)?;
        let mut draft = self.draft_for(found.part, changes, Crud::Update).await?;
        self.place_reminders(&mut draft, found.part, changes, &found.json)?;
        self.place_methods(&mut draft).await?;
        let current = rebuilt(found.part, found.json, changes, self.backend)?;
        let body = self.finish(&draft, &current).await?;
        let mask = home.mask.then_some(body.mask.as_slice());
        self.api
            .write(
                endpoint,
                &above,
                Some(id),
                Some(&Value::Object(body.json)),
                mask,
            )
            .await?;
        Ok(id)
    }

    pub(in crate::rest) async fn delete_row(&self, table: &str, id: i64) -> Result<()> {
        if table == "Contact" {
            return self.api.delete_contact(id).await;
        }
        let found = self.find_for_write(self.resource(table)?, id, None).await?;
        let home = found.part.home(self.backend);
        if home.writer == Some(SpecialWriter::OptionValues) {
            return self.delete_option_value(id).await;
        }
        let endpoint = self.endpoint(found.part, home.delete)?;
        let above = self.above_of_row(found.part, &found.json)?;
        self.api
            .write(endpoint, &above, Some(id), None, None)
            .await?;
        Ok(())
    }

    fn endpoint(&self, table: &Table, endpoint: Option<Endpoint>) -> Result<Endpoint> {
        endpoint.ok_or_else(|| {
            let kind = if table.part.is_empty() {
                table.name
            } else {
                table.part
            };
            let message = format!("{} has no endpoint for it with {kind}", self.backend);
            Error::new(ErrorKind::Unsupported, message)
        })
    }

    /// The changes as a body in the making.
    pub(in crate::rest) async fn draft_for<P>(
        &self,
        table: &'static Table,
        changes: &Changes<Untyped, P>,
        usage: Crud,
    ) -> Result<Draft> {
        let named = || changes.iter().map(|(column, _)| column);
        let columns: Vec<String> = named()
            .filter(|column| columns::is_custom(column))
            .map(str::to_owned)
            .collect();
        let custom = if columns.is_empty() {
            None
        } else {
            Some(self.custom_fields(table, &columns).await?)
        };
        let money = |column| {
            table
                .field(column)
                .is_some_and(|field| field.convert == Convert::Money)
        };
        let currency = if self.backend == Backend::RestV2 && named().any(money) {
            self.currency().await?
        } else {
            None
        };
        let home = table.home(self.backend);
        let target = Target {
            writer: Writer {
                currency: currency.as_deref(),
                ..self.value_writer(table)
            },
            fields: table.fields(),
            usage,
            above: home.above,
        };
        Draft::of(changes, custom.as_deref(), target)
    }

    fn value_writer(&self, table: &Table) -> Writer<'static> {
        Writer {
            table: table.name,
            backend: self.backend,
            zone: self.options.zone,
            currency: None,
        }
    }

    async fn currency(&self) -> Result<Option<String>> {
        if let Some(currency) = &self.options.currency {
            return Ok(Some(currency.clone()));
        }
        let asked = self
            .currency
            .get_or_try_init(|| self.api.currency())
            .await?;
        Ok(asked.clone())
    }

    /// Reminders are instants in XML-RPC and minutes before another instant in REST.
    fn place_reminders<P>(
        &self,
        draft: &mut Draft,
        table: &'static Table,
        changes: &Changes<Untyped, P>,
        current: &Value,
    ) -> Result<()> {
        let writer = self.value_writer(table);
        for (property, other, reminder) in std::mem::take(&mut draft.reminders) {
            let Change::Set(reminder) = reminder else {
                draft.set(property, Value::Null);
                continue;
            };
            let moment = match changes.get(other) {
                Some(Change::Set(value)) => writer.moment(value),
                Some(Change::Clear) => None,
                None => table
                    .field(other)
                    .and_then(|field| field.path(self.backend))
                    .and_then(|path| decode::find(current, path))
                    .and_then(decode::moment),
            };
            let minutes = moment
                .zip(writer.moment(&reminder))
                .map(|(moment, reminder)| moment.signed_duration_since(reminder).num_minutes())
                .filter(|minutes| *minutes > 0);
            let wanted = format!("a time before that of {other}");
            let minutes = minutes.ok_or_else(|| bad_value(property, &wanted))?;
            draft.set(property, json!(minutes));
        }
        Ok(())
    }

    /// Finds out what a write needs to know of the row: which resource it belongs to, what stands above it, and the
    /// lists that the change touches. Reads nothing when nothing is needed.
    async fn find_for_write(
        &self,
        whole: &'static Table,
        id: i64,
        changes: Option<&Changes>,
    ) -> Result<Found> {
        let parts = whole.parts(self.backend);
        let touched = |part: &'static Table| properties_touched(part, changes, self.backend);
        if let [part] = parts.as_slice()
            && (part.home(self.backend).above.is_empty() && touched(part).is_empty()
                || part.home(self.backend).writer.is_some())
        {
            let json = Value::Null;
            return Ok(Found { part, json });
        }
        for part in parts {
            if let Some(json) = self.row_json(part, id, touched(part)).await? {
                return Ok(Found { part, json });
            }
        }
        let message = format!("table {} has no row {id}", whole.name);
        Err(Error::new(ErrorKind::NotFound, message))
    }

    /// The JSON of one row, with properties that are not answered by themselves; `None` when there is no such row.
    pub(in crate::rest) async fn row_json(
        &self,
        part: &'static Table,
        id: i64,
        properties: Vec<&'static str>,
    ) -> Result<Option<Value>> {
        let home = part.home(self.backend);
        if home.get.is_some() && home.above.is_empty() {
            return match self.api.get(part, id, &[], &properties).await {
                Ok(row) => Ok(Some(row)),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error),
            };
        }
        if matches!(home.rows, Rows::None) {
            return Ok(None);
        }
        let mut query = QueryData::new(part.name);
        query.conditions = vec![("Id".to_owned(), Condition::Equals(FieldValue::Int(id)))];
        let planner = Planner {
            backend: self.backend,
            custom: None,
            zone: self.options.zone,
        };
        let plan = planner.of(part, &query)?;
        let named: Arc<dyn Properties> = Arc::new(Named(properties));
        let path = part.field("Id").and_then(|field| field.path(self.backend));
        let is_it = |row: &Value| {
            let found = path
                .and_then(|path| decode::find(row, path))
                .and_then(decode::integer);
            found == Some(id)
        };
        let mut scanned = 0;
        let mut rows = Scan::new(self, &plan, &named);
        while let Some(batch) = rows.next().await? {
            scanned += batch.scanned;
            if let Some(row) = batch.rows.into_iter().find(is_it) {
                return Ok(Some(row));
            }
            if scanned > self.options.row_budget {
                return Err(self.budget_exceeded());
            }
        }
        Ok(None)
    }

    fn above_of_row(&self, part: &Table, row: &Value) -> Result<Vec<(&'static str, String)>> {
        let home = part.home(self.backend);
        let value = |column: &str| {
            let path = part.field(column)?.path(self.backend)?;
            decode::text(decode::find(row, path)?)
        };
        let above = home.above.iter().map(|(name, column)| {
            let value = value(column).ok_or_else(|| {
                let message = format!("the row does not tell its {column}");
                Error::new(ErrorKind::InvalidResponse, message)
            })?;
            Ok((*name, value))
        });
        above.collect()
    }
}

/// What fills the path's placeholders, from the values of a new row.
fn above_of_values(home: &Home, values: &NewRecord) -> Result<Vec<(&'static str, String)>> {
    let above = home
        .above
        .iter()
        .map(|(name, column)| match values.get(column) {
            Some(Change::Set(value)) => Ok((*name, value.to_string())),
            _ => {
                let message = format!("a new row needs {column}");
                Err(Error::new(ErrorKind::InvalidRequest, message))
            }
        });
    above.collect()
}

/// The properties that must be read before a change can be merged into them.
fn properties_touched(
    part: &'static Table,
    changes: Option<&Changes>,
    backend: Backend,
) -> Vec<&'static str> {
    let mut properties = Vec::new();
    for (column, change) in changes.into_iter().flat_map(Changes::iter) {
        if columns::is_custom(column) {
            properties.push("custom_fields");
            continue;
        }
        let Some(field) = part.field(column) else {
            continue;
        };
        let path = field.place(backend, Crud::Update);
        match (field.convert, path, change) {
            (Convert::MinutesBefore(other), _, Change::Set(_)) => {
                let other = part.field(other).and_then(|field| field.path(backend));
                properties.extend(other.map(|path| path.top()));
            }
            (_, Some(Path::Nested(_, "id")), _) => {}
            (_, Some(path @ (Path::Nested(..) | Path::Slot { .. })), _) => {
                properties.push(path.top());
            }
            _ => {}
        }
    }
    properties.sort_unstable();
    properties.dedup();
    properties
}
