//! Models of campaigns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::AddResult;
use crate::{CampaignId, ContactId, Id, SequenceId, Timestamp};

/// The body that creates a contacts to sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddContactsToSequenceRequest {
    /// Ids of the contacts.
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
#[serde(default)]
pub struct AddContactsToSequenceResponse {
    /// Add to sequence results.
    #[serde(deserialize_with = "nullable")]
    pub add_to_sequence_results: BTreeMap<Id, AddResult>,
}

/// A campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Campaign {
    /// Its id.
    pub id: Option<CampaignId>,
    /// Name.
    pub name: Option<String>,
    /// Whether it is locked.
    pub locked: Option<bool>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Published date, in UTC.
    pub published_date: Option<Timestamp>,
    /// Whether this holds: published status.
    pub published_status: Option<bool>,
    /// Error message.
    pub error_message: Option<String>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// Published time zone.
    pub published_time_zone: Option<String>,
    /// Id of the created by global.
    pub created_by_global_id: Option<Id>,
    /// Active contact count.
    pub active_contact_count: Option<i32>,
    /// Completed contact count.
    pub completed_contact_count: Option<i32>,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Type.
    pub r#type: Option<GoalType>,
    /// Historical contact counts.
    pub historical_contact_counts: Option<HistoricalCounts>,
    /// Ids of the next sequences.
    #[serde(deserialize_with = "nullable")]
    pub next_sequence_ids: Vec<SequenceId>,
    /// Ids of the previous sequences.
    #[serde(deserialize_with = "nullable")]
    pub previous_sequence_ids: Vec<SequenceId>,
}

/// Historical counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HistoricalCounts {
    /// 24 hours.
    #[serde(rename = "24_hours")]
    pub last_24_hours: Option<i32>,
    /// 30 days.
    #[serde(rename = "30_days")]
    pub last_30_days: Option<i32>,
}

/// An item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Type.
    pub r#type: Option<SequenceItemType>,
    /// Id of the next item.
    pub next_item_id: Option<Id>,
    /// Id of the previous item.
    pub previous_item_id: Option<Id>,
}

/// One page of campaign goals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCampaignGoalsResponse {
    /// Goals.
    #[serde(deserialize_with = "nullable")]
    pub goals: Vec<Goal>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    /// Id of the campaign.
    pub campaign_id: Option<CampaignId>,
}

/// One page of campaign sequences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCampaignSequenceResponse {
    /// Sequences.
    #[serde(deserialize_with = "nullable")]
    pub sequences: Vec<Sequence>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    /// Id of the campaign.
    pub campaign_id: Option<CampaignId>,
}

/// One page of campaigns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCampaignsResponse {
    /// Campaigns.
    #[serde(deserialize_with = "nullable")]
    pub campaigns: Vec<Campaign>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body of a request: remove contacts from sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RemoveContactsFromSequenceRequest {
    /// Ids of the contacts.
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
#[serde(default)]
pub struct RemoveContactsFromSequenceResponse {
    /// Remove from sequence results.
    #[serde(deserialize_with = "nullable")]
    pub remove_from_sequence_results: BTreeMap<Id, RemoveResult>,
}

/// A sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sequence {
    /// Its id.
    pub id: Option<SequenceId>,
    /// Name.
    pub name: Option<String>,
    /// Paths.
    #[serde(deserialize_with = "nullable")]
    pub paths: Vec<SequencePath>,
    /// Active contact count.
    pub active_contact_count: Option<i32>,
    /// Active contact count completed.
    pub active_contact_count_completed: Option<i32>,
    /// Historical contact count.
    pub historical_contact_count: Option<HistoricalCounts>,
}

/// A sequence path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SequencePath {
    /// Its id.
    pub id: Option<Id>,
    /// Items.
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
