//! Models of companies.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::{
    Address, AppliedTag, Company, CustomFieldValue, EmailAddress, FaxNumber, PhoneNumber,
};
use crate::{Date, Patch, UserId};

/// The body that creates a company.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCompanyRequest {
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Company name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<EmailAddress>,
    /// Fax number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_number: Option<FaxNumber>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber>,
    /// Anniversary date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary_date: Option<Date>,
    /// Assistant name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_name: Option<String>,
    /// Assistant phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_phone: Option<String>,
    /// Billing information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_information: Option<String>,
    /// Birth date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// Contact type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Preferred name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// Id of the owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<UserId>,
    /// Referral code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_code: Option<String>,
    /// Spouse name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
}

/// One page of companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCompaniesResponse {
    /// Companies.
    #[serde(deserialize_with = "nullable")]
    pub companies: Vec<Company>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of company tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCompanyTagsResponse {
    /// Tags.
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<AppliedTag>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a company.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateCompanyRequest {
    /// Address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<Address>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Website.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub suffix: Patch<String>,
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Company name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company_name: Patch<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// Email address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_address: Patch<EmailAddress>,
    /// Fax number.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_number: Patch<FaxNumber>,
    /// Phone number.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_number: Patch<PhoneNumber>,
    /// Anniversary date, a calendar date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub anniversary_date: Patch<Date>,
    /// Assistant name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_name: Patch<String>,
    /// Assistant phone.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_phone: Patch<String>,
    /// Billing information.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_information: Patch<String>,
    /// Birth date, a calendar date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub birth_date: Patch<Date>,
    /// Contact type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_type: Patch<String>,
    /// First name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub first_name: Patch<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub job_title: Patch<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub last_name: Patch<String>,
    /// Middle name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub middle_name: Patch<String>,
    /// Preferred name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    /// Id of the owner.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub owner_id: Patch<UserId>,
    /// Referral code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub referral_code: Patch<String>,
    /// Spouse name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub spouse_name: Patch<String>,
}
