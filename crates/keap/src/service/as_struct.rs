//! Rows as structs of one's own.

use keap_schema::{IntoTable, QueryData, table};
use serde::de::DeserializeOwned;

use super::data::read_all;
use super::{ContactService, DataService};
use crate::{ContactId, Result, RowReader};

impl DataService<'_> {
    /// Reads all rows that meet the conditions as structs of one's own, page after page: what an entity class was. The members
    /// of the struct name the columns, in place of those that the query selects; how they are read says [`RowReader`], which does
    /// the same for other calls. The query's limit is the size of a page, and no bound of the rows.
    ///
    /// ```
    /// # use keap::{service::DataService, Result, UserId, schema::{Query, table}};
    /// #[derive(serde::Deserialize)]
    /// #[serde(rename_all = "PascalCase")]
    /// struct Colleague {
    ///     id: UserId,
    ///     first_name: Option<String>,
    ///     #[serde(rename = "Email")]
    ///     address: Option<String>,
    /// }
    ///
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// let everybody: Vec<Colleague> = data.query_as(Query::<table::User>::new()).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`query`](Self::query), and [those of `RowReader`](RowReader::of).
    pub async fn query_as<R: DeserializeOwned + Send>(
        self,
        query: impl Into<QueryData>,
    ) -> Result<Vec<R>> {
        let mut query = query.into();
        let reader = RowReader::<R>::of(query.table.as_str())?;
        query.selected = reader
            .columns()
            .iter()
            .copied()
            .map(str::to_owned)
            .collect();
        let pages = self.0.open(query);
        read_all(pages, |record| reader.read(record)).await
    }

    /// Reads one row as a struct of one's own, as [`query_as`](Self::query_as) reads many.
    ///
    /// ```
    /// # use keap::{service::DataService, Result, UserId, schema::table};
    /// # #[derive(serde::Deserialize)]
    /// # struct Colleague {}
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// let colleague: Colleague = data.load_as(table::User, UserId::new(1)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`load`](Self::load), and [those of `RowReader`](RowReader::of).
    pub async fn load_as<R: DeserializeOwned + Send, T: IntoTable>(
        self,
        table: T,
        id: impl Into<T::Id>,
    ) -> Result<R> {
        let (name, id) = (table.into_name(), id.into().into());
        let reader = RowReader::<R>::of(name.as_str())?;
        let record = self.load(name, id, &reader).await?;
        reader.read(&record)
    }
}

impl ContactService<'_> {
    /// Reads a contact as a struct of one's own: what an entity class was. Its members name the columns; how they are read says
    /// [`RowReader`], which does the same for [`find_by_email`](Self::find_by_email).
    ///
    /// ```
    /// # use keap::{ContactId, service::ContactService, Result};
    /// #[derive(serde::Deserialize)]
    /// struct Person {
    ///     #[serde(rename = "FirstName")]
    ///     first_name: Option<String>,
    ///     #[serde(rename = "_ShoeSize")]
    ///     shoe_size: Option<i64>,
    /// }
    ///
    /// # async fn example(contacts: ContactService<'_>) -> Result<()> {
    /// let person: Person = contacts.load_as(ContactId::new(4393)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`load`](Self::load), and [those of `RowReader`](RowReader::of).
    pub async fn load_as<R: DeserializeOwned + Send>(self, id: ContactId) -> Result<R> {
        let reader = RowReader::<R>::of(table::Contact)?;
        let record = self.load(id, &reader).await?;
        reader.read(&record)
    }
}
