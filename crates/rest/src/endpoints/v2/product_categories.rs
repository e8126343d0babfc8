//! Product categories.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/productCategories`.
pub static LIST_PRODUCT_CATEGORIES: Info = Info::new(
    "v2 listProductCategories",
    Method::GET,
    "/rest/v2/productCategories",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/productCategories`.
pub static CREATE_PRODUCT_CATEGORY: Info = Info::new(
    "v2 createProductCategory",
    Method::POST,
    "/rest/v2/productCategories",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/productCategories/{category_id}`.
pub static GET_PRODUCT_CATEGORY: Info = Info::new(
    "v2 getProductCategory",
    Method::GET,
    "/rest/v2/productCategories/{category_id}",
    Effect::Read,
);

/// `POST /rest/v2/productCategories/{category_id}:assignProducts`.
pub static ASSIGN_PRODUCTS_TO_CATEGORY: Info = Info::new(
    "v2 assignProductsToCategory",
    Method::POST,
    "/rest/v2/productCategories/{category_id}:assignProducts",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `PATCH /rest/v2/productCategories/{category_id}`.
pub static UPDATE_PRODUCT_CATEGORY: Info = Info::new(
    "v2 updateProductCategory",
    Method::PATCH,
    "/rest/v2/productCategories/{category_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/productCategories/{category_id}`.
pub static DELETE_PRODUCT_CATEGORY: Info = Info::new(
    "v2 deleteProductCategory",
    Method::DELETE,
    "/rest/v2/productCategories/{category_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/productCategories/assignedProducts`.
pub static LIST_ASSIGNED_PRODUCTS: Info = Info::new(
    "v2 listAssignedProducts",
    Method::GET,
    "/rest/v2/productCategories/assignedProducts",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `POST /rest/v2/productCategories/{category_id}/images`.
pub static CREATE_PRODUCT_CATEGORY_IMAGE: Info = Info::new(
    "v2 createImageFile",
    Method::POST,
    "/rest/v2/productCategories/{category_id}/images",
    Effect::Write,
);

/// `DELETE /rest/v2/productCategories/{category_id}/images`.
pub static DELETE_PRODUCT_CATEGORY_IMAGE: Info = Info::new(
    "v2 deleteImageFile",
    Method::DELETE,
    "/rest/v2/productCategories/{category_id}/images",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
