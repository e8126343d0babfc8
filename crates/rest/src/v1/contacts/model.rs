//! Models of contacts.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v1::model::{ContactAddress, CustomFieldValue, EmailStatus, FaxNumber, PhoneNumber};
use crate::{
    CompanyId, ContactId, Extra, Id, LeadSourceId, Patch, Sensitive, TagId, Timestamp, UserId,
};

/// A company reference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompanyReference {
    /// Company name.
    pub company_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<CompanyId>,
}

/// A contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Score value.
    #[serde(rename = "ScoreValue")]
    pub score_value: Option<String>,
    /// Addresses.
    #[serde(deserialize_with = "nullable")]
    pub addresses: Vec<ContactAddress>,
    /// Anniversary.
    pub anniversary: Option<String>,
    /// Birthday, in UTC.
    pub birthday: Option<Timestamp>,
    /// Company.
    pub company: Option<CompanyReference>,
    /// Company name.
    pub company_name: Option<String>,
    /// Contact type.
    pub contact_type: Option<String>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Email addresses.
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    /// Whether this holds: email opted in.
    pub email_opted_in: Option<bool>,
    /// Email status.
    pub email_status: Option<EmailStatus>,
    /// Family name.
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// Given name.
    pub given_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<ContactId>,
    /// Job title.
    pub job_title: Option<String>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Id of the lead source.
    #[serde(serialize_with = "crate::id::as_number")]
    pub lead_source_id: Option<LeadSourceId>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Opt in reason.
    pub opt_in_reason: Option<String>,
    /// Origin.
    pub origin: Option<ContactOrigin>,
    /// Id of the owner.
    #[serde(serialize_with = "crate::id::as_number")]
    pub owner_id: Option<UserId>,
    /// Phone numbers.
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Preferred locale.
    pub preferred_locale: Option<String>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Prefix.
    pub prefix: Option<String>,
    /// Relationships.
    #[serde(deserialize_with = "nullable")]
    pub relationships: Vec<Relationship>,
    /// Social accounts.
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    /// Source type.
    pub source_type: Option<ContactSourceType>,
    /// Spouse name.
    pub spouse_name: Option<String>,
    /// Suffix.
    pub suffix: Option<String>,
    /// Ids of the tags.
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub tag_ids: Vec<TagId>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Last updated utc millis.
    pub last_updated_utc_millis: Option<i64>,
}

/// A contact credit card.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactCreditCard {
    /// Card number.
    pub card_number: Option<Sensitive>,
    /// Card type.
    pub card_type: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Id of the payment method.
    pub payment_method_id: Option<Id>,
    /// Validation status.
    pub validation_status: Option<String>,
}

/// One page of contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactList {
    /// Contacts.
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
#[serde(default)]
pub struct ContactOrigin {
    /// Date, in UTC.
    pub date: Option<Timestamp>,
    /// IP address.
    pub ip_address: Option<String>,
}

/// A contact tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactTag {
    /// Date applied, in UTC.
    pub date_applied: Option<Timestamp>,
    /// Tag.
    pub tag: Option<SimpleTag>,
}

/// One page of contact tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactTagList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Tags.
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<ContactTag>,
}

/// What creates a contact origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateContactOrigin {
    /// IP address.
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
pub struct CreateContactRequest {
    /// Addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Vec<ContactAddress>>,
    /// Anniversary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary: Option<String>,
    /// Birthday, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Timestamp>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<RequestCompanyReference>,
    /// Contact type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// Email addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<EmailAddress>>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_numbers: Option<Vec<FaxNumber>>,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Id of the lead source.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Option<LeadSourceId>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    /// Origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<CreateContactOrigin>,
    /// Id of the owner.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Option<UserId>,
    /// Phone numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<PhoneNumber>>,
    /// Preferred locale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_locale: Option<String>,
    /// Preferred name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// Prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// Social accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_accounts: Option<Vec<SocialAccount>>,
    /// Source type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ContactSourceType>,
    /// Spouse name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// The body that creates a credit card.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCreditCardRequest {
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<ContactAddress>,
    /// Card number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_number: Option<Sensitive>,
    /// Card type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_type: Option<String>,
    /// Consent type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_type: Option<ConsentType>,
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// Expiration month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_month: Option<String>,
    /// Expiration year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_year: Option<String>,
    /// Maestro issue number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maestro_issue_number: Option<String>,
    /// Maestro start date month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maestro_start_date_month: Option<String>,
    /// Maestro start date year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maestro_start_date_year: Option<String>,
    /// Name on card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_on_card: Option<String>,
    /// Verification code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<Sensitive>,
}

/// The body that creates an or update contact.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateOrUpdateContactRequest {
    /// Addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Vec<ContactAddress>>,
    /// Anniversary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anniversary: Option<String>,
    /// Birthday, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Timestamp>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<RequestCompanyReference>,
    /// Contact type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_type: Option<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// Email addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_addresses: Option<Vec<EmailAddress>>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax_numbers: Option<Vec<FaxNumber>>,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Id of the lead source.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Option<LeadSourceId>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    /// Origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<CreateContactOrigin>,
    /// Id of the owner.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Option<UserId>,
    /// Phone numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_numbers: Option<Vec<PhoneNumber>>,
    /// Preferred locale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_locale: Option<String>,
    /// Preferred name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// Prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// Social accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_accounts: Option<Vec<SocialAccount>>,
    /// Source type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_type: Option<ContactSourceType>,
    /// Spouse name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spouse_name: Option<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// Time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Duplicate option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_option: Option<DuplicateOption>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// A credit card added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CreditCardAdded {
    /// Address.
    pub address: Option<ContactAddress>,
    /// Card type.
    pub card_type: Option<String>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Email address.
    pub email_address: Option<String>,
    /// Expiration month.
    pub expiration_month: Option<String>,
    /// Expiration year.
    pub expiration_year: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Maestro issue number.
    pub maestro_issue_number: Option<String>,
    /// Maestro start date month.
    pub maestro_start_date_month: Option<String>,
    /// Maestro start date year.
    pub maestro_start_date_year: Option<String>,
    /// Name on card.
    pub name_on_card: Option<String>,
    /// Validation message.
    pub validation_message: Option<String>,
    /// Validation status.
    pub validation_status: Option<String>,
}

/// An email address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmailAddress {
    /// Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<EmailAddressField>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A full UTM.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FullUtm {
    /// Id of the contact UTM.
    #[serde(rename = "contactUtmId", serialize_with = "crate::id::as_number")]
    pub contact_utm_id: Option<Id>,
    /// Id of the keap source.
    #[serde(rename = "keapSourceId")]
    pub keap_source_id: Option<Id>,
    /// UTM campaign.
    #[serde(rename = "utmCampaign")]
    pub utm_campaign: Option<String>,
    /// UTM content.
    #[serde(rename = "utmContent")]
    pub utm_content: Option<String>,
    /// UTM medium.
    #[serde(rename = "utmMedium")]
    pub utm_medium: Option<String>,
    /// UTM source.
    #[serde(rename = "utmSource")]
    pub utm_source: Option<String>,
    /// UTM term.
    #[serde(rename = "utmTerm")]
    pub utm_term: Option<String>,
}

/// The body that creates utms.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InsertUtmsRequest {
    /// Id of the keap source.
    #[serde(rename = "keapSourceId")]
    pub keap_source_id: Id,
    /// UTM campaign.
    #[serde(rename = "utmCampaign", skip_serializing_if = "Option::is_none")]
    pub utm_campaign: Option<String>,
    /// UTM content.
    #[serde(rename = "utmContent", skip_serializing_if = "Option::is_none")]
    pub utm_content: Option<String>,
    /// UTM medium.
    #[serde(rename = "utmMedium", skip_serializing_if = "Option::is_none")]
    pub utm_medium: Option<String>,
    /// UTM source.
    #[serde(rename = "utmSource", skip_serializing_if = "Option::is_none")]
    pub utm_source: Option<String>,
    /// UTM term.
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

/// A partial contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartialContact {
    /// Score value.
    #[serde(rename = "ScoreValue")]
    pub score_value: Option<String>,
    /// Addresses.
    #[serde(deserialize_with = "nullable")]
    pub addresses: Vec<ContactAddress>,
    /// Anniversary.
    pub anniversary: Option<String>,
    /// Birthday, in UTC.
    pub birthday: Option<Timestamp>,
    /// Company.
    pub company: Option<CompanyReference>,
    /// Company name.
    pub company_name: Option<String>,
    /// Contact type.
    pub contact_type: Option<String>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// When it was created, in UTC.
    pub date_created: Option<Timestamp>,
    /// Email addresses.
    #[serde(deserialize_with = "nullable")]
    pub email_addresses: Vec<EmailAddress>,
    /// Whether this holds: email opted in.
    pub email_opted_in: Option<bool>,
    /// Email status.
    pub email_status: Option<EmailStatus>,
    /// Family name.
    pub family_name: Option<String>,
    /// Fax numbers.
    #[serde(deserialize_with = "nullable")]
    pub fax_numbers: Vec<FaxNumber>,
    /// Given name.
    pub given_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<ContactId>,
    /// Job title.
    pub job_title: Option<String>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Id of the lead source.
    #[serde(serialize_with = "crate::id::as_number")]
    pub lead_source_id: Option<LeadSourceId>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Id of the owner.
    #[serde(serialize_with = "crate::id::as_number")]
    pub owner_id: Option<UserId>,
    /// Phone numbers.
    #[serde(deserialize_with = "nullable")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Preferred locale.
    pub preferred_locale: Option<String>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Prefix.
    pub prefix: Option<String>,
    /// Social accounts.
    #[serde(deserialize_with = "nullable")]
    pub social_accounts: Vec<SocialAccount>,
    /// Source type.
    pub source_type: Option<ContactSourceType>,
    /// Spouse name.
    pub spouse_name: Option<String>,
    /// Suffix.
    pub suffix: Option<String>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Last updated utc millis.
    pub last_updated_utc_millis: Option<i64>,
    /// Ids of the tags.
    #[serde(deserialize_with = "nullable", serialize_with = "crate::id::as_number")]
    pub tag_ids: Vec<TagId>,
}

/// A relationship.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Relationship {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Id of the linked contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub linked_contact_id: Option<ContactId>,
    /// Id of the relationship type.
    #[serde(serialize_with = "crate::id::as_number")]
    pub relationship_type_id: Option<Id>,
}

/// A request company reference.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RequestCompanyReference {
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CompanyId>,
}

/// A simple tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SimpleTag {
    /// Category.
    pub category: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<TagId>,
    /// Name.
    pub name: Option<String>,
}

/// A social account.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SocialAccount {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SocialAccountType>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Tag ids.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagIds {
    /// Ids of the tags.
    #[serde(
        rename = "tagIds",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub tag_ids: Option<Vec<TagId>>,
}

/// The body that changes a contact.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateContactRequest {
    /// Addresses.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub addresses: Patch<Vec<ContactAddress>>,
    /// Anniversary.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub anniversary: Patch<String>,
    /// Birthday, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub birthday: Patch<Timestamp>,
    /// Company.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub company: Patch<RequestCompanyReference>,
    /// Contact type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_type: Patch<String>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// Email addresses.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_addresses: Patch<Vec<EmailAddress>>,
    /// Family name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub family_name: Patch<String>,
    /// Fax numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub fax_numbers: Patch<Vec<FaxNumber>>,
    /// Given name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub given_name: Patch<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub job_title: Patch<String>,
    /// Id of the lead source.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_source_id: Patch<LeadSourceId>,
    /// Middle name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub middle_name: Patch<String>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub opt_in_reason: Patch<String>,
    /// Origin.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub origin: Patch<CreateContactOrigin>,
    /// Id of the owner.
    #[serde(
        skip_serializing_if = "Patch::is_keep",
        serialize_with = "crate::id::as_number"
    )]
    pub owner_id: Patch<UserId>,
    /// Phone numbers.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone_numbers: Patch<Vec<PhoneNumber>>,
    /// Preferred locale.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_locale: Patch<String>,
    /// Preferred name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub preferred_name: Patch<String>,
    /// Prefix.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub prefix: Patch<String>,
    /// Social accounts.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub social_accounts: Patch<Vec<SocialAccount>>,
    /// Source type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub source_type: Patch<ContactSourceType>,
    /// Spouse name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub spouse_name: Patch<String>,
    /// Suffix.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub suffix: Patch<String>,
    /// Time zone.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub time_zone: Patch<String>,
    /// Website.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
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
