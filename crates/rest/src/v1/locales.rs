//! Locales.

mod model;

use crate::endpoints;
use crate::{Draft, Info, Operation};

pub use model::*;

/// Lists countries: `GET /rest/v1/locales/countries`.
///
/// Operation `listCountriesUsingGET`; answers 200.
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
    type Output = CountriesByCode;

    const INFO: &'static Info = &endpoints::v1::locales::LIST_COUNTRIES;

    fn write(&self, _draft: &mut Draft) {}
}

/// Reads default options: `GET /rest/v1/locales/defaultOptions`.
///
/// Operation `defaultOptionsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetDefaultOptions {}

impl GetDefaultOptions {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetDefaultOptions {
    type Output = DefaultOptionsResponse;

    const INFO: &'static Info = &endpoints::v1::locales::GET_DEFAULT_OPTIONS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Lists provinces: `GET /rest/v1/locales/countries/{countryCode}/provinces`.
///
/// Operation `listCountriesUsingGET_1`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListProvinces {
    /// In the path.
    pub country_code: String,
}

impl ListProvinces {
    /// The operation with its parameters.
    pub fn new(country_code: impl Into<String>) -> Self {
        Self {
            country_code: country_code.into(),
        }
    }
}

impl Operation for ListProvinces {
    type Output = ProvincesByCode;

    const INFO: &'static Info = &endpoints::v1::locales::LIST_PROVINCES;

    fn write(&self, draft: &mut Draft) {
        draft.path("countryCode", &self.country_code);
    }
}
