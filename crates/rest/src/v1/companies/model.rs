//! Models of companies.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v1::model::{CustomFieldValue, EmailStatus};
use crate::{CompanyId, Extra, Patch};

/// A company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// Address.
    pub address: Option<CompanyAddress>,
    /// Company name.
    pub company_name: Option<String>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// Email address.
    pub email_address: Option<String>,
    /// Whether this holds: email opted in.
    pub email_opted_in: Option<bool>,
    /// Email status.
    pub email_status: Option<EmailStatus>,
    /// Fax number.
    pub fax_number: Option<CompanyFaxNumber>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<CompanyId>,
    /// Notes.
    pub notes: Option<String>,
    /// Phone number.
    pub phone_number: Option<CompanyPhoneNumber>,
    /// Website.
    pub website: Option<String>,
}

/// A company address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CompanyAddress {
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Line1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Line2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Zip code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    /// Zip four.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A company fax number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CompanyFaxNumber {
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One page of companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyList {
    /// Companies.
    #[serde(deserialize_with = "nullable")]
    pub companies: Vec<Company>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// A company phone number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CompanyPhoneNumber {
    /// Extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The body that creates a company.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateCompanyRequest {
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<CompanyAddress>,
    /// Company name.
    pub company_name: String,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// Fax number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_number: Option<CompanyFaxNumber>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<CompanyPhoneNumber>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

impl CreateCompanyRequest {
    /// The body with what the server requires.
    pub fn new(company_name: impl Into<String>) -> Self {
        Self {
            address: None,
            company_name: company_name.into(),
            custom_fields: None,
            email_address: None,
            fax_number: None,
            notes: None,
            opt_in_reason: None,
            phone_number: None,
            website: None,
        }
    }
}

/// The body that changes a company.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateCompanyRequest {
    /// Address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<CompanyAddress>,
    /// Company name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company_name: Patch<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// Email address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_address: Patch<String>,
    /// Fax number.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_number: Patch<CompanyFaxNumber>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opt_in_reason: Patch<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_number: Patch<CompanyPhoneNumber>,
    /// Website.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
}

text_enum! {
    /// Values of order.
    CompaniesOrder {
        Id = "id",
        DateCreated = "date_created",
        Name = "name",
        Email = "email",
    }
}
