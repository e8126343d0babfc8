//! Models of locales.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::null::nullable;

/// A countries by code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CountriesByCode {
    /// Countries.
    #[serde(deserialize_with = "nullable")]
    pub countries: BTreeMap<Id, String>,
}

/// What comes back: default options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DefaultOptionsResponse {
    /// Contact types.
    #[serde(deserialize_with = "nullable")]
    pub contact_types: Vec<String>,
    /// Fax types.
    #[serde(deserialize_with = "nullable")]
    pub fax_types: Vec<String>,
    /// Phone types.
    #[serde(deserialize_with = "nullable")]
    pub phone_types: Vec<String>,
    /// Suffix types.
    #[serde(deserialize_with = "nullable")]
    pub suffix_types: Vec<String>,
    /// Title types.
    #[serde(deserialize_with = "nullable")]
    pub title_types: Vec<String>,
}

/// A provinces by code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProvincesByCode {
    /// Provinces.
    #[serde(deserialize_with = "nullable")]
    pub provinces: BTreeMap<Id, String>,
}
