//! Operations of task appointments.

use keap_rest::v2::task_appointments::*;

use crate::rest_operations::samples::Samples;

#[test]
fn task_appointments() {
    let mut samples = Samples::load("v2/task_appointments");
    samples.check(
        ListAppointments::new(),
        ListAppointments::new()
            .filter("7")
            .page_token("7")
            .order_by("7")
            .page_size(5),
    );
    samples.finish();
}
