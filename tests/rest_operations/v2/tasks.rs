//! Operations of tasks.

use keap_rest::v2::tasks::*;
use keap_rest::{
    Comparison, ContactId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    OpportunityId, TaskId, UserId,
};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn tasks() {
    let mut samples = Samples::load("v2/tasks");
    samples.check(
        ListTasks::new(),
        ListTasks::new()
            .filter(
                Filter::contact_id(ContactId::new(7))
                    .and(Filter::has_due_date(true))
                    .and(Filter::is_completed(true))
                    .and(Filter::user_id(UserId::new(7)))
                    .and(Filter::user_id_unassigned())
                    .and(Filter::opportunity_id(OpportunityId::new(7)))
                    .and(Filter::task_ids([TaskId::new(7)]))
                    .and(Filter::priority("7"))
                    .and(Filter::since_time(time()))
                    .and(Filter::until_time(time()))
                    .and(Filter::id(TaskId::new(7)))
                    .and(Filter::id_compared(Comparison::Less, TaskId::new(7)))
                    .and(Filter::title("7")),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7")
            .fields(["7", "8"]),
    );
    samples.check(
        CreateTask::new(samples.body("createTask")),
        CreateTask::new(samples.body("createTask")).fields(["7", "8"]),
    );
    samples.check(
        GetTask::new(TaskId::new(7)),
        GetTask::new(TaskId::new(7)).fields(["7", "8"]),
    );
    samples.check(
        UpdateTask::new(TaskId::new(7), samples.body("updateTask")),
        UpdateTask::new(TaskId::new(7), samples.body("updateTask")).fields(["7", "8"]),
    );
    samples.check_without_json(
        DeleteTask::new(TaskId::new(7)),
        DeleteTask::new(TaskId::new(7)),
    );
    samples.check(RetrieveTaskModel::new(), RetrieveTaskModel::new());
    samples.check(
        CreateTaskCustomField::new(samples.body("createTaskCustomField")),
        CreateTaskCustomField::new(samples.body("createTaskCustomField")),
    );
    samples.check(
        UpdateTaskCustomField::new(CustomFieldId::new(7), samples.body("updateTaskCustomField")),
        UpdateTaskCustomField::new(CustomFieldId::new(7), samples.body("updateTaskCustomField")),
    );
    samples.check_without_json(
        DeleteTaskCustomField::new(CustomFieldId::new(7)),
        DeleteTaskCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListTaskCustomFieldGroups::new(),
        ListTaskCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateTaskCustomFieldGroup::new(samples.body("createTaskCustomFieldGroup")),
        CreateTaskCustomFieldGroup::new(samples.body("createTaskCustomFieldGroup")),
    );
    samples.check(
        GetTaskCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetTaskCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateTaskCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateTaskCustomFieldGroup"),
        ),
        UpdateTaskCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateTaskCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteTaskCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteTaskCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListTaskCustomFieldTabs::new(),
        ListTaskCustomFieldTabs::new(),
    );
    samples.check(
        CreateTaskCustomFieldTab::new(samples.body("createTaskCustomFieldTab")),
        CreateTaskCustomFieldTab::new(samples.body("createTaskCustomFieldTab")),
    );
    samples.check(
        GetTaskCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetTaskCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateTaskCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateTaskCustomFieldTab"),
        ),
        UpdateTaskCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateTaskCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteTaskCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteTaskCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
