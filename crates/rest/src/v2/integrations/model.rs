//! Models of integrations.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::Id;
use crate::null::nullable;
use crate::setters::setters;

/// The body of a request: achieve integrations `WordPress` opt in option goal.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AchieveIntegrationsWordPressOptInOptionGoalRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Id>,
}

setters! {
    AchieveIntegrationsWordPressOptInOptionGoalRequest {
        contact_id: Id,
    } lists {
    }
}

/// An achieve `WordPress` opt in goal result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AchieveWordPressOptInGoalResult {
    pub successful: Option<bool>,
}

/// What creates an integrations `WordPress` opt in option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateIntegrationsWordPressOptInOption {
    /// Letters and digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

setters! {
    CreateIntegrationsWordPressOptInOption {
        key: String,
        name: String,
    } lists {
    }
}

/// One page of `WordPress` opt in options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListWordPressOptInOptionsResponse {
    #[serde(deserialize_with = "nullable")]
    pub wordpress_opt_in_options: Vec<WordPressOptInOption>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A `WordPress` opt in option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct WordPressOptInOption {
    pub key: Option<String>,
    pub name: Option<String>,
}
