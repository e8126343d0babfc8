//! `FileService`: files of contacts and of the account.

use super::{flag, new_id, text, unexpected_outcome};
use crate::{ContactId, FileId, Invocation, Result, model::FileContent};

service! {
    /// Files, as the legacy `FileService` has them.
    ///
    /// A file travels in base64 over XML-RPC and REST v1, which makes it a third larger, and as bytes over REST v2. It is held
    /// in memory, whole, and a second time as the base64 that is made of it; [`FileContent::from_path`] reads one from disk.
    /// Sizes: v1 carries 8,000,000 bytes (`KB-099`); over XML-RPC the answer may have 128 MiB of base64, which is a file of
    /// 96 MiB; over v2 it may have 256 MiB. No document names another bound of the servers.
    FileService
}

impl FileService<'_> {
    /// Stores a file, of a contact or of the account, and gives its id, a `FileBox.Id`.
    ///
    /// # Errors
    /// `InvalidRequest` without a name; `NotFound` or `InvalidRequest` for a contact that does not exist; `Unsupported`
    /// (`KB-099`) for a file that is too large for REST v1. A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have stored it; it is never repeated by itself.
    pub async fn upload_file(
        self,
        contact: Option<ContactId>,
        name: impl Into<String>,
        content: impl Into<FileContent>,
    ) -> Result<FileId> {
        let invocation = Invocation::FileUpload {
            contact,
            name: name.into(),
            content: content.into(),
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Reads the content of a file.
    ///
    /// # Errors
    /// `NotFound` when there is no such file; `Unsupported` (`KB-099`) for one that is too large for REST v1.
    pub async fn get_file(self, file: FileId) -> Result<FileContent> {
        let invocation = Invocation::FileGet { id: file };
        let outcome = self.0.invoke(invocation).await?;
        outcome.into_file().ok_or_else(unexpected_outcome)
    }

    /// Tells the address of a file.
    ///
    /// # Errors
    /// `NotFound` when there is no such file; `Unsupported` (`KB-073`) over REST v2.
    pub async fn get_download_url(self, file: FileId) -> Result<String> {
        let invocation = Invocation::FileGetDownloadUrl { id: file };
        Ok(text(self.0.invoke(invocation).await?)?.unwrap_or_default())
    }

    /// Replaces the content of a file.
    ///
    /// # Errors
    /// As [`get_file`](Self::get_file). A failure with [`Error::may_have_applied`](crate::Error::may_have_applied) may
    /// have replaced it.
    pub async fn replace_file(self, file: FileId, content: impl Into<FileContent>) -> Result<bool> {
        let invocation = Invocation::FileReplace {
            id: file,
            content: content.into(),
        };
        flag(self.0.invoke(invocation).await?)
    }

    /// Renames a file.
    ///
    /// # Errors
    /// As [`replace_file`](Self::replace_file); `InvalidRequest` without a name.
    pub async fn rename_file(self, file: FileId, name: impl Into<String>) -> Result<bool> {
        let invocation = Invocation::FileRename {
            id: file,
            name: name.into(),
        };
        flag(self.0.invoke(invocation).await?)
    }
}
