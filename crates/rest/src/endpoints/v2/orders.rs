//! Orders.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/orders`.
pub static LIST_ORDERS: Info = Info::new(
    "v2 listOrders",
    Method::GET,
    "/rest/v2/orders",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/orders`.
pub static CREATE_ORDER: Info = Info::new(
    "v2 createOrder",
    Method::POST,
    "/rest/v2/orders",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/orders/{order_id}`.
pub static GET_ORDER: Info = Info::new(
    "v2 getOrder",
    Method::GET,
    "/rest/v2/orders/{order_id}",
    Effect::Read,
);

/// `POST /rest/v2/orders/{order_id}:applyTax`.
pub static APPLY_TAX: Info = Info::new(
    "v2 applyTax",
    Method::POST,
    "/rest/v2/orders/{order_id}:applyTax",
    Effect::Write,
)
.with_members(&["id"]);

/// `POST /rest/v2/orders/{order_id}:attachFile`.
pub static ATTACH_FILE_TO_ORDER: Info = Info::new(
    "v2 attachFileToOrder",
    Method::POST,
    "/rest/v2/orders/{order_id}:attachFile",
    Effect::Write,
)
.with_members(&["id"]);

/// `POST /rest/v2/orders/{order_id}:detachFile`.
pub static DETACH_FILE_FROM_ORDER: Info = Info::new(
    "v2 detachFileFromOrder",
    Method::POST,
    "/rest/v2/orders/{order_id}:detachFile",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/orders/{order_id}`.
pub static UPDATE_ORDER: Info = Info::new(
    "v2 updateOrder",
    Method::PATCH,
    "/rest/v2/orders/{order_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/orders/{order_id}`.
pub static DELETE_ORDER: Info = Info::new(
    "v2 deleteOrder",
    Method::DELETE,
    "/rest/v2/orders/{order_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/orders/{order_id}/items`.
pub static CREATE_ORDER_ITEM: Info = Info::new(
    "v2 createOrderItem",
    Method::POST,
    "/rest/v2/orders/{order_id}/items",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/orders/{order_id}/items/{order_item_id}`.
pub static GET_ORDER_ITEM: Info = Info::new(
    "v2 getOrderItem",
    Method::GET,
    "/rest/v2/orders/{order_id}/items/{order_item_id}",
    Effect::Read,
);

/// `POST /rest/v2/orders/{order_id}/items/{order_item_id}:applyCommission`.
pub static APPLY_COMMISSION_ON_ORDER_ITEMS: Info = Info::new(
    "v2 applyCommissionOnOrderItems",
    Method::POST,
    "/rest/v2/orders/{order_id}/items/{order_item_id}:applyCommission",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/orders/{order_id}/items/{order_item_id}`.
pub static UPDATE_ORDER_ITEM: Info = Info::new(
    "v2 updateOrderItem",
    Method::PATCH,
    "/rest/v2/orders/{order_id}/items/{order_item_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/orders/{order_id}/items/{order_item_id}`.
pub static DELETE_ORDER_ITEM: Info = Info::new(
    "v2 deleteOrderItem",
    Method::DELETE,
    "/rest/v2/orders/{order_id}/items/{order_item_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/orders/{order_id}/payments`.
pub static LIST_ORDER_PAYMENTS: Info = Info::new(
    "v2 listOrderPayments",
    Method::GET,
    "/rest/v2/orders/{order_id}/payments",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/orders/{order_id}/payments`.
pub static CREATE_ORDER_PAYMENT: Info = Info::new(
    "v2 createPaymentForAnOrder",
    Method::POST,
    "/rest/v2/orders/{order_id}/payments",
    Effect::Write,
)
.with_members(&[
    "id",
    "invoice_id",
    "payment_amount",
    "payment_status_message",
    "transaction_id",
]);

/// `PATCH /rest/v2/orders/{order_id}/payments/{payment_id}`.
pub static UPDATE_PAYMENT: Info = Info::new(
    "v2 updatePayment",
    Method::PATCH,
    "/rest/v2/orders/{order_id}/payments/{payment_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `GET /rest/v2/orders/model`.
pub static RETRIEVE_ORDER_MODEL: Info = Info::new(
    "v2 retrieveOrderCustomFieldModel",
    Method::GET,
    "/rest/v2/orders/model",
    Effect::Read,
);

/// `POST /rest/v2/orders/model/customFields`.
pub static CREATE_ORDER_CUSTOM_FIELD: Info = Info::new(
    "v2 createOrderCustomField",
    Method::POST,
    "/rest/v2/orders/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/orders/model/customFields/{custom_field_id}`.
pub static UPDATE_ORDER_CUSTOM_FIELD: Info = Info::new(
    "v2 updateOrderCustomField",
    Method::PATCH,
    "/rest/v2/orders/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/orders/model/customFields/{custom_field_id}`.
pub static DELETE_ORDER_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteOrderCustomField",
    Method::DELETE,
    "/rest/v2/orders/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/orders/model/customFields/groups`.
pub static LIST_ORDER_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listOrderCustomFieldGroups",
    Method::GET,
    "/rest/v2/orders/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/orders/model/customFields/groups`.
pub static CREATE_ORDER_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createOrderCustomFieldGroup",
    Method::POST,
    "/rest/v2/orders/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/orders/model/customFields/groups/{group_id}`.
pub static GET_ORDER_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getOrderCustomFieldGroup",
    Method::GET,
    "/rest/v2/orders/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/orders/model/customFields/groups/{group_id}`.
pub static UPDATE_ORDER_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateOrderCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/orders/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/orders/model/customFields/groups/{group_id}`.
pub static DELETE_ORDER_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteOrderCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/orders/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/orders/model/customFields/tabs`.
pub static LIST_ORDER_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listOrderCustomFieldTabs",
    Method::GET,
    "/rest/v2/orders/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/orders/model/customFields/tabs`.
pub static CREATE_ORDER_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createOrderCustomFieldTab",
    Method::POST,
    "/rest/v2/orders/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/orders/model/customFields/tabs/{tab_id}`.
pub static GET_ORDER_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getOrderCustomFieldTab",
    Method::GET,
    "/rest/v2/orders/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/orders/model/customFields/tabs/{tab_id}`.
pub static UPDATE_ORDER_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateOrderCustomFieldTab",
    Method::PATCH,
    "/rest/v2/orders/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/orders/model/customFields/tabs/{tab_id}`.
pub static DELETE_ORDER_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteOrderCustomFieldTab",
    Method::DELETE,
    "/rest/v2/orders/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
