//! Tasks.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{CreateCustomFieldRequest, CustomFieldMetaData, ObjectModel};
use crate::endpoints;
use crate::{
    ContactId, Cursor, Draft, Info, JsonBody, Nothing, Operation, Page, Pages, TaskId, Timestamp,
    UserId,
};

pub use model::*;

/// Lists tasks: `GET /rest/v1/tasks`.
///
/// Operation `listTasksUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTasks {
    pub completed: Option<bool>,
    pub contact_id: Option<ContactId>,
    pub has_due_date: Option<bool>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<String>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
    pub user_id: Option<UserId>,
}

impl ListTasks {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`completed`](field@Self::completed).
    #[must_use]
    pub fn completed(mut self, completed: bool) -> Self {
        self.completed = Some(completed);
        self
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`has_due_date`](field@Self::has_due_date).
    #[must_use]
    pub fn has_due_date(mut self, has_due_date: bool) -> Self {
        self.has_due_date = Some(has_due_date);
        self
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
    pub fn order(mut self, order: impl Into<String>) -> Self {
        self.order = Some(order.into());
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }

    /// Sets [`user_id`](field@Self::user_id).
    #[must_use]
    pub fn user_id(mut self, user_id: UserId) -> Self {
        self.user_id = Some(user_id);
        self
    }
}

impl Operation for ListTasks {
    type Output = TaskList;

    const INFO: &'static Info = &endpoints::v1::tasks::LIST_TASKS;

    fn write(&self, draft: &mut Draft) {
        draft.query("completed", self.completed.as_ref());
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("has_due_date", self.has_due_date.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
        draft.query("user_id", self.user_id.as_ref());
    }
}

impl Pages for ListTasks {
    type Item = Task;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Task> {
        Page::with_offset(answer.tasks)
    }
}

/// Creates a task: `POST /rest/v1/tasks`.
///
/// Operation `createTaskUsingPOST`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTask {
    pub body: JsonBody<Task>,
}

impl CreateTask {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<Task>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v1::tasks::CREATE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a task: `GET /rest/v1/tasks/{taskId}`.
///
/// Operation `getTaskUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTask {
    /// In the path.
    pub task_id: TaskId,
}

impl GetTask {
    /// The operation with its parameters.
    pub fn new(task_id: TaskId) -> Self {
        Self { task_id }
    }
}

impl Operation for GetTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v1::tasks::GET_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("taskId", &self.task_id);
    }
}

/// Replaces a task: `PUT /rest/v1/tasks/{taskId}`.
///
/// Operation `updateTaskUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplaceTask {
    /// In the path.
    pub task_id: TaskId,
    pub body: JsonBody<Task>,
}

impl ReplaceTask {
    /// The operation with its parameters.
    pub fn new(task_id: TaskId, body: impl Into<JsonBody<Task>>) -> Self {
        Self {
            task_id,
            body: body.into(),
        }
    }
}

impl Operation for ReplaceTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v1::tasks::REPLACE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("taskId", &self.task_id);
        draft.json(&self.body);
    }
}

/// Changes a task: `PATCH /rest/v1/tasks/{taskId}`.
///
/// Operation `updatePropertiesOnTaskUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTask {
    /// In the path.
    pub task_id: TaskId,
    pub body: JsonBody<UpdateTaskRequest>,
}

impl UpdateTask {
    /// The operation with its parameters.
    pub fn new(task_id: TaskId, body: impl Into<JsonBody<UpdateTaskRequest>>) -> Self {
        Self {
            task_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v1::tasks::UPDATE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("taskId", &self.task_id);
        draft.json(&self.body);
    }
}

/// Deletes a task: `DELETE /rest/v1/tasks/{taskId}`.
///
/// Operation `deleteTaskUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteTask {
    /// In the path.
    pub task_id: TaskId,
}

impl DeleteTask {
    /// The operation with its parameters.
    pub fn new(task_id: TaskId) -> Self {
        Self { task_id }
    }
}

impl Operation for DeleteTask {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::tasks::DELETE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("taskId", &self.task_id);
    }
}

/// Lists the tasks of the user the token belongs to: `GET /rest/v1/tasks/search`.
///
/// Operation `listTasksForCurrentUserUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTasksForCurrentUser {
    pub completed: Option<bool>,
    pub contact_id: Option<ContactId>,
    pub has_due_date: Option<bool>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<String>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
    pub user_id: Option<UserId>,
}

impl ListTasksForCurrentUser {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`completed`](field@Self::completed).
    #[must_use]
    pub fn completed(mut self, completed: bool) -> Self {
        self.completed = Some(completed);
        self
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`has_due_date`](field@Self::has_due_date).
    #[must_use]
    pub fn has_due_date(mut self, has_due_date: bool) -> Self {
        self.has_due_date = Some(has_due_date);
        self
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
    pub fn order(mut self, order: impl Into<String>) -> Self {
        self.order = Some(order.into());
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }

    /// Sets [`user_id`](field@Self::user_id).
    #[must_use]
    pub fn user_id(mut self, user_id: UserId) -> Self {
        self.user_id = Some(user_id);
        self
    }
}

impl Operation for ListTasksForCurrentUser {
    type Output = TaskList;

    const INFO: &'static Info = &endpoints::v1::tasks::LIST_TASKS_FOR_CURRENT_USER;

    fn write(&self, draft: &mut Draft) {
        draft.query("completed", self.completed.as_ref());
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("has_due_date", self.has_due_date.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
        draft.query("user_id", self.user_id.as_ref());
    }
}

impl Pages for ListTasksForCurrentUser {
    type Item = Task;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Task> {
        Page::with_offset(answer.tasks)
    }
}

/// Reads a task model: `GET /rest/v1/tasks/model`.
///
/// Operation `retrieveTaskModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveTaskModel {}

impl RetrieveTaskModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveTaskModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::tasks::RETRIEVE_TASK_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a task custom field: `POST /rest/v1/tasks/model/customFields`.
///
/// Operation `createTaskCustomFieldUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTaskCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateTaskCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateTaskCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v1::tasks::CREATE_TASK_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
