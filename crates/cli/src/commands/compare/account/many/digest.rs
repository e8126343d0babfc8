//! The digest over all accounts of a run, as every output is written from it. What was found in one account, difference by
//! difference, is in the report of that account.
//!
//! It is the JSON document that `docs/compare-accounts.schema.json` fixes. A member that is added keeps the number of the
//! schema; one that goes away or changes its meaning raises it.

use serde::Serialize;

use super::jobs::Jobs;
use super::kept::{Account, ManyHead, ManyKept};
use crate::commands::compare::FailOn;
use crate::commands::compare::run_report::{
    self, NotCompared, Outcome, RunReport, TargetState, Totals, Verdict,
};
use crate::exit::Exit;
use crate::stop::Stop;

/// The name and number of the schema.
pub(super) const SCHEMA: &str = "keap-compare-accounts/1";

/// How many differences of runs before are named of an account.
const CHANGED: usize = 100;

/// The digest.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Digest {
    pub(super) schema: &'static str,
    pub(super) run: ManyHead,
    pub(super) verdict: Verdict,
    pub(super) totals: ManyTotals,
    /// In the order of the store.
    pub(super) accounts: Vec<AccountLine>,
    /// Why values part or are written differently, over all accounts; unexplained ones before all others.
    pub(super) causes: Vec<ManyCause>,
    /// What is not compared in any of them.
    pub(super) not_compared: Vec<NotCompared>,
}

/// The sums over all accounts.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct ManyTotals {
    pub(super) accounts: u64,
    /// Accounts by their outcome; those that could not be asked are among the incomplete ones, too.
    pub(super) agree: u64,
    pub(super) differ: u64,
    pub(super) incomplete: u64,
    pub(super) refused: u64,
    /// Differences of earlier runs that nothing explains, in rows that this one did not look at.
    pub(super) unseen: u64,
    #[serde(flatten)]
    pub(super) sums: Totals,
}

/// One account.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AccountLine {
    /// The application.
    pub(super) account: String,
    pub(super) client_id: String,
    pub(super) outcome: Outcome,
    pub(super) sentence: String,
    /// Why it could not be asked any more: its grant is dead, for instance.
    pub(super) refused: Option<String>,
    pub(super) unmet: Vec<String>,
    /// Since when what changed was compared; none where it was compared whole.
    pub(super) since: Option<String>,
    /// What is new and gone since the run before; none where it was compared whole.
    pub(super) digest: Option<run_report::Digest>,
    pub(super) totals: Totals,
    pub(super) targets: Vec<TargetLine>,
}

/// One table or operation of an account.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TargetLine {
    pub(super) name: String,
    pub(super) state: TargetState,
    pub(super) rows: u64,
    pub(super) parting: u64,
    pub(super) known: u64,
    pub(super) unexplained: u64,
    pub(super) error: Option<String>,
}

/// A cause over all accounts.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ManyCause {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) advice: String,
    pub(super) kind: String,
    /// How many values, and in how many accounts.
    pub(super) count: u64,
    pub(super) accounts: u64,
    /// Where, the most frequent first.
    pub(super) places: Vec<ManyPlace>,
}

/// How often a cause was met in a column, over all accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ManyPlace {
    pub(super) target: String,
    pub(super) column: String,
    pub(super) count: u64,
    pub(super) accounts: u64,
}

/// How a digest judges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) fail_on: FailOn,
    pub(super) allow_empty: bool,
    pub(super) stop: Option<Stop>,
}

impl Jobs {
    /// The digest of a run; `unmet` tells which expectations of a suite an account does not meet. One account after the
    /// other is read, so that many take no more memory than the largest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn digest(
        &self,
        run: &ManyKept,
        judged: Judged,
        unmet: impl Fn(&Account, &RunReport) -> Vec<String>,
    ) -> anyhow::Result<Digest> {
        let mut digest = Digest {
            schema: SCHEMA,
            run: run.head.clone(),
            verdict: Verdict {
                outcome: Outcome::Nothing,
                sentence: String::new(),
                details: Vec::new(),
                exit: 3,
                fail_on: judged.fail_on.word().to_owned(),
            },
            totals: ManyTotals::default(),
            accounts: Vec::new(),
            causes: Vec::new(),
            not_compared: run.not_compared.clone(),
        };
        for account in &run.accounts {
            let (state, mut report) = self.account(run, account).await?;
            report.unmet = unmet(account, &report);
            digest.not_compared(&report);
            report.verdict = run_report::judge(&report, judged.fail_on, false, None);
            digest.take(account, report);
            state.close().await;
        }
        digest.end(judged);
        Ok(digest)
    }
}

impl Digest {
    fn take(&mut self, account: &Account, report: RunReport) {
        let totals = &mut self.totals;
        totals.accounts = totals.accounts.saturating_add(1);
        let outcome = report.verdict.outcome;
        totals.agree += u64::from(matches!(outcome, Outcome::Agrees | Outcome::Nothing));
        totals.differ += u64::from(outcome == Outcome::Differs);
        totals.incomplete += u64::from(outcome == Outcome::Incomplete);
        totals.refused += u64::from(account.trouble.is_some());
        totals.unseen = totals.unseen.saturating_add(run_report::unseen(&report));
        add(&mut totals.sums, &report.totals);
        self.causes(&report);
        self.accounts.push(AccountLine {
            account: account.tenant.clone(),
            client_id: account.client_id.clone(),
            outcome,
            sentence: report.verdict.sentence,
            refused: account.trouble.clone(),
            unmet: report.unmet,
            since: account.since.clone(),
            digest: report.digest.map(shortened),
            totals: report.totals,
            targets: report
                .targets
                .into_iter()
                .map(|target| TargetLine {
                    rows: target.rows,
                    parting: target.parting,
                    known: target.values.known as u64,
                    unexplained: target.values.unexplained as u64,
                    name: target.name,
                    state: target.state,
                    error: target.error,
                })
                .collect(),
        });
    }

    /// What is not compared in this account, and perhaps in others.
    fn not_compared(&mut self, report: &RunReport) {
        for not in &report.not_compared {
            if !self.not_compared.contains(not) {
                self.not_compared.push(not.clone());
            }
        }
    }

    fn causes(&mut self, report: &RunReport) {
        for cause in &report.causes {
            let at = self.causes.iter().position(|one| one.id == cause.id);
            let at = at.unwrap_or_else(|| {
                self.causes.push(ManyCause {
                    id: cause.id.clone(),
                    title: cause.title.clone(),
                    advice: cause.advice.clone(),
                    kind: cause.kind.clone(),
                    count: 0,
                    accounts: 0,
                    places: Vec::new(),
                });
                self.causes.len().saturating_sub(1)
            });
            let Some(sum) = self.causes.get_mut(at) else {
                continue;
            };
            sum.count = sum.count.saturating_add(cause.count);
            sum.accounts = sum.accounts.saturating_add(1);
            for place in &cause.places {
                let is_there = |one: &&mut ManyPlace| {
                    (&one.target, &one.column) == (&place.target, &place.column)
                };
                match sum.places.iter_mut().find(is_there) {
                    Some(one) => {
                        one.count = one.count.saturating_add(place.count);
                        one.accounts = one.accounts.saturating_add(1);
                    }
                    None => sum.places.push(ManyPlace {
                        target: place.target.clone(),
                        column: place.column.clone(),
                        count: place.count,
                        accounts: 1,
                    }),
                }
            }
        }
    }

    fn end(&mut self, judged: Judged) {
        let rank = |kind: &str| ["likely", "known"].iter().position(|known| *known == kind);
        self.causes.sort_by_key(|cause| {
            let rank = rank(&cause.kind).unwrap_or(2);
            (rank, std::cmp::Reverse(cause.count), cause.id.clone())
        });
        for cause in &mut self.causes {
            cause.places.sort_by_key(|place| {
                let name = (place.target.clone(), place.column.clone());
                (std::cmp::Reverse(place.count), name)
            });
        }
        let has = |outcome: Outcome| self.accounts.iter().any(|one| one.outcome == outcome);
        let (outcome, exit) = match () {
            () if let Some(stop) = judged.stop => (Outcome::Stopped, Exit::Stopped(stop)),
            () if has(Outcome::Stopped) => (Outcome::Stopped, Exit::Failed),
            () if has(Outcome::Differs) => (Outcome::Differs, Exit::Found),
            () if has(Outcome::Incomplete) => (Outcome::Incomplete, Exit::Failed),
            () if !has(Outcome::Agrees) && !judged.allow_empty => (Outcome::Nothing, Exit::Failed),
            () => (Outcome::Agrees, Exit::Done),
        };
        self.verdict.outcome = outcome;
        self.verdict.exit = exit.code();
        self.verdict.sentence = self.sentence(outcome);
    }

    fn sentence(&self, outcome: Outcome) -> String {
        let totals = &self.totals;
        let wires = run_report::wires(&self.run.backends);
        let begins = match outcome {
            Outcome::Agrees => format!("{wires} agree"),
            Outcome::Differs => format!("{wires} part"),
            Outcome::Incomplete => format!("{wires} agree as far as they were compared"),
            Outcome::Stopped => format!("The comparison of {wires} is not complete"),
            Outcome::Nothing => return "Nothing was compared: no account has a row.".to_owned(),
        };
        // One that was refused is told as that alone, whatever was found before.
        let asked = |fits: fn(Outcome) -> bool| {
            let asked = self.accounts.iter().filter(|one| one.refused.is_none());
            asked.filter(|one| fits(one.outcome)).count() as u64
        };
        let agree = asked(|one| matches!(one, Outcome::Agrees | Outcome::Nothing));
        let mut told = vec![format!("{agree} agree")];
        for (count, words) in [
            (asked(|one| one == Outcome::Differs), "part"),
            (
                asked(|one| one == Outcome::Incomplete),
                "could not be compared as a whole",
            ),
            (totals.refused, "could not be asked"),
        ] {
            if count > 0 {
                told.push(format!("{count} {words}"));
            }
        }
        let unexplained = run_report::counted(
            totals.sums.values.unexplained as u64,
            "value parts for no known reason",
            "values part for no known reason",
        );
        let earlier = match totals.unseen {
            0 => String::new(),
            unseen => format!("; {}", run_report::standing(unseen)),
        };
        format!(
            "{begins}: of {} {}; {}, {unexplained}{earlier}.",
            run_report::counted(totals.accounts, "account", "accounts"),
            told.join(", "),
            run_report::counted(totals.sums.rows, "row", "rows"),
        )
    }
}

/// What changed in one account among many: the lists are in its own report.
fn shortened(mut changed: run_report::Digest) -> run_report::Digest {
    changed.first_gone.truncate(CHANGED);
    changed.first_unseen.truncate(CHANGED);
    changed
}

fn add(sums: &mut Totals, one: &Totals) {
    sums.rows = sums.rows.saturating_add(one.rows);
    sums.parting = sums.parting.saturating_add(one.parting);
    sums.values += one.values;
    sums.targets = sums.targets.saturating_add(one.targets);
    sums.done = sums.done.saturating_add(one.done);
    sums.failed = sums.failed.saturating_add(one.failed);
    sums.calls = sums.calls.saturating_add(one.calls);
    sums.seconds += one.seconds;
}
