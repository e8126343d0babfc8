//! Operations of tasks.

use keap_rest::v2::tasks::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn tasks() {
    let mut samples = Samples::load("v2/tasks");
    samples.check(
        ListTasks::new(),
        ListTasks::new()
            .filter(
                Filter::contact_id("7")
                    .and(Filter::has_due_date(true))
                    .and(Filter::is_completed(true))
                    .and(Filter::user_id("7"))
                    .and(Filter::user_id_unassigned())
                    .and(Filter::opportunity_id("7"))
                    .and(Filter::task_ids(["7"]))
                    .and(Filter::priority("7"))
                    .and(Filter::since_time(time()))
                    .and(Filter::until_time(time()))
                    .and(Filter::id("7"))
                    .and(Filter::id_compared(Comparison::Less, "7"))
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
    samples.check(GetTask::new("7"), GetTask::new("7").fields(["7", "8"]));
    samples.check(
        UpdateTask::new("7", samples.body("updateTask")),
        UpdateTask::new("7", samples.body("updateTask")).fields(["7", "8"]),
    );
    samples.check_without_json(DeleteTask::new("7"), DeleteTask::new("7"));
    samples.check(RetrieveTaskModel, RetrieveTaskModel);
    samples.check(
        CreateTaskCustomField::new(samples.body("createTaskCustomField")),
        CreateTaskCustomField::new(samples.body("createTaskCustomField")),
    );
    samples.check(
        UpdateTaskCustomField::new("7", samples.body("updateTaskCustomField")),
        UpdateTaskCustomField::new("7", samples.body("updateTaskCustomField")),
    );
    samples.check_without_json(
        DeleteTaskCustomField::new("7"),
        DeleteTaskCustomField::new("7"),
    );
    samples.check(
        ListTaskCustomFieldGroups::new(),
        ListTaskCustomFieldGroups::new().tab_id("7"),
    );
    samples.check(
        CreateTaskCustomFieldGroup::new(samples.body("createTaskCustomFieldGroup")),
        CreateTaskCustomFieldGroup::new(samples.body("createTaskCustomFieldGroup")),
    );
    samples.check(
        GetTaskCustomFieldGroup::new("7"),
        GetTaskCustomFieldGroup::new("7"),
    );
    samples.check(
        UpdateTaskCustomFieldGroup::new("7", samples.body("updateTaskCustomFieldGroup")),
        UpdateTaskCustomFieldGroup::new("7", samples.body("updateTaskCustomFieldGroup")),
    );
    samples.check_without_json(
        DeleteTaskCustomFieldGroup::new("7"),
        DeleteTaskCustomFieldGroup::new("7"),
    );
    samples.check(ListTaskCustomFieldTabs, ListTaskCustomFieldTabs);
    samples.check(
        CreateTaskCustomFieldTab::new(samples.body("createTaskCustomFieldTab")),
        CreateTaskCustomFieldTab::new(samples.body("createTaskCustomFieldTab")),
    );
    samples.check(
        GetTaskCustomFieldTab::new("7"),
        GetTaskCustomFieldTab::new("7"),
    );
    samples.check(
        UpdateTaskCustomFieldTab::new("7", samples.body("updateTaskCustomFieldTab")),
        UpdateTaskCustomFieldTab::new("7", samples.body("updateTaskCustomFieldTab")),
    );
    samples.check_without_json(
        DeleteTaskCustomFieldTab::new("7"),
        DeleteTaskCustomFieldTab::new("7"),
    );
    samples.finish();
}
