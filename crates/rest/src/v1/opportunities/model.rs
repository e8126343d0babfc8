//! Models of opportunities.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v1::model::CustomFieldValue;
use crate::{
    AffiliateId, ContactId, Extra, Id, MajorAmount, OpportunityId, Patch, StageId, Timestamp,
    UserId,
};

/// Check list item details.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckListItemDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_date: Option<Timestamp>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<Id>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub instance_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_order: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CheckListItemDetails {
        description: String,
        done_date: Timestamp,
        id: Id,
        instance_id: Id,
        item_order: i32,
        required: bool,
    } lists {
    }
}

/// An opportunity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Opportunity {
    /// In XML-RPC: `Lead.AffiliateId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    pub contact: Option<OpportunityContact>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// In XML-RPC: `Lead.DateCreated`.
    pub date_created: Option<Timestamp>,
    /// In XML-RPC: `Lead.EstimatedCloseDate`.
    pub estimated_close_date: Option<Timestamp>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<OpportunityId>,
    /// In XML-RPC: `Lead.IncludeInForecast`.
    pub include_in_forecast: Option<i32>,
    /// In XML-RPC: `Lead.LastUpdated`.
    pub last_updated: Option<Timestamp>,
    /// In XML-RPC: `Lead.NextActionDate`.
    pub next_action_date: Option<Timestamp>,
    /// In XML-RPC: `Lead.NextActionNotes`.
    pub next_action_notes: Option<String>,
    /// In XML-RPC: `Lead.OpportunityNotes`.
    pub opportunity_notes: Option<String>,
    /// In XML-RPC: `Lead.OpportunityTitle`.
    pub opportunity_title: Option<String>,
    /// In XML-RPC: `Lead.ProjectedRevenueHigh`. In the main unit of the currency.
    pub projected_revenue_high: Option<MajorAmount>,
    /// In XML-RPC: `Lead.ProjectedRevenueLow`. In the main unit of the currency.
    pub projected_revenue_low: Option<MajorAmount>,
    pub stage: Option<SimpleOpportunityStage>,
    pub user: Option<SimpleUser>,
}

/// An opportunity contact.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OpportunityContact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// In XML-RPC: `Lead.ContactID`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    OpportunityContact {
        company_name: String,
        email: String,
        first_name: String,
        id: ContactId,
        job_title: String,
        last_name: String,
        phone_number: String,
        city: String,
        state: String,
    } lists {
    }
}

/// One page of opportunities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OpportunityList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub opportunities: Vec<Opportunity>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// The body of a request: opportunity.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OpportunityRequest {
    /// In XML-RPC: `Lead.AffiliateId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    pub contact: OpportunityContact,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// In XML-RPC: `Lead.DateCreated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// In XML-RPC: `Lead.EstimatedCloseDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_close_date: Option<String>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<OpportunityId>,
    /// In XML-RPC: `Lead.IncludeInForecast`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_in_forecast: Option<i32>,
    /// In XML-RPC: `Lead.LastUpdated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated: Option<Timestamp>,
    /// In XML-RPC: `Lead.NextActionDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_date: Option<String>,
    /// In XML-RPC: `Lead.NextActionNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_notes: Option<String>,
    /// In XML-RPC: `Lead.OpportunityNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_notes: Option<String>,
    /// In XML-RPC: `Lead.OpportunityTitle`.
    pub opportunity_title: String,
    /// In XML-RPC: `Lead.ProjectedRevenueHigh`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_high: Option<MajorAmount>,
    /// In XML-RPC: `Lead.ProjectedRevenueLow`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_low: Option<MajorAmount>,
    pub stage: SimpleOpportunityStage,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<SimpleUser>,
}

impl OpportunityRequest {
    /// The body with what the server requires.
    pub fn new(
        contact: OpportunityContact,
        opportunity_title: impl Into<String>,
        stage: SimpleOpportunityStage,
    ) -> Self {
        Self {
            affiliate_id: None,
            contact,
            custom_fields: None,
            date_created: None,
            estimated_close_date: None,
            id: None,
            include_in_forecast: None,
            last_updated: None,
            next_action_date: None,
            next_action_notes: None,
            opportunity_notes: None,
            opportunity_title: opportunity_title.into(),
            projected_revenue_high: None,
            projected_revenue_low: None,
            stage,
            user: None,
        }
    }
}

setters! {
    OpportunityRequest {
        affiliate_id: AffiliateId,
        date_created: Timestamp,
        estimated_close_date: String,
        id: OpportunityId,
        include_in_forecast: i32,
        last_updated: Timestamp,
        next_action_date: String,
        next_action_notes: String,
        opportunity_notes: String,
        projected_revenue_high: MajorAmount,
        projected_revenue_low: MajorAmount,
        user: SimpleUser,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

/// A sales pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SalesPipeline {
    pub end_stage: Option<bool>,
    pub is_default: Option<bool>,
    pub stage_count: Option<i32>,
    /// In XML-RPC: `Stage.Id`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub stage_id: Option<StageId>,
    /// In XML-RPC: `Stage.StageName`.
    pub stage_name: Option<String>,
    /// In XML-RPC: `Stage.StageOrder`.
    pub stage_order: Option<i32>,
}

/// A simple opportunity stage.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SimpleOpportunityStage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<StageDetails>,
    /// In XML-RPC: `Lead.StageID`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<StageId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<String>>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    SimpleOpportunityStage {
        details: StageDetails,
        id: StageId,
        name: String,
    } lists {
        reasons: String,
    }
}

/// A simple user.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SimpleUser {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// In XML-RPC: `Lead.UserID`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    SimpleUser {
        first_name: String,
        id: UserId,
        last_name: String,
    } lists {
    }
}

/// Stage details.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StageDetails {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_list_items: Option<Vec<CheckListItemDetails>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_order: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_num_days: Option<i32>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    StageDetails {
        probability: i32,
        stage_order: i32,
        target_num_days: i32,
    } lists {
        check_list_items: CheckListItemDetails,
    }
}

/// The body that changes an opportunity.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateOpportunityRequest {
    /// In XML-RPC: `Lead.AffiliateId`.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Patch<AffiliateId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact: Patch<OpportunityContact>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// In XML-RPC: `Lead.DateCreated`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub date_created: Patch<Timestamp>,
    /// In XML-RPC: `Lead.EstimatedCloseDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub estimated_close_date: Patch<String>,
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Patch<OpportunityId>,
    /// In XML-RPC: `Lead.IncludeInForecast`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub include_in_forecast: Patch<i32>,
    /// In XML-RPC: `Lead.LastUpdated`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub last_updated: Patch<Timestamp>,
    /// In XML-RPC: `Lead.NextActionDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_date: Patch<String>,
    /// In XML-RPC: `Lead.NextActionNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_notes: Patch<String>,
    /// In XML-RPC: `Lead.OpportunityNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_notes: Patch<String>,
    /// In XML-RPC: `Lead.OpportunityTitle`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_title: Patch<String>,
    /// In XML-RPC: `Lead.ProjectedRevenueHigh`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_high: Patch<MajorAmount>,
    /// In XML-RPC: `Lead.ProjectedRevenueLow`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_low: Patch<MajorAmount>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub stage: Patch<SimpleOpportunityStage>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub user: Patch<SimpleUser>,
}

setters! {
    UpdateOpportunityRequest {
        affiliate_id: AffiliateId,
        contact: OpportunityContact,
        date_created: Timestamp,
        estimated_close_date: String,
        id: OpportunityId,
        include_in_forecast: i32,
        last_updated: Timestamp,
        next_action_date: String,
        next_action_notes: String,
        opportunity_notes: String,
        opportunity_title: String,
        projected_revenue_high: MajorAmount,
        projected_revenue_low: MajorAmount,
        stage: SimpleOpportunityStage,
        user: SimpleUser,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

text_enum! {
    /// Values of order.
    OpportunitiesOrder {
        NextAction = "next_action",
        OpportunityName = "opportunity_name",
        ContactName = "contact_name",
        DateCreated = "date_created",
    }
}
