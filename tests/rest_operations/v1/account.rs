//! Operations of account.

use keap_rest::v1::account::*;

use crate::rest_operations::samples::Samples;

#[test]
fn account() {
    let mut samples = Samples::load("v1/account");
    samples.check(GetAccountProfile::new(), GetAccountProfile::new());
    samples.check(
        UpdateAccountProfile::new(samples.body("updateAccountInfoUsingPUT")),
        UpdateAccountProfile::new(samples.body("updateAccountInfoUsingPUT")),
    );
    samples.finish();
}
