//! Locales.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/locales/countries`.
pub static LIST_COUNTRIES: Info = Info::new(
    "v1 listCountriesUsingGET",
    Method::GET,
    "/rest/v1/locales/countries",
    Effect::Read,
);

/// `GET /rest/v1/locales/defaultOptions`.
pub static GET_DEFAULT_OPTIONS: Info = Info::new(
    "v1 defaultOptionsUsingGET",
    Method::GET,
    "/rest/v1/locales/defaultOptions",
    Effect::Read,
);

/// `GET /rest/v1/locales/countries/{countryCode}/provinces`.
pub static LIST_PROVINCES: Info = Info::new(
    "v1 listCountriesUsingGET_1",
    Method::GET,
    "/rest/v1/locales/countries/{countryCode}/provinces",
    Effect::Read,
);
