//! Contacts. Their writes have rules of their own.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{By, Endpoints, Field, List, Naming, Rows, Table, both, by, neither, pair, v2_only};
use crate::difference::PAIRED_BY_INFERENCE;

pub(super) static TABLES: &[&Table] = &[&CONTACT];

/// The properties of v1 contacts that are answered only when they are asked for (observed).
const V1_OPTIONAL: Naming = Naming::Optional(
    "optional_properties",
    &[
        "anniversary",
        "birthday",
        "company_name",
        "contact_type",
        "custom_fields",
        "fax_numbers",
        "job_title",
        "lead_source_id",
        "notes",
        "opt_in_reason",
        "origin",
        "preferred_locale",
        "preferred_name",
        "prefix",
        "relationships",
        "social_accounts",
        "source_type",
        "spouse_name",
        "suffix",
        "time_zone",
        "website",
    ],
);

static CONTACT: Table = Table {
    name: "Contact",
    columns: CONTACT_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            naming: V1_OPTIONAL,
            filters: &[
                by("Email", "email", By::Equal),
                by("EmailAddress2", "email", By::Equal),
                by("EmailAddress3", "email", By::Equal),
                by("FirstName", "given_name", By::Equal),
                by("LastName", "family_name", By::Equal),
                by("LastUpdated", "since", By::Bounds("until")),
            ],
            orders: &[
                ("Id", "id"),
                ("DateCreated", "date_created"),
                ("LastUpdated", "last_updated"),
            ],
            ..List::v1(&v1::contacts::LIST_CONTACTS, "contacts")
        }),
        get: Some(&v1::contacts::GET_CONTACT),
        create: Some(&v1::contacts::CREATE_CONTACT),
        update: Some(&v1::contacts::UPDATE_CONTACT),
        delete: Some(&v1::contacts::DELETE_CONTACT),
        mask: true,
        naming: V1_OPTIONAL,
        model: Some(&v1::contacts::RETRIEVE_CONTACT_MODEL),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            naming: Naming::Any("fields"),
            filters: &[
                by("Id", "ids", By::List),
                by("Id", "contact_id", By::Compared),
                by("Email", "email", By::Prefix),
                by("EmailAddress2", "email", By::Prefix),
                by("EmailAddress3", "email", By::Prefix),
                by("FirstName", "given_name", By::Prefix),
                by("LastName", "family_name", By::Prefix),
                by("MiddleName", "middle_name", By::Prefix),
                by("CompanyID", "company_id", By::Equal),
                by("AccountId", "company_id", By::Equal),
                by(
                    "LastUpdated",
                    "start_update_time",
                    By::Bounds("end_update_time"),
                ),
                by("Website", "website", By::Prefix),
                by("Leadsource", "lead_source_name", By::Prefix),
                by("StreetAddress1", "billing_address_line1", By::Equal),
                by("City", "city", By::Prefix),
                by("PostalCode", "billing_address_postal_code", By::Equal),
                by("Country", "billing_address_country_code", By::Equal),
                by("Address2Street1", "shipping_address_line1", By::Equal),
                by("City2", "shipping_address_locality", By::Equal),
                by("PostalCode2", "shipping_address_postal_code", By::Equal),
                by("Country2", "shipping_address_country_code", By::Equal),
                by("Address3Street1", "other_address_line1", By::Equal),
                by("City3", "other_address_locality", By::Equal),
                by("PostalCode3", "other_address_postal_code", By::Equal),
                by("Country3", "other_address_country_code", By::Equal),
            ],
            orders: &[
                ("Id", "id"),
                ("DateCreated", "create_time"),
                ("LastUpdated", "update_time"),
            ],
            custom_filters: true,
            ..List::v2(&v2::contacts::LIST_CONTACTS, "contacts")
        }),
        get: Some(&v2::contacts::GET_CONTACT),
        create: Some(&v2::contacts::CREATE_CONTACT),
        update: Some(&v2::contacts::UPDATE_CONTACT),
        delete: Some(&v2::contacts::DELETE_CONTACT),
        naming: Naming::Any("fields"),
        model: Some(&v2::contacts::RETRIEVE_CONTACT_MODEL),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `Contact`.
static CONTACT_COLUMNS: &[Field] = &[
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
    pair("AccountId", "company.id", "account_id", Id).read_only(),
    both("ContactType", "contact_type", Text),
    both("ContactNotes", "notes", Text).inferred(),
    v2_only("ReferralCode", "referral_code", Text),
    pair("LeadSourceId", "lead_source_id", "leadsource_id", Id),
    v2_only("Leadsource", "leadsource_id", LeadSourceName),
    both("OwnerID", "owner_id", Id),
    both("Groups", "tag_ids", TagList),
    pair("DateCreated", "date_created", "create_time", DateTime),
    pair("LastUpdated", "last_updated", "update_time", DateTime),
    v2_only("CreatedBy", "created_by", Id),
    // Which number stands for the system itself.
    v2_only("LastUpdatedBy", "last_updated_by", Id).inferred(),
    v2_only("AssistantName", "assistant_name", Text),
    v2_only("AssistantPhone", "assistant_phone", Text),
    v2_only("BillingInformation", "billing_information", Text),
    both("TimeZone", "time_zone", Text),
    both("Language", "preferred_locale", Text).inferred_by(&PAIRED_BY_INFERENCE),
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
        "addresses[BILLING].region|addresses[BILLING].region_code",
        Region,
    )
    .write_v2("addresses[BILLING].region_code"),
    both("PostalCode", "addresses[BILLING].postal_code", PostalCode),
    both("ZipFour1", "addresses[BILLING].zip_four", Text),
    pair(
        "Country",
        "addresses[BILLING].country_code",
        "addresses[BILLING].country_code|addresses[BILLING].country",
        Country,
    )
    .write_v2("addresses[BILLING].country_code"),
    neither("Address1Type"),
    both("Address2Street1", "addresses[SHIPPING].line1", Text),
    both("Address2Street2", "addresses[SHIPPING].line2", Text),
    both("City2", "addresses[SHIPPING].locality", Text),
    pair(
        "State2",
        "addresses[SHIPPING].region",
        "addresses[SHIPPING].region|addresses[SHIPPING].region_code",
        Region,
    )
    .write_v2("addresses[SHIPPING].region_code"),
    both("PostalCode2", "addresses[SHIPPING].postal_code", PostalCode),
    both("ZipFour2", "addresses[SHIPPING].zip_four", Text),
    pair(
        "Country2",
        "addresses[SHIPPING].country_code",
        "addresses[SHIPPING].country_code|addresses[SHIPPING].country",
        Country,
    )
    .write_v2("addresses[SHIPPING].country_code"),
    neither("Address2Type"),
    both("Address3Street1", "addresses[OTHER].line1", Text),
    both("Address3Street2", "addresses[OTHER].line2", Text),
    both("City3", "addresses[OTHER].locality", Text),
    pair(
        "State3",
        "addresses[OTHER].region",
        "addresses[OTHER].region|addresses[OTHER].region_code",
        Region,
    )
    .write_v2("addresses[OTHER].region_code"),
    both("PostalCode3", "addresses[OTHER].postal_code", PostalCode),
    both("ZipFour3", "addresses[OTHER].zip_four", Text),
    pair(
        "Country3",
        "addresses[OTHER].country_code",
        "addresses[OTHER].country_code|addresses[OTHER].country",
        Country,
    )
    .write_v2("addresses[OTHER].country_code"),
    neither("Address3Type"),
];
