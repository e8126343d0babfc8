//! Models of locales.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::null::nullable;

/// A countries by code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CountriesByCode {
    #[serde(deserialize_with = "nullable")]
    pub countries: BTreeMap<Id, String>,
}

/// What comes back: default options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct DefaultOptionsResponse {
    #[serde(deserialize_with = "nullable")]
    pub contact_types: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub fax_types: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub phone_types: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub suffix_types: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub title_types: Vec<String>,
}

/// A provinces by code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProvincesByCode {
    #[serde(deserialize_with = "nullable")]
    pub provinces: BTreeMap<Id, String>,
}
