//! Product interests.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, JsonBody, ListStyle, Nothing, Operation, OrderBy, Page, Pages,
    ProductInterestBundleId, ProductInterestId, UpdateMask,
};

pub use model::*;

/// Lists product interest bundles: `GET /rest/v2/productInterestBundles`.
///
/// Operation `listProductInterestBundles`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListProductInterestBundles {
    /// Which records are listed.
    pub filter: Option<ProductInterestBundlesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<ProductInterestBundlesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListProductInterestBundles {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: ProductInterestBundlesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: ProductInterestBundlesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListProductInterestBundles {
    type Output = ListProductInterestBundleResponse;

    const INFO: &'static Info = &endpoints::v2::product_interests::LIST_PRODUCT_INTEREST_BUNDLES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListProductInterestBundles {
    type Item = ProductInterestBundle;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ProductInterestBundle> {
        Page::with_token(answer.product_interest_bundles, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListProductInterestBundles`] can be ordered by.
    ProductInterestBundlesOrderKey {
        Name = "name",
    }
}

/// Which records [`ListProductInterestBundles`] returns.
pub type ProductInterestBundlesFilter = crate::Filter<ListProductInterestBundles>;

impl ProductInterestBundlesFilter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }
}

/// Creates a product interest bundle: `POST /rest/v2/productInterestBundles`.
///
/// Operation `createProductInterestBundle`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateProductInterestBundle {
    pub body: JsonBody<CreateProductInterestBundleRequest>,
}

impl CreateProductInterestBundle {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateProductInterestBundleRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateProductInterestBundle {
    type Output = ProductInterestBundle;

    const INFO: &'static Info = &endpoints::v2::product_interests::CREATE_PRODUCT_INTEREST_BUNDLE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a product interest bundle: `GET /rest/v2/productInterestBundles/{id}`.
///
/// Operation `getProductInterestBundle`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProductInterestBundle {
    /// In the path.
    pub id: ProductInterestBundleId,
}

impl GetProductInterestBundle {
    /// The operation with its parameters.
    pub fn new(id: ProductInterestBundleId) -> Self {
        Self { id }
    }
}

impl Operation for GetProductInterestBundle {
    type Output = ProductInterestBundle;

    const INFO: &'static Info = &endpoints::v2::product_interests::GET_PRODUCT_INTEREST_BUNDLE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Changes a product interest bundle: `PATCH /rest/v2/productInterestBundles/{id}`.
///
/// Operation `updateProductInterestBundle`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductInterestBundle {
    /// In the path.
    pub id: ProductInterestBundleId,
    pub body: JsonBody<UpdateProductInterestBundleRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductInterestBundle {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        id: ProductInterestBundleId,
        body: impl Into<JsonBody<UpdateProductInterestBundleRequest>>,
    ) -> Self {
        Self {
            id,
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

impl Operation for UpdateProductInterestBundle {
    type Output = ProductInterestBundle;

    const INFO: &'static Info = &endpoints::v2::product_interests::UPDATE_PRODUCT_INTEREST_BUNDLE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a product interest bundle: `DELETE /rest/v2/productInterestBundles/{id}`.
///
/// Operation `deleteProductInterestBundle`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteProductInterestBundle {
    /// In the path.
    pub id: ProductInterestBundleId,
}

impl DeleteProductInterestBundle {
    /// The operation with its parameters.
    pub fn new(id: ProductInterestBundleId) -> Self {
        Self { id }
    }
}

impl Operation for DeleteProductInterestBundle {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::product_interests::DELETE_PRODUCT_INTEREST_BUNDLE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Adds a product interest: `POST /rest/v2/productInterestBundles/{id}/interests`.
///
/// Operation `addProductInterest`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddProductInterest {
    /// In the path.
    pub id: ProductInterestBundleId,
    pub body: JsonBody<AddProductInterestRequest>,
}

impl AddProductInterest {
    /// The operation with its parameters.
    pub fn new(
        id: ProductInterestBundleId,
        body: impl Into<JsonBody<AddProductInterestRequest>>,
    ) -> Self {
        Self {
            id,
            body: body.into(),
        }
    }
}

impl Operation for AddProductInterest {
    type Output = ProductInterest;

    const INFO: &'static Info = &endpoints::v2::product_interests::ADD_PRODUCT_INTEREST;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.json(&self.body);
    }
}

/// Changes a product interest: `PATCH /rest/v2/productInterestBundles/{id}/interests/{interest_id}`.
///
/// Operation `updateProductInterest`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductInterest {
    /// In the path.
    pub id: ProductInterestBundleId,
    /// In the path.
    pub interest_id: ProductInterestId,
    pub body: JsonBody<UpdateProductInterestRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductInterest {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        id: ProductInterestBundleId,
        interest_id: ProductInterestId,
        body: impl Into<JsonBody<UpdateProductInterestRequest>>,
    ) -> Self {
        Self {
            id,
            interest_id,
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

impl Operation for UpdateProductInterest {
    type Output = ProductInterest;

    const INFO: &'static Info = &endpoints::v2::product_interests::UPDATE_PRODUCT_INTEREST;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.path("interest_id", &self.interest_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Removes a product interest: `DELETE /rest/v2/productInterestBundles/{id}/interests/{interest_id}`.
///
/// Operation `removeProductInterest`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveProductInterest {
    /// In the path.
    pub id: ProductInterestBundleId,
    /// In the path.
    pub interest_id: ProductInterestId,
}

impl RemoveProductInterest {
    /// The operation with its parameters.
    pub fn new(id: ProductInterestBundleId, interest_id: ProductInterestId) -> Self {
        Self { id, interest_id }
    }
}

impl Operation for RemoveProductInterest {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::product_interests::REMOVE_PRODUCT_INTEREST;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.path("interest_id", &self.interest_id);
    }
}
