//! `ContactService`.

use std::future::Future;

use keap_schema::{Changes, NewRecord, Record, table};

use super::{Invoke, unexpected_outcome};
use crate::{ContactId, DupCheck, Fields, Invocation, Result, TagId};

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
