//! Appointments.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{CreateCustomFieldRequest, CustomFieldMetaData, ObjectModel};
use crate::endpoints;
use crate::{
    AppointmentId, ContactId, Cursor, Draft, Info, JsonBody, Nothing, Operation, Page, Pages,
    Timestamp,
};

pub use model::*;

/// Lists appointments: `GET /rest/v1/appointments`.
///
/// Operation `listAppointmentsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAppointments {
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListAppointments {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListAppointments {
    type Output = AppointmentList;

    const INFO: &'static Info = &endpoints::v1::appointments::LIST_APPOINTMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListAppointments {
    type Item = Appointment;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Appointment> {
        Page::with_offset(answer.appointments)
    }
}

/// Creates an appointment: `POST /rest/v1/appointments`.
///
/// Operation `createAppointmentUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAppointment {
    pub body: JsonBody<Appointment>,
}

impl CreateAppointment {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<Appointment>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAppointment {
    type Output = Appointment;

    const INFO: &'static Info = &endpoints::v1::appointments::CREATE_APPOINTMENT;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an appointment: `GET /rest/v1/appointments/{appointmentId}`.
///
/// Operation `getAppointmentUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAppointment {
    /// In the path.
    pub appointment_id: AppointmentId,
}

impl GetAppointment {
    /// The operation with its parameters.
    pub fn new(appointment_id: AppointmentId) -> Self {
        Self { appointment_id }
    }
}

impl Operation for GetAppointment {
    type Output = Appointment;

    const INFO: &'static Info = &endpoints::v1::appointments::GET_APPOINTMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("appointmentId", &self.appointment_id);
    }
}

/// Replaces an appointment: `PUT /rest/v1/appointments/{appointmentId}`.
///
/// Operation `updateAppointmentUsingPUT`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplaceAppointment {
    /// In the path.
    pub appointment_id: AppointmentId,
    pub body: JsonBody<Appointment>,
}

impl ReplaceAppointment {
    /// The operation with its parameters.
    pub fn new(appointment_id: AppointmentId, body: impl Into<JsonBody<Appointment>>) -> Self {
        Self {
            appointment_id,
            body: body.into(),
        }
    }
}

impl Operation for ReplaceAppointment {
    type Output = Appointment;

    const INFO: &'static Info = &endpoints::v1::appointments::REPLACE_APPOINTMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("appointmentId", &self.appointment_id);
        draft.json(&self.body);
    }
}

/// Changes an appointment: `PATCH /rest/v1/appointments/{appointmentId}`.
///
/// Operation `updatePropertiesOnAppointmentUsingPATCH`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAppointment {
    /// In the path.
    pub appointment_id: AppointmentId,
    pub body: JsonBody<UpdateAppointmentRequest>,
}

impl UpdateAppointment {
    /// The operation with its parameters.
    pub fn new(
        appointment_id: AppointmentId,
        body: impl Into<JsonBody<UpdateAppointmentRequest>>,
    ) -> Self {
        Self {
            appointment_id,
            body: body.into(),
        }
    }
}

impl Operation for UpdateAppointment {
    type Output = Appointment;

    const INFO: &'static Info = &endpoints::v1::appointments::UPDATE_APPOINTMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("appointmentId", &self.appointment_id);
        draft.json(&self.body);
    }
}

/// Deletes an appointment: `DELETE /rest/v1/appointments/{appointmentId}`.
///
/// Operation `deleteAppointmentUsingDELETE`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAppointment {
    /// In the path.
    pub appointment_id: AppointmentId,
}

impl DeleteAppointment {
    /// The operation with its parameters.
    pub fn new(appointment_id: AppointmentId) -> Self {
        Self { appointment_id }
    }
}

impl Operation for DeleteAppointment {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v1::appointments::DELETE_APPOINTMENT;

    fn write(&self, draft: &mut Draft) {
        draft.path("appointmentId", &self.appointment_id);
    }
}

/// Reads an appointment model: `GET /rest/v1/appointments/model`.
///
/// Operation `retrieveAppointmentModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveAppointmentModel {}

impl RetrieveAppointmentModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveAppointmentModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::appointments::RETRIEVE_APPOINTMENT_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an appointment custom field: `POST /rest/v1/appointments/model/customFields`.
///
/// Operation `createAppointmentCustomFieldUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAppointmentCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateAppointmentCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAppointmentCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v1::appointments::CREATE_APPOINTMENT_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
