//! Operations of business profile.

use keap_rest::v2::business_profile::*;

use crate::rest_operations::samples::Samples;

#[test]
fn business_profile() {
    let mut samples = Samples::load("v2/business_profile");
    samples.check(GetBusinessProfile::new(), GetBusinessProfile::new());
    samples.check(
        UpdateBusinessProfile::new(samples.body("updateBusinessProfile")),
        UpdateBusinessProfile::new(samples.body("updateBusinessProfile")),
    );
    samples.finish();
}
