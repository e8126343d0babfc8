//! Models of files.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::{ContactId, FileId, Id, Timestamp};

/// A file metadata.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileMetadata {
    /// Its id.
    pub id: Option<FileId>,
    /// Category.
    pub category: Option<FileMetadataCategory>,
    /// File name.
    pub file_name: Option<String>,
    /// Whether it is public.
    pub is_public: Option<bool>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the created by.
    pub created_by_id: Option<Id>,
    /// Remote file key.
    pub remote_file_key: Option<String>,
    /// File box type.
    pub file_box_type: Option<FileBoxType>,
    /// File size.
    pub file_size: Option<i64>,
    /// When it was created, in UTC.
    pub created_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub updated_time: Option<Timestamp>,
}

/// One page of files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListFilesResponse {
    /// Files.
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
