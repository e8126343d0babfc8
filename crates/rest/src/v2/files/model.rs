//! Models of files.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{ContactId, FileId, Timestamp, UserId};

/// A file metadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FileMetadata {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<FileId>,
    pub category: Option<FileMetadataCategory>,
    /// In XML-RPC: `FileBox.FileName`.
    pub file_name: Option<String>,
    /// In XML-RPC: `FileBox.Public`.
    pub is_public: Option<bool>,
    /// In XML-RPC: `FileBox.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub created_by_id: Option<UserId>,
    pub remote_file_key: Option<String>,
    pub file_box_type: Option<FileBoxType>,
    /// In XML-RPC: `FileBox.FileSize`.
    pub file_size: Option<i64>,
    pub created_time: Option<Timestamp>,
    pub updated_time: Option<Timestamp>,
}

/// One page of files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListFilesResponse {
    #[serde(deserialize_with = "nullable")]
    pub files: Vec<FileMetadata>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

text_enum! {
    /// Values of file box type.
    FileBoxType {
        Application = "APPLICATION",
        Image = "IMAGE",
        Fax = "FAX",
        Attachment = "ATTACHMENT",
        Ticket = "TICKET",
        Contact = "CONTACT",
        DigitalProduct = "DIGITAL_PRODUCT",
        Import = "IMPORT",
        Hidden = "HIDDEN",
        WebForm = "WEB_FORM",
        StyledCart = "STYLED_CART",
        ResampledImage = "RESAMPLED_IMAGE",
        TemplateThumbnail = "TEMPLATE_THUMBNAIL",
        Funnel = "FUNNEL",
        LogoThumbnail = "LOGO_THUMBNAIL",
        Unlayer = "UNLAYER",
        BrandingCenterLogo = "BRANDING_CENTER_LOGO",
    }
}

text_enum! {
    /// Values of category.
    FileMetadataCategory {
        Attachments = "ATTACHMENTS",
        Cart = "CART",
        Documents = "DOCUMENTS",
        Hidden = "HIDDEN",
        Invoice = "INVOICE",
        Logo = "LOGO",
        Tickets = "TICKETS",
        WebForm = "WEB_FORM",
        Funnel = "FUNNEL",
    }
}
