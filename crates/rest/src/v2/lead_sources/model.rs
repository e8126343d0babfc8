//! Models of lead sources.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::AffiliateStatus;
use crate::{Id, LeadSourceId, Patch, Timestamp};

/// The body that creates a lead source category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateLeadSourceCategoryRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The body that creates a lead source.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateLeadSourceRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// Medium.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AffiliateStatus>,
    /// Id of the lead source category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_source_category_id: Option<Id>,
    /// Start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    /// End time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Timestamp>,
}

/// A lead source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadSource {
    /// Its id.
    pub id: Option<LeadSourceId>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Vendor.
    pub vendor: Option<String>,
    /// Medium.
    pub medium: Option<String>,
    /// Message.
    pub message: Option<String>,
    /// Status.
    pub status: Option<AffiliateStatus>,
    /// Id of the lead source category.
    pub lead_source_category_id: Option<Id>,
    /// Start time, in UTC.
    pub start_time: Option<Timestamp>,
    /// End time, in UTC.
    pub end_time: Option<Timestamp>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// A lead source category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadSourceCategory {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// One page of lead source categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListLeadSourceCategoriesResponse {
    /// Lead source categories.
    #[serde(deserialize_with = "nullable")]
    pub lead_source_categories: Vec<LeadSourceCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of lead sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListLeadSourcesResponse {
    /// Lead sources.
    #[serde(deserialize_with = "nullable")]
    pub lead_sources: Vec<LeadSource>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a lead source category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateLeadSourceCategoryRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
}

/// The body that changes a lead source.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateLeadSourceRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Vendor.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub vendor: Patch<String>,
    /// Medium.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub medium: Patch<String>,
    /// Message.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub message: Patch<String>,
    /// Status.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub status: Patch<AffiliateStatus>,
    /// Id of the lead source category.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub lead_source_category_id: Patch<Id>,
    /// Start time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start_time: Patch<Timestamp>,
    /// End time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_time: Patch<Timestamp>,
}
