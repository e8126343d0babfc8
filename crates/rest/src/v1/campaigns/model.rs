//! Models of campaigns.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{CampaignId, ContactId, Id, SequenceId, Timestamp};

/// The body of a request: achieve goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AchieveGoalRequest {
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
}

impl AchieveGoalRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: impl Into<ContactId>) -> Self {
        Self {
            contact_id: contact_id.into(),
        }
    }
}

/// A campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Campaign {
    /// Id of the created by global.
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by_global_id: Option<Id>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Error message.
    pub error_message: Option<String>,
    /// Goals.
    #[serde(deserialize_with = "nullable")]
    pub goals: Vec<Goal>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<CampaignId>,
    /// Whether it is locked.
    pub locked: Option<bool>,
    /// Name.
    pub name: Option<String>,
    /// Published date, in UTC.
    pub published_date: Option<Timestamp>,
    /// Whether this holds: published status.
    pub published_status: Option<bool>,
    /// Published time zone.
    pub published_time_zone: Option<String>,
    /// Sequences.
    #[serde(deserialize_with = "nullable")]
    pub sequences: Vec<Sequence>,
    /// Time zone.
    pub time_zone: Option<String>,
}

/// One page of campaigns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CampaignList {
    /// Campaigns.
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
#[serde(default)]
pub struct CampaignWithStats {
    /// Active contact count.
    pub active_contact_count: Option<i32>,
    /// Completed contact count.
    pub completed_contact_count: Option<i32>,
    /// Id of the created by global.
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by_global_id: Option<Id>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Error message.
    pub error_message: Option<String>,
    /// Goals.
    #[serde(deserialize_with = "nullable")]
    pub goals: Vec<Goal>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<CampaignId>,
    /// Whether it is locked.
    pub locked: Option<bool>,
    /// Name.
    pub name: Option<String>,
    /// Published date, in UTC.
    pub published_date: Option<Timestamp>,
    /// Whether this holds: published status.
    pub published_status: Option<bool>,
    /// Published time zone.
    pub published_time_zone: Option<String>,
    /// Sequences.
    #[serde(deserialize_with = "nullable")]
    pub sequences: Vec<Sequence>,
    /// Time zone.
    pub time_zone: Option<String>,
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// Historical contact counts.
    pub historical_contact_counts: Option<HistoricalCounts>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Ids of the next sequences.
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub next_sequence_ids: Vec<SequenceId>,
    /// Ids of the previous sequences.
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub previous_sequence_ids: Vec<SequenceId>,
    /// Type.
    pub r#type: Option<GoalType>,
}

/// A goal event result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GoalEventResult {
    /// Id of the campaign.
    #[serde(serialize_with = "crate::id::as_number")]
    pub campaign_id: Option<CampaignId>,
    /// Id of the goal.
    #[serde(serialize_with = "crate::id::as_number")]
    pub goal_id: Option<Id>,
    /// Message.
    pub message: Option<String>,
    /// Whether this holds: success.
    pub success: Option<bool>,
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
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Id of the next item.
    #[serde(serialize_with = "crate::id::as_number")]
    pub next_item_id: Option<Id>,
    /// Id of the previous item.
    #[serde(serialize_with = "crate::id::as_number")]
    pub previous_item_id: Option<Id>,
    /// Type.
    pub r#type: Option<SequenceItemType>,
}

/// A sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sequence {
    /// Active contact count.
    pub active_contact_count: Option<i32>,
    /// Active contact count completed.
    pub active_contact_count_completed: Option<i32>,
    /// Historical contact count.
    pub historical_contact_count: Option<HistoricalCounts>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<SequenceId>,
    /// Name.
    pub name: Option<String>,
    /// Paths.
    #[serde(deserialize_with = "nullable")]
    pub paths: Vec<SequencePath>,
}

/// A sequence path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SequencePath {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Items.
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
