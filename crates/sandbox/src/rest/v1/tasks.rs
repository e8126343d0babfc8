//! v1 `/tasks`: the rows of `ContactAction` that are tasks. Custom fields cannot be written here
//! (documented).

use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use super::{page, resource};
use crate::rest::shared::fields::{Form, flag, ro, rw};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::tasks::{remind_minutes, set_completed, set_remind_minutes};
use crate::rest::shared::{Answer, Call, Refusal, Version, id, json, model};
use crate::store::{Row, Store, zone};

const FORM: i64 = -5;

const TASK: Resource = Resource {
    version: Version::V1,
    table: "ContactAction",
    noun: "Task",
    key: "tasks",
    scope: |row| row.text("ObjectType") == "Task",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "ActionDescription", Form::Text),
        rw("description", "CreationNotes", Form::Text),
        rw("type", "ActionType", Form::Text),
        rw("priority", "Priority", Form::Int),
        ro("creation_date", "CreationDate", Form::Time),
        ro("modification_date", "LastUpdated", Form::Time),
        rw("due_date", "ActionDate", Form::Time),
        rw("completion_date", "CompletionDate", Form::Time),
        rw("user_id", "UserID", Form::Id),
        rw("url", "url", Form::Text),
        ro("funnel_id", "funnel_id", Form::Id),
        ro("jgraph_id", "jgraph_id", Form::Id),
    ],
    required: &["title", "due_date"],
    compose: |store, row, shown| {
        shown.insert(
            "completed".into(),
            row.get("CompletionDate").is_some().into(),
        );
        shown.insert("remind_time".into(), remind_minutes(row));
        shown.insert("contact".into(), contact(store, row.int("ContactId")));
    },
    accept: |call, row, body, _| {
        check_owner(call.store, &body["user_id"])?;
        if let Some(contact) = body.get("contact") {
            row.set("ContactId", json::read_id(&contact["id"])?);
        }
        if let Some(completed) = body.get("completed") {
            set_completed(row, flag(completed)?, call.now);
        }
        if let Some(minutes) = body.get("remind_time") {
            set_remind_minutes(row, minutes)?;
        }
        Ok(())
    },
    ..PLAIN
};

/// A contact as other v1 records show it, or null.
pub(crate) fn contact(store: &Store, id: i64) -> Json {
    store.row("Contact", id).map_or(Json::Null, |row| {
        json!({
            "id": id,
            "email": json::text(row.text("Email")),
            "first_name": json::text(row.text("FirstName")),
            "last_name": json::text(row.text("LastName")),
        })
    })
}

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &[], rest),
        (_, ["sync"]) => return None,
        (Method::GET, []) => list(call, None),
        (Method::GET, ["search"]) => list(call, Some(call.user)),
        (Method::POST, []) => create(call),
        (Method::GET, [one]) => id(one).and_then(|id| TASK.get(call, id)),
        (Method::PUT, [one]) => id(one).and_then(|id| TASK.replace(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| TASK.update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| TASK.delete(call, id)),
        _ => return None,
    })
}

/// 200, not 201 (documented).
fn create(call: &mut Call<'_>) -> Answer {
    let row = Row::default()
        .with("ObjectType", "Task")
        .with("CreationDate", call.now);
    let id = TASK.insert(call, row)?;
    TASK.answer(call, id, StatusCode::OK)
}

fn list(call: &Call<'_>, user: Option<i64>) -> Answer {
    let user = user.or(call.query_number("user_id")?);
    let contact = call.query_number("contact_id")?;
    let (since, until) = period(call)?;
    let wanted = |name: &str, is: bool| call.query_flag(name).is_none_or(|wanted| wanted == is);
    let rows: Vec<&Row> = TASK
        .rows(call.store)
        .filter(|row| user.is_none_or(|user| row.int("UserID") == user))
        .filter(|row| contact.is_none_or(|contact| row.int("ContactId") == contact))
        .filter(|row| wanted("completed", row.get("CompletionDate").is_some()))
        .filter(|row| wanted("has_due_date", row.get("ActionDate").is_some()))
        .filter(|row| {
            since.is_none_or(|since| row.time("ActionDate").is_some_and(|at| at >= since))
        })
        .filter(|row| {
            until.is_none_or(|until| row.time("ActionDate").is_some_and(|at| at <= until))
        })
        .collect();
    resource::page(
        &TASK,
        call,
        rows,
        &[
            "completed",
            "contact_id",
            "has_due_date",
            "since",
            "until",
            "user_id",
        ],
    )
    .map(page::with_sync_token)
}

/// `since` and `until` of a list.
pub(crate) fn period(call: &Call<'_>) -> Result<(Option<Instant>, Option<Instant>), Refusal> {
    let read = |name: &str| {
        let text = call.query(name).filter(|text| !text.is_empty());
        text.map(|text| zone::parse_instant(text).ok_or_else(Refusal::unreadable))
            .transpose()
    };
    Ok((read("since")?, read("until")?))
}

type Instant = chrono::DateTime<chrono::Utc>;
