//! Sales.

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Comparison, ContactId, Cursor, Direction, Draft, Info, MerchantAccountId, Nothing, Operation,
    OrderBy, OrderId, Page, Pages, PaymentId, Timestamp,
};

pub use model::*;

/// Makes a merchant gateway the default one: `POST /rest/v2/sales/merchants/{id}:setDefault`.
///
/// Operation `setMerchantGatewayAsDefault`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SetMerchantGatewayAsDefault {
    /// In the path.
    pub id: MerchantAccountId,
}

impl SetMerchantGatewayAsDefault {
    /// The operation with its parameters.
    pub fn new(id: MerchantAccountId) -> Self {
        Self { id }
    }
}

impl Operation for SetMerchantGatewayAsDefault {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::sales::SET_MERCHANT_GATEWAY_AS_DEFAULT;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Lists payments: `GET /rest/v2/sales/payments`.
///
/// Operation `listPayments`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListPayments {
    /// Which records are listed.
    pub filter: Option<PaymentsFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<PaymentsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListPayments {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: PaymentsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: PaymentsOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListPayments {
    type Output = ListPaymentsResponse;

    const INFO: &'static Info = &endpoints::v2::sales::LIST_PAYMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListPayments {
    type Item = Payment;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Payment> {
        Page::with_token(answer.payments, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListPayments`] can be ordered by.
    PaymentsOrderKey {
        Id = "id",
        Amount = "amount",
        PaymentTime = "payment_time",
        ContactId = "contact_id",
    }
}

/// Which records [`ListPayments`] returns.
pub type PaymentsFilter = crate::Filter<ListPayments>;

impl PaymentsFilter {
    /// `id`.
    pub fn id(value: PaymentId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: PaymentId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = PaymentId>) -> Self {
        Self::list("ids", values)
    }

    /// `amount`.
    pub fn amount(value: f64) -> Self {
        Self::equal("amount", value)
    }

    /// `amount`, compared.
    pub fn amount_compared(comparison: Comparison, value: f64) -> Self {
        Self::compared("amount", comparison, value)
    }

    /// Anything but this `amount`.
    pub fn amount_not(value: f64) -> Self {
        Self::not_equal("amount", value)
    }

    /// `order_id`.
    pub fn order_id(value: OrderId) -> Self {
        Self::equal("order_id", value)
    }

    /// `order_ids`: any of the values.
    pub fn order_ids(values: impl IntoIterator<Item = OrderId>) -> Self {
        Self::list("order_ids", values)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }

    /// `merchant_account_id`.
    pub fn merchant_account_id(value: MerchantAccountId) -> Self {
        Self::equal("merchant_account_id", value)
    }

    /// `merchant_account_type`.
    pub fn merchant_account_type(value: impl Into<String>) -> Self {
        Self::equal("merchant_account_type", value.into())
    }
}

/// Lists transactions: `GET /rest/v2/sales/transactions`.
///
/// Operation `listTransactions`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTransactions {
    /// Which records are listed.
    pub filter: Option<TransactionsFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<TransactionsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListTransactions {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: TransactionsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: TransactionsOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListTransactions {
    type Output = ListTransactionsResponse;

    const INFO: &'static Info = &endpoints::v2::sales::LIST_TRANSACTIONS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListTransactions {
    type Item = Transaction;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Transaction> {
        Page::with_token(answer.transactions, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTransactions`] can be ordered by.
    TransactionsOrderKey {
        Amount = "amount",
        TransactionTime = "transaction_time",
        ContactId = "contact_id",
    }
}

/// Which records [`ListTransactions`] returns.
pub type TransactionsFilter = crate::Filter<ListTransactions>;

impl TransactionsFilter {
    /// `amount`.
    pub fn amount(value: f64) -> Self {
        Self::equal("amount", value)
    }

    /// `amount`, compared.
    pub fn amount_compared(comparison: Comparison, value: f64) -> Self {
        Self::compared("amount", comparison, value)
    }

    /// Anything but this `amount`.
    pub fn amount_not(value: f64) -> Self {
        Self::not_equal("amount", value)
    }

    /// `order_id`.
    pub fn order_id(value: OrderId) -> Self {
        Self::equal("order_id", value)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }

    /// `merchant_account_id`.
    pub fn merchant_account_id(value: MerchantAccountId) -> Self {
        Self::equal("merchant_account_id", value)
    }

    /// `merchant_account_type`.
    pub fn merchant_account_type(value: impl Into<String>) -> Self {
        Self::equal("merchant_account_type", value.into())
    }

    /// `status`.
    pub fn status(value: impl Into<String>) -> Self {
        Self::equal("status", value.into())
    }

    /// `transaction_method`.
    pub fn transaction_method(value: impl Into<String>) -> Self {
        Self::equal("transaction_method", value.into())
    }

    /// `is_successful`.
    pub fn is_successful(value: bool) -> Self {
        Self::equal("is_successful", value)
    }
}
