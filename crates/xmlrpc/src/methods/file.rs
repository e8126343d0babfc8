//! `FileService`: files of contacts and of the account.
//!
//! Contents are base64 in a plain text, not in a `base64` value.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_http::Effect;
use keap_schema::id::{ContactId, FileId};

use crate::methods::define::method;
use crate::{Answer, ConvertError, FirstParam, Method, Param, ParamInfo, Params, Value};

/// Stores a file.
///
/// Wire:
/// `FileService.uploadFile(key, [int contactId], string fileName, string base64EncodedData) -> int`.
///
/// Answers the `FileBox.Id`. Without a contact that param is left out, and the others move up.
///
/// Faults: none of its own was recorded.
///
/// REST: v2 `POST /rest/v2/files` (equivalent); v1 `POST /rest/v1/files` (equivalent).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadFile {
    /// The contact it belongs to.
    pub contact_id: Option<ContactId>,
    /// With its ending, which tells what kind of file it is.
    pub file_name: String,
    /// Its content in base64.
    pub base64_encoded_data: String,
}

/// Written by hand: the param that may be left out is the first one.
impl Method for UploadFile {
    const NAME: &'static str = "FileService.uploadFile";
    const EFFECT: Effect = Effect::Write;
    const KEY: FirstParam = FirstParam::Private;
    const PARAMS: &'static [ParamInfo] = &[
        ParamInfo::of::<Option<ContactId>>("contact_id"),
        ParamInfo::of::<String>("file_name"),
        ParamInfo::of::<String>("base64_encoded_data"),
    ];
    type Output = FileId;

    fn to_params(&self) -> Result<Vec<Value>, ConvertError> {
        let mut params = Vec::with_capacity(3);
        let contact = Param::write(&self.contact_id, &mut params);
        contact.map_err(|error| error.in_member("contact_id"))?;
        Param::write(&self.file_name, &mut params)?;
        Param::write(&self.base64_encoded_data, &mut params)?;
        Ok(params)
    }

    fn from_params(mut params: Params) -> Result<Self, ConvertError> {
        let contact_id = if params.remaining() > 2 {
            params.take()?
        } else {
            None
        };
        let method = Self {
            contact_id,
            file_name: params.take()?,
            base64_encoded_data: params.take()?,
        };
        params.finish().map(|()| method)
    }

    fn read_output(value: Value) -> Result<FileId, ConvertError> {
        Answer::read(value)
    }

    fn write_output(output: &FileId) -> Value {
        Answer::write(output)
    }
}

method! {
    /// Gives the content of a file in base64.
    ///
    /// Wire: `FileService.getFile(key, int fileId) -> string`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/files/{file_id}:data` (equivalent); v1 `GET /rest/v1/files/{fileId}`
    /// (equivalent). REST gives bytes.
    GetFile = "FileService.getFile": Read => String {
        /// An `Id` of table `FileBox`.
        file_id: FileId,
    }
}

method! {
    /// Gives the address of a file.
    ///
    /// Wire: `FileService.getDownloadUrl(key, int fileId) -> string`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v1 `GET /rest/v1/files/{fileId}` (exact). Not in v2. v2 gives bytes, no address.
    GetDownloadUrl = "FileService.getDownloadUrl": Read => String {
        /// An `Id` of table `FileBox`.
        file_id: FileId,
    }
}

method! {
    /// Replaces the content of a file.
    ///
    /// Wire: `FileService.replaceFile(key, int fileId, string base64EncodedData) -> boolean`.
    ///
    /// Texts of 2017 have a number as the answer; it is read as well.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/files/{file_id}` (equivalent); v1 `PUT /rest/v1/files/{fileId}`
    /// (equivalent). REST is a POST in v2.
    ReplaceFile = "FileService.replaceFile": IdempotentWrite => bool {
        /// An `Id` of table `FileBox`.
        file_id: FileId,
        /// Its content in base64.
        base64_encoded_data: String,
    }
}

method! {
    /// Renames a file.
    ///
    /// Wire: `FileService.renameFile(key, int fileId, string fileName) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/files/{file_id}` (equivalent); v1 `PUT /rest/v1/files/{fileId}`
    /// (partial). In v1 the file has to be sent again.
    RenameFile = "FileService.renameFile": IdempotentWrite => bool {
        /// An `Id` of table `FileBox`.
        file_id: FileId,
        /// Its new name.
        file_name: String,
    }
}
