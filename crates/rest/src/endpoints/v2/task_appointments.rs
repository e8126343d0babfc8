//! Task appointments.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/taskAppointments`.
pub static LIST_APPOINTMENTS: Info = Info::new(
    "v2 listAppointments",
    Method::GET,
    "/rest/v2/taskAppointments",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);
