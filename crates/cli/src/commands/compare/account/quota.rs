//! The calls a day that an account has, as far as that is known before anything is sent, and what a run takes of them.

use keap_http::PaceConfig;
use serde_json::{Value as Json, json};

use crate::commands::compare::run_report::grouped;

/// The calls of a day over both wires: those of XML-RPC count in the same ones (inferred).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayQuota {
    calls: u64,
    basis: Basis,
}

/// How the number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// The headers of the account's last answers: of `--count`, or of the run before.
    Answers,
    /// Documented of access keys: personal access tokens and service account keys.
    AccessKey,
    /// Documented of a client of the developer portal, over all its accounts.
    Client,
    /// Somebody allows no more.
    PerDay,
}

impl DayQuota {
    /// What the account's answers told last, or else what is documented of its kind of credential.
    pub(super) fn of(answered: Option<u64>, own: PaceConfig) -> Option<Self> {
        if let Some(calls) = answered.filter(|calls| *calls > 0) {
            let basis = Basis::Answers;
            return Some(Self { calls, basis });
        }
        let (calls, basis) = match own {
            PaceConfig::ACCESS_KEY => (30_000, Basis::AccessKey),
            PaceConfig::OAUTH => (150_000, Basis::Client),
            _ => return None,
        };
        Some(Self { calls, basis })
    }

    /// The same with no more calls than somebody allows.
    pub(super) fn at_most(own: Option<Self>, allowed: Option<u64>) -> Option<Self> {
        match (own, allowed) {
            (Some(own), Some(calls)) if own.calls <= calls => Some(own),
            (_, Some(calls)) => Some(Self {
                calls,
                basis: Basis::PerDay,
            }),
            (own, None) => own,
        }
    }

    /// How many days some calls take.
    pub(super) fn days(self, calls: u64) -> u64 {
        calls.div_ceil(self.calls.max(1))
    }

    /// That they take more than a day, behind a comma.
    pub(super) fn days_told(self, calls: u64) -> String {
        match self.days(calls) {
            0 | 1 => String::new(),
            days => format!(
                ", which takes {} days: it ends when those of a day are used, and goes on with --resume",
                grouped(days)
            ),
        }
    }

    /// The share that some calls take: `0.1 %`.
    pub(super) fn share(self, calls: u64) -> String {
        let share = self.percent(calls);
        match share {
            _ if calls > 0 && share < 0.1 => "under 0.1 %".to_owned(),
            _ => format!("{share:.1} %"),
        }
    }

    /// What it is a share of, and how that is known.
    pub(super) fn words(self) -> String {
        let calls = grouped(self.calls);
        match self.basis {
            Basis::Answers => format!("of the {calls} a day that the account's answers told last"),
            Basis::AccessKey => format!("of the {calls} a day that an access key has (documented)"),
            Basis::Client => format!(
                "of the {calls} a day that an OAuth client has over all its accounts (documented)"
            ),
            Basis::PerDay => format!("of the {calls} a day that --per-day allows"),
        }
    }

    /// The same for programs.
    pub(super) fn document(self) -> Json {
        let basis = match self.basis {
            Basis::Answers => "answers",
            Basis::AccessKey => "documented of an access key",
            Basis::Client => "documented of an OAuth client",
            Basis::PerDay => "--per-day",
        };
        json!({ "calls_a_day": self.calls, "basis": basis })
    }

    /// The share as a number.
    pub(super) fn percent(self, calls: u64) -> f64 {
        (calls as f64) * 100.0 / (self.calls.max(1) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_answers_told_goes_before_what_is_documented() {
        let told = DayQuota::of(Some(250_000), PaceConfig::ACCESS_KEY).unwrap();
        assert_eq!(told.share(2_500), "1.0 %");
        assert!(told.words().contains("250,000 a day that the account's"));
        let key = DayQuota::of(None, PaceConfig::ACCESS_KEY).unwrap();
        assert_eq!(
            (key.share(300), key.share(3)),
            ("1.0 %".into(), "under 0.1 %".into())
        );
        assert!(key.words().contains("30,000 a day that an access key has"));
        let client = DayQuota::of(Some(0), PaceConfig::OAUTH).unwrap();
        assert!(
            client
                .words()
                .contains("150,000 a day that an OAuth client")
        );
        assert_eq!(DayQuota::of(None, PaceConfig::fixed(1, 1)), None);
    }

    #[test]
    fn what_somebody_allows_goes_before_what_there_is() {
        let client = DayQuota::of(None, PaceConfig::OAUTH);
        let five = DayQuota::at_most(client, Some(5)).unwrap();
        assert_eq!(five.words(), "of the 5 a day that --per-day allows");
        assert_eq!(
            (five.share(6), five.days(6), five.days(5)),
            ("120.0 %".into(), 2, 1)
        );
        assert!(five.days_told(6).contains("takes 2 days") && five.days_told(5).is_empty());
        assert_eq!(DayQuota::at_most(client, Some(1_000_000)), client);
        assert_eq!(DayQuota::at_most(client, None), client);
    }
}
