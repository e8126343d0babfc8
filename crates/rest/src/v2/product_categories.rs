//! Product categories.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::multipart::Form;
use crate::{
    Comparison, Cursor, Direction, Draft, Info, JsonBody, ListStyle, Nothing, Operation, OrderBy,
    Page, Pages, ProductCategoryId, ProductId, UpdateMask, Upload,
};

pub use model::*;

/// Lists product categories: `GET /rest/v2/productCategories`.
///
/// Operation `listProductCategories`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListProductCategories {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListProductCategories {
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

impl Operation for ListProductCategories {
    type Output = ListProductCategoriesResponse;

    const INFO: &'static Info = &endpoints::v2::product_categories::LIST_PRODUCT_CATEGORIES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListProductCategories {
    type Item = ProductCategory;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ProductCategory> {
        Page::with_token(answer.product_categories, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListProductCategories`] can be ordered by.
    OrderKey {
        Id = "id",
    }
}

/// Which records [`ListProductCategories`] returns.
pub type Filter = crate::Filter<ListProductCategories>;

impl Filter {
    /// `product_id`.
    pub fn product_id(value: ProductId) -> Self {
        Self::equal("product_id", value)
    }

    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `product_category_id`.
    pub fn product_category_id(value: ProductCategoryId) -> Self {
        Self::equal("product_category_id", value)
    }

    /// `product_category_id`, compared.
    pub fn product_category_id_compared(comparison: Comparison, value: ProductCategoryId) -> Self {
        Self::compared("product_category_id", comparison, value)
    }

    /// Anything but this `product_category_id`.
    pub fn product_category_id_not(value: ProductCategoryId) -> Self {
        Self::not_equal("product_category_id", value)
    }
}

/// Creates a product category: `POST /rest/v2/productCategories`.
///
/// Operation `createProductCategory`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductCategory {
    pub body: JsonBody<CreateProductCategoryRequest>,
}

impl CreateProductCategory {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateProductCategoryRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateProductCategory {
    type Output = ProductCategory;

    const INFO: &'static Info = &endpoints::v2::product_categories::CREATE_PRODUCT_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a product category: `GET /rest/v2/productCategories/{category_id}`.
///
/// Operation `getProductCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProductCategory {
    /// In the path.
    pub category_id: ProductCategoryId,
}

impl GetProductCategory {
    /// The operation with its parameters.
    pub fn new(category_id: ProductCategoryId) -> Self {
        Self { category_id }
    }
}

impl Operation for GetProductCategory {
    type Output = ProductCategory;

    const INFO: &'static Info = &endpoints::v2::product_categories::GET_PRODUCT_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("category_id", &self.category_id);
    }
}

/// Assigns products to a category: `POST /rest/v2/productCategories/{category_id}:assignProducts`.
///
/// Operation `assignProductsToCategory`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AssignProductsToCategory {
    /// In the path.
    pub category_id: ProductCategoryId,
    pub body: JsonBody<AssignProductsRequest>,
}

impl AssignProductsToCategory {
    /// The operation with its parameters.
    pub fn new(
        category_id: ProductCategoryId,
        body: impl Into<JsonBody<AssignProductsRequest>>,
    ) -> Self {
        Self {
            category_id,
            body: body.into(),
        }
    }
}

impl Operation for AssignProductsToCategory {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::product_categories::ASSIGN_PRODUCTS_TO_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("category_id", &self.category_id);
        draft.json(&self.body);
    }
}

/// Changes a product category: `PATCH /rest/v2/productCategories/{category_id}`.
///
/// Operation `updateProductCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductCategory {
    /// In the path.
    pub category_id: ProductCategoryId,
    pub body: JsonBody<UpdateProductCategoryRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductCategory {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        category_id: ProductCategoryId,
        body: impl Into<JsonBody<UpdateProductCategoryRequest>>,
    ) -> Self {
        Self {
            category_id,
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

impl Operation for UpdateProductCategory {
    type Output = ProductCategory;

    const INFO: &'static Info = &endpoints::v2::product_categories::UPDATE_PRODUCT_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("category_id", &self.category_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a product category: `DELETE /rest/v2/productCategories/{category_id}`.
///
/// Operation `deleteProductCategory`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductCategory {
    /// In the path.
    pub category_id: ProductCategoryId,
}

impl DeleteProductCategory {
    /// The operation with its parameters.
    pub fn new(category_id: ProductCategoryId) -> Self {
        Self { category_id }
    }
}

impl Operation for DeleteProductCategory {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::product_categories::DELETE_PRODUCT_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("category_id", &self.category_id);
    }
}

/// Lists assigned products: `GET /rest/v2/productCategories/assignedProducts`.
///
/// Operation `listAssignedProducts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAssignedProducts {
    /// Which records are listed.
    pub filter: Option<AssignedProductsFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AssignedProductsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListAssignedProducts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AssignedProductsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AssignedProductsOrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListAssignedProducts {
    type Output = ListAssignedProductsResponse;

    const INFO: &'static Info = &endpoints::v2::product_categories::LIST_ASSIGNED_PRODUCTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListAssignedProducts {
    type Item = AssignedProducts;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AssignedProducts> {
        Page::with_token(answer.assigned_product_categories, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAssignedProducts`] can be ordered by.
    AssignedProductsOrderKey {
        ProductCategoryId = "product_category_id",
    }
}

/// Which records [`ListAssignedProducts`] returns.
pub type AssignedProductsFilter = crate::Filter<ListAssignedProducts>;

impl AssignedProductsFilter {
    /// `product_ids`: any of the values.
    pub fn product_ids(values: impl IntoIterator<Item = ProductId>) -> Self {
        Self::list("product_ids", values)
    }

    /// `product_category_ids`: any of the values.
    pub fn product_category_ids(values: impl IntoIterator<Item = ProductCategoryId>) -> Self {
        Self::list("product_category_ids", values)
    }
}

/// Creates a product category image: `POST /rest/v2/productCategories/{category_id}/images`.
///
/// Operation `createImageFile`; answers 201.
#[derive(Debug)]
#[non_exhaustive]
pub struct CreateProductCategoryImage {
    /// In the path.
    pub category_id: ProductCategoryId,
    /// A part of the form.
    pub file: Upload,
}

impl CreateProductCategoryImage {
    /// The operation with its parameters.
    pub fn new(category_id: ProductCategoryId, file: Upload) -> Self {
        Self { category_id, file }
    }
}

impl Operation for CreateProductCategoryImage {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::product_categories::CREATE_PRODUCT_CATEGORY_IMAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("category_id", &self.category_id);
        let mut form = Form::new();
        form.file("file", &self.file);
        draft.form(form);
    }
}

/// Deletes a product category image: `DELETE /rest/v2/productCategories/{category_id}/images`.
///
/// Operation `deleteImageFile`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductCategoryImage {
    /// In the path.
    pub category_id: ProductCategoryId,
}

impl DeleteProductCategoryImage {
    /// The operation with its parameters.
    pub fn new(category_id: ProductCategoryId) -> Self {
        Self { category_id }
    }
}

impl Operation for DeleteProductCategoryImage {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::product_categories::DELETE_PRODUCT_CATEGORY_IMAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("category_id", &self.category_id);
    }
}
