//! Lead source expenses.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/leadSources/{lead_source_id}/expenses`.
pub static LIST_LEAD_SOURCE_EXPENSES: Info = Info::new(
    "v2 listLeadSourceExpenses",
    Method::GET,
    "/rest/v2/leadSources/{lead_source_id}/expenses",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/leadSources/{lead_source_id}/expenses`.
pub static CREATE_LEAD_SOURCE_EXPENSE: Info = Info::new(
    "v2 createLeadSourceExpense",
    Method::POST,
    "/rest/v2/leadSources/{lead_source_id}/expenses",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}`.
pub static GET_LEAD_SOURCE_EXPENSE: Info = Info::new(
    "v2 getLeadSourceExpense",
    Method::GET,
    "/rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}`.
pub static UPDATE_LEAD_SOURCE_EXPENSE: Info = Info::new(
    "v2 updateLeadSourceExpense",
    Method::PATCH,
    "/rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}`.
pub static DELETE_LEAD_SOURCE_EXPENSE: Info = Info::new(
    "v2 deleteLeadSourceExpense",
    Method::DELETE,
    "/rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/leadSources/{lead_source_id}/recurringExpenses`.
pub static LIST_LEAD_SOURCE_RECURRING_EXPENSES: Info = Info::new(
    "v2 listLeadSourceRecurringExpenses",
    Method::GET,
    "/rest/v2/leadSources/{lead_source_id}/recurringExpenses",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/leadSources/{lead_source_id}/recurringExpenses`.
pub static CREATE_LEAD_SOURCE_RECURRING_EXPENSE: Info = Info::new(
    "v2 createLeadSourceRecurringExpense",
    Method::POST,
    "/rest/v2/leadSources/{lead_source_id}/recurringExpenses",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}`.
pub static GET_LEAD_SOURCE_RECURRING_EXPENSE: Info = Info::new(
    "v2 getLeadSourceRecurringExpense",
    Method::GET,
    "/rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}`.
pub static UPDATE_LEAD_SOURCE_RECURRING_EXPENSE: Info = Info::new(
    "v2 updateLeadSourceRecurringExpense",
    Method::PATCH,
    "/rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}`.
pub static DELETE_LEAD_SOURCE_RECURRING_EXPENSE: Info = Info::new(
    "v2 deleteLeadSourceRecurringExpense",
    Method::DELETE,
    "/rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}/expenses`.
pub static LIST_INCURRED_EXPENSES: Info = Info::new("v2 listExpensesIncurredFromLeadSourceRecurringExpense", Method::GET, "/rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}/expenses", Effect::Read).with_query(&["filter", "order_by", "page_size", "page_token"]);
