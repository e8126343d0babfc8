//! Contacts.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    AppliedTag, CreateCustomFieldGroupRequest, CreateCustomFieldRequest,
    CreateCustomFieldTabRequest, CustomFieldGroup, CustomFieldMetaData, CustomFieldTab,
    ListCustomFieldGroupsResponse, ListCustomFieldTabsResponse, ObjectModel, TagContactAssociation,
    UpdateCustomFieldGroupRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    CompanyId, Comparison, ContactId, Cursor, CustomFieldGroupId, CustomFieldId, CustomFieldTabId,
    Direction, Draft, Info, JsonBody, LinkTypeId, ListStyle, Nothing, Operation, OrderBy, Page,
    Pages, TagCategoryId, Timestamp, UpdateMask,
};

pub use crate::finish::contact_lists::ContactLists;
pub use model::*;

/// Lists contacts: `GET /rest/v2/contacts`.
///
/// Operation `listContacts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListContacts {
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListContacts {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
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

impl Operation for ListContacts {
    type Output = ListContactsResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.list("fields", &self.fields, ListStyle::Comma);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListContacts {
    type Item = Contact;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Contact> {
        Page::with_token(answer.contacts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListContacts`] can be ordered by.
    OrderKey {
        Id = "id",
        CreateTime = "create_time",
        Email = "email",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListContacts`] returns.
pub type Filter = crate::Filter<ListContacts>;

impl Filter {
    /// `email`; a `*` at its end stands for any continuation.
    pub fn email(value: impl Into<String>) -> Self {
        Self::prefix("email", value.into())
    }

    /// `given_name`; a `*` at its end stands for any continuation.
    pub fn given_name(value: impl Into<String>) -> Self {
        Self::prefix("given_name", value.into())
    }

    /// `family_name`; a `*` at its end stands for any continuation.
    pub fn family_name(value: impl Into<String>) -> Self {
        Self::prefix("family_name", value.into())
    }

    /// `middle_name`; a `*` at its end stands for any continuation.
    pub fn middle_name(value: impl Into<String>) -> Self {
        Self::prefix("middle_name", value.into())
    }

    /// `company_id`.
    pub fn company_id(value: CompanyId) -> Self {
        Self::equal("company_id", value)
    }

    /// `contact_ids`: any of the values.
    pub fn contact_ids(values: impl IntoIterator<Item = ContactId>) -> Self {
        Self::list("contact_ids", values)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = ContactId>) -> Self {
        Self::list("ids", values)
    }

    /// `start_update_time`: a time.
    pub fn start_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("start_update_time", value.into())
    }

    /// `end_update_time`: a time.
    pub fn end_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("end_update_time", value.into())
    }

    /// `phone_number`.
    pub fn phone_number(value: impl Into<String>) -> Self {
        Self::equal("phone_number", value.into())
    }

    /// `phone_fields`: any of the values.
    pub fn phone_fields(values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::list("phone_fields", values.into_iter().map(Into::into))
    }

    /// `billing_address_line1`.
    pub fn billing_address_line1(value: impl Into<String>) -> Self {
        Self::equal("billing_address_line1", value.into())
    }

    /// `billing_address_locality`.
    pub fn billing_address_locality(value: impl Into<String>) -> Self {
        Self::equal("billing_address_locality", value.into())
    }

    /// `billing_address_region`.
    pub fn billing_address_region(value: impl Into<String>) -> Self {
        Self::equal("billing_address_region", value.into())
    }

    /// `billing_address_postal_code`.
    pub fn billing_address_postal_code(value: impl Into<String>) -> Self {
        Self::equal("billing_address_postal_code", value.into())
    }

    /// `billing_address_country_code`.
    pub fn billing_address_country_code(value: impl Into<String>) -> Self {
        Self::equal("billing_address_country_code", value.into())
    }

    /// `shipping_address_line1`.
    pub fn shipping_address_line1(value: impl Into<String>) -> Self {
        Self::equal("shipping_address_line1", value.into())
    }

    /// `shipping_address_locality`.
    pub fn shipping_address_locality(value: impl Into<String>) -> Self {
        Self::equal("shipping_address_locality", value.into())
    }

    /// `shipping_address_region`.
    pub fn shipping_address_region(value: impl Into<String>) -> Self {
        Self::equal("shipping_address_region", value.into())
    }

    /// `shipping_address_postal_code`.
    pub fn shipping_address_postal_code(value: impl Into<String>) -> Self {
        Self::equal("shipping_address_postal_code", value.into())
    }

    /// `shipping_address_country_code`.
    pub fn shipping_address_country_code(value: impl Into<String>) -> Self {
        Self::equal("shipping_address_country_code", value.into())
    }

    /// `other_address_line1`.
    pub fn other_address_line1(value: impl Into<String>) -> Self {
        Self::equal("other_address_line1", value.into())
    }

    /// `other_address_locality`.
    pub fn other_address_locality(value: impl Into<String>) -> Self {
        Self::equal("other_address_locality", value.into())
    }

    /// `other_address_region`.
    pub fn other_address_region(value: impl Into<String>) -> Self {
        Self::equal("other_address_region", value.into())
    }

    /// `other_address_postal_code`.
    pub fn other_address_postal_code(value: impl Into<String>) -> Self {
        Self::equal("other_address_postal_code", value.into())
    }

    /// `other_address_country_code`.
    pub fn other_address_country_code(value: impl Into<String>) -> Self {
        Self::equal("other_address_country_code", value.into())
    }

    /// `city`; a `*` at its end stands for any continuation.
    pub fn city(value: impl Into<String>) -> Self {
        Self::prefix("city", value.into())
    }

    /// `state`; a `*` at its end stands for any continuation.
    pub fn state(value: impl Into<String>) -> Self {
        Self::prefix("state", value.into())
    }

    /// `website`; a `*` at its end stands for any continuation.
    pub fn website(value: impl Into<String>) -> Self {
        Self::prefix("website", value.into())
    }

    /// `lead_source_name`; a `*` at its end stands for any continuation.
    pub fn lead_source_name(value: impl Into<String>) -> Self {
        Self::prefix("lead_source_name", value.into())
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `contact_id`, compared.
    pub fn contact_id_compared(comparison: Comparison, value: ContactId) -> Self {
        Self::compared("contact_id", comparison, value)
    }

    /// A custom field by its `field_name`, in the spelling its type asks for. A standard key of the same name wins.
    pub fn custom_field(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::prefix(name, value.into())
    }

    /// A custom field that holds a number, a date or a user, compared.
    pub fn custom_field_compared(
        name: impl Into<String>,
        comparison: Comparison,
        value: impl Into<String>,
    ) -> Self {
        Self::compared(name, comparison, value.into())
    }
}

/// Creates a contact: `POST /rest/v2/contacts`.
///
/// Operation `createContact`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContact {
    pub body: JsonBody<CreateContactRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
    /// How a contact that is already there is recognized: a match is changed, and answered with 200. Left out, a contact is always created.
    pub duplicate_option: Option<DuplicateOption>,
}

impl CreateContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(body: impl Into<JsonBody<CreateContactRequest>>) -> Self {
        Self {
            body: body.into(),
            fields: Vec::new(),
            duplicate_option: None,
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }

    /// Sets [`duplicate_option`](field@Self::duplicate_option).
    #[must_use]
    pub fn duplicate_option(mut self, duplicate_option: DuplicateOption) -> Self {
        self.duplicate_option = Some(duplicate_option);
        self
    }
}

impl Operation for CreateContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v2::contacts::CREATE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
        draft.list("fields", &self.fields, ListStyle::Comma);
        draft.query("duplicate_option", self.duplicate_option.as_ref());
    }
}

/// Links contacts: `POST /rest/v2/contacts:link`.
///
/// Operation `linkContacts`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LinkContacts {
    pub body: JsonBody<LinkContactsRequest>,
}

impl LinkContacts {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<LinkContactsRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for LinkContacts {
    type Output = ContactLink;

    const INFO: &'static Info = &endpoints::v2::contacts::LINK_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Merges contacts: `POST /rest/v2/contacts:merge`.
///
/// Operation `mergeContacts`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MergeContacts {
    pub body: JsonBody<MergeContactRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl MergeContacts {
    /// The operation with what it requires; the rest is left out.
    pub fn new(body: impl Into<JsonBody<MergeContactRequest>>) -> Self {
        Self {
            body: body.into(),
            fields: Vec::new(),
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for MergeContacts {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v2::contacts::MERGE_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Unlinks contacts: `POST /rest/v2/contacts:unlink`.
///
/// Operation `unlinkContacts`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnlinkContacts {
    pub body: JsonBody<LinkContactsRequest>,
}

impl UnlinkContacts {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<LinkContactsRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for UnlinkContacts {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::contacts::UNLINK_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a contact: `GET /rest/v2/contacts/{contact_id}`.
///
/// Operation `getContact`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetContact {
    /// In the path.
    pub contact_id: ContactId,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl GetContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            contact_id,
            fields: Vec::new(),
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v2::contacts::GET_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Changes a contact: `PATCH /rest/v2/contacts/{contact_id}`.
///
/// Operation `updateContact`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateContact {
    /// In the path.
    pub contact_id: ContactId,
    pub body: JsonBody<UpdateContactRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId, body: impl Into<JsonBody<UpdateContactRequest>>) -> Self {
        Self {
            contact_id,
            body: body.into(),
            fields: Vec::new(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateContact {
    type Output = Contact;

    const INFO: &'static Info = &endpoints::v2::contacts::UPDATE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Deletes a contact: `DELETE /rest/v2/contacts/{contact_id}`.
///
/// Operation `deleteContact`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteContact {
    /// In the path.
    pub contact_id: ContactId,
}

impl DeleteContact {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId) -> Self {
        Self { contact_id }
    }
}

impl Operation for DeleteContact {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::contacts::DELETE_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
    }
}

/// Reads a lead score: `GET /rest/v2/contacts/{contact_id}/leadScore`.
///
/// Operation `getLeadScoreDetails`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLeadScore {
    /// In the path.
    pub contact_id: ContactId,
}

impl GetLeadScore {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId) -> Self {
        Self { contact_id }
    }
}

impl Operation for GetLeadScore {
    type Output = LeadScore;

    const INFO: &'static Info = &endpoints::v2::contacts::GET_LEAD_SCORE;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
    }
}

/// Lists contact links: `GET /rest/v2/contacts/{contact_id}/links`.
///
/// Operation `listContactLinks`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListContactLinks {
    /// In the path.
    pub contact_id: ContactId,
}

impl ListContactLinks {
    /// The operation with its parameters.
    pub fn new(contact_id: ContactId) -> Self {
        Self { contact_id }
    }
}

impl Operation for ListContactLinks {
    type Output = ListContactLinksResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_CONTACT_LINKS;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
    }
}

/// Lists tags for a contact: `GET /rest/v2/contacts/{contact_id}/tags`.
///
/// Operation `listTagsForContact`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTagsForContact {
    /// In the path.
    pub contact_id: ContactId,
    /// Which records are listed.
    pub filter: Option<TagsForContactFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<TagsForContactOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListTagsForContact {
    /// The operation with what it requires; the rest is left out.
    pub fn new(contact_id: ContactId) -> Self {
        Self {
            contact_id,
            filter: None,
            page_token: None,
            order_by: None,
            page_size: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: TagsForContactFilter) -> Self {
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
    pub fn order_by(mut self, key: TagsForContactOrderKey, direction: Direction) -> Self {
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

impl Operation for ListTagsForContact {
    type Output = ListContactTagsResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_TAGS_FOR_CONTACT;

    fn write(&self, draft: &mut Draft) {
        draft.path("contact_id", &self.contact_id);
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListTagsForContact {
    type Item = AppliedTag;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AppliedTag> {
        Page::with_token(answer.tags, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTagsForContact`] can be ordered by.
    TagsForContactOrderKey {
        Name = "name",
        CreateTime = "create_time",
        UpdateTime = "update_time",
        AppliedTime = "applied_time",
        CategoryId = "category_id",
    }
}

/// Which records [`ListTagsForContact`] returns.
pub type TagsForContactFilter = crate::Filter<ListTagsForContact>;

impl TagsForContactFilter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `description`.
    pub fn description(value: impl Into<String>) -> Self {
        Self::equal("description", value.into())
    }

    /// `category_id`.
    pub fn category_id(value: TagCategoryId) -> Self {
        Self::equal("category_id", value)
    }

    /// Empty `category_id`.
    pub fn category_id_none() -> Self {
        Self::equal("category_id", "NONE")
    }

    /// `since_applied_time`: a time.
    pub fn since_applied_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_applied_time", value.into())
    }

    /// `until_applied_time`: a time.
    pub fn until_applied_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_applied_time", value.into())
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

/// Lists tags across contacts: `GET /rest/v2/contacts/-/tags`.
///
/// Operation `listTagsAcrossContacts`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTagsAcrossContacts {
    /// Which records are listed.
    pub filter: Option<String>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<String>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListTagsAcrossContacts {
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

impl Operation for ListTagsAcrossContacts {
    type Output = ListContactTagAssociationsResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_TAGS_ACROSS_CONTACTS;

    fn write(&self, draft: &mut Draft) {
        draft.query("filter", self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListTagsAcrossContacts {
    type Item = TagContactAssociation;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<TagContactAssociation> {
        Page::with_token(answer.tags, answer.next_page_token)
    }
}

/// Lists contact link types: `GET /rest/v2/contacts/links/types`.
///
/// Operation `listContactLinkTypes`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListContactLinkTypes {
    /// Which records are listed.
    pub filter: Option<ContactLinkTypesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<ContactLinkTypesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListContactLinkTypes {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: ContactLinkTypesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: ContactLinkTypesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListContactLinkTypes {
    type Output = ListContactLinkTypesResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_CONTACT_LINK_TYPES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListContactLinkTypes {
    type Item = ContactLinkType;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ContactLinkType> {
        Page::with_token(answer.contact_link_types, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListContactLinkTypes`] can be ordered by.
    ContactLinkTypesOrderKey {
        Name = "name",
        MaxLinks = "max_links",
        CreateTime = "create_time",
    }
}

/// Which records [`ListContactLinkTypes`] returns.
pub type ContactLinkTypesFilter = crate::Filter<ListContactLinkTypes>;

impl ContactLinkTypesFilter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }
}

/// Creates a contact link type: `POST /rest/v2/contacts/links/types`.
///
/// Operation `createContactLinkType`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContactLinkType {
    pub body: JsonBody<CreateContactLinkTypeRequest>,
}

impl CreateContactLinkType {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateContactLinkTypeRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateContactLinkType {
    type Output = ContactLinkType;

    const INFO: &'static Info = &endpoints::v2::contacts::CREATE_CONTACT_LINK_TYPE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a contact link type: `PATCH /rest/v2/contacts/links/types/{link_type_id}`.
///
/// Operation `updateContactLinkType`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateContactLinkType {
    /// In the path.
    pub link_type_id: LinkTypeId,
    pub body: JsonBody<UpdateContactLinkTypeRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateContactLinkType {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        link_type_id: LinkTypeId,
        body: impl Into<JsonBody<UpdateContactLinkTypeRequest>>,
    ) -> Self {
        Self {
            link_type_id,
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

impl Operation for UpdateContactLinkType {
    type Output = ContactLinkType;

    const INFO: &'static Info = &endpoints::v2::contacts::UPDATE_CONTACT_LINK_TYPE;

    fn write(&self, draft: &mut Draft) {
        draft.path("link_type_id", &self.link_type_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a contact link type: `DELETE /rest/v2/contacts/links/types/{link_type_id}`.
///
/// Operation `deleteContactLinkType`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteContactLinkType {
    /// In the path.
    pub link_type_id: LinkTypeId,
}

impl DeleteContactLinkType {
    /// The operation with its parameters.
    pub fn new(link_type_id: LinkTypeId) -> Self {
        Self { link_type_id }
    }
}

impl Operation for DeleteContactLinkType {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::contacts::DELETE_CONTACT_LINK_TYPE;

    fn write(&self, draft: &mut Draft) {
        draft.path("link_type_id", &self.link_type_id);
    }
}

/// Reads a contact model: `GET /rest/v2/contacts/model`.
///
/// Operation `retrieveContactModel`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveContactModel {}

impl RetrieveContactModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveContactModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v2::contacts::RETRIEVE_CONTACT_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a contact custom field: `POST /rest/v2/contacts/model/customFields`.
///
/// Operation `createContactCustomField`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContactCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateContactCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateContactCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::contacts::CREATE_CONTACT_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Deletes a contact custom field: `DELETE /rest/v2/contacts/model/customFields/{custom_field_id}`.
///
/// Operation `deleteContactCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteContactCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteContactCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteContactCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::contacts::DELETE_CONTACT_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists contact custom field groups: `GET /rest/v2/contacts/model/customFields/groups`.
///
/// Operation `listContactCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListContactCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListContactCustomFieldGroups {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`tab_id`](field@Self::tab_id).
    #[must_use]
    pub fn tab_id(mut self, tab_id: CustomFieldTabId) -> Self {
        self.tab_id = Some(tab_id);
        self
    }
}

impl Operation for ListContactCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_CONTACT_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates a contact custom field group: `POST /rest/v2/contacts/model/customFields/groups`.
///
/// Operation `createContactCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContactCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateContactCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateContactCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::contacts::CREATE_CONTACT_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a contact custom field group: `GET /rest/v2/contacts/model/customFields/groups/{group_id}`.
///
/// Operation `getContactCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetContactCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetContactCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetContactCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::contacts::GET_CONTACT_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes a contact custom field group: `PATCH /rest/v2/contacts/model/customFields/groups/{group_id}`.
///
/// Operation `updateContactCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateContactCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateContactCustomFieldGroup {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        group_id: CustomFieldGroupId,
        body: impl Into<JsonBody<UpdateCustomFieldGroupRequest>>,
    ) -> Self {
        Self {
            group_id,
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

impl Operation for UpdateContactCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::contacts::UPDATE_CONTACT_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a contact custom field group: `DELETE /rest/v2/contacts/model/customFields/groups/{group_id}`.
///
/// Operation `deleteContactCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteContactCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteContactCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteContactCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::contacts::DELETE_CONTACT_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists contact custom field tabs: `GET /rest/v2/contacts/model/customFields/tabs`.
///
/// Operation `listContactCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListContactCustomFieldTabs {}

impl ListContactCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListContactCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::contacts::LIST_CONTACT_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a contact custom field tab: `POST /rest/v2/contacts/model/customFields/tabs`.
///
/// Operation `createContactCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateContactCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateContactCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateContactCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::contacts::CREATE_CONTACT_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a contact custom field tab: `GET /rest/v2/contacts/model/customFields/tabs/{tab_id}`.
///
/// Operation `getContactCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetContactCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetContactCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetContactCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::contacts::GET_CONTACT_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes a contact custom field tab: `PATCH /rest/v2/contacts/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateContactCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateContactCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateContactCustomFieldTab {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        tab_id: CustomFieldTabId,
        body: impl Into<JsonBody<UpdateCustomFieldTabRequest>>,
    ) -> Self {
        Self {
            tab_id,
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

impl Operation for UpdateContactCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::contacts::UPDATE_CONTACT_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a contact custom field tab: `DELETE /rest/v2/contacts/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteContactCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteContactCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteContactCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteContactCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::contacts::DELETE_CONTACT_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
