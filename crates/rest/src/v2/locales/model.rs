//! Models of locales.

use serde::{Deserialize, Serialize};

use crate::null::nullable;

/// A country.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Country {
    /// Codes.
    pub codes: Option<CountryCodes>,
    /// Name.
    pub name: Option<String>,
}

/// Country codes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountryCodes {
    /// Alpha2.
    pub alpha2: Option<String>,
    /// Alpha3.
    pub alpha3: Option<String>,
}

/// One page of countries.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCountriesResponse {
    /// Countries.
    #[serde(deserialize_with = "nullable")]
    pub countries: Vec<Country>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of provinces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListProvincesResponse {
    /// Provinces.
    #[serde(deserialize_with = "nullable")]
    pub provinces: Vec<Province>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A province.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Province {
    /// Code.
    pub code: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Country.
    pub country: Option<String>,
}
