//! Operations of appointments.

use keap_rest::v1::appointments::*;
use keap_rest::{AppointmentId, ContactId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn appointments() {
    let mut samples = Samples::load("v1/appointments");
    samples.check(
        ListAppointments::new(),
        ListAppointments::new()
            .contact_id(ContactId::new(7))
            .limit(5)
            .offset(5)
            .since(time())
            .until(time()),
    );
    samples.check(
        CreateAppointment::new(samples.body("createAppointmentUsingPOST")),
        CreateAppointment::new(samples.body("createAppointmentUsingPOST")),
    );
    samples.check(
        GetAppointment::new(AppointmentId::new(7)),
        GetAppointment::new(AppointmentId::new(7)),
    );
    samples.check(
        ReplaceAppointment::new(
            AppointmentId::new(7),
            samples.body("updateAppointmentUsingPUT"),
        ),
        ReplaceAppointment::new(
            AppointmentId::new(7),
            samples.body("updateAppointmentUsingPUT"),
        ),
    );
    samples.check(
        UpdateAppointment::new(
            AppointmentId::new(7),
            samples.body("updatePropertiesOnAppointmentUsingPATCH"),
        ),
        UpdateAppointment::new(
            AppointmentId::new(7),
            samples.body("updatePropertiesOnAppointmentUsingPATCH"),
        ),
    );
    samples.check_without_json(
        DeleteAppointment::new(AppointmentId::new(7)),
        DeleteAppointment::new(AppointmentId::new(7)),
    );
    samples.check(
        RetrieveAppointmentModel::new(),
        RetrieveAppointmentModel::new(),
    );
    samples.check(
        CreateAppointmentCustomField::new(samples.body("createAppointmentCustomFieldUsingPOST")),
        CreateAppointmentCustomField::new(samples.body("createAppointmentCustomFieldUsingPOST")),
    );
    samples.finish();
}
