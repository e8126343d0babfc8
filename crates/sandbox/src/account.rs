//! What a sandbox tells of its account, and what a test does to it beside the wires.

use std::sync::PoisonError;

use http::request::Parts;
use keap_http::{Secret, Transport};

use crate::gate::control::Controls;
use crate::gate::oauth::{IssuedTokens, TokenCounts};
use crate::gate::trouble::Trouble;
use crate::sandbox::Sandbox;
use crate::store::plant::{Plant, PlantError, Planted, PlantedWire};
use crate::store::seed::Seed;

impl Sandbox {
    /// A handle for a client.
    pub fn transport(&self) -> Transport {
        Transport::new(self.clone())
    }

    /// The name of the account.
    pub fn app(&self) -> &str {
        &self.0.gatekeeper.app
    }

    /// An access token that is accepted.
    pub fn access_token(&self) -> &Secret {
        &self.0.gatekeeper.access_token
    }

    /// The legacy key that is accepted.
    pub fn legacy_key(&self) -> &Secret {
        &self.0.gatekeeper.legacy_key
    }

    /// The records as they are now.
    pub fn records(&self) -> Seed {
        Seed::of(&self.0.store.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets one wire show a row otherwise than it is, from now on; writes are stored as ever.
    ///
    /// # Errors
    /// When the row, or no row, can have that difference.
    pub fn plant(&self, plant: Plant, wire: PlantedWire) -> Result<(), PlantError> {
        let store = self.0.store.lock().unwrap_or_else(PoisonError::into_inner);
        let mut garden = self.0.garden.lock().unwrap_or_else(PoisonError::into_inner);
        garden.plant(&store, plant, wire)
    }

    /// What was planted.
    pub fn planted(&self) -> Vec<Planted> {
        let garden = self.0.garden.lock().unwrap_or_else(PoisonError::into_inner);
        garden.told()
    }

    /// A new grant, as a person makes it by hand in Account Central.
    pub fn issue_tokens(&self) -> IssuedTokens {
        self.0.gatekeeper.authority.issue(self.0.clock.now())
    }

    /// Lets all access tokens of grants expire at once.
    pub fn expire_tokens(&self) {
        self.0.gatekeeper.authority.expire_all();
    }

    /// Whether a text is the refresh token of a grant that has not been spent.
    pub fn is_living_refresh_token(&self, token: &Secret) -> bool {
        self.0
            .gatekeeper
            .authority
            .is_living_refresh_token(token.expose())
    }

    /// How the token endpoint was used so far.
    pub fn token_counts(&self) -> TokenCounts {
        self.0.gatekeeper.authority.counts()
    }

    /// How many calls the limits refused so far.
    pub fn refused_by_limits(&self) -> u64 {
        self.0.meter.refused()
    }

    /// The trouble of this sandbox; changes to it take effect at once.
    pub fn trouble(&self) -> Trouble {
        self.0.trouble.clone()
    }

    /// Whether a request has a credential of this account, expired or not.
    pub(crate) fn knows_credential(&self, head: &Parts) -> bool {
        self.0.gatekeeper.knows(head, self.0.clock.now())
    }

    /// Whether a text is the legacy key of this account.
    pub(crate) fn knows_key(&self, key: &str) -> bool {
        self.0.gatekeeper.knows_key(key)
    }

    /// Whether a text is a code or refresh token of this account, spent or not.
    pub(crate) fn has_given(&self, text: &str) -> bool {
        self.0.gatekeeper.authority.has_given(text)
    }

    pub(crate) fn has_control(&self) -> bool {
        self.0.control
    }

    pub(crate) fn controls(&self) -> Controls<'_> {
        Controls {
            app: self.app(),
            authority: &self.0.gatekeeper.authority,
            meter: &self.0.meter,
            trouble: &self.0.trouble,
            now: self.0.clock.now(),
        }
    }
}
