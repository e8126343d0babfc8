//! Opportunities.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/opportunities`.
pub static LIST_OPPORTUNITIES: Info = Info::new(
    "v2 listOpportunities",
    Method::GET,
    "/rest/v2/opportunities",
    Effect::Read,
)
.with_query(&["fields", "filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/opportunities`.
pub static CREATE_OPPORTUNITY: Info = Info::new(
    "v2 createOpportunity",
    Method::POST,
    "/rest/v2/opportunities",
    Effect::Write,
)
.with_query(&["fields"])
.with_members(&["id"]);

/// `GET /rest/v2/opportunities/{opportunity_id}`.
pub static GET_OPPORTUNITY: Info = Info::new(
    "v2 getOpportunity",
    Method::GET,
    "/rest/v2/opportunities/{opportunity_id}",
    Effect::Read,
)
.with_query(&["fields"]);

/// `PATCH /rest/v2/opportunities/{opportunity_id}`.
pub static UPDATE_OPPORTUNITY: Info = Info::new(
    "v2 updateOpportunity",
    Method::PATCH,
    "/rest/v2/opportunities/{opportunity_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask", "fields"])
.with_members(&["id"]);

/// `DELETE /rest/v2/opportunities/{opportunity_id}`.
pub static DELETE_OPPORTUNITY: Info = Info::new(
    "v2 deleteOpportunity",
    Method::DELETE,
    "/rest/v2/opportunities/{opportunity_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/opportunities/stageMoves`.
pub static LIST_OPPORTUNITY_STAGE_MOVES: Info = Info::new(
    "v2 listOpportunityStageMoves",
    Method::GET,
    "/rest/v2/opportunities/stageMoves",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/opportunities/stageMoves/{stage_move_id}`.
pub static GET_OPPORTUNITY_STAGE_MOVE: Info = Info::new(
    "v2 getOpportunityStageMove",
    Method::GET,
    "/rest/v2/opportunities/stageMoves/{stage_move_id}",
    Effect::Read,
);

/// `GET /rest/v2/opportunities/stages`.
pub static LIST_OPPORTUNITY_STAGES: Info = Info::new(
    "v2 listOpportunityStages",
    Method::GET,
    "/rest/v2/opportunities/stages",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/opportunities/stages`.
pub static CREATE_OPPORTUNITY_STAGE: Info = Info::new(
    "v2 createOpportunityStage",
    Method::POST,
    "/rest/v2/opportunities/stages",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/opportunities/stages/{stage_id}`.
pub static GET_OPPORTUNITY_STAGE: Info = Info::new(
    "v2 getOpportunityStage",
    Method::GET,
    "/rest/v2/opportunities/stages/{stage_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/opportunities/stages/{stage_id}`.
pub static UPDATE_OPPORTUNITY_STAGE: Info = Info::new(
    "v2 updateOpportunityStage",
    Method::PATCH,
    "/rest/v2/opportunities/stages/{stage_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/opportunities/stages/{stage_id}`.
pub static DELETE_OPPORTUNITY_STAGE: Info = Info::new(
    "v2 deleteOpportunityStage",
    Method::DELETE,
    "/rest/v2/opportunities/stages/{stage_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/opportunities/model`.
pub static RETRIEVE_OPPORTUNITY_MODEL: Info = Info::new(
    "v2 retrieveOpportunityCustomFieldModel",
    Method::GET,
    "/rest/v2/opportunities/model",
    Effect::Read,
);

/// `POST /rest/v2/opportunities/model/customFields`.
pub static CREATE_OPPORTUNITY_CUSTOM_FIELD: Info = Info::new(
    "v2 createOpportunityCustomFields",
    Method::POST,
    "/rest/v2/opportunities/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/opportunities/model/customFields/{custom_field_id}`.
pub static UPDATE_OPPORTUNITY_CUSTOM_FIELD: Info = Info::new(
    "v2 updateOpportunityCustomField",
    Method::PATCH,
    "/rest/v2/opportunities/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/opportunities/model/customFields/{custom_field_id}`.
pub static DELETE_OPPORTUNITY_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteOpportunitiesCustomField",
    Method::DELETE,
    "/rest/v2/opportunities/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/opportunities/model/customFields/groups`.
pub static LIST_OPPORTUNITY_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listOpportunityCustomFieldGroups",
    Method::GET,
    "/rest/v2/opportunities/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/opportunities/model/customFields/groups`.
pub static CREATE_OPPORTUNITY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createOpportunityCustomFieldGroup",
    Method::POST,
    "/rest/v2/opportunities/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/opportunities/model/customFields/groups/{group_id}`.
pub static GET_OPPORTUNITY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getOpportunityCustomFieldGroup",
    Method::GET,
    "/rest/v2/opportunities/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/opportunities/model/customFields/groups/{group_id}`.
pub static UPDATE_OPPORTUNITY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateOpportunityCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/opportunities/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/opportunities/model/customFields/groups/{group_id}`.
pub static DELETE_OPPORTUNITY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteOpportunityCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/opportunities/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/opportunities/model/customFields/tabs`.
pub static LIST_OPPORTUNITY_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listOpportunityCustomFieldTabs",
    Method::GET,
    "/rest/v2/opportunities/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/opportunities/model/customFields/tabs`.
pub static CREATE_OPPORTUNITY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createOpportunityCustomFieldTab",
    Method::POST,
    "/rest/v2/opportunities/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/opportunities/model/customFields/tabs/{tab_id}`.
pub static GET_OPPORTUNITY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getOpportunityCustomFieldTab",
    Method::GET,
    "/rest/v2/opportunities/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/opportunities/model/customFields/tabs/{tab_id}`.
pub static UPDATE_OPPORTUNITY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateOpportunityCustomFieldTab",
    Method::PATCH,
    "/rest/v2/opportunities/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/opportunities/model/customFields/tabs/{tab_id}`.
pub static DELETE_OPPORTUNITY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteOpportunityCustomFieldTab",
    Method::DELETE,
    "/rest/v2/opportunities/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
