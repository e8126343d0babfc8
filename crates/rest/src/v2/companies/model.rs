//! Models of companies.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::{
    Address, AppliedTag, Company, CustomFieldValue, EmailAddress, FaxNumber, PhoneNumber,
};
use crate::{Date, Patch, UserId};

/// The body that creates a company.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCompanyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// In XML-RPC: `Company.ContactNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// In XML-RPC: `Company.Website`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// In XML-RPC: `Company.Suffix`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// In XML-RPC: `Company.Title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `Company.Company`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<EmailAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_number: Option<FaxNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber>,
    /// In XML-RPC: `Company.Anniversary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary_date: Option<Date>,
    /// In XML-RPC: `Company.AssistantName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_name: Option<String>,
    /// In XML-RPC: `Company.AssistantPhone`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_phone: Option<String>,
    /// In XML-RPC: `Company.BillingInformation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_information: Option<String>,
    /// In XML-RPC: `Company.Birthday`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// In XML-RPC: `Company.ContactType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    /// In XML-RPC: `Company.FirstName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// In XML-RPC: `Company.JobTitle`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// In XML-RPC: `Company.LastName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// In XML-RPC: `Company.MiddleName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// In XML-RPC: `Company.Nickname`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Company.OwnerID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<UserId>,
    /// In XML-RPC: `Company.ReferralCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_code: Option<String>,
    /// In XML-RPC: `Company.SpouseName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
}

setters! {
    CreateCompanyRequest {
        address: Address,
        notes: String,
        website: String,
        suffix: String,
        title: String,
        company_name: String,
        email_address: EmailAddress,
        fax_number: FaxNumber,
        phone_number: PhoneNumber,
        anniversary_date: Date,
        assistant_name: String,
        assistant_phone: String,
        billing_information: String,
        birth_date: Date,
        contact_type: String,
        first_name: String,
        job_title: String,
        last_name: String,
        middle_name: String,
        preferred_name: String,
        owner_id: UserId,
        referral_code: String,
        spouse_name: String,
    } lists {
        custom_fields: CustomFieldValue,
    }
}

/// One page of companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCompaniesResponse {
    #[serde(deserialize_with = "nullable")]
    pub companies: Vec<Company>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of company tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCompanyTagsResponse {
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<AppliedTag>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a company.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateCompanyRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<Address>,
    /// In XML-RPC: `Company.ContactNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// In XML-RPC: `Company.Website`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// In XML-RPC: `Company.Suffix`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub suffix: Patch<String>,
    /// In XML-RPC: `Company.Title`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `Company.Company`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_address: Patch<EmailAddress>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_number: Patch<FaxNumber>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_number: Patch<PhoneNumber>,
    /// In XML-RPC: `Company.Anniversary`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub anniversary_date: Patch<Date>,
    /// In XML-RPC: `Company.AssistantName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_name: Patch<String>,
    /// In XML-RPC: `Company.AssistantPhone`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_phone: Patch<String>,
    /// In XML-RPC: `Company.BillingInformation`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_information: Patch<String>,
    /// In XML-RPC: `Company.Birthday`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub birth_date: Patch<Date>,
    /// In XML-RPC: `Company.ContactType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_type: Patch<String>,
    /// In XML-RPC: `Company.FirstName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub first_name: Patch<String>,
    /// In XML-RPC: `Company.JobTitle`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub job_title: Patch<String>,
    /// In XML-RPC: `Company.LastName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub last_name: Patch<String>,
    /// In XML-RPC: `Company.MiddleName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub middle_name: Patch<String>,
    /// In XML-RPC: `Company.Nickname`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    /// In XML-RPC: `Company.OwnerID`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub owner_id: Patch<UserId>,
    /// In XML-RPC: `Company.ReferralCode`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub referral_code: Patch<String>,
    /// In XML-RPC: `Company.SpouseName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub spouse_name: Patch<String>,
}

setters! {
    UpdateCompanyRequest {
        address: Address,
        notes: String,
        website: String,
        suffix: String,
        title: String,
        company_name: String,
        email_address: EmailAddress,
        fax_number: FaxNumber,
        phone_number: PhoneNumber,
        anniversary_date: Date,
        assistant_name: String,
        assistant_phone: String,
        billing_information: String,
        birth_date: Date,
        contact_type: String,
        first_name: String,
        job_title: String,
        last_name: String,
        middle_name: String,
        preferred_name: String,
        owner_id: UserId,
        referral_code: String,
        spouse_name: String,
    } lists {
        custom_fields: CustomFieldValue,
    }
}
