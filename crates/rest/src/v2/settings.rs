//! Settings.

mod model;

use crate::endpoints;
use crate::{Draft, Info, ListStyle, Operation};

pub use model::*;

/// Reads application configurations: `GET /rest/v2/settings/applications:getConfiguration`.
///
/// Operation `getApplicationConfigurations`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetApplicationConfigurations {
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl GetApplicationConfigurations {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for GetApplicationConfigurations {
    type Output = GetSettingsResponse;

    const INFO: &'static Info = &endpoints::v2::settings::GET_APPLICATION_CONFIGURATIONS;

    fn write(&self, draft: &mut Draft) {
        draft.list("fields", &self.fields, ListStyle::Repeat);
    }
}

/// Tells whether the application is enabled: `GET /rest/v2/settings/applications:isEnabled`.
///
/// Operation `isApplicationEnabled`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IsApplicationEnabled {}

impl IsApplicationEnabled {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for IsApplicationEnabled {
    type Output = GetApplicationEnabledStatusResponse;

    const INFO: &'static Info = &endpoints::v2::settings::IS_APPLICATION_ENABLED;

    fn write(&self, _draft: &mut Draft) {}
}

/// Reads contact option types: `GET /rest/v2/settings/contactOptionTypes`.
///
/// Operation `getContactOptionTypes`; answers 200.
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
    type Output = GetContactOptionTypesResponse;

    const INFO: &'static Info = &endpoints::v2::settings::GET_CONTACT_OPTION_TYPES;

    fn write(&self, _draft: &mut Draft) {}
}
