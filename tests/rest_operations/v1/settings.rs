//! Operations of settings.

use keap_rest::v1::settings::*;

use crate::rest_operations::samples::Samples;

#[test]
fn settings() {
    let mut samples = Samples::load("v1/settings");
    samples.check(GetConfiguration, GetConfiguration);
    samples.check(GetApplicationEnabled, GetApplicationEnabled);
    samples.check(GetContactOptionTypes, GetContactOptionTypes);
    samples.finish();
}
