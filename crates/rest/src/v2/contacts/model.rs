//! Models of contacts.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{
    Address, AppliedTag, CustomFieldValue, EmailAddress, EmailAddressRequest, FaxNumber,
    PhoneNumber, SocialAccount, TagContactAssociation,
};
use crate::{CompanyId, ContactId, Date, Extra, Id, LeadSourceId, Patch, TagId, Timestamp, UserId};

/// A basic company.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BasicCompany {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CompanyId>,
    /// Company name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Its id.
    pub id: Option<ContactId>,
    /// Links.
    #[serde(deserialize_with = "nullable")]
    pub links: Vec<Link>,
    /// Addresses.
    #[serde(deserialize_with = "nullable")]
    pub addresses: Vec<Address>,
    /// Company.
    pub company: Option<BasicCompany>,
    /// Origin.
    pub origin: Option<Origin>,
    /// Prefix.
    pub prefix: Option<String>,
    /// Suffix.
    pub suffix: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Groups.
    pub groups: Option<String>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// Score value.
    pub score_value: Option<String>,
    /// Ids of the tags.
    #[serde(deserialize_with = "nullable")]
    pub tag_ids: Vec<TagId>,
    /// Anniversary date, a calendar date.
    pub anniversary_date: Option<Date>,
    /// Birth date, a calendar date.
    pub birth_date: Option<Date>,
    /// Contact type.
    pub contact_type: Option<String>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// Email addresses.
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    /// Family name.
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// Given name.
    pub given_name: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Id of the leadsource.
    pub leadsource_id: Option<LeadSourceId>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Id of the owner.
    pub owner_id: Option<UserId>,
    /// Phone numbers.
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Preferred locale.
    pub preferred_locale: Option<String>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Referral code.
    pub referral_code: Option<String>,
    /// Social accounts.
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    /// Source type.
    pub source_type: Option<ContactSourceType>,
    /// Spouse name.
    pub spouse_name: Option<String>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// UTM parameters.
    #[serde(deserialize_with = "nullable")]
    pub utm_parameters: Vec<ContactUtmResponse>,
    /// Id of the account.
    pub account_id: Option<Id>,
    /// Assistant name.
    pub assistant_name: Option<String>,
    /// Assistant phone.
    pub assistant_phone: Option<String>,
    /// Billing information.
    pub billing_information: Option<String>,
    /// Created by.
    pub created_by: Option<String>,
    /// Last updated by.
    pub last_updated_by: Option<String>,
    /// Notes.
    pub notes: Option<String>,
}

/// A contact link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactLink {
    /// Id of the contact1.
    pub contact1_id: Option<ContactId>,
    /// Id of the contact2.
    pub contact2_id: Option<ContactId>,
    /// Id of the link type.
    pub link_type_id: Option<Id>,
    /// Link type name.
    pub link_type_name: Option<String>,
}

/// A contact link type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactLinkType {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Max links.
    pub max_links: Option<i64>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
}

/// What comes back: contact UTM.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactUtmResponse {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Id of the keap source.
    #[serde(rename = "keapSourceId")]
    pub keap_source_id: Option<Id>,
    /// UTM source.
    #[serde(rename = "utmSource")]
    pub utm_source: Option<String>,
    /// UTM medium.
    #[serde(rename = "utmMedium")]
    pub utm_medium: Option<String>,
    /// UTM term.
    #[serde(rename = "utmTerm")]
    pub utm_term: Option<String>,
    /// UTM campaign.
    #[serde(rename = "utmCampaign")]
    pub utm_campaign: Option<String>,
    /// UTM content.
    #[serde(rename = "utmContent")]
    pub utm_content: Option<String>,
    /// Whether this holds: first touch.
    #[serde(rename = "firstTouch")]
    pub first_touch: Option<bool>,
    /// Whether this holds: last touch.
    #[serde(rename = "lastTouch")]
    pub last_touch: Option<bool>,
    /// When it was created, in UTC.
    #[serde(rename = "dateCreated")]
    pub date_created: Option<Timestamp>,
}

/// The body that creates a contact link type.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateContactLinkTypeRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Max links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_links: Option<i64>,
}

/// The body that creates a contact.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateContactRequest {
    /// Addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Vec<Address>>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<BasicCompany>,
    /// Origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginRequest>,
    /// Prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Website. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Anniversary date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary_date: Option<Date>,
    /// Birth date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// Contact type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// Email addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<EmailAddressRequest>>,
    /// Family name. At most 40 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_numbers: Option<Vec<FaxNumber>>,
    /// Given name. At most 40 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Job title. At most 255 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Id of the leadsource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leadsource_id: Option<LeadSourceId>,
    /// Middle name. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Id of the owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<UserId>,
    /// Phone numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<PhoneNumber>>,
    /// Preferred locale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_locale: Option<String>,
    /// Preferred name. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// Referral code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral_code: Option<String>,
    /// Social accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_accounts: Option<Vec<SocialAccount>>,
    /// Source type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ContactSourceType>,
    /// Spouse name. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
    /// Time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// UTM parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_parameters: Option<CreateContactUtmPropertiesRequest>,
    /// Assistant name. At most 20 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_name: Option<String>,
    /// Assistant phone. At most 15 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assistant_phone: Option<String>,
    /// Billing information. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_information: Option<String>,
}

/// The body that creates contact UTM properties.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateContactUtmPropertiesRequest {
    /// Id of the keap source.
    pub keap_source_id: Id,
    /// UTM source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_source: Option<String>,
    /// UTM medium.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_medium: Option<String>,
    /// UTM term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_term: Option<String>,
    /// UTM campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utm_campaign: Option<String>,
    /// UTM content.
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

/// A lead score.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadScore {
    /// Score.
    pub score: Option<String>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<String>,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// Its id.
    pub id: Option<Id>,
    /// Id of the linked contact.
    pub linked_contact_id: Option<ContactId>,
    /// Id of the link type.
    pub link_type_id: Option<Id>,
    /// Link type name.
    pub link_type_name: Option<String>,
}

/// The body of a request: link contacts.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LinkContactsRequest {
    /// Id of the contact1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact1_id: Option<ContactId>,
    /// Id of the link type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_type_id: Option<Id>,
    /// Id of the contact2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact2_id: Option<ContactId>,
}

/// One page of contact link types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListContactLinkTypesResponse {
    /// Contact link types.
    #[serde(deserialize_with = "nullable")]
    pub contact_link_types: Vec<ContactLinkType>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contact links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListContactLinksResponse {
    /// Links.
    #[serde(deserialize_with = "nullable")]
    pub links: Vec<ContactLink>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contact tag associations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListContactTagAssociationsResponse {
    /// Tags.
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<TagContactAssociation>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contact tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListContactTagsResponse {
    /// Tags.
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<AppliedTag>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListContactsResponse {
    /// Contacts.
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<Contact>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body of a request: merge contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeContactRequest {
    /// Id of the contact.
    pub contact_id: ContactId,
    /// Id of the duplicate contact.
    pub duplicate_contact_id: ContactId,
}

impl MergeContactRequest {
    /// The body with what the server requires.
    pub fn new(
        contact_id: impl Into<ContactId>,
        duplicate_contact_id: impl Into<ContactId>,
    ) -> Self {
        Self {
            contact_id: contact_id.into(),
            duplicate_contact_id: duplicate_contact_id.into(),
        }
    }
}

/// An origin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// Date.
    pub date: Option<String>,
    /// IP address.
    pub ip_address: Option<String>,
}

/// The body of a request: origin.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OriginRequest {
    /// IP address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
}

/// The body that changes a contact link type.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateContactLinkTypeRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Max links.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub max_links: Patch<i64>,
}

/// The body that changes a contact.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateContactRequest {
    /// Addresses.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub addresses: Patch<Vec<Address>>,
    /// Company.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company: Patch<BasicCompany>,
    /// Origin.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub origin: Patch<OriginRequest>,
    /// Prefix.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub prefix: Patch<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub suffix: Patch<String>,
    /// Website. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// Anniversary date, a calendar date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub anniversary_date: Patch<Date>,
    /// Birth date, a calendar date.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub birth_date: Patch<Date>,
    /// Contact type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_type: Patch<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// Email addresses.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_addresses: Patch<Vec<EmailAddressRequest>>,
    /// Family name. At most 40 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub family_name: Patch<String>,
    /// Fax numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_numbers: Patch<Vec<FaxNumber>>,
    /// Given name. At most 40 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub given_name: Patch<String>,
    /// Job title. At most 255 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub job_title: Patch<String>,
    /// Id of the leadsource.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub leadsource_id: Patch<LeadSourceId>,
    /// Middle name. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub middle_name: Patch<String>,
    /// Id of the owner.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub owner_id: Patch<UserId>,
    /// Phone numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_numbers: Patch<Vec<PhoneNumber>>,
    /// Preferred locale.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_locale: Patch<String>,
    /// Preferred name. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    /// Referral code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub referral_code: Patch<String>,
    /// Social accounts.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub social_accounts: Patch<Vec<SocialAccount>>,
    /// Source type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub source_type: Patch<ContactSourceType>,
    /// Spouse name. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub spouse_name: Patch<String>,
    /// Time zone.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub time_zone: Patch<String>,
    /// UTM parameters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub utm_parameters: Patch<CreateContactUtmPropertiesRequest>,
    /// Assistant name. At most 20 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_name: Patch<String>,
    /// Assistant phone. At most 15 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub assistant_phone: Patch<String>,
    /// Billing information. At most 100 characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub billing_information: Patch<String>,
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
