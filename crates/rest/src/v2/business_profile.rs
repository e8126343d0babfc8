//! Business profile.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use crate::endpoints;
use crate::{Draft, Info, JsonBody, ListStyle, Operation, UpdateMask};

pub use model::*;

/// Reads a business profile: `GET /rest/v2/businessProfile`.
///
/// Operation `getBusinessProfile`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetBusinessProfile {}

impl GetBusinessProfile {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for GetBusinessProfile {
    type Output = GetBusinessProfileResponse;

    const INFO: &'static Info = &endpoints::v2::business_profile::GET_BUSINESS_PROFILE;

    fn write(&self, _draft: &mut Draft) {}
}

/// Changes a business profile: `PATCH /rest/v2/businessProfile`.
///
/// Operation `updateBusinessProfile`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateBusinessProfile {
    pub body: JsonBody<UpdateBusinessProfileRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateBusinessProfile {
    /// The operation with what it requires; the rest is left out.
    pub fn new(body: impl Into<JsonBody<UpdateBusinessProfileRequest>>) -> Self {
        Self {
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateBusinessProfile {
    type Output = GetBusinessProfileResponse;

    const INFO: &'static Info = &endpoints::v2::business_profile::UPDATE_BUSINESS_PROFILE;

    fn write(&self, draft: &mut Draft) {
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}
