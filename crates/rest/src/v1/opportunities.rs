//! Opportunities.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::ObjectModel;
use crate::endpoints;
use crate::{
    Cursor, Draft, Info, JsonBody, ListStyle, Operation, OpportunityId, Page, Pages, StageId,
    UserId,
};

pub use model::*;

/// Lists opportunities: `GET /rest/v1/opportunities`.
///
/// Operation `listOpportunitiesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunities {
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<OpportunitiesOrder>,
    pub search_term: Option<String>,
    pub stage_id: Option<StageId>,
    pub user_id: Option<UserId>,
}

impl ListOpportunities {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
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

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: OpportunitiesOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`search_term`](field@Self::search_term).
    #[must_use]
    pub fn search_term(mut self, search_term: impl Into<String>) -> Self {
        self.search_term = Some(search_term.into());
        self
    }

    /// Sets [`stage_id`](field@Self::stage_id).
    #[must_use]
    pub fn stage_id(mut self, stage_id: StageId) -> Self {
        self.stage_id = Some(stage_id);
        self
    }

    /// Sets [`user_id`](field@Self::user_id).
    #[must_use]
    pub fn user_id(mut self, user_id: UserId) -> Self {
        self.user_id = Some(user_id);
        self
    }
}

impl Operation for ListOpportunities {
    type Output = OpportunityList;

    const INFO: &'static Info = &endpoints::v1::opportunities::LIST_OPPORTUNITIES;

    fn write(&self, draft: &mut Draft) {
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("search_term", self.search_term.as_ref());
        draft.query("stage_id", self.stage_id.as_ref());
        draft.query("user_id", self.user_id.as_ref());
    }
}

impl Pages for ListOpportunities {
    type Item = Opportunity;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Opportunity> {
        Page::with_offset(answer.opportunities)
    }
}

/// Creates an opportunity: `POST /rest/v1/opportunities`.
///
/// Operation `createOpportunityUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateOpportunity {
    pub body: JsonBody<OpportunityRequest>,
}

impl CreateOpportunity {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<OpportunityRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v1::opportunities::CREATE_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Replaces an opportunity: `PUT /rest/v1/opportunities`.
///
/// Operation `updateOpportunityUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplaceOpportunity {
    pub body: JsonBody<OpportunityRequest>,
}

impl ReplaceOpportunity {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<OpportunityRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for ReplaceOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v1::opportunities::REPLACE_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an opportunity: `GET /rest/v1/opportunities/{opportunityId}`.
///
/// Operation `getOpportunityUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetOpportunity {
    /// In the path.
    pub opportunity_id: OpportunityId,
    /// Properties that are not part of the answer by default.
    pub optional_properties: Vec<String>,
}

impl GetOpportunity {
    /// The operation with what it requires; the rest is left out.
    pub fn new(opportunity_id: OpportunityId) -> Self {
        Self {
            opportunity_id,
            optional_properties: Vec::new(),
        }
    }

    /// Sets [`optional_properties`](field@Self::optional_properties).
    #[must_use]
    pub fn optional_properties(
        mut self,
        optional_properties: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.optional_properties = optional_properties.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v1::opportunities::GET_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.path("opportunityId", &self.opportunity_id);
        draft.list(
            "optional_properties",
            &self.optional_properties,
            ListStyle::Comma,
        );
    }
}

/// Changes an opportunity: `PATCH /rest/v1/opportunities/{opportunityId}`.
///
/// Operation `updatePropertiesOnOpportunityUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateOpportunity {
    /// In the path.
    pub opportunity_id: OpportunityId,
    pub body: JsonBody<UpdateOpportunityRequest>,
}

impl UpdateOpportunity {
    /// The operation with its parameters.
    pub fn new(
        opportunity_id: OpportunityId,
        body: impl Into<JsonBody<UpdateOpportunityRequest>>,
    ) -> Self {
        Self {
            opportunity_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateOpportunity {
    type Output = Opportunity;

    const INFO: &'static Info = &endpoints::v1::opportunities::UPDATE_OPPORTUNITY;

    fn write(&self, draft: &mut Draft) {
        draft.path("opportunityId", &self.opportunity_id);
        draft.json(&self.body);
    }
}

/// Lists opportunity stage pipelines: `GET /rest/v1/opportunity/stage_pipeline`.
///
/// Operation `listOpportunityStagePipelinesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListOpportunityStagePipelines {}

impl ListOpportunityStagePipelines {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListOpportunityStagePipelines {
    type Output = Vec<SalesPipeline>;

    const INFO: &'static Info = &endpoints::v1::opportunities::LIST_OPPORTUNITY_STAGE_PIPELINES;

    fn write(&self, _draft: &mut Draft) {}
}

impl Pages for ListOpportunityStagePipelines {
    type Item = SalesPipeline;

    fn turn_to(&mut self, _cursor: &Cursor) {}

    fn page(answer: Self::Output) -> Page<SalesPipeline> {
        Page::last(answer)
    }
}

/// Reads an opportunity model: `GET /rest/v1/opportunities/model`.
///
/// Operation `retrieveOpportunityModelUsingGET`; answers 200.
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

    const INFO: &'static Info = &endpoints::v1::opportunities::RETRIEVE_OPPORTUNITY_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}
