//! Models of opportunities.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
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
pub struct CheckListItemDetails {
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Done date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_date: Option<Timestamp>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<Id>,
    /// Id of the instance.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub instance_id: Option<Id>,
    /// Item order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_order: Option<i32>,
    /// Whether it is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An opportunity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opportunity {
    /// Id of the affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub affiliate_id: Option<AffiliateId>,
    /// Contact.
    pub contact: Option<OpportunityContact>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Estimated close date, in UTC.
    pub estimated_close_date: Option<Timestamp>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<OpportunityId>,
    /// Include in forecast.
    pub include_in_forecast: Option<i32>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Next action date, in UTC.
    pub next_action_date: Option<Timestamp>,
    /// Next action notes.
    pub next_action_notes: Option<String>,
    /// Opportunity notes.
    pub opportunity_notes: Option<String>,
    /// Opportunity title.
    pub opportunity_title: Option<String>,
    /// Projected revenue high, in the main unit of the currency.
    pub projected_revenue_high: Option<MajorAmount>,
    /// Projected revenue low, in the main unit of the currency.
    pub projected_revenue_low: Option<MajorAmount>,
    /// Stage.
    pub stage: Option<SimpleOpportunityStage>,
    /// User.
    pub user: Option<SimpleUser>,
}

/// An opportunity contact.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OpportunityContact {
    /// Company name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One page of opportunities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpportunityList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Opportunities.
    #[serde(deserialize_with = "nullable")]
    pub opportunities: Vec<Opportunity>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// The body of a request: opportunity.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpportunityRequest {
    /// Id of the affiliate.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Option<AffiliateId>,
    /// Contact.
    pub contact: OpportunityContact,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// When it was created, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<Timestamp>,
    /// Estimated close date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_close_date: Option<String>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<Id>,
    /// Include in forecast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_in_forecast: Option<i32>,
    /// When it was last changed, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_updated: Option<Timestamp>,
    /// Next action date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_date: Option<String>,
    /// Next action notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action_notes: Option<String>,
    /// Opportunity notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_notes: Option<String>,
    /// Opportunity title.
    pub opportunity_title: String,
    /// Projected revenue high, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_high: Option<MajorAmount>,
    /// Projected revenue low, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projected_revenue_low: Option<MajorAmount>,
    /// Stage.
    pub stage: SimpleOpportunityStage,
    /// User.
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

/// A sales pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SalesPipeline {
    /// Whether this holds: end stage.
    pub end_stage: Option<bool>,
    /// Whether it is default.
    pub is_default: Option<bool>,
    /// Stage count.
    pub stage_count: Option<i32>,
    /// Id of the stage.
    #[serde(serialize_with = "crate::id::as_number")]
    pub stage_id: Option<StageId>,
    /// Stage name.
    pub stage_name: Option<String>,
    /// Stage order.
    pub stage_order: Option<i32>,
}

/// A simple opportunity stage.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SimpleOpportunityStage {
    /// Details.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<StageDetails>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<StageId>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Reasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<String>>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A simple user.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SimpleUser {
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<UserId>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Stage details.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StageDetails {
    /// Check list items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_list_items: Option<Vec<CheckListItemDetails>>,
    /// Probability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<i32>,
    /// Stage order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_order: Option<i32>,
    /// Target num days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_num_days: Option<i32>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The body that changes an opportunity.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateOpportunityRequest {
    /// Id of the affiliate.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub affiliate_id: Patch<AffiliateId>,
    /// Contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact: Patch<OpportunityContact>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// When it was created, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub date_created: Patch<Timestamp>,
    /// Estimated close date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub estimated_close_date: Patch<String>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Patch<Id>,
    /// Include in forecast.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub include_in_forecast: Patch<i32>,
    /// When it was last changed, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub last_updated: Patch<Timestamp>,
    /// Next action date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_date: Patch<String>,
    /// Next action notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub next_action_notes: Patch<String>,
    /// Opportunity notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_notes: Patch<String>,
    /// Opportunity title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_title: Patch<String>,
    /// Projected revenue high, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_high: Patch<MajorAmount>,
    /// Projected revenue low, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub projected_revenue_low: Patch<MajorAmount>,
    /// Stage.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub stage: Patch<SimpleOpportunityStage>,
    /// User.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub user: Patch<SimpleUser>,
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
