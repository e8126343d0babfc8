//! Operations of settings.

use keap_rest::v2::settings::*;

use crate::rest_operations::samples::Samples;

#[test]
fn settings() {
    let mut samples = Samples::load("v2/settings");
    samples.check(
        GetApplicationConfigurations::new(),
        GetApplicationConfigurations::new().fields(["7", "8"]),
    );
    samples.check(IsApplicationEnabled::new(), IsApplicationEnabled::new());
    samples.check(GetContactOptionTypes::new(), GetContactOptionTypes::new());
    samples.finish();
}
