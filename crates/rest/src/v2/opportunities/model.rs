//! Models of opportunities.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::null::nullable;
use crate::null::present;
use crate::{
    AffiliateId, ContactId, Extra, Id, MajorAmount, OpportunityId, Patch, StageId, Timestamp,
    UserId,
};

/// Check list item details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckListItemDetails {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Description.
    pub description: Option<String>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// Id of the instance.
    #[serde(serialize_with = "crate::id::as_number")]
    pub instance_id: Option<Id>,
    /// Item order.
    pub item_order: Option<i32>,
    /// Done date, in UTC.
    pub done_date: Option<Timestamp>,
}

/// A checklist item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChecklistItem {
    /// Its id.
    pub id: Option<Id>,
    /// Description.
    pub description: Option<String>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// Order.
    pub order: Option<i32>,
}

/// The body that creates an opportunity.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOpportunityRequest {
    /// Opportunity title.
    pub opportunity_title: String,
    /// Next action time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_time: Option<Timestamp>,
    /// Next action notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_notes: Option<String>,
    /// Opportunity notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_notes: Option<String>,
    /// Estimated close time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_close_time: Option<Timestamp>,
    /// Whether to include in forecast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_in_forecast: Option<bool>,
    /// Projected revenue low, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_low: Option<MajorAmount>,
    /// Projected revenue high, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_high: Option<MajorAmount>,
    /// Id of the contact.
    pub contact_id: ContactId,
    /// Id of the stage.
    pub stage_id: StageId,
    /// Id of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomField>>,
    /// Id of the affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<AffiliateId>,
}

impl CreateOpportunityRequest {
    /// The body with what the server requires.
    pub fn new(
        opportunity_title: impl Into<String>,
        contact_id: impl Into<ContactId>,
        stage_id: impl Into<StageId>,
    ) -> Self {
        Self {
            opportunity_title: opportunity_title.into(),
            next_action_time: None,
            next_action_notes: None,
            opportunity_notes: None,
            estimated_close_time: None,
            include_in_forecast: None,
            projected_revenue_low: None,
            projected_revenue_high: None,
            contact_id: contact_id.into(),
            stage_id: stage_id.into(),
            user_id: None,
            custom_fields: None,
            affiliate_id: None,
        }
    }
}

/// What creates an opportunity stage checklist item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOpportunityStageChecklistItem {
    /// Description.
    pub description: String,
    /// Whether it is required.
    pub required: bool,
    /// Order.
    pub order: i32,
}

impl CreateOpportunityStageChecklistItem {
    /// The body with what the server requires.
    pub fn new(description: impl Into<String>, required: bool, order: i32) -> Self {
        Self {
            description: description.into(),
            required,
            order,
        }
    }
}

/// The body that creates an opportunity stage.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOpportunityStageRequest {
    /// Name.
    pub name: String,
    /// Order.
    pub order: i32,
    /// Target number days.
    pub target_number_days: i32,
    /// Probability.
    pub probability: i32,
    /// Checklist items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checklist_items: Option<Vec<CreateOpportunityStageChecklistItem>>,
}

impl CreateOpportunityStageRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        order: i32,
        target_number_days: i32,
        probability: i32,
    ) -> Self {
        Self {
            name: name.into(),
            order,
            target_number_days,
            probability,
            checklist_items: None,
        }
    }
}

/// A custom field.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomField {
    /// The value: text, number, date or list, after the type of the field; `null` is empty.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub content: Option<Value>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One page of opportunities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOpportunitiesResponse {
    /// Opportunities.
    #[serde(deserialize_with = "nullable")]
    pub opportunities: Vec<Opportunity>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of opportunity stage moves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOpportunityStageMoveResponse {
    /// Stage moves.
    #[serde(deserialize_with = "nullable")]
    pub stage_moves: Vec<OpportunityStageMove>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of opportunity stages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOpportunityStagesResponse {
    /// Stages.
    #[serde(deserialize_with = "nullable")]
    pub stages: Vec<OpportunityStage>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// An opportunity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opportunity {
    /// Its id.
    pub id: Option<OpportunityId>,
    /// Contact.
    pub contact: Option<OpportunityContact>,
    /// Stage.
    pub stage: Option<StageReference>,
    /// User.
    pub user: Option<OpportunityUser>,
    /// Opportunity title.
    pub opportunity_title: Option<String>,
    /// Next action time, in UTC.
    pub next_action_time: Option<Timestamp>,
    /// Next action notes.
    pub next_action_notes: Option<String>,
    /// Opportunity notes.
    pub opportunity_notes: Option<String>,
    /// Estimated close time, in UTC.
    pub estimated_close_time: Option<Timestamp>,
    /// Whether to include in forecast.
    pub include_in_forecast: Option<bool>,
    /// Projected revenue low, in the main unit of the currency.
    pub projected_revenue_low: Option<MajorAmount>,
    /// Projected revenue high, in the main unit of the currency.
    pub projected_revenue_high: Option<MajorAmount>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomField>,
    /// When it was created, in UTC.
    pub created_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub last_updated_time: Option<Timestamp>,
    /// Id of the affiliate.
    pub affiliate_id: Option<AffiliateId>,
    /// Lead source.
    pub lead_source: Option<String>,
    /// Monthly revenue, in the main unit of the currency.
    pub monthly_revenue: Option<MajorAmount>,
    /// Order revenue, in the main unit of the currency.
    pub order_revenue: Option<MajorAmount>,
    /// Objection.
    pub objection: Option<String>,
    /// Status.
    pub status: Option<String>,
    /// Id of the status.
    pub status_id: Option<Id>,
    /// Stage entrance time, in UTC.
    pub stage_entrance_time: Option<Timestamp>,
    /// Last updated by.
    pub last_updated_by: Option<String>,
    /// Created by.
    pub created_by: Option<String>,
}

/// An opportunity contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpportunityContact {
    /// Its id.
    pub id: Option<ContactId>,
    /// Email.
    pub email: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Company name.
    pub company_name: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
}

/// An opportunity stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpportunityStage {
    /// Its id.
    pub id: Option<StageId>,
    /// Name.
    pub name: Option<String>,
    /// Order.
    pub order: Option<i32>,
    /// Target number days.
    pub target_number_days: Option<i32>,
    /// Probability.
    pub probability: Option<i32>,
    /// When it was created, in UTC.
    pub created_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub updated_time: Option<Timestamp>,
    /// Checklist items.
    #[serde(deserialize_with = "nullable")]
    pub checklist_items: Vec<ChecklistItem>,
}

/// An opportunity stage move.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpportunityStageMove {
    /// Its id.
    pub id: Option<Id>,
    /// Id of the opportunity.
    pub opportunity_id: Option<OpportunityId>,
    /// Move time, in UTC.
    pub move_time: Option<Timestamp>,
    /// Id of the move from stage.
    pub move_from_stage_id: Option<StageId>,
    /// Id of the move to stage.
    pub move_to_stage_id: Option<StageId>,
    /// Prev stage move time, in UTC.
    pub prev_stage_move_time: Option<Timestamp>,
    /// Id of the user.
    pub user_id: Option<UserId>,
    /// Created by.
    pub created_by: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
}

/// An opportunity user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpportunityUser {
    /// Its id.
    pub id: Option<Id>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
}

/// Stage details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StageDetails {
    /// Probability.
    pub probability: Option<i32>,
    /// Stage order.
    pub stage_order: Option<i32>,
    /// Target num days.
    pub target_num_days: Option<i32>,
    /// Checklist items.
    #[serde(deserialize_with = "nullable")]
    pub checklist_items: Vec<CheckListItemDetails>,
}

/// A stage reference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StageReference {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Details.
    pub details: Option<StageDetails>,
    /// Reasons.
    #[serde(deserialize_with = "nullable")]
    pub reasons: Vec<String>,
}

/// The body that changes an opportunity.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateOpportunityRequest {
    /// Opportunity title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_title: Patch<String>,
    /// Next action time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_time: Patch<Timestamp>,
    /// Next action notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_notes: Patch<String>,
    /// Opportunity notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_notes: Patch<String>,
    /// Estimated close time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub estimated_close_time: Patch<Timestamp>,
    /// Whether to include in forecast.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub include_in_forecast: Patch<bool>,
    /// Projected revenue low, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_low: Patch<MajorAmount>,
    /// Projected revenue high, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_high: Patch<MajorAmount>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// Id of the stage.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub stage_id: Patch<StageId>,
    /// Id of the user.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub user_id: Patch<UserId>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomField>>,
    /// Id of the affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub affiliate_id: Patch<AffiliateId>,
}

/// What changes an opportunity stage checklist item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateOpportunityStageChecklistItem {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Description.
    pub description: String,
    /// Whether it is required.
    pub required: bool,
    /// Order.
    pub order: i32,
}

impl UpdateOpportunityStageChecklistItem {
    /// The body with what the server requires.
    pub fn new(description: impl Into<String>, required: bool, order: i32) -> Self {
        Self {
            id: None,
            description: description.into(),
            required,
            order,
        }
    }
}

/// The body that changes an opportunity stage.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateOpportunityStageRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
    /// Probability.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub probability: Patch<i32>,
    /// Target number days.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub target_number_days: Patch<i32>,
    /// Checklist items.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub checklist_items: Patch<Vec<UpdateOpportunityStageChecklistItem>>,
}
