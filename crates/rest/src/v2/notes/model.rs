//! Models of notes.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::CustomFieldValueObject;
use crate::{ContactId, Id, NoteId, Patch, Timestamp, UserId};

/// A basic user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicUser {
    /// Its id.
    pub id: Option<UserId>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Email address.
    pub email_address: Option<String>,
}

/// The body that creates a note.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateNoteRequest {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Id of the user.
    pub user_id: UserId,
    /// Whether it is pinned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_pinned: Option<bool>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValueObject>>,
}

impl CreateNoteRequest {
    /// The body with what the server requires.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self {
            title: None,
            text: None,
            r#type: None,
            user_id: user_id.into(),
            is_pinned: None,
            custom_fields: None,
        }
    }
}

/// One page of note templates.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListNoteTemplateResponse {
    /// Note templates.
    #[serde(deserialize_with = "nullable")]
    pub note_templates: Vec<NoteTemplate>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of notes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListNotesResponse {
    /// Notes.
    #[serde(deserialize_with = "nullable")]
    pub notes: Vec<Note>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Its id.
    pub id: Option<NoteId>,
    /// Text.
    pub text: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Type.
    pub r#type: Option<String>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Assigned to user.
    pub assigned_to_user: Option<BasicUser>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
    /// Id of the last updated by user.
    pub last_updated_by_user_id: Option<UserId>,
    /// Pinned at.
    pub pinned_at: Option<String>,
    /// Id of the created by user.
    pub created_by_user_id: Option<UserId>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValueObject>,
}

/// A note template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteTemplate {
    /// Its id.
    pub id: Option<Id>,
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Action type.
    pub action_type: Option<String>,
    /// Id of the assignment user.
    #[serde(serialize_with = "crate::id::as_number")]
    pub assignment_user_id: Option<UserId>,
    /// Notify users.
    #[serde(deserialize_with = "nullable")]
    pub notify_users: Vec<String>,
}

/// The body that changes a note.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateNoteRequest {
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Text.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub text: Patch<String>,
    /// Type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<String>,
    /// Id of the user.
    pub user_id: UserId,
    /// Whether it is pinned.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub is_pinned: Patch<bool>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValueObject>>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
}

impl UpdateNoteRequest {
    /// The body with what the server requires.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self {
            title: Patch::Keep,
            text: Patch::Keep,
            r#type: Patch::Keep,
            user_id: user_id.into(),
            is_pinned: Patch::Keep,
            custom_fields: Patch::Keep,
            contact_id: Patch::Keep,
        }
    }
}
