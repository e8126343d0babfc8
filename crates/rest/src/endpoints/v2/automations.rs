//! Automations.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/automationCategory`.
pub static LIST_AUTOMATION_CATEGORIES: Info = Info::new(
    "v2 listCategories",
    Method::GET,
    "/rest/v2/automationCategory",
    Effect::Read,
);

/// `POST /rest/v2/automationCategory`.
pub static CREATE_AUTOMATION_CATEGORY: Info = Info::new(
    "v2 createCategory",
    Method::POST,
    "/rest/v2/automationCategory",
    Effect::Write,
)
.with_members(&["id"]);

/// `DELETE /rest/v2/automationCategory`.
pub static DELETE_AUTOMATION_CATEGORIES: Info = Info::new(
    "v2 deleteCategories",
    Method::DELETE,
    "/rest/v2/automationCategory",
    Effect::IdempotentWrite,
)
.with_query(&["ids"])
.with_answer(Answer::Nothing);

/// `PATCH /rest/v2/automationCategory/{id}`.
pub static UPDATE_AUTOMATION_CATEGORY: Info = Info::new(
    "v2 patchCategory",
    Method::PATCH,
    "/rest/v2/automationCategory/{id}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `GET /rest/v2/automations`.
pub static LIST_AUTOMATIONS: Info = Info::new(
    "v2 listAutomations",
    Method::GET,
    "/rest/v2/automations",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `DELETE /rest/v2/automations`.
pub static DELETE_AUTOMATIONS: Info = Info::new(
    "v2 deleteAutomation",
    Method::DELETE,
    "/rest/v2/automations",
    Effect::IdempotentWrite,
)
.with_query(&["automation_ids"])
.with_answer(Answer::Nothing);

/// `GET /rest/v2/automations/{automation_id}`.
pub static GET_AUTOMATION: Info = Info::new(
    "v2 getAutomation",
    Method::GET,
    "/rest/v2/automations/{automation_id}",
    Effect::Read,
);

/// `POST /rest/v2/automations/{automation_id}/sequences/{sequence_id}:addContacts`.
pub static ADD_CONTACTS_TO_AUTOMATION_SEQUENCE: Info = Info::new(
    "v2 addContactsToAutomationSequence",
    Method::POST,
    "/rest/v2/automations/{automation_id}/sequences/{sequence_id}:addContacts",
    Effect::Write,
)
.with_members(&["add_to_automation_sequence_results"]);

/// `PUT /rest/v2/automations/{automation_id}/unpublish`.
pub static UNPUBLISH_AUTOMATION: Info = Info::new(
    "v2 unpublishAutomation",
    Method::PUT,
    "/rest/v2/automations/{automation_id}/unpublish",
    Effect::IdempotentWrite,
);

/// `POST /rest/v2/automations/batch-unpublish`.
pub static UNPUBLISH_AUTOMATIONS: Info = Info::new(
    "v2 bulkUnpublishAutomations",
    Method::POST,
    "/rest/v2/automations/batch-unpublish",
    Effect::IdempotentWrite,
);

/// `GET /rest/v2/automations/ids`.
pub static LIST_AUTOMATION_IDS: Info = Info::new(
    "v2 listAllAutomationIds",
    Method::GET,
    "/rest/v2/automations/ids",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/automations/categories/batchAssign`.
pub static ASSIGN_AUTOMATION_CATEGORIES: Info = Info::new(
    "v2 bulkAssignmentAutomationsCategories",
    Method::POST,
    "/rest/v2/automations/categories/batchAssign",
    Effect::IdempotentWrite,
);

/// `POST /rest/v2/automations/goals/achieve`.
pub static ACHIEVE_GOAL: Info = Info::new(
    "v2 achieveGoal",
    Method::POST,
    "/rest/v2/automations/goals/achieve",
    Effect::Write,
)
.with_members(&["results"]);
