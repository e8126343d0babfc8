//! Models of tasks.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{CustomFieldMetaData, CustomFieldValueObject};
use crate::{ContactId, OpportunityId, Patch, TaskId, Timestamp, UserId};

/// What comes back: create custom field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CreateCustomFieldResponse {
    /// Custom field.
    pub custom_field: Option<CustomFieldMetaData>,
}

/// The body that creates a task.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateTaskRequest {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<TaskPriority>,
    /// Whether it is completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<bool>,
    /// Completion time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<Timestamp>,
    /// Due time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_time: Option<Timestamp>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_time_mins: Option<i32>,
    /// Id of the assigned to user.
    pub assigned_to_user_id: UserId,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
    /// Id of the opportunity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opportunity_id: Option<OpportunityId>,
    /// Whether it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<bool>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValueObject>>,
}

impl CreateTaskRequest {
    /// The body with what the server requires.
    pub fn new(assigned_to_user_id: impl Into<UserId>) -> Self {
        Self {
            title: None,
            description: None,
            r#type: None,
            priority: None,
            completed: None,
            completion_time: None,
            due_time: None,
            remind_time_mins: None,
            assigned_to_user_id: assigned_to_user_id.into(),
            contact_id: None,
            opportunity_id: None,
            accepted: None,
            custom_fields: None,
        }
    }
}

/// One page of tasks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTasksResponse {
    /// Tasks.
    #[serde(deserialize_with = "nullable")]
    pub tasks: Vec<Task>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    /// Its id.
    pub id: Option<TaskId>,
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Type.
    pub r#type: Option<String>,
    /// Priority.
    pub priority: Option<TaskPriority>,
    /// Whether it is completed.
    pub completed: Option<bool>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub modification_time: Option<Timestamp>,
    /// Completion time, in UTC.
    pub completion_time: Option<Timestamp>,
    /// Due time, in UTC.
    pub due_time: Option<Timestamp>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    pub remind_time_mins: Option<i32>,
    /// Id of the assigned to user.
    pub assigned_to_user_id: Option<UserId>,
    /// Id of the created by user.
    pub created_by_user_id: Option<UserId>,
    /// Id of the last updated by user.
    pub last_updated_by_user_id: Option<UserId>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the opportunity.
    pub opportunity_id: Option<OpportunityId>,
    /// Whether it is accepted.
    pub accepted: Option<bool>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValueObject>,
}

/// The body that changes a task.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateTaskRequest {
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<String>,
    /// Priority.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub priority: Patch<TaskPriority>,
    /// Whether it is completed.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completed: Patch<bool>,
    /// Completion time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completion_time: Patch<Timestamp>,
    /// Due time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub due_time: Patch<Timestamp>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub remind_time_mins: Patch<i32>,
    /// Id of the assigned to user.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assigned_to_user_id: Patch<UserId>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// Id of the opportunity.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opportunity_id: Patch<OpportunityId>,
    /// Whether it is accepted.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub accepted: Patch<bool>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValueObject>>,
}

text_enum! {
    /// Values of priority.
    TaskPriority {
        Critical = "CRITICAL",
        Essential = "ESSENTIAL",
        Nonessential = "NONESSENTIAL",
    }
}
