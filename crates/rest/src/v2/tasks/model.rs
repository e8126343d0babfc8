//! Models of tasks.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{CustomFieldMetaData, CustomFieldValueObject};
use crate::{ContactId, OpportunityId, Patch, TaskId, Timestamp, UserId};

/// What comes back: create custom field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CreateCustomFieldResponse {
    pub custom_field: Option<CustomFieldMetaData>,
}

/// The body that creates a task.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTaskRequest {
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// In XML-RPC: `ContactAction.Priority`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<TaskPriority>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<bool>,
    /// In XML-RPC: `ContactAction.CompletionDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.ActionDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_time: Option<Timestamp>,
    /// Minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_time_mins: Option<i32>,
    /// In XML-RPC: `ContactAction.UserID`.
    pub assigned_to_user_id: UserId,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `ContactAction.OpportunityId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_id: Option<OpportunityId>,
    /// In XML-RPC: `ContactAction.Accepted`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// An empty list sets all of them back to their defaults.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValueObject>>,
}

impl CreateTaskRequest {
    /// The body with what the server requires.
    pub fn new(assigned_to_user_id: UserId) -> Self {
        Self {
            title: None,
            description: None,
            r#type: None,
            priority: None,
            completed: None,
            completion_time: None,
            due_time: None,
            remind_time_mins: None,
            assigned_to_user_id,
            contact_id: None,
            opportunity_id: None,
            accepted: None,
            custom_fields: None,
        }
    }
}

setters! {
    CreateTaskRequest {
        title: String,
        description: String,
        r#type: String,
        priority: TaskPriority,
        completed: bool,
        completion_time: Timestamp,
        due_time: Timestamp,
        remind_time_mins: i32,
        contact_id: ContactId,
        opportunity_id: OpportunityId,
        accepted: bool,
    } lists {
        custom_fields: CustomFieldValueObject,
    }
}

/// One page of tasks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTasksResponse {
    #[serde(deserialize_with = "nullable")]
    pub tasks: Vec<Task>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Task {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<TaskId>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    pub description: Option<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    pub r#type: Option<String>,
    /// In XML-RPC: `ContactAction.Priority`.
    pub priority: Option<TaskPriority>,
    pub completed: Option<bool>,
    /// In XML-RPC: `ContactAction.CreationDate`.
    pub create_time: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.LastUpdated`.
    pub modification_time: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.CompletionDate`.
    pub completion_time: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.ActionDate`.
    pub due_time: Option<Timestamp>,
    /// Minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    pub remind_time_mins: Option<i32>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub assigned_to_user_id: Option<UserId>,
    /// In XML-RPC: `ContactAction.CreatedBy`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub created_by_user_id: Option<UserId>,
    /// In XML-RPC: `ContactAction.LastUpdatedBy`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub last_updated_by_user_id: Option<UserId>,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `ContactAction.OpportunityId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub opportunity_id: Option<OpportunityId>,
    /// In XML-RPC: `ContactAction.Accepted`.
    pub accepted: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValueObject>,
}

/// The body that changes a task.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateTaskRequest {
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<String>,
    /// In XML-RPC: `ContactAction.Priority`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub priority: Patch<TaskPriority>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completed: Patch<bool>,
    /// In XML-RPC: `ContactAction.CompletionDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completion_time: Patch<Timestamp>,
    /// In XML-RPC: `ContactAction.ActionDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub due_time: Patch<Timestamp>,
    /// Minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub remind_time_mins: Patch<i32>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assigned_to_user_id: Patch<UserId>,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// In XML-RPC: `ContactAction.OpportunityId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_id: Patch<OpportunityId>,
    /// `false` when left out. In XML-RPC: `ContactAction.Accepted`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub accepted: Patch<bool>,
    /// An empty list sets all of them back to their defaults.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValueObject>>,
}

setters! {
    UpdateTaskRequest {
        title: String,
        description: String,
        r#type: String,
        priority: TaskPriority,
        completed: bool,
        completion_time: Timestamp,
        due_time: Timestamp,
        remind_time_mins: i32,
        assigned_to_user_id: UserId,
        contact_id: ContactId,
        opportunity_id: OpportunityId,
        accepted: bool,
    } lists {
        custom_fields: CustomFieldValueObject,
    }
}

text_enum! {
    /// Values of priority.
    TaskPriority {
        Critical = "CRITICAL",
        Essential = "ESSENTIAL",
        Nonessential = "NONESSENTIAL",
    }
}
