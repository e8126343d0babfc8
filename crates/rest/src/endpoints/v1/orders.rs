//! Orders.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/orders`.
pub static LIST_ORDERS: Info = Info::new(
    "v1 listOrdersUsingGET",
    Method::GET,
    "/rest/v1/orders",
    Effect::Read,
)
.with_query(&[
    "contact_id",
    "limit",
    "offset",
    "order",
    "paid",
    "product_id",
    "since",
    "until",
]);

/// `POST /rest/v1/orders`.
pub static CREATE_ORDER: Info = Info::new(
    "v1 createOrderUsingPOST",
    Method::POST,
    "/rest/v1/orders",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/orders/{orderId}`.
pub static GET_ORDER: Info = Info::new(
    "v1 getOrderUsingGET",
    Method::GET,
    "/rest/v1/orders/{orderId}",
    Effect::Read,
);

/// `DELETE /rest/v1/orders/{orderId}`.
pub static DELETE_ORDER: Info = Info::new(
    "v1 deleteOrderUsingDELETE",
    Method::DELETE,
    "/rest/v1/orders/{orderId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v1/orders/{orderId}/items`.
pub static CREATE_ORDER_ITEM: Info = Info::new(
    "v1 createOrderItemsOnOrderUsingPOST",
    Method::POST,
    "/rest/v1/orders/{orderId}/items",
    Effect::Write,
)
.with_members(&["id"]);

/// `DELETE /rest/v1/orders/{orderId}/items/{orderItemId}`.
pub static DELETE_ORDER_ITEM: Info = Info::new(
    "v1 deleteOrderOrderItemUsingDELETE",
    Method::DELETE,
    "/rest/v1/orders/{orderId}/items/{orderItemId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `PUT /rest/v1/orders/{orderId}/paymentPlan`.
pub static REPLACE_PAYMENT_PLAN: Info = Info::new(
    "v1 replacePaymentPlanUsingPUT",
    Method::PUT,
    "/rest/v1/orders/{orderId}/paymentPlan",
    Effect::IdempotentWrite,
)
.with_members(&["days_between_payments"]);

/// `GET /rest/v1/orders/{orderId}/payments`.
pub static LIST_ORDER_PAYMENTS: Info = Info::new(
    "v1 listOrderPaymentsUsingGET",
    Method::GET,
    "/rest/v1/orders/{orderId}/payments",
    Effect::Read,
);

/// `POST /rest/v1/orders/{orderId}/payments`.
pub static CREATE_ORDER_PAYMENT: Info = Info::new(
    "v1 createPaymentOnOrderUsingPOST",
    Method::POST,
    "/rest/v1/orders/{orderId}/payments",
    Effect::Write,
)
.with_members(&[
    "id",
    "invoice_id",
    "payment_amount",
    "payment_status",
    "transaction_id",
]);

/// `GET /rest/v1/orders/{orderId}/transactions`.
pub static LIST_TRANSACTIONS_FOR_ORDER: Info = Info::new(
    "v1 listTransactionsForOrderUsingGET",
    Method::GET,
    "/rest/v1/orders/{orderId}/transactions",
    Effect::Read,
)
.with_query(&["contact_id", "limit", "offset", "since", "until"]);

/// `GET /rest/v1/orders/model`.
pub static RETRIEVE_ORDER_MODEL: Info = Info::new(
    "v1 retrieveOrderModelUsingGET",
    Method::GET,
    "/rest/v1/orders/model",
    Effect::Read,
);
