//! Orders.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    CreateCustomFieldGroupRequest, CreateCustomFieldRequest, CreateCustomFieldTabRequest,
    CustomFieldGroup, CustomFieldMetaData, CustomFieldTab, ListCustomFieldGroupsResponse,
    ListCustomFieldTabsResponse, ObjectModel, Order, OrderItem, UpdateCustomFieldGroupRequest,
    UpdateCustomFieldMetaDataRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Comparison, ContactId, Cursor, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    Draft, Info, InvoiceId, JsonBody, ListStyle, Nothing, Operation, OrderBy, OrderId, OrderItemId,
    Page, Pages, PaymentId, ProductId, Timestamp, UpdateMask,
};

pub use model::*;

/// Lists orders: `GET /rest/v2/orders`.
///
/// Operation `listOrders`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOrders {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListOrders {
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

impl Operation for ListOrders {
    type Output = ListOrdersResponse;

    const INFO: &'static Info = &endpoints::v2::orders::LIST_ORDERS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListOrders {
    type Item = Order;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Order> {
        Page::with_token(answer.orders, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListOrders`] can be ordered by.
    OrderKey {
        Id = "id",
        OrderTime = "order_time",
        ModificationTime = "modification_time",
    }
}

/// Which records [`ListOrders`] returns.
pub type Filter = crate::Filter<ListOrders>;

impl Filter {
    /// `id`.
    pub fn id(value: OrderId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: OrderId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: OrderId) -> Self {
        Self::not_equal("id", value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = OrderId>) -> Self {
        Self::list("ids", values)
    }

    /// `product_id`.
    pub fn product_id(value: ProductId) -> Self {
        Self::equal("product_id", value)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `invoice_id`.
    pub fn invoice_id(value: InvoiceId) -> Self {
        Self::equal("invoice_id", value)
    }

    /// `invoice_xid`.
    pub fn invoice_xid(value: impl Into<String>) -> Self {
        Self::equal("invoice_xid", value.into())
    }

    /// `paid`.
    pub fn paid(value: bool) -> Self {
        Self::equal("paid", value)
    }

    /// `created_since_time`: a time.
    pub fn created_since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("created_since_time", value.into())
    }

    /// `created_until_time`: a time.
    pub fn created_until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("created_until_time", value.into())
    }

    /// `modified_since_time`: a time.
    pub fn modified_since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("modified_since_time", value.into())
    }

    /// `modified_until_time`: a time.
    pub fn modified_until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("modified_until_time", value.into())
    }

    /// `title`; a `*` at its end stands for any continuation.
    pub fn title(value: impl Into<String>) -> Self {
        Self::prefix("title", value.into())
    }

    /// `order_type`, one of `ONLINE`, `OFFLINE`.
    pub fn order_type(value: impl Into<String>) -> Self {
        Self::equal("order_type", value.into())
    }

    /// `shipping_locality`.
    pub fn shipping_locality(value: impl Into<String>) -> Self {
        Self::equal("shipping_locality", value.into())
    }

    /// `shipping_region_code`.
    pub fn shipping_region_code(value: impl Into<String>) -> Self {
        Self::equal("shipping_region_code", value.into())
    }

    /// `shipping_postal_code`.
    pub fn shipping_postal_code(value: impl Into<String>) -> Self {
        Self::equal("shipping_postal_code", value.into())
    }

    /// `shipping_country_code`.
    pub fn shipping_country_code(value: impl Into<String>) -> Self {
        Self::equal("shipping_country_code", value.into())
    }

    /// A custom field by its `field_name`, in the spelling its type asks for. A standard key of the same name wins.
    pub fn custom_field(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::prefix(name, value.into())
    }

    /// A custom field that holds a number, a date or a user, compared.
    pub fn custom_field_compared(
        name: impl Into<String>,
        comparison: Comparison,
        value: impl Into<String>,
    ) -> Self {
        Self::compared(name, comparison, value.into())
    }
}

/// Creates an order: `POST /rest/v2/orders`.
///
/// Operation `createOrder`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::orders::CREATE_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an order: `GET /rest/v2/orders/{order_id}`.
///
/// Operation `getOrder`; answers 200.
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
    type Output = Order;

    const INFO: &'static Info = &endpoints::v2::orders::GET_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
    }
}

/// Applies tax to an order: `POST /rest/v2/orders/{order_id}:applyTax`.
///
/// Operation `applyTax`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApplyTax {
    /// In the path.
    pub order_id: OrderId,
}

impl ApplyTax {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId) -> Self {
        Self { order_id }
    }
}

impl Operation for ApplyTax {
    type Output = Order;

    const INFO: &'static Info = &endpoints::v2::orders::APPLY_TAX;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
    }
}

/// Attaches a file to an order: `POST /rest/v2/orders/{order_id}:attachFile`.
///
/// Operation `attachFileToOrder`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AttachFileToOrder {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<FileOperationRequest>,
}

impl AttachFileToOrder {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<FileOperationRequest>>) -> Self {
        Self {
            order_id,
            body: body.into(),
        }
    }
}

impl Operation for AttachFileToOrder {
    type Output = Order;

    const INFO: &'static Info = &endpoints::v2::orders::ATTACH_FILE_TO_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.json(&self.body);
    }
}

/// Detaches a file from an order: `POST /rest/v2/orders/{order_id}:detachFile`.
///
/// Operation `detachFileFromOrder`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DetachFileFromOrder {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<FileOperationRequest>,
}

impl DetachFileFromOrder {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<FileOperationRequest>>) -> Self {
        Self {
            order_id,
            body: body.into(),
        }
    }
}

impl Operation for DetachFileFromOrder {
    type Output = Order;

    const INFO: &'static Info = &endpoints::v2::orders::DETACH_FILE_FROM_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.json(&self.body);
    }
}

/// Changes an order: `PATCH /rest/v2/orders/{order_id}`.
///
/// Operation `updateOrder`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOrder {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<UpdateOrderRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOrder {
    /// The operation with what it requires; the rest is left out.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<UpdateOrderRequest>>) -> Self {
        Self {
            order_id,
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

impl Operation for UpdateOrder {
    type Output = Order;

    const INFO: &'static Info = &endpoints::v2::orders::UPDATE_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an order: `DELETE /rest/v2/orders/{order_id}`.
///
/// Operation `deleteOrder`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::orders::DELETE_ORDER;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
    }
}

/// Creates an order item: `POST /rest/v2/orders/{order_id}/items`.
///
/// Operation `createOrderItem`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::orders::CREATE_ORDER_ITEM;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.json(&self.body);
    }
}

/// Reads an order item: `GET /rest/v2/orders/{order_id}/items/{order_item_id}`.
///
/// Operation `getOrderItem`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOrderItem {
    /// In the path.
    pub order_id: OrderId,
    /// In the path.
    pub order_item_id: OrderItemId,
}

impl GetOrderItem {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, order_item_id: OrderItemId) -> Self {
        Self {
            order_id,
            order_item_id,
        }
    }
}

impl Operation for GetOrderItem {
    type Output = OrderItem;

    const INFO: &'static Info = &endpoints::v2::orders::GET_ORDER_ITEM;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.path("order_item_id", &self.order_item_id);
    }
}

/// Applies the commission on order items: `POST /rest/v2/orders/{order_id}/items/{order_item_id}:applyCommission`.
///
/// Operation `applyCommissionOnOrderItems`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApplyCommissionOnOrderItems {
    /// In the path.
    pub order_id: OrderId,
    /// In the path.
    pub order_item_id: OrderItemId,
    pub body: JsonBody<ApplyCommissionRequest>,
}

impl ApplyCommissionOnOrderItems {
    /// The operation with its parameters.
    pub fn new(
        order_id: OrderId,
        order_item_id: OrderItemId,
        body: impl Into<JsonBody<ApplyCommissionRequest>>,
    ) -> Self {
        Self {
            order_id,
            order_item_id,
            body: body.into(),
        }
    }
}

impl Operation for ApplyCommissionOnOrderItems {
    type Output = OrderItem;

    const INFO: &'static Info = &endpoints::v2::orders::APPLY_COMMISSION_ON_ORDER_ITEMS;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.path("order_item_id", &self.order_item_id);
        draft.json(&self.body);
    }
}

/// Changes an order item: `PATCH /rest/v2/orders/{order_id}/items/{order_item_id}`.
///
/// Operation `updateOrderItem`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOrderItem {
    /// In the path.
    pub order_id: OrderId,
    /// In the path.
    pub order_item_id: OrderItemId,
    pub body: JsonBody<UpdateOrderItemRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOrderItem {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        order_id: OrderId,
        order_item_id: OrderItemId,
        body: impl Into<JsonBody<UpdateOrderItemRequest>>,
    ) -> Self {
        Self {
            order_id,
            order_item_id,
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

impl Operation for UpdateOrderItem {
    type Output = OrderItem;

    const INFO: &'static Info = &endpoints::v2::orders::UPDATE_ORDER_ITEM;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.path("order_item_id", &self.order_item_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an order item: `DELETE /rest/v2/orders/{order_id}/items/{order_item_id}`.
///
/// Operation `deleteOrderItem`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::orders::DELETE_ORDER_ITEM;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.path("order_item_id", &self.order_item_id);
    }
}

/// Lists order payments: `GET /rest/v2/orders/{order_id}/payments`.
///
/// Operation `listOrderPayments`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListOrderPayments {
    /// In the path.
    pub order_id: OrderId,
    /// Which records are listed.
    pub filter: Option<OrderPaymentsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderPaymentsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListOrderPayments {
    /// The operation with what it requires; the rest is left out.
    pub fn new(order_id: OrderId) -> Self {
        Self {
            order_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: OrderPaymentsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OrderPaymentsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListOrderPayments {
    type Output = ListOrderPaymentsResponse;

    const INFO: &'static Info = &endpoints::v2::orders::LIST_ORDER_PAYMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListOrderPayments {
    type Item = InvoiceOrderPayment;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<InvoiceOrderPayment> {
        Page::with_token(answer.invoice_order_payments, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListOrderPayments`] can be ordered by.
    OrderPaymentsOrderKey {
        InvoiceId = "invoice_id",
        PaymentId = "payment_id",
        Amount = "amount",
        PayTime = "pay_time",
        PayStatus = "pay_status",
        SkipCommission = "skip_commission",
        LastUpdatedTime = "last_updated_time",
    }
}

/// Which records [`ListOrderPayments`] returns.
pub type OrderPaymentsFilter = crate::Filter<ListOrderPayments>;

impl OrderPaymentsFilter {
    /// `invoice_id`.
    pub fn invoice_id(value: InvoiceId) -> Self {
        Self::equal("invoice_id", value)
    }

    /// `payment_id`.
    pub fn payment_id(value: PaymentId) -> Self {
        Self::equal("payment_id", value)
    }

    /// `amount`.
    pub fn amount(value: f64) -> Self {
        Self::equal("amount", value)
    }

    /// `pay_status`.
    pub fn pay_status(value: impl Into<String>) -> Self {
        Self::equal("pay_status", value.into())
    }

    /// `skip_commission`.
    pub fn skip_commission(value: bool) -> Self {
        Self::equal("skip_commission", value)
    }
}

/// Creates an order payment: `POST /rest/v2/orders/{order_id}/payments`.
///
/// Operation `createPaymentForAnOrder`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderPayment {
    /// In the path.
    pub order_id: OrderId,
    pub body: JsonBody<CreatePaymentRequest>,
}

impl CreateOrderPayment {
    /// The operation with its parameters.
    pub fn new(order_id: OrderId, body: impl Into<JsonBody<CreatePaymentRequest>>) -> Self {
        Self {
            order_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateOrderPayment {
    type Output = PaymentResult;

    const INFO: &'static Info = &endpoints::v2::orders::CREATE_ORDER_PAYMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.json(&self.body);
    }
}

/// Changes a payment: `PATCH /rest/v2/orders/{order_id}/payments/{payment_id}`.
///
/// Operation `updatePayment`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdatePayment {
    /// In the path.
    pub order_id: OrderId,
    /// In the path.
    pub payment_id: PaymentId,
    pub body: JsonBody<UpdatePaymentRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdatePayment {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        order_id: OrderId,
        payment_id: PaymentId,
        body: impl Into<JsonBody<UpdatePaymentRequest>>,
    ) -> Self {
        Self {
            order_id,
            payment_id,
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

impl Operation for UpdatePayment {
    type Output = InvoiceOrderPayment;

    const INFO: &'static Info = &endpoints::v2::orders::UPDATE_PAYMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("order_id", &self.order_id);
        draft.path("payment_id", &self.payment_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Reads an order model: `GET /rest/v2/orders/model`.
///
/// Operation `retrieveOrderCustomFieldModel`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::orders::RETRIEVE_ORDER_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an order custom field: `POST /rest/v2/orders/model/customFields`.
///
/// Operation `createOrderCustomField`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateOrderCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOrderCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::orders::CREATE_ORDER_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes an order custom field: `PATCH /rest/v2/orders/model/customFields/{custom_field_id}`.
///
/// Operation `updateOrderCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOrderCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOrderCustomField {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        custom_field_id: CustomFieldId,
        body: impl Into<JsonBody<UpdateCustomFieldMetaDataRequest>>,
    ) -> Self {
        Self {
            custom_field_id,
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

impl Operation for UpdateOrderCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::orders::UPDATE_ORDER_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an order custom field: `DELETE /rest/v2/orders/model/customFields/{custom_field_id}`.
///
/// Operation `deleteOrderCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrderCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteOrderCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteOrderCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::orders::DELETE_ORDER_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists order custom field groups: `GET /rest/v2/orders/model/customFields/groups`.
///
/// Operation `listOrderCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOrderCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListOrderCustomFieldGroups {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`tab_id`](field@Self::tab_id).
    #[must_use]
    pub fn tab_id(mut self, tab_id: CustomFieldTabId) -> Self {
        self.tab_id = Some(tab_id);
        self
    }
}

impl Operation for ListOrderCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::orders::LIST_ORDER_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates an order custom field group: `POST /rest/v2/orders/model/customFields/groups`.
///
/// Operation `createOrderCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateOrderCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOrderCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::orders::CREATE_ORDER_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an order custom field group: `GET /rest/v2/orders/model/customFields/groups/{group_id}`.
///
/// Operation `getOrderCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOrderCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetOrderCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetOrderCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::orders::GET_ORDER_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes an order custom field group: `PATCH /rest/v2/orders/model/customFields/groups/{group_id}`.
///
/// Operation `updateOrderCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOrderCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateOrderCustomFieldGroup {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        group_id: CustomFieldGroupId,
        body: impl Into<JsonBody<UpdateCustomFieldGroupRequest>>,
    ) -> Self {
        Self {
            group_id,
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

impl Operation for UpdateOrderCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::orders::UPDATE_ORDER_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an order custom field group: `DELETE /rest/v2/orders/model/customFields/groups/{group_id}`.
///
/// Operation `deleteOrderCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrderCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteOrderCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteOrderCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::orders::DELETE_ORDER_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists order custom field tabs: `GET /rest/v2/orders/model/customFields/tabs`.
///
/// Operation `listOrderCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOrderCustomFieldTabs {}

impl ListOrderCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListOrderCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::orders::LIST_ORDER_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an order custom field tab: `POST /rest/v2/orders/model/customFields/tabs`.
///
/// Operation `createOrderCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateOrderCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOrderCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::orders::CREATE_ORDER_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an order custom field tab: `GET /rest/v2/orders/model/customFields/tabs/{tab_id}`.
///
/// Operation `getOrderCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOrderCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetOrderCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetOrderCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::orders::GET_ORDER_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes an order custom field tab: `PATCH /rest/v2/orders/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateOrderCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOrderCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateOrderCustomFieldTab {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        tab_id: CustomFieldTabId,
        body: impl Into<JsonBody<UpdateCustomFieldTabRequest>>,
    ) -> Self {
        Self {
            tab_id,
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

impl Operation for UpdateOrderCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::orders::UPDATE_ORDER_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an order custom field tab: `DELETE /rest/v2/orders/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteOrderCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrderCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteOrderCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteOrderCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::orders::DELETE_ORDER_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
