//! Models of files.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::{ContactId, FileId, Timestamp, UserId};

/// A file descriptor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FileDescriptor {
    pub category: Option<FileDescriptorCategory>,
    /// In XML-RPC: `FileBox.ContactId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub created_by: Option<UserId>,
    pub date_created: Option<Timestamp>,
    pub download_url: Option<String>,
    pub file_box_type: Option<FileBoxType>,
    /// In XML-RPC: `FileBox.FileName`.
    pub file_name: Option<String>,
    /// In XML-RPC: `FileBox.FileSize`.
    pub file_size: Option<i64>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<FileId>,
    pub last_updated: Option<Timestamp>,
    /// In XML-RPC: `FileBox.Public`.
    pub public: Option<bool>,
    pub remote_file_key: Option<String>,
}

/// A file information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FileInformation {
    /// In Base64.
    pub file_data: Option<String>,
    pub file_descriptor: Option<FileDescriptor>,
}

/// One page of files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FileList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    #[serde(deserialize_with = "nullable")]
    pub files: Vec<FileDescriptor>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// The body of a request: file upload.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FileUploadRequest {
    pub file_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// In Base64.
    pub file_data: String,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub is_public: bool,
    pub file_association: FileAssociation,
}

impl FileUploadRequest {
    /// The body with what the server requires.
    pub fn new(
        file_name: impl Into<String>,
        file_data: impl Into<String>,
        is_public: bool,
        file_association: FileAssociation,
    ) -> Self {
        Self {
            file_name: file_name.into(),
            public: None,
            file_data: file_data.into(),
            contact_id: None,
            is_public,
            file_association,
        }
    }
}

setters! {
    FileUploadRequest {
        public: bool,
        contact_id: ContactId,
    } lists {
    }
}

text_enum! {
    /// Values of file association.
    FileAssociation {
        Contact = "CONTACT",
        User = "USER",
        Company = "COMPANY",
    }
}

text_enum! {
    /// Values of file box type.
    FileBoxType {
        Application = "Application",
        Image = "Image",
        Fax = "Fax",
        Attachment = "Attachment",
        Ticket = "Ticket",
        Contact = "Contact",
        DigitalProduct = "DigitalProduct",
        Import = "Import",
        Hidden = "Hidden",
        WebForm = "WebForm",
        StyledCart = "StyledCart",
        ReSampledImage = "ReSampledImage",
        TemplateThumbnail = "TemplateThumbnail",
        Funnel = "Funnel",
        LogoThumbnail = "LogoThumbnail",
        Unlayer = "Unlayer",
        BrandingCenterLogo = "BrandingCenterLogo",
    }
}

text_enum! {
    /// Values of category.
    FileDescriptorCategory {
        Attachments = "Attachments",
        Cart = "Cart",
        Documents = "Documents",
        Hidden = "Hidden",
        Invoice = "Invoice",
        Logo = "Logo",
        Tickets = "Tickets",
        WebForm = "WebForm",
        Funnel = "Funnel",
    }
}

text_enum! {
    /// Values of permission.
    FilesPermission {
        User = "USER",
        Company = "COMPANY",
        Both = "BOTH",
    }
}

text_enum! {
    /// Values of viewable.
    FilesViewable {
        Public = "PUBLIC",
        Private = "PRIVATE",
        Both = "BOTH",
    }
}
