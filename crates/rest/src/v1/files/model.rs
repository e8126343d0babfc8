//! Models of files.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{ContactId, FileId, Timestamp, UserId};

/// A file descriptor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileDescriptor {
    /// Category.
    pub category: Option<FileDescriptorCategory>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Created by.
    #[serde(serialize_with = "crate::id::as_number")]
    pub created_by: Option<UserId>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Download URL.
    pub download_url: Option<String>,
    /// File box type.
    pub file_box_type: Option<FileBoxType>,
    /// File name.
    pub file_name: Option<String>,
    /// File size.
    pub file_size: Option<i64>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<FileId>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Whether this holds: public.
    pub public: Option<bool>,
    /// Remote file key.
    pub remote_file_key: Option<String>,
}

/// A file information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileInformation {
    /// File data, in Base64.
    pub file_data: Option<String>,
    /// File descriptor.
    pub file_descriptor: Option<FileDescriptor>,
}

/// One page of files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Files.
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
pub struct FileUploadRequest {
    /// File name.
    pub file_name: String,
    /// Whether this holds: public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// File data, in Base64.
    pub file_data: String,
    /// Id of the contact.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    /// Whether it is public.
    pub is_public: bool,
    /// File association.
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
