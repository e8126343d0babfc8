//! Files.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/files`.
pub static LIST_FILES: Info =
    Info::new("v2 listFiles", Method::GET, "/rest/v2/files", Effect::Read).with_query(&[
        "filter",
        "order_by",
        "page_size",
        "page_token",
    ]);

/// `POST /rest/v2/files`.
pub static CREATE_FILE: Info = Info::new(
    "v2 createFile",
    Method::POST,
    "/rest/v2/files",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/files/{file_id}`.
pub static GET_FILE: Info = Info::new(
    "v2 getFile",
    Method::GET,
    "/rest/v2/files/{file_id}",
    Effect::Read,
);

/// `GET /rest/v2/files/{file_id}:data`.
pub static GET_FILE_DATA: Info = Info::new(
    "v2 getFileData_1",
    Method::GET,
    "/rest/v2/files/{file_id}:data",
    Effect::Read,
)
.with_answer(Answer::Bytes);

/// `POST /rest/v2/files/{file_id}`.
pub static UPDATE_FILE: Info = Info::new(
    "v2 updateFile",
    Method::POST,
    "/rest/v2/files/{file_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/files/{file_id}`.
pub static DELETE_FILE: Info = Info::new(
    "v2 deleteFile",
    Method::DELETE,
    "/rest/v2/files/{file_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
