//! What hangs on a contact: files, social accounts, types of links to other contacts.

use keap_rest::{v1, v2};

use super::{Below, By, Home, List, Place, Rows, Table, by, info, op};
use crate::difference::NETWORKS_OF_V1;

/// The list is read with the contact.
const SOCIAL_ACCOUNTS: Rows = Rows::Below(Below {
    parent: "Contact",
    pushes: &[("ContactId", "Id")],
    needs: &["id", "social_accounts"],
    place: Place::Inside("social_accounts"),
});

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "FileBox",
        v1: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("FileName", "name", By::Equal),
                ],
                ..List::v1(info::<v1::files::ListFiles>(), "files")
            }),
            get: op::<v1::files::GetFile>(),
            envelope: "file_descriptor",
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("FileName", "file_name", By::Equal),
                    by("Public", "is_public", By::Flag),
                ],
                ..List::v2(info::<v2::files::ListFiles>(), "files")
            }),
            get: op::<v2::files::GetFile>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "SocialAccount",
        v1: Home {
            rows: SOCIAL_ACCOUNTS,
            ..Home::NONE
        },
        v2: Home {
            rows: SOCIAL_ACCOUNTS,
            ..Home::V2
        },
        differences: &[&NETWORKS_OF_V1],
        ..Table::PLAIN
    },
    Table {
        name: "LinkedContactType",
        v2: Home {
            rows: Rows::List(List {
                filters: &[by("TypeName", "name", By::Equal)],
                orders: &[("MaxLinked", "max_links")],
                ..List::v2(
                    info::<v2::contacts::ListContactLinkTypes>(),
                    "contact_link_types",
                )
            }),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
