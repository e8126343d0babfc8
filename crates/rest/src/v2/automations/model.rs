//! Models of automations.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::AddResult;
use crate::{AutomationId, ContactId, Id, Patch, Timestamp, UserId};

/// The body of a request: achieve goal.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AchieveGoalRequest {
    /// With `call_name`; in place of `automation_id` and `goal_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration: Option<String>,
    /// With `integration`; in place of `automation_id` and `goal_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_name: Option<String>,
    /// With `goal_id`; in place of `integration` and `call_name`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub automation_id: Option<AutomationId>,
    /// With `automation_id`; in place of `integration` and `call_name`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub goal_id: Option<Id>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
}

impl AchieveGoalRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            integration: None,
            call_name: None,
            automation_id: None,
            goal_id: None,
            contact_id,
        }
    }
}

setters! {
    AchieveGoalRequest {
        integration: String,
        call_name: String,
        automation_id: AutomationId,
        goal_id: Id,
    } lists {
    }
}

/// What comes back: achieve goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AchieveGoalResponse {
    #[serde(deserialize_with = "nullable")]
    pub results: Vec<GoalEventResult>,
}

/// The body that creates a to automation sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddToAutomationSequenceRequest {
    pub contact_ids: Vec<ContactId>,
}

impl AddToAutomationSequenceRequest {
    /// The body with what the server requires.
    pub fn new(contact_ids: Vec<ContactId>) -> Self {
        Self { contact_ids }
    }
}

/// What comes back: add to automation sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AddToAutomationSequenceResponse {
    /// By the id of the contact.
    #[serde(deserialize_with = "nullable")]
    pub add_to_automation_sequence_results: BTreeMap<Id, AddResult>,
}

/// The body of a request: assign automation category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AssignAutomationCategoryRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category_ids: Option<Vec<Id>>,
    /// `0` stands for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automation_ids: Option<Vec<AutomationId>>,
    /// False takes the categories away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_category: Option<bool>,
}

setters! {
    AssignAutomationCategoryRequest {
        apply_category: bool,
    } lists {
        category_ids: Id,
        automation_ids: AutomationId,
    }
}

/// An automation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Automation {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<AutomationId>,
    pub title: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    pub status: Option<AutomationStatus>,
    pub locked: Option<bool>,
    pub active_contacts: Option<i32>,
    pub error_message: Option<String>,
    pub published_date: Option<Timestamp>,
    pub published_by: Option<String>,
    pub published_timezone: Option<String>,
    pub current_edit_lock_status: Option<AutomationLockStatus>,
}

/// An automation category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AutomationCategory {
    pub id: Option<Id>,
    pub name: Option<String>,
    pub automation_count: Option<i64>,
}

/// Automation lock status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AutomationLockStatus {
    pub locked: Option<bool>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub user_id: Option<UserId>,
    pub user_name: Option<String>,
    pub user_firstname: Option<String>,
}

/// The body of a request: batch unpublish automation.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BatchUnpublishAutomationRequest {
    pub automation_ids: Vec<AutomationId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unpublished_form_message: Option<String>,
}

impl BatchUnpublishAutomationRequest {
    /// The body with what the server requires.
    pub fn new(automation_ids: Vec<AutomationId>) -> Self {
        Self {
            automation_ids,
            unpublished_form_message: None,
        }
    }
}

setters! {
    BatchUnpublishAutomationRequest {
        unpublished_form_message: String,
    } lists {
    }
}

/// The body that creates an automation category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateAutomationCategoryRequest {
    pub name: String,
}

impl CreateAutomationCategoryRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// A flow event result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FlowEventResult {
    pub success: Option<bool>,
    pub message: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub flow_id: Option<Id>,
}

/// A goal event result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GoalEventResult {
    pub success: Option<bool>,
    pub message: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub automation_id: Option<AutomationId>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub goal_id: Option<Id>,
    #[serde(deserialize_with = "nullable")]
    pub flow_start_results: Vec<FlowEventResult>,
    #[serde(deserialize_with = "nullable")]
    pub flow_stop_results: Vec<FlowEventResult>,
}

/// One page of automation categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAutomationCategoryResponse {
    #[serde(deserialize_with = "nullable")]
    pub automation_categories: Vec<AutomationCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of automation ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAutomationIdsResponse {
    #[serde(deserialize_with = "nullable")]
    pub automation_ids: Vec<AutomationId>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub locked_automation_ids: Vec<AutomationId>,
}

/// One page of automations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAutomationResponse {
    #[serde(deserialize_with = "nullable")]
    pub automations: Vec<Automation>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    pub automation_count: Option<i32>,
}

/// The body of a request: unpublish automation.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnpublishAutomationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unpublished_form_message: Option<String>,
}

setters! {
    UnpublishAutomationRequest {
        unpublished_form_message: String,
    } lists {
    }
}

/// The body that changes an automation category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateAutomationCategoryRequest {
    /// At least 1 characters. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
}

setters! {
    UpdateAutomationCategoryRequest {
        name: String,
    } lists {
    }
}

text_enum! {
    /// Values of status.
    AutomationStatus {
        Published = "PUBLISHED",
        Draft = "DRAFT",
    }
}
