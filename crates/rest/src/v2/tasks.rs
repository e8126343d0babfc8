//! Tasks.

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
    Comparison, ContactId, Cursor, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    Draft, Info, JsonBody, ListStyle, Nothing, Operation, OpportunityId, OrderBy, Page, Pages,
    TaskId, Timestamp, UpdateMask, UserId,
};

pub use model::*;

/// Lists tasks: `GET /rest/v2/tasks`.
///
/// Operation `listTasks`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTasks {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl ListTasks {
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

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for ListTasks {
    type Output = ListTasksResponse;

    const INFO: &'static Info = &endpoints::v2::tasks::LIST_TASKS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

impl Pages for ListTasks {
    type Item = Task;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Task> {
        Page::with_token(answer.tasks, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListTasks`] can be ordered by.
    OrderKey {
        Id = "id",
        CreateTime = "create_time",
        DueTime = "due_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListTasks`] returns.
pub type Filter = crate::Filter<ListTasks>;

impl Filter {
    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `has_due_date`.
    pub fn has_due_date(value: bool) -> Self {
        Self::equal("has_due_date", value)
    }

    /// `is_completed`.
    pub fn is_completed(value: bool) -> Self {
        Self::equal("is_completed", value)
    }

    /// `user_id`.
    pub fn user_id(value: UserId) -> Self {
        Self::equal("user_id", value)
    }

    /// No user.
    pub fn user_id_unassigned() -> Self {
        Self::equal("user_id", "UNASSIGNED")
    }

    /// `opportunity_id`.
    pub fn opportunity_id(value: OpportunityId) -> Self {
        Self::equal("opportunity_id", value)
    }

    /// `task_ids`: any of the values.
    pub fn task_ids(values: impl IntoIterator<Item = TaskId>) -> Self {
        Self::list("task_ids", values)
    }

    /// `priority`, one of `CRITICAL`, `ESSENTIAL`, `NONESSENTIAL`.
    pub fn priority(value: impl Into<String>) -> Self {
        Self::equal("priority", value.into())
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }

    /// `id`.
    pub fn id(value: TaskId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: TaskId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// `title`; a `*` at its end stands for any continuation.
    pub fn title(value: impl Into<String>) -> Self {
        Self::prefix("title", value.into())
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

/// Creates a task: `POST /rest/v2/tasks`.
///
/// Operation `createTask`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTask {
    pub body: JsonBody<CreateTaskRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl CreateTask {
    /// The operation with what it requires; the rest is left out.
    pub fn new(body: impl Into<JsonBody<CreateTaskRequest>>) -> Self {
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

impl Operation for CreateTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v2::tasks::CREATE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Reads a task: `GET /rest/v2/tasks/{task_id}`.
///
/// Operation `getTask`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTask {
    /// In the path.
    pub task_id: TaskId,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl GetTask {
    /// The operation with what it requires; the rest is left out.
    pub fn new(task_id: TaskId) -> Self {
        Self {
            task_id,
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

impl Operation for GetTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v2::tasks::GET_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("task_id", &self.task_id);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Changes a task: `PATCH /rest/v2/tasks/{task_id}`.
///
/// Operation `updateTask`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTask {
    /// In the path.
    pub task_id: TaskId,
    pub body: JsonBody<UpdateTaskRequest>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateTask {
    /// The operation with what it requires; the rest is left out.
    pub fn new(task_id: TaskId, body: impl Into<JsonBody<UpdateTaskRequest>>) -> Self {
        Self {
            task_id,
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

impl Operation for UpdateTask {
    type Output = Task;

    const INFO: &'static Info = &endpoints::v2::tasks::UPDATE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("task_id", &self.task_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Deletes a task: `DELETE /rest/v2/tasks/{task_id}`.
///
/// Operation `deleteTask`; answers 204.
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

    const INFO: &'static Info = &endpoints::v2::tasks::DELETE_TASK;

    fn write(&self, draft: &mut Draft) {
        draft.path("task_id", &self.task_id);
    }
}

/// Reads a task model: `GET /rest/v2/tasks/model`.
///
/// Operation `retrieveTaskModel`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::tasks::RETRIEVE_TASK_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a task custom field: `POST /rest/v2/tasks/model/customFields`.
///
/// Operation `createTaskCustomField`; answers 201.
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
    type Output = CreateCustomFieldResponse;

    const INFO: &'static Info = &endpoints::v2::tasks::CREATE_TASK_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a task custom field: `PATCH /rest/v2/tasks/model/customFields/{custom_field_id}`.
///
/// Operation `updateTaskCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTaskCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateTaskCustomField {
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

impl Operation for UpdateTaskCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::tasks::UPDATE_TASK_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a task custom field: `DELETE /rest/v2/tasks/model/customFields/{custom_field_id}`.
///
/// Operation `deleteTaskCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteTaskCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteTaskCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteTaskCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::tasks::DELETE_TASK_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists task custom field groups: `GET /rest/v2/tasks/model/customFields/groups`.
///
/// Operation `listTaskCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTaskCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListTaskCustomFieldGroups {
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

impl Operation for ListTaskCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::tasks::LIST_TASK_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates a task custom field group: `POST /rest/v2/tasks/model/customFields/groups`.
///
/// Operation `createTaskCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTaskCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateTaskCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateTaskCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::tasks::CREATE_TASK_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a task custom field group: `GET /rest/v2/tasks/model/customFields/groups/{group_id}`.
///
/// Operation `getTaskCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTaskCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetTaskCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetTaskCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::tasks::GET_TASK_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes a task custom field group: `PATCH /rest/v2/tasks/model/customFields/groups/{group_id}`.
///
/// Operation `updateTaskCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTaskCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateTaskCustomFieldGroup {
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

impl Operation for UpdateTaskCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::tasks::UPDATE_TASK_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a task custom field group: `DELETE /rest/v2/tasks/model/customFields/groups/{group_id}`.
///
/// Operation `deleteTaskCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteTaskCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteTaskCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteTaskCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::tasks::DELETE_TASK_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists task custom field tabs: `GET /rest/v2/tasks/model/customFields/tabs`.
///
/// Operation `listTaskCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTaskCustomFieldTabs {}

impl ListTaskCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListTaskCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::tasks::LIST_TASK_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a task custom field tab: `POST /rest/v2/tasks/model/customFields/tabs`.
///
/// Operation `createTaskCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateTaskCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateTaskCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateTaskCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::tasks::CREATE_TASK_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a task custom field tab: `GET /rest/v2/tasks/model/customFields/tabs/{tab_id}`.
///
/// Operation `getTaskCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTaskCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetTaskCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetTaskCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::tasks::GET_TASK_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes a task custom field tab: `PATCH /rest/v2/tasks/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateTaskCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateTaskCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateTaskCustomFieldTab {
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

impl Operation for UpdateTaskCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::tasks::UPDATE_TASK_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a task custom field tab: `DELETE /rest/v2/tasks/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteTaskCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteTaskCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteTaskCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteTaskCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::tasks::DELETE_TASK_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
