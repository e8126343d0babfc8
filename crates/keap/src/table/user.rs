//! Users and their groups.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{By, Endpoints, Field, List, Paging, Rows, Table, both, by, neither, pair, v2_only};

pub(super) static TABLES: &[&Table] = &[&USER, &USER_GROUP];

static USER: Table = Table {
    name: "User",
    columns: USER_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            // XML-RPC hides neither inactive users nor partners (inferred).
            always: &[("include_inactive", "true"), ("include_partners", "true")],
            ..List::v1(&v1::users::LIST_USERS, "users")
        }),
        hydrate: Some(("@signature", &v1::users::GET_USER_SIGNATURE)),
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::List(List {
            page_size: 100,
            filters: &[
                by("Id", "user_ids", By::List),
                by("Email", "email", By::Equal),
                by("FirstName", "given_name", By::Equal),
            ],
            always: &[("include_inactive", "true"), ("include_partners", "true")],
            ..List::v2(&v2::users::LIST_USERS, "users")
        }),
        get: Some(&v2::users::GET_USER),
        hydrate: Some(("@signature", &v2::users::GET_USER_SIGNATURE)),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `User`.
static USER_COLUMNS: &[Field] = &[
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
    pair(
        "State",
        "address.region",
        "address.region|address.region_code",
        Region,
    )
    .write_v2("address.region_code"),
    both("PostalCode", "address.postal_code", PostalCode),
    both("ZipFour1", "address.zip_four", Text),
    neither("Signature"),
    // An answer of its own, one call for each user.
    both("HTMLSignature", "@signature", Text).read_only(),
    both("Partner", "partner", Flag),
    both("GlobalUserId", "global_user_id", Id),
];

static USER_GROUP: Table = Table {
    name: "UserGroup",
    columns: USER_GROUP_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            paging: Paging::Whole,
            ..List::v2(&v2::users::LIST_USER_GROUPS, "user_groups")
        }),
        get: Some(&v2::users::GET_USER_GROUP),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `UserGroup`.
static USER_GROUP_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("Name", "name", Text),
    neither("OwnerId"),
];
