//! v2 `/taskAppointments`: the rows of `ContactAction` that are appointments, as a list and nothing
//! else. That its ids are those of v1 `/appointments` is inferred.

use http::Method;

use super::resource;
use super::tasks::FORM;
use crate::rest::shared::fields::{Form, ro};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call};

const APPOINTMENT: Resource = Resource {
    table: "ContactAction",
    noun: "TaskAppointment",
    key: "taskAppointments",
    scope: |row| row.text("ObjectType") == "Appointment",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("title", "ActionDescription", Form::Text),
        ro("description", "CreationNotes", Form::Text),
        ro("location", "location", Form::Text),
        ro("contact_id", "ContactId", Form::Id),
        ro("user_id", "UserID", Form::Id),
        ro("start_time", "ActionDate", Form::Time),
        ro("end_time", "EndDate", Form::Time),
        ro("create_time", "CreationDate", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    // Values of custom fields find an appointment and are not shown with it (documented).
    form: Some(FORM),
    optional: &["custom_fields"],
    keys: &[
        ("contact_id", Test::Equal("ContactId")),
        ("user_id", Test::Equal("UserID")),
        ("start_time", Test::Compare("ActionDate")),
        ("end_time", Test::Compare("EndDate")),
        ("create_time", Test::Compare("CreationDate")),
        ("update_time", Test::Compare("LastUpdated")),
    ],
    order: &[
        ("start_time", "ActionDate"),
        ("end_time", "EndDate"),
        ("create_time", "CreationDate"),
        ("update_time", "LastUpdated"),
    ],
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    match (call.method.clone(), path) {
        (Method::GET, []) => Some(resource::list(&APPOINTMENT, call, |_| true)),
        _ => None,
    }
}
