//! Operations of email addresses.

use keap_rest::v1::email_addresses::*;

use crate::rest_operations::samples::Samples;

#[test]
fn email_addresses() {
    let mut samples = Samples::load("v1/email_addresses");
    samples.check(
        ReplaceEmailAddress::new("7", samples.body("replaceEmailAddressUsingPUT")),
        ReplaceEmailAddress::new("7", samples.body("replaceEmailAddressUsingPUT")),
    );
    samples.finish();
}
