//! Operations of locales.

use keap_rest::v1::locales::*;

use crate::rest_operations::samples::Samples;

#[test]
fn locales() {
    let mut samples = Samples::load("v1/locales");
    samples.check(ListCountries::new(), ListCountries::new());
    samples.check(GetDefaultOptions::new(), GetDefaultOptions::new());
    samples.check(ListProvinces::new("7"), ListProvinces::new("7"));
    samples.finish();
}
