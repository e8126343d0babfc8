//! Contacts. Writes have their own rules, see `rest::service::contact`.

use keap_rest::{v1, v2};

use super::{By, Home, List, Naming, Rows, Table, by, info, op};

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

pub(super) static TABLES: &[Table] = &[Table {
    name: "Contact",
    v1: Home {
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
            ..List::v1(info::<v1::contacts::ListContacts>(), "contacts")
        }),
        get: op::<v1::contacts::GetContact>(),
        create: op::<v1::contacts::CreateContact>(),
        update: op::<v1::contacts::UpdateContact>(),
        delete: op::<v1::contacts::DeleteContact>(),
        mask: true,
        naming: V1_OPTIONAL,
        model: op::<v1::contacts::RetrieveContactModel>(),
        ..Home::NONE
    },
    v2: Home {
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
            ..List::v2(info::<v2::contacts::ListContacts>(), "contacts")
        }),
        get: op::<v2::contacts::GetContact>(),
        create: op::<v2::contacts::CreateContact>(),
        update: op::<v2::contacts::UpdateContact>(),
        delete: op::<v2::contacts::DeleteContact>(),
        naming: Naming::Any("fields"),
        model: op::<v2::contacts::RetrieveContactModel>(),
        ..Home::V2
    },
    ..Table::PLAIN
}];
