//! Tags.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{Tag, TagContactAssociation};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, JsonBody, ListStyle, Nothing, Operation, OrderBy, Page, Pages,
    TagCategoryId, TagId, Timestamp, UpdateMask,
};

pub use model::*;

/// Lists tags: `GET /rest/v2/tags`.
///
/// Operation `listTags`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTags {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListTags {
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

impl Operation for ListTags {
    type Output = ListTagsResponse;

    const INFO: &'static Info = &endpoints::v2::tags::LIST_TAGS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListTags {
    type Item = Tag;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Tag> {
        Page::with_token(answer.tags, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTags`] can be ordered by.
    OrderKey {
        Name = "name",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListTags`] returns.
pub type Filter = crate::Filter<ListTags>;

impl Filter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `description`.
    pub fn description(value: impl Into<String>) -> Self {
        Self::equal("description", value.into())
    }

    /// Empty `description`.
    pub fn description_none() -> Self {
        Self::equal("description", "NONE")
    }

    /// `category_id`.
    pub fn category_id(value: TagCategoryId) -> Self {
        Self::equal("category_id", value)
    }

    /// Empty `category_id`.
    pub fn category_id_none() -> Self {
        Self::equal("category_id", "NONE")
    }

    /// `tag_ids`: any of the values.
    pub fn tag_ids(values: impl IntoIterator<Item = TagId>) -> Self {
        Self::list("tag_ids", values)
    }

    /// `since_create_time`: a time.
    pub fn since_create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_create_time", value.into())
    }

    /// `until_create_time`: a time.
    pub fn until_create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_create_time", value.into())
    }

    /// `since_update_time`: a time.
    pub fn since_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_update_time", value.into())
    }

    /// `until_update_time`: a time.
    pub fn until_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_update_time", value.into())
    }
}

/// Creates a tag: `POST /rest/v2/tags`.
///
/// Operation `createTag`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::tags::CREATE_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a tag: `GET /rest/v2/tags/{tag_id}`.
///
/// Operation `getTag`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTag {
    /// In the path.
    pub tag_id: TagId,
}

impl GetTag {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId) -> Self {
        Self { tag_id }
    }
}

impl Operation for GetTag {
    type Output = Tag;

    const INFO: &'static Info = &endpoints::v2::tags::GET_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
    }
}

/// Changes a tag: `PATCH /rest/v2/tags/{tag_id}`.
///
/// Operation `updateTag`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTag {
    /// In the path.
    pub tag_id: TagId,
    pub body: JsonBody<UpdateTagRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateTag {
    /// The operation with what it requires; the rest is left out.
    pub fn new(tag_id: TagId, body: impl Into<JsonBody<UpdateTagRequest>>) -> Self {
        Self {
            tag_id,
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

impl Operation for UpdateTag {
    type Output = Tag;

    const INFO: &'static Info = &endpoints::v2::tags::UPDATE_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a tag: `DELETE /rest/v2/tags/{tag_id}`.
///
/// Operation `deleteTag`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteTag {
    /// In the path.
    pub tag_id: TagId,
}

impl DeleteTag {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId) -> Self {
        Self { tag_id }
    }
}

impl Operation for DeleteTag {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::tags::DELETE_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
    }
}

/// Lists tag categories: `GET /rest/v2/tags/categories`.
///
/// Operation `listTagCategories`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTagCategories {
    /// Which records are listed.
    pub filter: Option<TagCategoriesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<TagCategoriesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListTagCategories {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: TagCategoriesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: TagCategoriesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListTagCategories {
    type Output = ListTagCategoriesResponse;

    const INFO: &'static Info = &endpoints::v2::tags::LIST_TAG_CATEGORIES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListTagCategories {
    type Item = TagCategory;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TagCategory> {
        Page::with_token(answer.tag_categories, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTagCategories`] can be ordered by.
    TagCategoriesOrderKey {
        Name = "name",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListTagCategories`] returns.
pub type TagCategoriesFilter = crate::Filter<ListTagCategories>;

impl TagCategoriesFilter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// Empty `name`.
    pub fn name_none() -> Self {
        Self::equal("name", "NONE")
    }

    /// `description`.
    pub fn description(value: impl Into<String>) -> Self {
        Self::equal("description", value.into())
    }

    /// Empty `description`.
    pub fn description_none() -> Self {
        Self::equal("description", "NONE")
    }

    /// `since_create_time`: a time.
    pub fn since_create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_create_time", value.into())
    }

    /// `until_create_time`: a time.
    pub fn until_create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_create_time", value.into())
    }

    /// `since_update_time`: a time.
    pub fn since_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_update_time", value.into())
    }

    /// `until_update_time`: a time.
    pub fn until_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_update_time", value.into())
    }
}

/// Creates a tag category: `POST /rest/v2/tags/categories`.
///
/// Operation `createTagCategory`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::tags::CREATE_TAG_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a tag category: `GET /rest/v2/tags/categories/{tag_category_id}`.
///
/// Operation `getCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTagCategory {
    /// In the path.
    pub tag_category_id: TagCategoryId,
}

impl GetTagCategory {
    /// The operation with its parameters.
    pub fn new(tag_category_id: TagCategoryId) -> Self {
        Self { tag_category_id }
    }
}

impl Operation for GetTagCategory {
    type Output = TagCategory;

    const INFO: &'static Info = &endpoints::v2::tags::GET_TAG_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_category_id", &self.tag_category_id);
    }
}

/// Changes a tag category: `PATCH /rest/v2/tags/categories/{tag_category_id}`.
///
/// Operation `updateTagCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTagCategory {
    /// In the path.
    pub tag_category_id: TagCategoryId,
    pub body: JsonBody<UpdateTagCategoryRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateTagCategory {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        tag_category_id: TagCategoryId,
        body: impl Into<JsonBody<UpdateTagCategoryRequest>>,
    ) -> Self {
        Self {
            tag_category_id,
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

impl Operation for UpdateTagCategory {
    type Output = TagCategory;

    const INFO: &'static Info = &endpoints::v2::tags::UPDATE_TAG_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_category_id", &self.tag_category_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a tag category: `DELETE /rest/v2/tags/categories/{tag_category_id}`.
///
/// Operation `deleteTagCategory`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteTagCategory {
    /// In the path.
    pub tag_category_id: TagCategoryId,
}

impl DeleteTagCategory {
    /// The operation with its parameters.
    pub fn new(tag_category_id: TagCategoryId) -> Self {
        Self { tag_category_id }
    }
}

impl Operation for DeleteTagCategory {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::tags::DELETE_TAG_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_category_id", &self.tag_category_id);
    }
}

/// Lists tagged companies: `GET /rest/v2/tags/{tag_id}/companies`.
///
/// Operation `listCompaniesForTagId`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTaggedCompanies {
    /// In the path.
    pub tag_id: TagId,
    /// Which records are listed.
    pub filter: Option<TaggedCompaniesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<TaggedCompaniesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListTaggedCompanies {
    /// The operation with what it requires; the rest is left out.
    pub fn new(tag_id: TagId) -> Self {
        Self {
            tag_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: TaggedCompaniesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: TaggedCompaniesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListTaggedCompanies {
    type Output = ListTaggedCompaniesResponse;

    const INFO: &'static Info = &endpoints::v2::tags::LIST_TAGGED_COMPANIES;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListTaggedCompanies {
    type Item = TaggedCompany;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TaggedCompany> {
        Page::with_token(answer.tagged_companies, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTaggedCompanies`] can be ordered by.
    TaggedCompaniesOrderKey {
        CompanyName = "company_name",
        Email = "email",
        AppliedTime = "applied_time",
    }
}

/// Which records [`ListTaggedCompanies`] returns.
pub type TaggedCompaniesFilter = crate::Filter<ListTaggedCompanies>;

impl TaggedCompaniesFilter {
    /// `company_name`.
    pub fn company_name(value: impl Into<String>) -> Self {
        Self::equal("company_name", value.into())
    }

    /// `email`.
    pub fn email(value: impl Into<String>) -> Self {
        Self::equal("email", value.into())
    }

    /// Empty `email`.
    pub fn email_none() -> Self {
        Self::equal("email", "NONE")
    }

    /// `since_applied_time`: a time.
    pub fn since_applied_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_applied_time", value.into())
    }

    /// `until_applied_time`: a time.
    pub fn until_applied_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_applied_time", value.into())
    }
}

/// Lists tagged contacts: `GET /rest/v2/tags/{tag_id}/contacts`.
///
/// Operation `listContactsWithTagId`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTaggedContacts {
    /// In the path.
    pub tag_id: TagId,
    /// Which records are listed.
    pub filter: Option<TaggedContactsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<TaggedContactsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListTaggedContacts {
    /// The operation with what it requires; the rest is left out.
    pub fn new(tag_id: TagId) -> Self {
        Self {
            tag_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: TaggedContactsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: TaggedContactsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListTaggedContacts {
    type Output = ListTaggedContactsResponse;

    const INFO: &'static Info = &endpoints::v2::tags::LIST_TAGGED_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListTaggedContacts {
    type Item = TaggedContact;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TaggedContact> {
        Page::with_token(answer.contacts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTaggedContacts`] can be ordered by.
    TaggedContactsOrderKey {
        GivenName = "given_name",
        FamilyName = "family_name",
        Email = "email",
        AppliedTime = "applied_time",
    }
}

/// Which records [`ListTaggedContacts`] returns.
pub type TaggedContactsFilter = crate::Filter<ListTaggedContacts>;

impl TaggedContactsFilter {
    /// `given_name`.
    pub fn given_name(value: impl Into<String>) -> Self {
        Self::equal("given_name", value.into())
    }

    /// Empty `given_name`.
    pub fn given_name_none() -> Self {
        Self::equal("given_name", "NONE")
    }

    /// `family_name`.
    pub fn family_name(value: impl Into<String>) -> Self {
        Self::equal("family_name", value.into())
    }

    /// Empty `family_name`.
    pub fn family_name_none() -> Self {
        Self::equal("family_name", "NONE")
    }

    /// `email`.
    pub fn email(value: impl Into<String>) -> Self {
        Self::equal("email", value.into())
    }

    /// Empty `email`.
    pub fn email_none() -> Self {
        Self::equal("email", "NONE")
    }

    /// `since_applied_time`: a time.
    pub fn since_applied_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_applied_time", value.into())
    }

    /// `until_applied_time`: a time.
    pub fn until_applied_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_applied_time", value.into())
    }
}

/// Applies a tag to contacts: `POST /rest/v2/tags/{tag_id}/contacts:applyTags`.
///
/// Operation `applyTags`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApplyTags {
    /// In the path.
    pub tag_id: TagId,
    pub body: JsonBody<ApplyRemoveTagRequest>,
}

impl ApplyTags {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId, body: impl Into<JsonBody<ApplyRemoveTagRequest>>) -> Self {
        Self {
            tag_id,
            body: body.into(),
        }
    }
}

impl Operation for ApplyTags {
    type Output = ApplyTagsResponse;

    const INFO: &'static Info = &endpoints::v2::tags::APPLY_TAGS;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
        draft.json(&self.body);
    }
}

/// Removes a tag from contacts: `POST /rest/v2/tags/{tag_id}/contacts:removeTags`.
///
/// Operation `removeTags`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveTags {
    /// In the path.
    pub tag_id: TagId,
    pub body: JsonBody<ApplyRemoveTagRequest>,
}

impl RemoveTags {
    /// The operation with its parameters.
    pub fn new(tag_id: TagId, body: impl Into<JsonBody<ApplyRemoveTagRequest>>) -> Self {
        Self {
            tag_id,
            body: body.into(),
        }
    }
}

impl Operation for RemoveTags {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::tags::REMOVE_TAGS;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
        draft.json(&self.body);
    }
}

/// Lists contacts across tags: `GET /rest/v2/tags/-/contacts`.
///
/// Operation `listContactsAcrossTags`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListContactsAcrossTags {
    /// Which records are listed.
    pub filter: Option<String>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<String>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListContactsAcrossTags {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: impl Into<String>) -> Self {
        self.filter = Some(filter.into());
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
    pub fn order_by(mut self, order_by: impl Into<String>) -> Self {
        self.order_by = Some(order_by.into());
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

impl Operation for ListContactsAcrossTags {
    type Output = ListTagContactAssociationsResponse;

    const INFO: &'static Info = &endpoints::v2::tags::LIST_CONTACTS_ACROSS_TAGS;

    fn write(&self, draft: &mut Draft) {
        draft.query("filter", self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListContactsAcrossTags {
    type Item = TagContactAssociation;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TagContactAssociation> {
        Page::with_token(answer.contacts, answer.next_page_token)
    }
}

/// Counts contacts for a tag: `GET /rest/v2/tags/{tag_id}/contacts/count`.
///
/// Operation `countContactsForTag`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CountContactsForTag {
    /// In the path.
    pub tag_id: TagId,
    /// Which records are listed.
    pub filter: Option<String>,
}

impl CountContactsForTag {
    /// The operation with what it requires; the rest is left out.
    pub fn new(tag_id: TagId) -> Self {
        Self {
            tag_id,
            filter: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: impl Into<String>) -> Self {
        self.filter = Some(filter.into());
        self
    }
}

impl Operation for CountContactsForTag {
    type Output = TagContactCount;

    const INFO: &'static Info = &endpoints::v2::tags::COUNT_CONTACTS_FOR_TAG;

    fn write(&self, draft: &mut Draft) {
        draft.path("tag_id", &self.tag_id);
        draft.query("filter", self.filter.as_ref());
    }
}
