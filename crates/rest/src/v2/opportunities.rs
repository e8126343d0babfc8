//! Opportunities.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    CreateCustomFieldGroupRequest, CreateCustomFieldRequest, CreateCustomFieldTabRequest,
    CustomFieldGroup, CustomFieldMetaData, CustomFieldTab, ListCustomFieldGroupsResponse,
    ListCustomFieldTabsResponse, ObjectModel, UpdateCustomFieldGroupRequest,
    UpdateCustomFieldMetaDataRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    AffiliateId, Comparison, ContactId, Cursor, CustomFieldGroupId, CustomFieldId,
    CustomFieldTabId, Direction, Draft, Info, JsonBody, ListStyle, Nothing, Operation,
    OpportunityId, OrderBy, Page, Pages, StageId, StageMoveId, UpdateMask, UserId,
};

pub use model::*;

/// Lists opportunities: `GET /rest/v2/opportunities`.
///
/// Operation `listOpportunities`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunities {
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

impl ListOpportunities {
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

impl Operation for ListOpportunities {
    type Output = ListOpportunitiesResponse;

    const INFO: &'static Info = &endpoints::v2::opportunities::LIST_OPPORTUNITIES;

    fn write(&self, draft: &mut Draft) {
        draft.list("fields", &self.fields, ListStyle::Comma);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListOpportunities {
    type Item = Opportunity;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Opportunity> {
        Page::with_token(answer.opportunities, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListOpportunities`] can be ordered by.
    OrderKey {
        NextActionTime = "next_action_time",
        ContactName = "contact_name",
        OpportunityTitle = "opportunity_title",
        CreatedTime = "created_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListOpportunities`] returns.
pub type Filter = crate::Filter<ListOpportunities>;

impl Filter {
    /// `stage_id`.
    pub fn stage_id(value: StageId) -> Self {
        Self::equal("stage_id", value)
    }

    /// `user_id`.
    pub fn user_id(value: UserId) -> Self {
        Self::equal("user_id", value)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `opportunity_title`; a `*` at its end stands for any continuation.
    pub fn opportunity_title(value: impl Into<String>) -> Self {
        Self::prefix("opportunity_title", value.into())
    }

    /// `lead_source_name`; a `*` at its end stands for any continuation.
    pub fn lead_source_name(value: impl Into<String>) -> Self {
        Self::prefix("lead_source_name", value.into())
    }

    /// `affiliate_id`.
    pub fn affiliate_id(value: AffiliateId) -> Self {
        Self::equal("affiliate_id", value)
    }

    /// `opportunity_id`.
    pub fn opportunity_id(value: OpportunityId) -> Self {
        Self::equal("opportunity_id", value)
    }

    /// `opportunity_id`, compared.
    pub fn opportunity_id_compared(comparison: Comparison, value: OpportunityId) -> Self {
        Self::compared("opportunity_id", comparison, value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = OpportunityId>) -> Self {
        Self::list("ids", values)
    }

    /// `contact_phone`; a `*` at its end stands for any continuation.
    pub fn contact_phone(value: impl Into<String>) -> Self {
        Self::prefix("contact_phone", value.into())
    }

    /// `contact_city`; a `*` at its end stands for any continuation.
    pub fn contact_city(value: impl Into<String>) -> Self {
        Self::prefix("contact_city", value.into())
    }

    /// `contact_state`; a `*` at its end stands for any continuation.
    pub fn contact_state(value: impl Into<String>) -> Self {
        Self::prefix("contact_state", value.into())
    }

    /// `projected_revenue_high`.
    pub fn projected_revenue_high(value: f64) -> Self {
        Self::equal("projected_revenue_high", value)
    }

    /// `projected_revenue_high`, compared.
    pub fn projected_revenue_high_compared(comparison: Comparison, value: f64) -> Self {
        Self::compared("projected_revenue_high", comparison, value)
    }

    /// `projected_revenue_low`.
    pub fn projected_revenue_low(value: f64) -> Self {
        Self::equal("projected_revenue_low", value)
    }

    /// `projected_revenue_low`, compared.
    pub fn projected_revenue_low_compared(comparison: Comparison, value: f64) -> Self {
        Self::compared("projected_revenue_low", comparison, value)
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

/// Creates an opportunity: `POST /rest/v2/opportunities`.
///
/// Operation `createOpportunity`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunity {
    pub body: JsonBody<CreateOpportunityRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl CreateOpportunity {
    /// The operation with what it requires; the rest is left out.
    pub fn new(body: impl Into<JsonBody<CreateOpportunityRequest>>) -> Self {
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

impl Operation for CreateOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v2::opportunities::CREATE_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Reads an opportunity: `GET /rest/v2/opportunities/{opportunity_id}`.
///
/// Operation `getOpportunity`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunity {
    /// In the path.
    pub opportunity_id: OpportunityId,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl GetOpportunity {
    /// The operation with what it requires; the rest is left out.
    pub fn new(opportunity_id: OpportunityId) -> Self {
        Self {
            opportunity_id,
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

impl Operation for GetOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v2::opportunities::GET_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.path("opportunity_id", &self.opportunity_id);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Changes an opportunity: `PATCH /rest/v2/opportunities/{opportunity_id}`.
///
/// Operation `updateOpportunity`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunity {
    /// In the path.
    pub opportunity_id: OpportunityId,
    pub body: JsonBody<UpdateOpportunityRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOpportunity {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        opportunity_id: OpportunityId,
        body: impl Into<JsonBody<UpdateOpportunityRequest>>,
    ) -> Self {
        Self {
            opportunity_id,
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

impl Operation for UpdateOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v2::opportunities::UPDATE_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.path("opportunity_id", &self.opportunity_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Deletes an opportunity: `DELETE /rest/v2/opportunities/{opportunity_id}`.
///
/// Operation `deleteOpportunity`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOpportunity {
    /// In the path.
    pub opportunity_id: OpportunityId,
}

impl DeleteOpportunity {
    /// The operation with its parameters.
    pub fn new(opportunity_id: OpportunityId) -> Self {
        Self { opportunity_id }
    }
}

impl Operation for DeleteOpportunity {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::opportunities::DELETE_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.path("opportunity_id", &self.opportunity_id);
    }
}

/// Lists opportunity stage moves: `GET /rest/v2/opportunities/stageMoves`.
///
/// Operation `listOpportunityStageMoves`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunityStageMoves {
    /// Which records are listed.
    pub filter: Option<OpportunityStageMovesFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OpportunityStageMovesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListOpportunityStageMoves {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: OpportunityStageMovesFilter) -> Self {
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
    pub fn order_by(mut self, key: OpportunityStageMovesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListOpportunityStageMoves {
    type Output = ListOpportunityStageMoveResponse;

    const INFO: &'static Info = &endpoints::v2::opportunities::LIST_OPPORTUNITY_STAGE_MOVES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListOpportunityStageMoves {
    type Item = OpportunityStageMove;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<OpportunityStageMove> {
        Page::with_token(answer.stage_moves, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListOpportunityStageMoves`] can be ordered by.
    OpportunityStageMovesOrderKey {
        MoveDate = "move_date",
        Id = "id",
    }
}

/// Which records [`ListOpportunityStageMoves`] returns.
pub type OpportunityStageMovesFilter = crate::Filter<ListOpportunityStageMoves>;

impl OpportunityStageMovesFilter {
    /// `opportunity_id`.
    pub fn opportunity_id(value: OpportunityId) -> Self {
        Self::equal("opportunity_id", value)
    }

    /// `user_id`.
    pub fn user_id(value: UserId) -> Self {
        Self::equal("user_id", value)
    }
}

/// Reads an opportunity stage move: `GET /rest/v2/opportunities/stageMoves/{stage_move_id}`.
///
/// Operation `getOpportunityStageMove`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunityStageMove {
    /// In the path.
    pub stage_move_id: StageMoveId,
}

impl GetOpportunityStageMove {
    /// The operation with its parameters.
    pub fn new(stage_move_id: StageMoveId) -> Self {
        Self { stage_move_id }
    }
}

impl Operation for GetOpportunityStageMove {
    type Output = OpportunityStageMove;

    const INFO: &'static Info = &endpoints::v2::opportunities::GET_OPPORTUNITY_STAGE_MOVE;

    fn write(&self, draft: &mut Draft) {
        draft.path("stage_move_id", &self.stage_move_id);
    }
}

/// Lists opportunity stages: `GET /rest/v2/opportunities/stages`.
///
/// Operation `listOpportunityStages`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunityStages {
    /// Which records are listed.
    pub filter: Option<OpportunityStagesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OpportunityStagesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListOpportunityStages {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: OpportunityStagesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OpportunityStagesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListOpportunityStages {
    type Output = ListOpportunityStagesResponse;

    const INFO: &'static Info = &endpoints::v2::opportunities::LIST_OPPORTUNITY_STAGES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListOpportunityStages {
    type Item = OpportunityStage;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<OpportunityStage> {
        Page::with_token(answer.stages, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListOpportunityStages`] can be ordered by.
    OpportunityStagesOrderKey {
        StageOrder = "stage_order",
    }
}

/// Which records [`ListOpportunityStages`] returns.
pub type OpportunityStagesFilter = crate::Filter<ListOpportunityStages>;

impl OpportunityStagesFilter {
    /// `opportunity_stage_name`; a `*` at its end stands for any continuation.
    pub fn opportunity_stage_name(value: impl Into<String>) -> Self {
        Self::prefix("opportunity_stage_name", value.into())
    }

    /// `opportunity_stage_id`.
    pub fn opportunity_stage_id(value: StageId) -> Self {
        Self::equal("opportunity_stage_id", value)
    }

    /// `opportunity_stage_id`, compared.
    pub fn opportunity_stage_id_compared(comparison: Comparison, value: StageId) -> Self {
        Self::compared("opportunity_stage_id", comparison, value)
    }
}

/// Creates an opportunity stage: `POST /rest/v2/opportunities/stages`.
///
/// Operation `createOpportunityStage`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunityStage {
    pub body: JsonBody<CreateOpportunityStageRequest>,
}

impl CreateOpportunityStage {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateOpportunityStageRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOpportunityStage {
    type Output = OpportunityStage;

    const INFO: &'static Info = &endpoints::v2::opportunities::CREATE_OPPORTUNITY_STAGE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an opportunity stage: `GET /rest/v2/opportunities/stages/{stage_id}`.
///
/// Operation `getOpportunityStage`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunityStage {
    /// In the path.
    pub stage_id: StageId,
}

impl GetOpportunityStage {
    /// The operation with its parameters.
    pub fn new(stage_id: StageId) -> Self {
        Self { stage_id }
    }
}

impl Operation for GetOpportunityStage {
    type Output = OpportunityStage;

    const INFO: &'static Info = &endpoints::v2::opportunities::GET_OPPORTUNITY_STAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("stage_id", &self.stage_id);
    }
}

/// Changes an opportunity stage: `PATCH /rest/v2/opportunities/stages/{stage_id}`.
///
/// Operation `updateOpportunityStage`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunityStage {
    /// In the path.
    pub stage_id: StageId,
    pub body: JsonBody<UpdateOpportunityStageRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOpportunityStage {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        stage_id: StageId,
        body: impl Into<JsonBody<UpdateOpportunityStageRequest>>,
    ) -> Self {
        Self {
            stage_id,
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

impl Operation for UpdateOpportunityStage {
    type Output = OpportunityStage;

    const INFO: &'static Info = &endpoints::v2::opportunities::UPDATE_OPPORTUNITY_STAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("stage_id", &self.stage_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an opportunity stage: `DELETE /rest/v2/opportunities/stages/{stage_id}`.
///
/// Operation `deleteOpportunityStage`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOpportunityStage {
    /// In the path.
    pub stage_id: StageId,
}

impl DeleteOpportunityStage {
    /// The operation with its parameters.
    pub fn new(stage_id: StageId) -> Self {
        Self { stage_id }
    }
}

impl Operation for DeleteOpportunityStage {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::opportunities::DELETE_OPPORTUNITY_STAGE;

    fn write(&self, draft: &mut Draft) {
        draft.path("stage_id", &self.stage_id);
    }
}

/// Reads an opportunity model: `GET /rest/v2/opportunities/model`.
///
/// Operation `retrieveOpportunityCustomFieldModel`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveOpportunityModel {}

impl RetrieveOpportunityModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveOpportunityModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v2::opportunities::RETRIEVE_OPPORTUNITY_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an opportunity custom field: `POST /rest/v2/opportunities/model/customFields`.
///
/// Operation `createOpportunityCustomFields`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunityCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateOpportunityCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOpportunityCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::opportunities::CREATE_OPPORTUNITY_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes an opportunity custom field: `PATCH /rest/v2/opportunities/model/customFields/{custom_field_id}`.
///
/// Operation `updateOpportunityCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunityCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateOpportunityCustomField {
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

impl Operation for UpdateOpportunityCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::opportunities::UPDATE_OPPORTUNITY_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an opportunity custom field: `DELETE /rest/v2/opportunities/model/customFields/{custom_field_id}`.
///
/// Operation `deleteOpportunitiesCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOpportunityCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteOpportunityCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteOpportunityCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::opportunities::DELETE_OPPORTUNITY_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists opportunity custom field groups: `GET /rest/v2/opportunities/model/customFields/groups`.
///
/// Operation `listOpportunityCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunityCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListOpportunityCustomFieldGroups {
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

impl Operation for ListOpportunityCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::opportunities::LIST_OPPORTUNITY_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates an opportunity custom field group: `POST /rest/v2/opportunities/model/customFields/groups`.
///
/// Operation `createOpportunityCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunityCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateOpportunityCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOpportunityCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info =
        &endpoints::v2::opportunities::CREATE_OPPORTUNITY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an opportunity custom field group: `GET /rest/v2/opportunities/model/customFields/groups/{group_id}`.
///
/// Operation `getOpportunityCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunityCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetOpportunityCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetOpportunityCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::opportunities::GET_OPPORTUNITY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes an opportunity custom field group: `PATCH /rest/v2/opportunities/model/customFields/groups/{group_id}`.
///
/// Operation `updateOpportunityCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunityCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateOpportunityCustomFieldGroup {
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

impl Operation for UpdateOpportunityCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info =
        &endpoints::v2::opportunities::UPDATE_OPPORTUNITY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an opportunity custom field group: `DELETE /rest/v2/opportunities/model/customFields/groups/{group_id}`.
///
/// Operation `deleteOpportunityCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOpportunityCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteOpportunityCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteOpportunityCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info =
        &endpoints::v2::opportunities::DELETE_OPPORTUNITY_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists opportunity custom field tabs: `GET /rest/v2/opportunities/model/customFields/tabs`.
///
/// Operation `listOpportunityCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunityCustomFieldTabs {}

impl ListOpportunityCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListOpportunityCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::opportunities::LIST_OPPORTUNITY_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an opportunity custom field tab: `POST /rest/v2/opportunities/model/customFields/tabs`.
///
/// Operation `createOpportunityCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunityCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateOpportunityCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOpportunityCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::opportunities::CREATE_OPPORTUNITY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an opportunity custom field tab: `GET /rest/v2/opportunities/model/customFields/tabs/{tab_id}`.
///
/// Operation `getOpportunityCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunityCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetOpportunityCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetOpportunityCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::opportunities::GET_OPPORTUNITY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes an opportunity custom field tab: `PATCH /rest/v2/opportunities/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateOpportunityCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunityCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateOpportunityCustomFieldTab {
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

impl Operation for UpdateOpportunityCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::opportunities::UPDATE_OPPORTUNITY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an opportunity custom field tab: `DELETE /rest/v2/opportunities/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteOpportunityCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOpportunityCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteOpportunityCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteOpportunityCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::opportunities::DELETE_OPPORTUNITY_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
