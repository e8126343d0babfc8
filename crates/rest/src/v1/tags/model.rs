//! Models of tags.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v1::model::BasicContact;
use crate::{CompanyId, Id, TagCategoryId, TagId, Timestamp};

/// A basic company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicCompany {
    /// Company name.
    pub company_name: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<CompanyId>,
}

/// A category reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryReference {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Id,
}

impl CategoryReference {
    /// The body with what the server requires.
    pub fn new(id: impl Into<Id>) -> Self {
        Self { id: id.into() }
    }
}

/// The body that creates a tag category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateTagCategoryRequest {
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Name.
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

/// The body that creates a tag.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateTagRequest {
    /// Category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryReference>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Name.
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

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tag {
    /// Category.
    pub category: Option<TagCategory>,
    /// Description.
    pub description: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<TagId>,
    /// Name.
    pub name: Option<String>,
}

/// A tag category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagCategory {
    /// Description.
    pub description: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<TagCategoryId>,
    /// Name.
    pub name: Option<String>,
}

/// One page of tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Tags.
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<Tag>,
}

/// A tagged company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaggedCompany {
    /// Company.
    pub company: Option<BasicCompany>,
    /// Date applied, in UTC.
    pub date_applied: Option<Timestamp>,
}

/// One page of tagged companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaggedCompanyList {
    /// Companies.
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
#[serde(default)]
pub struct TaggedContact {
    /// Contact.
    pub contact: Option<BasicContact>,
    /// Date applied, in UTC.
    pub date_applied: Option<Timestamp>,
}

/// One page of tagged contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaggedContactList {
    /// Contacts.
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<TaggedContact>,
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}
