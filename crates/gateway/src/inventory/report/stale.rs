//! A report whose store does not answer: what is told all the same, and what to do.

use keap_html::{Block, Notice, Section, Text, Weight};
use serde::Serialize;

use super::Report;
use crate::vitals::StoreOutage;

/// That the store does not answer, and of when what is told is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stale {
    /// Which store does not answer, since when, and why.
    #[serde(flatten)]
    pub outage: StoreOutage,
    /// Of when what is told of calls is, RFC 3339 in UTC; none when nothing of them was read.
    pub as_of: Option<String>,
}

impl Stale {
    pub(crate) fn of(outage: StoreOutage, as_of: Option<String>) -> Self {
        Self { outage, as_of }
    }

    /// What has happened, what goes on meanwhile, and what to do.
    pub(super) fn section(&self) -> Section {
        let StoreOutage { store, since, why } = &self.outage;
        let mut section = Section::new("The store does not answer");
        let text =
            format!("The store of this gateway, {store}, does not answer since {since}: {why}");
        section.push(Notice::new(Weight::Bad, &text));
        let text = match &self.as_of {
            Some(at) => format!("What is told of calls below is as of {at}."),
            None => "What was called is in the store, and is not known here until it answers."
                .to_owned(),
        };
        section.push(Notice::new(Weight::Warning, &text));
        let listed =
            |texts: &[&str]| Block::List(texts.iter().map(|text| Text::whole(text)).collect());
        section = section.paragraph("What goes on meanwhile:");
        section.push(listed(&GOES_ON));
        section = section.paragraph("What to do:");
        section.push(listed(&TO_DO));
        section
    }
}

/// What works without the store, and what does not (a test of two programs and a database that goes away shows it).
const GOES_ON: [&str; 5] = [
    "Calls are still answered, reads and writes, with the keys and policies that were known last. A key that is made now \
     is not let in yet, and one that is revoked now still is.",
    "Calls are counted in memory and written once the store answers. What a gateway has counted that is killed before \
     that is lost, and writes that it was killed over are in no report.",
    "Gateways that share a database keep to their shares of the quota.",
    "Access tokens of a grant that is kept in the same database are used until they expire, and not refreshed.",
    "/readyz answers 503, so that a load balancer prefers a gateway whose store answers; /healthz answers 200 as long as \
     calls are answered.",
];

const TO_DO: [&str; 2] = [
    "Look whether the store is there and can be reached from this machine: `keap gateway check` tells what it says.",
    "Leave this gateway running: it goes on by itself within a second once the store answers, and one that is started \
     without its database does not start.",
];

impl Report {
    /// Says that the store does not answer, and that what is told of calls is not of now.
    #[must_use]
    pub fn stale(mut self, stale: Stale) -> Self {
        self.stale = Some(stale);
        self
    }

    /// Whether anything is known of calls.
    pub(super) fn knows_calls(&self) -> bool {
        self.stale
            .as_ref()
            .is_none_or(|stale| stale.as_of.is_some())
    }
}
