//! Models of opportunities.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::null::nullable;
use crate::null::present;
use crate::setters::setters;
use crate::{
    AffiliateId, ContactId, CustomFieldId, Extra, Id, MajorAmount, OpportunityId, Patch, StageId,
    StageMoveId, Timestamp, UserId,
};

/// Check list item details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CheckListItemDetails {
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    pub description: Option<String>,
    pub required: Option<bool>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub instance_id: Option<Id>,
    pub item_order: Option<i32>,
    pub done_date: Option<Timestamp>,
}

/// A checklist item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ChecklistItem {
    pub id: Option<Id>,
    pub description: Option<String>,
    pub required: Option<bool>,
    pub order: Option<i32>,
}

/// The body that creates an opportunity.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOpportunityRequest {
    /// In XML-RPC: `Lead.OpportunityTitle`.
    pub opportunity_title: String,
    /// In XML-RPC: `Lead.NextActionDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.NextActionNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_notes: Option<String>,
    /// In XML-RPC: `Lead.OpportunityNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_notes: Option<String>,
    /// In XML-RPC: `Lead.EstimatedCloseDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_close_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.IncludeInForecast`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_in_forecast: Option<bool>,
    /// In XML-RPC: `Lead.ProjectedRevenueLow`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_low: Option<MajorAmount>,
    /// In XML-RPC: `Lead.ProjectedRevenueHigh`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_high: Option<MajorAmount>,
    /// In XML-RPC: `Lead.ContactID`.
    pub contact_id: ContactId,
    /// In XML-RPC: `Lead.StageID`.
    pub stage_id: StageId,
    /// In XML-RPC: `Lead.UserID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomField>>,
    /// In XML-RPC: `Lead.AffiliateId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub affiliate_id: Option<AffiliateId>,
}

impl CreateOpportunityRequest {
    /// The body with what the server requires.
    pub fn new(
        opportunity_title: impl Into<String>,
        contact_id: ContactId,
        stage_id: StageId,
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
            contact_id,
            stage_id,
            user_id: None,
            custom_fields: None,
            affiliate_id: None,
        }
    }
}

setters! {
    CreateOpportunityRequest {
        next_action_time: Timestamp,
        next_action_notes: String,
        opportunity_notes: String,
        estimated_close_time: Timestamp,
        include_in_forecast: bool,
        projected_revenue_low: MajorAmount,
        projected_revenue_high: MajorAmount,
        user_id: UserId,
        affiliate_id: AffiliateId,
    } lists {
        custom_fields: CustomField,
    }
}

/// What creates an opportunity stage checklist item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOpportunityStageChecklistItem {
    pub description: String,
    pub required: bool,
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
#[non_exhaustive]
pub struct CreateOpportunityStageRequest {
    /// In XML-RPC: `Stage.StageName`.
    pub name: String,
    /// In XML-RPC: `Stage.StageOrder`.
    pub order: i32,
    /// At least 0. In XML-RPC: `Stage.TargetNumDays`.
    pub target_number_days: i32,
    /// 0 to 100.
    pub probability: i32,
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

setters! {
    CreateOpportunityStageRequest {
    } lists {
        checklist_items: CreateOpportunityStageChecklistItem,
    }
}

/// A custom field.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CustomField {
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub content: Option<Value>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<CustomFieldId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CustomField {
        content: Value,
        id: CustomFieldId,
    } lists {
    }
}

/// One page of opportunities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOpportunitiesResponse {
    #[serde(deserialize_with = "nullable")]
    pub opportunities: Vec<Opportunity>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of opportunity stage moves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOpportunityStageMoveResponse {
    #[serde(deserialize_with = "nullable")]
    pub stage_moves: Vec<OpportunityStageMove>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of opportunity stages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOpportunityStagesResponse {
    #[serde(deserialize_with = "nullable")]
    pub stages: Vec<OpportunityStage>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// An opportunity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Opportunity {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<OpportunityId>,
    pub contact: Option<OpportunityContact>,
    pub stage: Option<StageReference>,
    pub user: Option<OpportunityUser>,
    /// In XML-RPC: `Lead.OpportunityTitle`.
    pub opportunity_title: Option<String>,
    /// In XML-RPC: `Lead.NextActionDate`.
    pub next_action_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.NextActionNotes`.
    pub next_action_notes: Option<String>,
    /// In XML-RPC: `Lead.OpportunityNotes`.
    pub opportunity_notes: Option<String>,
    /// In XML-RPC: `Lead.EstimatedCloseDate`.
    pub estimated_close_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.IncludeInForecast`.
    pub include_in_forecast: Option<bool>,
    /// In XML-RPC: `Lead.ProjectedRevenueLow`. In the main unit of the currency.
    pub projected_revenue_low: Option<MajorAmount>,
    /// In XML-RPC: `Lead.ProjectedRevenueHigh`. In the main unit of the currency.
    pub projected_revenue_high: Option<MajorAmount>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomField>,
    /// In XML-RPC: `Lead.DateCreated`.
    pub created_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.LastUpdated`.
    pub last_updated_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.AffiliateId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `Lead.Leadsource`.
    pub lead_source: Option<String>,
    /// In XML-RPC: `Lead.MonthlyRevenue`. In the main unit of the currency.
    pub monthly_revenue: Option<MajorAmount>,
    /// In XML-RPC: `Lead.OrderRevenue`. In the main unit of the currency.
    pub order_revenue: Option<MajorAmount>,
    /// In XML-RPC: `Lead.Objection`.
    pub objection: Option<String>,
    pub status: Option<String>,
    /// In XML-RPC: `Lead.StatusID`.
    pub status_id: Option<Id>,
    /// In XML-RPC: `Lead.DateInStage`.
    pub stage_entrance_time: Option<Timestamp>,
    /// In XML-RPC: `Lead.LastUpdatedBy`.
    pub last_updated_by: Option<String>,
    /// In XML-RPC: `Lead.CreatedBy`.
    pub created_by: Option<String>,
}

/// An opportunity contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OpportunityContact {
    /// In XML-RPC: `Lead.ContactID`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ContactId>,
    pub email: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub company_name: Option<String>,
    pub job_title: Option<String>,
    pub phone_number: Option<String>,
}

/// An opportunity stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OpportunityStage {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<StageId>,
    /// In XML-RPC: `Stage.StageName`.
    pub name: Option<String>,
    /// In XML-RPC: `Stage.StageOrder`.
    pub order: Option<i32>,
    /// In XML-RPC: `Stage.TargetNumDays`.
    pub target_number_days: Option<i32>,
    /// 0 to 100.
    pub probability: Option<i32>,
    pub created_time: Option<Timestamp>,
    pub updated_time: Option<Timestamp>,
    #[serde(deserialize_with = "nullable")]
    pub checklist_items: Vec<ChecklistItem>,
}

/// An opportunity stage move.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OpportunityStageMove {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<StageMoveId>,
    /// In XML-RPC: `StageMove.OpportunityId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub opportunity_id: Option<OpportunityId>,
    /// In XML-RPC: `StageMove.MoveDate`.
    pub move_time: Option<Timestamp>,
    /// `0` for the first move. In XML-RPC: `StageMove.MoveFromStage`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub move_from_stage_id: Option<StageId>,
    /// In XML-RPC: `StageMove.MoveToStage`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub move_to_stage_id: Option<StageId>,
    /// Absent for the first move. In XML-RPC: `StageMove.PrevStageMoveDate`.
    pub prev_stage_move_time: Option<Timestamp>,
    /// In XML-RPC: `StageMove.UserId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub user_id: Option<UserId>,
    /// In XML-RPC: `StageMove.CreatedBy`.
    pub created_by: Option<String>,
    /// In XML-RPC: `StageMove.DateCreated`.
    pub create_time: Option<Timestamp>,
}

/// An opportunity user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OpportunityUser {
    /// In XML-RPC: `Lead.UserID`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<UserId>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

/// Stage details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct StageDetails {
    /// 0 to 100.
    pub probability: Option<i32>,
    pub stage_order: Option<i32>,
    pub target_num_days: Option<i32>,
    #[serde(deserialize_with = "nullable")]
    pub checklist_items: Vec<CheckListItemDetails>,
}

/// A stage reference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct StageReference {
    /// In XML-RPC: `Lead.StageID`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<StageId>,
    pub name: Option<String>,
    pub details: Option<StageDetails>,
    #[serde(deserialize_with = "nullable")]
    pub reasons: Vec<String>,
}

/// The body that changes an opportunity.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateOpportunityRequest {
    /// In XML-RPC: `Lead.OpportunityTitle`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_title: Patch<String>,
    /// In XML-RPC: `Lead.NextActionDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_time: Patch<Timestamp>,
    /// In XML-RPC: `Lead.NextActionNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_notes: Patch<String>,
    /// In XML-RPC: `Lead.OpportunityNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_notes: Patch<String>,
    /// In XML-RPC: `Lead.EstimatedCloseDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub estimated_close_time: Patch<Timestamp>,
    /// In XML-RPC: `Lead.IncludeInForecast`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub include_in_forecast: Patch<bool>,
    /// In XML-RPC: `Lead.ProjectedRevenueLow`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_low: Patch<MajorAmount>,
    /// In XML-RPC: `Lead.ProjectedRevenueHigh`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_high: Patch<MajorAmount>,
    /// In XML-RPC: `Lead.ContactID`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// In XML-RPC: `Lead.StageID`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub stage_id: Patch<StageId>,
    /// In XML-RPC: `Lead.UserID`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub user_id: Patch<UserId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomField>>,
    /// In XML-RPC: `Lead.AffiliateId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub affiliate_id: Patch<AffiliateId>,
}

setters! {
    UpdateOpportunityRequest {
        opportunity_title: String,
        next_action_time: Timestamp,
        next_action_notes: String,
        opportunity_notes: String,
        estimated_close_time: Timestamp,
        include_in_forecast: bool,
        projected_revenue_low: MajorAmount,
        projected_revenue_high: MajorAmount,
        contact_id: ContactId,
        stage_id: StageId,
        user_id: UserId,
        affiliate_id: AffiliateId,
    } lists {
        custom_fields: CustomField,
    }
}

/// What changes an opportunity stage checklist item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateOpportunityStageChecklistItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    pub description: String,
    pub required: bool,
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

setters! {
    UpdateOpportunityStageChecklistItem {
        id: Id,
    } lists {
    }
}

/// The body that changes an opportunity stage.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateOpportunityStageRequest {
    /// In XML-RPC: `Stage.StageName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `Stage.StageOrder`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
    /// 0 to 100.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub probability: Patch<i32>,
    /// At least 0. In XML-RPC: `Stage.TargetNumDays`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub target_number_days: Patch<i32>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub checklist_items: Patch<Vec<UpdateOpportunityStageChecklistItem>>,
}

setters! {
    UpdateOpportunityStageRequest {
        name: String,
        order: i32,
        probability: i32,
        target_number_days: i32,
    } lists {
        checklist_items: UpdateOpportunityStageChecklistItem,
    }
}
