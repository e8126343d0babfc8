//! Settings.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/setting/application/configuration`.
pub static GET_CONFIGURATION: Info = Info::new(
    "v1 getConfigurationUsingGET",
    Method::GET,
    "/rest/v1/setting/application/configuration",
    Effect::Read,
);

/// `GET /rest/v1/setting/application/enabled`.
pub static GET_APPLICATION_ENABLED: Info = Info::new(
    "v1 getApplicationEnabledUsingGET",
    Method::GET,
    "/rest/v1/setting/application/enabled",
    Effect::Read,
);

/// `GET /rest/v1/setting/contact/optionTypes`.
pub static GET_CONTACT_OPTION_TYPES: Info = Info::new(
    "v1 getContactOptionTypesUsingGET",
    Method::GET,
    "/rest/v1/setting/contact/optionTypes",
    Effect::Read,
);
