//! Models of account.

use serde::{Deserialize, Serialize};

use crate::Extra;
use crate::v1::model::ContactAddress;

/// An account profile.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AccountProfile {
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<ContactAddress>,
    /// Business goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_goals: Option<Vec<String>>,
    /// Business primary color.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_primary_color: Option<String>,
    /// Business secondary color.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_secondary_color: Option<String>,
    /// Business type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_type: Option<String>,
    /// Currency code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_code: Option<String>,
    /// Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Language tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_tag: Option<String>,
    /// Logo URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Phone ext.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_ext: Option<String>,
    /// Time zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}
