//! Files.

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::multipart::Form;
use crate::{
    ContactId, Content, Cursor, Direction, Draft, FileId, Info, ListStyle, Nothing, Operation,
    OrderBy, Page, Pages, Timestamp, Upload, UserId,
};

pub use model::*;

/// Lists files: `GET /rest/v2/files`.
///
/// Operation `listFiles`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListFiles {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListFiles {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
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
}

impl Operation for ListFiles {
    type Output = ListFilesResponse;

    const INFO: &'static Info = &endpoints::v2::files::LIST_FILES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListFiles {
    type Item = FileMetadata;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<FileMetadata> {
        Page::with_token(answer.files, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListFiles`] can be ordered by.
    OrderKey {
        FileName = "file_name",
        UpdatedTime = "updated_time",
    }
}

/// Which records [`ListFiles`] returns.
pub type Filter = crate::Filter<ListFiles>;

impl Filter {
    /// `is_public`.
    pub fn is_public(value: bool) -> Self {
        Self::equal("is_public", value)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `user_id`.
    pub fn user_id(value: UserId) -> Self {
        Self::equal("user_id", value)
    }

    /// `category`, one of `ATTACHMENTS`, `CART`, `DOCUMENTS`, `HIDDEN`, `INVOICE`, `LOGO`, `TICKETS`, `WEB_FORM`, `FUNNEL`.
    pub fn category(value: impl Into<String>) -> Self {
        Self::equal("category", value.into())
    }

    /// `file_box_type`, one of `APPLICATION`, `IMAGE`, `FAX`, `ATTACHMENT`, `TICKET`, `CONTACT`, `DIGITAL_PRODUCT`, `IMPORT`, `HIDDEN`, `WEB_FORM`, `STYLED_CART`, `RESAMPLED_IMAGE`, `TEMPLATE_THUMBNAIL`, `FUNNEL`, `LOGO_THUMBNAIL`, `UNLAYER`, `BRANDING_CENTER_LOGO`.
    pub fn file_box_type(value: impl Into<String>) -> Self {
        Self::equal("file_box_type", value.into())
    }

    /// `file_name`.
    pub fn file_name(value: impl Into<String>) -> Self {
        Self::equal("file_name", value.into())
    }

    /// `created_time`: a time.
    pub fn created_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("created_time", value.into())
    }

    /// `updated_time`: a time.
    pub fn updated_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("updated_time", value.into())
    }
}

/// Creates a file: `POST /rest/v2/files`.
///
/// Operation `createFile`; answers 201.
#[derive(Debug)]
#[non_exhaustive]
pub struct CreateFile {
    /// A part of the form.
    pub file: Upload,
    /// A part of the form.
    pub file_name: String,
    /// A part of the form.
    pub contact_id: Option<ContactId>,
    /// A part of the form.
    pub is_public: Option<bool>,
    /// A part of the form.
    pub file_association: String,
}

impl CreateFile {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        file: Upload,
        file_name: impl Into<String>,
        file_association: impl Into<String>,
    ) -> Self {
        Self {
            file,
            file_name: file_name.into(),
            contact_id: None,
            is_public: None,
            file_association: file_association.into(),
        }
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`is_public`](field@Self::is_public).
    #[must_use]
    pub fn is_public(mut self, is_public: bool) -> Self {
        self.is_public = Some(is_public);
        self
    }
}

impl Operation for CreateFile {
    type Output = FileMetadata;

    const INFO: &'static Info = &endpoints::v2::files::CREATE_FILE;

    fn write(&self, draft: &mut Draft) {
        let mut form = Form::new();
        form.file("file", &self.file);
        form.text("file_name", Some(&self.file_name));
        form.text("contact_id", self.contact_id.as_ref());
        form.text("is_public", self.is_public.as_ref());
        form.text("file_association", Some(&self.file_association));
        draft.form(form);
    }
}

/// Reads a file: `GET /rest/v2/files/{file_id}`.
///
/// Operation `getFile`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetFile {
    /// In the path.
    pub file_id: FileId,
}

impl GetFile {
    /// The operation with its parameters.
    pub fn new(file_id: FileId) -> Self {
        Self { file_id }
    }
}

impl Operation for GetFile {
    type Output = FileMetadata;

    const INFO: &'static Info = &endpoints::v2::files::GET_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.path("file_id", &self.file_id);
    }
}

/// Reads the file data: `GET /rest/v2/files/{file_id}:data`.
///
/// Operation `getFileData_1`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetFileData {
    /// In the path.
    pub file_id: FileId,
}

impl GetFileData {
    /// The operation with its parameters.
    pub fn new(file_id: FileId) -> Self {
        Self { file_id }
    }
}

impl Operation for GetFileData {
    type Output = Content;

    const INFO: &'static Info = &endpoints::v2::files::GET_FILE_DATA;

    fn write(&self, draft: &mut Draft) {
        draft.path("file_id", &self.file_id);
    }
}

/// Changes a file: `POST /rest/v2/files/{file_id}`.
///
/// Operation `updateFile`; answers 200.
#[derive(Debug)]
#[non_exhaustive]
pub struct UpdateFile {
    /// In the path.
    pub file_id: FileId,
    /// A part of the form.
    pub file: Option<Upload>,
    /// A part of the form.
    pub file_name: Option<String>,
    /// A part of the form.
    pub is_public: Option<bool>,
    /// Which properties may be changed.
    pub update_mask: Vec<String>,
}

impl UpdateFile {
    /// The operation with what it requires; the rest is left out.
    pub fn new(file_id: FileId) -> Self {
        Self {
            file_id,
            file: None,
            file_name: None,
            is_public: None,
            update_mask: Vec::new(),
        }
    }

    /// Sets [`file`](field@Self::file).
    #[must_use]
    pub fn file(mut self, file: Upload) -> Self {
        self.file = Some(file);
        self
    }

    /// Sets [`file_name`](field@Self::file_name).
    #[must_use]
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets [`is_public`](field@Self::is_public).
    #[must_use]
    pub fn is_public(mut self, is_public: bool) -> Self {
        self.is_public = Some(is_public);
        self
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.update_mask = update_mask.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for UpdateFile {
    type Output = FileMetadata;

    const INFO: &'static Info = &endpoints::v2::files::UPDATE_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.path("file_id", &self.file_id);
        draft.list("update_mask", &self.update_mask, ListStyle::Repeat);
        let mut form = Form::new();
        if let Some(file) = &self.file {
            form.file("file", file);
        }
        form.text("file_name", self.file_name.as_ref());
        form.text("is_public", self.is_public.as_ref());
        draft.form(form);
    }
}

/// Deletes a file: `DELETE /rest/v2/files/{file_id}`.
///
/// Operation `deleteFile`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::files::DELETE_FILE;

    fn write(&self, draft: &mut Draft) {
        draft.path("file_id", &self.file_id);
    }
}
