//! Tags.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use std::collections::BTreeMap;

use super::model::{SetOfIds, TagResult};
use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, Id, Info, JsonBody, ListStyle, Nothing, Operation, Page, Pages,
    TagCategoryId, TagId,
};

pub use model::*;

/// Lists tags: `GET /rest/v1/tags`.
///
/// Operation `listTagsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTags {
    pub category: Option<TagCategoryId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    pub name: Option<String>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListTags {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`category`](field@Self::category).
    #[must_use]
    pub fn category(mut self, category: TagCategoryId) -> Self {
        self.category = Some(category);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`name`](field@Self::name).
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }
}

impl Operation for ListTags {
    type Output = TagList;

    const INFO: &'static Info = &endpoints::v1::tags::LIST_TAGS;

    fn write(&self, draft: &mut Draft) {
        draft.query("category", self.category.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("name", self.name.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListTags {
    type Item = Tag;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Tag> {
        Page::with_offset(answer.tags)
    }
}

/// Creates a tag: `POST /rest/v1/tags`.
///
/// Operation `createTagUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTag {
    pub body: JsonBody<CreateTagRequest>,
}

impl CreateTag {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateTagRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateTag {
    type Output = Tag;

    const INFO: &'static Info = &endpoints::v1::tags::CREATE_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a tag: `GET /rest/v1/tags/{id}`.
///
/// Operation `getTagUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTag {
    /// In the path.
    pub id: TagId,
}

impl GetTag {
    /// The operation with its parameters.
    pub fn new(id: TagId) -> Self {
        Self { id }
    }
}

impl Operation for GetTag {
    type Output = Tag;

    const INFO: &'static Info = &endpoints::v1::tags::GET_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Creates a tag category: `POST /rest/v1/tags/categories`.
///
/// Operation `createTagCategoryUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTagCategory {
    pub body: JsonBody<CreateTagCategoryRequest>,
}

impl CreateTagCategory {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateTagCategoryRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateTagCategory {
    type Output = TagCategory;

    const INFO: &'static Info = &endpoints::v1::tags::CREATE_TAG_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Lists tagged companies: `GET /rest/v1/tags/{tagId}/companies`.
///
/// Operation `listCompaniesForTagIdUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTaggedCompanies {
    /// In the path.
    pub tag_id: TagId,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListTaggedCompanies {
    /// The operation with what it requires; the rest is left out.
    pub fn new(tag_id: TagId) -> Self {
        Self {
            tag_id,
            limit: None,
            offset: None,
        }
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

impl Operation for ListTaggedCompanies {
    type Output = TaggedCompanyList;

    const INFO: &'static Info = &endpoints::v1::tags::LIST_TAGGED_COMPANIES;

    fn write(&self, draft: &mut Draft) {
        draft.path("tagId", &self.tag_id);
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListTaggedCompanies {
    type Item = TaggedCompany;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TaggedCompany> {
        Page::with_offset(answer.companies)
    }
}

/// Lists tagged contacts: `GET /rest/v1/tags/{tagId}/contacts`.
///
/// Operation `listContactsForTagIdUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTaggedContacts {
    /// In the path.
    pub tag_id: TagId,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
}

impl ListTaggedContacts {
    /// The operation with what it requires; the rest is left out.
    pub fn new(tag_id: TagId) -> Self {
        Self {
            tag_id,
            limit: None,
            offset: None,
        }
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

impl Operation for ListTaggedContacts {
    type Output = TaggedContactList;

    const INFO: &'static Info = &endpoints::v1::tags::LIST_TAGGED_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("tagId", &self.tag_id);
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
    }
}

impl Pages for ListTaggedContacts {
    type Item = TaggedContact;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TaggedContact> {
        Page::with_offset(answer.contacts)
    }
}

/// Applies a tag to contacts: `POST /rest/v1/tags/{tagId}/contacts`.
///
/// Operation `applyTagToContactIdsUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApplyTagToContacts {
    /// In the path.
    pub tag_id: TagId,
    pub body: JsonBody<SetOfIds>,
}

impl ApplyTagToContacts {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId, body: impl Into<JsonBody<SetOfIds>>) -> Self {
        Self {
            tag_id,
            body: body.into(),
        }
    }
}

impl Operation for ApplyTagToContacts {
    type Output = BTreeMap<Id, TagResult>;

    const INFO: &'static Info = &endpoints::v1::tags::APPLY_TAG_TO_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("tagId", &self.tag_id);
        draft.json(&self.body);
    }
}

/// Removes a tag from contacts: `DELETE /rest/v1/tags/{tagId}/contacts`.
///
/// Operation `removeTagFromContactIdsUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveTagFromContacts {
    /// In the path.
    pub tag_id: TagId,
    pub ids: Vec<ContactId>,
}

impl RemoveTagFromContacts {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId, ids: impl IntoIterator<Item = ContactId>) -> Self {
        Self {
            tag_id,
            ids: ids.into_iter().collect(),
        }
    }
}

impl Operation for RemoveTagFromContacts {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::tags::REMOVE_TAG_FROM_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("tagId", &self.tag_id);
        draft.list("ids", &self.ids, ListStyle::Repeat);
    }
}

/// Removes a tag from a contact: `DELETE /rest/v1/tags/{tagId}/contacts/{contactId}`.
///
/// Operation `removeTagFromContactIdUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveTagFromContact {
    /// In the path.
    pub tag_id: TagId,
    /// In the path.
    pub contact_id: ContactId,
}

impl RemoveTagFromContact {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId, contact_id: ContactId) -> Self {
        Self { tag_id, contact_id }
    }
}

impl Operation for RemoveTagFromContact {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::tags::REMOVE_TAG_FROM_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("tagId", &self.tag_id);
        draft.path("contactId", &self.contact_id);
    }
}
