//! Shipping.

mod model;

use http::Method;
use keap_http::Effect;

use crate::{Draft, Info, Operation};

pub use model::*;

/// Lists shipping methods: `GET /rest/v2/shipping`.
///
/// Operation `listShippingMethods`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListShippingMethods;

impl Operation for ListShippingMethods {
    type Output = ListRestShippingMethodsResponse;

    const INFO: Info = Info::new(
        "v2 listShippingMethods",
        Method::GET,
        "/rest/v2/shipping",
        Effect::Read,
    );

    fn write(&self, _draft: &mut Draft) {}
}
