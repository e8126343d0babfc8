//! Models of lead sources.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::AffiliateStatus;
use crate::{LeadSourceCategoryId, LeadSourceId, Patch, Timestamp};

/// The body that creates a lead source category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateLeadSourceCategoryRequest {
    /// Unique. In XML-RPC: `LeadSourceCategory.Name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In XML-RPC: `LeadSourceCategory.Description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

setters! {
    CreateLeadSourceCategoryRequest {
        name: String,
        description: String,
    } lists {
    }
}

/// The body that creates a lead source.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateLeadSourceRequest {
    /// In XML-RPC: `LeadSource.Name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In XML-RPC: `LeadSource.Description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `LeadSource.Vendor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// In XML-RPC: `LeadSource.Medium`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// In XML-RPC: `LeadSource.Message`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// In XML-RPC: `LeadSource.Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<AffiliateStatus>,
    /// In XML-RPC: `LeadSource.LeadSourceCategoryId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_source_category_id: Option<LeadSourceCategoryId>,
    /// In XML-RPC: `LeadSource.StartDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    /// In XML-RPC: `LeadSource.EndDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Timestamp>,
}

setters! {
    CreateLeadSourceRequest {
        name: String,
        description: String,
        vendor: String,
        medium: String,
        message: String,
        status: AffiliateStatus,
        lead_source_category_id: LeadSourceCategoryId,
        start_time: Timestamp,
        end_time: Timestamp,
    } lists {
    }
}

/// A lead source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct LeadSource {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<LeadSourceId>,
    /// In XML-RPC: `LeadSource.Name`.
    pub name: Option<String>,
    /// In XML-RPC: `LeadSource.Description`.
    pub description: Option<String>,
    /// In XML-RPC: `LeadSource.Vendor`.
    pub vendor: Option<String>,
    /// In XML-RPC: `LeadSource.Medium`.
    pub medium: Option<String>,
    /// In XML-RPC: `LeadSource.Message`.
    pub message: Option<String>,
    /// In XML-RPC: `LeadSource.Status`.
    pub status: Option<AffiliateStatus>,
    /// In XML-RPC: `LeadSource.LeadSourceCategoryId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub lead_source_category_id: Option<LeadSourceCategoryId>,
    /// In XML-RPC: `LeadSource.StartDate`.
    pub start_time: Option<Timestamp>,
    /// In XML-RPC: `LeadSource.EndDate`.
    pub end_time: Option<Timestamp>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}

/// A lead source category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct LeadSourceCategory {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<LeadSourceCategoryId>,
    /// In XML-RPC: `LeadSourceCategory.Name`.
    pub name: Option<String>,
    /// In XML-RPC: `LeadSourceCategory.Description`.
    pub description: Option<String>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}

/// One page of lead source categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListLeadSourceCategoriesResponse {
    #[serde(deserialize_with = "nullable")]
    pub lead_source_categories: Vec<LeadSourceCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of lead sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListLeadSourcesResponse {
    #[serde(deserialize_with = "nullable")]
    pub lead_sources: Vec<LeadSource>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a lead source category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateLeadSourceCategoryRequest {
    /// Unique. In XML-RPC: `LeadSourceCategory.Name`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `LeadSourceCategory.Description`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
}

setters! {
    UpdateLeadSourceCategoryRequest {
        name: String,
        description: String,
    } lists {
    }
}

/// The body that changes a lead source.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateLeadSourceRequest {
    /// In XML-RPC: `LeadSource.Name`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `LeadSource.Description`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// In XML-RPC: `LeadSource.Vendor`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub vendor: Patch<String>,
    /// In XML-RPC: `LeadSource.Medium`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub medium: Patch<String>,
    /// In XML-RPC: `LeadSource.Message`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub message: Patch<String>,
    /// In XML-RPC: `LeadSource.Status`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub status: Patch<AffiliateStatus>,
    /// In XML-RPC: `LeadSource.LeadSourceCategoryId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub lead_source_category_id: Patch<LeadSourceCategoryId>,
    /// In XML-RPC: `LeadSource.StartDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start_time: Patch<Timestamp>,
    /// In XML-RPC: `LeadSource.EndDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_time: Patch<Timestamp>,
}

setters! {
    UpdateLeadSourceRequest {
        name: String,
        description: String,
        vendor: String,
        medium: String,
        message: String,
        status: AffiliateStatus,
        lead_source_category_id: LeadSourceCategoryId,
        start_time: Timestamp,
        end_time: Timestamp,
    } lists {
    }
}
