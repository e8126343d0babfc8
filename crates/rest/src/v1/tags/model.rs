//! Models of tags.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v1::model::BasicContact;
use crate::{CompanyId, TagCategoryId, TagId, Timestamp};

/// A basic company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct BasicCompany {
    pub company_name: Option<String>,
    pub email: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CompanyId>,
}

/// A category reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CategoryReference {
    /// In XML-RPC: `ContactGroup.GroupCategoryId`.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: TagCategoryId,
}

impl CategoryReference {
    /// The body with what the server requires.
    pub fn new(id: TagCategoryId) -> Self {
        Self { id }
    }
}

/// The body that creates a tag category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTagCategoryRequest {
    /// In XML-RPC: `ContactGroupCategory.CategoryDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `ContactGroupCategory.CategoryName`.
    pub name: String,
}

impl CreateTagCategoryRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            description: None,
            name: name.into(),
        }
    }
}

setters! {
    CreateTagCategoryRequest {
        description: String,
    } lists {
    }
}

/// The body that creates a tag.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTagRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryReference>,
    /// In XML-RPC: `ContactGroup.GroupDescription`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `ContactGroup.GroupName`.
    pub name: String,
}

impl CreateTagRequest {
    /// The body with what the server requires.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            category: None,
            description: None,
            name: name.into(),
        }
    }
}

setters! {
    CreateTagRequest {
        category: CategoryReference,
        description: String,
    } lists {
    }
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Tag {
    pub category: Option<TagCategory>,
    /// In XML-RPC: `ContactGroup.GroupDescription`.
    pub description: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TagId>,
    /// In XML-RPC: `ContactGroup.GroupName`.
    pub name: Option<String>,
}

/// A tag category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TagCategory {
    /// In XML-RPC: `ContactGroupCategory.CategoryDescription`.
    pub description: Option<String>,
    /// In XML-RPC: `ContactGroup.GroupCategoryId`, `ContactGroupCategory.Id`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<TagCategoryId>,
    /// In XML-RPC: `ContactGroupCategory.CategoryName`.
    pub name: Option<String>,
}

/// One page of tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TagList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<Tag>,
}

/// A tagged company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaggedCompany {
    pub company: Option<BasicCompany>,
    pub date_applied: Option<Timestamp>,
}

/// One page of tagged companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaggedCompanyList {
    #[serde(deserialize_with = "nullable")]
    pub companies: Vec<TaggedCompany>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// A tagged contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaggedContact {
    pub contact: Option<BasicContact>,
    pub date_applied: Option<Timestamp>,
}

/// One page of tagged contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TaggedContactList {
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<TaggedContact>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}
