//! Files.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, FileId, Info, JsonBody, ListStyle, Nothing, Operation, Page, Pages,
};

pub use model::*;

/// Lists files: `GET /rest/v1/files`.
///
/// Operation `listFilesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListFiles {
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    pub name: Option<String>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// `BOTH` when left out.
    pub permission: Option<FilesPermission>,
    pub r#type: Option<FileBoxType>,
    /// `BOTH` when left out.
    pub viewable: Option<FilesViewable>,
}

impl ListFiles {
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

    /// Sets [`name`](field@Self::name).
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`permission`](field@Self::permission).
    #[must_use]
    pub fn permission(mut self, permission: FilesPermission) -> Self {
        self.permission = Some(permission);
        self
    }

    /// Sets [`type`](field@Self::type).
    #[must_use]
    pub fn r#type(mut self, r#type: FileBoxType) -> Self {
        self.r#type = Some(r#type);
        self
    }

    /// Sets [`viewable`](field@Self::viewable).
    #[must_use]
    pub fn viewable(mut self, viewable: FilesViewable) -> Self {
        self.viewable = Some(viewable);
        self
    }
}

impl Operation for ListFiles {
    type Output = FileList;

    const INFO: &'static Info = &endpoints::v1::files::LIST_FILES;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("name", self.name.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("permission", self.permission.as_ref());
        draft.query("type", self.r#type.as_ref());
        draft.query("viewable", self.viewable.as_ref());
    }
}

impl Pages for ListFiles {
    type Item = FileDescriptor;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<FileDescriptor> {
        Page::with_offset(answer.files)
    }
}

/// Creates a file: `POST /rest/v1/files`.
///
/// Operation `createFileUsingPOST`; answers 200.
#[derive(Debug)]
#[non_exhaustive]
pub struct CreateFile {
    pub body: JsonBody<FileUploadRequest>,
}

impl CreateFile {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<FileUploadRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateFile {
    type Output = FileInformation;

    const INFO: &'static Info = &endpoints::v1::files::CREATE_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a file: `GET /rest/v1/files/{fileId}`.
///
/// Operation `getFileUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetFile {
    /// In the path.
    pub file_id: FileId,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
}

impl GetFile {
    /// The operation with what it requires; the rest is left out.
    pub fn new(file_id: FileId) -> Self {
        Self {
            file_id,
            optional_properties: Vec::new(),
        }
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetFile {
    type Output = FileInformation;

    const INFO: &'static Info = &endpoints::v1::files::GET_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.path("fileId", &self.file_id);
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
    }
}

/// Changes a file: `PUT /rest/v1/files/{fileId}`.
///
/// Operation `updateFileUsingPUT`; answers 200.
#[derive(Debug)]
#[non_exhaustive]
pub struct UpdateFile {
    /// In the path.
    pub file_id: FileId,
    pub body: JsonBody<FileUploadRequest>,
}

impl UpdateFile {
    /// The operation with its parameters.
    pub fn new(file_id: FileId, body: impl Into<JsonBody<FileUploadRequest>>) -> Self {
        Self {
            file_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateFile {
    type Output = FileInformation;

    const INFO: &'static Info = &endpoints::v1::files::UPDATE_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.path("fileId", &self.file_id);
        draft.json(&self.body);
    }
}

/// Deletes a file: `DELETE /rest/v1/files/{fileId}`.
///
/// Operation `deleteFileUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteFile {
    /// In the path.
    pub file_id: FileId,
}

impl DeleteFile {
    /// The operation with its parameters.
    pub fn new(file_id: FileId) -> Self {
        Self { file_id }
    }
}

impl Operation for DeleteFile {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::files::DELETE_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.path("fileId", &self.file_id);
    }
}
