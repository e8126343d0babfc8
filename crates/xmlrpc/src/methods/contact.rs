//! `ContactService`: contacts, their tags, and the follow-up sequences of old.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{
    ActionSetId, ContactId, FollowUpSequenceId, FollowUpStepId, LinkTypeId, TagId,
};

use crate::Struct;
use crate::methods::define::{answer, method, words};

method! {
    /// Adds a contact, whatever is there already.
    ///
    /// Wire: `ContactService.add(key, struct data) -> int`.
    ///
    /// Answers the id of the new contact. Read-only members are ignored without a word. The address
    /// is not opted in by this; some client libraries send [`OptIn`](crate::methods::email::OptIn) as a
    /// second call.
    ///
    /// Faults: 10 for an unknown field, 11 when no member can be written.
    ///
    /// REST: v2 `POST /rest/v2/contacts` (partial); v1 `POST /rest/v1/contacts` (partial). REST
    /// refuses a contact without an email, a phone or (v2) an address.
    Add = "ContactService.add": Write => ContactId {
        /// The fields of table `Contact`, see [`crate::RecordFormat`].
        data: Struct,
    }
}

words! {
    /// What makes two contacts the same for [`AddWithDupCheck`].
    DupCheck {
        /// The same email.
        Email = "Email",
        /// The same email and name.
        EmailAndName = "EmailAndName",
        /// The same email, name and company.
        EmailAndNameAndCompany = "EmailAndNameAndCompany",
    }
}

method! {
    /// Adds a contact, or changes the one that is the same.
    ///
    /// Wire: `ContactService.addWithDupCheck(key, struct data, string dupCheckType) -> int`.
    ///
    /// Answers the id of the contact, and not whether it was there before. The sent members replace
    /// the stored ones. Which one of several matches is taken is not documented. Without an email
    /// in the data every call adds a contact, so it is not safe to repeat.
    ///
    /// Faults: 10 for an unknown field, 11 when no member can be written.
    ///
    /// REST: v2 `POST /rest/v2/contacts` (equivalent); v1 `PUT /rest/v1/contacts` (partial). v2
    /// says by its status which of the two happened; lists that are not sent may be emptied there.
    AddWithDupCheck = "ContactService.addWithDupCheck": Write => ContactId {
        /// The fields of table `Contact`.
        data: Struct,
        /// What makes two contacts the same.
        dup_check_type: DupCheck,
    }
}

method! {
    /// Loads fields of a contact.
    ///
    /// Wire: `ContactService.load(key, int contactId, string[] selectedFields) -> struct`.
    ///
    /// Answers only members that have content, in any order.
    ///
    /// Faults: 5 for an unknown contact, 10 for an unknown field.
    ///
    /// REST: v2 `GET /rest/v2/contacts/{contact_id}` (equivalent); v1 `GET /rest/v1/contacts/{id}`
    /// (equivalent). v2 gives only id and names unless it is told which fields.
    Load = "ContactService.load": Read => Struct {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// Names of columns of table `Contact`.
        selected_fields: Vec<String>,
    }
}

method! {
    /// Changes fields of a contact.
    ///
    /// Wire: `ContactService.update(key, int contactId, struct data) -> int`.
    ///
    /// Answers the id of the contact. Members that are not sent stay; an empty text clears.
    ///
    /// Faults: 5 for an unknown contact, 10 for an unknown field, 11 when no member can be written
    /// (recorded: `[NoFields]No fields sent for update`).
    ///
    /// REST: v2 `PATCH /rest/v2/contacts/{contact_id}`, `GET /rest/v2/contacts/{contact_id}`
    /// (equivalent); v1 `PATCH /rest/v1/contacts/{contactId}`, `GET /rest/v1/contacts/{id}`
    /// (equivalent). Lists (emails, phones, addresses, custom fields) are replaced as a whole
    /// there, so it takes a read before.
    Update = "ContactService.update": IdempotentWrite => ContactId {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// What to change.
        data: Struct,
    }
}

method! {
    /// Merges two contacts into one.
    ///
    /// Wire: `ContactService.merge(key, int contactId, int duplicateContactId) -> boolean`.
    ///
    /// Cannot be undone. Which of two values survives is not documented.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/contacts:merge` (equivalent). Not in v1. v2 answers the merged
    /// contact.
    Merge = "ContactService.merge": Write => bool {
        /// The contact that stays.
        contact_id: ContactId,
        /// The contact that goes away.
        duplicate_contact_id: ContactId,
    }
}

method! {
    /// Finds contacts by email.
    ///
    /// Wire: `ContactService.findByEmail(key, string email, string[] selectedFields) -> struct[]`.
    ///
    /// Looks at `Email`, `EmailAddress2` and `EmailAddress3`, and answers all matches at once; an
    /// empty array when there is none. Whether `%` works here is not documented.
    ///
    /// Faults: 10 for an unknown field.
    ///
    /// REST: v2 `GET /rest/v2/contacts` (equivalent); v1 `GET /rest/v1/contacts` (equivalent). REST
    /// pages the matches.
    FindByEmail = "ContactService.findByEmail": Read => Vec<Struct> {
        /// The address.
        email: String,
        /// Names of columns of table `Contact`.
        selected_fields: Vec<String>,
    }
}

method! {
    /// Gives a contact a tag.
    ///
    /// Wire: `ContactService.addToGroup(key, int contactId, int tagId) -> boolean`.
    ///
    /// Answers true; false is reported for a contact that has the tag already.
    ///
    /// Faults: 0, `Failed to invoke method addToGroup` (a user report, perhaps for an unknown tag).
    ///
    /// REST: v2 `POST /rest/v2/tags/{tag_id}/contacts:applyTags` (equivalent); v1
    /// `POST /rest/v1/contacts/{contactId}/tags`, `POST /rest/v1/tags/{tagId}/contacts`
    /// (equivalent). REST answers 200 even when it failed; the outcome is a text per contact.
    AddToGroup = "ContactService.addToGroup": IdempotentWrite => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The tag; called `groupId` in old texts.
        tag_id: TagId,
    }
}

method! {
    /// Takes a tag from a contact.
    ///
    /// Wire: `ContactService.removeFromGroup(key, int contactId, int tagId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/tags/{tag_id}/contacts:removeTags` (equivalent); v1
    /// `DELETE /rest/v1/contacts/{contactId}/tags/{tagId}`,
    /// `DELETE /rest/v1/tags/{tagId}/contacts/{contactId}` (equivalent). REST does not tell whether
    /// the contact had the tag.
    RemoveFromGroup = "ContactService.removeFromGroup": IdempotentWrite => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// An `Id` of table `ContactGroup`.
        tag_id: TagId,
    }
}

method! {
    /// Starts a follow-up sequence for a contact.
    ///
    /// Wire: `ContactService.addToCampaign(key, int contactId, int campaignId) -> boolean`.
    ///
    /// These are the legacy sequences of table `Campaign`; what the campaign builder made is
    /// started with [`AchieveGoal`](crate::methods::funnel::AchieveGoal).
    ///
    /// Faults: 6 for an unknown sequence (recorded: `[Loading]Error loading follow-up sequence`).
    ///
    /// Answers whether it was done.
    ///
    /// REST: v2 `POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:addContacts`,
    /// `POST /rest/v2/automations/{automation_id}/sequences/{sequence_id}:addContacts` (partial);
    /// v1 `POST /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}`
    /// (partial). Sequences have other ids there, and need the id of a campaign as well.
    AddToCampaign = "ContactService.addToCampaign": Write => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The sequence, a `Campaign.Id`.
        campaign_id: FollowUpSequenceId,
    }
}

method! {
    /// Ends a follow-up sequence for a contact.
    ///
    /// Wire:
    /// `ContactService.removeFromCampaign(key, int contactId, int followUpSequenceId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/campaigns/{campaign_id}/sequences/{sequence_id}:removeContacts`
    /// (partial); v1
    /// `DELETE /rest/v1/campaigns/{campaignId}/sequences/{sequenceId}/contacts/{contactId}`
    /// (partial). Sequences have other ids there.
    RemoveFromCampaign = "ContactService.removeFromCampaign": IdempotentWrite => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The sequence, a `Campaign.Id`.
        follow_up_sequence_id: FollowUpSequenceId,
    }
}

method! {
    /// Pauses a follow-up sequence for a contact.
    ///
    /// Wire: `ContactService.pauseCampaign(key, int contactId, int sequenceId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    PauseCampaign = "ContactService.pauseCampaign": IdempotentWrite => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The sequence, a `Campaign.Id`.
        sequence_id: FollowUpSequenceId,
    }
}

method! {
    /// Resumes a paused follow-up sequence for a contact.
    ///
    /// Wire: `ContactService.resumeCampaignForContact(key, int contactId, int seqId) -> boolean`.
    ///
    /// A widely used Ruby library misspells the name of the service, so it never worked there.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    ResumeCampaignForContact = "ContactService.resumeCampaignForContact": IdempotentWrite => bool {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The sequence, a `Campaign.Id`.
        seq_id: FollowUpSequenceId,
    }
}

method! {
    /// Tells the next step of a follow-up sequence for a contact.
    ///
    /// Wire:
    /// `ContactService.getNextCampaignStep(key, int contactId, int followUpSequenceId) -> int`.
    ///
    /// Answers a `CampaignStep.Id`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    GetNextCampaignStep = "ContactService.getNextCampaignStep": Read => FollowUpStepId {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The sequence, a `Campaign.Id`.
        follow_up_sequence_id: FollowUpSequenceId,
    }
}

method! {
    /// Runs a step of a follow-up sequence now, for all given contacts.
    ///
    /// Wire:
    /// `ContactService.rescheduleCampaignStep(key, int[] contactIds, int sequenceStepId) -> int`.
    ///
    /// Answers for how many.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    RescheduleCampaignStep = "ContactService.rescheduleCampaignStep": Write => i32 {
        /// `Id`s of table `Contact`.
        contact_ids: Vec<ContactId>,
        /// The step, a `CampaignStep.Id`.
        sequence_step_id: FollowUpStepId,
    }
}

answer! {
    /// What one action of [`RunActionSequence`] did.
    ActionResult {
        /// the kind of action.
        action: String = "Action",
        /// what happened.
        message: String = "Message",
        /// whether it failed.
        is_error: bool = "IsError",
    }
}

method! {
    /// Runs an action set for a contact.
    ///
    /// Wire: `ContactService.runActionSequence(key, int contactId, int actionSetId) -> struct[]`.
    ///
    /// Answers one struct per action. An action that fails is no fault.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart. Action sets can be rebuilt as automations and started by a goal or a
    /// tag.
    RunActionSequence = "ContactService.runActionSequence": Write => Vec<ActionResult> {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The set, an `ActionSequence.Id`.
        action_set_id: ActionSetId,
    }
}

method! {
    /// Links two contacts.
    ///
    /// Wire:
    /// `ContactService.linkContacts(key, int contactId1, int contactId2, int linkTypeId) -> boolean`.
    ///
    /// Whether the same link twice is one link or two is not documented.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/contacts:link` (equivalent). Not in v1. v1 can only read links.
    LinkContacts = "ContactService.linkContacts": Write => bool {
        /// One contact.
        contact_id1: ContactId,
        /// The other contact.
        contact_id2: ContactId,
        /// The kind of link, a `LinkedContactType.Id`.
        link_type_id: LinkTypeId,
    }
}

method! {
    /// Takes away the link between two contacts.
    ///
    /// Wire:
    /// `ContactService.unlinkContacts(key, int contactId1, int contactId2, int linkTypeId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/contacts:unlink` (equivalent). Not in v1. v2 answers nothing instead
    /// of true.
    UnlinkContacts = "ContactService.unlinkContacts": IdempotentWrite => bool {
        /// One contact.
        contact_id1: ContactId,
        /// The other contact.
        contact_id2: ContactId,
        /// The kind of link, a `LinkedContactType.Id`.
        link_type_id: LinkTypeId,
    }
}

method! {
    /// Lists the contacts that a contact is linked with.
    ///
    /// Wire: `ContactService.listLinkedContacts(key, int contactId) -> any[]`.
    ///
    /// The shape of an element is not documented, so the elements are values.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/contacts/{contact_id}/links` (equivalent); v1
    /// `GET /rest/v1/contacts/{id}` (partial). v2 tells both ends of each link.
    ListLinkedContacts = "ContactService.listLinkedContacts": Read => Vec<crate::Value> {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
    }
}
