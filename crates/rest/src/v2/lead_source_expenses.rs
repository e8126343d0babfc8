//! Lead source expenses.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, JsonBody, LeadSourceExpenseId, LeadSourceId,
    LeadSourceRecurringExpenseId, ListStyle, Nothing, OneOrAll, Operation, OrderBy, Page, Pages,
    Timestamp, UpdateMask,
};

pub use model::*;

/// Lists lead source expenses: `GET /rest/v2/leadSources/{lead_source_id}/expenses`.
///
/// Operation `listLeadSourceExpenses`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListLeadSourceExpenses {
    /// In the path.
    pub lead_source_id: OneOrAll<LeadSourceId>,
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListLeadSourceExpenses {
    /// The operation with what it requires; the rest is left out.
    pub fn new(lead_source_id: impl Into<OneOrAll<LeadSourceId>>) -> Self {
        Self {
            lead_source_id: lead_source_id.into(),
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
}

impl Operation for ListLeadSourceExpenses {
    type Output = ListLeadSourceExpensesResponse;

    const INFO: &'static Info = &endpoints::v2::lead_source_expenses::LIST_LEAD_SOURCE_EXPENSES;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListLeadSourceExpenses {
    type Item = LeadSourceExpense;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<LeadSourceExpense> {
        Page::with_token(answer.lead_source_expenses, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListLeadSourceExpenses`] can be ordered by.
    OrderKey {
        Title = "title",
        Amount = "amount",
        IncurredTime = "incurred_time",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListLeadSourceExpenses`] returns.
pub type Filter = crate::Filter<ListLeadSourceExpenses>;

impl Filter {
    /// `title`.
    pub fn title(value: impl Into<String>) -> Self {
        Self::equal("title", value.into())
    }

    /// `amount`.
    pub fn amount(value: f64) -> Self {
        Self::equal("amount", value)
    }

    /// `incurred_time`: a time.
    pub fn incurred_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("incurred_time", value.into())
    }

    /// `create_time`: a time.
    pub fn create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("create_time", value.into())
    }

    /// `update_time`: a time.
    pub fn update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("update_time", value.into())
    }
}

/// Creates a lead source expense: `POST /rest/v2/leadSources/{lead_source_id}/expenses`.
///
/// Operation `createLeadSourceExpense`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateLeadSourceExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    pub body: JsonBody<CreateLeadSourceExpenseRequest>,
}

impl CreateLeadSourceExpense {
    /// The operation with its parameters.
    pub fn new(
        lead_source_id: LeadSourceId,
        body: impl Into<JsonBody<CreateLeadSourceExpenseRequest>>,
    ) -> Self {
        Self {
            lead_source_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateLeadSourceExpense {
    type Output = LeadSourceExpense;

    const INFO: &'static Info = &endpoints::v2::lead_source_expenses::CREATE_LEAD_SOURCE_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.json(&self.body);
    }
}

/// Reads a lead source expense: `GET /rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}`.
///
/// Operation `getLeadSourceExpense`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLeadSourceExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_expense_id: LeadSourceExpenseId,
}

impl GetLeadSourceExpense {
    /// The operation with its parameters.
    pub fn new(lead_source_id: LeadSourceId, lead_source_expense_id: LeadSourceExpenseId) -> Self {
        Self {
            lead_source_id,
            lead_source_expense_id,
        }
    }
}

impl Operation for GetLeadSourceExpense {
    type Output = LeadSourceExpense;

    const INFO: &'static Info = &endpoints::v2::lead_source_expenses::GET_LEAD_SOURCE_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path("lead_source_expense_id", &self.lead_source_expense_id);
    }
}

/// Changes a lead source expense: `PATCH /rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}`.
///
/// Operation `updateLeadSourceExpense`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateLeadSourceExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_expense_id: LeadSourceExpenseId,
    pub body: JsonBody<UpdateLeadSourceExpenseRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateLeadSourceExpense {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        lead_source_id: LeadSourceId,
        lead_source_expense_id: LeadSourceExpenseId,
        body: impl Into<JsonBody<UpdateLeadSourceExpenseRequest>>,
    ) -> Self {
        Self {
            lead_source_id,
            lead_source_expense_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateLeadSourceExpense {
    type Output = LeadSourceExpense;

    const INFO: &'static Info = &endpoints::v2::lead_source_expenses::UPDATE_LEAD_SOURCE_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path("lead_source_expense_id", &self.lead_source_expense_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a lead source expense: `DELETE /rest/v2/leadSources/{lead_source_id}/expenses/{lead_source_expense_id}`.
///
/// Operation `deleteLeadSourceExpense`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteLeadSourceExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_expense_id: LeadSourceExpenseId,
}

impl DeleteLeadSourceExpense {
    /// The operation with its parameters.
    pub fn new(lead_source_id: LeadSourceId, lead_source_expense_id: LeadSourceExpenseId) -> Self {
        Self {
            lead_source_id,
            lead_source_expense_id,
        }
    }
}

impl Operation for DeleteLeadSourceExpense {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::lead_source_expenses::DELETE_LEAD_SOURCE_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path("lead_source_expense_id", &self.lead_source_expense_id);
    }
}

/// Lists lead source recurring expenses: `GET /rest/v2/leadSources/{lead_source_id}/recurringExpenses`.
///
/// Operation `listLeadSourceRecurringExpenses`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListLeadSourceRecurringExpenses {
    /// In the path.
    pub lead_source_id: OneOrAll<LeadSourceId>,
    /// Which records are listed.
    pub filter: Option<LeadSourceRecurringExpensesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<LeadSourceRecurringExpensesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListLeadSourceRecurringExpenses {
    /// The operation with what it requires; the rest is left out.
    pub fn new(lead_source_id: impl Into<OneOrAll<LeadSourceId>>) -> Self {
        Self {
            lead_source_id: lead_source_id.into(),
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: LeadSourceRecurringExpensesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(
        mut self,
        key: LeadSourceRecurringExpensesOrderKey,
        direction: Direction,
    ) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
}

impl Operation for ListLeadSourceRecurringExpenses {
    type Output = ListLeadSourceRecurringExpensesResponse;

    const INFO: &'static Info =
        &endpoints::v2::lead_source_expenses::LIST_LEAD_SOURCE_RECURRING_EXPENSES;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListLeadSourceRecurringExpenses {
    type Item = LeadSourceRecurringExpense;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<LeadSourceRecurringExpense> {
        Page::with_token(
            answer.lead_source_recurring_expenses,
            answer.next_page_token,
        )
    }
}

order_keys! {
    /// What [`ListLeadSourceRecurringExpenses`] can be ordered by.
    LeadSourceRecurringExpensesOrderKey {
        Title = "title",
        Amount = "amount",
        StartTime = "start_time",
        EndTime = "end_time",
        NextExpenseTime = "next_expense_time",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListLeadSourceRecurringExpenses`] returns.
pub type LeadSourceRecurringExpensesFilter = crate::Filter<ListLeadSourceRecurringExpenses>;

impl LeadSourceRecurringExpensesFilter {
    /// `title`.
    pub fn title(value: impl Into<String>) -> Self {
        Self::equal("title", value.into())
    }

    /// `amount`.
    pub fn amount(value: f64) -> Self {
        Self::equal("amount", value)
    }

    /// `start_time`: a time.
    pub fn start_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("start_time", value.into())
    }

    /// `end_time`: a time.
    pub fn end_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("end_time", value.into())
    }

    /// `next_expense_time`: a time.
    pub fn next_expense_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("next_expense_time", value.into())
    }

    /// `create_time`: a time.
    pub fn create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("create_time", value.into())
    }

    /// `update_time`: a time.
    pub fn update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("update_time", value.into())
    }
}

/// Creates a lead source recurring expense: `POST /rest/v2/leadSources/{lead_source_id}/recurringExpenses`.
///
/// Operation `createLeadSourceRecurringExpense`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateLeadSourceRecurringExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    pub body: JsonBody<CreateLeadSourceRecurringExpenseRequest>,
}

impl CreateLeadSourceRecurringExpense {
    /// The operation with its parameters.
    pub fn new(
        lead_source_id: LeadSourceId,
        body: impl Into<JsonBody<CreateLeadSourceRecurringExpenseRequest>>,
    ) -> Self {
        Self {
            lead_source_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateLeadSourceRecurringExpense {
    type Output = LeadSourceRecurringExpense;

    const INFO: &'static Info =
        &endpoints::v2::lead_source_expenses::CREATE_LEAD_SOURCE_RECURRING_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.json(&self.body);
    }
}

/// Reads a lead source recurring expense: `GET /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}`.
///
/// Operation `getLeadSourceRecurringExpense`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLeadSourceRecurringExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
}

impl GetLeadSourceRecurringExpense {
    /// The operation with its parameters.
    pub fn new(
        lead_source_id: LeadSourceId,
        lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
    ) -> Self {
        Self {
            lead_source_id,
            lead_source_recurring_expense_id,
        }
    }
}

impl Operation for GetLeadSourceRecurringExpense {
    type Output = LeadSourceRecurringExpense;

    const INFO: &'static Info =
        &endpoints::v2::lead_source_expenses::GET_LEAD_SOURCE_RECURRING_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path(
            "lead_source_recurring_expense_id",
            &self.lead_source_recurring_expense_id,
        );
    }
}

/// Changes a lead source recurring expense: `PATCH /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}`.
///
/// Operation `updateLeadSourceRecurringExpense`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateLeadSourceRecurringExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
    pub body: JsonBody<UpdateLeadSourceRecurringExpenseRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateLeadSourceRecurringExpense {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        lead_source_id: LeadSourceId,
        lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
        body: impl Into<JsonBody<UpdateLeadSourceRecurringExpenseRequest>>,
    ) -> Self {
        Self {
            lead_source_id,
            lead_source_recurring_expense_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateLeadSourceRecurringExpense {
    type Output = LeadSourceRecurringExpense;

    const INFO: &'static Info =
        &endpoints::v2::lead_source_expenses::UPDATE_LEAD_SOURCE_RECURRING_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path(
            "lead_source_recurring_expense_id",
            &self.lead_source_recurring_expense_id,
        );
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a lead source recurring expense: `DELETE /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}`.
///
/// Operation `deleteLeadSourceRecurringExpense`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteLeadSourceRecurringExpense {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
}

impl DeleteLeadSourceRecurringExpense {
    /// The operation with its parameters.
    pub fn new(
        lead_source_id: LeadSourceId,
        lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
    ) -> Self {
        Self {
            lead_source_id,
            lead_source_recurring_expense_id,
        }
    }
}

impl Operation for DeleteLeadSourceRecurringExpense {
    type Output = Nothing;

    const INFO: &'static Info =
        &endpoints::v2::lead_source_expenses::DELETE_LEAD_SOURCE_RECURRING_EXPENSE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path(
            "lead_source_recurring_expense_id",
            &self.lead_source_recurring_expense_id,
        );
    }
}

/// Lists incurred expenses: `GET /rest/v2/leadSources/{lead_source_id}/recurringExpenses/{lead_source_recurring_expense_id}/expenses`.
///
/// Operation `listExpensesIncurredFromLeadSourceRecurringExpense`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListIncurredExpenses {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    /// In the path.
    pub lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
    /// Which records are listed.
    pub filter: Option<IncurredExpensesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<IncurredExpensesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListIncurredExpenses {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        lead_source_id: LeadSourceId,
        lead_source_recurring_expense_id: LeadSourceRecurringExpenseId,
    ) -> Self {
        Self {
            lead_source_id,
            lead_source_recurring_expense_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: IncurredExpensesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: IncurredExpensesOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
}

impl Operation for ListIncurredExpenses {
    type Output = ListLeadSourceExpensesResponse;

    const INFO: &'static Info = &endpoints::v2::lead_source_expenses::LIST_INCURRED_EXPENSES;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.path(
            "lead_source_recurring_expense_id",
            &self.lead_source_recurring_expense_id,
        );
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListIncurredExpenses {
    type Item = LeadSourceExpense;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<LeadSourceExpense> {
        Page::with_token(answer.lead_source_expenses, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListIncurredExpenses`] can be ordered by.
    IncurredExpensesOrderKey {
        Title = "title",
        Amount = "amount",
        IncurredTime = "incurred_time",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListIncurredExpenses`] returns.
pub type IncurredExpensesFilter = crate::Filter<ListIncurredExpenses>;

impl IncurredExpensesFilter {
    /// `title`.
    pub fn title(value: impl Into<String>) -> Self {
        Self::equal("title", value.into())
    }

    /// `amount`.
    pub fn amount(value: f64) -> Self {
        Self::equal("amount", value)
    }

    /// `incurred_time`: a time.
    pub fn incurred_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("incurred_time", value.into())
    }

    /// `create_time`: a time.
    pub fn create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("create_time", value.into())
    }

    /// `update_time`: a time.
    pub fn update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("update_time", value.into())
    }
}
