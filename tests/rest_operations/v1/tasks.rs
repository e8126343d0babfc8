//! Operations of tasks.

use keap_rest::v1::tasks::*;
use keap_rest::{ContactId, TaskId, UserId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn tasks() {
    let mut samples = Samples::load("v1/tasks");
    samples.check(
        ListTasks::new(),
        ListTasks::new()
            .completed(true)
            .contact_id(ContactId::new(7))
            .has_due_date(true)
            .limit(5)
            .offset(5)
            .order("7")
            .since(time())
            .until(time())
            .user_id(UserId::new(7)),
    );
    samples.check(
        CreateTask::new(samples.body("createTaskUsingPOST")),
        CreateTask::new(samples.body("createTaskUsingPOST")),
    );
    samples.check(GetTask::new(TaskId::new(7)), GetTask::new(TaskId::new(7)));
    samples.check(
        ReplaceTask::new(TaskId::new(7), samples.body("updateTaskUsingPUT")),
        ReplaceTask::new(TaskId::new(7), samples.body("updateTaskUsingPUT")),
    );
    samples.check(
        UpdateTask::new(
            TaskId::new(7),
            samples.body("updatePropertiesOnTaskUsingPATCH"),
        ),
        UpdateTask::new(
            TaskId::new(7),
            samples.body("updatePropertiesOnTaskUsingPATCH"),
        ),
    );
    samples.check_without_json(
        DeleteTask::new(TaskId::new(7)),
        DeleteTask::new(TaskId::new(7)),
    );
    samples.check(
        ListTasksForCurrentUser::new(),
        ListTasksForCurrentUser::new()
            .completed(true)
            .contact_id(ContactId::new(7))
            .has_due_date(true)
            .limit(5)
            .offset(5)
            .order("7")
            .since(time())
            .until(time())
            .user_id(UserId::new(7)),
    );
    samples.check(RetrieveTaskModel::new(), RetrieveTaskModel::new());
    samples.check(
        CreateTaskCustomField::new(samples.body("createTaskCustomFieldUsingPOST")),
        CreateTaskCustomField::new(samples.body("createTaskCustomFieldUsingPOST")),
    );
    samples.finish();
}
