//! Settings.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/settings/applications:getConfiguration`.
pub static GET_APPLICATION_CONFIGURATIONS: Info = Info::new(
    "v2 getApplicationConfigurations",
    Method::GET,
    "/rest/v2/settings/applications:getConfiguration",
    Effect::Read,
)
.with_query(&["fields"]);

/// `GET /rest/v2/settings/applications:isEnabled`.
pub static IS_APPLICATION_ENABLED: Info = Info::new(
    "v2 isApplicationEnabled",
    Method::GET,
    "/rest/v2/settings/applications:isEnabled",
    Effect::Read,
);

/// `GET /rest/v2/settings/contactOptionTypes`.
pub static GET_CONTACT_OPTION_TYPES: Info = Info::new(
    "v2 getContactOptionTypes",
    Method::GET,
    "/rest/v2/settings/contactOptionTypes",
    Effect::Read,
);
