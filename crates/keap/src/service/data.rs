//! `DataService`.

use std::future::Future;

use keap_http::Secret;
use keap_schema::{Changes, Columns, NewRecord, Query, QueryData, Record, RecordError, Row, Table};

use super::{Invoke, flag, new_id, text, unexpected_outcome};
use crate::{
    ContactActionId, CustomFieldId, Error, ErrorKind, Fields, Invocation, NewCustomField, Pages,
    Result, UserId, UserInfo,
};

/// Rows of any table, as the legacy `DataService` has them.
pub trait DataService: Invoke {
    /// Reads one row by id: a number, or the id of a column.
    ///
    /// # Errors
    /// `NotFound` when there is no such row; `Unsupported` for a table the backend has no counterpart for.
    fn load(
        &self,
        table: impl Into<String>,
        id: impl Into<i64>,
        fields: impl Into<Fields>,
    ) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::DataLoad {
            table: table.into(),
            id: id.into(),
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
    /// As [`ContactService::add`](crate::ContactService::add); `Unsupported` over REST where
    /// [`table_coverage`](crate::table_coverage) has no endpoint for it.
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
    /// As [`ContactService::update`](crate::ContactService::update); `Unsupported` over REST where
    /// [`table_coverage`](crate::table_coverage) has no endpoint for it.
    fn update(
        &self,
        table: impl Into<String>,
        id: impl Into<i64>,
        change: impl FnOnce(Changes) -> Changes + Send,
    ) -> impl Future<Output = Result<i64>> + Send {
        let changes = change(Changes::new());
        let invocation = Invocation::DataUpdate {
            table: table.into(),
            id: id.into(),
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
    /// `NotFound` when there is no such row; `Unsupported` over REST where
    /// [`table_coverage`](crate::table_coverage) has no endpoint for it.
    fn delete(
        &self,
        table: impl Into<String>,
        id: impl Into<i64>,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::DataDelete {
            table: table.into(),
            id: id.into(),
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

    /// Opens a query to be read page by page, to its end. The query's limit is the size of a page, where the backend lets
    /// a client choose.
    ///
    /// The router asks one backend for all pages: the one that the policy names for the query when it is opened. Such
    /// reads are not compared in the background.
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    fn pages(&self, query: impl Into<QueryData>) -> impl Future<Output = Result<Pages>> + Send {
        self.open(query.into())
    }

    /// Reads all rows of a table as typed rows, page after page, in the order of their ids where the backend has it:
    /// `query_all::<table::User>()`.
    ///
    /// Rows carry what the backend has; a column without counterpart is `None`.
    ///
    /// # Errors
    /// As for [`query`](Self::query); `InvalidResponse` when a value has the wrong type.
    fn query_all<T: Table<Row: Send>>(&self) -> impl Future<Output = Result<Vec<T::Row>>> + Send {
        self.query_rows(Query::<T>::new())
    }

    /// Reads all rows that meet the conditions as typed rows, page after page.
    ///
    /// ```
    /// # use keap::{DataService, Result, schema::{Query, contact, table}};
    /// # async fn example(data: &impl DataService) -> Result<()> {
    /// let query = Query::<table::Contact>::new().like(contact::LAST_NAME, "Bob%");
    /// for contact in data.query_rows(query).await? {
    ///     println!("{:?} {:?}", contact.first_name, contact.last_name);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`query_all`](Self::query_all).
    fn query_rows<T: Table<Row: Send>>(
        &self,
        query: Query<T>,
    ) -> impl Future<Output = Result<Vec<T::Row>>> + Send {
        let pages = self.open(query.into());
        read_all(pages, T::Row::from_record)
    }

    /// Reads some columns of all rows that meet the conditions: a projection. A column gives an option, a tuple of columns
    /// a tuple of options.
    ///
    /// ```
    /// # use keap::{DataService, Result, schema::{Query, contact, table}};
    /// # async fn example(data: &impl DataService) -> Result<()> {
    /// let query = Query::<table::Contact>::new().not_null(contact::EMAIL);
    /// for (id, email) in data.query_columns(query, (contact::ID, contact::EMAIL)).await? {
    ///     println!("{id:?} {email:?}");
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`query_all`](Self::query_all).
    fn query_columns<T: Table, C: Columns<T, Values: Send> + Send>(
        &self,
        query: Query<T>,
        columns: C,
    ) -> impl Future<Output = Result<Vec<C::Values>>> + Send {
        let mut query: QueryData = query.into();
        query.selected = columns.names().into_iter().map(str::to_owned).collect();
        let pages = self.open(query);
        read_all(pages, move |record| columns.read(record))
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

    /// Defines a custom field and gives its id, a `DataFormField.Id`.
    ///
    /// The server makes the name from the label; read it back before writing values. The options of lists are set with
    /// [`update_custom_field`](Self::update_custom_field).
    ///
    /// # Errors
    /// `Unsupported` (`KB-020`) over REST v1 for fields of anything but contacts and tasks, before anything is sent. A failure
    /// with [`Error::may_have_applied`] may have made the field: look before adding it again.
    fn add_custom_field(
        &self,
        field: NewCustomField,
    ) -> impl Future<Output = Result<CustomFieldId>> + Send {
        let invocation = Invocation::DataAddCustomField(field);
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Changes the label of a custom field, its options, or both; what is `None` stays. Gives whether it was done.
    ///
    /// Over REST v2 the facade looks for the field in the models of all record types and keeps the ids of the options whose
    /// labels stay.
    ///
    /// # Errors
    /// `InvalidRequest` when nothing is to be changed; `NotFound` when there is no such field; `Unsupported` (`KB-020`) over
    /// REST v1, and over REST v2 for the fields of contacts.
    fn update_custom_field(
        &self,
        id: CustomFieldId,
        label: Option<String>,
        options: Option<Vec<String>>,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::DataUpdateCustomField { id, label, options };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Reads a setting of the application, such as (`Contact`, `optiontypes`): the text as it is stored. Lists have commas,
    /// blanks or line breaks between.
    ///
    /// # Errors
    /// `Unsupported` (`KB-021`) over REST for any setting but the lists of contact types, titles, suffixes, phone types and fax
    /// types, before anything is sent.
    fn get_app_setting(
        &self,
        module: impl Into<String>,
        setting: impl Into<String>,
    ) -> impl Future<Output = Result<String>> + Send {
        let invocation = Invocation::DataGetAppSetting {
            module: module.into(),
            setting: setting.into(),
        };
        async move { Ok(text(self.invoke(invocation).await?)?.unwrap_or_default()) }
    }

    /// Checks the name and the password of a user, given as the MD5 of the password in hexadecimal digits. Gives the user's
    /// id. Of little use since users log in with one central id.
    ///
    /// # Errors
    /// `Unauthenticated` when name or password are wrong; `Unsupported` (`KB-022`) over REST.
    fn authenticate_user(
        &self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> impl Future<Output = Result<UserId>> + Send {
        let invocation = Invocation::DataAuthenticateUser {
            username: username.into(),
            password: password.into(),
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Gave a key that opened the API for an hour. The scheme is gone, so every backend refuses; the method is here so that a
    /// ported program says so.
    ///
    /// # Errors
    /// Always `Unsupported` (`KB-022`).
    fn get_temporary_key(
        &self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> impl Future<Output = Result<Secret>> + Send {
        let invocation = Invocation::DataGetTemporaryKey {
            username: username.into(),
            password: password.into(),
        };
        async move {
            Ok(Secret::new(
                text(self.invoke(invocation).await?)?.unwrap_or_default(),
            ))
        }
    }

    /// Reads an appointment as iCalendar text; old texts and the PHP SDK call it `getAppointmentCal`.
    ///
    /// REST tells the appointment and the facade writes the text (`KB-023`).
    ///
    /// # Errors
    /// `NotFound` when there is no such appointment; `Unsupported` over REST v2, which has no appointments.
    fn get_appointment_ical(
        &self,
        id: ContactActionId,
    ) -> impl Future<Output = Result<String>> + Send {
        let invocation = Invocation::DataGetAppointmentICal { id };
        async move { Ok(text(self.invoke(invocation).await?)?.unwrap_or_default()) }
    }
}

async fn read_all<R>(
    pages: impl Future<Output = Result<Pages>>,
    read: impl Fn(&Record) -> std::result::Result<R, RecordError>,
) -> Result<Vec<R>> {
    let mut pages = pages.await?;
    let mut rows = Vec::new();
    while let Some(page) = pages.next().await? {
        for record in page {
            rows.push(read(&record).map_err(|error| {
                let message = "a row does not fit its table";
                Error::new(ErrorKind::InvalidResponse, message).caused_by(error)
            })?);
        }
    }
    Ok(rows)
}
