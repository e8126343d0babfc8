//! Models of notes.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{ContactId, NoteId, Patch, Timestamp, UserId};

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Body.
    pub body: Option<String>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<NoteId>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Last updated by.
    pub last_updated_by: Option<NoteUser>,
    /// Title.
    pub title: Option<String>,
    /// Type.
    pub r#type: Option<NoteType>,
    /// Id of the user.
    #[serde(serialize_with = "crate::id::as_number")]
    pub user_id: Option<UserId>,
}

/// One page of notes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Notes.
    #[serde(deserialize_with = "nullable")]
    pub notes: Vec<Note>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// The body of a request: note.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoteRequest {
    /// Body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<NoteType>,
    /// Id of the user.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Option<UserId>,
}

impl NoteRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: impl Into<ContactId>) -> Self {
        Self {
            body: None,
            contact_id: contact_id.into(),
            title: None,
            r#type: None,
            user_id: None,
        }
    }
}

/// A note user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteUser {
    /// Family name.
    pub family_name: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Id of the user.
    #[serde(serialize_with = "crate::id::as_number")]
    pub user_id: Option<UserId>,
}

/// The body that changes a note.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateNoteRequest {
    /// Body.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub body: Patch<String>,
    /// Id of the contact.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Patch<ContactId>,
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub r#type: Patch<NoteType>,
    /// Id of the user.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub user_id: Patch<UserId>,
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
