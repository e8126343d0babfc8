//! Models of campaigns.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::AddResult;
use crate::{CampaignId, ContactId, Id, SequenceId, Timestamp};

/// The body that creates a contacts to sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddContactsToSequenceRequest {
    pub contact_ids: Vec<ContactId>,
}

impl AddContactsToSequenceRequest {
    /// The body with what the server requires.
    pub fn new(contact_ids: Vec<ContactId>) -> Self {
        Self { contact_ids }
    }
}

/// What comes back: add contacts to sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AddContactsToSequenceResponse {
    /// By the id of the contact.
    #[serde(deserialize_with = "nullable")]
    pub add_to_sequence_results: BTreeMap<Id, AddResult>,
}

/// A campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Campaign {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CampaignId>,
    pub name: Option<String>,
    pub locked: Option<bool>,
    pub date_created: Option<Timestamp>,
    pub published_date: Option<Timestamp>,
    pub published_status: Option<bool>,
    pub error_message: Option<String>,
    pub time_zone: Option<String>,
    pub published_time_zone: Option<String>,
    pub created_by_global_id: Option<Id>,
    pub active_contact_count: Option<i32>,
    pub completed_contact_count: Option<i32>,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Goal {
    pub id: Option<Id>,
    pub name: Option<String>,
    pub r#type: Option<GoalType>,
    pub historical_contact_counts: Option<HistoricalCounts>,
    #[serde(deserialize_with = "nullable")]
    pub next_sequence_ids: Vec<SequenceId>,
    #[serde(deserialize_with = "nullable")]
    pub previous_sequence_ids: Vec<SequenceId>,
}

/// Historical counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct HistoricalCounts {
    #[serde(rename = "24_hours")]
    pub last_24_hours: Option<i32>,
    #[serde(rename = "30_days")]
    pub last_30_days: Option<i32>,
}

/// An item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Item {
    pub id: Option<Id>,
    pub name: Option<String>,
    pub r#type: Option<SequenceItemType>,
    pub next_item_id: Option<Id>,
    pub previous_item_id: Option<Id>,
}

/// One page of campaign goals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCampaignGoalsResponse {
    #[serde(deserialize_with = "nullable")]
    pub goals: Vec<Goal>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub campaign_id: Option<CampaignId>,
}

/// One page of campaign sequences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCampaignSequenceResponse {
    #[serde(deserialize_with = "nullable")]
    pub sequences: Vec<Sequence>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub campaign_id: Option<CampaignId>,
}

/// One page of campaigns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCampaignsResponse {
    #[serde(deserialize_with = "nullable")]
    pub campaigns: Vec<Campaign>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body of a request: remove contacts from sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RemoveContactsFromSequenceRequest {
    pub contact_ids: Vec<ContactId>,
}

impl RemoveContactsFromSequenceRequest {
    /// The body with what the server requires.
    pub fn new(contact_ids: Vec<ContactId>) -> Self {
        Self { contact_ids }
    }
}

/// What comes back: remove contacts from sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct RemoveContactsFromSequenceResponse {
    /// By the id of the contact.
    #[serde(deserialize_with = "nullable")]
    pub remove_from_sequence_results: BTreeMap<Id, RemoveResult>,
}

/// A sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Sequence {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<SequenceId>,
    pub name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub paths: Vec<SequencePath>,
    pub active_contact_count: Option<i32>,
    pub active_contact_count_completed: Option<i32>,
    pub historical_contact_count: Option<HistoricalCounts>,
}

/// A sequence path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SequencePath {
    pub id: Option<Id>,
    #[serde(deserialize_with = "nullable")]
    pub items: Vec<Item>,
}

text_enum! {
    /// Values of type.
    GoalType {
        WebForm = "WebForm",
        LandingPage = "LandingPage",
        Survey = "Survey",
        LinkClick = "LinkClick",
        EmailOpened = "EmailOpened",
        Score = "Score",
        Purchase = "Purchase",
        FailedPurchase = "FailedPurchase",
        Quote = "Quote",
        WebsiteTrigger = "WebsiteTrigger",
        InternalForm = "InternalForm",
        SmartForm = "SmartForm",
        AppointmentEvent = "AppointmentEvent",
        Task = "Task",
        StageMove = "StageMove",
        Note = "Note",
        Tag = "Tag",
        PipelineStageMove = "PipelineStageMove",
        UnlayerLandingPage = "UnlayerLandingPage",
        GroSocial = "GroSocial",
        TwitterForm = "TwitterForm",
        Api = "API",
        WordPress = "WordPress",
        NewLandingPage = "NewLandingPage",
        IntegrationTrigger = "IntegrationTrigger",
    }
}

text_enum! {
    /// Values of remove from sequence results.
    RemoveResult {
        Success = "SUCCESS",
        ContactDoesNotExist = "CONTACT_DOES_NOT_EXIST",
        Failed = "FAILED",
    }
}

text_enum! {
    /// Values of type.
    SequenceItemType {
        Start = "Start",
        Wait = "Wait",
        DelayTimer = "DelayTimer",
        ContactTimer = "ContactTimer",
        DateTimer = "DateTimer",
        AppointmentTimer = "AppointmentTimer",
        Email = "Email",
        BardEmail = "BardEmail",
        UnlayerEmail = "UnlayerEmail",
        EmailConfirm = "EmailConfirm",
        Voice = "Voice",
        Fax = "Fax",
        Letter = "Letter",
        AutomatedSms = "AutomatedSms",
        UnlayerEmailConfirm = "UnlayerEmailConfirm",
        Tag = "Tag",
        Opportunity = "Opportunity",
        Note = "Note",
        Task = "Task",
        CompleteTasks = "CompleteTasks",
        Appointment = "Appointment",
        AssignOwner = "AssignOwner",
        FieldValue = "FieldValue",
        Fulfillment = "Fulfillment",
        CreateOrder = "CreateOrder",
        Deal = "Deal",
        AddToSequence = "AddToSequence",
        CancelSubscription = "CancelSubscription",
        MoveOpportunity = "MoveOpportunity",
        Http = "Http",
        CustomerHub = "CustomerHub",
        HttpRequest = "HttpRequest",
        IntegrationAction = "IntegrationAction",
        ActionSet = "ActionSet",
    }
}
