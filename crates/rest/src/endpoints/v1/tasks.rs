//! Tasks.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/tasks`.
pub static LIST_TASKS: Info = Info::new(
    "v1 listTasksUsingGET",
    Method::GET,
    "/rest/v1/tasks",
    Effect::Read,
)
.with_query(&[
    "completed",
    "contact_id",
    "has_due_date",
    "limit",
    "offset",
    "order",
    "since",
    "until",
    "user_id",
]);

/// `POST /rest/v1/tasks`.
pub static CREATE_TASK: Info = Info::new(
    "v1 createTaskUsingPOST",
    Method::POST,
    "/rest/v1/tasks",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/tasks/{taskId}`.
pub static GET_TASK: Info = Info::new(
    "v1 getTaskUsingGET",
    Method::GET,
    "/rest/v1/tasks/{taskId}",
    Effect::Read,
);

/// `PUT /rest/v1/tasks/{taskId}`.
pub static REPLACE_TASK: Info = Info::new(
    "v1 updateTaskUsingPUT",
    Method::PUT,
    "/rest/v1/tasks/{taskId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `PATCH /rest/v1/tasks/{taskId}`.
pub static UPDATE_TASK: Info = Info::new(
    "v1 updatePropertiesOnTaskUsingPATCH",
    Method::PATCH,
    "/rest/v1/tasks/{taskId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `DELETE /rest/v1/tasks/{taskId}`.
pub static DELETE_TASK: Info = Info::new(
    "v1 deleteTaskUsingDELETE",
    Method::DELETE,
    "/rest/v1/tasks/{taskId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v1/tasks/search`.
pub static LIST_TASKS_FOR_CURRENT_USER: Info = Info::new(
    "v1 listTasksForCurrentUserUsingGET",
    Method::GET,
    "/rest/v1/tasks/search",
    Effect::Read,
)
.with_query(&[
    "completed",
    "contact_id",
    "has_due_date",
    "limit",
    "offset",
    "order",
    "since",
    "until",
    "user_id",
]);

/// `GET /rest/v1/tasks/model`.
pub static RETRIEVE_TASK_MODEL: Info = Info::new(
    "v1 retrieveTaskModelUsingGET",
    Method::GET,
    "/rest/v1/tasks/model",
    Effect::Read,
);

/// `POST /rest/v1/tasks/model/customFields`.
pub static CREATE_TASK_CUSTOM_FIELD: Info = Info::new(
    "v1 createTaskCustomFieldUsingPOST",
    Method::POST,
    "/rest/v1/tasks/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);
