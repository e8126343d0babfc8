//! Models of account.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::Extra;
use crate::setters::setters;
use crate::v1::model::ContactAddress;

/// An account profile.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountProfile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<ContactAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_goals: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_primary_color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_secondary_color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_ext: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    AccountProfile {
        address: ContactAddress,
        business_primary_color: String,
        business_secondary_color: String,
        business_type: String,
        currency_code: String,
        email: String,
        language_tag: String,
        logo_url: String,
        name: String,
        phone: String,
        phone_ext: String,
        time_zone: String,
        website: String,
    } lists {
        business_goals: String,
    }
}
