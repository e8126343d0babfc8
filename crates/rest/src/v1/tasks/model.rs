//! Models of tasks.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v1::model::BasicContact;
use crate::{Extra, Id, Patch, TaskId, Timestamp, UserId};

/// A task.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Whether it is completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<bool>,
    /// Completion date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_date: Option<Timestamp>,
    /// Contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<BasicContact>,
    /// When it was created, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Due date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<Timestamp>,
    /// Id of the funnel.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub funnel_id: Option<Id>,
    /// Id of the jgraph.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub jgraph_id: Option<Id>,
    /// Modification date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification_date: Option<Timestamp>,
    /// Priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<i32>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_time: Option<i32>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Id of the user.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Option<UserId>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TaskId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One page of tasks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Sync token.
    pub sync_token: Option<String>,
    /// Tasks.
    #[serde(deserialize_with = "nullable")]
    pub tasks: Vec<Task>,
}

/// The body that changes a task.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateTaskRequest {
    /// Whether it is completed.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completed: Patch<bool>,
    /// Completion date, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completion_date: Patch<Timestamp>,
    /// Contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact: Patch<BasicContact>,
    /// When it was created, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub creation_date: Patch<Timestamp>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Due date, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub due_date: Patch<Timestamp>,
    /// Id of the funnel.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub funnel_id: Patch<Id>,
    /// Id of the jgraph.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub jgraph_id: Patch<Id>,
    /// Modification date, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub modification_date: Patch<Timestamp>,
    /// Priority.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub priority: Patch<i32>,
    /// Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub remind_time: Patch<i32>,
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<String>,
    /// URL.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub url: Patch<String>,
    /// Id of the user.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Patch<UserId>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Patch<Id>,
}
