//! Orders.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    EcommerceReportingOrder, EcommerceReportingTransaction, ObjectModel, TransactionList,
};
use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, Info, JsonBody, Nothing, Operation, OrderId, OrderItemId, Page,
    Pages, ProductId, Timestamp,
};

pub use model::*;

/// Lists orders: `GET /rest/v1/orders`.
///
/// Operation `listOrdersUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOrders {
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<OrdersOrder>,
    pub paid: Option<bool>,
    pub product_id: Option<ProductId>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListOrders {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: OrdersOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`paid`](field@Self::paid).
    #[must_use]
    pub fn paid(mut self, paid: bool) -> Self {
        self.paid = Some(paid);
        self
    }

    /// Sets [`product_id`](field@Self::product_id).
    #[must_use]
    pub fn product_id(mut self, product_id: ProductId) -> Self {
        self.product_id = Some(product_id);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListOrders {
    type Output = OrderList;

    const INFO: &'static Info = &endpoints::v1::orders::LIST_ORDERS;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("paid", self.paid.as_ref());
        draft.query("product_id", self.product_id.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListOrders {
    type Item = EcommerceReportingOrder;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EcommerceReportingOrder> {
        Page::with_offset(answer.orders)
    }
}

/// Creates an order: `POST /rest/v1/orders`.
///
/// Operation `createOrderUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrder {
    pub body: JsonBody<CreateOrderRequest>,
}

impl CreateOrder {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateOrderRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOrder {
    type Output = Order;

    const INFO: &'static Info = &endpoints::v1::orders::CREATE_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an order: `GET /rest/v1/orders/{orderId}`.
///
/// Operation `getOrderUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOrder {
    /// In the path.
    pub order_id: OrderId,
}

impl GetOrder {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId) -> Self {
        Self { order_id }
    }
}

impl Operation for GetOrder {
    type Output = EcommerceReportingOrder;

    const INFO: &'static Info = &endpoints::v1::orders::GET_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
    }
}

/// Deletes an order: `DELETE /rest/v1/orders/{orderId}`.
///
/// Operation `deleteOrderUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrder {
    /// In the path.
    pub order_id: OrderId,
}

impl DeleteOrder {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId) -> Self {
        Self { order_id }
    }
}

impl Operation for DeleteOrder {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::orders::DELETE_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
    }
}

/// Creates an order item: `POST /rest/v1/orders/{orderId}/items`.
///
/// Operation `createOrderItemsOnOrderUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderItem {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<CreateOrderItemRequest>,
}

impl CreateOrderItem {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<CreateOrderItemRequest>>) -> Self {
        Self {
            order_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateOrderItem {
    type Output = OrderItem;

    const INFO: &'static Info = &endpoints::v1::orders::CREATE_ORDER_ITEM;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
        draft.json(&self.body);
    }
}

/// Deletes an order item: `DELETE /rest/v1/orders/{orderId}/items/{orderItemId}`.
///
/// Operation `deleteOrderOrderItemUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrderItem {
    /// In the path.
    pub order_id: OrderId,
    /// In the path.
    pub order_item_id: OrderItemId,
}

impl DeleteOrderItem {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, order_item_id: OrderItemId) -> Self {
        Self {
            order_id,
            order_item_id,
        }
    }
}

impl Operation for DeleteOrderItem {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::orders::DELETE_ORDER_ITEM;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
        draft.path("orderItemId", &self.order_item_id);
    }
}

/// Replaces a payment plan: `PUT /rest/v1/orders/{orderId}/paymentPlan`.
///
/// Operation `replacePaymentPlanUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplacePaymentPlan {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<PaymentPlan>,
}

impl ReplacePaymentPlan {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<PaymentPlan>>) -> Self {
        Self {
            order_id,
            body: body.into(),
        }
    }
}

impl Operation for ReplacePaymentPlan {
    type Output = PaymentPlan;

    const INFO: &'static Info = &endpoints::v1::orders::REPLACE_PAYMENT_PLAN;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
        draft.json(&self.body);
    }
}

/// Lists order payments: `GET /rest/v1/orders/{orderId}/payments`.
///
/// Operation `listOrderPaymentsUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListOrderPayments {
    /// In the path.
    pub order_id: OrderId,
}

impl ListOrderPayments {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId) -> Self {
        Self { order_id }
    }
}

impl Operation for ListOrderPayments {
    type Output = Vec<InvoicePayment>;

    const INFO: &'static Info = &endpoints::v1::orders::LIST_ORDER_PAYMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
    }
}

impl Pages for ListOrderPayments {
    type Item = InvoicePayment;

    fn turn_to(&mut self, _cursor: &Cursor) {}

    fn page(answer: Self::Output) -> Page<InvoicePayment> {
        Page::last(answer)
    }
}

/// Creates an order payment: `POST /rest/v1/orders/{orderId}/payments`.
///
/// Operation `createPaymentOnOrderUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderPayment {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<CreateOrderPaymentRequest>,
}

impl CreateOrderPayment {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<CreateOrderPaymentRequest>>) -> Self {
        Self {
            order_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateOrderPayment {
    type Output = PaymentResult;

    const INFO: &'static Info = &endpoints::v1::orders::CREATE_ORDER_PAYMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
        draft.json(&self.body);
    }
}

/// Lists transactions for an order: `GET /rest/v1/orders/{orderId}/transactions`.
///
/// Operation `listTransactionsForOrderUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTransactionsForOrder {
    /// In the path.
    pub order_id: OrderId,
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListTransactionsForOrder {
    /// The operation with what it requires; the rest is left out.
    pub fn new(order_id: OrderId) -> Self {
        Self {
            order_id,
            contact_id: None,
            limit: None,
            offset: None,
            since: None,
            until: None,
        }
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListTransactionsForOrder {
    type Output = TransactionList;

    const INFO: &'static Info = &endpoints::v1::orders::LIST_TRANSACTIONS_FOR_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("orderId", &self.order_id);
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListTransactionsForOrder {
    type Item = EcommerceReportingTransaction;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EcommerceReportingTransaction> {
        Page::with_offset(answer.transactions)
    }
}

/// Reads an order model: `GET /rest/v1/orders/model`.
///
/// Operation `retrieveOrderModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveOrderModel {}

impl RetrieveOrderModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveOrderModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::orders::RETRIEVE_ORDER_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}
