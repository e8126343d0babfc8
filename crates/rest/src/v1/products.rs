//! Products.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::ProductWithOptions;
use crate::endpoints;
use crate::{
    Cursor, Draft, Info, JsonBody, Nothing, Operation, Page, Pages, ProductId, SubscriptionId,
};

pub use model::*;

/// Lists products: `GET /rest/v1/products`.
///
/// Operation `listProductsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListProducts {
    pub active: Option<bool>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListProducts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`active`](field@Self::active).
    #[must_use]
    pub fn active(mut self, active: bool) -> Self {
        self.active = Some(active);
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
}

impl Operation for ListProducts {
    type Output = ProductList;

    const INFO: &'static Info = &endpoints::v1::products::LIST_PRODUCTS;

    fn write(&self, draft: &mut Draft) {
        draft.query("active", self.active.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListProducts {
    type Item = ProductWithOptions;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ProductWithOptions> {
        Page::with_offset(answer.products)
    }
}

/// Creates a product: `POST /rest/v1/products`.
///
/// Operation `createProductUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProduct {
    pub body: JsonBody<CreateProductRequest>,
}

impl CreateProduct {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateProductRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateProduct {
    type Output = Product;

    const INFO: &'static Info = &endpoints::v1::products::CREATE_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a product: `GET /rest/v1/products/{productId}`.
///
/// Operation `retrieveProductUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProduct {
    /// In the path.
    pub product_id: ProductId,
}

impl GetProduct {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId) -> Self {
        Self { product_id }
    }
}

impl Operation for GetProduct {
    type Output = Product;

    const INFO: &'static Info = &endpoints::v1::products::GET_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
    }
}

/// Changes a product: `PATCH /rest/v1/products/{productId}`.
///
/// Operation `updateProductUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProduct {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<UpdateProductRequest>,
}

impl UpdateProduct {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, body: impl Into<JsonBody<UpdateProductRequest>>) -> Self {
        Self {
            product_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateProduct {
    type Output = Product;

    const INFO: &'static Info = &endpoints::v1::products::UPDATE_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
        draft.json(&self.body);
    }
}

/// Deletes a product: `DELETE /rest/v1/products/{productId}`.
///
/// Operation `deleteProductUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProduct {
    /// In the path.
    pub product_id: ProductId,
}

impl DeleteProduct {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId) -> Self {
        Self { product_id }
    }
}

impl Operation for DeleteProduct {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::products::DELETE_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
    }
}

/// Creates a product image: `POST /rest/v1/products/{productId}/image`.
///
/// Operation `createProductImageUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductImage {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<CreateProductImageRequest>,
}

impl CreateProductImage {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        body: impl Into<JsonBody<CreateProductImageRequest>>,
    ) -> Self {
        Self {
            product_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateProductImage {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::products::CREATE_PRODUCT_IMAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
        draft.json(&self.body);
    }
}

/// Deletes a product image: `DELETE /rest/v1/products/{productId}/image`.
///
/// Operation `deleteProductImageUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductImage {
    /// In the path.
    pub product_id: ProductId,
}

impl DeleteProductImage {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId) -> Self {
        Self { product_id }
    }
}

impl Operation for DeleteProductImage {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::products::DELETE_PRODUCT_IMAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
    }
}

/// Creates a product subscription: `POST /rest/v1/products/{productId}/subscriptions`.
///
/// Operation `createProductSubscriptionUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductSubscription {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<CreateProductSubscriptionRequest>,
}

impl CreateProductSubscription {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        body: impl Into<JsonBody<CreateProductSubscriptionRequest>>,
    ) -> Self {
        Self {
            product_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateProductSubscription {
    type Output = ProductSubscription;

    const INFO: &'static Info = &endpoints::v1::products::CREATE_PRODUCT_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
        draft.json(&self.body);
    }
}

/// Reads a product subscription: `GET /rest/v1/products/{productId}/subscriptions/{subscriptionId}`.
///
/// Operation `retrieveProductSubscriptionUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProductSubscription {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub subscription_id: SubscriptionId,
}

impl GetProductSubscription {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, subscription_id: SubscriptionId) -> Self {
        Self {
            product_id,
            subscription_id,
        }
    }
}

impl Operation for GetProductSubscription {
    type Output = ProductSubscription;

    const INFO: &'static Info = &endpoints::v1::products::GET_PRODUCT_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
        draft.path("subscriptionId", &self.subscription_id);
    }
}

/// Deletes a product subscription: `DELETE /rest/v1/products/{productId}/subscriptions/{subscriptionId}`.
///
/// Operation `deleteProductSubscriptionUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductSubscription {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub subscription_id: SubscriptionId,
}

impl DeleteProductSubscription {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, subscription_id: SubscriptionId) -> Self {
        Self {
            product_id,
            subscription_id,
        }
    }
}

impl Operation for DeleteProductSubscription {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::products::DELETE_PRODUCT_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("productId", &self.product_id);
        draft.path("subscriptionId", &self.subscription_id);
    }
}

/// Lists products that changed since a sync token: `GET /rest/v1/products/sync`.
///
/// Operation `listProductsFromSyncTokenUsingGET`; answers 200.
/// Deprecated by the vendor.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListProductsSince {
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    pub sync_token: Option<String>,
}

impl ListProductsSince {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
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

    /// Sets [`sync_token`](field@Self::sync_token).
    #[must_use]
    pub fn sync_token(mut self, sync_token: impl Into<String>) -> Self {
        self.sync_token = Some(sync_token.into());
        self
    }
}

impl Operation for ListProductsSince {
    type Output = ProductStatusList;

    const INFO: &'static Info = &endpoints::v1::products::LIST_PRODUCTS_SINCE;

    fn write(&self, draft: &mut Draft) {
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("sync_token", self.sync_token.as_ref());
    }
}

impl Pages for ListProductsSince {
    type Item = ProductStatus;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ProductStatus> {
        Page::with_offset(answer.product_statuses)
    }
}
