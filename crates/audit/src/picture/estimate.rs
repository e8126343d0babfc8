//! How much work it is, in things that can be counted. What a line or a decision costs a team, the team knows.

use std::collections::BTreeMap;

use serde::Serialize;

use super::in_use::{CallInUse, OwnerInUse};
use crate::judge::Effort;

/// How much work it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Estimate {
    /// Uses that stay as they are behind the gateway.
    pub unchanged: usize,
    /// Uses of which each is a line with the facade, or goes through the gateway with what it loses.
    pub lines: usize,
    /// Different calls to be written anew, each once however often it is used.
    pub rewrites: usize,
    /// Different calls that nothing takes: each is a decision.
    pub decisions: usize,
    /// Uses that somebody has to look at, since they cannot be judged.
    pub to_look_at: usize,
    /// Rows and values that the owner has to name first.
    pub owner: usize,
    /// Credentials that have to leave the files, and be replaced.
    pub credentials: usize,
}

impl Estimate {
    pub(super) fn of(
        calls: &[CallInUse],
        efforts: &BTreeMap<Effort, usize>,
        owner: &[OwnerInUse],
    ) -> Self {
        let mut different: BTreeMap<Effort, usize> = BTreeMap::new();
        for call in calls {
            let count = different.entry(call.effort).or_default();
            *count = count.saturating_add(1);
        }
        let uses = |effort: Effort| efforts.get(&effort).copied().unwrap_or_default();
        let different = |effort: Effort| different.get(&effort).copied().unwrap_or_default();
        Self {
            unchanged: uses(Effort::DropIn),
            lines: uses(Effort::OneLine),
            rewrites: different(Effort::Rewrite),
            decisions: different(Effort::NoCounterpart),
            to_look_at: uses(Effort::Unknown),
            owner: owner.iter().filter(|one| one.wanted.needed).count(),
            credentials: 0,
        }
    }

    /// The estimate in lines for people, what is nothing left out.
    pub fn lines_of_text(&self) -> Vec<String> {
        let counted = [
            (
                self.decisions,
                "call",
                "without a counterpart in REST: decide what the program does without it",
            ),
            (
                self.rewrites,
                "different call",
                "to write anew, since REST refuses it as it stands",
            ),
            (
                self.to_look_at,
                "use",
                "to look at: what it calls is not constant, or none of the API",
            ),
            (
                self.owner,
                "thing",
                "for the owner to name first (sequences, action sets, values)",
            ),
            (
                self.credentials,
                "credential",
                "to take out of files and replace",
            ),
            (
                self.lines,
                "line",
                "to change with the facade; or none, and the gateway answers with what is lost",
            ),
            (self.unchanged, "use", "unchanged behind the gateway"),
        ];
        let told = counted.iter().filter(|(count, _, _)| *count > 0);
        told.map(|(count, what, why)| {
            let plural = if *count == 1 { "" } else { "s" };
            format!("{count} {what}{plural} {why}")
        })
        .collect()
    }
}
