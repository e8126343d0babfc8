//! Models of product categories.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::{Id, Patch, ProductId};

/// The body of a request: assign products.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssignProductsRequest {
    /// Ids of the products.
    pub product_ids: Vec<ProductId>,
}

impl AssignProductsRequest {
    /// The body with what the server requires.
    pub fn new(product_ids: Vec<ProductId>) -> Self {
        Self { product_ids }
    }
}

/// Assigned products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssignedProducts {
    /// Id of the product category.
    pub product_category_id: Option<Id>,
    /// Ids of the products.
    #[serde(deserialize_with = "nullable")]
    pub product_ids: Vec<ProductId>,
}

/// The body that creates a product category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductCategoryRequest {
    /// Name.
    pub name: String,
    /// Display order index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_order_index: Option<i32>,
    /// Id of the parent category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_category_id: Option<Id>,
}

impl CreateProductCategoryRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            display_order_index: None,
            parent_category_id: None,
        }
    }
}

/// One page of assigned products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAssignedProductsResponse {
    /// Assigned product categories.
    #[serde(deserialize_with = "nullable")]
    pub assigned_product_categories: Vec<AssignedProducts>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of product categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListProductCategoriesResponse {
    /// Product categories.
    #[serde(deserialize_with = "nullable")]
    pub product_categories: Vec<ProductCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A product category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductCategory {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Display order index.
    pub display_order_index: Option<i32>,
    /// Id of the parent category.
    pub parent_category_id: Option<Id>,
}

/// The body that changes a product category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductCategoryRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Display order index.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub display_order_index: Patch<i32>,
    /// Id of the parent category.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub parent_category_id: Patch<Id>,
}
