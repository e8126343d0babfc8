//! Models of tags.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::{CategoryReference, Company, Tag, TagContactAssociation};
use crate::{ContactId, Id, Patch, TagCategoryId, Timestamp};

/// The body of a request: apply remove tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplyRemoveTagRequest {
    /// Ids of the contacts.
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
#[serde(default)]
pub struct ApplyTagsResponse {
    /// Results.
    #[serde(deserialize_with = "nullable")]
    pub results: BTreeMap<Id, String>,
}

/// The body that creates a tag category.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateTagCategoryRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The body that creates a tag.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateTagRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryReference>,
}

/// One page of tag categories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTagCategoriesResponse {
    /// Tag categories.
    #[serde(deserialize_with = "nullable")]
    pub tag_categories: Vec<TagCategory>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tag contact associations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTagContactAssociationsResponse {
    /// Contacts.
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<TagContactAssociation>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tagged companies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTaggedCompaniesResponse {
    /// Tagged companies.
    #[serde(deserialize_with = "nullable")]
    pub tagged_companies: Vec<TaggedCompany>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tagged contacts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTaggedContactsResponse {
    /// Contacts.
    #[serde(deserialize_with = "nullable")]
    pub contacts: Vec<TaggedContact>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTagsResponse {
    /// Tags.
    #[serde(deserialize_with = "nullable")]
    pub tags: Vec<Tag>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A tag category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagCategory {
    /// Its id.
    pub id: Option<TagCategoryId>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// A tag contact count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagContactCount {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i64>,
}

/// A tagged company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaggedCompany {
    /// Company.
    pub company: Option<Company>,
    /// Applied time, in UTC.
    pub applied_time: Option<Timestamp>,
}

/// A tagged contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaggedContact {
    /// Its id.
    pub id: Option<Id>,
    /// Email.
    pub email: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Applied time, in UTC.
    pub applied_time: Option<Timestamp>,
}

/// The body that changes a tag category.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateTagCategoryRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
}

/// The body that changes a tag.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateTagRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Category.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub category: Patch<CategoryReference>,
}
