//! Models of business profile.

use serde::{Deserialize, Serialize};

use crate::Patch;
use crate::null::nullable;

/// The body of a request: business profile address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BusinessProfileAddressRequest {
    /// Line1.
    pub line1: String,
    /// Line2.
    pub line2: String,
    /// Locality.
    pub locality: String,
    /// Region.
    pub region: String,
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    pub country_code: String,
    /// Postal code.
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
#[serde(default)]
pub struct BusinessProfileAddressResponse {
    /// Line1.
    pub line1: Option<String>,
    /// Line2.
    pub line2: Option<String>,
    /// Locality.
    pub locality: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    pub country_code: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
}

/// What comes back: get business profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetBusinessProfileResponse {
    /// Name.
    pub name: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Address.
    pub address: Option<BusinessProfileAddressResponse>,
    /// Time zone.
    pub time_zone: Option<String>,
    /// Logo URL.
    pub logo_url: Option<String>,
    /// Currency code.
    pub currency_code: Option<String>,
    /// Language tag.
    pub language_tag: Option<String>,
    /// Business type.
    pub business_type: Option<String>,
    /// Business goals.
    #[serde(deserialize_with = "nullable")]
    pub business_goals: Vec<String>,
    /// Business primary color.
    pub business_primary_color: Option<String>,
    /// Business secondary color.
    pub business_secondary_color: Option<String>,
}

/// The body that changes a business profile.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateBusinessProfileRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Email.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email: Patch<String>,
    /// Website.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub website: Patch<String>,
    /// Phone.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub phone: Patch<String>,
    /// Address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub address: Patch<BusinessProfileAddressRequest>,
    /// Currency code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub currency_code: Patch<String>,
    /// Business goals.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub business_goals: Patch<Vec<String>>,
    /// Business primary color.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub business_primary_color: Patch<String>,
    /// Business secondary color.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub business_secondary_color: Patch<String>,
}
