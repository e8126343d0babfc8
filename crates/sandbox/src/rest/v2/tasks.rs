//! v2 `/tasks`: the rows of `ContactAction` that are tasks.

use http::Method;

use super::resource;
use crate::rest::shared::fields::{Form, flag, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::tasks::{remind_minutes, set_completed, set_remind_minutes};
use crate::rest::shared::{Answer, Call, Refusal, model};
use crate::store::Row;

pub(crate) const FORM: i64 = -5;

/// The numbering is inferred.
const PRIORITIES: [(i64, &str); 3] = [(1, "CRITICAL"), (2, "ESSENTIAL"), (3, "NONESSENTIAL")];

const TASK: Resource = Resource {
    table: "ContactAction",
    noun: "Task",
    key: "tasks",
    scope: |row| row.text("ObjectType") == "Task",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "ActionDescription", Form::Text),
        rw("description", "CreationNotes", Form::Text),
        rw("type", "ActionType", Form::Text),
        rw("priority", "Priority", Form::Codes(&PRIORITIES)),
        ro("create_time", "CreationDate", Form::Time),
        ro("modification_time", "LastUpdated", Form::Time),
        rw("completion_time", "CompletionDate", Form::Time),
        rw("due_time", "ActionDate", Form::Time),
        rw("assigned_to_user_id", "UserID", Form::Id),
        ro("created_by_user_id", "CreatedBy", Form::Id),
        ro("last_updated_by_user_id", "LastUpdatedBy", Form::Id),
        rw("contact_id", "ContactId", Form::Id),
        rw("opportunity_id", "OpportunityId", Form::Id),
        rw("accepted", "Accepted", Form::Bool),
    ],
    required: &["assigned_to_user_id"],
    optional: &["custom_fields"],
    keys: &[
        ("contact_id", Test::Equal("ContactId")),
        (
            "has_due_date",
            Test::Custom(|_, row, word| has(row, "ActionDate", word)),
        ),
        (
            "is_completed",
            Test::Custom(|_, row, word| has(row, "CompletionDate", word)),
        ),
        ("user_id", Test::Custom(|_, row, word| of_user(row, word))),
        ("opportunity_id", Test::Equal("OpportunityId")),
        ("task_ids", Test::List("Id")),
        (
            "priority",
            Test::Custom(|_, row, word| of_priority(row, word)),
        ),
        // Which date the two bounds are about is not documented; the due date is inferred.
        ("since_time", Test::Since("ActionDate")),
        ("until_time", Test::Until("ActionDate")),
        ("id", Test::Compare("Id")),
        ("title", Test::Prefix("ActionDescription")),
    ],
    order: &[
        ("id", "Id"),
        ("create_time", "CreationDate"),
        ("due_time", "ActionDate"),
        ("update_time", "LastUpdated"),
    ],
    form: Some(FORM),
    compose: |_, row, shown| {
        shown.insert(
            "completed".into(),
            row.get("CompletionDate").is_some().into(),
        );
        shown.insert("remind_time_mins".into(), remind_minutes(row));
    },
    accept: |call, row, body, allowed| {
        if let Some(user) = body
            .get("assigned_to_user_id")
            .filter(|_| allowed("assigned_to_user_id"))
        {
            check_owner(call.store, user)?;
        }
        if let Some(completed) = body.get("completed").filter(|_| allowed("completed")) {
            set_completed(row, flag(completed)?, call.now);
        }
        if let Some(minutes) = body
            .get("remind_time_mins")
            .filter(|_| allowed("remind_time_mins"))
        {
            set_remind_minutes(row, minutes)?;
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => model::route(call, FORM, TASK.optional, rest),
        (Method::POST, []) => {
            let row = Row::default()
                .with("ObjectType", "Task")
                .with("CreationDate", call.now);
            Some(TASK.create(call, row))
        }
        _ => resource::route(&TASK, call, path),
    }
}

fn has(row: &Row, column: &str, word: &str) -> Result<bool, Refusal> {
    let wanted: bool = word
        .parse()
        .map_err(|_| Refusal::bad("Invalid filter value"))?;
    Ok(row.get(column).is_some() == wanted)
}

fn of_user(row: &Row, word: &str) -> Result<bool, Refusal> {
    Ok(if word == "UNASSIGNED" {
        row.int("UserID") == 0
    } else {
        row.int("UserID").to_string() == word
    })
}

fn of_priority(row: &Row, word: &str) -> Result<bool, Refusal> {
    let code = PRIORITIES.iter().find(|(_, name)| *name == word);
    code.map(|(code, _)| row.int("Priority") == *code)
        .ok_or_else(|| Refusal::bad("Invalid filter value"))
}
