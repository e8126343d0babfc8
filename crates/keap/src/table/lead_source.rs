//! Lead sources, their categories and what they cost. v1 has none of them.

use keap_rest::endpoints::v2;
use keap_rest::endpoints::v2::lead_source_expenses as expenses;

use super::Convert::*;
use super::{
    By, Endpoints, Field, List, OwnConversion, OwnWrite, Rows, Table, Word, by, neither, v2_only,
};
use crate::difference::Certainty;

pub(super) static TABLES: &[&Table] = &[
    &LEAD_SOURCE,
    &LEAD_SOURCE_CATEGORY,
    &LEAD_SOURCE_EXPENSE,
    &LEAD_SOURCE_RECURRING_EXPENSE,
];

/// What stands below a lead source has it in the path; `-` lists what stands below all of them (documented).
const LEAD_SOURCE_IN_PATH: By = By::Path("-");

static LEAD_SOURCE: Table = Table {
    name: "LeadSource",
    columns: LEAD_SOURCE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Id", "id", By::Compared),
                by("Name", "name", By::Prefix),
                by("Status", "status", By::Equal),
                by("LeadSourceCategoryId", "lead_source_category_id", By::Equal),
                by("Vendor", "vendor", By::Prefix),
                by("Medium", "medium", By::Prefix),
                by("Message", "message", By::Prefix),
                by("Description", "description", By::Prefix),
            ],
            orders: &[("StartDate", "start_time"), ("EndDate", "end_time")],
            ..List::v2(&v2::lead_sources::LIST_LEAD_SOURCES, "lead_sources")
        }),
        get: Some(&v2::lead_sources::GET_LEAD_SOURCE),
        create: Some(&v2::lead_sources::CREATE_LEAD_SOURCE),
        update: Some(&v2::lead_sources::UPDATE_LEAD_SOURCE),
        required: &["Name"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static STATUSES: &[Word] = &[
    ("Active", "Active", "ACTIVE"),
    ("Inactive", "Inactive", "INACTIVE"),
];

/// A calendar date in XML-RPC, an instant in REST of which only the date counts; midnight in UTC where it is written.
static DATE_AS_TIME: OwnConversion = OwnConversion {
    name: "date of an instant",
    read: |told| told.at_place().cloned(),
    kind: Date,
    write: Some(OwnWrite::Day(|day| format!("{day}T00:00:00Z").into())),
    certainty: Certainty::Documented,
};

/// Columns of `LeadSource`.
static LEAD_SOURCE_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("Name", "name", Text),
    v2_only("Description", "description", Text),
    v2_only("StartDate", "start_time", Own(&DATE_AS_TIME)),
    v2_only("EndDate", "end_time", Own(&DATE_AS_TIME)),
    neither("CostPerLead"),
    v2_only("Vendor", "vendor", Text),
    v2_only("Medium", "medium", Text),
    v2_only("Message", "message", Text),
    v2_only("LeadSourceCategoryId", "lead_source_category_id", Id),
    v2_only("Status", "status", Words(STATUSES)),
];

static LEAD_SOURCE_CATEGORY: Table = Table {
    name: "LeadSourceCategory",
    columns: LEAD_SOURCE_CATEGORY_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("Name", "name", By::Prefix),
                by("Description", "description", By::Prefix),
            ],
            ..List::v2(
                &v2::lead_sources::LIST_LEAD_SOURCE_CATEGORIES,
                "lead_source_categories",
            )
        }),
        get: Some(&v2::lead_sources::GET_LEAD_SOURCE_CATEGORY),
        create: Some(&v2::lead_sources::CREATE_LEAD_SOURCE_CATEGORY),
        update: Some(&v2::lead_sources::UPDATE_LEAD_SOURCE_CATEGORY),
        required: &["Name"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `LeadSourceCategory`.
static LEAD_SOURCE_CATEGORY_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("Name", "name", Text),
    v2_only("Description", "description", Text),
];

static LEAD_SOURCE_EXPENSE: Table = Table {
    name: "LeadSourceExpense",
    columns: LEAD_SOURCE_EXPENSE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("LeadSourceId", "lead_source_id", LEAD_SOURCE_IN_PATH),
                by("Title", "title", By::Equal),
            ],
            orders: &[("Amount", "amount"), ("DateIncurred", "incurred_time")],
            ..List::v2(&expenses::LIST_LEAD_SOURCE_EXPENSES, "lead_source_expenses")
        }),
        create: Some(&expenses::CREATE_LEAD_SOURCE_EXPENSE),
        update: Some(&expenses::UPDATE_LEAD_SOURCE_EXPENSE),
        delete: Some(&expenses::DELETE_LEAD_SOURCE_EXPENSE),
        path_columns: &[("lead_source_id", "LeadSourceId")],
        required: &["LeadSourceId", "Amount"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `LeadSourceExpense`. The lead source is in the path when one is written.
static LEAD_SOURCE_EXPENSE_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only(
        "LeadSourceRecurringExpenseId",
        "lead_source_recurring_expense_id",
        Id,
    )
    .read_only(),
    v2_only("LeadSourceId", "lead_source_id", Id).read_only(),
    v2_only("Title", "title", Text),
    v2_only("Notes", "notes", Text),
    v2_only("Amount", "amount", Money),
    v2_only("DateIncurred", "incurred_time", DateTime),
];

static LEAD_SOURCE_RECURRING_EXPENSE: Table = Table {
    name: "LeadSourceRecurringExpense",
    columns: LEAD_SOURCE_RECURRING_EXPENSE_COLUMNS,
    v2: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("LeadSourceId", "lead_source_id", LEAD_SOURCE_IN_PATH),
                by("Title", "title", By::Equal),
            ],
            orders: &[
                ("Amount", "amount"),
                ("StartDate", "start_time"),
                ("EndDate", "end_time"),
                ("NextExpenseDate", "next_expense_time"),
            ],
            ..List::v2(
                &expenses::LIST_LEAD_SOURCE_RECURRING_EXPENSES,
                "lead_source_recurring_expenses",
            )
        }),
        create: Some(&expenses::CREATE_LEAD_SOURCE_RECURRING_EXPENSE),
        update: Some(&expenses::UPDATE_LEAD_SOURCE_RECURRING_EXPENSE),
        delete: Some(&expenses::DELETE_LEAD_SOURCE_RECURRING_EXPENSE),
        path_columns: &[("lead_source_id", "LeadSourceId")],
        required: &["LeadSourceId", "Amount"],
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// Columns of `LeadSourceRecurringExpense`.
static LEAD_SOURCE_RECURRING_EXPENSE_COLUMNS: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("LeadSourceId", "lead_source_id", Id).read_only(),
    v2_only("Title", "title", Text),
    v2_only("Notes", "notes", Text),
    v2_only("Amount", "amount", Money),
    v2_only("StartDate", "start_time", DateTime),
    v2_only("EndDate", "end_time", DateTime),
    v2_only("NextExpenseDate", "next_expense_time", DateTime).read_only(),
];
