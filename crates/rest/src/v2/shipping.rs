//! Shipping.

mod model;

use crate::endpoints;
use crate::{Draft, Info, Operation};

pub use model::*;

/// Lists shipping methods: `GET /rest/v2/shipping`.
///
/// Operation `listShippingMethods`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListShippingMethods {}

impl ListShippingMethods {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListShippingMethods {
    type Output = ListRestShippingMethodsResponse;

    const INFO: &'static Info = &endpoints::v2::shipping::LIST_SHIPPING_METHODS;

    fn write(&self, _draft: &mut Draft) {}
}
