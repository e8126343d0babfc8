//! Tasks.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/tasks`.
pub static LIST_TASKS: Info =
    Info::new("v2 listTasks", Method::GET, "/rest/v2/tasks", Effect::Read).with_query(&[
        "filter",
        "order_by",
        "page_size",
        "page_token",
        "fields",
    ]);

/// `POST /rest/v2/tasks`.
pub static CREATE_TASK: Info = Info::new(
    "v2 createTask",
    Method::POST,
    "/rest/v2/tasks",
    Effect::Write,
)
.with_query(&["fields"])
.with_members(&["id"]);

/// `GET /rest/v2/tasks/{task_id}`.
pub static GET_TASK: Info = Info::new(
    "v2 getTask",
    Method::GET,
    "/rest/v2/tasks/{task_id}",
    Effect::Read,
)
.with_query(&["fields"]);

/// `PATCH /rest/v2/tasks/{task_id}`.
pub static UPDATE_TASK: Info = Info::new(
    "v2 updateTask",
    Method::PATCH,
    "/rest/v2/tasks/{task_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask", "fields"])
.with_members(&["id"]);

/// `DELETE /rest/v2/tasks/{task_id}`.
pub static DELETE_TASK: Info = Info::new(
    "v2 deleteTask",
    Method::DELETE,
    "/rest/v2/tasks/{task_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/tasks/model`.
pub static RETRIEVE_TASK_MODEL: Info = Info::new(
    "v2 retrieveTaskModel",
    Method::GET,
    "/rest/v2/tasks/model",
    Effect::Read,
);

/// `POST /rest/v2/tasks/model/customFields`.
pub static CREATE_TASK_CUSTOM_FIELD: Info = Info::new(
    "v2 createTaskCustomField",
    Method::POST,
    "/rest/v2/tasks/model/customFields",
    Effect::Write,
)
.with_members(&["custom_field"]);

/// `PATCH /rest/v2/tasks/model/customFields/{custom_field_id}`.
pub static UPDATE_TASK_CUSTOM_FIELD: Info = Info::new(
    "v2 updateTaskCustomField",
    Method::PATCH,
    "/rest/v2/tasks/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/tasks/model/customFields/{custom_field_id}`.
pub static DELETE_TASK_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteTaskCustomField",
    Method::DELETE,
    "/rest/v2/tasks/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/tasks/model/customFields/groups`.
pub static LIST_TASK_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listTaskCustomFieldGroups",
    Method::GET,
    "/rest/v2/tasks/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/tasks/model/customFields/groups`.
pub static CREATE_TASK_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createTaskCustomFieldGroup",
    Method::POST,
    "/rest/v2/tasks/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/tasks/model/customFields/groups/{group_id}`.
pub static GET_TASK_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getTaskCustomFieldGroup",
    Method::GET,
    "/rest/v2/tasks/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/tasks/model/customFields/groups/{group_id}`.
pub static UPDATE_TASK_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateTaskCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/tasks/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/tasks/model/customFields/groups/{group_id}`.
pub static DELETE_TASK_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteTaskCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/tasks/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/tasks/model/customFields/tabs`.
pub static LIST_TASK_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listTaskCustomFieldTabs",
    Method::GET,
    "/rest/v2/tasks/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/tasks/model/customFields/tabs`.
pub static CREATE_TASK_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createTaskCustomFieldTab",
    Method::POST,
    "/rest/v2/tasks/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/tasks/model/customFields/tabs/{tab_id}`.
pub static GET_TASK_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getTaskCustomFieldTab",
    Method::GET,
    "/rest/v2/tasks/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/tasks/model/customFields/tabs/{tab_id}`.
pub static UPDATE_TASK_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateTaskCustomFieldTab",
    Method::PATCH,
    "/rest/v2/tasks/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/tasks/model/customFields/tabs/{tab_id}`.
pub static DELETE_TASK_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteTaskCustomFieldTab",
    Method::DELETE,
    "/rest/v2/tasks/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
