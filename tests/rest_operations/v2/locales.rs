//! Operations of locales.

use keap_rest::v2::locales::*;

use crate::rest_operations::samples::Samples;

#[test]
fn locales() {
    let mut samples = Samples::load("v2/locales");
    samples.check(ListCountries::new(), ListCountries::new());
    samples.check(GetCountryByCode::new("7"), GetCountryByCode::new("7"));
    samples.check(
        ListProvincesForCountry::new("7"),
        ListProvincesForCountry::new("7"),
    );
    samples.check(
        GetProvinceByCode::new("7", "7"),
        GetProvinceByCode::new("7", "7"),
    );
    samples.finish();
}
