//! Models of product categories.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::{Patch, ProductCategoryId, ProductId};

/// The body of a request: assign products.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AssignProductsRequest {
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
#[non_exhaustive]
#[serde(default)]
pub struct AssignedProducts {
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_category_id: Option<ProductCategoryId>,
    #[serde(deserialize_with = "nullable")]
    pub product_ids: Vec<ProductId>,
}

/// The body that creates a product category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductCategoryRequest {
    /// In XML-RPC: `ProductCategory.CategoryDisplayName`.
    pub name: String,
    /// In XML-RPC: `ProductCategory.CategoryOrder`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_order_index: Option<i32>,
    /// In XML-RPC: `ProductCategory.ParentId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_category_id: Option<ProductCategoryId>,
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

setters! {
    CreateProductCategoryRequest {
        display_order_index: i32,
        parent_category_id: ProductCategoryId,
    } lists {
    }
}

/// One page of assigned products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListAssignedProductsResponse {
    #[serde(deserialize_with = "nullable")]
    pub assigned_product_categories: Vec<AssignedProducts>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of product categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProductCategoriesResponse {
    #[serde(deserialize_with = "nullable")]
    pub product_categories: Vec<ProductCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A product category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductCategory {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductCategoryId>,
    /// In XML-RPC: `ProductCategory.CategoryDisplayName`.
    pub name: Option<String>,
    /// In XML-RPC: `ProductCategory.CategoryOrder`.
    pub display_order_index: Option<i32>,
    /// In XML-RPC: `ProductCategory.ParentId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub parent_category_id: Option<ProductCategoryId>,
}

/// The body that changes a product category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductCategoryRequest {
    /// In XML-RPC: `ProductCategory.CategoryDisplayName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `ProductCategory.CategoryOrder`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub display_order_index: Patch<i32>,
    /// In XML-RPC: `ProductCategory.ParentId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub parent_category_id: Patch<ProductCategoryId>,
}

setters! {
    UpdateProductCategoryRequest {
        name: String,
        display_order_index: i32,
        parent_category_id: ProductCategoryId,
    } lists {
    }
}
