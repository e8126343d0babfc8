//! Operations of settings.

use keap_rest::v1::settings::*;

use crate::rest_operations::samples::Samples;

#[test]
fn settings() {
    let mut samples = Samples::load("v1/settings");
    samples.check(GetConfiguration::new(), GetConfiguration::new());
    samples.check(GetApplicationEnabled::new(), GetApplicationEnabled::new());
    samples.check(GetContactOptionTypes::new(), GetContactOptionTypes::new());
    samples.finish();
}
