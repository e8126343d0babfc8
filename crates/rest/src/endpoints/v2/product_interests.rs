//! Product interests.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/productInterestBundles`.
pub static LIST_PRODUCT_INTEREST_BUNDLES: Info = Info::new(
    "v2 listProductInterestBundles",
    Method::GET,
    "/rest/v2/productInterestBundles",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/productInterestBundles`.
pub static CREATE_PRODUCT_INTEREST_BUNDLE: Info = Info::new(
    "v2 createProductInterestBundle",
    Method::POST,
    "/rest/v2/productInterestBundles",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/productInterestBundles/{id}`.
pub static GET_PRODUCT_INTEREST_BUNDLE: Info = Info::new(
    "v2 getProductInterestBundle",
    Method::GET,
    "/rest/v2/productInterestBundles/{id}",
    Effect::Read,
);

/// `PATCH /rest/v2/productInterestBundles/{id}`.
pub static UPDATE_PRODUCT_INTEREST_BUNDLE: Info = Info::new(
    "v2 updateProductInterestBundle",
    Method::PATCH,
    "/rest/v2/productInterestBundles/{id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/productInterestBundles/{id}`.
pub static DELETE_PRODUCT_INTEREST_BUNDLE: Info = Info::new(
    "v2 deleteProductInterestBundle",
    Method::DELETE,
    "/rest/v2/productInterestBundles/{id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/productInterestBundles/{id}/interests`.
pub static ADD_PRODUCT_INTEREST: Info = Info::new(
    "v2 addProductInterest",
    Method::POST,
    "/rest/v2/productInterestBundles/{id}/interests",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/productInterestBundles/{id}/interests/{interest_id}`.
pub static UPDATE_PRODUCT_INTEREST: Info = Info::new(
    "v2 updateProductInterest",
    Method::PATCH,
    "/rest/v2/productInterestBundles/{id}/interests/{interest_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/productInterestBundles/{id}/interests/{interest_id}`.
pub static REMOVE_PRODUCT_INTEREST: Info = Info::new(
    "v2 removeProductInterest",
    Method::DELETE,
    "/rest/v2/productInterestBundles/{id}/interests/{interest_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
