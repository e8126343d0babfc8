//! Locales.

mod model;

use crate::endpoints;
use crate::{Draft, Info, Operation};

pub use model::*;

/// Lists countries: `GET /rest/v2/locales/countries`.
///
/// Operation `listCountries`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListCountries {}

impl ListCountries {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListCountries {
    type Output = ListCountriesResponse;

    const INFO: &'static Info = &endpoints::v2::locales::LIST_COUNTRIES;

    fn write(&self, _draft: &mut Draft) {}
}

/// Reads a country by a code: `GET /rest/v2/locales/countries/{country_code}`.
///
/// Operation `getCountryByCode`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCountryByCode {
    /// In the path.
    pub country_code: String,
}

impl GetCountryByCode {
    /// The operation with its parameters.
    pub fn new(country_code: impl Into<String>) -> Self {
        Self {
            country_code: country_code.into(),
        }
    }
}

impl Operation for GetCountryByCode {
    type Output = Country;

    const INFO: &'static Info = &endpoints::v2::locales::GET_COUNTRY_BY_CODE;

    fn write(&self, draft: &mut Draft) {
        draft.path("country_code", &self.country_code);
    }
}

/// Lists provinces for a country: `GET /rest/v2/locales/countries/{country_code}/provinces`.
///
/// Operation `listProvincesForCountry`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListProvincesForCountry {
    /// In the path.
    pub country_code: String,
}

impl ListProvincesForCountry {
    /// The operation with its parameters.
    pub fn new(country_code: impl Into<String>) -> Self {
        Self {
            country_code: country_code.into(),
        }
    }
}

impl Operation for ListProvincesForCountry {
    type Output = ListProvincesResponse;

    const INFO: &'static Info = &endpoints::v2::locales::LIST_PROVINCES_FOR_COUNTRY;

    fn write(&self, draft: &mut Draft) {
        draft.path("country_code", &self.country_code);
    }
}

/// Reads a province by a code: `GET /rest/v2/locales/countries/{country_code}/provinces/{province_code}`.
///
/// Operation `getProvinceByCode`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetProvinceByCode {
    /// In the path.
    pub country_code: String,
    /// In the path.
    pub province_code: String,
}

impl GetProvinceByCode {
    /// The operation with its parameters.
    pub fn new(country_code: impl Into<String>, province_code: impl Into<String>) -> Self {
        Self {
            country_code: country_code.into(),
            province_code: province_code.into(),
        }
    }
}

impl Operation for GetProvinceByCode {
    type Output = Province;

    const INFO: &'static Info = &endpoints::v2::locales::GET_PROVINCE_BY_CODE;

    fn write(&self, draft: &mut Draft) {
        draft.path("country_code", &self.country_code);
        draft.path("province_code", &self.province_code);
    }
}
