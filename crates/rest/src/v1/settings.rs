//! Settings.

mod model;

use crate::endpoints;
use crate::{Draft, Info, Operation};

pub use model::*;

/// Reads the configuration of the application: `GET /rest/v1/setting/application/configuration`.
///
/// Operation `getConfigurationUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetConfiguration {}

impl GetConfiguration {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetConfiguration {
    type Output = ApplicationConfiguration;

    const INFO: &'static Info = &endpoints::v1::settings::GET_CONFIGURATION;

    fn write(&self, _draft: &mut Draft) {}
}

/// Tells whether the application is enabled: `GET /rest/v1/setting/application/enabled`.
///
/// Operation `getApplicationEnabledUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetApplicationEnabled {}

impl GetApplicationEnabled {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetApplicationEnabled {
    type Output = Setting;

    const INFO: &'static Info = &endpoints::v1::settings::GET_APPLICATION_ENABLED;

    fn write(&self, _draft: &mut Draft) {}
}

/// Reads contact option types: `GET /rest/v1/setting/contact/optionTypes`.
///
/// Operation `getContactOptionTypesUsingGET`; answers 200.
/// Deprecated by the vendor.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetContactOptionTypes {}

impl GetContactOptionTypes {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetContactOptionTypes {
    type Output = Setting;

    const INFO: &'static Info = &endpoints::v1::settings::GET_CONTACT_OPTION_TYPES;

    fn write(&self, _draft: &mut Draft) {}
}
