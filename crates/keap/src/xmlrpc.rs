//! The XML-RPC backend: the facade's operations as legacy method calls.

mod custom;
mod failure;

use std::sync::Arc;

use keap_schema::{Condition, FieldType, QueryData, Record};
use keap_xmlrpc::{Client, Method, RecordFormat, Struct, conditions, contact, data};
use tokio::sync::Mutex;

use crate::service::sealed::Sealed;
use crate::{
    Backend, ContactService, DataService, DupCheck, Error, ErrorKind, Fields, Invocation, Invoke,
    Outcome, Result,
};
use custom::CustomFields;

/// The facade over the legacy XML-RPC API.
#[derive(Clone, Debug)]
pub struct XmlRpcBackend {
    client: Client,
    custom: Arc<Mutex<Option<Arc<CustomFields>>>>,
}

impl XmlRpcBackend {
    /// A backend over a client; the client's zone is that of all times.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            custom: Arc::default(),
        }
    }

    /// The client, for methods that the facade does not have.
    pub fn client(&self) -> &Client {
        &self.client
    }

    async fn dispatch(&self, invocation: Invocation) -> Result<Outcome> {
        match invocation {
            Invocation::ContactAdd { values } => {
                let data = self
                    .format("Contact", names(&values))
                    .await?
                    .write_changes(&values);
                let data = data.map_err(unwritable)?;
                self.call(&contact::Add { data })
                    .await
                    .map(|id| Outcome::Id(id.into()))
            }
            Invocation::ContactAddWithDupCheck { values, check } => {
                let data = self
                    .format("Contact", names(&values))
                    .await?
                    .write_changes(&values);
                let data = data.map_err(unwritable)?;
                let call = contact::AddWithDupCheck {
                    data,
                    dup_check_type: wire_check(check),
                };
                self.call(&call).await.map(|id| Outcome::Id(id.into()))
            }
            Invocation::ContactLoad { id, fields } => {
                let contact_id = wire_id(id.get())?;
                let (selected_fields, format) = self.selection("Contact", &fields).await?;
                let row = self
                    .call(&contact::Load {
                        contact_id,
                        selected_fields,
                    })
                    .await?;
                Ok(Outcome::Record(read(&format, &row)))
            }
            Invocation::ContactUpdate { id, changes } => {
                let contact_id = wire_id(id.get())?;
                let data = self
                    .format("Contact", names(&changes))
                    .await?
                    .write_changes(&changes);
                let data = data.map_err(unwritable)?;
                self.call(&contact::Update { contact_id, data }).await?;
                Ok(Outcome::Id(id.get()))
            }
            Invocation::ContactMerge { contact, duplicate } => {
                let call = contact::Merge {
                    contact_id: wire_id(contact.get())?,
                    duplicate_contact_id: wire_id(duplicate.get())?,
                };
                self.call(&call).await.map(Outcome::Flag)
            }
            Invocation::ContactFindByEmail { email, fields } => {
                let (selected_fields, format) = self.selection("Contact", &fields).await?;
                let rows = self
                    .call(&contact::FindByEmail {
                        email,
                        selected_fields,
                    })
                    .await?;
                Ok(Outcome::Records(
                    rows.iter().map(|row| read(&format, row)).collect(),
                ))
            }
            Invocation::ContactAddToGroup { contact, tag } => {
                let call = contact::AddToGroup {
                    contact_id: wire_id(contact.get())?,
                    tag_id: wire_id(tag.get())?,
                };
                self.call(&call).await.map(Outcome::Flag)
            }
            Invocation::ContactRemoveFromGroup { contact, tag } => {
                let call = contact::RemoveFromGroup {
                    contact_id: wire_id(contact.get())?,
                    tag_id: wire_id(tag.get())?,
                };
                self.call(&call).await.map(Outcome::Flag)
            }
            Invocation::DataAdd { table, values } => {
                let values = self
                    .format(&table, names(&values))
                    .await?
                    .write_changes(&values);
                let values = values.map_err(unwritable)?;
                self.call(&data::Add { table, values })
                    .await
                    .map(|id| Outcome::Id(id.into()))
            }
            Invocation::DataUpdate { table, id, changes } => {
                let record_id = wire_id(id)?;
                let values = self
                    .format(&table, names(&changes))
                    .await?
                    .write_changes(&changes);
                let values = values.map_err(unwritable)?;
                self.call(&data::Update {
                    table,
                    record_id,
                    values,
                })
                .await?;
                Ok(Outcome::Id(id))
            }
            Invocation::DataDelete { table, id } => {
                let record_id = wire_id(id)?;
                self.call(&data::Delete { table, record_id })
                    .await
                    .map(Outcome::Flag)
            }
            Invocation::DataFindByField {
                query,
                field,
                value,
            } => self
                .find_by_field(query, field, value)
                .await
                .map(Outcome::Records),
            Invocation::DataCount(query) => self.count(query).await.map(Outcome::Count),
            Invocation::DataLoad { table, id, fields } => {
                let record_id = wire_id(id)?;
                let (fields, format) = self.selection(&table, &fields).await?;
                let row = self
                    .call(&data::Load {
                        table,
                        record_id,
                        fields,
                    })
                    .await?;
                Ok(Outcome::Record(read(&format, &row)))
            }
            Invocation::DataQuery(query) => self.query(query).await.map(Outcome::Records),
            Invocation::DataGetUserInfo => self.user_info().await.map(Outcome::Record),
        }
    }

    async fn find_by_field(
        &self,
        query: QueryData,
        field_name: String,
        field_value: String,
    ) -> Result<Vec<Record>> {
        let wanted = match query.selected.as_slice() {
            [] => Fields::All,
            named => named.into(),
        };
        let (return_fields, format) = self.selection(&query.table, &wanted).await?;
        let call = data::FindByField {
            table: query.table,
            limit: query.limit.try_into().unwrap_or(i32::MAX),
            page: query.page.try_into().unwrap_or(i32::MAX),
            field_name,
            field_value,
            return_fields,
        };
        let rows = self.call(&call).await?;
        Ok(rows.iter().map(|row| read(&format, row)).collect())
    }

    async fn count(&self, query: QueryData) -> Result<u64> {
        let query = with_condition(query);
        let columns = query.conditions.iter().map(|(column, _)| column.as_str());
        let format = self.format(&query.table, columns).await?;
        let query_data = conditions::write(&query.conditions, &format).map_err(unsayable)?;
        let count = self
            .call(&data::Count {
                table: query.table,
                query_data,
            })
            .await?;
        count
            .try_into()
            .map_err(|_| Error::new(ErrorKind::InvalidResponse, "the count is negative"))
    }

    async fn query(&self, mut query: QueryData) -> Result<Vec<Record>> {
        let wanted = match query.selected.as_slice() {
            [] => Fields::All,
            named => named.into(),
        };
        let (selected, format) = self.selection(&query.table, &wanted).await?;
        query.selected = selected;
        let query = with_condition(query);
        let call = data::Query::new(&query, &format).map_err(unsayable)?;
        let rows = self.call(&call).await?;
        Ok(rows.iter().map(|row| read(&format, row)).collect())
    }

    async fn user_info(&self) -> Result<Record> {
        let info = self.call(&data::GetUserInfo {}).await?;
        let members = [
            ("localUserId", info.local_user_id),
            ("globalUserId", info.global_user_id),
            ("displayName", info.display_name),
            ("casUsername", info.cas_username),
            ("appAlias", info.app_alias),
            ("appUrl", info.app_url),
        ];
        Ok(members
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect())
    }

    /// The fields to ask for, and how to read them.
    async fn selection(&self, table: &str, wanted: &Fields) -> Result<(Vec<String>, RecordFormat)> {
        match wanted {
            Fields::Named(named) => {
                let format = self.format(table, named.iter().map(String::as_str)).await?;
                Ok((named.clone(), format))
            }
            Fields::All => {
                let Some(info) = keap_schema::table(table) else {
                    let message = format!("no table is called {table:?}");
                    return Err(Error::new(ErrorKind::InvalidRequest, message)
                        .hinted("name the fields to read a table that the schema does not know"));
                };
                let mut names: Vec<String> = info.default_selection().map(str::to_owned).collect();
                let mut format = self.client.format(table);
                if table == "Contact" {
                    let custom = self.custom_fields(&[]).await?;
                    names.extend(custom.columns());
                    format = custom.describe(format);
                }
                Ok((names, format))
            }
        }
    }

    /// How the fields of a table are written and read; with custom fields among them, their types are looked up once.
    async fn format(&self, table: &str, names: impl Iterator<Item = &str>) -> Result<RecordFormat> {
        let custom: Vec<&str> = names
            .filter(|name| crate::fields::is_custom(name))
            .collect();
        let format = self.client.format(table);
        if custom.is_empty() || table != "Contact" {
            return Ok(format);
        }
        Ok(self.custom_fields(&custom).await?.describe(format))
    }

    async fn call<M: Method<Output: Send> + Sync>(&self, method: &M) -> Result<M::Output> {
        self.client
            .call(method)
            .await
            .map_err(|error| failure::read(error, M::EFFECT))
    }
}

impl Sealed for XmlRpcBackend {}

impl ContactService for XmlRpcBackend {}

impl DataService for XmlRpcBackend {}

impl Invoke for XmlRpcBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        let operation = invocation.operation();
        self.dispatch(invocation)
            .await
            .map_err(|error| error.at(operation, Backend::XmlRpc))
    }
}

fn names<P>(changes: &keap_schema::Changes<keap_schema::Untyped, P>) -> impl Iterator<Item = &str> {
    changes.iter().map(|(name, _)| name)
}

/// Empty texts are left out: XML-RPC answers an unset field either way.
fn read(format: &RecordFormat, row: &Struct) -> Record {
    let is_empty = |value: &keap_schema::FieldValue| value.as_str().is_some_and(str::is_empty);
    format
        .read(row)
        .into_iter()
        .filter(|(_, value)| !is_empty(value))
        .collect()
}

/// XML-RPC ids are 32-bit.
fn wire_id(id: i64) -> Result<i32> {
    id.try_into().map_err(|_| {
        Error::new(
            ErrorKind::InvalidRequest,
            format!("the id {id} does not fit into an i4"),
        )
    })
}

fn unwritable(cause: keap_xmlrpc::ConvertError) -> Error {
    Error::new(
        ErrorKind::InvalidRequest,
        "a value cannot be written in XML-RPC",
    )
    .caused_by(cause)
}

/// What an empty struct of conditions does is not documented; every client asks for any id instead. A table without
/// ids of its own has those of what its rows stand for.
fn with_condition(mut query: QueryData) -> QueryData {
    if query.conditions.is_empty() {
        let id = keap_schema::table(&query.table)
            .filter(|table| table.column("Id").is_none())
            .and_then(|table| {
                let mut columns = table.columns.iter();
                columns.find(|column| column.field_type == FieldType::Id)
            })
            .map_or("Id", |column| column.name);
        let any = Condition::Like("%".to_owned());
        query.conditions.push((id.to_owned(), any));
    }
    query
}

fn unsayable(cause: conditions::ConditionError) -> Error {
    Error::new(
        ErrorKind::Unsupported,
        "the conditions cannot be written in XML-RPC",
    )
    .caused_by(cause)
    .hinted("XML-RPC takes one condition per field; split the query or route it to REST")
}

fn wire_check(check: DupCheck) -> contact::DupCheck {
    match check {
        DupCheck::Email => contact::DupCheck::Email,
        DupCheck::EmailAndName => contact::DupCheck::EmailAndName,
        DupCheck::EmailAndNameAndCompany => contact::DupCheck::EmailAndNameAndCompany,
    }
}
