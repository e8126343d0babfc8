//! Models of tasks.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v1::model::BasicContact;
use crate::{Extra, Id, Patch, TaskId, Timestamp, UserId};

/// A task.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Task {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<bool>,
    /// In XML-RPC: `ContactAction.CompletionDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<BasicContact>,
    /// In XML-RPC: `ContactAction.CreationDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `ContactAction.ActionDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<Timestamp>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub funnel_id: Option<Id>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub jgraph_id: Option<Id>,
    /// In XML-RPC: `ContactAction.LastUpdated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification_date: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.Priority`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<i32>,
    /// Minutes before the start: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remind_time: Option<i32>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Option<UserId>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TaskId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    Task {
        completed: bool,
        completion_date: Timestamp,
        contact: BasicContact,
        creation_date: Timestamp,
        description: String,
        due_date: Timestamp,
        funnel_id: Id,
        jgraph_id: Id,
        modification_date: Timestamp,
        priority: i32,
        remind_time: i32,
        title: String,
        r#type: String,
        url: String,
        user_id: UserId,
        id: TaskId,
    } lists {
    }
}

/// One page of tasks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaskList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    pub sync_token: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub tasks: Vec<Task>,
}

/// The body that changes a task.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateTaskRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completed: Patch<bool>,
    /// In XML-RPC: `ContactAction.CompletionDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub completion_date: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact: Patch<BasicContact>,
    /// In XML-RPC: `ContactAction.CreationDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub creation_date: Patch<Timestamp>,
    /// In XML-RPC: `ContactAction.CreationNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// In XML-RPC: `ContactAction.ActionDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub due_date: Patch<Timestamp>,
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub funnel_id: Patch<Id>,
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub jgraph_id: Patch<Id>,
    /// In XML-RPC: `ContactAction.LastUpdated`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub modification_date: Patch<Timestamp>,
    /// In XML-RPC: `ContactAction.Priority`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub priority: Patch<i32>,
    /// Minutes before the start: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880. In XML-RPC: `ContactAction.PopupDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub remind_time: Patch<i32>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub url: Patch<String>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Patch<UserId>,
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Patch<TaskId>,
}

setters! {
    UpdateTaskRequest {
        completed: bool,
        completion_date: Timestamp,
        contact: BasicContact,
        creation_date: Timestamp,
        description: String,
        due_date: Timestamp,
        funnel_id: Id,
        jgraph_id: Id,
        modification_date: Timestamp,
        priority: i32,
        remind_time: i32,
        title: String,
        r#type: String,
        url: String,
        user_id: UserId,
        id: TaskId,
    } lists {
    }
}
