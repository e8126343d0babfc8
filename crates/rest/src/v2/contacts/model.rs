//! Models of contacts.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{
    Address, AppliedTag, CustomFieldValue, EmailAddress, EmailAddressRequest, FaxNumber,
    PhoneNumber, SocialAccount, TagContactAssociation,
};
use crate::{
    CompanyId, ContactId, Date, Extra, Id, LeadSourceId, LinkTypeId, Patch, TagId, Timestamp,
    UserId,
};

/// A basic company.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BasicCompany {
    /// In XML-RPC: `Contact.CompanyID`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<CompanyId>,
    /// In XML-RPC: `Contact.Company`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    BasicCompany {
        id: CompanyId,
        company_name: String,
    } lists {
    }
}

/// A contact.
///
/// The server answers `id`, `given_name` and `family_name` alone, unless `fields` of the operation names more (observed).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Contact {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ContactId>,
    #[serde(deserialize_with = "nullable")]
    pub links: Vec<Link>,
    #[serde(deserialize_with = "nullable")]
    pub addresses: Vec<Address>,
    pub company: Option<BasicCompany>,
    pub origin: Option<Origin>,
    /// In XML-RPC: `Contact.Title`.
    pub prefix: Option<String>,
    /// In XML-RPC: `Contact.Suffix`.
    pub suffix: Option<String>,
    /// In XML-RPC: `Contact.Website`.
    pub website: Option<String>,
    /// In XML-RPC: `Contact.Groups`.
    pub groups: Option<String>,
    /// In XML-RPC: `Contact.LastUpdated`.
    pub update_time: Option<Timestamp>,
    /// In XML-RPC: `Contact.DateCreated`.
    pub create_time: Option<Timestamp>,
    pub score_value: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub tag_ids: Vec<TagId>,
    /// In XML-RPC: `Contact.Anniversary`.
    pub anniversary_date: Option<Date>,
    /// In XML-RPC: `Contact.Birthday`.
    pub birth_date: Option<Date>,
    /// In XML-RPC: `Contact.ContactType`.
    pub contact_type: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    /// In XML-RPC: `Contact.LastName`.
    pub family_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// In XML-RPC: `Contact.FirstName`.
    pub given_name: Option<String>,
    /// In XML-RPC: `Contact.JobTitle`.
    pub job_title: Option<String>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub leadsource_id: Option<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`.
    pub middle_name: Option<String>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub owner_id: Option<UserId>,
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// In XML-RPC: `Contact.Language`.
    pub preferred_locale: Option<String>,
    /// In XML-RPC: `Contact.Nickname`.
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Contact.ReferralCode`.
    pub referral_code: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    pub source_type: Option<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`.
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    pub time_zone: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub utm_parameters: Vec<ContactUtmResponse>,
    /// In XML-RPC: `Contact.AccountId`.
    pub account_id: Option<Id>,
    /// In XML-RPC: `Contact.AssistantName`.
    pub assistant_name: Option<String>,
    /// In XML-RPC: `Contact.AssistantPhone`.
    pub assistant_phone: Option<String>,
    /// In XML-RPC: `Contact.BillingInformation`.
    pub billing_information: Option<String>,
    /// In XML-RPC: `Contact.CreatedBy`.
    pub created_by: Option<String>,
    /// In XML-RPC: `Contact.LastUpdatedBy`.
    pub last_updated_by: Option<String>,
    pub notes: Option<String>,
}

/// A contact link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactLink {
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact1_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact2_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub link_type_id: Option<LinkTypeId>,
    pub link_type_name: Option<String>,
}

/// A contact link type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactLinkType {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<LinkTypeId>,
    /// In XML-RPC: `LinkedContactType.TypeName`.
    pub name: Option<String>,
    /// In XML-RPC: `LinkedContactType.MaxLinked`.
    pub max_links: Option<i64>,
    pub create_time: Option<Timestamp>,
}

/// What comes back: contact UTM.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ContactUtmResponse {
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    #[serde(rename = "keapSourceId")]
    pub keap_source_id: Option<Id>,
    #[serde(rename = "utmSource")]
    pub utm_source: Option<String>,
    #[serde(rename = "utmMedium")]
    pub utm_medium: Option<String>,
    #[serde(rename = "utmTerm")]
    pub utm_term: Option<String>,
    #[serde(rename = "utmCampaign")]
    pub utm_campaign: Option<String>,
    #[serde(rename = "utmContent")]
    pub utm_content: Option<String>,
    #[serde(rename = "firstTouch")]
    pub first_touch: Option<bool>,
    #[serde(rename = "lastTouch")]
    pub last_touch: Option<bool>,
    #[serde(rename = "dateCreated")]
    pub date_created: Option<Timestamp>,
}

/// The body that creates a contact link type.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateContactLinkTypeRequest {
    /// In XML-RPC: `LinkedContactType.TypeName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// More than 0. In XML-RPC: `LinkedContactType.MaxLinked`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_links: Option<i64>,
}

setters! {
    CreateContactLinkTypeRequest {
        name: String,
        max_links: i64,
    } lists {
    }
}

/// The body that creates a contact.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateContactRequest {
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Vec<Address>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<BasicCompany>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginRequest>,
    /// In XML-RPC: `Contact.Title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// In XML-RPC: `Contact.Suffix`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// In XML-RPC: `Contact.Website`. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// In XML-RPC: `Contact.Anniversary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary_date: Option<Date>,
    /// In XML-RPC: `Contact.Birthday`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// In XML-RPC: `Contact.ContactType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<EmailAddressRequest>>,
    /// In XML-RPC: `Contact.LastName`. At most 40 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_numbers: Option<Vec<FaxNumber>>,
    /// In XML-RPC: `Contact.FirstName`. At most 40 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// In XML-RPC: `Contact.JobTitle`. At most 255 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leadsource_id: Option<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<UserId>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<PhoneNumber>>,
    /// In XML-RPC: `Contact.Language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_locale: Option<String>,
    /// In XML-RPC: `Contact.Nickname`. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Contact.ReferralCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_code: Option<String>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_accounts: Option<Vec<SocialAccount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_parameters: Option<CreateContactUtmPropertiesRequest>,
    /// In XML-RPC: `Contact.AssistantName`. At most 20 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_name: Option<String>,
    /// In XML-RPC: `Contact.AssistantPhone`. At most 15 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_phone: Option<String>,
    /// In XML-RPC: `Contact.BillingInformation`. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_information: Option<String>,
}

setters! {
    CreateContactRequest {
        company: BasicCompany,
        origin: OriginRequest,
        prefix: String,
        suffix: String,
        website: String,
        anniversary_date: Date,
        birth_date: Date,
        contact_type: String,
        family_name: String,
        given_name: String,
        job_title: String,
        leadsource_id: LeadSourceId,
        middle_name: String,
        owner_id: UserId,
        preferred_locale: String,
        preferred_name: String,
        referral_code: String,
        source_type: ContactSourceType,
        spouse_name: String,
        time_zone: String,
        utm_parameters: CreateContactUtmPropertiesRequest,
        assistant_name: String,
        assistant_phone: String,
        billing_information: String,
    } lists {
        addresses: Address,
        custom_fields: CustomFieldValue,
        email_addresses: EmailAddressRequest,
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
        social_accounts: SocialAccount,
    }
}

/// The body that creates contact UTM properties.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateContactUtmPropertiesRequest {
    pub keap_source_id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_medium: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_term: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_campaign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_content: Option<String>,
}

impl CreateContactUtmPropertiesRequest {
    /// The body with what the server requires.
    pub fn new(keap_source_id: impl Into<Id>) -> Self {
        Self {
            keap_source_id: keap_source_id.into(),
            utm_source: None,
            utm_medium: None,
            utm_term: None,
            utm_campaign: None,
            utm_content: None,
        }
    }
}

setters! {
    CreateContactUtmPropertiesRequest {
        utm_source: String,
        utm_medium: String,
        utm_term: String,
        utm_campaign: String,
        utm_content: String,
    } lists {
    }
}

/// A lead score.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct LeadScore {
    pub score: Option<String>,
    pub last_updated: Option<String>,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Link {
    pub id: Option<Id>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub linked_contact_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub link_type_id: Option<LinkTypeId>,
    pub link_type_name: Option<String>,
}

/// The body of a request: link contacts.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LinkContactsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact1_id: Option<ContactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_type_id: Option<LinkTypeId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact2_id: Option<ContactId>,
}

setters! {
    LinkContactsRequest {
        contact1_id: ContactId,
        link_type_id: LinkTypeId,
        contact2_id: ContactId,
    } lists {
    }
}

/// One page of contact link types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListContactLinkTypesResponse {
    #[serde(deserialize_with = "nullable")]
    pub contact_link_types: Vec<ContactLinkType>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contact links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListContactLinksResponse {
    #[serde(deserialize_with = "nullable")]
    pub links: Vec<ContactLink>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contact tag associations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListContactTagAssociationsResponse {
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<TagContactAssociation>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contact tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListContactTagsResponse {
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<AppliedTag>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListContactsResponse {
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<Contact>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body of a request: merge contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MergeContactRequest {
    pub contact_id: ContactId,
    pub duplicate_contact_id: ContactId,
}

impl MergeContactRequest {
    /// The body with what the server requires.
    pub fn new(contact_id: ContactId, duplicate_contact_id: ContactId) -> Self {
        Self {
            contact_id,
            duplicate_contact_id,
        }
    }
}

/// An origin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Origin {
    pub date: Option<String>,
    pub ip_address: Option<String>,
}

/// The body of a request: origin.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OriginRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
}

setters! {
    OriginRequest {
        ip_address: String,
    } lists {
    }
}

/// The body that changes a contact link type.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateContactLinkTypeRequest {
    /// In XML-RPC: `LinkedContactType.TypeName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// More than 0. In XML-RPC: `LinkedContactType.MaxLinked`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub max_links: Patch<i64>,
}

setters! {
    UpdateContactLinkTypeRequest {
        name: String,
        max_links: i64,
    } lists {
    }
}

/// The body that changes a contact.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateContactRequest {
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub addresses: Patch<Vec<Address>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company: Patch<BasicCompany>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub origin: Patch<OriginRequest>,
    /// In XML-RPC: `Contact.Title`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub prefix: Patch<String>,
    /// In XML-RPC: `Contact.Suffix`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub suffix: Patch<String>,
    /// In XML-RPC: `Contact.Website`. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// In XML-RPC: `Contact.Anniversary`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub anniversary_date: Patch<Date>,
    /// In XML-RPC: `Contact.Birthday`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub birth_date: Patch<Date>,
    /// In XML-RPC: `Contact.ContactType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_type: Patch<String>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_addresses: Patch<Vec<EmailAddressRequest>>,
    /// In XML-RPC: `Contact.LastName`. At most 40 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub family_name: Patch<String>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_numbers: Patch<Vec<FaxNumber>>,
    /// In XML-RPC: `Contact.FirstName`. At most 40 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub given_name: Patch<String>,
    /// In XML-RPC: `Contact.JobTitle`. At most 255 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub job_title: Patch<String>,
    /// In XML-RPC: `Contact.LeadSourceId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub leadsource_id: Patch<LeadSourceId>,
    /// In XML-RPC: `Contact.MiddleName`. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub middle_name: Patch<String>,
    /// In XML-RPC: `Contact.OwnerID`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub owner_id: Patch<UserId>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_numbers: Patch<Vec<PhoneNumber>>,
    /// In XML-RPC: `Contact.Language`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_locale: Patch<String>,
    /// In XML-RPC: `Contact.Nickname`. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    /// In XML-RPC: `Contact.ReferralCode`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub referral_code: Patch<String>,
    /// The whole list: an entry that is not in it is removed, and an empty list removes all.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub social_accounts: Patch<Vec<SocialAccount>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub source_type: Patch<ContactSourceType>,
    /// In XML-RPC: `Contact.SpouseName`. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub spouse_name: Patch<String>,
    /// In XML-RPC: `Contact.TimeZone`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub time_zone: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub utm_parameters: Patch<CreateContactUtmPropertiesRequest>,
    /// In XML-RPC: `Contact.AssistantName`. At most 20 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_name: Patch<String>,
    /// In XML-RPC: `Contact.AssistantPhone`. At most 15 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_phone: Patch<String>,
    /// In XML-RPC: `Contact.BillingInformation`. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_information: Patch<String>,
}

setters! {
    UpdateContactRequest {
        company: BasicCompany,
        origin: OriginRequest,
        prefix: String,
        suffix: String,
        website: String,
        anniversary_date: Date,
        birth_date: Date,
        contact_type: String,
        family_name: String,
        given_name: String,
        job_title: String,
        leadsource_id: LeadSourceId,
        middle_name: String,
        owner_id: UserId,
        preferred_locale: String,
        preferred_name: String,
        referral_code: String,
        source_type: ContactSourceType,
        spouse_name: String,
        time_zone: String,
        utm_parameters: CreateContactUtmPropertiesRequest,
        assistant_name: String,
        assistant_phone: String,
        billing_information: String,
    } lists {
        addresses: Address,
        custom_fields: CustomFieldValue,
        email_addresses: EmailAddressRequest,
        fax_numbers: FaxNumber,
        phone_numbers: PhoneNumber,
        social_accounts: SocialAccount,
    }
}

text_enum! {
    /// Values of source type.
    ContactSourceType {
        SourceTypeUnspecified = "SOURCE_TYPE_UNSPECIFIED",
        Api = "API",
        Appointment = "APPOINTMENT",
        FormApiHosted = "FORM_API_HOSTED",
        FormApiInternal = "FORM_API_INTERNAL",
        Import = "IMPORT",
        InternalForm = "INTERNAL_FORM",
        LandingPage = "LANDING_PAGE",
        Manual = "MANUAL",
        Other = "OTHER",
        Unknown = "UNKNOWN",
        Webform = "WEBFORM",
    }
}

text_enum! {
    /// Values of duplicate option.
    DuplicateOption {
        Email = "Email",
        EmailAndName = "EmailAndName",
        EmailAndNameAndCompany = "EmailAndNameAndCompany",
    }
}
