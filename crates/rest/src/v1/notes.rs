//! Notes.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{CreateCustomFieldRequest, CustomFieldMetaData, ObjectModel};
use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, Info, JsonBody, NoteId, Nothing, Operation, Page, Pages, UserId,
};

pub use model::*;

/// Lists notes: `GET /rest/v1/notes`.
///
/// Operation `listNotesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListNotes {
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    pub user_id: Option<UserId>,
}

impl ListNotes {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`user_id`](field@Self::user_id).
    #[must_use]
    pub fn user_id(mut self, user_id: UserId) -> Self {
        self.user_id = Some(user_id);
        self
    }
}

impl Operation for ListNotes {
    type Output = NoteList;

    const INFO: &'static Info = &endpoints::v1::notes::LIST_NOTES;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("user_id", self.user_id.as_ref());
    }
}

impl Pages for ListNotes {
    type Item = Note;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Note> {
        Page::with_offset(answer.notes)
    }
}

/// Creates a note: `POST /rest/v1/notes`.
///
/// Operation `createNoteUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateNote {
    pub body: JsonBody<NoteRequest>,
}

impl CreateNote {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<NoteRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v1::notes::CREATE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a note: `GET /rest/v1/notes/{noteId}`.
///
/// Operation `getNoteUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetNote {
    /// In the path.
    pub note_id: NoteId,
}

impl GetNote {
    /// The operation with its parameters.
    pub fn new(note_id: NoteId) -> Self {
        Self { note_id }
    }
}

impl Operation for GetNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v1::notes::GET_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("noteId", &self.note_id);
    }
}

/// Replaces a note: `PUT /rest/v1/notes/{noteId}`.
///
/// Operation `updateNoteUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplaceNote {
    /// In the path.
    pub note_id: NoteId,
    pub body: JsonBody<NoteRequest>,
}

impl ReplaceNote {
    /// The operation with its parameters.
    pub fn new(note_id: NoteId, body: impl Into<JsonBody<NoteRequest>>) -> Self {
        Self {
            note_id,
            body: body.into(),
        }
    }
}

impl Operation for ReplaceNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v1::notes::REPLACE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("noteId", &self.note_id);
        draft.json(&self.body);
    }
}

/// Changes a note: `PATCH /rest/v1/notes/{noteId}`.
///
/// Operation `updatePropertiesOnNoteUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateNote {
    /// In the path.
    pub note_id: NoteId,
    pub body: JsonBody<UpdateNoteRequest>,
}

impl UpdateNote {
    /// The operation with its parameters.
    pub fn new(note_id: NoteId, body: impl Into<JsonBody<UpdateNoteRequest>>) -> Self {
        Self {
            note_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v1::notes::UPDATE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("noteId", &self.note_id);
        draft.json(&self.body);
    }
}

/// Deletes a note: `DELETE /rest/v1/notes/{noteId}`.
///
/// Operation `deleteNoteUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteNote {
    /// In the path.
    pub note_id: NoteId,
}

impl DeleteNote {
    /// The operation with its parameters.
    pub fn new(note_id: NoteId) -> Self {
        Self { note_id }
    }
}

impl Operation for DeleteNote {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::notes::DELETE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("noteId", &self.note_id);
    }
}

/// Reads a note model: `GET /rest/v1/notes/model`.
///
/// Operation `retrieveNoteModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveNoteModel {}

impl RetrieveNoteModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveNoteModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::notes::RETRIEVE_NOTE_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a note custom field: `POST /rest/v1/notes/model/customFields`.
///
/// Operation `createNoteCustomFieldUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateNoteCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateNoteCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateNoteCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v1::notes::CREATE_NOTE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
