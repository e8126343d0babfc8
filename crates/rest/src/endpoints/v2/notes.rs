//! Notes.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/notes`.
pub static LIST_ALL_NOTES: Info = Info::new(
    "v2 listAllNotes",
    Method::GET,
    "/rest/v2/notes",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size", "fields"]);

/// `GET /rest/v2/contacts/{contact_id}/notes`.
pub static LIST_NOTES: Info = Info::new(
    "v2 listNotes",
    Method::GET,
    "/rest/v2/contacts/{contact_id}/notes",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token", "fields"]);

/// `POST /rest/v2/contacts/{contact_id}/notes`.
pub static CREATE_NOTE: Info = Info::new(
    "v2 createNote",
    Method::POST,
    "/rest/v2/contacts/{contact_id}/notes",
    Effect::Write,
)
.with_query(&["fields"])
.with_members(&["id"]);

/// `GET /rest/v2/contacts/{contact_id}/notes/{note_id}`.
pub static GET_NOTE: Info = Info::new(
    "v2 getNote",
    Method::GET,
    "/rest/v2/contacts/{contact_id}/notes/{note_id}",
    Effect::Read,
)
.with_query(&["fields"]);

/// `PATCH /rest/v2/contacts/{contact_id}/notes/{note_id}`.
pub static UPDATE_NOTE: Info = Info::new(
    "v2 updateNote",
    Method::PATCH,
    "/rest/v2/contacts/{contact_id}/notes/{note_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask", "fields"])
.with_members(&["id"]);

/// `DELETE /rest/v2/contacts/{contact_id}/notes/{note_id}`.
pub static DELETE_NOTE: Info = Info::new(
    "v2 deleteNote",
    Method::DELETE,
    "/rest/v2/contacts/{contact_id}/notes/{note_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/notes/templates`.
pub static LIST_NOTE_TEMPLATES: Info = Info::new(
    "v2 listNoteTemplates",
    Method::GET,
    "/rest/v2/notes/templates",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/notes/model`.
pub static RETRIEVE_NOTE_MODEL: Info = Info::new(
    "v2 retrieveNoteModel",
    Method::GET,
    "/rest/v2/notes/model",
    Effect::Read,
);

/// `POST /rest/v2/notes/model/customFields`.
pub static CREATE_NOTE_CUSTOM_FIELD: Info = Info::new(
    "v2 createNoteCustomField",
    Method::POST,
    "/rest/v2/notes/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/notes/model/customFields/{custom_field_id}`.
pub static UPDATE_NOTE_CUSTOM_FIELD: Info = Info::new(
    "v2 updateNotesCustomField",
    Method::PATCH,
    "/rest/v2/notes/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/notes/model/customFields/{custom_field_id}`.
pub static DELETE_NOTE_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteNotesCustomField",
    Method::DELETE,
    "/rest/v2/notes/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/notes/model/customFields/groups`.
pub static LIST_NOTE_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listNoteCustomFieldGroups",
    Method::GET,
    "/rest/v2/notes/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/notes/model/customFields/groups`.
pub static CREATE_NOTE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createNoteCustomFieldGroup",
    Method::POST,
    "/rest/v2/notes/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/notes/model/customFields/groups/{group_id}`.
pub static GET_NOTE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getNoteCustomFieldGroup",
    Method::GET,
    "/rest/v2/notes/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/notes/model/customFields/groups/{group_id}`.
pub static UPDATE_NOTE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateNoteCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/notes/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/notes/model/customFields/groups/{group_id}`.
pub static DELETE_NOTE_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteNoteCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/notes/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/notes/model/customFields/tabs`.
pub static LIST_NOTE_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listNoteCustomFieldTabs",
    Method::GET,
    "/rest/v2/notes/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/notes/model/customFields/tabs`.
pub static CREATE_NOTE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createNoteCustomFieldTab",
    Method::POST,
    "/rest/v2/notes/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/notes/model/customFields/tabs/{tab_id}`.
pub static GET_NOTE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getNoteCustomFieldTab",
    Method::GET,
    "/rest/v2/notes/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/notes/model/customFields/tabs/{tab_id}`.
pub static UPDATE_NOTE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateNoteCustomFieldTab",
    Method::PATCH,
    "/rest/v2/notes/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/notes/model/customFields/tabs/{tab_id}`.
pub static DELETE_NOTE_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteNoteCustomFieldTab",
    Method::DELETE,
    "/rest/v2/notes/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
