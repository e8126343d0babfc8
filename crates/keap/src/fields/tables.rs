//! The rows of the table, table by table, in the vendor's order.

use super::Convert::*;
use super::{Convert, Field};

const fn both(column: &'static str, path: &'static str, convert: Convert) -> Field {
    pair(column, path, path, convert)
}

const fn pair(column: &'static str, v1: &'static str, v2: &'static str, convert: Convert) -> Field {
    Field {
        column,
        v1: Some(v1),
        v2: Some(v2),
        convert,
    }
}

const fn v2_only(column: &'static str, v2: &'static str, convert: Convert) -> Field {
    Field {
        column,
        v1: None,
        v2: Some(v2),
        convert,
    }
}

const fn neither(column: &'static str) -> Field {
    Field {
        column,
        v1: None,
        v2: None,
        convert: Text,
    }
}

/// Columns of `Contact`.
pub(super) static CONTACT: &[Field] = &[
    both("Id", "id", Id),
    both("FirstName", "given_name", Text),
    both("LastName", "family_name", Text),
    both("MiddleName", "middle_name", Text),
    both("Nickname", "preferred_name", Text),
    both("Title", "prefix", Text),
    both("Suffix", "suffix", Text),
    both("JobTitle", "job_title", Text),
    both("SpouseName", "spouse_name", Text),
    both("Website", "website", Text),
    pair("Birthday", "birthday", "birth_date", Date),
    pair("Anniversary", "anniversary", "anniversary_date", Date),
    both("Company", "company.company_name", CompanyName),
    both("CompanyID", "company.id", Id),
    pair("AccountId", "company.id", "account_id", Id),
    both("ContactType", "contact_type", Text),
    both("ContactNotes", "notes", Text),
    v2_only("ReferralCode", "referral_code", Text),
    pair("LeadSourceId", "lead_source_id", "leadsource_id", Id),
    v2_only("Leadsource", "leadsource_id", LeadSourceName),
    both("OwnerID", "owner_id", Id),
    both("Groups", "tag_ids", TagList),
    pair("DateCreated", "date_created", "create_time", DateTime),
    pair("LastUpdated", "last_updated", "update_time", DateTime),
    v2_only("CreatedBy", "created_by", Id),
    v2_only("LastUpdatedBy", "last_updated_by", Id),
    v2_only("AssistantName", "assistant_name", Text),
    v2_only("AssistantPhone", "assistant_phone", Text),
    v2_only("BillingInformation", "billing_information", Text),
    both("TimeZone", "time_zone", Text),
    both("Language", "preferred_locale", Locale),
    neither("Username"),
    neither("Password"),
    neither("Validated"),
    both("Email", "email_addresses[EMAIL1].email", Text),
    both("EmailAddress2", "email_addresses[EMAIL2].email", Text),
    both("EmailAddress3", "email_addresses[EMAIL3].email", Text),
    both("Phone1", "phone_numbers[PHONE1].number", Phone),
    both("Phone1Ext", "phone_numbers[PHONE1].extension", Text),
    both("Phone1Type", "phone_numbers[PHONE1].type", Text),
    both("Phone2", "phone_numbers[PHONE2].number", Phone),
    both("Phone2Ext", "phone_numbers[PHONE2].extension", Text),
    both("Phone2Type", "phone_numbers[PHONE2].type", Text),
    both("Phone3", "phone_numbers[PHONE3].number", Phone),
    both("Phone3Ext", "phone_numbers[PHONE3].extension", Text),
    both("Phone3Type", "phone_numbers[PHONE3].type", Text),
    both("Phone4", "phone_numbers[PHONE4].number", Phone),
    both("Phone4Ext", "phone_numbers[PHONE4].extension", Text),
    both("Phone4Type", "phone_numbers[PHONE4].type", Text),
    both("Phone5", "phone_numbers[PHONE5].number", Phone),
    both("Phone5Ext", "phone_numbers[PHONE5].extension", Text),
    both("Phone5Type", "phone_numbers[PHONE5].type", Text),
    both("Fax1", "fax_numbers[FAX1].number", Phone),
    both("Fax1Type", "fax_numbers[FAX1].type", Text),
    both("Fax2", "fax_numbers[FAX2].number", Phone),
    both("Fax2Type", "fax_numbers[FAX2].type", Text),
    both("StreetAddress1", "addresses[BILLING].line1", Text),
    both("StreetAddress2", "addresses[BILLING].line2", Text),
    both("City", "addresses[BILLING].locality", Text),
    pair(
        "State",
        "addresses[BILLING].region",
        "addresses[BILLING].region_code",
        Region,
    ),
    both("PostalCode", "addresses[BILLING].postal_code", PostalCode),
    both("ZipFour1", "addresses[BILLING].zip_four", ZipFour),
    both("Country", "addresses[BILLING].country_code", Country),
    neither("Address1Type"),
    both("Address2Street1", "addresses[SHIPPING].line1", Text),
    both("Address2Street2", "addresses[SHIPPING].line2", Text),
    both("City2", "addresses[SHIPPING].locality", Text),
    pair(
        "State2",
        "addresses[SHIPPING].region",
        "addresses[SHIPPING].region_code",
        Region,
    ),
    both("PostalCode2", "addresses[SHIPPING].postal_code", PostalCode),
    both("ZipFour2", "addresses[SHIPPING].zip_four", ZipFour),
    both("Country2", "addresses[SHIPPING].country_code", Country),
    neither("Address2Type"),
    both("Address3Street1", "addresses[OTHER].line1", Text),
    both("Address3Street2", "addresses[OTHER].line2", Text),
    both("City3", "addresses[OTHER].locality", Text),
    pair(
        "State3",
        "addresses[OTHER].region",
        "addresses[OTHER].region_code",
        Region,
    ),
    both("PostalCode3", "addresses[OTHER].postal_code", PostalCode),
    both("ZipFour3", "addresses[OTHER].zip_four", ZipFour),
    both("Country3", "addresses[OTHER].country_code", Country),
    neither("Address3Type"),
];

/// Columns of `User`.
pub(super) static USER: &[Field] = &[
    both("Id", "id", Id),
    both("FirstName", "given_name", Text),
    both("LastName", "family_name", Text),
    both("MiddleName", "middle_name", Text),
    pair("Nickname", "preferred_name", "nickname", Text),
    neither("Title"),
    v2_only("Suffix", "suffix", Text),
    v2_only("SpouseName", "spouse_name", Text),
    pair(
        "Email",
        "email_address",
        "email_addresses[EMAIL1].email",
        Text,
    ),
    v2_only("EmailAddress2", "email_addresses[EMAIL2].email", Text),
    v2_only("EmailAddress3", "email_addresses[EMAIL3].email", Text),
    both("Phone1", "phone_numbers[PHONE1].number", Phone),
    both("Phone1Ext", "phone_numbers[PHONE1].extension", Text),
    both("Phone1Type", "phone_numbers[PHONE1].type", Text),
    both("Phone2", "phone_numbers[PHONE2].number", Phone),
    both("Phone2Ext", "phone_numbers[PHONE2].extension", Text),
    both("Phone2Type", "phone_numbers[PHONE2].type", Text),
    both("StreetAddress1", "address.line1", Text),
    both("StreetAddress2", "address.line2", Text),
    both("City", "address.locality", Text),
    pair("State", "address.region", "address.region_code", Region),
    both("PostalCode", "address.postal_code", PostalCode),
    both("ZipFour1", "address.zip_four", ZipFour),
    neither("Signature"),
    neither("HTMLSignature"),
    both("Partner", "partner", Flag),
    both("GlobalUserId", "global_user_id", Id),
];

/// Columns of `ContactGroup`.
pub(super) static CONTACT_GROUP: &[Field] = &[
    both("Id", "id", Id),
    both("GroupName", "name", Text),
    both("GroupCategoryId", "category.id", Id),
    both("GroupDescription", "description", Text),
];
