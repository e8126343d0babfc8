//! Integrations.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::{Draft, Info, JsonBody, Nothing, Operation};

pub use model::*;

/// Lists integrations `WordPress` opt in options: `GET /rest/v2/integrations/wordpress/options`.
///
/// Operation `listIntegrationsWordPressOptInOptions`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListIntegrationsWordPressOptInOptions {}

impl ListIntegrationsWordPressOptInOptions {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListIntegrationsWordPressOptInOptions {
    type Output = ListWordPressOptInOptionsResponse;

    const INFO: &'static Info =
        &endpoints::v2::integrations::LIST_INTEGRATIONS_WORD_PRESS_OPT_IN_OPTIONS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Adds an integrations `WordPress` opt in: `POST /rest/v2/integrations/wordpress/options`.
///
/// Operation `addIntegrationsWordPressOptIn`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddIntegrationsWordPressOptIn {
    pub body: JsonBody<CreateIntegrationsWordPressOptInOption>,
}

impl AddIntegrationsWordPressOptIn {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateIntegrationsWordPressOptInOption>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for AddIntegrationsWordPressOptIn {
    type Output = WordPressOptInOption;

    const INFO: &'static Info = &endpoints::v2::integrations::ADD_INTEGRATIONS_WORD_PRESS_OPT_IN;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Achieves an integrations `WordPress` opt in goal: `POST /rest/v2/integrations/wordpress/options/{option_key}:achieve`.
///
/// Operation `achieveIntegrationsWordPressOptInGoal`; answers 202.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AchieveIntegrationsWordPressOptInGoal {
    /// In the path.
    pub option_key: String,
    pub body: JsonBody<AchieveIntegrationsWordPressOptInOptionGoalRequest>,
}

impl AchieveIntegrationsWordPressOptInGoal {
    /// The operation with its parameters.
    pub fn new(
        option_key: impl Into<String>,
        body: impl Into<JsonBody<AchieveIntegrationsWordPressOptInOptionGoalRequest>>,
    ) -> Self {
        Self {
            option_key: option_key.into(),
            body: body.into(),
        }
    }
}

impl Operation for AchieveIntegrationsWordPressOptInGoal {
    type Output = AchieveWordPressOptInGoalResult;

    const INFO: &'static Info =
        &endpoints::v2::integrations::ACHIEVE_INTEGRATIONS_WORD_PRESS_OPT_IN_GOAL;

    fn write(&self, draft: &mut Draft) {
        draft.path("option_key", &self.option_key);
        draft.json(&self.body);
    }
}

/// Deletes an integrations `WordPress` opt in: `DELETE /rest/v2/integrations/wordpress/options/{option_key}`.
///
/// Operation `deleteIntegrationsWordPressOptIn`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteIntegrationsWordPressOptIn {
    /// In the path.
    pub option_key: String,
}

impl DeleteIntegrationsWordPressOptIn {
    /// The operation with its parameters.
    pub fn new(option_key: impl Into<String>) -> Self {
        Self {
            option_key: option_key.into(),
        }
    }
}

impl Operation for DeleteIntegrationsWordPressOptIn {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::integrations::DELETE_INTEGRATIONS_WORD_PRESS_OPT_IN;

    fn write(&self, draft: &mut Draft) {
        draft.path("option_key", &self.option_key);
    }
}
