//! Appointments.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v1/appointments`.
pub static LIST_APPOINTMENTS: Info = Info::new(
    "v1 listAppointmentsUsingGET",
    Method::GET,
    "/rest/v1/appointments",
    Effect::Read,
)
.with_query(&["contact_id", "limit", "offset", "since", "until"]);

/// `POST /rest/v1/appointments`.
pub static CREATE_APPOINTMENT: Info = Info::new(
    "v1 createAppointmentUsingPOST",
    Method::POST,
    "/rest/v1/appointments",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/appointments/{appointmentId}`.
pub static GET_APPOINTMENT: Info = Info::new(
    "v1 getAppointmentUsingGET",
    Method::GET,
    "/rest/v1/appointments/{appointmentId}",
    Effect::Read,
);

/// `PUT /rest/v1/appointments/{appointmentId}`.
pub static REPLACE_APPOINTMENT: Info = Info::new(
    "v1 updateAppointmentUsingPUT",
    Method::PUT,
    "/rest/v1/appointments/{appointmentId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `PATCH /rest/v1/appointments/{appointmentId}`.
pub static UPDATE_APPOINTMENT: Info = Info::new(
    "v1 updatePropertiesOnAppointmentUsingPATCH",
    Method::PATCH,
    "/rest/v1/appointments/{appointmentId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `DELETE /rest/v1/appointments/{appointmentId}`.
pub static DELETE_APPOINTMENT: Info = Info::new(
    "v1 deleteAppointmentUsingDELETE",
    Method::DELETE,
    "/rest/v1/appointments/{appointmentId}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v1/appointments/model`.
pub static RETRIEVE_APPOINTMENT_MODEL: Info = Info::new(
    "v1 retrieveAppointmentModelUsingGET",
    Method::GET,
    "/rest/v1/appointments/model",
    Effect::Read,
);

/// `POST /rest/v1/appointments/model/customFields`.
pub static CREATE_APPOINTMENT_CUSTOM_FIELD: Info = Info::new(
    "v1 createAppointmentCustomFieldUsingPOST",
    Method::POST,
    "/rest/v1/appointments/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);
