//! Products.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::multipart::Form;
use crate::{
    Comparison, Content, Cursor, Direction, Draft, Info, JsonBody, ListStyle, Nothing, Operation,
    OrderBy, Page, Pages, ProductId, ProductOptionId, ProductOptionValueId, UpdateMask, Upload,
};

pub use model::*;

/// Lists products: `GET /rest/v2/products`.
///
/// Operation `listProducts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListProducts {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListProducts {
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

impl Operation for ListProducts {
    type Output = ListProductsResponse;

    const INFO: &'static Info = &endpoints::v2::products::LIST_PRODUCTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListProducts {
    type Item = ProductSummary;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ProductSummary> {
        Page::with_token(answer.products, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListProducts`] can be ordered by.
    OrderKey {
        Name = "name",
        Sku = "sku",
        LastUpdatedTime = "last_updated_time",
    }
}

/// Which records [`ListProducts`] returns.
pub type Filter = crate::Filter<ListProducts>;

impl Filter {
    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `sku`; a `*` at its end stands for any continuation.
    pub fn sku(value: impl Into<String>) -> Self {
        Self::prefix("sku", value.into())
    }

    /// `description`; a `*` at its end stands for any continuation.
    pub fn description(value: impl Into<String>) -> Self {
        Self::prefix("description", value.into())
    }

    /// `short_description`; a `*` at its end stands for any continuation.
    pub fn short_description(value: impl Into<String>) -> Self {
        Self::prefix("short_description", value.into())
    }

    /// `product_id`.
    pub fn product_id(value: ProductId) -> Self {
        Self::equal("product_id", value)
    }

    /// `product_id`, compared.
    pub fn product_id_compared(comparison: Comparison, value: ProductId) -> Self {
        Self::compared("product_id", comparison, value)
    }

    /// `product_ids`: any of the values.
    pub fn product_ids(values: impl IntoIterator<Item = ProductId>) -> Self {
        Self::list("product_ids", values)
    }
}

/// Creates a product: `POST /rest/v2/products`.
///
/// Operation `createProduct`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::products::CREATE_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a product: `GET /rest/v2/products/{product_id}`.
///
/// Operation `getProduct`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::products::GET_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
    }
}

/// Adds to or takes from the inventory of a product: `POST /rest/v2/products/{product_id}:adjustInventory`.
///
/// Operation `adjustInventory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AdjustInventory {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<UpdateProductInventoryRequest>,
}

impl AdjustInventory {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        body: impl Into<JsonBody<UpdateProductInventoryRequest>>,
    ) -> Self {
        Self {
            product_id,
            body: body.into(),
        }
    }
}

impl Operation for AdjustInventory {
    type Output = Product;

    const INFO: &'static Info = &endpoints::v2::products::ADJUST_INVENTORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.json(&self.body);
    }
}

/// Changes a product: `PATCH /rest/v2/products/{product_id}`.
///
/// Operation `updateProduct`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProduct {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<UpdateProductRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProduct {
    /// The operation with what it requires; the rest is left out.
    pub fn new(product_id: ProductId, body: impl Into<JsonBody<UpdateProductRequest>>) -> Self {
        Self {
            product_id,
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

impl Operation for UpdateProduct {
    type Output = Product;

    const INFO: &'static Info = &endpoints::v2::products::UPDATE_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a product: `DELETE /rest/v2/products/{product_id}`.
///
/// Operation `deleteProduct`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::products::DELETE_PRODUCT;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
    }
}

/// Creates a product image: `POST /rest/v2/products/{product_id}/images`.
///
/// Operation `createProductImage`; answers 201.
#[derive(Debug)]
#[non_exhaustive]
pub struct CreateProductImage {
    /// In the path.
    pub product_id: ProductId,
    /// A part of the form.
    pub file: Upload,
    pub legacy: Option<bool>,
}

impl CreateProductImage {
    /// The operation with what it requires; the rest is left out.
    pub fn new(product_id: ProductId, file: Upload) -> Self {
        Self {
            product_id,
            file,
            legacy: None,
        }
    }

    /// Sets [`legacy`](field@Self::legacy).
    #[must_use]
    pub fn legacy(mut self, legacy: bool) -> Self {
        self.legacy = Some(legacy);
        self
    }
}

impl Operation for CreateProductImage {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::products::CREATE_PRODUCT_IMAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.query("legacy", self.legacy.as_ref());
        let mut form = Form::new();
        form.file("file", &self.file);
        draft.form(form);
    }
}

/// Deletes a product image: `DELETE /rest/v2/products/{product_id}/images`.
///
/// Operation `deleteProductImage`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::products::DELETE_PRODUCT_IMAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
    }
}

/// Lists product options: `GET /rest/v2/products/{product_id}/options`.
///
/// Operation `listProductOptions`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListProductOptions {
    /// In the path.
    pub product_id: ProductId,
}

impl ListProductOptions {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId) -> Self {
        Self { product_id }
    }
}

impl Operation for ListProductOptions {
    type Output = ListProductOptionsResponse;

    const INFO: &'static Info = &endpoints::v2::products::LIST_PRODUCT_OPTIONS;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
    }
}

/// Creates a product option: `POST /rest/v2/products/{product_id}/options`.
///
/// Operation `createProductOption`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductOption {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<CreateProductOptionRequest>,
}

impl CreateProductOption {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        body: impl Into<JsonBody<CreateProductOptionRequest>>,
    ) -> Self {
        Self {
            product_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateProductOption {
    type Output = ProductOption;

    const INFO: &'static Info = &endpoints::v2::products::CREATE_PRODUCT_OPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.json(&self.body);
    }
}

/// Reads a product option: `GET /rest/v2/products/{product_id}/options/{product_option_id}`.
///
/// Operation `getProductOption`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProductOption {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub product_option_id: ProductOptionId,
}

impl GetProductOption {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, product_option_id: ProductOptionId) -> Self {
        Self {
            product_id,
            product_option_id,
        }
    }
}

impl Operation for GetProductOption {
    type Output = ProductOption;

    const INFO: &'static Info = &endpoints::v2::products::GET_PRODUCT_OPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("product_option_id", &self.product_option_id);
    }
}

/// Changes a product option: `PATCH /rest/v2/products/{product_id}/options/{product_option_id}`.
///
/// Operation `updateProductOption`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductOption {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub product_option_id: ProductOptionId,
    pub body: JsonBody<UpdateProductOptionRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductOption {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        product_id: ProductId,
        product_option_id: ProductOptionId,
        body: impl Into<JsonBody<UpdateProductOptionRequest>>,
    ) -> Self {
        Self {
            product_id,
            product_option_id,
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

impl Operation for UpdateProductOption {
    type Output = ProductOption;

    const INFO: &'static Info = &endpoints::v2::products::UPDATE_PRODUCT_OPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("product_option_id", &self.product_option_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a product option: `DELETE /rest/v2/products/{product_id}/options/{product_option_id}`.
///
/// Operation `deleteProductOption`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductOption {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub product_option_id: ProductOptionId,
}

impl DeleteProductOption {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, product_option_id: ProductOptionId) -> Self {
        Self {
            product_id,
            product_option_id,
        }
    }
}

impl Operation for DeleteProductOption {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::products::DELETE_PRODUCT_OPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("product_option_id", &self.product_option_id);
    }
}

/// Reads the legacy image data: `GET /rest/v2/products/{product_id}/images/legacyImageData`.
///
/// Operation `getFileData`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLegacyImageData {
    /// In the path.
    pub product_id: ProductId,
}

impl GetLegacyImageData {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId) -> Self {
        Self { product_id }
    }
}

impl Operation for GetLegacyImageData {
    type Output = Content;

    const INFO: &'static Info = &endpoints::v2::products::GET_LEGACY_IMAGE_DATA;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
    }
}

/// Adds a product option list option value: `POST /rest/v2/products/{product_id}/options/{product_option_id}/listItems`.
///
/// Operation `addProductOptionListOptionValue`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddProductOptionListOptionValue {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub product_option_id: ProductOptionId,
    pub body: JsonBody<Vec<CreateProductOptionListOption>>,
}

impl AddProductOptionListOptionValue {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        product_option_id: ProductOptionId,
        body: impl Into<JsonBody<Vec<CreateProductOptionListOption>>>,
    ) -> Self {
        Self {
            product_id,
            product_option_id,
            body: body.into(),
        }
    }
}

impl Operation for AddProductOptionListOptionValue {
    type Output = ProductOption;

    const INFO: &'static Info = &endpoints::v2::products::ADD_PRODUCT_OPTION_LIST_OPTION_VALUE;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("product_option_id", &self.product_option_id);
        draft.json(&self.body);
    }
}

/// Changes a product option list option value: `PATCH /rest/v2/products/{product_id}/options/{product_option_id}/listItems/{item_id}`.
///
/// Operation `updateProductOptionListOptionValue`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductOptionListOptionValue {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub product_option_id: ProductOptionId,
    /// In the path.
    pub item_id: ProductOptionValueId,
    pub body: JsonBody<UpdateProductOptionListOption>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductOptionListOptionValue {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        product_id: ProductId,
        product_option_id: ProductOptionId,
        item_id: ProductOptionValueId,
        body: impl Into<JsonBody<UpdateProductOptionListOption>>,
    ) -> Self {
        Self {
            product_id,
            product_option_id,
            item_id,
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

impl Operation for UpdateProductOptionListOptionValue {
    type Output = ProductOption;

    const INFO: &'static Info = &endpoints::v2::products::UPDATE_PRODUCT_OPTION_LIST_OPTION_VALUE;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("product_option_id", &self.product_option_id);
        draft.path("item_id", &self.item_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a product option list option value: `DELETE /rest/v2/products/{product_id}/options/{product_option_id}/listItems/{item_id}`.
///
/// Operation `deleteProductOptionListOptionValue`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductOptionListOptionValue {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub product_option_id: ProductOptionId,
    /// In the path.
    pub item_id: ProductOptionValueId,
}

impl DeleteProductOptionListOptionValue {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        product_option_id: ProductOptionId,
        item_id: ProductOptionValueId,
    ) -> Self {
        Self {
            product_id,
            product_option_id,
            item_id,
        }
    }
}

impl Operation for DeleteProductOptionListOptionValue {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::products::DELETE_PRODUCT_OPTION_LIST_OPTION_VALUE;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("product_option_id", &self.product_option_id);
        draft.path("item_id", &self.item_id);
    }
}
