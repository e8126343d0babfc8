//! Companies.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    AppliedTag, Company, CreateCustomFieldGroupRequest, CreateCustomFieldRequest,
    CreateCustomFieldTabRequest, CustomFieldGroup, CustomFieldMetaData, CustomFieldTab,
    ListCustomFieldGroupsResponse, ListCustomFieldTabsResponse, ObjectModel,
    UpdateCustomFieldGroupRequest, UpdateCustomFieldMetaDataRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    CompanyId, Comparison, Cursor, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    Draft, Info, JsonBody, ListStyle, Nothing, Operation, OrderBy, Page, Pages, TagCategoryId,
    TagId, Timestamp, UpdateMask,
};

pub use model::*;

/// Lists companies: `GET /rest/v2/companies`.
///
/// Operation `listCompanies`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCompanies {
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

impl ListCompanies {
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

impl Operation for ListCompanies {
    type Output = ListCompaniesResponse;

    const INFO: &'static Info = &endpoints::v2::companies::LIST_COMPANIES;

    fn write(&self, draft: &mut Draft) {
        draft.list("fields", &self.fields, ListStyle::Comma);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListCompanies {
    type Item = Company;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Company> {
        Page::with_token(answer.companies, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListCompanies`] can be ordered by.
    OrderKey {
        Id = "id",
        CreateTime = "create_time",
        Name = "name",
        Email = "email",
    }
}

/// Which records [`ListCompanies`] returns.
pub type Filter = crate::Filter<ListCompanies>;

impl Filter {
    /// `company_name`.
    pub fn company_name(value: impl Into<String>) -> Self {
        Self::equal("company_name", value.into())
    }

    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `email`.
    pub fn email(value: impl Into<String>) -> Self {
        Self::equal("email", value.into())
    }

    /// `city`; a `*` at its end stands for any continuation.
    pub fn city(value: impl Into<String>) -> Self {
        Self::prefix("city", value.into())
    }

    /// `state`; a `*` at its end stands for any continuation.
    pub fn state(value: impl Into<String>) -> Self {
        Self::prefix("state", value.into())
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }

    /// `company_id`.
    pub fn company_id(value: CompanyId) -> Self {
        Self::equal("company_id", value)
    }

    /// `company_id`, compared.
    pub fn company_id_compared(comparison: Comparison, value: CompanyId) -> Self {
        Self::compared("company_id", comparison, value)
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

/// Creates a company: `POST /rest/v2/companies`.
///
/// Operation `createCompany`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCompany {
    pub body: JsonBody<CreateCompanyRequest>,
}

impl CreateCompany {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCompanyRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCompany {
    type Output = Company;

    const INFO: &'static Info = &endpoints::v2::companies::CREATE_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a company: `GET /rest/v2/companies/{company_id}`.
///
/// Operation `getCompany`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCompany {
    /// In the path.
    pub company_id: CompanyId,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl GetCompany {
    /// The operation with what it requires; the rest is left out.
    pub fn new(company_id: CompanyId) -> Self {
        Self {
            company_id,
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

impl Operation for GetCompany {
    type Output = Company;

    const INFO: &'static Info = &endpoints::v2::companies::GET_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("company_id", &self.company_id);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Changes a company: `PATCH /rest/v2/companies/{company_id}`.
///
/// Operation `updateCompany`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCompany {
    /// In the path.
    pub company_id: CompanyId,
    pub body: JsonBody<UpdateCompanyRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateCompany {
    /// The operation with what it requires; the rest is left out.
    pub fn new(company_id: CompanyId, body: impl Into<JsonBody<UpdateCompanyRequest>>) -> Self {
        Self {
            company_id,
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

impl Operation for UpdateCompany {
    type Output = Company;

    const INFO: &'static Info = &endpoints::v2::companies::UPDATE_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("company_id", &self.company_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a company: `DELETE /rest/v2/companies/{company_id}`.
///
/// Operation `deleteCompany`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCompany {
    /// In the path.
    pub company_id: CompanyId,
}

impl DeleteCompany {
    /// The operation with its parameters.
    pub fn new(company_id: CompanyId) -> Self {
        Self { company_id }
    }
}

impl Operation for DeleteCompany {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::companies::DELETE_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("company_id", &self.company_id);
    }
}

/// Lists tags for a company: `GET /rest/v2/companies/{company_id}/tags`.
///
/// Operation `listTagsForCompany`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListTagsForCompany {
    /// In the path.
    pub company_id: CompanyId,
    /// Which records are listed.
    pub filter: Option<TagsForCompanyFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<TagsForCompanyOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListTagsForCompany {
    /// The operation with what it requires; the rest is left out.
    pub fn new(company_id: CompanyId) -> Self {
        Self {
            company_id,
            filter: None,
            page_token: None,
            order_by: None,
            page_size: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: TagsForCompanyFilter) -> Self {
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
    pub fn order_by(mut self, key: TagsForCompanyOrderKey, direction: Direction) -> Self {
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

impl Operation for ListTagsForCompany {
    type Output = ListCompanyTagsResponse;

    const INFO: &'static Info = &endpoints::v2::companies::LIST_TAGS_FOR_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("company_id", &self.company_id);
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListTagsForCompany {
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
    /// What [`ListTagsForCompany`] can be ordered by.
    TagsForCompanyOrderKey {
        Name = "name",
        CreateTime = "create_time",
        UpdateTime = "update_time",
        AppliedTime = "applied_time",
        CategoryId = "category_id",
    }
}

/// Which records [`ListTagsForCompany`] returns.
pub type TagsForCompanyFilter = crate::Filter<ListTagsForCompany>;

impl TagsForCompanyFilter {
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

/// Adds a tag to a company: `POST /rest/v2/companies/{company_id}/tags/{tag_id}`.
///
/// Operation `addTagToCompany`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddTagToCompany {
    /// In the path.
    pub company_id: CompanyId,
    /// In the path.
    pub tag_id: TagId,
}

impl AddTagToCompany {
    /// The operation with its parameters.
    pub fn new(company_id: CompanyId, tag_id: TagId) -> Self {
        Self { company_id, tag_id }
    }
}

impl Operation for AddTagToCompany {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::companies::ADD_TAG_TO_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("company_id", &self.company_id);
        draft.path("tag_id", &self.tag_id);
    }
}

/// Removes a tag from a company: `DELETE /rest/v2/companies/{company_id}/tags/{tag_id}`.
///
/// Operation `removeTagFromCompany`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveTagFromCompany {
    /// In the path.
    pub company_id: CompanyId,
    /// In the path.
    pub tag_id: TagId,
}

impl RemoveTagFromCompany {
    /// The operation with its parameters.
    pub fn new(company_id: CompanyId, tag_id: TagId) -> Self {
        Self { company_id, tag_id }
    }
}

impl Operation for RemoveTagFromCompany {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::companies::REMOVE_TAG_FROM_COMPANY;

    fn write(&self, draft: &mut Draft) {
        draft.path("company_id", &self.company_id);
        draft.path("tag_id", &self.tag_id);
    }
}

/// Reads a company model: `GET /rest/v2/companies/model`.
///
/// Operation `retrieveCompanyCustomFieldModel`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveCompanyModel {}

impl RetrieveCompanyModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveCompanyModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v2::companies::RETRIEVE_COMPANY_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a company custom field: `POST /rest/v2/companies/model/customFields`.
///
/// Operation `createCompanyCustomField`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCompanyCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateCompanyCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCompanyCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::companies::CREATE_COMPANY_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a company custom field: `PATCH /rest/v2/companies/model/customFields/{custom_field_id}`.
///
/// Operation `updateCompanyCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCompanyCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateCompanyCustomField {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        custom_field_id: CustomFieldId,
        body: impl Into<JsonBody<UpdateCustomFieldMetaDataRequest>>,
    ) -> Self {
        Self {
            custom_field_id,
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

impl Operation for UpdateCompanyCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::companies::UPDATE_COMPANY_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a company custom field: `DELETE /rest/v2/companies/model/customFields/{custom_field_id}`.
///
/// Operation `deleteCompanyCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCompanyCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteCompanyCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteCompanyCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::companies::DELETE_COMPANY_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists company custom field groups: `GET /rest/v2/companies/model/customFields/groups`.
///
/// Operation `listCompanyCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCompanyCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListCompanyCustomFieldGroups {
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

impl Operation for ListCompanyCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::companies::LIST_COMPANY_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates a company custom field group: `POST /rest/v2/companies/model/customFields/groups`.
///
/// Operation `createCompanyCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCompanyCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateCompanyCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCompanyCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::companies::CREATE_COMPANY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a company custom field group: `GET /rest/v2/companies/model/customFields/groups/{group_id}`.
///
/// Operation `getCompanyCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCompanyCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetCompanyCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetCompanyCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::companies::GET_COMPANY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes a company custom field group: `PATCH /rest/v2/companies/model/customFields/groups/{group_id}`.
///
/// Operation `updateCompanyCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCompanyCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateCompanyCustomFieldGroup {
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

impl Operation for UpdateCompanyCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::companies::UPDATE_COMPANY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a company custom field group: `DELETE /rest/v2/companies/model/customFields/groups/{group_id}`.
///
/// Operation `deleteCompanyCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCompanyCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteCompanyCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteCompanyCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::companies::DELETE_COMPANY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists company custom field tabs: `GET /rest/v2/companies/model/customFields/tabs`.
///
/// Operation `listCompanyCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCompanyCustomFieldTabs {}

impl ListCompanyCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListCompanyCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::companies::LIST_COMPANY_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a company custom field tab: `POST /rest/v2/companies/model/customFields/tabs`.
///
/// Operation `createCompanyCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCompanyCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateCompanyCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCompanyCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::companies::CREATE_COMPANY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a company custom field tab: `GET /rest/v2/companies/model/customFields/tabs/{tab_id}`.
///
/// Operation `getCompanyCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCompanyCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetCompanyCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetCompanyCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::companies::GET_COMPANY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes a company custom field tab: `PATCH /rest/v2/companies/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateCompanyCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCompanyCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateCompanyCustomFieldTab {
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

impl Operation for UpdateCompanyCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::companies::UPDATE_COMPANY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a company custom field tab: `DELETE /rest/v2/companies/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteCompanyCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCompanyCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteCompanyCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteCompanyCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::companies::DELETE_COMPANY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
