//! Models of integrations.

use serde::{Deserialize, Serialize};

use crate::ContactId;
use crate::null::nullable;

/// The body of a request: achieve integrations `WordPress` opt in option goal.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AchieveIntegrationsWordPressOptInOptionGoalRequest {
    /// Id of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
}

/// An achieve `WordPress` opt in goal result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AchieveWordPressOptInGoalResult {
    /// Whether this holds: successful.
    pub successful: Option<bool>,
}

/// What creates an integrations `WordPress` opt in option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateIntegrationsWordPressOptInOption {
    /// Key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// One page of `WordPress` opt in options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListWordPressOptInOptionsResponse {
    /// `WordPress` opt in options.
    #[serde(deserialize_with = "nullable")]
    pub wordpress_opt_in_options: Vec<WordPressOptInOption>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A `WordPress` opt in option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WordPressOptInOption {
    /// Key.
    pub key: Option<String>,
    /// Name.
    pub name: Option<String>,
}
