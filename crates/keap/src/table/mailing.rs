//! Opt-in statuses of addresses, e-mail templates and saved searches. v1 lists none of them.

use keap_rest::endpoints::v2;

use super::Convert::*;
use super::{By, Endpoints, Field, List, Rows, Table, Word, by, neither, v2_only};
use crate::difference::{ONLY_EMAIL_TEMPLATES, OPT_STATUS_WORDS};

pub(super) static TABLES: &[&Table] = &[&EMAIL_ADD_STATUS, &TEMPLATE, &SAVED_FILTER];

static EMAIL_ADD_STATUS: Table = Table {
    name: "EmailAddStatus",
    columns: EMAIL_ADD_STATUS_COLUMNS,
    v2: Endpoints {
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
                &v2::email_addresses::LIST_EMAIL_ADDRESS_STATUSES,
                "email_addresses",
            )
        }),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Paired by position in three official lists of equal length (inferred).
static STATUSES: &[Word] = &[
    (
        "UnengagedMarketable",
        "Unengaged Marketable",
        "UNENGAGED_MARKETABLE",
    ),
    ("SingleOptIn", "Unconfirmed", "SINGLE_OPT_IN"),
    ("DoubleOptin", "Confirmed (Legacy)", "DOUBLE_OPT_IN"),
    ("Confirmed", "Confirmed", "CONFIRMED"),
    (
        "UnengagedNonMarketable",
        "Unengaged NonMarketable",
        "UNENGAGED_NON_MARKETABLE",
    ),
    ("NonMarketable", "Non-marketable", "NON_MARKETABLE"),
    ("Lockdown", "Lockdown", "LOCKDOWN"),
    ("Bounce", "Soft Bounce", "BOUNCE"),
    ("HardBounce", "Hard Bounce", "HARD_BOUNCE"),
    ("Manual", "Opt-Out", "MANUAL"),
    ("Admin", "Opt-Out: Admin", "ADMIN"),
    ("System", "Opt-Out: System", "SYSTEM"),
    ("ListUnsubscribe", "List Unsubscribe", "LIST_UNSUBSCRIBE"),
    ("Feedback", "Provided Feedback", "FEEDBACK"),
    ("Spam", "Reported Spam", "SPAM"),
    ("Invalid", "Invalid Email", "INVALID"),
    (
        "Deactivated",
        "Deactivated/Delinquent Mailbox",
        "DEACTIVATED",
    ),
];

/// Columns of `EmailAddStatus`: in REST the address itself is the key.
static EMAIL_ADD_STATUS_COLUMNS: &[Field] = &[
    neither("Id"),
    v2_only("Email", "email", Text),
    v2_only("Type", "status", Words(STATUSES)).inferred_by(&OPT_STATUS_WORDS),
    v2_only("DateCreated", "create_time", DateTime),
    v2_only("LastOpenDate", "last_open_time", DateTime),
    v2_only("LastClickDate", "last_click_time", DateTime),
    v2_only("LastSentDate", "last_sent_time", DateTime),
];

static TEMPLATE: Table = Table {
    name: "Template",
    columns: TEMPLATE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            orders: &[("Id", "id")],
            ..List::v2(&v2::emails::LIST_EMAIL_TEMPLATES, "email_templates")
        }),
        get: Some(&v2::emails::GET_EMAIL_TEMPLATE),
        ..Endpoints::V2
    },
    differences: &[&ONLY_EMAIL_TEMPLATES],
    ..Table::PLAIN
};

/// Columns of `Template`. v2 lists e-mails alone, so the piece type is always that.
static TEMPLATE_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("PieceType", "=Email", Text).read_only(),
    v2_only("PieceTitle", "piece_title", Text),
    v2_only("Categories", "categories", Csv),
];

static SAVED_FILTER: Table = Table {
    name: "SavedFilter",
    columns: SAVED_FILTER_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[by("FilterName", "name", By::Equal)],
            ..List::v2(&v2::reports::LIST_REPORTS, "reports")
        }),
        get: Some(&v2::reports::RETRIEVE_REPORT),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `SavedFilter`.
static SAVED_FILTER_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("FilterName", "name", Text),
    neither("ReportStoredName"),
    v2_only("UserId", "user_ids", Csv),
];
