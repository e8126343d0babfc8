//! Notes.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/notes`.
pub static LIST_NOTES: Info = Info::new(
    "v1 listNotesUsingGET",
    Method::GET,
    "/rest/v1/notes",
    Effect::Read,
)
.with_query(&["contact_id", "limit", "offset", "user_id"]);

/// `POST /rest/v1/notes`.
pub static CREATE_NOTE: Info = Info::new(
    "v1 createNoteUsingPOST",
    Method::POST,
    "/rest/v1/notes",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/notes/{noteId}`.
pub static GET_NOTE: Info = Info::new(
    "v1 getNoteUsingGET",
    Method::GET,
    "/rest/v1/notes/{noteId}",
    Effect::Read,
);

/// `PUT /rest/v1/notes/{noteId}`.
pub static REPLACE_NOTE: Info = Info::new(
    "v1 updateNoteUsingPUT",
    Method::PUT,
    "/rest/v1/notes/{noteId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `PATCH /rest/v1/notes/{noteId}`.
pub static UPDATE_NOTE: Info = Info::new(
    "v1 updatePropertiesOnNoteUsingPATCH",
    Method::PATCH,
    "/rest/v1/notes/{noteId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `DELETE /rest/v1/notes/{noteId}`.
pub static DELETE_NOTE: Info = Info::new(
    "v1 deleteNoteUsingDELETE",
    Method::DELETE,
    "/rest/v1/notes/{noteId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v1/notes/model`.
pub static RETRIEVE_NOTE_MODEL: Info = Info::new(
    "v1 retrieveNoteModelUsingGET",
    Method::GET,
    "/rest/v1/notes/model",
    Effect::Read,
);

/// `POST /rest/v1/notes/model/customFields`.
pub static CREATE_NOTE_CUSTOM_FIELD: Info = Info::new(
    "v1 createNoteCustomFieldUsingPOST",
    Method::POST,
    "/rest/v1/notes/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);
