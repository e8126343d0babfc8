//! Operations of tasks.

use keap_rest::v1::tasks::*;

use crate::rest_operations::samples::{Samples, time};

#[test]
fn tasks() {
    let mut samples = Samples::load("v1/tasks");
    samples.check(
        ListTasks::new(),
        ListTasks::new()
            .completed(true)
            .contact_id("7")
            .has_due_date(true)
            .limit(5)
            .offset(5)
            .order("7")
            .since(time())
            .until(time())
            .user_id("7"),
    );
    samples.check(
        CreateTask::new(samples.body("createTaskUsingPOST")),
        CreateTask::new(samples.body("createTaskUsingPOST")),
    );
    samples.check(GetTask::new("7"), GetTask::new("7"));
    samples.check(
        ReplaceTask::new("7", samples.body("updateTaskUsingPUT")),
        ReplaceTask::new("7", samples.body("updateTaskUsingPUT")),
    );
    samples.check(
        UpdateTask::new("7", samples.body("updatePropertiesOnTaskUsingPATCH")),
        UpdateTask::new("7", samples.body("updatePropertiesOnTaskUsingPATCH")),
    );
    samples.check_without_json(DeleteTask::new("7"), DeleteTask::new("7"));
    samples.check(
        ListTasksForCurrentUser::new(),
        ListTasksForCurrentUser::new()
            .completed(true)
            .contact_id("7")
            .has_due_date(true)
            .limit(5)
            .offset(5)
            .order("7")
            .since(time())
            .until(time())
            .user_id("7"),
    );
    samples.check(RetrieveTaskModel, RetrieveTaskModel);
    samples.check(
        CreateTaskCustomField::new(samples.body("createTaskCustomFieldUsingPOST")),
        CreateTaskCustomField::new(samples.body("createTaskCustomFieldUsingPOST")),
    );
    samples.finish();
}
