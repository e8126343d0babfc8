//! `DataService`.

use std::future::Future;

use keap_schema::{Changes, NewRecord, Query, QueryData, Record, Row, Table};

use super::{Invoke, unexpected_outcome};
use crate::{Error, ErrorKind, Fields, Invocation, Result, UserInfo};

/// Rows of any table, as the legacy `DataService` has them.
pub trait DataService: Invoke {
    /// Reads one row by id.
    ///
    /// # Errors
    /// `NotFound` when there is no such row; `Unsupported` for a table the backend has no counterpart for.
    fn load(
        &self,
        table: impl Into<String>,
        id: i64,
        fields: impl Into<Fields>,
    ) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::DataLoad {
            table: table.into(),
            id,
            fields: fields.into(),
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_record()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Creates a row and gives its id.
    ///
    /// # Errors
    /// As [`ContactService::add`](crate::ContactService::add); `Unsupported` over REST for tables other than `Contact`.
    fn add(
        &self,
        table: impl Into<String>,
        set: impl FnOnce(NewRecord) -> NewRecord + Send,
    ) -> impl Future<Output = Result<i64>> + Send {
        let invocation = Invocation::DataAdd {
            table: table.into(),
            values: set(NewRecord::new()),
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_id()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Changes the fields that the closure sets or clears. Gives the id back.
    ///
    /// # Errors
    /// As [`ContactService::update`](crate::ContactService::update); `Unsupported` over REST for tables other than `Contact`.
    fn update(
        &self,
        table: impl Into<String>,
        id: i64,
        change: impl FnOnce(Changes) -> Changes + Send,
    ) -> impl Future<Output = Result<i64>> + Send {
        let changes = change(Changes::new());
        let invocation = Invocation::DataUpdate {
            table: table.into(),
            id,
            changes,
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_id()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Deletes a row.
    ///
    /// # Errors
    /// `NotFound` when there is no such row; `Unsupported` over REST for tables other than `Contact`.
    fn delete(
        &self,
        table: impl Into<String>,
        id: i64,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::DataDelete {
            table: table.into(),
            id,
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_flag()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Reads one page of the rows with a value in one field; `%` in the value stands for any text. The order is not
    /// defined.
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    fn find_by_field(
        &self,
        table: impl Into<String>,
        field: impl Into<String>,
        value: impl Into<String>,
        fields: impl Into<Fields>,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let mut query = QueryData::new(table);
        if let Fields::Named(names) = fields.into() {
            query.selected = names;
        }
        let (field, value) = (field.into(), value.into());
        let invocation = Invocation::DataFindByField {
            query,
            field,
            value,
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_records()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Counts the rows that meet the conditions. Over REST that means reading them, unless the server tells.
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    fn count(&self, query: impl Into<QueryData>) -> impl Future<Output = Result<u64>> + Send {
        let invocation = Invocation::DataCount(query.into());
        async move {
            self.invoke(invocation)
                .await?
                .into_count()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Reads one page of the rows that meet the conditions. A page with fewer rows than the limit is the last.
    ///
    /// # Errors
    /// `Unsupported` for a condition or an order that the backend can neither push down nor evaluate.
    fn query(
        &self,
        query: impl Into<QueryData>,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::DataQuery(query.into());
        async move {
            self.invoke(invocation)
                .await?
                .into_records()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Reads all rows of a table as typed rows, page after page in the order of their ids:
    /// `query_all::<table::User>()`.
    ///
    /// Rows carry what the backend has; a column without counterpart is `None`.
    ///
    /// # Errors
    /// As for [`query`](Self::query); `InvalidResponse` when a value has the wrong type.
    fn query_all<T: Table<Row: Send>>(&self) -> impl Future<Output = Result<Vec<T::Row>>> + Send {
        async move {
            let mut rows = Vec::new();
            for page in 0.. {
                let mut query = Query::<T>::new().page(page);
                if T::INFO.column("Id").is_some() {
                    query = query.order_by_name("Id", true);
                }
                let limit = query.data().limit as usize;
                let records = self.query(query).await?;
                let last = records.len() < limit;
                for record in records {
                    rows.push(T::Row::from_record(&record).map_err(|error| {
                        Error::new(ErrorKind::InvalidResponse, "a row does not fit its table")
                            .caused_by(error)
                    })?);
                }
                if last {
                    break;
                }
            }
            Ok(rows)
        }
    }

    /// Tells who the credential belongs to.
    ///
    /// # Errors
    /// `Unauthenticated` when nobody.
    fn get_user_info(&self) -> impl Future<Output = Result<UserInfo>> + Send {
        async move {
            let outcome = self.invoke(Invocation::DataGetUserInfo).await?;
            outcome
                .into_record()
                .map(UserInfo::from)
                .ok_or_else(unexpected_outcome)
        }
    }
}
