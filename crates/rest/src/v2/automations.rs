//! Automations.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    AutomationId, Comparison, Cursor, Direction, Draft, Id, Info, JsonBody, ListStyle, Nothing,
    Operation, OrderBy, Page, Pages, SequenceId,
};

pub use model::*;

/// Lists automation categories: `GET /rest/v2/automationCategory`.
///
/// Operation `listCategories`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAutomationCategories {}

impl ListAutomationCategories {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListAutomationCategories {
    type Output = ListAutomationCategoryResponse;

    const INFO: &'static Info = &endpoints::v2::automations::LIST_AUTOMATION_CATEGORIES;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an automation category: `POST /rest/v2/automationCategory`.
///
/// Operation `createCategory`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAutomationCategory {
    pub body: JsonBody<CreateAutomationCategoryRequest>,
}

impl CreateAutomationCategory {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateAutomationCategoryRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAutomationCategory {
    type Output = AutomationCategory;

    const INFO: &'static Info = &endpoints::v2::automations::CREATE_AUTOMATION_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Deletes automation categories: `DELETE /rest/v2/automationCategory`.
///
/// Operation `deleteCategories`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAutomationCategories {
    pub ids: Vec<Id>,
}

impl DeleteAutomationCategories {
    /// The operation with its parameters.
    pub fn new(ids: impl IntoIterator<Item = impl Into<Id>>) -> Self {
        Self {
            ids: ids.into_iter().map(Into::into).collect(),
        }
    }
}

impl Operation for DeleteAutomationCategories {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::automations::DELETE_AUTOMATION_CATEGORIES;

    fn write(&self, draft: &mut Draft) {
        draft.list("ids", &self.ids, ListStyle::Repeat);
    }
}

/// Changes an automation category: `PATCH /rest/v2/automationCategory/{id}`.
///
/// Operation `patchCategory`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAutomationCategory {
    /// In the path.
    pub id: Id,
    pub body: JsonBody<UpdateAutomationCategoryRequest>,
}

impl UpdateAutomationCategory {
    /// The operation with its parameters.
    pub fn new(
        id: impl Into<Id>,
        body: impl Into<JsonBody<UpdateAutomationCategoryRequest>>,
    ) -> Self {
        Self {
            id: id.into(),
            body: body.into(),
        }
    }
}

impl Operation for UpdateAutomationCategory {
    type Output = AutomationCategory;

    const INFO: &'static Info = &endpoints::v2::automations::UPDATE_AUTOMATION_CATEGORY;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.json(&self.body);
    }
}

/// Lists automations: `GET /rest/v2/automations`.
///
/// Operation `listAutomations`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAutomations {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAutomations {
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

impl Operation for ListAutomations {
    type Output = ListAutomationResponse;

    const INFO: &'static Info = &endpoints::v2::automations::LIST_AUTOMATIONS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAutomations {
    type Item = Automation;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(25);
    }

    fn page(answer: Self::Output) -> Page<Automation> {
        Page::with_token(answer.automations, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAutomations`] can be ordered by.
    OrderKey {
        Name = "name",
        Category = "category",
        ActiveContacts = "activeContacts",
        PublishedDate = "publishedDate",
    }
}

/// Which records [`ListAutomations`] returns.
pub type Filter = crate::Filter<ListAutomations>;

impl Filter {
    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `id`.
    pub fn id(value: AutomationId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: AutomationId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: AutomationId) -> Self {
        Self::not_equal("id", value)
    }

    /// `status`, one of `published`, `draft`.
    pub fn status(value: impl Into<String>) -> Self {
        Self::equal("status", value.into())
    }

    /// `categories`: any of the values.
    pub fn categories(values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::list("categories", values.into_iter().map(Into::into))
    }
}

/// Deletes automations: `DELETE /rest/v2/automations`.
///
/// Operation `deleteAutomation`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAutomations {
    pub automation_ids: Vec<AutomationId>,
}

impl DeleteAutomations {
    /// The operation with its parameters.
    pub fn new(automation_ids: impl IntoIterator<Item = AutomationId>) -> Self {
        Self {
            automation_ids: automation_ids.into_iter().collect(),
        }
    }
}

impl Operation for DeleteAutomations {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::automations::DELETE_AUTOMATIONS;

    fn write(&self, draft: &mut Draft) {
        draft.list("automation_ids", &self.automation_ids, ListStyle::Repeat);
    }
}

/// Reads an automation: `GET /rest/v2/automations/{automation_id}`.
///
/// Operation `getAutomation`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAutomation {
    /// In the path.
    pub automation_id: AutomationId,
}

impl GetAutomation {
    /// The operation with its parameters.
    pub fn new(automation_id: AutomationId) -> Self {
        Self { automation_id }
    }
}

impl Operation for GetAutomation {
    type Output = Automation;

    const INFO: &'static Info = &endpoints::v2::automations::GET_AUTOMATION;

    fn write(&self, draft: &mut Draft) {
        draft.path("automation_id", &self.automation_id);
    }
}

/// Adds contacts to an automation sequence: `POST /rest/v2/automations/{automation_id}/sequences/{sequence_id}:addContacts`.
///
/// Operation `addContactsToAutomationSequence`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddContactsToAutomationSequence {
    /// In the path.
    pub automation_id: AutomationId,
    /// In the path.
    pub sequence_id: SequenceId,
    pub body: JsonBody<AddToAutomationSequenceRequest>,
}

impl AddContactsToAutomationSequence {
    /// The operation with its parameters.
    pub fn new(
        automation_id: AutomationId,
        sequence_id: SequenceId,
        body: impl Into<JsonBody<AddToAutomationSequenceRequest>>,
    ) -> Self {
        Self {
            automation_id,
            sequence_id,
            body: body.into(),
        }
    }
}

impl Operation for AddContactsToAutomationSequence {
    type Output = AddToAutomationSequenceResponse;

    const INFO: &'static Info = &endpoints::v2::automations::ADD_CONTACTS_TO_AUTOMATION_SEQUENCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("automation_id", &self.automation_id);
        draft.path("sequence_id", &self.sequence_id);
        draft.json(&self.body);
    }
}

/// Unpublishs an automation: `PUT /rest/v2/automations/{automation_id}/unpublish`.
///
/// Operation `unpublishAutomation`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnpublishAutomation {
    /// In the path.
    pub automation_id: AutomationId,
    pub body: JsonBody<UnpublishAutomationRequest>,
}

impl UnpublishAutomation {
    /// The operation with its parameters.
    pub fn new(
        automation_id: AutomationId,
        body: impl Into<JsonBody<UnpublishAutomationRequest>>,
    ) -> Self {
        Self {
            automation_id,
            body: body.into(),
        }
    }
}

impl Operation for UnpublishAutomation {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::automations::UNPUBLISH_AUTOMATION;

    fn write(&self, draft: &mut Draft) {
        draft.path("automation_id", &self.automation_id);
        draft.json(&self.body);
    }
}

/// Unpublishs automations: `POST /rest/v2/automations/batch-unpublish`.
///
/// Operation `bulkUnpublishAutomations`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnpublishAutomations {
    pub body: JsonBody<BatchUnpublishAutomationRequest>,
}

impl UnpublishAutomations {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<BatchUnpublishAutomationRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for UnpublishAutomations {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::automations::UNPUBLISH_AUTOMATIONS;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Lists automation ids: `GET /rest/v2/automations/ids`.
///
/// Operation `listAllAutomationIds`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAutomationIds {
    /// Which records are listed.
    pub filter: Option<AutomationIdsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AutomationIdsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAutomationIds {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AutomationIdsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AutomationIdsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListAutomationIds {
    type Output = ListAutomationIdsResponse;

    const INFO: &'static Info = &endpoints::v2::automations::LIST_AUTOMATION_IDS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

order_keys! {
    /// What [`ListAutomationIds`] can be ordered by.
    AutomationIdsOrderKey {
        Name = "name",
        Category = "category",
        ActiveContacts = "activeContacts",
        PublishedDate = "publishedDate",
    }
}

/// Which records [`ListAutomationIds`] returns.
pub type AutomationIdsFilter = crate::Filter<ListAutomationIds>;

impl AutomationIdsFilter {
    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `id`.
    pub fn id(value: AutomationId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: AutomationId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: AutomationId) -> Self {
        Self::not_equal("id", value)
    }

    /// `status`, one of `published`, `draft`.
    pub fn status(value: impl Into<String>) -> Self {
        Self::equal("status", value.into())
    }

    /// `categories`: any of the values.
    pub fn categories(values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::list("categories", values.into_iter().map(Into::into))
    }
}

/// Assigns automation categories: `POST /rest/v2/automations/categories/batchAssign`.
///
/// Operation `bulkAssignmentAutomationsCategories`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AssignAutomationCategories {
    pub body: JsonBody<AssignAutomationCategoryRequest>,
}

impl AssignAutomationCategories {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<AssignAutomationCategoryRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for AssignAutomationCategories {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::automations::ASSIGN_AUTOMATION_CATEGORIES;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Achieves an API goal of a campaign for a contact: `POST /rest/v2/automations/goals/achieve`.
///
/// Operation `achieveGoal`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AchieveGoal {
    pub body: JsonBody<AchieveGoalRequest>,
}

impl AchieveGoal {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<AchieveGoalRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for AchieveGoal {
    type Output = AchieveGoalResponse;

    const INFO: &'static Info = &endpoints::v2::automations::ACHIEVE_GOAL;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
