//! Models of tags.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::{CategoryReference, Company, Tag, TagContactAssociation};
use crate::{ContactId, Id, Patch, TagCategoryId, Timestamp};

/// The body of a request: apply remove tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApplyRemoveTagRequest {
    pub contact_ids: Vec<ContactId>,
}

impl ApplyRemoveTagRequest {
    /// The body with what the server requires.
    pub fn new(contact_ids: Vec<ContactId>) -> Self {
        Self { contact_ids }
    }
}

/// What comes back: apply tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ApplyTagsResponse {
    #[serde(deserialize_with = "nullable")]
    pub results: BTreeMap<Id, String>,
}

/// The body that creates a tag category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTagCategoryRequest {
    /// Unique. In XML-RPC: `ContactGroupCategory.CategoryName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In XML-RPC: `ContactGroupCategory.CategoryDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

setters! {
    CreateTagCategoryRequest {
        name: String,
        description: String,
    } lists {
    }
}

/// The body that creates a tag.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTagRequest {
    /// The first 255 characters are stored. In XML-RPC: `ContactGroup.GroupName`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In XML-RPC: `ContactGroup.GroupDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryReference>,
}

setters! {
    CreateTagRequest {
        name: String,
        description: String,
        category: CategoryReference,
    } lists {
    }
}

/// One page of tag categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTagCategoriesResponse {
    #[serde(deserialize_with = "nullable")]
    pub tag_categories: Vec<TagCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tag contact associations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTagContactAssociationsResponse {
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<TagContactAssociation>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tagged companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTaggedCompaniesResponse {
    #[serde(deserialize_with = "nullable")]
    pub tagged_companies: Vec<TaggedCompany>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tagged contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTaggedContactsResponse {
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<TaggedContact>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTagsResponse {
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<Tag>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A tag category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TagCategory {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<TagCategoryId>,
    /// Unique. In XML-RPC: `ContactGroupCategory.CategoryName`.
    pub name: Option<String>,
    /// In XML-RPC: `ContactGroupCategory.CategoryDescription`.
    pub description: Option<String>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}

/// A tag contact count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TagContactCount {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i64>,
}

/// A tagged company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaggedCompany {
    pub company: Option<Company>,
    pub applied_time: Option<Timestamp>,
}

/// A tagged contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaggedContact {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ContactId>,
    pub email: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub applied_time: Option<Timestamp>,
}

/// The body that changes a tag category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateTagCategoryRequest {
    /// Unique. In XML-RPC: `ContactGroupCategory.CategoryName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `ContactGroupCategory.CategoryDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
}

setters! {
    UpdateTagCategoryRequest {
        name: String,
        description: String,
    } lists {
    }
}

/// The body that changes a tag.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateTagRequest {
    /// The first 255 characters are stored. In XML-RPC: `ContactGroup.GroupName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `ContactGroup.GroupDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub category: Patch<CategoryReference>,
}

setters! {
    UpdateTagRequest {
        name: String,
        description: String,
        category: CategoryReference,
    } lists {
    }
}
