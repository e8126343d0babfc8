//! What REST does for the operations of `FileService`.

use keap_rest::endpoints::{v1, v2};

use super::{Row, none, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Exact, Partial};
use crate::difference::Certainty::{Documented, Inferred};
use crate::difference::{FILE_ADDRESS, FILE_ASSOCIATION, FILES_OF_V1};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(FileUpload,
        served(Partial, Documented, &[&v1::files::CREATE_FILE], &[&FILE_ASSOCIATION, &FILES_OF_V1]),
        served(Equivalent, Documented, &[&v2::files::CREATE_FILE], &[&FILE_ASSOCIATION])),

    row(FileGet,
        served(Partial, Documented, &[&v1::files::GET_FILE], &[&FILES_OF_V1]),
        served(Equivalent, Documented, &[&v2::files::GET_FILE, &v2::files::GET_FILE_DATA], &[])),

    row(FileGetDownloadUrl,
        served(Exact, Documented, &[&v1::files::GET_FILE], &[]),
        none(&[&FILE_ADDRESS])),

    row(FileReplace,
        served(Partial, Inferred, &[&v1::files::GET_FILE, &v1::files::UPDATE_FILE], &[&FILES_OF_V1]),
        served(Equivalent, Documented, &[&v2::files::UPDATE_FILE], &[])),

    row(FileRename,
        served(Partial, Inferred, &[&v1::files::GET_FILE, &v1::files::UPDATE_FILE], &[&FILES_OF_V1]),
        served(Equivalent, Documented, &[&v2::files::UPDATE_FILE], &[])),
];
