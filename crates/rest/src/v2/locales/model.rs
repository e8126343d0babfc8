//! Models of locales.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;

/// A country.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Country {
    pub codes: Option<CountryCodes>,
    pub name: Option<String>,
}

/// Country codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CountryCodes {
    pub alpha2: Option<String>,
    pub alpha3: Option<String>,
}

/// One page of countries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCountriesResponse {
    #[serde(deserialize_with = "nullable")]
    pub countries: Vec<Country>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of provinces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProvincesResponse {
    #[serde(deserialize_with = "nullable")]
    pub provinces: Vec<Province>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A province.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Province {
    pub code: Option<String>,
    pub name: Option<String>,
    pub country: Option<String>,
}
