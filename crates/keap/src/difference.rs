//! Every known difference between the backends, with an id that documents and comparisons quote.

mod list;

use std::fmt;

use crate::Backend;

pub use list::*;

/// How certain a fact about the vendor's servers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Certainty {
    /// Stated in the vendor's contract or by its staff.
    Documented,
    /// Seen in recorded traffic or in working client code.
    Observed,
    /// Concluded from names, types and habits; confirm it on a live account.
    Inferred,
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Inferred => "inferred",
        })
    }
}

/// One known difference.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The id, `KB-006`. Ids are never used again for something else.
    pub id: &'static str,
    /// The difference in a few words.
    pub title: &'static str,
    /// What happens.
    pub what: &'static str,
    /// What to do about it.
    pub advice: &'static str,
    /// How certain it is.
    pub certainty: Certainty,
}

/// Those that no finding and no refusal carries, by their ids.
const ADVICE_ALONE: [&str; 23] = [
    "KB-042", "KB-059", "KB-062", "KB-063", "KB-065", "KB-068", "KB-069", "KB-082", "KB-083",
    "KB-084", "KB-085", "KB-086", "KB-087", "KB-097", "KB-098", "KB-110", "KB-111", "KB-121",
    "KB-124", "KB-125", "KB-126", "KB-128", "KB-129",
];

impl Difference {
    /// Whether it explains no finding of a comparison: it tells what to look at, and a value that parts there is
    /// unexplained.
    pub fn is_advice_alone(&self) -> bool {
        ADVICE_ALONE.contains(&self.id)
    }

    /// The advice with its id.
    pub(crate) fn hint(&self) -> String {
        format!("{}: {}", self.id, self.advice)
    }

    /// As [`hint`](Self::hint), for somebody who uses a backend already: without the advice to go there. Where nothing
    /// else is advised it tells what the difference is about.
    pub(crate) fn hint_on(&self, backend: Backend) -> String {
        let goes_there = |clause: &str| {
            let clause = clause.to_lowercase();
            let target = format!(" to {backend}").to_lowercase();
            clause.starts_with("route the operation") && clause.contains(&target)
        };
        if !clauses(self.advice).any(|(_, clause)| goes_there(clause)) {
            return self.hint();
        }
        let mut advice = String::new();
        for (before, clause) in clauses(self.advice).filter(|(_, clause)| !goes_there(clause)) {
            if advice.is_empty() {
                advice.push_str(&capitalised(clause));
            } else {
                advice.push_str(before);
                advice.push_str(clause);
            }
        }
        let advice = advice.trim_end_matches('.');
        match advice {
            "" => format!("{}: {}", self.id, self.title),
            advice => format!("{}: {advice}.", self.id),
        }
    }
}

/// The clauses of an advice, each with what joins it to the one before.
fn clauses(advice: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    const JOINED: [&str; 3] = ["; ", ", or ", ", and "];
    let mut rest = Some(("", advice));
    std::iter::from_fn(move || {
        let (before, text) = rest.take()?;
        let ends = JOINED
            .iter()
            .filter_map(|join| Some((text.find(*join)?, *join)));
        let Some((end, join)) = ends.min() else {
            return Some((before, text));
        };
        rest = Some((join, &text[end + join.len()..]));
        Some((before, &text[..end]))
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The difference with an id.
pub fn difference(id: &str) -> Option<&'static Difference> {
    DIFFERENCES
        .iter()
        .copied()
        .find(|difference| difference.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever is on a backend already is not sent there, and hears what else helps.
    #[test]
    fn nobody_is_sent_to_the_backend_at_hand() {
        for known in DIFFERENCES {
            for backend in Backend::ALL {
                let hint = known.hint_on(backend);
                assert!(hint.starts_with(known.id) && hint.len() > 10, "{hint}");
                for route in [
                    "oute the operation to",
                    "oute the operation on this table to",
                ] {
                    let there = format!("{route} {backend}");
                    assert!(!hint.contains(&there), "{hint}");
                }
                let elsewhere = !known.advice.contains("oute the operation");
                assert!(!elsewhere || hint == known.hint(), "{hint}");
            }
        }
        assert_eq!(
            CUSTOM_FIELD_DEFINITION.hint_on(Backend::RestV2),
            "KB-020: Change the fields of contacts in the application, or delete and define them anew."
        );
        let over_v1 = CUSTOM_FIELD_DEFINITION.hint_on(Backend::RestV1);
        assert_eq!(over_v1, CUSTOM_FIELD_DEFINITION.hint());
    }
}
