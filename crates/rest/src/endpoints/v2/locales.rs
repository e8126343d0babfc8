//! Locales.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/locales/countries`.
pub static LIST_COUNTRIES: Info = Info::new(
    "v2 listCountries",
    Method::GET,
    "/rest/v2/locales/countries",
    Effect::Read,
);

/// `GET /rest/v2/locales/countries/{country_code}`.
pub static GET_COUNTRY_BY_CODE: Info = Info::new(
    "v2 getCountryByCode",
    Method::GET,
    "/rest/v2/locales/countries/{country_code}",
    Effect::Read,
);

/// `GET /rest/v2/locales/countries/{country_code}/provinces`.
pub static LIST_PROVINCES_FOR_COUNTRY: Info = Info::new(
    "v2 listProvincesForCountry",
    Method::GET,
    "/rest/v2/locales/countries/{country_code}/provinces",
    Effect::Read,
);

/// `GET /rest/v2/locales/countries/{country_code}/provinces/{province_code}`.
pub static GET_PROVINCE_BY_CODE: Info = Info::new(
    "v2 getProvinceByCode",
    Method::GET,
    "/rest/v2/locales/countries/{country_code}/provinces/{province_code}",
    Effect::Read,
);
