//! The operations of `ContactService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        ContactAdd contact_add = "ContactService.add", Write => Id, on Tables["Contact"],
            "creates a contact without looking for duplicates" {
                /// Its fields.
                values: NewRecord = values("fields"),
            };

        ContactAddWithDupCheck contact_add_with_dup_check = "ContactService.addWithDupCheck", Write => Id, on Tables["Contact"],
            "updates the contact that is the same, or creates one" {
                /// Its fields.
                values: NewRecord = values("fields"),
                /// What makes two contacts the same.
                check: DupCheck = dup_check("kind of duplicate check"),
            };

        ContactLoad contact_load = "ContactService.load", Read => Record, on Tables["Contact"],
            "reads one contact by id" {
                /// Which one.
                id: ContactId = id("contact id"),
                /// Which fields.
                fields: Fields = fields("fields"),
            };

        ContactUpdate contact_update = "ContactService.update", IdempotentWrite => Id, on Tables["Contact"],
            "changes fields of one contact" {
                /// Which one.
                id: ContactId = id("contact id"),
                /// What to set and what to clear; everything else stays.
                changes: Changes = changes("fields"),
            };

        ContactMerge contact_merge = "ContactService.merge", Write => Flag, on Tables["Contact"],
            "merges a duplicate into a contact" {
                /// The contact that stays.
                contact: ContactId = id("contact id"),
                /// The contact that goes away.
                duplicate: ContactId = id("duplicate's id"),
            };

        ContactFindByEmail contact_find_by_email = "ContactService.findByEmail", Read => Records, on Tables["Contact"],
            "finds contacts by any of their three e-mail addresses" {
                /// The whole address; upper and lower case are the same.
                email: String = text("e-mail address"),
                /// Which fields.
                fields: Fields = fields("fields"),
            };

        ContactAddToGroup contact_add_to_group = "ContactService.addToGroup", IdempotentWrite => Flag, on Tables["Contact", "ContactGroupAssign"],
            "applies a tag to a contact" {
                /// To which contact.
                contact: ContactId = id("contact id"),
                /// Which tag.
                tag: TagId = id("tag id"),
            };

        ContactRemoveFromGroup contact_remove_from_group = "ContactService.removeFromGroup", IdempotentWrite => Flag, on Tables["Contact", "ContactGroupAssign"],
            "takes a tag off a contact" {
                /// Of which contact.
                contact: ContactId = id("contact id"),
                /// Which tag.
                tag: TagId = id("tag id"),
            };

        ContactAddToCampaign contact_add_to_campaign = "ContactService.addToCampaign", Write => Flag, on Tables["Contact", "Campaignee"],
            "starts a legacy follow-up sequence for a contact" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The sequence.
                sequence: FollowUpSequenceId = id("follow-up sequence id"),
            };

        ContactRemoveFromCampaign contact_remove_from_campaign = "ContactService.removeFromCampaign", IdempotentWrite => Flag, on Tables["Contact", "Campaignee"],
            "ends a legacy follow-up sequence for a contact" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The sequence.
                sequence: FollowUpSequenceId = id("follow-up sequence id"),
            };

        ContactGetNextCampaignStep contact_get_next_campaign_step = "ContactService.getNextCampaignStep", Read => Number, on Tables["Contact", "Campaignee", "CampaignStep"],
            "tells the next step of a follow-up sequence for a contact" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The sequence.
                sequence: FollowUpSequenceId = id("follow-up sequence id"),
            };

        ContactPauseCampaign contact_pause_campaign = "ContactService.pauseCampaign", IdempotentWrite => Flag, on Tables["Contact", "Campaignee"],
            "pauses a follow-up sequence for a contact" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The sequence.
                sequence: FollowUpSequenceId = id("follow-up sequence id"),
            };

        ContactResumeCampaign contact_resume_campaign = "ContactService.resumeCampaignForContact", IdempotentWrite => Flag, on Tables["Contact", "Campaignee"],
            "resumes a follow-up sequence for a contact" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The sequence.
                sequence: FollowUpSequenceId = id("follow-up sequence id"),
            };

        ContactRescheduleCampaignStep contact_reschedule_campaign_step = "ContactService.rescheduleCampaignStep", Write => Number, on Tables["Contact", "Campaignee", "CampaignStep"],
            "runs a step of a follow-up sequence now" {
                /// The contacts.
                contacts: Vec<ContactId> = contacts("list of contact ids"),
                /// The step, a `CampaignStep.Id`.
                step: FollowUpStepId = id("step id"),
            };

        ContactRunActionSequence contact_run_action_sequence = "ContactService.runActionSequence", Write => Records, on Unknown,
            "runs an action set for a contact" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The set, an `ActionSequence.Id`.
                action_set: ActionSetId = id("action set id"),
            };

        ContactLink contact_link = "ContactService.linkContacts", Write => Flag, on Tables["Contact"],
            "links two contacts" {
                /// One contact.
                contact: ContactId = id("contact id"),
                /// The other contact.
                other: ContactId = id("other contact's id"),
                /// The kind of link, a `LinkedContactType.Id`.
                link_type: LinkTypeId = id("link type id"),
            };

        ContactUnlink contact_unlink = "ContactService.unlinkContacts", IdempotentWrite => Flag, on Tables["Contact"],
            "takes away the link between two contacts" {
                /// One contact.
                contact: ContactId = id("contact id"),
                /// The other contact.
                other: ContactId = id("other contact's id"),
                /// The kind of link, a `LinkedContactType.Id`.
                link_type: LinkTypeId = id("link type id"),
            };

        ContactListLinked contact_list_linked = "ContactService.listLinkedContacts", Read => Records, on Tables["Contact"],
            "lists the contacts that a contact is linked with" {
                /// The contact.
                contact: ContactId = id("contact id"),
            };
        }
    };
}

pub(crate) use rows;
