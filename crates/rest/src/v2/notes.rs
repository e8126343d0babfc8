//! Notes.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    CreateCustomFieldGroupRequest, CreateCustomFieldRequest, CreateCustomFieldTabRequest,
    CustomFieldGroup, CustomFieldMetaData, CustomFieldTab, ListCustomFieldGroupsResponse,
    ListCustomFieldTabsResponse, ObjectModel, UpdateCustomFieldGroupRequest,
    UpdateCustomFieldMetaDataRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Comparison, ContactId, Cursor, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    Draft, Info, JsonBody, ListStyle, NoteId, Nothing, Operation, OrderBy, Page, Pages, Timestamp,
    UpdateMask, UserId,
};

pub use model::*;

/// Lists all notes: `GET /rest/v2/notes`.
///
/// Operation `listAllNotes`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAllNotes {
    /// Which records are listed.
    pub filter: Option<AllNotesFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AllNotesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl ListAllNotes {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AllNotesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AllNotesOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for ListAllNotes {
    type Output = ListNotesResponse;

    const INFO: &'static Info = &endpoints::v2::notes::LIST_ALL_NOTES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

impl Pages for ListAllNotes {
    type Item = Note;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Note> {
        Page::with_token(answer.notes, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAllNotes`] can be ordered by.
    AllNotesOrderKey {
        Id = "id",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListAllNotes`] returns.
pub type AllNotesFilter = crate::Filter<ListAllNotes>;

impl AllNotesFilter {
    /// `id`.
    pub fn id(value: NoteId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: NoteId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: NoteId) -> Self {
        Self::not_equal("id", value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = NoteId>) -> Self {
        Self::list("ids", values)
    }

    /// `title`; a `*` at its end stands for any continuation.
    pub fn title(value: impl Into<String>) -> Self {
        Self::prefix("title", value.into())
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `assigned_to_user_id`.
    pub fn assigned_to_user_id(value: UserId) -> Self {
        Self::equal("assigned_to_user_id", value)
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }

    /// A custom field by its `field_name`, in the spelling its type asks for. A standard key of the same name wins.
    pub fn custom_field(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::prefix(name, value.into())
    }

    /// A custom field that holds a number, a date or a user, compared.
    pub fn custom_field_compared(
        name: impl Into<String>,
        comparison: Comparison,
        value: impl Into<String>,
    ) -> Self {
        Self::compared(name, comparison, value.into())
    }
}

/// Lists notes: `GET /rest/v2/contacts/{contact_id}/notes`.
///
/// Operation `listNotes`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListNotes {
    /// In the path.
    pub contact_id: ContactId,
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl ListNotes {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            contact_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
            fields: Vec::new(),
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for ListNotes {
    type Output = ListNotesResponse;

    const INFO: &'static Info = &endpoints::v2::notes::LIST_NOTES;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

impl Pages for ListNotes {
    type Item = Note;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Note> {
        Page::with_token(answer.notes, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListNotes`] can be ordered by.
    OrderKey {
        Id = "id",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListNotes`] returns.
pub type Filter = crate::Filter<ListNotes>;

impl Filter {
    /// `id`.
    pub fn id(value: NoteId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: NoteId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: NoteId) -> Self {
        Self::not_equal("id", value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = NoteId>) -> Self {
        Self::list("ids", values)
    }

    /// `title`; a `*` at its end stands for any continuation.
    pub fn title(value: impl Into<String>) -> Self {
        Self::prefix("title", value.into())
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `assigned_to_user_id`.
    pub fn assigned_to_user_id(value: UserId) -> Self {
        Self::equal("assigned_to_user_id", value)
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }

    /// A custom field by its `field_name`, in the spelling its type asks for. A standard key of the same name wins.
    pub fn custom_field(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::prefix(name, value.into())
    }

    /// A custom field that holds a number, a date or a user, compared.
    pub fn custom_field_compared(
        name: impl Into<String>,
        comparison: Comparison,
        value: impl Into<String>,
    ) -> Self {
        Self::compared(name, comparison, value.into())
    }
}

/// Creates a note: `POST /rest/v2/contacts/{contact_id}/notes`.
///
/// Operation `createNote`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateNote {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<CreateNoteRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl CreateNote {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<CreateNoteRequest>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
            fields: Vec::new(),
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for CreateNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v2::notes::CREATE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.json(&self.body);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Reads a note: `GET /rest/v2/contacts/{contact_id}/notes/{note_id}`.
///
/// Operation `getNote`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetNote {
    /// In the path.
    pub contact_id: ContactId,
    /// In the path.
    pub note_id: NoteId,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl GetNote {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId, note_id: NoteId) -> Self {
        Self {
            contact_id,
            note_id,
            fields: Vec::new(),
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v2::notes::GET_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.path("note_id", &self.note_id);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Changes a note: `PATCH /rest/v2/contacts/{contact_id}/notes/{note_id}`.
///
/// Operation `updateNote`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateNote {
    /// In the path.
    pub contact_id: ContactId,
    /// In the path.
    pub note_id: NoteId,
    pub body: JsonBody<UpdateNoteRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateNote {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        contact_id: ContactId,
        note_id: NoteId,
        body: impl Into<JsonBody<UpdateNoteRequest>>,
    ) -> Self {
        Self {
            contact_id,
            note_id,
            body: body.into(),
            fields: Vec::new(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateNote {
    type Output = Note;

    const INFO: &'static Info = &endpoints::v2::notes::UPDATE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.path("note_id", &self.note_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Deletes a note: `DELETE /rest/v2/contacts/{contact_id}/notes/{note_id}`.
///
/// Operation `deleteNote`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteNote {
    /// In the path.
    pub contact_id: ContactId,
    /// In the path.
    pub note_id: NoteId,
}

impl DeleteNote {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, note_id: NoteId) -> Self {
        Self {
            contact_id,
            note_id,
        }
    }
}

impl Operation for DeleteNote {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::notes::DELETE_NOTE;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.path("note_id", &self.note_id);
    }
}

/// Lists note templates: `GET /rest/v2/notes/templates`.
///
/// Operation `listNoteTemplates`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListNoteTemplates {
    /// Which records are listed.
    pub filter: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<String>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListNoteTemplates {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: impl Into<String>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, order_by: impl Into<String>) -> Self {
        self.order_by = Some(order_by.into());
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
}

impl Operation for ListNoteTemplates {
    type Output = ListNoteTemplateResponse;

    const INFO: &'static Info = &endpoints::v2::notes::LIST_NOTE_TEMPLATES;

    fn write(&self, draft: &mut Draft) {
        draft.query("filter", self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListNoteTemplates {
    type Item = NoteTemplate;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<NoteTemplate> {
        Page::with_token(answer.note_templates, answer.next_page_token)
    }
}

/// Reads a note model: `GET /rest/v2/notes/model`.
///
/// Operation `retrieveNoteModel`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::notes::RETRIEVE_NOTE_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a note custom field: `POST /rest/v2/notes/model/customFields`.
///
/// Operation `createNoteCustomField`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::notes::CREATE_NOTE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a note custom field: `PATCH /rest/v2/notes/model/customFields/{custom_field_id}`.
///
/// Operation `updateNotesCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateNoteCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateNoteCustomField {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        custom_field_id: CustomFieldId,
        body: impl Into<JsonBody<UpdateCustomFieldMetaDataRequest>>,
    ) -> Self {
        Self {
            custom_field_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateNoteCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::notes::UPDATE_NOTE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a note custom field: `DELETE /rest/v2/notes/model/customFields/{custom_field_id}`.
///
/// Operation `deleteNotesCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteNoteCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteNoteCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteNoteCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::notes::DELETE_NOTE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists note custom field groups: `GET /rest/v2/notes/model/customFields/groups`.
///
/// Operation `listNoteCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListNoteCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListNoteCustomFieldGroups {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`tab_id`](field@Self::tab_id).
    #[must_use]
    pub fn tab_id(mut self, tab_id: CustomFieldTabId) -> Self {
        self.tab_id = Some(tab_id);
        self
    }
}

impl Operation for ListNoteCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::notes::LIST_NOTE_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates a note custom field group: `POST /rest/v2/notes/model/customFields/groups`.
///
/// Operation `createNoteCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateNoteCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateNoteCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateNoteCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::notes::CREATE_NOTE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a note custom field group: `GET /rest/v2/notes/model/customFields/groups/{group_id}`.
///
/// Operation `getNoteCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetNoteCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetNoteCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetNoteCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::notes::GET_NOTE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes a note custom field group: `PATCH /rest/v2/notes/model/customFields/groups/{group_id}`.
///
/// Operation `updateNoteCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateNoteCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateNoteCustomFieldGroup {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        group_id: CustomFieldGroupId,
        body: impl Into<JsonBody<UpdateCustomFieldGroupRequest>>,
    ) -> Self {
        Self {
            group_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateNoteCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::notes::UPDATE_NOTE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a note custom field group: `DELETE /rest/v2/notes/model/customFields/groups/{group_id}`.
///
/// Operation `deleteNoteCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteNoteCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteNoteCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteNoteCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::notes::DELETE_NOTE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists note custom field tabs: `GET /rest/v2/notes/model/customFields/tabs`.
///
/// Operation `listNoteCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListNoteCustomFieldTabs {}

impl ListNoteCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListNoteCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::notes::LIST_NOTE_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a note custom field tab: `POST /rest/v2/notes/model/customFields/tabs`.
///
/// Operation `createNoteCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateNoteCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateNoteCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateNoteCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::notes::CREATE_NOTE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a note custom field tab: `GET /rest/v2/notes/model/customFields/tabs/{tab_id}`.
///
/// Operation `getNoteCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetNoteCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetNoteCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetNoteCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::notes::GET_NOTE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes a note custom field tab: `PATCH /rest/v2/notes/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateNoteCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateNoteCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateNoteCustomFieldTab {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        tab_id: CustomFieldTabId,
        body: impl Into<JsonBody<UpdateCustomFieldTabRequest>>,
    ) -> Self {
        Self {
            tab_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateNoteCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::notes::UPDATE_NOTE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a note custom field tab: `DELETE /rest/v2/notes/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteNoteCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteNoteCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteNoteCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteNoteCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::notes::DELETE_NOTE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
