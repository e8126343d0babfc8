//! The content of a file in a param.

use keap::model::FileContent;
use keap_xmlrpc::Fault;

use crate::fault;

/// Reads what stands for the bytes of a file.
///
/// # Errors
/// Fault 12 for what is no base64.
pub(super) fn content(data: &str) -> Result<FileContent, Fault> {
    FileContent::from_base64(data).map_err(|error| fault::invalid_parameter(&error.to_string()))
}
