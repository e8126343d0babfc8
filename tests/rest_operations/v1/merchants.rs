//! Operations of merchants.

use keap_rest::v1::merchants::*;

use crate::rest_operations::samples::Samples;

#[test]
fn merchants() {
    let mut samples = Samples::load("v1/merchants");
    samples.check(GetMerchantAccounts::new(), GetMerchantAccounts::new());
    samples.finish();
}
