//! Models of automations.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::AddResult;
use crate::{AutomationId, ContactId, Id, Patch, Timestamp, UserId};

/// The body of a request: achieve goal.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AchieveGoalRequest {
    /// Integration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration: Option<String>,
    /// Call name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_name: Option<String>,
    /// Id of the automation.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub automation_id: Option<AutomationId>,
    /// Id of the goal.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub goal_id: Option<Id>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
}

impl AchieveGoalRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: impl Into<ContactId>) -> Self {
        Self {
            integration: None,
            call_name: None,
            automation_id: None,
            goal_id: None,
            contact_id: contact_id.into(),
        }
    }
}

/// What comes back: achieve goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AchieveGoalResponse {
    /// Results.
    #[serde(deserialize_with = "nullable")]
    pub results: Vec<GoalEventResult>,
}

/// The body that creates a to automation sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddToAutomationSequenceRequest {
    /// Ids of the contacts.
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
#[serde(default)]
pub struct AddToAutomationSequenceResponse {
    /// Add to automation sequence results.
    #[serde(deserialize_with = "nullable")]
    pub add_to_automation_sequence_results: BTreeMap<Id, AddResult>,
}

/// The body of a request: assign automation category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AssignAutomationCategoryRequest {
    /// Ids of the categorys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category_ids: Option<Vec<Id>>,
    /// Ids of the automations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automation_ids: Option<Vec<AutomationId>>,
    /// Whether to apply category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_category: Option<bool>,
}

/// An automation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Automation {
    /// Its id.
    pub id: Option<AutomationId>,
    /// Title.
    pub title: Option<String>,
    /// Categories.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    /// Status.
    pub status: Option<AutomationStatus>,
    /// Whether it is locked.
    pub locked: Option<bool>,
    /// Active contacts.
    pub active_contacts: Option<i32>,
    /// Error message.
    pub error_message: Option<String>,
    /// Published date, in UTC.
    pub published_date: Option<Timestamp>,
    /// Published by.
    pub published_by: Option<String>,
    /// Published timezone.
    pub published_timezone: Option<String>,
    /// Current edit lock status.
    pub current_edit_lock_status: Option<AutomationLockStatus>,
}

/// An automation category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AutomationCategory {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Automation count.
    pub automation_count: Option<i64>,
}

/// Automation lock status.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AutomationLockStatus {
    /// Whether it is locked.
    pub locked: Option<bool>,
    /// Id of the user.
    pub user_id: Option<UserId>,
    /// User name.
    pub user_name: Option<String>,
    /// User firstname.
    pub user_firstname: Option<String>,
}

/// The body of a request: batch unpublish automation.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchUnpublishAutomationRequest {
    /// Ids of the automations.
    pub automation_ids: Vec<AutomationId>,
    /// Unpublished form message.
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

/// The body that creates an automation category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateAutomationCategoryRequest {
    /// Name.
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
#[serde(default)]
pub struct FlowEventResult {
    /// Whether this holds: success.
    pub success: Option<bool>,
    /// Message.
    pub message: Option<String>,
    /// Id of the flow.
    #[serde(serialize_with = "crate::id::as_number")]
    pub flow_id: Option<Id>,
}

/// A goal event result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GoalEventResult {
    /// Whether this holds: success.
    pub success: Option<bool>,
    /// Message.
    pub message: Option<String>,
    /// Id of the automation.
    #[serde(serialize_with = "crate::id::as_number")]
    pub automation_id: Option<AutomationId>,
    /// Id of the goal.
    #[serde(serialize_with = "crate::id::as_number")]
    pub goal_id: Option<Id>,
    /// Flow start results.
    #[serde(deserialize_with = "nullable")]
    pub flow_start_results: Vec<FlowEventResult>,
    /// Flow stop results.
    #[serde(deserialize_with = "nullable")]
    pub flow_stop_results: Vec<FlowEventResult>,
}

/// One page of automation categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAutomationCategoryResponse {
    /// Automation categories.
    #[serde(deserialize_with = "nullable")]
    pub automation_categories: Vec<AutomationCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of automation ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAutomationIdsResponse {
    /// Ids of the automations.
    #[serde(deserialize_with = "nullable")]
    pub automation_ids: Vec<AutomationId>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    /// Ids of the locked automations.
    #[serde(deserialize_with = "nullable")]
    pub locked_automation_ids: Vec<AutomationId>,
}

/// One page of automations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAutomationResponse {
    /// Automations.
    #[serde(deserialize_with = "nullable")]
    pub automations: Vec<Automation>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
    /// Automation count.
    pub automation_count: Option<i32>,
}

/// The body of a request: unpublish automation.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnpublishAutomationRequest {
    /// Unpublished form message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unpublished_form_message: Option<String>,
}

/// The body that changes an automation category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateAutomationCategoryRequest {
    /// Name. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
}

text_enum! {
    /// Values of status.
    AutomationStatus {
        Published = "PUBLISHED",
        Draft = "DRAFT",
    }
}
