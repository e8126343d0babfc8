//! Companies.

use keap_rest::{v1, v2};

use super::{By, Home, List, Naming, Rows, Table, by, info, op};

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

pub(super) static TABLES: &[Table] = &[Table {
    name: "Company",
    v1: Home {
        rows: Rows::List(List {
            naming: V1_OPTIONAL,
            filters: &[by("Company", "company_name", By::Equal)],
            orders: &[("Id", "id")],
            ..List::v1(info::<v1::companies::ListCompanies>(), "companies")
        }),
        get: op::<v1::companies::GetCompany>(),
        create: op::<v1::companies::CreateCompany>(),
        update: op::<v1::companies::UpdateCompany>(),
        required: &["Company"],
        naming: V1_OPTIONAL,
        model: op::<v1::companies::RetrieveCompanyModel>(),
        ..Home::NONE
    },
    v2: Home {
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
            ..List::v2(info::<v2::companies::ListCompanies>(), "companies")
        }),
        get: op::<v2::companies::GetCompany>(),
        create: op::<v2::companies::CreateCompany>(),
        update: op::<v2::companies::UpdateCompany>(),
        delete: op::<v2::companies::DeleteCompany>(),
        required: &["Company"],
        naming: V2_OPTIONAL,
        model: op::<v2::companies::RetrieveCompanyModel>(),
        ..Home::V2
    },
    ..Table::PLAIN
}];
