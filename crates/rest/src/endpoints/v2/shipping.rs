//! Shipping.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/shipping`.
pub static LIST_SHIPPING_METHODS: Info = Info::new(
    "v2 listShippingMethods",
    Method::GET,
    "/rest/v2/shipping",
    Effect::Read,
);
