//! Models of companies.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v1::model::{CustomFieldValue, EmailStatus};
use crate::{CompanyId, Extra, Patch};

/// A company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Company {
    pub address: Option<CompanyAddress>,
    /// In XML-RPC: `Company.Company`.
    pub company_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// In XML-RPC: `Company.Email`.
    pub email_address: Option<String>,
    pub email_opted_in: Option<bool>,
    pub email_status: Option<EmailStatus>,
    pub fax_number: Option<CompanyFaxNumber>,
    /// In XML-RPC: `Company.AccountId`, `Company.CompanyID`, `Company.Id`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CompanyId>,
    /// In XML-RPC: `Company.ContactNotes`.
    pub notes: Option<String>,
    pub phone_number: Option<CompanyPhoneNumber>,
    /// In XML-RPC: `Company.Website`.
    pub website: Option<String>,
}

/// A company address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompanyAddress {
    /// An ISO 3166-1 alpha-3 code: `USA`. In XML-RPC: `Company.Country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// In XML-RPC: `Company.StreetAddress1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// In XML-RPC: `Company.StreetAddress2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// In XML-RPC: `Company.City`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// In XML-RPC: `Company.State`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// In XML-RPC: `Company.PostalCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    /// In XML-RPC: `Company.ZipFour1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CompanyAddress {
        country_code: String,
        line1: String,
        line2: String,
        locality: String,
        region: String,
        zip_code: String,
        zip_four: String,
    } lists {
    }
}

/// A company fax number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompanyFaxNumber {
    /// In XML-RPC: `Company.Fax1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In XML-RPC: `Company.Fax1Type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CompanyFaxNumber {
        number: String,
        r#type: String,
    } lists {
    }
}

/// One page of companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CompanyList {
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
#[non_exhaustive]
pub struct CompanyPhoneNumber {
    /// In XML-RPC: `Company.Phone1Ext`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// In XML-RPC: `Company.Phone1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In XML-RPC: `Company.Phone1Type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CompanyPhoneNumber {
        extension: String,
        number: String,
        r#type: String,
    } lists {
    }
}

/// The body that creates a company.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCompanyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<CompanyAddress>,
    /// In XML-RPC: `Company.Company`.
    pub company_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// In XML-RPC: `Company.Email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_number: Option<CompanyFaxNumber>,
    /// In XML-RPC: `Company.ContactNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<CompanyPhoneNumber>,
    /// In XML-RPC: `Company.Website`.
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

setters! {
    CreateCompanyRequest {
        address: CompanyAddress,
        email_address: String,
        fax_number: CompanyFaxNumber,
        notes: String,
        opt_in_reason: String,
        phone_number: CompanyPhoneNumber,
        website: String,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

/// The body that changes a company.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateCompanyRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<CompanyAddress>,
    /// In XML-RPC: `Company.Company`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// In XML-RPC: `Company.Email`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_address: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_number: Patch<CompanyFaxNumber>,
    /// In XML-RPC: `Company.ContactNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opt_in_reason: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_number: Patch<CompanyPhoneNumber>,
    /// In XML-RPC: `Company.Website`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
}

setters! {
    UpdateCompanyRequest {
        address: CompanyAddress,
        company_name: String,
        email_address: String,
        fax_number: CompanyFaxNumber,
        notes: String,
        opt_in_reason: String,
        phone_number: CompanyPhoneNumber,
        website: String,
    } lists {
        custom_fields: CustomFieldValue,
    }
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
