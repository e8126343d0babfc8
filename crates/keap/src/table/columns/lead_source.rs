//! Lead sources, their categories and what they cost. v1 has none of them.

use super::Convert::*;
use super::{Field, Shape, Word, neither, v2_only, whole};

pub(super) static SHAPES: &[Shape] = &[
    whole("LeadSource", LEAD_SOURCE),
    whole("LeadSourceCategory", LEAD_SOURCE_CATEGORY),
    whole("LeadSourceExpense", LEAD_SOURCE_EXPENSE),
    whole("LeadSourceRecurringExpense", LEAD_SOURCE_RECURRING_EXPENSE),
];

static STATUSES: &[Word] = &[
    ("Active", "Active", "ACTIVE"),
    ("Inactive", "Inactive", "INACTIVE"),
];

/// Columns of `LeadSource`.
static LEAD_SOURCE: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("Name", "name", Text),
    v2_only("Description", "description", Text),
    v2_only("StartDate", "start_time", DateAsTime),
    v2_only("EndDate", "end_time", DateAsTime),
    neither("CostPerLead"),
    v2_only("Vendor", "vendor", Text),
    v2_only("Medium", "medium", Text),
    v2_only("Message", "message", Text),
    v2_only("LeadSourceCategoryId", "lead_source_category_id", Id),
    v2_only("Status", "status", Words(STATUSES)),
];

/// Columns of `LeadSourceCategory`.
static LEAD_SOURCE_CATEGORY: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("Name", "name", Text),
    v2_only("Description", "description", Text),
];

/// Columns of `LeadSourceExpense`. The lead source is in the path when one is written.
static LEAD_SOURCE_EXPENSE: &[Field] = &[
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

/// Columns of `LeadSourceRecurringExpense`.
static LEAD_SOURCE_RECURRING_EXPENSE: &[Field] = &[
    v2_only("Id", "id", Id),
    v2_only("LeadSourceId", "lead_source_id", Id).read_only(),
    v2_only("Title", "title", Text),
    v2_only("Notes", "notes", Text),
    v2_only("Amount", "amount", Money),
    v2_only("StartDate", "start_time", DateTime),
    v2_only("EndDate", "end_time", DateTime),
    v2_only("NextExpenseDate", "next_expense_time", DateTime).read_only(),
];
