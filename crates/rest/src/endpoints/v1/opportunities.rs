//! Opportunities.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/opportunities`.
pub static LIST_OPPORTUNITIES: Info = Info::new(
    "v1 listOpportunitiesUsingGET",
    Method::GET,
    "/rest/v1/opportunities",
    Effect::Read,
)
.with_query(&[
    "limit",
    "offset",
    "order",
    "search_term",
    "stage_id",
    "user_id",
]);

/// `POST /rest/v1/opportunities`.
pub static CREATE_OPPORTUNITY: Info = Info::new(
    "v1 createOpportunityUsingPOST",
    Method::POST,
    "/rest/v1/opportunities",
    Effect::Write,
)
.with_members(&["id"]);

/// `PUT /rest/v1/opportunities`.
pub static REPLACE_OPPORTUNITY: Info = Info::new(
    "v1 updateOpportunityUsingPUT",
    Method::PUT,
    "/rest/v1/opportunities",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `GET /rest/v1/opportunities/{opportunityId}`.
pub static GET_OPPORTUNITY: Info = Info::new(
    "v1 getOpportunityUsingGET",
    Method::GET,
    "/rest/v1/opportunities/{opportunityId}",
    Effect::Read,
)
.with_query(&["optional_properties"]);

/// `PATCH /rest/v1/opportunities/{opportunityId}`.
pub static UPDATE_OPPORTUNITY: Info = Info::new(
    "v1 updatePropertiesOnOpportunityUsingPATCH",
    Method::PATCH,
    "/rest/v1/opportunities/{opportunityId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `GET /rest/v1/opportunity/stage_pipeline`.
pub static LIST_OPPORTUNITY_STAGE_PIPELINES: Info = Info::new(
    "v1 listOpportunityStagePipelinesUsingGET",
    Method::GET,
    "/rest/v1/opportunity/stage_pipeline",
    Effect::Read,
);

/// `GET /rest/v1/opportunities/model`.
pub static RETRIEVE_OPPORTUNITY_MODEL: Info = Info::new(
    "v1 retrieveOpportunityModelUsingGET",
    Method::GET,
    "/rest/v1/opportunities/model",
    Effect::Read,
);
