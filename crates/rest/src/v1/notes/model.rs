//! Models of notes.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::{ContactId, NoteId, Patch, Timestamp, UserId};

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Note {
    pub body: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub date_created: Option<Timestamp>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<NoteId>,
    pub last_updated: Option<Timestamp>,
    pub last_updated_by: Option<NoteUser>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    pub r#type: Option<NoteType>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Option<UserId>,
}

/// One page of notes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct NoteList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub notes: Vec<Note>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// The body of a request: note.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NoteRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<NoteType>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Option<UserId>,
}

impl NoteRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            body: None,
            contact_id,
            title: None,
            r#type: None,
            user_id: None,
        }
    }
}

setters! {
    NoteRequest {
        body: String,
        title: String,
        r#type: NoteType,
        user_id: UserId,
    } lists {
    }
}

/// A note user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct NoteUser {
    pub family_name: Option<String>,
    pub given_name: Option<String>,
    /// In XML-RPC: `ContactAction.LastUpdatedBy`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Option<UserId>,
}

/// The body that changes a note.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateNoteRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub body: Patch<String>,
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Patch<ContactId>,
    /// In XML-RPC: `ContactAction.ActionDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `ContactAction.ActionType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<NoteType>,
    /// In XML-RPC: `ContactAction.UserID`.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Patch<UserId>,
}

setters! {
    UpdateNoteRequest {
        body: String,
        contact_id: ContactId,
        title: String,
        r#type: NoteType,
        user_id: UserId,
    } lists {
    }
}

text_enum! {
    /// Values of type.
    NoteType {
        Appointment = "Appointment",
        Call = "Call",
        Email = "Email",
        Fax = "Fax",
        Letter = "Letter",
        Other = "Other",
    }
}
