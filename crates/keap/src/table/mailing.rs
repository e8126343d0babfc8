//! Opt-in statuses of addresses, e-mail templates and saved searches. v1 lists none of them.

use keap_rest::v2;

use super::{By, Home, List, Rows, Table, by, info, op};
use crate::difference::ONLY_EMAIL_TEMPLATES;

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "EmailAddStatus",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Email", "emails", By::List),
                    by("Type", "statuses", By::Equal),
                ],
                orders: &[
                    ("DateCreated", "create_time"),
                    ("LastClickDate", "last_click_time"),
                    ("LastOpenDate", "last_open_time"),
                    ("LastSentDate", "last_sent_time"),
                ],
                ..List::v2(
                    info::<v2::email_addresses::ListEmailAddressStatuses>(),
                    "email_addresses",
                )
            }),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "Template",
        v2: Home {
            rows: Rows::List(List {
                orders: &[("Id", "id")],
                ..List::v2(info::<v2::emails::ListEmailTemplates>(), "email_templates")
            }),
            get: op::<v2::emails::GetEmailTemplate>(),
            ..Home::V2
        },
        differences: &[&ONLY_EMAIL_TEMPLATES],
        ..Table::PLAIN
    },
    Table {
        name: "SavedFilter",
        v2: Home {
            rows: Rows::List(List {
                filters: &[by("FilterName", "name", By::Equal)],
                ..List::v2(info::<v2::reports::ListReports>(), "reports")
            }),
            get: op::<v2::reports::RetrieveReport>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
