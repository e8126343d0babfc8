//! Integrations.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/integrations/wordpress/options`.
pub static LIST_INTEGRATIONS_WORD_PRESS_OPT_IN_OPTIONS: Info = Info::new(
    "v2 listIntegrationsWordPressOptInOptions",
    Method::GET,
    "/rest/v2/integrations/wordpress/options",
    Effect::Read,
);

/// `POST /rest/v2/integrations/wordpress/options`.
pub static ADD_INTEGRATIONS_WORD_PRESS_OPT_IN: Info = Info::new(
    "v2 addIntegrationsWordPressOptIn",
    Method::POST,
    "/rest/v2/integrations/wordpress/options",
    Effect::Write,
)
.with_members(&["key", "name"]);

/// `POST /rest/v2/integrations/wordpress/options/{option_key}:achieve`.
pub static ACHIEVE_INTEGRATIONS_WORD_PRESS_OPT_IN_GOAL: Info = Info::new(
    "v2 achieveIntegrationsWordPressOptInGoal",
    Method::POST,
    "/rest/v2/integrations/wordpress/options/{option_key}:achieve",
    Effect::Write,
)
.with_members(&["successful"]);

/// `DELETE /rest/v2/integrations/wordpress/options/{option_key}`.
pub static DELETE_INTEGRATIONS_WORD_PRESS_OPT_IN: Info = Info::new(
    "v2 deleteIntegrationsWordPressOptIn",
    Method::DELETE,
    "/rest/v2/integrations/wordpress/options/{option_key}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
