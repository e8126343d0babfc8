//! Opt-in statuses of addresses, e-mail templates and saved searches.

use super::Convert::*;
use super::{Field, Shape, Word, neither, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[
    whole("EmailAddStatus", EMAIL_ADD_STATUS),
    whole("Template", TEMPLATE),
    whole("SavedFilter", SAVED_FILTER),
];

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
static EMAIL_ADD_STATUS: &[Field] = &[
    neither("Id"),
    v2_only("Email", "email", Text),
    v2_only("Type", "status", Words(STATUSES)),
    v2_only("DateCreated", "create_time", DateTime),
    v2_only("LastOpenDate", "last_open_time", DateTime),
    v2_only("LastClickDate", "last_click_time", DateTime),
    v2_only("LastSentDate", "last_sent_time", DateTime),
];

/// Columns of `Template`. v2 lists e-mails alone, so the piece type is always that.
static TEMPLATE: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("PieceType", "=Email", Text).read_only(),
    v2_only("PieceTitle", "piece_title", Text),
    v2_only("Categories", "categories", Csv),
];

/// Columns of `SavedFilter`.
static SAVED_FILTER: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("FilterName", "name", Text),
    neither("ReportStoredName"),
    v2_only("UserId", "user_ids", Csv),
];
