//! Operations of integrations.

use keap_rest::v2::integrations::*;

use crate::rest_operations::samples::Samples;

#[test]
fn integrations() {
    let mut samples = Samples::load("v2/integrations");
    samples.check(
        ListIntegrationsWordPressOptInOptions::new(),
        ListIntegrationsWordPressOptInOptions::new(),
    );
    samples.check(
        AddIntegrationsWordPressOptIn::new(samples.body("addIntegrationsWordPressOptIn")),
        AddIntegrationsWordPressOptIn::new(samples.body("addIntegrationsWordPressOptIn")),
    );
    samples.check(
        AchieveIntegrationsWordPressOptInGoal::new(
            "7",
            samples.body("achieveIntegrationsWordPressOptInGoal"),
        ),
        AchieveIntegrationsWordPressOptInGoal::new(
            "7",
            samples.body("achieveIntegrationsWordPressOptInGoal"),
        ),
    );
    samples.check_without_json(
        DeleteIntegrationsWordPressOptIn::new("7"),
        DeleteIntegrationsWordPressOptIn::new("7"),
    );
    samples.finish();
}
