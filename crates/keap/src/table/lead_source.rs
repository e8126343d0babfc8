//! Lead sources, their categories and what they cost. v1 has none of them.

use keap_rest::v2;
use keap_rest::v2::lead_source_expenses as expenses;

use super::{By, Home, List, Rows, Table, by, info, op};

/// What stands below a lead source has it in the path; `-` lists what stands below all of them (documented).
const LEAD_SOURCE: By = By::Path("-");

pub(super) static TABLES: &[Table] = &[
    Table {
        name: "LeadSource",
        v2: Home {
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
                ..List::v2(info::<v2::lead_sources::ListLeadSources>(), "lead_sources")
            }),
            get: op::<v2::lead_sources::GetLeadSource>(),
            create: op::<v2::lead_sources::CreateLeadSource>(),
            update: op::<v2::lead_sources::UpdateLeadSource>(),
            required: &["Name"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "LeadSourceCategory",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("Name", "name", By::Prefix),
                    by("Description", "description", By::Prefix),
                ],
                ..List::v2(
                    info::<v2::lead_sources::ListLeadSourceCategories>(),
                    "lead_source_categories",
                )
            }),
            get: op::<v2::lead_sources::GetLeadSourceCategory>(),
            create: op::<v2::lead_sources::CreateLeadSourceCategory>(),
            update: op::<v2::lead_sources::UpdateLeadSourceCategory>(),
            required: &["Name"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "LeadSourceExpense",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("LeadSourceId", "lead_source_id", LEAD_SOURCE),
                    by("Title", "title", By::Equal),
                ],
                orders: &[("Amount", "amount"), ("DateIncurred", "incurred_time")],
                ..List::v2(
                    info::<expenses::ListLeadSourceExpenses>(),
                    "lead_source_expenses",
                )
            }),
            create: op::<expenses::CreateLeadSourceExpense>(),
            update: op::<expenses::UpdateLeadSourceExpense>(),
            delete: op::<expenses::DeleteLeadSourceExpense>(),
            above: &[("lead_source_id", "LeadSourceId")],
            required: &["LeadSourceId", "Amount"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "LeadSourceRecurringExpense",
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("LeadSourceId", "lead_source_id", LEAD_SOURCE),
                    by("Title", "title", By::Equal),
                ],
                orders: &[
                    ("Amount", "amount"),
                    ("StartDate", "start_time"),
                    ("EndDate", "end_time"),
                    ("NextExpenseDate", "next_expense_time"),
                ],
                ..List::v2(
                    info::<expenses::ListLeadSourceRecurringExpenses>(),
                    "lead_source_recurring_expenses",
                )
            }),
            create: op::<expenses::CreateLeadSourceRecurringExpense>(),
            update: op::<expenses::UpdateLeadSourceRecurringExpense>(),
            delete: op::<expenses::DeleteLeadSourceRecurringExpense>(),
            above: &[("lead_source_id", "LeadSourceId")],
            required: &["LeadSourceId", "Amount"],
            ..Home::V2
        },
        ..Table::PLAIN
    },
];
