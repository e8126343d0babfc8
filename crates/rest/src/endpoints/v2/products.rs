//! Products.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/products`.
pub static LIST_PRODUCTS: Info = Info::new(
    "v2 listProducts",
    Method::GET,
    "/rest/v2/products",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/products`.
pub static CREATE_PRODUCT: Info = Info::new(
    "v2 createProduct",
    Method::POST,
    "/rest/v2/products",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/products/{product_id}`.
pub static GET_PRODUCT: Info = Info::new(
    "v2 getProduct",
    Method::GET,
    "/rest/v2/products/{product_id}",
    Effect::Read,
);

/// `POST /rest/v2/products/{product_id}:adjustInventory`.
pub static ADJUST_INVENTORY: Info = Info::new(
    "v2 adjustInventory",
    Method::POST,
    "/rest/v2/products/{product_id}:adjustInventory",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/products/{product_id}`.
pub static UPDATE_PRODUCT: Info = Info::new(
    "v2 updateProduct",
    Method::PATCH,
    "/rest/v2/products/{product_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/products/{product_id}`.
pub static DELETE_PRODUCT: Info = Info::new(
    "v2 deleteProduct",
    Method::DELETE,
    "/rest/v2/products/{product_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `POST /rest/v2/products/{product_id}/images`.
pub static CREATE_PRODUCT_IMAGE: Info = Info::new(
    "v2 createProductImage",
    Method::POST,
    "/rest/v2/products/{product_id}/images",
    Effect::Write,
)
.with_query(&["legacy"]);

/// `DELETE /rest/v2/products/{product_id}/images`.
pub static DELETE_PRODUCT_IMAGE: Info = Info::new(
    "v2 deleteProductImage",
    Method::DELETE,
    "/rest/v2/products/{product_id}/images",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/products/{product_id}/options`.
pub static LIST_PRODUCT_OPTIONS: Info = Info::new(
    "v2 listProductOptions",
    Method::GET,
    "/rest/v2/products/{product_id}/options",
    Effect::Read,
);

/// `POST /rest/v2/products/{product_id}/options`.
pub static CREATE_PRODUCT_OPTION: Info = Info::new(
    "v2 createProductOption",
    Method::POST,
    "/rest/v2/products/{product_id}/options",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/products/{product_id}/options/{product_option_id}`.
pub static GET_PRODUCT_OPTION: Info = Info::new(
    "v2 getProductOption",
    Method::GET,
    "/rest/v2/products/{product_id}/options/{product_option_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/products/{product_id}/options/{product_option_id}`.
pub static UPDATE_PRODUCT_OPTION: Info = Info::new(
    "v2 updateProductOption",
    Method::PATCH,
    "/rest/v2/products/{product_id}/options/{product_option_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/products/{product_id}/options/{product_option_id}`.
pub static DELETE_PRODUCT_OPTION: Info = Info::new(
    "v2 deleteProductOption",
    Method::DELETE,
    "/rest/v2/products/{product_id}/options/{product_option_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/products/{product_id}/images/legacyImageData`.
pub static GET_LEGACY_IMAGE_DATA: Info = Info::new(
    "v2 getFileData",
    Method::GET,
    "/rest/v2/products/{product_id}/images/legacyImageData",
    Effect::Read,
)
.with_answer(Answer::Bytes);

/// `POST /rest/v2/products/{product_id}/options/{product_option_id}/listItems`.
pub static ADD_PRODUCT_OPTION_LIST_OPTION_VALUE: Info = Info::new(
    "v2 addProductOptionListOptionValue",
    Method::POST,
    "/rest/v2/products/{product_id}/options/{product_option_id}/listItems",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/products/{product_id}/options/{product_option_id}/listItems/{item_id}`.
pub static UPDATE_PRODUCT_OPTION_LIST_OPTION_VALUE: Info = Info::new(
    "v2 updateProductOptionListOptionValue",
    Method::PATCH,
    "/rest/v2/products/{product_id}/options/{product_option_id}/listItems/{item_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/products/{product_id}/options/{product_option_id}/listItems/{item_id}`.
pub static DELETE_PRODUCT_OPTION_LIST_OPTION_VALUE: Info = Info::new(
    "v2 deleteProductOptionListOptionValue",
    Method::DELETE,
    "/rest/v2/products/{product_id}/options/{product_option_id}/listItems/{item_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
