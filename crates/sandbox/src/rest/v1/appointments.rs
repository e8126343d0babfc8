//! v1 `/appointments`; v2 can list them and nothing else.

use http::{Method, StatusCode};

use super::tasks::period;
use super::{page, resource};
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::tasks::{remind_minutes, set_remind_minutes};
use crate::rest::shared::{Answer, Call, Version, id, model};
use crate::store::Row;

const FORM: i64 = -5;

const APPOINTMENT: Resource = Resource {
    version: Version::V1,
    table: "ContactAction",
    noun: "Appointment",
    key: "appointments",
    scope: |row| row.text("ObjectType") == "Appointment",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "ActionDescription", Form::Text),
        rw("description", "CreationNotes", Form::Text),
        rw("location", "location", Form::Text),
        rw("start_date", "ActionDate", Form::Time),
        rw("end_date", "EndDate", Form::Time),
        rw("contact_id", "ContactId", Form::Id),
        rw("user", "UserID", Form::Id),
    ],
    required: &["title", "start_date", "end_date"],
    compose: |_, row, shown| {
        shown.insert("remind_time".into(), remind_minutes(row));
    },
    accept: |call, row, body, _| {
        check_owner(call.store, &body["user"])?;
        match body.get("remind_time") {
            Some(minutes) => set_remind_minutes(row, minutes),
            None => Ok(()),
        }
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &[], rest),
        (_, ["sync"]) => return None,
        // The vendor's PHP client knows this list alone; that it is the other one is inferred.
        (Method::GET, [] | ["search"]) => list(call),
        (Method::POST, []) => create(call),
        (_, ["search"]) => return None,
        (Method::GET, [one]) => id(one).and_then(|id| APPOINTMENT.get(call, id)),
        (Method::PUT, [one]) => id(one).and_then(|id| APPOINTMENT.replace(call, id)),
        (Method::PATCH, [one]) => id(one).and_then(|id| APPOINTMENT.update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| APPOINTMENT.delete(call, id)),
        _ => return None,
    })
}

fn create(call: &mut Call<'_>) -> Answer {
    let row = Row::default()
        .with("ObjectType", "Appointment")
        .with("IsAppointment", 1)
        .with("CreationDate", call.now)
        .with("UserID", call.user);
    let id = APPOINTMENT.insert(call, row)?;
    APPOINTMENT.answer(call, id, StatusCode::CREATED)
}

/// The period is about the start (inferred).
fn list(call: &Call<'_>) -> Answer {
    let contact = call.query_number("contact_id")?;
    let (since, until) = period(call)?;
    let rows: Vec<&Row> = APPOINTMENT
        .rows(call.store)
        .filter(|row| contact.is_none_or(|contact| row.int("ContactId") == contact))
        .filter(|row| {
            since.is_none_or(|since| row.time("ActionDate").is_some_and(|at| at >= since))
        })
        .filter(|row| {
            until.is_none_or(|until| row.time("ActionDate").is_some_and(|at| at <= until))
        })
        .collect();
    resource::page(&APPOINTMENT, call, rows, &["contact_id", "since", "until"])
        .map(page::with_sync_token)
}
