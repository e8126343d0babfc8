//! Payment methods.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::PaymentMethod;
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    ContactId, CreditCardId, Cursor, Direction, Draft, Id, Info, JsonBody, MerchantAccountId,
    Nothing, Operation, OrderBy, Page, Pages, Timestamp,
};

pub use model::*;

/// Creates a payment method config: `POST /rest/v2/paymentMethodConfigs`.
///
/// Operation `createPaymentMethodConfig`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreatePaymentMethodConfig {
    pub body: JsonBody<CreatePaymentMethodConfigRequest>,
}

impl CreatePaymentMethodConfig {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreatePaymentMethodConfigRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreatePaymentMethodConfig {
    type Output = PaymentMethodConfig;

    const INFO: &'static Info = &endpoints::v2::payment_methods::CREATE_PAYMENT_METHOD_CONFIG;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Lists payment methods: `GET /rest/v2/paymentMethods`.
///
/// Operation `listPaymentMethods`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListPaymentMethods {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListPaymentMethods {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
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

impl Operation for ListPaymentMethods {
    type Output = ListPaymentMethodsResponse;

    const INFO: &'static Info = &endpoints::v2::payment_methods::LIST_PAYMENT_METHODS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListPaymentMethods {
    type Item = PaymentMethod;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<PaymentMethod> {
        Page::with_token(answer.payment_methods, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListPaymentMethods`] can be ordered by.
    OrderKey {
        PaymentMethodId = "payment_method_id",
        CreatedTime = "created_time",
        ContactId = "contact_id",
        MerchantAccountId = "merchant_account_id",
    }
}

/// Which records [`ListPaymentMethods`] returns.
pub type Filter = crate::Filter<ListPaymentMethods>;

impl Filter {
    /// `payment_method_id`.
    pub fn payment_method_id(value: impl Into<Id>) -> Self {
        Self::equal("payment_method_id", value.into())
    }

    /// `credit_card_id`.
    pub fn credit_card_id(value: CreditCardId) -> Self {
        Self::equal("credit_card_id", value)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `merchant_account_id`.
    pub fn merchant_account_id(value: MerchantAccountId) -> Self {
        Self::equal("merchant_account_id", value)
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }
}

/// Lists contact payment methods: `GET /rest/v2/contacts/{contact_id}/paymentMethods`.
///
/// Operation `listPaymentMethods_1`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListContactPaymentMethods {
    /// In the path.
    pub contact_id: ContactId,
    /// Which records are listed.
    pub filter: Option<ContactPaymentMethodsFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<ContactPaymentMethodsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListContactPaymentMethods {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            contact_id,
            filter: None,
            page_token: None,
            order_by: None,
            page_size: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: ContactPaymentMethodsFilter) -> Self {
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
    pub fn order_by(mut self, key: ContactPaymentMethodsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListContactPaymentMethods {
    type Output = ListContactPaymentMethodsResponse;

    const INFO: &'static Info = &endpoints::v2::payment_methods::LIST_CONTACT_PAYMENT_METHODS;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListContactPaymentMethods {
    type Item = PaymentMethod;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<PaymentMethod> {
        Page::with_token(answer.records, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListContactPaymentMethods`] can be ordered by.
    ContactPaymentMethodsOrderKey {
        CreatedTime = "created_time",
    }
}

/// Which records [`ListContactPaymentMethods`] returns.
pub type ContactPaymentMethodsFilter = crate::Filter<ListContactPaymentMethods>;

impl ContactPaymentMethodsFilter {
    /// `merchant_account_id`.
    pub fn merchant_account_id(value: MerchantAccountId) -> Self {
        Self::equal("merchant_account_id", value)
    }
}

/// Deactivates a payment method: `POST /rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}:deactivate`.
///
/// Operation `deactivatePaymentMethod`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeactivatePaymentMethod {
    /// In the path.
    pub contact_id: ContactId,
    /// In the path.
    pub payment_method_id: Id,
}

impl DeactivatePaymentMethod {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, payment_method_id: impl Into<Id>) -> Self {
        Self {
            contact_id,
            payment_method_id: payment_method_id.into(),
        }
    }
}

impl Operation for DeactivatePaymentMethod {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::payment_methods::DEACTIVATE_PAYMENT_METHOD;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.path("payment_method_id", &self.payment_method_id);
    }
}

/// Deletes a payment method: `DELETE /rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}`.
///
/// Operation `deletePaymentMethod`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeletePaymentMethod {
    /// In the path.
    pub contact_id: ContactId,
    /// In the path.
    pub payment_method_id: Id,
}

impl DeletePaymentMethod {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId, payment_method_id: impl Into<Id>) -> Self {
        Self {
            contact_id,
            payment_method_id: payment_method_id.into(),
        }
    }
}

impl Operation for DeletePaymentMethod {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::payment_methods::DELETE_PAYMENT_METHOD;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.path("payment_method_id", &self.payment_method_id);
    }
}
