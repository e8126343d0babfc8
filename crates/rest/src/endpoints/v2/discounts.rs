//! Discounts.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/discounts/freeTrials`.
pub static LIST_FREE_TRIAL_DISCOUNTS: Info = Info::new(
    "v2 listFreeTrialDiscounts",
    Method::GET,
    "/rest/v2/discounts/freeTrials",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/discounts/freeTrials`.
pub static CREATE_FREE_TRIAL_DISCOUNT: Info = Info::new(
    "v2 createFreeTrialDiscount",
    Method::POST,
    "/rest/v2/discounts/freeTrials",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/discounts/freeTrials/{discount_id}`.
pub static GET_FREE_TRIAL_DISCOUNT: Info = Info::new(
    "v2 getFreeTrialDiscount",
    Method::GET,
    "/rest/v2/discounts/freeTrials/{discount_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/discounts/freeTrials/{discount_id}`.
pub static UPDATE_FREE_TRIAL_DISCOUNT: Info = Info::new(
    "v2 updateFreeTrialDiscount",
    Method::PATCH,
    "/rest/v2/discounts/freeTrials/{discount_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/discounts/freeTrials/{discount_id}`.
pub static DELETE_FREE_TRIAL_DISCOUNT: Info = Info::new(
    "v2 deleteFreeTrialDiscount",
    Method::DELETE,
    "/rest/v2/discounts/freeTrials/{discount_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/discounts/orderTotals`.
pub static LIST_ORDER_TOTAL_DISCOUNTS: Info = Info::new(
    "v2 listOrderTotalDiscounts",
    Method::GET,
    "/rest/v2/discounts/orderTotals",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/discounts/orderTotals`.
pub static CREATE_ORDER_TOTAL_DISCOUNT: Info = Info::new(
    "v2 createOrderTotalDiscount",
    Method::POST,
    "/rest/v2/discounts/orderTotals",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/discounts/orderTotals/{discount_id}`.
pub static GET_ORDER_TOTAL_DISCOUNT: Info = Info::new(
    "v2 getOrderTotalDiscount",
    Method::GET,
    "/rest/v2/discounts/orderTotals/{discount_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/discounts/orderTotals/{discount_id}`.
pub static UPDATE_ORDER_TOTAL_DISCOUNT: Info = Info::new(
    "v2 updateOrderTotalDiscount",
    Method::PATCH,
    "/rest/v2/discounts/orderTotals/{discount_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/discounts/orderTotals/{discount_id}`.
pub static DELETE_ORDER_TOTAL_DISCOUNT: Info = Info::new(
    "v2 deleteOrderTotalDiscount",
    Method::DELETE,
    "/rest/v2/discounts/orderTotals/{discount_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/discounts/productCategories`.
pub static LIST_CATEGORY_DISCOUNTS: Info = Info::new(
    "v2 listCategoryDiscounts",
    Method::GET,
    "/rest/v2/discounts/productCategories",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/discounts/productCategories`.
pub static CREATE_CATEGORY_DISCOUNT: Info = Info::new(
    "v2 createCategoryDiscount",
    Method::POST,
    "/rest/v2/discounts/productCategories",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/discounts/productCategories/{discount_id}`.
pub static GET_CATEGORY_DISCOUNT: Info = Info::new(
    "v2 getCategoryDiscount",
    Method::GET,
    "/rest/v2/discounts/productCategories/{discount_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/discounts/productCategories/{discount_id}`.
pub static UPDATE_CATEGORY_DISCOUNT: Info = Info::new(
    "v2 updateCategoryDiscount",
    Method::PATCH,
    "/rest/v2/discounts/productCategories/{discount_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/discounts/productCategories/{discount_id}`.
pub static DELETE_CATEGORY_DISCOUNT: Info = Info::new(
    "v2 deleteCategoryDiscount",
    Method::DELETE,
    "/rest/v2/discounts/productCategories/{discount_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/discounts/products`.
pub static LIST_PRODUCT_DISCOUNTS: Info = Info::new(
    "v2 listProductDiscounts",
    Method::GET,
    "/rest/v2/discounts/products",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/discounts/products`.
pub static CREATE_PRODUCT_DISCOUNT: Info = Info::new(
    "v2 createProductDiscount",
    Method::POST,
    "/rest/v2/discounts/products",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/discounts/products/{discount_id}`.
pub static GET_PRODUCT_DISCOUNT: Info = Info::new(
    "v2 getProductDiscount",
    Method::GET,
    "/rest/v2/discounts/products/{discount_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/discounts/products/{discount_id}`.
pub static UPDATE_PRODUCT_DISCOUNT: Info = Info::new(
    "v2 updateProductDiscount",
    Method::PATCH,
    "/rest/v2/discounts/products/{discount_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/discounts/products/{discount_id}`.
pub static DELETE_PRODUCT_DISCOUNT: Info = Info::new(
    "v2 deleteProductDiscount",
    Method::DELETE,
    "/rest/v2/discounts/products/{discount_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/discounts/shipping`.
pub static LIST_SHIPPING_DISCOUNTS: Info = Info::new(
    "v2 listShippingDiscounts",
    Method::GET,
    "/rest/v2/discounts/shipping",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/discounts/shipping`.
pub static CREATE_SHIPPING_DISCOUNT: Info = Info::new(
    "v2 createShippingDiscount",
    Method::POST,
    "/rest/v2/discounts/shipping",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/discounts/shipping/{discount_id}`.
pub static GET_SHIPPING_DISCOUNT: Info = Info::new(
    "v2 getShippingDiscount",
    Method::GET,
    "/rest/v2/discounts/shipping/{discount_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/discounts/shipping/{discount_id}`.
pub static UPDATE_SHIPPING_DISCOUNT: Info = Info::new(
    "v2 updateShippingDiscount",
    Method::PATCH,
    "/rest/v2/discounts/shipping/{discount_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/discounts/shipping/{discount_id}`.
pub static DELETE_SHIPPING_DISCOUNT: Info = Info::new(
    "v2 deleteShippingDiscount",
    Method::DELETE,
    "/rest/v2/discounts/shipping/{discount_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/discounts/freeTrials/{discount_id}/criteria`.
pub static CREATE_FREE_TRIAL_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 createFreeTrialDiscountCriteria",
    Method::POST,
    "/rest/v2/discounts/freeTrials/{discount_id}/criteria",
    Effect::Write,
)
.with_members(&[
    "type",
    "code",
    "criteria_id",
    "range_start_time",
    "range_end_time",
    "product_id",
    "product_quantity_min",
    "product_quantity_max",
    "plan_id",
    "subscription_quantity",
    "total_amount",
    "operator",
]);

/// `DELETE /rest/v2/discounts/freeTrials/{discount_id}/criteria/{criteria_id}`.
pub static DELETE_FREE_TRIAL_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 deleteFreeTrialDiscountCriteria",
    Method::DELETE,
    "/rest/v2/discounts/freeTrials/{discount_id}/criteria/{criteria_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/discounts/orderTotals/{discount_id}/criteria`.
pub static CREATE_ORDER_TOTAL_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 createOrderTotalDiscountCriteria",
    Method::POST,
    "/rest/v2/discounts/orderTotals/{discount_id}/criteria",
    Effect::Write,
)
.with_members(&[
    "type",
    "code",
    "criteria_id",
    "range_start_time",
    "range_end_time",
    "product_id",
    "product_quantity_min",
    "product_quantity_max",
    "plan_id",
    "subscription_quantity",
    "total_amount",
    "operator",
]);

/// `DELETE /rest/v2/discounts/orderTotals/{discount_id}/criteria/{criteria_id}`.
pub static DELETE_ORDER_TOTAL_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 deleteOrderTotalDiscountCriteria",
    Method::DELETE,
    "/rest/v2/discounts/orderTotals/{discount_id}/criteria/{criteria_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/discounts/productCategories/{discount_id}/criteria`.
pub static CREATE_CATEGORY_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 createCategoryDiscountCriteria",
    Method::POST,
    "/rest/v2/discounts/productCategories/{discount_id}/criteria",
    Effect::Write,
)
.with_members(&[
    "type",
    "code",
    "criteria_id",
    "range_start_time",
    "range_end_time",
    "product_id",
    "product_quantity_min",
    "product_quantity_max",
    "plan_id",
    "subscription_quantity",
    "total_amount",
    "operator",
]);

/// `DELETE /rest/v2/discounts/productCategories/{discount_id}/criteria/{criteria_id}`.
pub static DELETE_CATEGORY_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 deleteCategoryDiscountCriteria",
    Method::DELETE,
    "/rest/v2/discounts/productCategories/{discount_id}/criteria/{criteria_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/discounts/products/{discount_id}/criteria`.
pub static CREATE_PRODUCT_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 createProductDiscountCriteria",
    Method::POST,
    "/rest/v2/discounts/products/{discount_id}/criteria",
    Effect::Write,
)
.with_members(&[
    "type",
    "code",
    "criteria_id",
    "range_start_time",
    "range_end_time",
    "product_id",
    "product_quantity_min",
    "product_quantity_max",
    "plan_id",
    "subscription_quantity",
    "total_amount",
    "operator",
]);

/// `DELETE /rest/v2/discounts/products/{discount_id}/criteria/{criteria_id}`.
pub static DELETE_PRODUCT_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 deleteProductDiscountCriteria",
    Method::DELETE,
    "/rest/v2/discounts/products/{discount_id}/criteria/{criteria_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/discounts/shipping/{discount_id}/criteria`.
pub static CREATE_SHIPPING_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 createShippingDiscountCriteria",
    Method::POST,
    "/rest/v2/discounts/shipping/{discount_id}/criteria",
    Effect::Write,
)
.with_members(&[
    "type",
    "code",
    "criteria_id",
    "range_start_time",
    "range_end_time",
    "product_id",
    "product_quantity_min",
    "product_quantity_max",
    "plan_id",
    "subscription_quantity",
    "total_amount",
    "operator",
]);

/// `DELETE /rest/v2/discounts/shipping/{discount_id}/criteria/{criteria_id}`.
pub static DELETE_SHIPPING_DISCOUNT_CRITERIA: Info = Info::new(
    "v2 deleteShippingDiscountCriteria",
    Method::DELETE,
    "/rest/v2/discounts/shipping/{discount_id}/criteria/{criteria_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
