//! Models of business profile.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::Patch;
use crate::null::nullable;
use crate::setters::setters;

/// The body of a request: business profile address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BusinessProfileAddressRequest {
    pub line1: String,
    pub line2: String,
    pub locality: String,
    pub region: String,
    /// An ISO 3166-1 alpha-3 code: `USA`.
    pub country_code: String,
    pub postal_code: String,
}

impl BusinessProfileAddressRequest {
    /// The body with what the server requires.
    pub fn new(
        line1: impl Into<String>,
        line2: impl Into<String>,
        locality: impl Into<String>,
        region: impl Into<String>,
        country_code: impl Into<String>,
        postal_code: impl Into<String>,
    ) -> Self {
        Self {
            line1: line1.into(),
            line2: line2.into(),
            locality: locality.into(),
            region: region.into(),
            country_code: country_code.into(),
            postal_code: postal_code.into(),
        }
    }
}

/// What comes back: business profile address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct BusinessProfileAddressResponse {
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub locality: Option<String>,
    pub region: Option<String>,
    /// An ISO 3166-1 alpha-3 code: `USA`.
    pub country_code: Option<String>,
    pub postal_code: Option<String>,
}

/// What comes back: get business profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct GetBusinessProfileResponse {
    pub name: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub phone: Option<String>,
    pub address: Option<BusinessProfileAddressResponse>,
    pub time_zone: Option<String>,
    pub logo_url: Option<String>,
    /// An ISO 4217 code.
    pub currency_code: Option<String>,
    pub language_tag: Option<String>,
    pub business_type: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub business_goals: Vec<String>,
    pub business_primary_color: Option<String>,
    pub business_secondary_color: Option<String>,
}

/// The body that changes a business profile.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateBusinessProfileRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<BusinessProfileAddressRequest>,
    /// An ISO 4217 code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub currency_code: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub business_goals: Patch<Vec<String>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub business_primary_color: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub business_secondary_color: Patch<String>,
}

setters! {
    UpdateBusinessProfileRequest {
        name: String,
        email: String,
        website: String,
        phone: String,
        address: BusinessProfileAddressRequest,
        currency_code: String,
        business_primary_color: String,
        business_secondary_color: String,
    } lists {
        business_goals: String,
    }
}
