//! Lead sources.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/leadSourceCategories`.
pub static LIST_LEAD_SOURCE_CATEGORIES: Info = Info::new(
    "v2 listLeadSourceCategories",
    Method::GET,
    "/rest/v2/leadSourceCategories",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/leadSourceCategories`.
pub static CREATE_LEAD_SOURCE_CATEGORY: Info = Info::new(
    "v2 createLeadSourceCategory",
    Method::POST,
    "/rest/v2/leadSourceCategories",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/leadSourceCategories/{lead_source_category_id}`.
pub static GET_LEAD_SOURCE_CATEGORY: Info = Info::new(
    "v2 getLeadSourceCategory",
    Method::GET,
    "/rest/v2/leadSourceCategories/{lead_source_category_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/leadSourceCategories/{lead_source_category_id}`.
pub static UPDATE_LEAD_SOURCE_CATEGORY: Info = Info::new(
    "v2 updateLeadSourceCategory",
    Method::PATCH,
    "/rest/v2/leadSourceCategories/{lead_source_category_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/leadSourceCategories/{lead_source_category_id}`.
pub static DELETE_LEAD_SOURCE_CATEGORY: Info = Info::new(
    "v2 deleteLeadSourceCategory",
    Method::DELETE,
    "/rest/v2/leadSourceCategories/{lead_source_category_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/leadSources`.
pub static LIST_LEAD_SOURCES: Info = Info::new(
    "v2 listLeadSources",
    Method::GET,
    "/rest/v2/leadSources",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/leadSources`.
pub static CREATE_LEAD_SOURCE: Info = Info::new(
    "v2 createLeadSource",
    Method::POST,
    "/rest/v2/leadSources",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/leadSources/{lead_source_id}`.
pub static GET_LEAD_SOURCE: Info = Info::new(
    "v2 getLeadSource",
    Method::GET,
    "/rest/v2/leadSources/{lead_source_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/leadSources/{lead_source_id}`.
pub static UPDATE_LEAD_SOURCE: Info = Info::new(
    "v2 updateLeadSource",
    Method::PATCH,
    "/rest/v2/leadSources/{lead_source_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/leadSources/{lead_source_id}`.
pub static DELETE_LEAD_SOURCE: Info = Info::new(
    "v2 deleteLeadSource",
    Method::DELETE,
    "/rest/v2/leadSources/{lead_source_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
