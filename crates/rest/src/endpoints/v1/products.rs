//! Products.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/products`.
pub static LIST_PRODUCTS: Info = Info::new(
    "v1 listProductsUsingGET",
    Method::GET,
    "/rest/v1/products",
    Effect::Read,
)
.with_query(&["active", "limit", "offset"]);

/// `POST /rest/v1/products`.
pub static CREATE_PRODUCT: Info = Info::new(
    "v1 createProductUsingPOST",
    Method::POST,
    "/rest/v1/products",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/products/{productId}`.
pub static GET_PRODUCT: Info = Info::new(
    "v1 retrieveProductUsingGET",
    Method::GET,
    "/rest/v1/products/{productId}",
    Effect::Read,
);

/// `PATCH /rest/v1/products/{productId}`.
pub static UPDATE_PRODUCT: Info = Info::new(
    "v1 updateProductUsingPATCH",
    Method::PATCH,
    "/rest/v1/products/{productId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `DELETE /rest/v1/products/{productId}`.
pub static DELETE_PRODUCT: Info = Info::new(
    "v1 deleteProductUsingDELETE",
    Method::DELETE,
    "/rest/v1/products/{productId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v1/products/{productId}/image`.
pub static CREATE_PRODUCT_IMAGE: Info = Info::new(
    "v1 createProductImageUsingPOST",
    Method::POST,
    "/rest/v1/products/{productId}/image",
    Effect::Write,
);

/// `DELETE /rest/v1/products/{productId}/image`.
pub static DELETE_PRODUCT_IMAGE: Info = Info::new(
    "v1 deleteProductImageUsingDELETE",
    Method::DELETE,
    "/rest/v1/products/{productId}/image",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v1/products/{productId}/subscriptions`.
pub static CREATE_PRODUCT_SUBSCRIPTION: Info = Info::new(
    "v1 createProductSubscriptionUsingPOST",
    Method::POST,
    "/rest/v1/products/{productId}/subscriptions",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/products/{productId}/subscriptions/{subscriptionId}`.
pub static GET_PRODUCT_SUBSCRIPTION: Info = Info::new(
    "v1 retrieveProductSubscriptionUsingGET",
    Method::GET,
    "/rest/v1/products/{productId}/subscriptions/{subscriptionId}",
    Effect::Read,
);

/// `DELETE /rest/v1/products/{productId}/subscriptions/{subscriptionId}`.
pub static DELETE_PRODUCT_SUBSCRIPTION: Info = Info::new(
    "v1 deleteProductSubscriptionUsingDELETE",
    Method::DELETE,
    "/rest/v1/products/{productId}/subscriptions/{subscriptionId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v1/products/sync`.
pub static LIST_PRODUCTS_SINCE: Info = Info::new(
    "v1 listProductsFromSyncTokenUsingGET",
    Method::GET,
    "/rest/v1/products/sync",
    Effect::Read,
)
.with_query(&["limit", "offset", "sync_token"]);
