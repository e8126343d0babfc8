//! Discounts.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Comparison, Cursor, Direction, DiscountId, Draft, Id, Info, JsonBody, ListStyle, Nothing,
    Operation, OrderBy, Page, Pages, ProductCategoryId, ProductId, SubscriptionPlanId, UpdateMask,
};

pub use model::*;

/// Lists free trial discounts: `GET /rest/v2/discounts/freeTrials`.
///
/// Operation `listFreeTrialDiscounts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListFreeTrialDiscounts {
    /// Which records are listed.
    pub filter: Option<FreeTrialDiscountsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<FreeTrialDiscountsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListFreeTrialDiscounts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: FreeTrialDiscountsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: FreeTrialDiscountsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListFreeTrialDiscounts {
    type Output = ListFreeTrialDiscountsResponse;

    const INFO: &'static Info = &endpoints::v2::discounts::LIST_FREE_TRIAL_DISCOUNTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListFreeTrialDiscounts {
    type Item = FreeTrialDiscount;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<FreeTrialDiscount> {
        Page::with_token(answer.discounts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListFreeTrialDiscounts`] can be ordered by.
    FreeTrialDiscountsOrderKey {
        FreeTrialDays = "free_trial_days",
        HidePrice = "hide_price",
        Id = "id",
        Name = "name",
        SubscriptionPlanId = "subscription_plan_id",
    }
}

/// Which records [`ListFreeTrialDiscounts`] returns.
pub type FreeTrialDiscountsFilter = crate::Filter<ListFreeTrialDiscounts>;

impl FreeTrialDiscountsFilter {
    /// `free_trial_days`.
    pub fn free_trial_days(value: f64) -> Self {
        Self::equal("free_trial_days", value)
    }

    /// `hide_price`.
    pub fn hide_price(value: bool) -> Self {
        Self::equal("hide_price", value)
    }

    /// `subscription_plan_id`.
    pub fn subscription_plan_id(value: SubscriptionPlanId) -> Self {
        Self::equal("subscription_plan_id", value)
    }
}

/// Creates a free trial discount: `POST /rest/v2/discounts/freeTrials`.
///
/// Operation `createFreeTrialDiscount`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateFreeTrialDiscount {
    pub body: JsonBody<CreateFreeTrialDiscountRequest>,
}

impl CreateFreeTrialDiscount {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateFreeTrialDiscountRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateFreeTrialDiscount {
    type Output = FreeTrialDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_FREE_TRIAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a free trial discount: `GET /rest/v2/discounts/freeTrials/{discount_id}`.
///
/// Operation `getFreeTrialDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetFreeTrialDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl GetFreeTrialDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for GetFreeTrialDiscount {
    type Output = FreeTrialDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::GET_FREE_TRIAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Changes a free trial discount: `PATCH /rest/v2/discounts/freeTrials/{discount_id}`.
///
/// Operation `updateFreeTrialDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateFreeTrialDiscount {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<UpdateFreeTrialDiscountRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateFreeTrialDiscount {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<UpdateFreeTrialDiscountRequest>>,
    ) -> Self {
        Self {
            discount_id,
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

impl Operation for UpdateFreeTrialDiscount {
    type Output = FreeTrialDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::UPDATE_FREE_TRIAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a free trial discount: `DELETE /rest/v2/discounts/freeTrials/{discount_id}`.
///
/// Operation `deleteFreeTrialDiscount`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteFreeTrialDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl DeleteFreeTrialDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for DeleteFreeTrialDiscount {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_FREE_TRIAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Lists order total discounts: `GET /rest/v2/discounts/orderTotals`.
///
/// Operation `listOrderTotalDiscounts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOrderTotalDiscounts {
    /// Which records are listed.
    pub filter: Option<OrderTotalDiscountsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderTotalDiscountsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListOrderTotalDiscounts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: OrderTotalDiscountsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OrderTotalDiscountsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListOrderTotalDiscounts {
    type Output = ListOrderTotalDiscountsResponse;

    const INFO: &'static Info = &endpoints::v2::discounts::LIST_ORDER_TOTAL_DISCOUNTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListOrderTotalDiscounts {
    type Item = OrderTotalDiscount;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<OrderTotalDiscount> {
        Page::with_token(answer.discounts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListOrderTotalDiscounts`] can be ordered by.
    OrderTotalDiscountsOrderKey {
        ApplyToCommissions = "apply_to_commissions",
        DiscountStrategy = "discount_strategy",
        DiscountType = "discount_type",
        DiscountValue = "discount_value",
        Id = "id",
        Name = "name",
    }
}

/// Which records [`ListOrderTotalDiscounts`] returns.
pub type OrderTotalDiscountsFilter = crate::Filter<ListOrderTotalDiscounts>;

impl OrderTotalDiscountsFilter {
    /// `apply_to_commissions`.
    pub fn apply_to_commissions(value: bool) -> Self {
        Self::equal("apply_to_commissions", value)
    }

    /// `discount_strategy`, one of `GROSS`, `NET`.
    pub fn discount_strategy(value: impl Into<String>) -> Self {
        Self::equal("discount_strategy", value.into())
    }

    /// `discount_type`, one of `AMOUNT`, `PERCENT`.
    pub fn discount_type(value: impl Into<String>) -> Self {
        Self::equal("discount_type", value.into())
    }

    /// `discount_value`.
    pub fn discount_value(value: f64) -> Self {
        Self::equal("discount_value", value)
    }
}

/// Creates an order total discount: `POST /rest/v2/discounts/orderTotals`.
///
/// Operation `createOrderTotalDiscount`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderTotalDiscount {
    pub body: JsonBody<CreateOrderTotalDiscountRequest>,
}

impl CreateOrderTotalDiscount {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateOrderTotalDiscountRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOrderTotalDiscount {
    type Output = OrderTotalDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_ORDER_TOTAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an order total discount: `GET /rest/v2/discounts/orderTotals/{discount_id}`.
///
/// Operation `getOrderTotalDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOrderTotalDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl GetOrderTotalDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for GetOrderTotalDiscount {
    type Output = OrderTotalDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::GET_ORDER_TOTAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Changes an order total discount: `PATCH /rest/v2/discounts/orderTotals/{discount_id}`.
///
/// Operation `updateOrderTotalDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOrderTotalDiscount {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<UpdateOrderTotalDiscountRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOrderTotalDiscount {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<UpdateOrderTotalDiscountRequest>>,
    ) -> Self {
        Self {
            discount_id,
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

impl Operation for UpdateOrderTotalDiscount {
    type Output = OrderTotalDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::UPDATE_ORDER_TOTAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an order total discount: `DELETE /rest/v2/discounts/orderTotals/{discount_id}`.
///
/// Operation `deleteOrderTotalDiscount`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrderTotalDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl DeleteOrderTotalDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for DeleteOrderTotalDiscount {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_ORDER_TOTAL_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Lists category discounts: `GET /rest/v2/discounts/productCategories`.
///
/// Operation `listCategoryDiscounts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCategoryDiscounts {
    /// Which records are listed.
    pub filter: Option<CategoryDiscountsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<CategoryDiscountsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListCategoryDiscounts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: CategoryDiscountsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: CategoryDiscountsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListCategoryDiscounts {
    type Output = ListCategoryDiscountsResponse;

    const INFO: &'static Info = &endpoints::v2::discounts::LIST_CATEGORY_DISCOUNTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListCategoryDiscounts {
    type Item = CategoryDiscount;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<CategoryDiscount> {
        Page::with_token(answer.discounts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListCategoryDiscounts`] can be ordered by.
    CategoryDiscountsOrderKey {
        Id = "id",
        Name = "name",
    }
}

/// Which records [`ListCategoryDiscounts`] returns.
pub type CategoryDiscountsFilter = crate::Filter<ListCategoryDiscounts>;

impl CategoryDiscountsFilter {
    /// `id`.
    pub fn id(value: DiscountId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: DiscountId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: DiscountId) -> Self {
        Self::not_equal("id", value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = DiscountId>) -> Self {
        Self::list("ids", values)
    }

    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `description`; a `*` at its end stands for any continuation.
    pub fn description(value: impl Into<String>) -> Self {
        Self::prefix("description", value.into())
    }

    /// `product_category_id`.
    pub fn product_category_id(value: ProductCategoryId) -> Self {
        Self::equal("product_category_id", value)
    }
}

/// Creates a category discount: `POST /rest/v2/discounts/productCategories`.
///
/// Operation `createCategoryDiscount`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCategoryDiscount {
    pub body: JsonBody<CreateCategoryDiscountRequest>,
}

impl CreateCategoryDiscount {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCategoryDiscountRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCategoryDiscount {
    type Output = CategoryDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_CATEGORY_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a category discount: `GET /rest/v2/discounts/productCategories/{discount_id}`.
///
/// Operation `getCategoryDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCategoryDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl GetCategoryDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for GetCategoryDiscount {
    type Output = CategoryDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::GET_CATEGORY_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Changes a category discount: `PATCH /rest/v2/discounts/productCategories/{discount_id}`.
///
/// Operation `updateCategoryDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCategoryDiscount {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<UpdateCategoryDiscountRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateCategoryDiscount {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<UpdateCategoryDiscountRequest>>,
    ) -> Self {
        Self {
            discount_id,
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

impl Operation for UpdateCategoryDiscount {
    type Output = CategoryDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::UPDATE_CATEGORY_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a category discount: `DELETE /rest/v2/discounts/productCategories/{discount_id}`.
///
/// Operation `deleteCategoryDiscount`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCategoryDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl DeleteCategoryDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for DeleteCategoryDiscount {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_CATEGORY_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Lists product discounts: `GET /rest/v2/discounts/products`.
///
/// Operation `listProductDiscounts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListProductDiscounts {
    /// Which records are listed.
    pub filter: Option<ProductDiscountsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<ProductDiscountsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListProductDiscounts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: ProductDiscountsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: ProductDiscountsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListProductDiscounts {
    type Output = ListProductDiscountsResponse;

    const INFO: &'static Info = &endpoints::v2::discounts::LIST_PRODUCT_DISCOUNTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListProductDiscounts {
    type Item = ProductDiscount;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ProductDiscount> {
        Page::with_token(answer.discounts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListProductDiscounts`] can be ordered by.
    ProductDiscountsOrderKey {
        ApplyToCommissions = "apply_to_commissions",
        DiscountType = "discount_type",
        DiscountValue = "discount_value",
        Id = "id",
        Name = "name",
        ProductId = "product_id",
    }
}

/// Which records [`ListProductDiscounts`] returns.
pub type ProductDiscountsFilter = crate::Filter<ListProductDiscounts>;

impl ProductDiscountsFilter {
    /// `apply_to_commissions`.
    pub fn apply_to_commissions(value: bool) -> Self {
        Self::equal("apply_to_commissions", value)
    }

    /// `discount_type`, one of `AMOUNT`, `PERCENT`.
    pub fn discount_type(value: impl Into<String>) -> Self {
        Self::equal("discount_type", value.into())
    }

    /// `discount_value`.
    pub fn discount_value(value: f64) -> Self {
        Self::equal("discount_value", value)
    }

    /// `product_id`.
    pub fn product_id(value: ProductId) -> Self {
        Self::equal("product_id", value)
    }
}

/// Creates a product discount: `POST /rest/v2/discounts/products`.
///
/// Operation `createProductDiscount`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductDiscount {
    pub body: JsonBody<CreateProductDiscountRequest>,
}

impl CreateProductDiscount {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateProductDiscountRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateProductDiscount {
    type Output = ProductDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_PRODUCT_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a product discount: `GET /rest/v2/discounts/products/{discount_id}`.
///
/// Operation `getProductDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProductDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl GetProductDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for GetProductDiscount {
    type Output = ProductDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::GET_PRODUCT_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Changes a product discount: `PATCH /rest/v2/discounts/products/{discount_id}`.
///
/// Operation `updateProductDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductDiscount {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<UpdateProductDiscountRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductDiscount {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<UpdateProductDiscountRequest>>,
    ) -> Self {
        Self {
            discount_id,
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

impl Operation for UpdateProductDiscount {
    type Output = ProductDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::UPDATE_PRODUCT_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a product discount: `DELETE /rest/v2/discounts/products/{discount_id}`.
///
/// Operation `deleteProductDiscount`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl DeleteProductDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for DeleteProductDiscount {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_PRODUCT_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Lists shipping discounts: `GET /rest/v2/discounts/shipping`.
///
/// Operation `listShippingDiscounts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListShippingDiscounts {
    /// Which records are listed.
    pub filter: Option<ShippingDiscountsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<ShippingDiscountsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListShippingDiscounts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: ShippingDiscountsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: ShippingDiscountsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListShippingDiscounts {
    type Output = ListShippingDiscountsResponse;

    const INFO: &'static Info = &endpoints::v2::discounts::LIST_SHIPPING_DISCOUNTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListShippingDiscounts {
    type Item = ShippingDiscount;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ShippingDiscount> {
        Page::with_token(answer.discounts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListShippingDiscounts`] can be ordered by.
    ShippingDiscountsOrderKey {
        DiscountType = "discount_type",
        DiscountValue = "discount_value",
        Id = "id",
        Name = "name",
    }
}

/// Which records [`ListShippingDiscounts`] returns.
pub type ShippingDiscountsFilter = crate::Filter<ListShippingDiscounts>;

impl ShippingDiscountsFilter {
    /// `discount_type`, one of `AMOUNT`, `PERCENT`.
    pub fn discount_type(value: impl Into<String>) -> Self {
        Self::equal("discount_type", value.into())
    }

    /// `discount_value`.
    pub fn discount_value(value: f64) -> Self {
        Self::equal("discount_value", value)
    }
}

/// Creates a shipping discount: `POST /rest/v2/discounts/shipping`.
///
/// Operation `createShippingDiscount`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateShippingDiscount {
    pub body: JsonBody<CreateShippingDiscountRequest>,
}

impl CreateShippingDiscount {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateShippingDiscountRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateShippingDiscount {
    type Output = ShippingDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_SHIPPING_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a shipping discount: `GET /rest/v2/discounts/shipping/{discount_id}`.
///
/// Operation `getShippingDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetShippingDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl GetShippingDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for GetShippingDiscount {
    type Output = ShippingDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::GET_SHIPPING_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Changes a shipping discount: `PATCH /rest/v2/discounts/shipping/{discount_id}`.
///
/// Operation `updateShippingDiscount`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateShippingDiscount {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<UpdateShippingDiscountRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateShippingDiscount {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<UpdateShippingDiscountRequest>>,
    ) -> Self {
        Self {
            discount_id,
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

impl Operation for UpdateShippingDiscount {
    type Output = ShippingDiscount;

    const INFO: &'static Info = &endpoints::v2::discounts::UPDATE_SHIPPING_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a shipping discount: `DELETE /rest/v2/discounts/shipping/{discount_id}`.
///
/// Operation `deleteShippingDiscount`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteShippingDiscount {
    /// In the path.
    pub discount_id: DiscountId,
}

impl DeleteShippingDiscount {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId) -> Self {
        Self { discount_id }
    }
}

impl Operation for DeleteShippingDiscount {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_SHIPPING_DISCOUNT;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
    }
}

/// Creates free trial discount criteria: `POST /rest/v2/discounts/freeTrials/{discount_id}/criteria`.
///
/// Operation `createFreeTrialDiscountCriteria`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateFreeTrialDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<CreateFreeTrialDiscountCriteriaRequest>,
}

impl CreateFreeTrialDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<CreateFreeTrialDiscountCriteriaRequest>>,
    ) -> Self {
        Self {
            discount_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateFreeTrialDiscountCriteria {
    type Output = DiscountCriteria;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_FREE_TRIAL_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json(&self.body);
    }
}

/// Deletes free trial discount criteria: `DELETE /rest/v2/discounts/freeTrials/{discount_id}/criteria/{criteria_id}`.
///
/// Operation `deleteFreeTrialDiscountCriteria`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteFreeTrialDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    /// In the path.
    pub criteria_id: Id,
}

impl DeleteFreeTrialDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId, criteria_id: impl Into<Id>) -> Self {
        Self {
            discount_id,
            criteria_id: criteria_id.into(),
        }
    }
}

impl Operation for DeleteFreeTrialDiscountCriteria {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_FREE_TRIAL_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.path("criteria_id", &self.criteria_id);
    }
}

/// Creates order total discount criteria: `POST /rest/v2/discounts/orderTotals/{discount_id}/criteria`.
///
/// Operation `createOrderTotalDiscountCriteria`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOrderTotalDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<CreateOrderTotalDiscountCriteriaRequest>,
}

impl CreateOrderTotalDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<CreateOrderTotalDiscountCriteriaRequest>>,
    ) -> Self {
        Self {
            discount_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateOrderTotalDiscountCriteria {
    type Output = DiscountCriteria;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_ORDER_TOTAL_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json(&self.body);
    }
}

/// Deletes order total discount criteria: `DELETE /rest/v2/discounts/orderTotals/{discount_id}/criteria/{criteria_id}`.
///
/// Operation `deleteOrderTotalDiscountCriteria`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOrderTotalDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    /// In the path.
    pub criteria_id: Id,
}

impl DeleteOrderTotalDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId, criteria_id: impl Into<Id>) -> Self {
        Self {
            discount_id,
            criteria_id: criteria_id.into(),
        }
    }
}

impl Operation for DeleteOrderTotalDiscountCriteria {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_ORDER_TOTAL_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.path("criteria_id", &self.criteria_id);
    }
}

/// Creates category discount criteria: `POST /rest/v2/discounts/productCategories/{discount_id}/criteria`.
///
/// Operation `createCategoryDiscountCriteria`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCategoryDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<CreateCategoryDiscountCriteriaRequest>,
}

impl CreateCategoryDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<CreateCategoryDiscountCriteriaRequest>>,
    ) -> Self {
        Self {
            discount_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateCategoryDiscountCriteria {
    type Output = DiscountCriteria;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_CATEGORY_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json(&self.body);
    }
}

/// Deletes category discount criteria: `DELETE /rest/v2/discounts/productCategories/{discount_id}/criteria/{criteria_id}`.
///
/// Operation `deleteCategoryDiscountCriteria`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCategoryDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    /// In the path.
    pub criteria_id: Id,
}

impl DeleteCategoryDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId, criteria_id: impl Into<Id>) -> Self {
        Self {
            discount_id,
            criteria_id: criteria_id.into(),
        }
    }
}

impl Operation for DeleteCategoryDiscountCriteria {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_CATEGORY_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.path("criteria_id", &self.criteria_id);
    }
}

/// Creates product discount criteria: `POST /rest/v2/discounts/products/{discount_id}/criteria`.
///
/// Operation `createProductDiscountCriteria`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<CreateProductDiscountCriteriaRequest>,
}

impl CreateProductDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<CreateProductDiscountCriteriaRequest>>,
    ) -> Self {
        Self {
            discount_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateProductDiscountCriteria {
    type Output = DiscountCriteria;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_PRODUCT_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json(&self.body);
    }
}

/// Deletes product discount criteria: `DELETE /rest/v2/discounts/products/{discount_id}/criteria/{criteria_id}`.
///
/// Operation `deleteProductDiscountCriteria`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    /// In the path.
    pub criteria_id: Id,
}

impl DeleteProductDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId, criteria_id: impl Into<Id>) -> Self {
        Self {
            discount_id,
            criteria_id: criteria_id.into(),
        }
    }
}

impl Operation for DeleteProductDiscountCriteria {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_PRODUCT_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.path("criteria_id", &self.criteria_id);
    }
}

/// Creates shipping discount criteria: `POST /rest/v2/discounts/shipping/{discount_id}/criteria`.
///
/// Operation `createShippingDiscountCriteria`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateShippingDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    pub body: JsonBody<CreateShippingDiscountCriteriaRequest>,
}

impl CreateShippingDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(
        discount_id: DiscountId,
        body: impl Into<JsonBody<CreateShippingDiscountCriteriaRequest>>,
    ) -> Self {
        Self {
            discount_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateShippingDiscountCriteria {
    type Output = DiscountCriteria;

    const INFO: &'static Info = &endpoints::v2::discounts::CREATE_SHIPPING_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.json(&self.body);
    }
}

/// Deletes shipping discount criteria: `DELETE /rest/v2/discounts/shipping/{discount_id}/criteria/{criteria_id}`.
///
/// Operation `deleteShippingDiscountCriteria`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteShippingDiscountCriteria {
    /// In the path.
    pub discount_id: DiscountId,
    /// In the path.
    pub criteria_id: Id,
}

impl DeleteShippingDiscountCriteria {
    /// The operation with its parameters.
    pub fn new(discount_id: DiscountId, criteria_id: impl Into<Id>) -> Self {
        Self {
            discount_id,
            criteria_id: criteria_id.into(),
        }
    }
}

impl Operation for DeleteShippingDiscountCriteria {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::discounts::DELETE_SHIPPING_DISCOUNT_CRITERIA;

    fn write(&self, draft: &mut Draft) {
        draft.path("discount_id", &self.discount_id);
        draft.path("criteria_id", &self.criteria_id);
    }
}
