//! Users and their groups.

use keap_rest::{v1, v2};

use super::{By, Home, List, Paging, Rows, Table, by, info, op};

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "User",
        v1: Home {
            rows: Rows::List(List {
                // XML-RPC hides neither inactive users nor partners (inferred).
                always: &[("include_inactive", "true"), ("include_partners", "true")],
                ..List::v1(info::<v1::users::ListUsers>(), "users")
            }),
            beside: Some(("@signature", info::<v1::users::GetUserSignature>())),
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                page_size: 100,
                filters: &[
                    by("Id", "user_ids", By::List),
                    by("Email", "email", By::Equal),
                    by("FirstName", "given_name", By::Equal),
                ],
                always: &[("include_inactive", "true"), ("include_partners", "true")],
                ..List::v2(info::<v2::users::ListUsers>(), "users")
            }),
            get: op::<v2::users::GetUser>(),
            beside: Some(("@signature", info::<v2::users::GetUserSignature>())),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "UserGroup",
        v2: Home {
            rows: Rows::List(List {
                paging: Paging::Whole,
                ..List::v2(info::<v2::users::ListUserGroups>(), "user_groups")
            }),
            get: op::<v2::users::GetUserGroup>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
