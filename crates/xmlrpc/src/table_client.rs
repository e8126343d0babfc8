//! `DataService` with typed columns, one table at a time.

use std::marker::PhantomData;

use futures_core::Stream;
use futures_util::StreamExt as _;
use keap_schema::{
    Changes, Columns, NewRecord, Query, QueryData, Record, Row, Table, data_form_field, table,
};

use crate::conditions::{self, ConditionError};
use crate::methods::data::{self, Add, Count, Delete, FindByField, Load, Update};
use crate::{Client, ConvertError, Error, Method, Pages, RecordFormat, Struct};

/// One table of the account: `DataService` with columns instead of structs.
///
/// ```
/// # use keap_http::{Transport, testing::Script};
/// # use keap_xmlrpc::Client;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let answer = "<methodResponse><params><param><value><array><data><value><struct><member><name>Email</name><value>ann@example.com</value></member></struct></value></data></array></value></param></params></methodResponse>";
/// # let script = Script::new().answer(200, "text/xml", answer);
/// # let client = Client::new(Transport::new(script), "https://example.com/".parse()?, "key");
/// use keap_schema::{Query, table, user};
///
/// let query = Query::new().like(user::LAST_NAME, "Bob%").select((user::ID, user::EMAIL));
/// let users = client.table::<table::User>().rows(&query).await?;
/// assert_eq!(users[0].email.as_deref(), Some("ann@example.com"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct TableClient<'a, T> {
    client: &'a Client,
    format: RecordFormat,
    table: PhantomData<fn() -> T>,
}

impl<'a, T: Table> TableClient<'a, T> {
    pub(crate) fn new(client: &'a Client) -> Self {
        let format = RecordFormat::of::<T>(client.zone());
        Self {
            client,
            format,
            table: PhantomData,
        }
    }

    /// The same table with the types of its custom fields, as the account defines them.
    ///
    /// Reads table `DataFormField`. Without this, custom fields are read by their wire type, which cannot tell a date from a
    /// moment at midnight.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn with_custom_fields(mut self) -> Result<Self, Error> {
        let Some(form) = T::INFO.custom_fields_form else {
            return Ok(self);
        };
        let query = Query::<table::DataFormField>::new()
            .equals(data_form_field::FORM_ID, form)
            .select((data_form_field::NAME, data_form_field::DATA_TYPE));
        let mut fields = self.client.table::<table::DataFormField>().pages(query);
        while let Some(field) = fields.next_record().await? {
            self.format = self.format.custom_field(&field);
        }
        Ok(self)
    }

    /// Adds a record and gives its id, see [`Add`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn add(
        &self,
        set: impl FnOnce(NewRecord<T>) -> NewRecord<T> + Send,
    ) -> Result<i32, Error> {
        let values = self.data::<Add, _>(&set(NewRecord::new()))?;
        self.client
            .call(&Add {
                table: self.name(),
                values,
            })
            .await
    }

    /// Loads columns of a record, see [`Load`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn load(
        &self,
        record_id: i32,
        columns: impl Columns<T> + Send,
    ) -> Result<Record, Error> {
        let fields = columns.names().into_iter().map(str::to_owned).collect();
        let row = self
            .client
            .call(&Load {
                table: self.name(),
                record_id,
                fields,
            })
            .await?;
        Ok(self.format.read(&row))
    }

    /// Loads a record as a typed row, with the columns that a query gives by default.
    ///
    /// # Errors
    /// As [`load`](Self::load), and [`Error::Convert`] when a field does not fit its column.
    pub async fn row(&self, record_id: i32) -> Result<T::Row, Error> {
        let fields = T::INFO.default_selection().map(str::to_owned).collect();
        let values = self
            .client
            .call(&Load {
                table: self.name(),
                record_id,
                fields,
            })
            .await?;
        let error = |source| Error::convert(Load::NAME, source);
        row::<T>(&self.format.read(&values)).map_err(error)
    }

    /// Changes a record: what is not mentioned stays, see [`Update`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn update(
        &self,
        record_id: i32,
        set: impl FnOnce(Changes<T>) -> Changes<T> + Send,
    ) -> Result<i32, Error> {
        let values = self.data::<Update, _>(&set(Changes::new()))?;
        self.client
            .call(&Update {
                table: self.name(),
                record_id,
                values,
            })
            .await
    }

    /// Deletes a record, see [`Delete`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn delete(&self, record_id: i32) -> Result<bool, Error> {
        self.client
            .call(&Delete {
                table: self.name(),
                record_id,
            })
            .await
    }

    /// One page of records, see [`data::Query`].
    ///
    /// # Errors
    /// As [`Client::call`], and [`Error::Condition`] for a condition that this wire does not have.
    pub async fn query(&self, query: &Query<T>) -> Result<Vec<Record>, Error> {
        let rows = self
            .client
            .call(&query_method(query.data(), &self.format)?)
            .await?;
        Ok(rows.iter().map(|row| self.format.read(row)).collect())
    }

    /// One page of typed rows, see [`data::Query`].
    ///
    /// # Errors
    /// As [`query`](Self::query), and [`Error::Convert`] when a field does not fit its column.
    pub async fn rows(&self, query: &Query<T>) -> Result<Vec<T::Row>, Error> {
        let records = self.query(query).await?;
        records
            .iter()
            .enumerate()
            .map(|(at, record)| row::<T>(record).map_err(|error| convert(error.in_item(at))))
            .collect()
    }

    /// One page of records by one field, see [`FindByField`]. The query must have one condition and no order.
    ///
    /// # Errors
    /// As [`query`](Self::query).
    pub async fn find_by_field(&self, query: &Query<T>) -> Result<Vec<Record>, Error> {
        let method = FindByField::new(query.data(), &self.format)
            .map_err(|source| Error::condition(FindByField::NAME, source))?;
        let rows = self.client.call(&method).await?;
        Ok(rows.iter().map(|row| self.format.read(row)).collect())
    }

    /// How many records the query would find on all its pages, see [`Count`].
    ///
    /// # Errors
    /// As [`query`](Self::query).
    pub async fn count(&self, query: &Query<T>) -> Result<i32, Error> {
        let query_data = conditions::write(&query.data().conditions, &self.format)
            .map_err(|source| Error::condition(Count::NAME, source))?;
        self.client
            .call(&Count {
                table: self.name(),
                query_data,
            })
            .await
    }

    /// All typed rows that the query finds, page after page, see [`Pages`]. The stream ends after the first error.
    pub fn stream(
        &self,
        query: Query<T>,
    ) -> impl Stream<Item = Result<T::Row, Error>> + Send + use<T> {
        self.pages(query)
            .stream()
            .map(|record| row::<T>(&record?).map_err(convert))
    }

    /// All records that the query finds, page after page. Nothing is asked before the first page is wanted.
    pub fn pages(&self, query: Query<T>) -> Pages {
        Pages::new(self.client.clone(), query.into_data()).with_format(self.format.clone())
    }

    /// How records of the table are written and read.
    pub fn format(&self) -> &RecordFormat {
        &self.format
    }

    fn name(&self) -> String {
        T::INFO.name.to_owned()
    }

    fn data<M: Method, P>(&self, changes: &Changes<T, P>) -> Result<Struct, Error> {
        self.format
            .write_changes(changes)
            .map_err(|source| Error::fields(M::NAME, source))
    }
}

impl<T> Clone for TableClient<'_, T> {
    fn clone(&self) -> Self {
        Self {
            client: self.client,
            format: self.format.clone(),
            table: PhantomData,
        }
    }
}

fn row<T: Table>(record: &Record) -> Result<T::Row, ConvertError> {
    T::Row::from_record(record).map_err(|error| {
        ConvertError::new(error.expected.text(), error.found).in_member(&error.field)
    })
}

fn convert(source: ConvertError) -> Error {
    Error::convert(data::Query::NAME, source)
}

/// The query as the call that asks it.
pub(crate) fn query_method(query: &QueryData, format: &RecordFormat) -> Result<data::Query, Error> {
    data::Query::new(query, format).map_err(|source| Error::condition(data::Query::NAME, source))
}

impl FindByField {
    /// The call that asks a query with one condition and no order.
    ///
    /// # Errors
    /// When the query has more, or the condition cannot be expressed on this wire.
    pub fn new(query: &QueryData, format: &RecordFormat) -> Result<Self, ConditionError> {
        let (field_name, field_value) = conditions::write_field(&query.conditions, format)?;
        if let Some(order) = &query.order {
            return Err(ConditionError::not_one_field(&order.field));
        }
        Ok(Self {
            table: query.table.clone(),
            limit: query.limit.try_into().unwrap_or(i32::MAX),
            page: query.page.try_into().unwrap_or(i32::MAX),
            field_name,
            field_value,
            return_fields: query
                .selected_or_default()
                .into_iter()
                .map(str::to_owned)
                .collect(),
        })
    }
}

impl data::Query {
    /// The call that asks a query.
    ///
    /// # Errors
    /// When a condition cannot be expressed on this wire.
    pub fn new(query: &QueryData, format: &RecordFormat) -> Result<Self, ConditionError> {
        Ok(Self {
            table: query.table.clone(),
            limit: query.limit.try_into().unwrap_or(i32::MAX),
            page: query.page.try_into().unwrap_or(i32::MAX),
            query_data: conditions::write(&query.conditions, format)?,
            selected_fields: query
                .selected_or_default()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            order: query.order.as_ref().map(|order| data::Order {
                order_by: order.field.clone(),
                ascending: order.ascending,
            }),
        })
    }
}
