//! The two services of the facade. Backends and the router implement both by answering [`Invocation`]s.

use std::future::Future;

use keap_schema::{Changes, NewRecord, Query, QueryData, Record, Row, Table, table};

use crate::{
    ContactId, DupCheck, Error, ErrorKind, Fields, Invocation, Outcome, Result, TagId, UserInfo,
};

/// Something that answers invocations: one backend, or the router.
///
/// Sealed: fakes are made one floor below, with `keap_http::testing::Script`, or with the sandbox.
pub trait Invoke: sealed::Sealed + Send + Sync {
    /// Runs one operation.
    ///
    /// # Errors
    /// See [`ErrorKind`]; [`Error::may_have_applied`] tells whether a write may have taken effect.
    fn invoke(&self, invocation: Invocation) -> impl Future<Output = Result<Outcome>> + Send;
}

pub(crate) mod sealed {
    /// Keeps [`Invoke`](super::Invoke) ours, so that operations can be added.
    pub trait Sealed {}
}

/// Contacts, as the legacy `ContactService` has them.
///
/// Field names are those of XML-RPC (`FirstName`, `Phone1`, custom fields `_Name`), whatever the backend.
/// Instants are UTC; the backends convert from and to the wire's own zone.
pub trait ContactService: Invoke {
    /// Creates a contact and gives its id. Never looks for duplicates and never opts an address in.
    ///
    /// ```
    /// # use keap::{ContactService, Result, schema::contact};
    /// # async fn example(contacts: &impl ContactService) -> Result<()> {
    /// let id = contacts
    ///     .add(|c| c.set(contact::FIRST_NAME, "Ann").set(contact::EMAIL, "ann@example.com"))
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `InvalidRequest` for an unknown field; `Unsupported` for a field the backend has no counterpart for, before
    /// anything is sent. A failure with [`Error::may_have_applied`] may have created the contact: look before adding
    /// again, no backend has an idempotency key.
    fn add(
        &self,
        set: impl FnOnce(NewRecord<table::Contact>) -> NewRecord<table::Contact> + Send,
    ) -> impl Future<Output = Result<ContactId>> + Send {
        let values = set(NewRecord::new()).into_untyped();
        async move {
            let outcome = self.invoke(Invocation::ContactAdd { values }).await?;
            outcome
                .into_id()
                .map(ContactId::from)
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Updates the contact that is the same, or creates one, and gives its id. Does not tell which of the two happened.
    ///
    /// Which of several matches XML-RPC takes is not documented. Over REST the facade looks for matches itself, takes the
    /// smallest id and merges lists, so that nothing of the contact is lost; another client may add a twin in between.
    ///
    /// # Errors
    /// As [`add`](Self::add) and [`update`](Self::update).
    fn add_with_dup_check(
        &self,
        check: DupCheck,
        set: impl FnOnce(NewRecord<table::Contact>) -> NewRecord<table::Contact> + Send,
    ) -> impl Future<Output = Result<ContactId>> + Send {
        let values = set(NewRecord::new()).into_untyped();
        async move {
            let outcome = self
                .invoke(Invocation::ContactAddWithDupCheck { values, check })
                .await?;
            outcome
                .into_id()
                .map(ContactId::from)
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Merges a duplicate into a contact; the duplicate goes away. Cannot be undone.
    ///
    /// # Errors
    /// `NotFound` when one of them does not exist; `Unsupported` over REST v1.
    fn merge(
        &self,
        contact: impl Into<ContactId>,
        duplicate: impl Into<ContactId>,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactMerge {
            contact: contact.into(),
            duplicate: duplicate.into(),
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_flag()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Reads a contact. Empty fields are not in the record.
    ///
    /// # Errors
    /// `NotFound` when there is no such contact.
    fn load(
        &self,
        id: impl Into<ContactId>,
        fields: impl Into<Fields>,
    ) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::ContactLoad {
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

    /// Changes the fields that the closure sets or clears; the others stay as they are. Gives the id back.
    ///
    /// ```
    /// # use keap::{ContactService, Result, schema::contact};
    /// # async fn example(contacts: &impl ContactService) -> Result<()> {
    /// contacts
    ///     .update(4393, |c| c.set(contact::FIRST_NAME, "Joe").set(contact::LAST_NAME, "Bobertson"))
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `NotFound` when there is no such contact; `InvalidRequest` when nothing is left to write.
    fn update(
        &self,
        id: impl Into<ContactId>,
        change: impl FnOnce(Changes<table::Contact>) -> Changes<table::Contact> + Send,
    ) -> impl Future<Output = Result<ContactId>> + Send {
        let changes = change(Changes::new()).into_untyped();
        let invocation = Invocation::ContactUpdate {
            id: id.into(),
            changes,
        };
        async move {
            let outcome = self.invoke(invocation).await?;
            outcome
                .into_id()
                .map(ContactId::from)
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Finds contacts that have the address in any of their three e-mail fields. The order is not defined.
    ///
    /// # Errors
    /// As for [`load`](Self::load), but no match is an empty list.
    fn find_by_email(
        &self,
        email: impl Into<String>,
        fields: impl Into<Fields>,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::ContactFindByEmail {
            email: email.into(),
            fields: fields.into(),
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_records()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Applies a tag. `true` when it was applied, `false` when the contact had it before.
    ///
    /// Applying a tag can start automations, on every backend.
    ///
    /// # Errors
    /// `NotFound` when contact or tag do not exist.
    fn add_to_group(
        &self,
        contact: impl Into<ContactId>,
        tag: impl Into<TagId>,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactAddToGroup {
            contact: contact.into(),
            tag: tag.into(),
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_flag()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Takes a tag off. `true` when it was taken off, `false` when the contact did not have it.
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist.
    fn remove_from_group(
        &self,
        contact: impl Into<ContactId>,
        tag: impl Into<TagId>,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactRemoveFromGroup {
            contact: contact.into(),
            tag: tag.into(),
        };
        async move {
            self.invoke(invocation)
                .await?
                .into_flag()
                .ok_or_else(unexpected_outcome)
        }
    }
}

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
    /// As [`ContactService::add`]; `Unsupported` over REST for tables other than `Contact`.
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
    /// As [`ContactService::update`]; `Unsupported` over REST for tables other than `Contact`.
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

fn unexpected_outcome() -> Error {
    Error::new(
        ErrorKind::Unexpected,
        "the backend gave a result of another operation",
    )
}
