//! `ContactService`.

use std::future::Future;

use keap_schema::{Changes, NewRecord, Record, table};

use super::{Invoke, flag, number, records, unexpected_outcome};
use crate::{
    ActionResult, ActionSetId, ContactId, DupCheck, Fields, FollowUpSequenceId, FollowUpStepId,
    Invocation, LinkTypeId, Result, TagId,
};

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
    /// anything is sent. A failure with [`Error::may_have_applied`](crate::Error::may_have_applied) may have created the contact: look before adding
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
                .map(ContactId::new)
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
                .map(ContactId::new)
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Merges a duplicate into a contact; the duplicate goes away. Cannot be undone.
    ///
    /// # Errors
    /// `NotFound` when one of them does not exist; `Unsupported` over REST v1.
    fn merge(
        &self,
        contact: ContactId,
        duplicate: ContactId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactMerge { contact, duplicate };
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
        id: ContactId,
        fields: impl Into<Fields>,
    ) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::ContactLoad {
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

    /// Changes the fields that the closure sets or clears; the others stay as they are. Gives the id back.
    ///
    /// ```
    /// # use keap::{ContactId, ContactService, Result, schema::contact};
    /// # async fn example(contacts: &impl ContactService) -> Result<()> {
    /// contacts
    ///     .update(ContactId::new(4393), |c| c.set(contact::FIRST_NAME, "Joe").set(contact::LAST_NAME, "Bobertson"))
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `NotFound` when there is no such contact; `InvalidRequest` when nothing is left to write.
    fn update(
        &self,
        id: ContactId,
        change: impl FnOnce(Changes<table::Contact>) -> Changes<table::Contact> + Send,
    ) -> impl Future<Output = Result<ContactId>> + Send {
        let changes = change(Changes::new()).into_untyped();
        let invocation = Invocation::ContactUpdate { id, changes };
        async move {
            let outcome = self.invoke(invocation).await?;
            outcome
                .into_id()
                .map(ContactId::new)
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
        contact: ContactId,
        tag: TagId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactAddToGroup { contact, tag };
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
        contact: ContactId,
        tag: TagId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactRemoveFromGroup { contact, tag };
        async move {
            self.invoke(invocation)
                .await?
                .into_flag()
                .ok_or_else(unexpected_outcome)
        }
    }

    /// Starts a legacy follow-up sequence for a contact. Gives whether it was done.
    ///
    /// The sequences are those of table `Campaign`. What the Campaign Builder made is started with
    /// [`achieve_goal`](crate::FunnelService::achieve_goal). REST has only the latter kind, under other ids: it serves the
    /// call for the sequences that `RestOptions::sequence` pairs, and a contact that is in the sequence already is `false`.
    ///
    /// # Errors
    /// `NotFound` for a sequence or contact that does not exist; over REST `Unsupported` (`KB-016`) for a sequence that is not
    /// paired, before anything is sent. A failure with [`Error::may_have_applied`](crate::Error::may_have_applied) may have
    /// started it.
    fn add_to_campaign(
        &self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactAddToCampaign { contact, sequence };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Ends a legacy follow-up sequence for a contact. Gives whether it was done; REST does not tell whether the contact
    /// was in the sequence (`KB-016`).
    ///
    /// # Errors
    /// As [`add_to_campaign`](Self::add_to_campaign).
    fn remove_from_campaign(
        &self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactRemoveFromCampaign { contact, sequence };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Tells the next step of a follow-up sequence for a contact, a `CampaignStep.Id`.
    ///
    /// # Errors
    /// `NotFound` for a sequence or contact that does not exist; `Unsupported` (`KB-016`) over REST.
    fn get_next_campaign_step(
        &self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> impl Future<Output = Result<FollowUpStepId>> + Send {
        let invocation = Invocation::ContactGetNextCampaignStep { contact, sequence };
        async move { Ok(FollowUpStepId::new(number(self.invoke(invocation).await?)?)) }
    }

    /// Pauses a follow-up sequence for a contact. Gives whether it was done.
    ///
    /// # Errors
    /// As [`get_next_campaign_step`](Self::get_next_campaign_step).
    fn pause_campaign(
        &self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactPauseCampaign { contact, sequence };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Resumes a paused follow-up sequence for a contact. Gives whether it was done.
    ///
    /// # Errors
    /// As [`get_next_campaign_step`](Self::get_next_campaign_step).
    fn resume_campaign_for_contact(
        &self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactResumeCampaign { contact, sequence };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Runs a step of a follow-up sequence now for all given contacts. Gives for how many.
    ///
    /// # Errors
    /// As [`get_next_campaign_step`](Self::get_next_campaign_step). Never repeated by itself: the step may send mail.
    fn reschedule_campaign_step(
        &self,
        contacts: &[ContactId],
        step: FollowUpStepId,
    ) -> impl Future<Output = Result<i64>> + Send {
        let invocation = Invocation::ContactRescheduleCampaignStep {
            contacts: contacts.to_vec(),
            step,
        };
        async move { number(self.invoke(invocation).await?) }
    }

    /// Runs an action set for a contact. Gives one result for each action; an action that fails is no error.
    ///
    /// Over REST it is what [`RestOptions::action_sets`](crate::RestOptions::action_sets) names in place of the set: goals that
    /// are achieved, tags that are applied or removed. The results tell of these (`KB-115`).
    ///
    /// # Errors
    /// `NotFound` for a set or contact that does not exist; `Unsupported` (`KB-017`) over REST for a set that is not named
    /// there. Over REST a failure ends the run, and [`Error::steps_done`](crate::Error::steps_done) says what was done.
    fn run_action_sequence(
        &self,
        contact: ContactId,
        action_set: ActionSetId,
    ) -> impl Future<Output = Result<Vec<ActionResult>>> + Send {
        let invocation = Invocation::ContactRunActionSequence {
            contact,
            action_set,
        };
        async move {
            Ok(records(self.invoke(invocation).await?)?
                .into_iter()
                .map(ActionResult::from)
                .collect())
        }
    }

    /// Links two contacts by a type of link, a `LinkedContactType.Id`. `false` when they were linked before.
    ///
    /// Whether the servers make a second link is not documented, so over REST the facade reads the links first.
    ///
    /// # Errors
    /// `NotFound` when a contact or the type does not exist; `Unsupported` (`KB-018`) over REST v1; over REST v2 `Conflict`
    /// when one of the contacts has as many links of the type as it may.
    fn link_contacts(
        &self,
        contact: ContactId,
        other: ContactId,
        link_type: LinkTypeId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactLink {
            contact,
            other,
            link_type,
        };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Takes away the link between two contacts. `false` when there was none.
    ///
    /// # Errors
    /// `NotFound` when a contact does not exist; `Unsupported` (`KB-018`) over REST v1.
    fn unlink_contacts(
        &self,
        contact: ContactId,
        other: ContactId,
        link_type: LinkTypeId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ContactUnlink {
            contact,
            other,
            link_type,
        };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Lists the contacts that a contact is linked with: `ContactId` is the other contact, `LinkTypeId` the type.
    ///
    /// What XML-RPC answers is not documented; its members are given as they come (`KB-019`).
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist.
    fn list_linked_contacts(
        &self,
        contact: ContactId,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::ContactListLinked { contact };
        async move { records(self.invoke(invocation).await?) }
    }
}
