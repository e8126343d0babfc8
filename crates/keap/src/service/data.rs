//! `DataService`.

use keap_http::Secret;
use keap_schema::{
    Changes, Columns, IntoTable, NewRecord, Query, QueryData, Record, Row, Table, id::RowId,
};

use super::{flag, new_id, text, unexpected_outcome};
use crate::{
    ContactActionId, CustomFieldId, Fields, Invocation, Pages, Result, UserId,
    model::{NewCustomField, UserInfo},
};

service! {
    /// Rows of any table, as the legacy `DataService` has them.
    ///
    /// A table is named by its type, `table::Lead`, or by its wire name, `"Lead"`.
    DataService
}

impl DataService<'_> {
    /// Reads one row by id: that of the table where it is named by its type; a number, or an id of any kind, where it is
    /// named by its wire name.
    ///
    /// ```
    /// # use keap::{Result, id::{LeadSourceId, OpportunityId}, schema::{lead_source, table}, service::DataService};
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// let source = data.load(table::LeadSource, LeadSourceId::new(3), [lead_source::NAME]).await?;
    /// let same = data.load("LeadSource", 3, [lead_source::NAME]).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// The id of another table does not compile:
    /// ```compile_fail,E0277
    /// # use keap::{Result, id::OpportunityId, schema::{lead_source, table}, service::DataService};
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// data.load(table::LeadSource, OpportunityId::new(3), [lead_source::NAME]).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `NotFound` when there is no such row; `Unsupported` for a table the backend has no counterpart for.
    pub async fn load<T: IntoTable>(
        self,
        table: T,
        id: impl Into<T::Id>,
        fields: impl Into<Fields>,
    ) -> Result<Record> {
        let invocation = Invocation::DataLoad {
            table: table.into_name(),
            id: id.into().into(),
            fields: fields.into(),
        };
        self.0
            .invoke(invocation)
            .await?
            .into_record()
            .ok_or_else(unexpected_outcome)
    }

    /// Creates a row and gives its id. The columns of a table that is named by its type are checked when the program is
    /// compiled.
    ///
    /// ```
    /// # use keap::{Result, schema::{lead_source, table}, service::DataService};
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// let fair = data
    ///     .add(table::LeadSource, |s| s.set(lead_source::NAME, "Trade fair"))
    ///     .await?;
    /// let letter = data.add("LeadSource", |s| s.set_by_name("Name", "Letter")).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// A column of another table does not compile:
    /// ```compile_fail,E0308
    /// # use keap::{Result, schema::{contact, table}, service::DataService};
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// data.add(table::LeadSource, |s| s.set(contact::FIRST_NAME, "Ann")).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`ContactService::add`](super::ContactService::add); `Unsupported` over REST where
    /// [`table_coverage`](crate::coverage::table_coverage) has no endpoint for it.
    pub async fn add<T: IntoTable>(
        self,
        table: T,
        set: impl FnOnce(NewRecord<T::Table>) -> NewRecord<T::Table>,
    ) -> Result<T::Id> {
        let invocation = Invocation::DataAdd {
            table: table.into_name(),
            values: set(NewRecord::new()).into_untyped(),
        };
        self.0
            .invoke(invocation)
            .await?
            .into_id()
            .map(T::Id::of_row)
            .ok_or_else(unexpected_outcome)
    }

    /// Changes the fields that the closure sets or clears. Gives the id back. The columns of a table that is named by its
    /// type are checked when the program is compiled. What of changes at the same time stands:
    /// [`ContactService::update`](super::ContactService::update).
    ///
    /// ```
    /// # use keap::{ContactActionId, Result, schema::{contact_action, table}, service::DataService};
    /// # async fn example(data: DataService<'_>, task: ContactActionId) -> Result<()> {
    /// data.update(table::ContactAction, task, |t| {
    ///     t.set(contact_action::PRIORITY, 1).clear(contact_action::END_DATE)
    /// })
    /// .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`ContactService::update`](super::ContactService::update); `Unsupported` over REST where
    /// [`table_coverage`](crate::coverage::table_coverage) has no endpoint for it.
    pub async fn update<T: IntoTable>(
        self,
        table: T,
        id: impl Into<T::Id>,
        change: impl FnOnce(Changes<T::Table>) -> Changes<T::Table>,
    ) -> Result<T::Id> {
        let changes = change(Changes::new()).into_untyped();
        let invocation = Invocation::DataUpdate {
            table: table.into_name(),
            id: id.into().into(),
            changes,
        };
        self.0
            .invoke(invocation)
            .await?
            .into_id()
            .map(T::Id::of_row)
            .ok_or_else(unexpected_outcome)
    }

    /// Deletes a row.
    ///
    /// # Errors
    /// `NotFound` when there is no such row; `Unsupported` over REST where
    /// [`table_coverage`](crate::coverage::table_coverage) has no endpoint for it.
    pub async fn delete<T: IntoTable>(self, table: T, id: impl Into<T::Id>) -> Result<bool> {
        let invocation = Invocation::DataDelete {
            table: table.into_name(),
            id: id.into().into(),
        };
        self.0
            .invoke(invocation)
            .await?
            .into_flag()
            .ok_or_else(unexpected_outcome)
    }

    /// Reads the first page, of [`MAX_PAGE`](crate::schema::MAX_PAGE) rows, of the rows with a value in one field; `%` in the
    /// value stands for any text. The order is not defined. More pages has
    /// [`find_by_field_page`](Self::find_by_field_page).
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    pub async fn find_by_field(
        self,
        table: impl IntoTable,
        field: impl Into<String>,
        value: impl Into<String>,
        fields: impl Into<Fields>,
    ) -> Result<Vec<Record>> {
        let first = (crate::schema::MAX_PAGE, 0);
        self.find_by_field_page(table, first, field, value, fields)
            .await
    }

    /// Reads one page of the rows with a value in one field: its size, 1 to [`MAX_PAGE`](crate::schema::MAX_PAGE) rows, into
    /// which other numbers are moved, and its number, from 0. A page with fewer rows than its size is the last.
    ///
    /// The order is not defined, so pages may overlap; a [query](Self::pages) with an order reads each row once.
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    pub async fn find_by_field_page(
        self,
        table: impl IntoTable,
        (limit, page): (u32, u32),
        field: impl Into<String>,
        value: impl Into<String>,
        fields: impl Into<Fields>,
    ) -> Result<Vec<Record>> {
        let mut query = QueryData::new(table.into_name());
        query.limit = limit.clamp(1, crate::schema::MAX_PAGE);
        query.page = page;
        if let Fields::Named(names) = fields.into() {
            query.selected = names;
        }
        let (field, value) = (field.into(), value.into());
        let invocation = Invocation::DataFindByField {
            query,
            field,
            value,
        };
        self.0
            .invoke(invocation)
            .await?
            .into_records()
            .ok_or_else(unexpected_outcome)
    }

    /// Counts the rows that meet the conditions. Over REST that means reading them, unless the server tells.
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    pub async fn count(self, query: impl Into<QueryData>) -> Result<u64> {
        let invocation = Invocation::DataCount(query.into());
        self.0
            .invoke(invocation)
            .await?
            .into_count()
            .ok_or_else(unexpected_outcome)
    }

    /// Reads one page of the rows that meet the conditions. A page with fewer rows than the limit is the last; a limit of
    /// more than [`MAX_PAGE`](crate::schema::MAX_PAGE) rows counts as that.
    ///
    /// # Errors
    /// `Unsupported` for a condition or an order that the backend can neither push down nor evaluate.
    pub async fn query(self, query: impl Into<QueryData>) -> Result<Vec<Record>> {
        let invocation = Invocation::DataQuery(query.into());
        self.0
            .invoke(invocation)
            .await?
            .into_records()
            .ok_or_else(unexpected_outcome)
    }

    /// Opens a query to be read page by page, to its end. The query's limit is the size of a page, where the backend lets
    /// a client choose.
    ///
    /// The router asks one backend for all pages: the one that the policy names for the query when it is opened. With
    /// [`Fallback::ReadsWhenUnavailable`](crate::Fallback::ReadsWhenUnavailable) another one takes its place where it does
    /// not answer before the first page that has rows was given, and never afterwards: the pages of two backends make no
    /// whole. Such reads are not compared in the background.
    ///
    /// # Errors
    /// As for [`query`](Self::query).
    pub async fn pages(self, query: impl Into<QueryData>) -> Result<Pages> {
        self.0.open(query.into())
    }

    /// Reads all rows of a table as typed rows, page after page, in the order of their ids where the backend has it:
    /// `query_all::<table::User>()`.
    ///
    /// Rows carry what the backend has; a column without counterpart is `None`. They are all of one backend: with
    /// [`Fallback::ReadsWhenUnavailable`](crate::Fallback::ReadsWhenUnavailable) all of them are read of another one where
    /// the first does not answer, also in the middle.
    ///
    /// # Errors
    /// As for [`query`](Self::query); `InvalidResponse` when a value has the wrong type.
    pub async fn query_all<T: Table<Row: Send>>(self) -> Result<Vec<T::Row>> {
        self.query_rows(Query::<T>::new()).await
    }

    /// Reads all rows that meet the conditions as typed rows, page after page. The query's limit is the size of a page, and
    /// no bound of the rows.
    ///
    /// ```
    /// # use keap::{service::DataService, Result, schema::{Query, contact, table}};
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// let query = Query::<table::Contact>::new().like(contact::LAST_NAME, "Bob%");
    /// for contact in data.query_rows(query).await? {
    ///     println!("{:?} {:?}", contact.first_name, contact.last_name);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`query_all`](Self::query_all).
    pub async fn query_rows<T: Table<Row: Send>>(self, query: Query<T>) -> Result<Vec<T::Row>> {
        let pages = self.0.open(query.into());
        read_all(pages, |record| Ok(T::Row::from_record(record)?)).await
    }

    /// Reads some columns of all rows that meet the conditions: a projection. A column gives an option, a tuple of columns
    /// a tuple of options. The query's limit is the size of a page, and no bound of the rows.
    ///
    /// ```
    /// # use keap::{service::DataService, Result, schema::{Query, contact, table}};
    /// # async fn example(data: DataService<'_>) -> Result<()> {
    /// let query = Query::<table::Contact>::new().not_null(contact::EMAIL);
    /// for (id, email) in data.query_columns(query, (contact::ID, contact::EMAIL)).await? {
    ///     println!("{id:?} {email:?}");
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`query_all`](Self::query_all).
    pub async fn query_columns<T: Table, C: Columns<T, Values: Send> + Send>(
        self,
        query: Query<T>,
        columns: C,
    ) -> Result<Vec<C::Values>> {
        let mut query: QueryData = query.into();
        query.selected = columns.names().into_iter().map(str::to_owned).collect();
        let pages = self.0.open(query);
        read_all(pages, move |record| Ok(columns.read(record)?)).await
    }

    /// Tells who the credential belongs to.
    ///
    /// # Errors
    /// `Unauthenticated` when nobody.
    pub async fn get_user_info(self) -> Result<UserInfo> {
        let outcome = self.0.invoke(Invocation::DataGetUserInfo).await?;
        outcome
            .into_record()
            .map(UserInfo::from)
            .ok_or_else(unexpected_outcome)
    }

    /// Defines a custom field and gives its id, a `DataFormField.Id`.
    ///
    /// The server makes the name from the label; read it back before writing values. The options of lists are set with
    /// [`update_custom_field`](Self::update_custom_field).
    ///
    /// # Errors
    /// `Unsupported` (`KB-020`) over REST v1 for fields of anything but contacts and tasks, before anything is sent. A failure
    /// with [`Error::may_have_applied`](crate::Error::may_have_applied) may have made the field: look before adding it again.
    pub async fn add_custom_field(self, field: NewCustomField) -> Result<CustomFieldId> {
        let invocation = Invocation::DataAddCustomField(field);
        new_id(self.0.invoke(invocation).await?)
    }

    /// Changes the label of a custom field, its options, or both; what is `None` stays. Gives whether it was done.
    ///
    /// Over REST v2 the facade looks for the field in the models of all record types and keeps the ids of the options whose
    /// labels stay.
    ///
    /// # Errors
    /// `InvalidRequest` when nothing is to be changed; `NotFound` when there is no such field; `Unsupported` (`KB-020`) over
    /// REST v1, and over REST v2 for the fields of contacts.
    pub async fn update_custom_field(
        self,
        id: CustomFieldId,
        label: Option<String>,
        options: Option<Vec<String>>,
    ) -> Result<bool> {
        let invocation = Invocation::DataUpdateCustomField { id, label, options };
        flag(self.0.invoke(invocation).await?)
    }

    /// Reads a setting of the application, such as (`Contact`, `optiontypes`): the text as it is stored. Lists have commas,
    /// blanks or line breaks between.
    ///
    /// # Errors
    /// `Unsupported` (`KB-021`) over REST for any setting but the lists of contact types, titles, suffixes, phone types and fax
    /// types, and (`Application`, `enabled`), before anything is sent.
    pub async fn get_app_setting(
        self,
        module: impl Into<String>,
        setting: impl Into<String>,
    ) -> Result<String> {
        let invocation = Invocation::DataGetAppSetting {
            module: module.into(),
            setting: setting.into(),
        };
        Ok(text(self.0.invoke(invocation).await?)?.unwrap_or_default())
    }

    /// Checks the name and the password of a user, given as the MD5 of the password in hexadecimal digits. Gives the user's
    /// id. Of little use since users log in with one central id.
    ///
    /// # Errors
    /// `Unauthenticated` when name or password are wrong; `Unsupported` (`KB-022`) over REST.
    pub async fn authenticate_user(
        self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Result<UserId> {
        let invocation = Invocation::DataAuthenticateUser {
            username: username.into(),
            password: password.into(),
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Gave a key that opened the API for an hour. The scheme is gone, so every backend refuses; the method is here so that a
    /// ported program says so.
    ///
    /// # Errors
    /// Always `Unsupported` (`KB-022`).
    pub async fn get_temporary_key(
        self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Result<Secret> {
        let invocation = Invocation::DataGetTemporaryKey {
            username: username.into(),
            password: password.into(),
        };
        Ok(Secret::new(
            text(self.0.invoke(invocation).await?)?.unwrap_or_default(),
        ))
    }

    /// Reads an appointment as iCalendar text; old texts and the PHP SDK call it `getAppointmentCal`.
    ///
    /// REST tells the appointment and the facade writes the text (`KB-023`).
    ///
    /// # Errors
    /// `NotFound` when there is no such appointment; `Unsupported` over REST v2, which has no appointments.
    pub async fn get_appointment_ical(self, id: ContactActionId) -> Result<String> {
        let invocation = Invocation::DataGetAppointmentICal { id };
        Ok(text(self.0.invoke(invocation).await?)?.unwrap_or_default())
    }
}

/// All rows, page after page, each as something else.
pub(super) async fn read_all<R>(
    pages: Result<Pages>,
    read: impl Fn(&Record) -> Result<R>,
) -> Result<Vec<R>> {
    let mut pages = pages?;
    let mut rows = Vec::new();
    loop {
        let page = match pages.next().await {
            Ok(Some(page)) => page,
            Ok(None) => return Ok(rows),
            // No row was given to anybody so far.
            Err(error) if pages.begin_elsewhere(&error) => {
                rows.clear();
                continue;
            }
            Err(error) => return Err(error),
        };
        for record in page {
            rows.push(read(&record)?);
        }
    }
}
