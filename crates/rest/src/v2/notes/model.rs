//! Models of notes.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::CustomFieldValueObject;
use crate::{ContactId, Id, NoteId, Patch, Timestamp, UserId};

/// A basic user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct BasicUser {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<UserId>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub email_address: Option<String>,
}

/// The body that creates a note.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateNoteRequest {
    /// One of `title` and `type` is required. In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// One of `title` and `type` is required: `Appointment`, `Call`, `Email`, `Fax`, `Letter`, `Other`, or what the account defines. In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    pub user_id: UserId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_pinned: Option<bool>,
    /// An empty list sets all of them back to their defaults.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValueObject>>,
}

impl CreateNoteRequest {
    /// The body with what the server requires.
    pub fn new(user_id: UserId) -> Self {
        Self {
            title: None,
            text: None,
            r#type: None,
            user_id,
            is_pinned: None,
            custom_fields: None,
        }
    }
}

setters! {
    CreateNoteRequest {
        title: String,
        text: String,
        r#type: String,
        is_pinned: bool,
    } lists {
        custom_fields: CustomFieldValueObject,
    }
}

/// One page of note templates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListNoteTemplateResponse {
    #[serde(deserialize_with = "nullable")]
    pub note_templates: Vec<NoteTemplate>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of notes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListNotesResponse {
    #[serde(deserialize_with = "nullable")]
    pub notes: Vec<Note>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Note {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<NoteId>,
    pub text: Option<String>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    pub r#type: Option<String>,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    pub assigned_to_user: Option<BasicUser>,
    /// In XML-RPC: `ContactAction.CreationDate`.
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
    /// In XML-RPC: `ContactAction.LastUpdatedBy`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub last_updated_by_user_id: Option<UserId>,
    /// Absent when it is not pinned.
    pub pinned_at: Option<String>,
    /// In XML-RPC: `ContactAction.CreatedBy`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub created_by_user_id: Option<UserId>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValueObject>,
}

/// A note template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct NoteTemplate {
    pub id: Option<Id>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub action_type: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub assignment_user_id: Option<UserId>,
    #[serde(deserialize_with = "nullable")]
    pub notify_users: Vec<String>,
}

/// The body that changes a note.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateNoteRequest {
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub text: Patch<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<String>,
    pub user_id: UserId,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub is_pinned: Patch<bool>,
    /// An empty list sets all of them back to their defaults.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValueObject>>,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
}

impl UpdateNoteRequest {
    /// The body with what the server requires.
    pub fn new(user_id: UserId) -> Self {
        Self {
            title: Patch::Keep,
            text: Patch::Keep,
            r#type: Patch::Keep,
            user_id,
            is_pinned: Patch::Keep,
            custom_fields: Patch::Keep,
            contact_id: Patch::Keep,
        }
    }
}

setters! {
    UpdateNoteRequest {
        title: String,
        text: String,
        r#type: String,
        is_pinned: bool,
        contact_id: ContactId,
    } lists {
        custom_fields: CustomFieldValueObject,
    }
}
