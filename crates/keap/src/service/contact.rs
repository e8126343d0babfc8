//! `ContactService`.

use keap_schema::{Changes, NewRecord, Record, table};

use super::{flag, number, records, unexpected_outcome};
use crate::{
    ActionSetId, ContactId, DupCheck, Fields, FollowUpSequenceId, FollowUpStepId, Invocation,
    LinkTypeId, Result, TagId, model::ActionResult,
};

service! {
    /// Contacts, as the legacy `ContactService` has them.
    ///
    /// Field names are those of XML-RPC (`FirstName`, `Phone1`, custom fields `_Name`), whatever the backend.
    /// Instants are UTC; the backends convert from and to the wire's own zone.
    ContactService
}

impl ContactService<'_> {
    /// Creates a contact and gives its id. Never looks for duplicates and never opts an address in.
    ///
    /// ```
    /// # use keap::{service::ContactService, Result, schema::contact};
    /// # async fn example(contacts: ContactService<'_>) -> Result<()> {
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
    pub async fn add(
        self,
        set: impl FnOnce(NewRecord<table::Contact>) -> NewRecord<table::Contact>,
    ) -> Result<ContactId> {
        let values = set(NewRecord::new()).into_untyped();
        let outcome = self.0.invoke(Invocation::ContactAdd { values }).await?;
        outcome
            .into_id()
            .map(ContactId::new)
            .ok_or_else(unexpected_outcome)
    }

    /// Updates the contact that is the same, or creates one, and gives its id. Does not tell which of the two happened.
    ///
    /// A contact that is found and left as it is takes [`find_by_email`](Self::find_by_email) first.
    ///
    /// Which of several matches XML-RPC takes is not documented. Over REST the facade looks for matches itself, takes the
    /// smallest id and merges lists, so that nothing of the contact is lost. Calls for one address through one [`Keap`](crate::Keap)
    /// and its clones wait for each other; another process may add a twin in between (`KB-084`).
    ///
    /// # Errors
    /// As [`add`](Self::add) and [`update`](Self::update).
    pub async fn add_with_dup_check(
        self,
        check: DupCheck,
        set: impl FnOnce(NewRecord<table::Contact>) -> NewRecord<table::Contact>,
    ) -> Result<ContactId> {
        let values = set(NewRecord::new()).into_untyped();
        let outcome = self
            .0
            .invoke(Invocation::ContactAddWithDupCheck { values, check })
            .await?;
        outcome
            .into_id()
            .map(ContactId::new)
            .ok_or_else(unexpected_outcome)
    }

    /// Merges a duplicate into a contact; the duplicate goes away. Cannot be undone.
    ///
    /// # Errors
    /// `NotFound` when one of them does not exist; `Unsupported` over REST v1.
    pub async fn merge(self, contact: ContactId, duplicate: ContactId) -> Result<bool> {
        let invocation = Invocation::ContactMerge { contact, duplicate };
        self.0
            .invoke(invocation)
            .await?
            .into_flag()
            .ok_or_else(unexpected_outcome)
    }

    /// Reads a contact. Empty fields are not in the record.
    ///
    /// # Errors
    /// `NotFound` when there is no such contact.
    pub async fn load(self, id: ContactId, fields: impl Into<Fields>) -> Result<Record> {
        let invocation = Invocation::ContactLoad {
            id,
            fields: fields.into(),
        };
        self.0
            .invoke(invocation)
            .await?
            .into_record()
            .ok_or_else(unexpected_outcome)
    }

    /// Changes the fields that the closure sets or clears; the others stay as they are. Gives the id back.
    ///
    /// Over REST lists are read, merged and written whole: phone numbers, addresses, custom fields. Changes of one contact
    /// through one [`Keap`](crate::Keap) and its clones wait for each other, so all that are answered stand. One by another
    /// process between the reading and the writing is lost, and one that ended in doubt, for which the next one waits ten
    /// seconds, may be carried out later still and take its lists away (`KB-128`).
    ///
    /// ```
    /// # use keap::{ContactId, Result, schema::contact, service::ContactService};
    /// # async fn example(contacts: ContactService<'_>) -> Result<()> {
    /// contacts
    ///     .update(ContactId::new(4393), |c| c.set(contact::FIRST_NAME, "Joe").set(contact::LAST_NAME, "Bobertson"))
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `NotFound` when there is no such contact; `InvalidRequest` when nothing is left to write.
    pub async fn update(
        self,
        id: ContactId,
        change: impl FnOnce(Changes<table::Contact>) -> Changes<table::Contact>,
    ) -> Result<ContactId> {
        let changes = change(Changes::new()).into_untyped();
        let invocation = Invocation::ContactUpdate { id, changes };
        let outcome = self.0.invoke(invocation).await?;
        outcome
            .into_id()
            .map(ContactId::new)
            .ok_or_else(unexpected_outcome)
    }

    /// Finds contacts that have the address in any of their three e-mail fields. The order is not defined.
    ///
    /// Find or create, without a change of what is found:
    ///
    /// ```
    /// # use keap::{ContactId, Result, schema::contact, service::ContactService};
    /// # async fn example(contacts: ContactService<'_>, email: &str) -> Result<ContactId> {
    /// let id = match contacts.find_by_email(email, [contact::ID]).await?.first() {
    ///     Some(found) => found.require(contact::ID)?,
    ///     None => contacts.add(|c| c.set(contact::EMAIL, email)).await?,
    /// };
    /// # Ok(id) }
    /// ```
    ///
    /// Two programs that do so at once make two contacts: no backend has a lock. Several contacts may have the address
    /// already; the order of the list does not tell which of them is the right one. To change what is found as well,
    /// [`add_with_dup_check`](Self::add_with_dup_check) does both in one call.
    ///
    /// # Errors
    /// As for [`load`](Self::load), but no match is an empty list.
    pub async fn find_by_email(
        self,
        email: impl Into<String>,
        fields: impl Into<Fields>,
    ) -> Result<Vec<Record>> {
        let invocation = Invocation::ContactFindByEmail {
            email: email.into(),
            fields: fields.into(),
        };
        self.0
            .invoke(invocation)
            .await?
            .into_records()
            .ok_or_else(unexpected_outcome)
    }

    /// Applies a tag. `true` when it was applied, `false` when the contact had it before.
    ///
    /// Applying a tag can start automations, on every backend. `false` is never said of a tag that an earlier attempt of this
    /// very call may have applied: that is an error in doubt.
    ///
    /// ```
    /// # use keap::{ContactId, Result, TagId, service::ContactService};
    /// # async fn example(contacts: ContactService<'_>) -> Result<()> {
    /// contacts.add_to_group(ContactId::new(4393), TagId::new(97)).await?;
    /// # Ok(()) }
    /// ```
    /// A number says of no kind what it is, and one kind does not stand for the other:
    /// ```compile_fail,E0308
    /// # use keap::{ContactId, Result, TagId, service::ContactService};
    /// # async fn example(contacts: ContactService<'_>, id: ContactId) -> Result<()> {
    /// contacts.add_to_group(97, id).await?;
    /// # Ok(()) }
    /// ```
    /// ```compile_fail,E0308
    /// # use keap::{ContactId, Result, TagId, service::ContactService};
    /// # async fn example(contacts: ContactService<'_>) -> Result<()> {
    /// contacts.add_to_group(TagId::new(97), ContactId::new(4393)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `NotFound` when contact or tag do not exist. `Unavailable` that [may have applied](crate::Error::may_have_applied) when
    /// the call was sent again by itself ([`RetryConfig::idempotent_writes`](crate::http::RetryConfig::idempotent_writes)) and
    /// the second answer says that the contact has the tag.
    pub async fn add_to_group(self, contact: ContactId, tag: TagId) -> Result<bool> {
        let invocation = Invocation::ContactAddToGroup { contact, tag };
        self.0
            .invoke(invocation)
            .await?
            .into_flag()
            .ok_or_else(unexpected_outcome)
    }

    /// Takes a tag off. `true` when it was taken off, `false` when the contact did not have it.
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist. In doubt after a repetition as with [`add_to_group`](Self::add_to_group).
    pub async fn remove_from_group(self, contact: ContactId, tag: TagId) -> Result<bool> {
        let invocation = Invocation::ContactRemoveFromGroup { contact, tag };
        self.0
            .invoke(invocation)
            .await?
            .into_flag()
            .ok_or_else(unexpected_outcome)
    }

    /// Starts a legacy follow-up sequence for a contact. Gives whether it was done.
    ///
    /// The sequences are those of table `Campaign`. What the Campaign Builder made is started with
    /// [`achieve_goal`](super::FunnelService::achieve_goal). REST has only the latter kind, under other ids: it serves the
    /// call for the sequences that `RestOptions::sequence` pairs. A contact that is in the sequence already is `true`, too.
    ///
    /// # Errors
    /// `NotFound` for a sequence or contact that does not exist; over REST `Unsupported` (`KB-016`) for a sequence that is not
    /// paired, before anything is sent. A failure with [`Error::may_have_applied`](crate::Error::may_have_applied) may have
    /// started it.
    pub async fn add_to_campaign(
        self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> Result<bool> {
        let invocation = Invocation::ContactAddToCampaign { contact, sequence };
        flag(self.0.invoke(invocation).await?)
    }

    /// Ends a legacy follow-up sequence for a contact. Gives whether it was done; REST does not tell whether the contact
    /// was in the sequence (`KB-016`).
    ///
    /// # Errors
    /// As [`add_to_campaign`](Self::add_to_campaign).
    pub async fn remove_from_campaign(
        self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> Result<bool> {
        let invocation = Invocation::ContactRemoveFromCampaign { contact, sequence };
        flag(self.0.invoke(invocation).await?)
    }

    /// Tells the next step of a follow-up sequence for a contact, a `CampaignStep.Id`.
    ///
    /// # Errors
    /// `NotFound` for a sequence or contact that does not exist; `Unsupported` (`KB-016`) over REST.
    pub async fn get_next_campaign_step(
        self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> Result<FollowUpStepId> {
        let invocation = Invocation::ContactGetNextCampaignStep { contact, sequence };
        Ok(FollowUpStepId::new(number(
            self.0.invoke(invocation).await?,
        )?))
    }

    /// Pauses a follow-up sequence for a contact. Gives whether it was done.
    ///
    /// # Errors
    /// As [`get_next_campaign_step`](Self::get_next_campaign_step).
    pub async fn pause_campaign(
        self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> Result<bool> {
        let invocation = Invocation::ContactPauseCampaign { contact, sequence };
        flag(self.0.invoke(invocation).await?)
    }

    /// Resumes a paused follow-up sequence for a contact. Gives whether it was done.
    ///
    /// # Errors
    /// As [`get_next_campaign_step`](Self::get_next_campaign_step).
    pub async fn resume_campaign_for_contact(
        self,
        contact: ContactId,
        sequence: FollowUpSequenceId,
    ) -> Result<bool> {
        let invocation = Invocation::ContactResumeCampaign { contact, sequence };
        flag(self.0.invoke(invocation).await?)
    }

    /// Runs a step of a follow-up sequence now for all given contacts. Gives for how many.
    ///
    /// # Errors
    /// As [`get_next_campaign_step`](Self::get_next_campaign_step). Never repeated by itself: the step may send mail.
    pub async fn reschedule_campaign_step(
        self,
        contacts: &[ContactId],
        step: FollowUpStepId,
    ) -> Result<i64> {
        let invocation = Invocation::ContactRescheduleCampaignStep {
            contacts: contacts.to_vec(),
            step,
        };
        number(self.0.invoke(invocation).await?)
    }

    /// Runs an action set for a contact. Gives one result for each action; an action that fails is no error.
    ///
    /// Over REST it is what [`RestOptions::action_sets`](crate::rest::RestOptions::action_sets) names in place of the set: goals that
    /// are achieved, tags that are applied or removed. The results tell of these (`KB-115`).
    ///
    /// # Errors
    /// `NotFound` for a set or contact that does not exist; `Unsupported` (`KB-017`) over REST for a set that is not named
    /// there. Over REST a failure ends the run, and [`Error::steps_done`](crate::Error::steps_done) says what was done.
    pub async fn run_action_sequence(
        self,
        contact: ContactId,
        action_set: ActionSetId,
    ) -> Result<Vec<ActionResult>> {
        let invocation = Invocation::ContactRunActionSequence {
            contact,
            action_set,
        };
        Ok(records(self.0.invoke(invocation).await?)?
            .into_iter()
            .map(ActionResult::from)
            .collect())
    }

    /// Links two contacts by a type of link, a `LinkedContactType.Id`. `false` when they were linked before.
    ///
    /// Whether the servers make a second link is not documented, so over REST the facade reads the links first.
    ///
    /// # Errors
    /// `NotFound` when a contact or the type does not exist; `Unsupported` (`KB-018`) over REST v1; over REST v2 `Conflict`
    /// when one of the contacts has as many links of the type as it may.
    pub async fn link_contacts(
        self,
        contact: ContactId,
        other: ContactId,
        link_type: LinkTypeId,
    ) -> Result<bool> {
        let invocation = Invocation::ContactLink {
            contact,
            other,
            link_type,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Takes away the link between two contacts. `false` when there was none.
    ///
    /// # Errors
    /// `NotFound` when a contact does not exist; `Unsupported` (`KB-018`) over REST v1.
    pub async fn unlink_contacts(
        self,
        contact: ContactId,
        other: ContactId,
        link_type: LinkTypeId,
    ) -> Result<bool> {
        let invocation = Invocation::ContactUnlink {
            contact,
            other,
            link_type,
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Lists the contacts that a contact is linked with: `ContactId` is the other contact, `LinkTypeId` the type.
    ///
    /// What XML-RPC answers is not documented; its members are given as they come (`KB-019`).
    ///
    /// # Errors
    /// `NotFound` when the contact does not exist.
    pub async fn list_linked_contacts(self, contact: ContactId) -> Result<Vec<Record>> {
        let invocation = Invocation::ContactListLinked { contact };
        records(self.0.invoke(invocation).await?)
    }
}
