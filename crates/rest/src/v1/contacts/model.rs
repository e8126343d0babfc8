//! Models of contacts.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v1::model::{ContactAddress, CustomFieldValue, EmailStatus, FaxNumber, PhoneNumber};
use crate::{
    CompanyId, ContactId, CreditCardId, Extra, Id, LeadSourceId, Patch, Sensitive, TagId,
    Timestamp, UserId,
};

/// A company reference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CompanyReference {
    /// In XML-RPC: `Contact.Company`.
    pub company_name: Option<String>,
    /// In XML-RPC: `Contact.CompanyID`, `Contact.AccountId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CompanyId>,
}

/// A contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Contact {
    #[serde(rename = "ScoreValue")]
    pub score_value: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub addresses: Vec<ContactAddress>,
    /// In XML-RPC: `Contact.Anniversary`.
    pub anniversary: Option<String>,
    /// In XML-RPC: `Contact.Birthday`.
    pub birthday: Option<Timestamp>,
    pub company: Option<CompanyReference>,
    pub company_name: Option<String>,
    /// In XML-RPC: `Contact.ContactType`.
    pub contact_type: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// In XML-RPC: `Contact.DateCreated`.
    pub date_created: Option<Timestamp>,
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    pub email_opted_in: Option<bool>,
    pub email_status: Option<EmailStatus>,
    /// In XML-RPC: `Contact.LastName`.
    pub family_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// In XML-RPC: `Contact.FirstName`.
    pub given_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    /// In XML-RPC: `Contact.JobTitle`.
    pub job_title: Option<String>,
    /// In XML-RPC: `Contact.LastUpdated`.
    pub last_updated: Option<Timestamp>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Option<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`.
    pub middle_name: Option<String>,
    pub opt_in_reason: Option<String>,
    pub origin: Option<ContactOrigin>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Option<UserId>,
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// In XML-RPC: `Contact.Language`.
    pub preferred_locale: Option<String>,
    /// In XML-RPC: `Contact.Nickname`.
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Contact.Title`.
    pub prefix: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub relationships: Vec<Relationship>,
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    pub source_type: Option<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`.
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Contact.Suffix`.
    pub suffix: Option<String>,
    /// In XML-RPC: `Contact.Groups`.
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub tag_ids: Vec<TagId>,
    /// In XML-RPC: `Contact.TimeZone`.
    pub time_zone: Option<String>,
    /// In XML-RPC: `Contact.Website`.
    pub website: Option<String>,
    pub notes: Option<String>,
    pub last_updated_utc_millis: Option<i64>,
}

/// A contact credit card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactCreditCard {
    /// In XML-RPC: `CreditCard.Last4`, `CreditCard.CardNumber`.
    pub card_number: Option<Sensitive>,
    /// In XML-RPC: `CreditCard.CardType`.
    pub card_type: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CreditCardId>,
    pub payment_method_id: Option<Id>,
    /// In XML-RPC: `CreditCard.Status`.
    pub validation_status: Option<String>,
}

/// One page of contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactList {
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<PartialContact>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// A contact origin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactOrigin {
    pub date: Option<Timestamp>,
    pub ip_address: Option<String>,
}

/// A contact tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactTag {
    pub date_applied: Option<Timestamp>,
    pub tag: Option<SimpleTag>,
}

/// One page of contact tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactTagList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<ContactTag>,
}

/// What creates a contact origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateContactOrigin {
    pub ip_address: String,
}

impl CreateContactOrigin {
    /// The body with what the server requires.
    pub fn new(ip_address: impl Into<String>) -> Self {
        Self {
            ip_address: ip_address.into(),
        }
    }
}

/// The body that creates a contact.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateContactRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Vec<ContactAddress>>,
    /// In XML-RPC: `Contact.Anniversary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary: Option<String>,
    /// In XML-RPC: `Contact.Birthday`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<RequestCompanyReference>,
    /// In XML-RPC: `Contact.ContactType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<EmailAddress>>,
    /// In XML-RPC: `Contact.LastName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_numbers: Option<Vec<FaxNumber>>,
    /// In XML-RPC: `Contact.FirstName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// In XML-RPC: `Contact.JobTitle`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Option<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<CreateContactOrigin>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<PhoneNumber>>,
    /// In XML-RPC: `Contact.Language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_locale: Option<String>,
    /// In XML-RPC: `Contact.Nickname`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Contact.Title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_accounts: Option<Vec<SocialAccount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Contact.Suffix`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// In XML-RPC: `Contact.Website`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

setters! {
    CreateContactRequest {
        anniversary: String,
        birthday: Timestamp,
        company: RequestCompanyReference,
        contact_type: String,
        family_name: String,
        given_name: String,
        job_title: String,
        lead_source_id: LeadSourceId,
        middle_name: String,
        opt_in_reason: String,
        origin: CreateContactOrigin,
        owner_id: UserId,
        preferred_locale: String,
        preferred_name: String,
        prefix: String,
        source_type: ContactSourceType,
        spouse_name: String,
        suffix: String,
        time_zone: String,
        website: String,
        notes: String,
    } lists {
        addresses: ContactAddress,
        custom_fields: CustomFieldValue,
        email_addresses: EmailAddress,
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
        social_accounts: SocialAccount,
    }
}

/// The body that creates a credit card.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCreditCardRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<ContactAddress>,
    /// In XML-RPC: `CreditCard.Last4`, `CreditCard.CardNumber`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_number: Option<Sensitive>,
    /// In XML-RPC: `CreditCard.CardType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_type: Option<ConsentType>,
    /// In XML-RPC: `CreditCard.Email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// In XML-RPC: `CreditCard.ExpirationMonth`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_month: Option<String>,
    /// In XML-RPC: `CreditCard.ExpirationYear`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_year: Option<String>,
    /// In XML-RPC: `CreditCard.MaestroIssueNumber`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maestro_issue_number: Option<String>,
    /// In XML-RPC: `CreditCard.StartDateMonth`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maestro_start_date_month: Option<String>,
    /// In XML-RPC: `CreditCard.StartDateYear`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maestro_start_date_year: Option<String>,
    /// In XML-RPC: `CreditCard.NameOnCard`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_on_card: Option<String>,
    /// In XML-RPC: `CreditCard.CVV2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<Sensitive>,
}

setters! {
    CreateCreditCardRequest {
        address: ContactAddress,
        card_number: Sensitive,
        card_type: String,
        consent_type: ConsentType,
        email_address: String,
        expiration_month: String,
        expiration_year: String,
        maestro_issue_number: String,
        maestro_start_date_month: String,
        maestro_start_date_year: String,
        name_on_card: String,
        verification_code: Sensitive,
    } lists {
    }
}

/// The body that creates an or update contact.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateContactRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Vec<ContactAddress>>,
    /// In XML-RPC: `Contact.Anniversary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary: Option<String>,
    /// In XML-RPC: `Contact.Birthday`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<RequestCompanyReference>,
    /// In XML-RPC: `Contact.ContactType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<EmailAddress>>,
    /// In XML-RPC: `Contact.LastName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_numbers: Option<Vec<FaxNumber>>,
    /// In XML-RPC: `Contact.FirstName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// In XML-RPC: `Contact.JobTitle`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Option<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<CreateContactOrigin>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<PhoneNumber>>,
    /// In XML-RPC: `Contact.Language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_locale: Option<String>,
    /// In XML-RPC: `Contact.Nickname`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Contact.Title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_accounts: Option<Vec<SocialAccount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Contact.Suffix`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// In XML-RPC: `Contact.Website`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_option: Option<DuplicateOption>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

setters! {
    CreateOrUpdateContactRequest {
        anniversary: String,
        birthday: Timestamp,
        company: RequestCompanyReference,
        contact_type: String,
        family_name: String,
        given_name: String,
        job_title: String,
        lead_source_id: LeadSourceId,
        middle_name: String,
        opt_in_reason: String,
        origin: CreateContactOrigin,
        owner_id: UserId,
        preferred_locale: String,
        preferred_name: String,
        prefix: String,
        source_type: ContactSourceType,
        spouse_name: String,
        suffix: String,
        time_zone: String,
        website: String,
        duplicate_option: DuplicateOption,
        notes: String,
    } lists {
        addresses: ContactAddress,
        custom_fields: CustomFieldValue,
        email_addresses: EmailAddress,
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
        social_accounts: SocialAccount,
    }
}

/// A credit card added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CreditCardAdded {
    pub address: Option<ContactAddress>,
    pub card_type: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub email_address: Option<String>,
    pub expiration_month: Option<String>,
    pub expiration_year: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CreditCardId>,
    pub maestro_issue_number: Option<String>,
    pub maestro_start_date_month: Option<String>,
    pub maestro_start_date_year: Option<String>,
    pub name_on_card: Option<String>,
    pub validation_message: Option<String>,
    pub validation_status: Option<String>,
}

/// An email address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailAddress {
    /// In XML-RPC: `Contact.Email`, `Contact.EmailAddress2`, `Contact.EmailAddress3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<EmailAddressField>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    EmailAddress {
        email: String,
        field: EmailAddressField,
    } lists {
    }
}

/// A full UTM.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct FullUtm {
    #[serde(rename = "contactUtmId", serialize_with = "crate::id::as_number")]
    pub contact_utm_id: Option<Id>,
    /// Id of the form.
    #[serde(rename = "keapSourceId")]
    pub keap_source_id: Option<Id>,
    #[serde(rename = "utmCampaign")]
    pub utm_campaign: Option<String>,
    #[serde(rename = "utmContent")]
    pub utm_content: Option<String>,
    #[serde(rename = "utmMedium")]
    pub utm_medium: Option<String>,
    #[serde(rename = "utmSource")]
    pub utm_source: Option<String>,
    #[serde(rename = "utmTerm")]
    pub utm_term: Option<String>,
}

/// The body that creates utms.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InsertUtmsRequest {
    /// Id of the form.
    #[serde(rename = "keapSourceId")]
    pub keap_source_id: Id,
    #[serde(rename = "utmCampaign", skip_serializing_if = "Option::is_none")]
    pub utm_campaign: Option<String>,
    #[serde(rename = "utmContent", skip_serializing_if = "Option::is_none")]
    pub utm_content: Option<String>,
    #[serde(rename = "utmMedium", skip_serializing_if = "Option::is_none")]
    pub utm_medium: Option<String>,
    #[serde(rename = "utmSource", skip_serializing_if = "Option::is_none")]
    pub utm_source: Option<String>,
    #[serde(rename = "utmTerm", skip_serializing_if = "Option::is_none")]
    pub utm_term: Option<String>,
}

impl InsertUtmsRequest {
    /// The body with what the server requires.
    pub fn new(keap_source_id: impl Into<Id>) -> Self {
        Self {
            keap_source_id: keap_source_id.into(),
            utm_campaign: None,
            utm_content: None,
            utm_medium: None,
            utm_source: None,
            utm_term: None,
        }
    }
}

setters! {
    InsertUtmsRequest {
        utm_campaign: String,
        utm_content: String,
        utm_medium: String,
        utm_source: String,
        utm_term: String,
    } lists {
    }
}

/// A partial contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PartialContact {
    #[serde(rename = "ScoreValue")]
    pub score_value: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub addresses: Vec<ContactAddress>,
    /// In XML-RPC: `Contact.Anniversary`.
    pub anniversary: Option<String>,
    /// In XML-RPC: `Contact.Birthday`.
    pub birthday: Option<Timestamp>,
    pub company: Option<CompanyReference>,
    pub company_name: Option<String>,
    /// In XML-RPC: `Contact.ContactType`.
    pub contact_type: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// In XML-RPC: `Contact.DateCreated`.
    pub date_created: Option<Timestamp>,
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    pub email_opted_in: Option<bool>,
    pub email_status: Option<EmailStatus>,
    /// In XML-RPC: `Contact.LastName`.
    pub family_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// In XML-RPC: `Contact.FirstName`.
    pub given_name: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    /// In XML-RPC: `Contact.JobTitle`.
    pub job_title: Option<String>,
    /// In XML-RPC: `Contact.LastUpdated`.
    pub last_updated: Option<Timestamp>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Option<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`.
    pub middle_name: Option<String>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Option<UserId>,
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// In XML-RPC: `Contact.Language`.
    pub preferred_locale: Option<String>,
    /// In XML-RPC: `Contact.Nickname`.
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Contact.Title`.
    pub prefix: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    pub source_type: Option<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`.
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Contact.Suffix`.
    pub suffix: Option<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    pub time_zone: Option<String>,
    /// In XML-RPC: `Contact.Website`.
    pub website: Option<String>,
    pub notes: Option<String>,
    pub last_updated_utc_millis: Option<i64>,
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub tag_ids: Vec<TagId>,
}

/// A relationship.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Relationship {
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub linked_contact_id: Option<ContactId>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub relationship_type_id: Option<Id>,
}

/// A request company reference.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RequestCompanyReference {
    /// In XML-RPC: `Contact.CompanyID`, `Contact.AccountId`.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CompanyId>,
}

setters! {
    RequestCompanyReference {
        id: CompanyId,
    } lists {
    }
}

/// A simple tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SimpleTag {
    pub category: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TagId>,
    pub name: Option<String>,
}

/// A social account.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SocialAccount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SocialAccountType>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    SocialAccount {
        name: String,
        r#type: SocialAccountType,
    } lists {
    }
}

/// Tag ids.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TagIds {
    #[serde(
        rename = "tagIds",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub tag_ids: Option<Vec<TagId>>,
}

setters! {
    TagIds {
    } lists {
        tag_ids: TagId,
    }
}

/// The body that changes a contact.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateContactRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub addresses: Patch<Vec<ContactAddress>>,
    /// In XML-RPC: `Contact.Anniversary`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub anniversary: Patch<String>,
    /// In XML-RPC: `Contact.Birthday`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub birthday: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company: Patch<RequestCompanyReference>,
    /// In XML-RPC: `Contact.ContactType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_type: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_addresses: Patch<Vec<EmailAddress>>,
    /// In XML-RPC: `Contact.LastName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub family_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_numbers: Patch<Vec<FaxNumber>>,
    /// In XML-RPC: `Contact.FirstName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub given_name: Patch<String>,
    /// In XML-RPC: `Contact.JobTitle`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub job_title: Patch<String>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Patch<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub middle_name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opt_in_reason: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub origin: Patch<CreateContactOrigin>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Patch<UserId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_numbers: Patch<Vec<PhoneNumber>>,
    /// In XML-RPC: `Contact.Language`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_locale: Patch<String>,
    /// In XML-RPC: `Contact.Nickname`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    /// In XML-RPC: `Contact.Title`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub prefix: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub social_accounts: Patch<Vec<SocialAccount>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub source_type: Patch<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub spouse_name: Patch<String>,
    /// In XML-RPC: `Contact.Suffix`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub suffix: Patch<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub time_zone: Patch<String>,
    /// In XML-RPC: `Contact.Website`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
}

setters! {
    UpdateContactRequest {
        anniversary: String,
        birthday: Timestamp,
        company: RequestCompanyReference,
        contact_type: String,
        family_name: String,
        given_name: String,
        job_title: String,
        lead_source_id: LeadSourceId,
        middle_name: String,
        opt_in_reason: String,
        origin: CreateContactOrigin,
        owner_id: UserId,
        preferred_locale: String,
        preferred_name: String,
        prefix: String,
        source_type: ContactSourceType,
        spouse_name: String,
        suffix: String,
        time_zone: String,
        website: String,
        notes: String,
    } lists {
        addresses: ContactAddress,
        custom_fields: CustomFieldValue,
        email_addresses: EmailAddress,
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
        social_accounts: SocialAccount,
    }
}

text_enum! {
    /// Values of consent type.
    ConsentType {
        RecurringConsent = "RECURRING_CONSENT",
        ImplicitConsent = "IMPLICIT_CONSENT",
        ExplicitConsent = "EXPLICIT_CONSENT",
        NoConsent = "NO_CONSENT",
    }
}

text_enum! {
    /// Values of source type.
    ContactSourceType {
        Appointment = "APPOINTMENT",
        Formapihosted = "FORMAPIHOSTED",
        Formapiinternal = "FORMAPIINTERNAL",
        Webform = "WEBFORM",
        Internalform = "INTERNALFORM",
        Landingpage = "LANDINGPAGE",
        Import = "IMPORT",
        Manual = "MANUAL",
        Api = "API",
        Other = "OTHER",
        Unknown = "UNKNOWN",
    }
}

text_enum! {
    /// Values of order.
    ContactsOrder {
        Id = "id",
        DateCreated = "date_created",
        LastUpdated = "last_updated",
        Name = "name",
        FirstName = "firstName",
        Email = "email",
    }
}

text_enum! {
    /// Values of duplicate option.
    DuplicateOption {
        Email = "Email",
        EmailAndName = "EmailAndName",
    }
}

text_enum! {
    /// Values of field.
    EmailAddressField {
        Email1 = "EMAIL1",
        Email2 = "EMAIL2",
        Email3 = "EMAIL3",
    }
}

text_enum! {
    /// Values of type.
    SocialAccountType {
        Facebook = "Facebook",
        Twitter = "Twitter",
        LinkedIn = "LinkedIn",
        Instagram = "Instagram",
        Snapchat = "Snapchat",
        YouTube = "YouTube",
        Pinterest = "Pinterest",
    }
}
