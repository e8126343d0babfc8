//! Companies. REST has one e-mail address, phone number, fax number and postal address of each.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{By, Endpoints, Field, List, Naming, Rows, Table, both, by, neither, pair, v2_only};

pub(super) static TABLES: &[&Table] = &[&COMPANY];

const V1_OPTIONAL: Naming = Naming::Optional(
    "optional_properties",
    &["custom_fields", "fax_number", "notes"],
);

const V2_OPTIONAL: Naming = Naming::Optional(
    "fields",
    &[
        "notes",
        "fax_number",
        "address",
        "email_address",
        "phone_number",
        "update_time",
        "create_time",
        "custom_fields",
    ],
);

static COMPANY: Table = Table {
    name: "Company",
    columns: COMPANY_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            naming: V1_OPTIONAL,
            filters: &[by("Company", "company_name", By::Equal)],
            orders: &[("Id", "id")],
            ..List::v1(&v1::companies::LIST_COMPANIES, "companies")
        }),
        get: Some(&v1::companies::GET_COMPANY),
        create: Some(&v1::companies::CREATE_COMPANY),
        update: Some(&v1::companies::UPDATE_COMPANY),
        required: &["Company"],
        kept: &["Company"],
        naming: V1_OPTIONAL,
        model: Some(&v1::companies::RETRIEVE_COMPANY_MODEL),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            naming: V2_OPTIONAL,
            filters: &[
                by("Id", "company_id", By::Compared),
                by("CompanyID", "company_id", By::Compared),
                by("AccountId", "company_id", By::Compared),
                by("Company", "name", By::Prefix),
                by("Email", "email", By::Equal),
                by("City", "city", By::Prefix),
                by("LastUpdated", "since_time", By::Bounds("until_time")),
            ],
            orders: &[("Id", "id"), ("DateCreated", "create_time")],
            custom_filters: true,
            ..List::v2(&v2::companies::LIST_COMPANIES, "companies")
        }),
        get: Some(&v2::companies::GET_COMPANY),
        create: Some(&v2::companies::CREATE_COMPANY),
        update: Some(&v2::companies::UPDATE_COMPANY),
        delete: Some(&v2::companies::DELETE_COMPANY),
        required: &["Company"],
        naming: V2_OPTIONAL,
        model: Some(&v2::companies::RETRIEVE_COMPANY_MODEL),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `Company`.
static COMPANY_COLUMNS: &[Field] = &[
    neither("Address1Type"),
    neither("Address2Street1"),
    neither("Address2Street2"),
    neither("Address2Type"),
    neither("Address3Street1"),
    neither("Address3Street2"),
    neither("Address3Type"),
    v2_only("Anniversary", "anniversary_date", Date),
    v2_only("AssistantName", "assistant_name", Text),
    v2_only("AssistantPhone", "assistant_phone", Text),
    v2_only("BillingInformation", "billing_information", Text),
    v2_only("Birthday", "birth_date", Date),
    both("City", "address.locality", Text),
    neither("City2"),
    neither("City3"),
    both("Company", "company_name", Text),
    pair("AccountId", "id", "account_id", Id).read_only(),
    both("CompanyID", "id", Id).read_only(),
    both("ContactNotes", "notes", Text),
    v2_only("ContactType", "contact_type", Text),
    pair(
        "Country",
        "address.country_code",
        "address.country_code|address.country",
        Country,
    )
    .write_v2("address.country_code"),
    neither("Country2"),
    neither("Country3"),
    v2_only("CreatedBy", "created_by", Id).read_only(),
    v2_only("DateCreated", "create_time", DateTime).read_only(),
    pair("Email", "email_address", "email_address.email", Text),
    neither("EmailAddress2"),
    neither("EmailAddress3"),
    both("Fax1", "fax_number.number", Phone),
    both("Fax1Type", "fax_number.type", Text),
    neither("Fax2"),
    neither("Fax2Type"),
    v2_only("FirstName", "first_name", Text),
    v2_only("Groups", "groups", TagList).read_only(),
    both("Id", "id", Id),
    v2_only("JobTitle", "job_title", Text),
    v2_only("LastName", "last_name", Text),
    v2_only("LastUpdated", "update_time", DateTime).read_only(),
    v2_only("LastUpdatedBy", "last_updated_by", Id).read_only(),
    v2_only("MiddleName", "middle_name", Text),
    v2_only("Nickname", "preferred_name", Text),
    v2_only("OwnerID", "owner_id", Id),
    neither("Password"),
    both("Phone1", "phone_number.number", Phone),
    both("Phone1Ext", "phone_number.extension", Text),
    both("Phone1Type", "phone_number.type", Text),
    neither("Phone2"),
    neither("Phone2Ext"),
    neither("Phone2Type"),
    neither("Phone3"),
    neither("Phone3Ext"),
    neither("Phone3Type"),
    neither("Phone4"),
    neither("Phone4Ext"),
    neither("Phone4Type"),
    neither("Phone5"),
    neither("Phone5Ext"),
    neither("Phone5Type"),
    both("PostalCode", "address.postal_code", PostalCode),
    neither("PostalCode2"),
    neither("PostalCode3"),
    v2_only("ReferralCode", "referral_code", Text),
    v2_only("SpouseName", "spouse_name", Text),
    pair(
        "State",
        "address.region",
        "address.region|address.region_code",
        Region,
    )
    .write_v2("address.region_code"),
    neither("State2"),
    neither("State3"),
    both("StreetAddress1", "address.line1", Text),
    both("StreetAddress2", "address.line2", Text),
    v2_only("Suffix", "suffix", Text),
    v2_only("Title", "title", Text),
    neither("Username"),
    neither("Validated"),
    both("Website", "website", Text),
    both("ZipFour1", "address.zip_four", Text),
    neither("ZipFour2"),
    neither("ZipFour3"),
];
