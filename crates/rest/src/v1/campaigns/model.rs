//! Models of campaigns.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{CampaignId, ContactId, Id, SequenceId, Timestamp};

/// The body of a request: achieve goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AchieveGoalRequest {
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
}

impl AchieveGoalRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId) -> Self {
        Self { contact_id }
    }
}

/// A campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Campaign {
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by_global_id: Option<Id>,
    pub date_created: Option<Timestamp>,
    pub error_message: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub goals: Vec<Goal>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CampaignId>,
    pub locked: Option<bool>,
    pub name: Option<String>,
    pub published_date: Option<Timestamp>,
    pub published_status: Option<bool>,
    pub published_time_zone: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub sequences: Vec<Sequence>,
    pub time_zone: Option<String>,
}

/// One page of campaigns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CampaignList {
    #[serde(deserialize_with = "nullable")]
    pub campaigns: Vec<Campaign>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// Campaign with stats.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CampaignWithStats {
    pub active_contact_count: Option<i32>,
    pub completed_contact_count: Option<i32>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by_global_id: Option<Id>,
    pub date_created: Option<Timestamp>,
    pub error_message: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub goals: Vec<Goal>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CampaignId>,
    pub locked: Option<bool>,
    pub name: Option<String>,
    pub published_date: Option<Timestamp>,
    pub published_status: Option<bool>,
    pub published_time_zone: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub sequences: Vec<Sequence>,
    pub time_zone: Option<String>,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Goal {
    pub historical_contact_counts: Option<HistoricalCounts>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    pub name: Option<String>,
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub next_sequence_ids: Vec<SequenceId>,
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub previous_sequence_ids: Vec<SequenceId>,
    pub r#type: Option<GoalType>,
}

/// A goal event result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GoalEventResult {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub campaign_id: Option<CampaignId>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub goal_id: Option<Id>,
    pub message: Option<String>,
    pub success: Option<bool>,
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
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    pub name: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub next_item_id: Option<Id>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub previous_item_id: Option<Id>,
    pub r#type: Option<SequenceItemType>,
}

/// A sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Sequence {
    pub active_contact_count: Option<i32>,
    pub active_contact_count_completed: Option<i32>,
    pub historical_contact_count: Option<HistoricalCounts>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<SequenceId>,
    pub name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub paths: Vec<SequencePath>,
}

/// A sequence path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SequencePath {
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    #[serde(deserialize_with = "nullable")]
    pub items: Vec<Item>,
}

text_enum! {
    /// Values of order.
    CampaignsOrder {
        Id = "id",
        Name = "name",
        PublishedDate = "published_date",
        CompletedContactCount = "completed_contact_count",
        ActiveContactCount = "active_contact_count",
        DateCreated = "date_created",
        LastUpdated = "last_updated",
        Category = "category",
        Status = "status",
    }
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
    /// Values of type.
    SequenceItemType {
        Null = "NULL",
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
