//! Lead sources.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Comparison, Cursor, Direction, Draft, Info, JsonBody, LeadSourceCategoryId, LeadSourceId,
    ListStyle, Nothing, Operation, OrderBy, Page, Pages, Timestamp, UpdateMask,
};

pub use model::*;

/// Lists lead source categories: `GET /rest/v2/leadSourceCategories`.
///
/// Operation `listLeadSourceCategories`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListLeadSourceCategories {
    /// Which records are listed.
    pub filter: Option<LeadSourceCategoriesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<LeadSourceCategoriesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListLeadSourceCategories {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: LeadSourceCategoriesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: LeadSourceCategoriesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListLeadSourceCategories {
    type Output = ListLeadSourceCategoriesResponse;

    const INFO: &'static Info = &endpoints::v2::lead_sources::LIST_LEAD_SOURCE_CATEGORIES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListLeadSourceCategories {
    type Item = LeadSourceCategory;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<LeadSourceCategory> {
        Page::with_token(answer.lead_source_categories, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListLeadSourceCategories`] can be ordered by.
    LeadSourceCategoriesOrderKey {
        Name = "name",
    }
}

/// Which records [`ListLeadSourceCategories`] returns.
pub type LeadSourceCategoriesFilter = crate::Filter<ListLeadSourceCategories>;

impl LeadSourceCategoriesFilter {
    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `description`; a `*` at its end stands for any continuation.
    pub fn description(value: impl Into<String>) -> Self {
        Self::prefix("description", value.into())
    }
}

/// Creates a lead source category: `POST /rest/v2/leadSourceCategories`.
///
/// Operation `createLeadSourceCategory`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateLeadSourceCategory {
    pub body: JsonBody<CreateLeadSourceCategoryRequest>,
}

impl CreateLeadSourceCategory {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateLeadSourceCategoryRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateLeadSourceCategory {
    type Output = LeadSourceCategory;

    const INFO: &'static Info = &endpoints::v2::lead_sources::CREATE_LEAD_SOURCE_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a lead source category: `GET /rest/v2/leadSourceCategories/{lead_source_category_id}`.
///
/// Operation `getLeadSourceCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLeadSourceCategory {
    /// In the path.
    pub lead_source_category_id: LeadSourceCategoryId,
}

impl GetLeadSourceCategory {
    /// The operation with its parameters.
    pub fn new(lead_source_category_id: LeadSourceCategoryId) -> Self {
        Self {
            lead_source_category_id,
        }
    }
}

impl Operation for GetLeadSourceCategory {
    type Output = LeadSourceCategory;

    const INFO: &'static Info = &endpoints::v2::lead_sources::GET_LEAD_SOURCE_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_category_id", &self.lead_source_category_id);
    }
}

/// Changes a lead source category: `PATCH /rest/v2/leadSourceCategories/{lead_source_category_id}`.
///
/// Operation `updateLeadSourceCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateLeadSourceCategory {
    /// In the path.
    pub lead_source_category_id: LeadSourceCategoryId,
    pub body: JsonBody<UpdateLeadSourceCategoryRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateLeadSourceCategory {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        lead_source_category_id: LeadSourceCategoryId,
        body: impl Into<JsonBody<UpdateLeadSourceCategoryRequest>>,
    ) -> Self {
        Self {
            lead_source_category_id,
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

impl Operation for UpdateLeadSourceCategory {
    type Output = LeadSourceCategory;

    const INFO: &'static Info = &endpoints::v2::lead_sources::UPDATE_LEAD_SOURCE_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_category_id", &self.lead_source_category_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a lead source category: `DELETE /rest/v2/leadSourceCategories/{lead_source_category_id}`.
///
/// Operation `deleteLeadSourceCategory`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteLeadSourceCategory {
    /// In the path.
    pub lead_source_category_id: LeadSourceCategoryId,
}

impl DeleteLeadSourceCategory {
    /// The operation with its parameters.
    pub fn new(lead_source_category_id: LeadSourceCategoryId) -> Self {
        Self {
            lead_source_category_id,
        }
    }
}

impl Operation for DeleteLeadSourceCategory {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::lead_sources::DELETE_LEAD_SOURCE_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_category_id", &self.lead_source_category_id);
    }
}

/// Lists lead sources: `GET /rest/v2/leadSources`.
///
/// Operation `listLeadSources`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListLeadSources {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListLeadSources {
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

impl Operation for ListLeadSources {
    type Output = ListLeadSourcesResponse;

    const INFO: &'static Info = &endpoints::v2::lead_sources::LIST_LEAD_SOURCES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListLeadSources {
    type Item = LeadSource;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<LeadSource> {
        Page::with_token(answer.lead_sources, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListLeadSources`] can be ordered by.
    OrderKey {
        Name = "name",
        Status = "status",
        Vendor = "vendor",
        Medium = "medium",
        StartTime = "start_time",
        EndTime = "end_time",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListLeadSources`] returns.
pub type Filter = crate::Filter<ListLeadSources>;

impl Filter {
    /// `id`.
    pub fn id(value: LeadSourceId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: LeadSourceId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: LeadSourceId) -> Self {
        Self::not_equal("id", value)
    }

    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `status`.
    pub fn status(value: impl Into<String>) -> Self {
        Self::equal("status", value.into())
    }

    /// `lead_source_category_id`.
    pub fn lead_source_category_id(value: LeadSourceCategoryId) -> Self {
        Self::equal("lead_source_category_id", value)
    }

    /// `vendor`; a `*` at its end stands for any continuation.
    pub fn vendor(value: impl Into<String>) -> Self {
        Self::prefix("vendor", value.into())
    }

    /// `medium`; a `*` at its end stands for any continuation.
    pub fn medium(value: impl Into<String>) -> Self {
        Self::prefix("medium", value.into())
    }

    /// `message`; a `*` at its end stands for any continuation.
    pub fn message(value: impl Into<String>) -> Self {
        Self::prefix("message", value.into())
    }

    /// `description`; a `*` at its end stands for any continuation.
    pub fn description(value: impl Into<String>) -> Self {
        Self::prefix("description", value.into())
    }

    /// `start_time`: a time.
    pub fn start_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("start_time", value.into())
    }

    /// `end_time`: a time.
    pub fn end_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("end_time", value.into())
    }
}

/// Creates a lead source: `POST /rest/v2/leadSources`.
///
/// Operation `createLeadSource`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateLeadSource {
    pub body: JsonBody<CreateLeadSourceRequest>,
}

impl CreateLeadSource {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateLeadSourceRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateLeadSource {
    type Output = LeadSource;

    const INFO: &'static Info = &endpoints::v2::lead_sources::CREATE_LEAD_SOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a lead source: `GET /rest/v2/leadSources/{lead_source_id}`.
///
/// Operation `getLeadSource`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetLeadSource {
    /// In the path.
    pub lead_source_id: LeadSourceId,
}

impl GetLeadSource {
    /// The operation with its parameters.
    pub fn new(lead_source_id: LeadSourceId) -> Self {
        Self { lead_source_id }
    }
}

impl Operation for GetLeadSource {
    type Output = LeadSource;

    const INFO: &'static Info = &endpoints::v2::lead_sources::GET_LEAD_SOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
    }
}

/// Changes a lead source: `PATCH /rest/v2/leadSources/{lead_source_id}`.
///
/// Operation `updateLeadSource`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateLeadSource {
    /// In the path.
    pub lead_source_id: LeadSourceId,
    pub body: JsonBody<UpdateLeadSourceRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateLeadSource {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        lead_source_id: LeadSourceId,
        body: impl Into<JsonBody<UpdateLeadSourceRequest>>,
    ) -> Self {
        Self {
            lead_source_id,
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

impl Operation for UpdateLeadSource {
    type Output = LeadSource;

    const INFO: &'static Info = &endpoints::v2::lead_sources::UPDATE_LEAD_SOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a lead source: `DELETE /rest/v2/leadSources/{lead_source_id}`.
///
/// Operation `deleteLeadSource`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteLeadSource {
    /// In the path.
    pub lead_source_id: LeadSourceId,
}

impl DeleteLeadSource {
    /// The operation with its parameters.
    pub fn new(lead_source_id: LeadSourceId) -> Self {
        Self { lead_source_id }
    }
}

impl Operation for DeleteLeadSource {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::lead_sources::DELETE_LEAD_SOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("lead_source_id", &self.lead_source_id);
    }
}
