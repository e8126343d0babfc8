//! The operations of `FileService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        FileUpload file_upload = "FileService.uploadFile", Write => Id, on Tables["FileBox"],
            "stores a file" {
                /// The contact it belongs to; without one it is a file of the account.
                contact: Option<ContactId> = optional_contact("contact id"),
                /// Its name.
                name: String = text("file name"),
                /// Its content.
                content: FileContent = file("file"),
            };

        FileGet file_get = "FileService.getFile", Read => File, on Tables["FileBox"],
            "reads the content of a file" {
                /// The file, a `FileBox.Id`.
                id: FileId = id("file id"),
            };

        FileGetDownloadUrl file_get_download_url = "FileService.getDownloadUrl", Read => Text, on Tables["FileBox"],
            "tells the address of a file" {
                /// The file, a `FileBox.Id`.
                id: FileId = id("file id"),
            };

        FileReplace file_replace = "FileService.replaceFile", IdempotentWrite => Flag, on Tables["FileBox"],
            "replaces the content of a file" {
                /// The file, a `FileBox.Id`.
                id: FileId = id("file id"),
                /// Its new content.
                content: FileContent = file("file"),
            };

        FileRename file_rename = "FileService.renameFile", IdempotentWrite => Flag, on Tables["FileBox"],
            "renames a file" {
                /// The file, a `FileBox.Id`.
                id: FileId = id("file id"),
                /// Its new name.
                name: String = text("file name"),
            };
        }
    };
}

pub(crate) use rows;
