//! What the control endpoint reads and changes of an account.

use serde_json::{Map, Value as Json, json};

use crate::gate::brownout::Brownout;
use crate::gate::limits::{Limits, Meter};
use crate::gate::oauth::Authority;
use crate::gate::trouble::Trouble;

/// The limits that have a name.
pub(super) const LIMITS: [(&str, Limits); 3] = [
    ("access-key", Limits::ACCESS_KEY),
    ("oauth", Limits::OAUTH),
    ("none", Limits::COUNTED),
];

/// The name of limits; those that a program made itself have none.
fn name_of(limits: Limits) -> Option<&'static str> {
    let named = LIMITS.iter().find(|(_, known)| *known == limits);
    named.map(|(name, _)| *name)
}

/// What the endpoint reads and changes of an account.
pub(crate) struct Controls<'a> {
    pub(crate) app: &'a str,
    pub(crate) authority: &'a Authority,
    pub(crate) meter: &'a Meter,
    pub(crate) trouble: &'a Trouble,
    pub(crate) now: std::time::SystemTime,
}

impl Controls<'_> {
    /// What was counted, and what is in force.
    pub(super) fn report(&self) -> Map<String, Json> {
        let counts = self.authority.counts();
        Map::from_iter([
            ("app".to_owned(), json!(self.app)),
            ("token_calls".to_owned(), json!(counts.calls)),
            ("refreshes".to_owned(), json!(counts.refreshes)),
            ("reused_refresh_tokens".to_owned(), json!(counts.reuses)),
            ("refused_by_limits".to_owned(), json!(self.meter.refused())),
            (
                "brownout".to_owned(),
                json!(self.trouble.standing_brownout().map(Brownout::name)),
            ),
            (
                "refuse".to_owned(),
                json!(self.trouble.standing_refusal_name()),
            ),
            ("limits".to_owned(), json!(name_of(self.meter.limits()))),
            (
                "token_life".to_owned(),
                json!(self.authority.life().as_secs()),
            ),
            ("deny".to_owned(), json!(self.authority.denies())),
        ])
    }
}
