//! Operations of shipping.

use keap_rest::v2::shipping::*;

use crate::rest_operations::samples::Samples;

#[test]
fn shipping() {
    let mut samples = Samples::load("v2/shipping");
    samples.check(ListShippingMethods::new(), ListShippingMethods::new());
    samples.finish();
}
