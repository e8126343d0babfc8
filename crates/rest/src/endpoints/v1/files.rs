//! Files.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/files`.
pub static LIST_FILES: Info = Info::new(
    "v1 listFilesUsingGET",
    Method::GET,
    "/rest/v1/files",
    Effect::Read,
)
.with_query(&[
    "contact_id",
    "limit",
    "name",
    "offset",
    "permission",
    "type",
    "viewable",
]);

/// `POST /rest/v1/files`.
pub static CREATE_FILE: Info = Info::new(
    "v1 createFileUsingPOST",
    Method::POST,
    "/rest/v1/files",
    Effect::Write,
)
.with_members(&["file_data", "file_descriptor"]);

/// `GET /rest/v1/files/{fileId}`.
pub static GET_FILE: Info = Info::new(
    "v1 getFileUsingGET",
    Method::GET,
    "/rest/v1/files/{fileId}",
    Effect::Read,
)
.with_query(&["optional_properties"]);

/// `PUT /rest/v1/files/{fileId}`.
pub static UPDATE_FILE: Info = Info::new(
    "v1 updateFileUsingPUT",
    Method::PUT,
    "/rest/v1/files/{fileId}",
    Effect::IdempotentWrite,
)
.with_members(&["file_data", "file_descriptor"]);

/// `DELETE /rest/v1/files/{fileId}`.
pub static DELETE_FILE: Info = Info::new(
    "v1 deleteFileUsingDELETE",
    Method::DELETE,
    "/rest/v1/files/{fileId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
