//! The finished run over an account, as every output is written from it: text, JSON, JSON lines, CSV, Markdown, a page.
//!
//! It is made from the state by [`state::read`](super::state), holds no value of the account unless the run was asked to
//! show them, and is the JSON document that `docs/compare.md` describes and `docs/compare-run.schema.json` fixes. A member
//! that is added keeps the number of the schema; one that goes away or changes its meaning raises it.

mod changes;
mod csv;
mod evidence;
mod html;
mod lines;
mod markdown;
mod reasons;
mod some;
mod text;
mod verdict;
mod wire;

use keap::compare::Summary;
use serde::{Deserialize, Serialize};

pub(crate) use csv::csv;
pub(crate) use evidence::Evidence;
pub(crate) use html::html;
pub(crate) use lines::lines;
pub(crate) use markdown::{cell as markdown_cell, markdown, write_not_compared};
pub(crate) use reasons::tell_reasons;
pub(crate) use text::{tell_not_compared, text};
pub(crate) use verdict::{counted, grouped, judge, standing, unseen, wires};
pub(crate) use wire::{Bucket, Wire};

/// The name and number of the schema.
pub(crate) const SCHEMA: &str = "keap-compare-run/1";

/// The most differences that the report itself holds; JSON lines have them all.
pub(crate) const MOST_DIFFERENCES: u64 = 10_000;

/// The most differences of runs before that are listed as gone, or as not looked at.
pub(crate) const MOST_EARLIER: u64 = 1_000;

/// Why something was not compared that somebody left out.
pub(crate) const LEFT_OUT: &str = "it was left out by --except";

/// Why a file beside recorded calls is not compared that nobody took for one.
pub(crate) const STRAY: &str = "it is no recorded call";

/// Why a recorded call is not compared that would change something.
pub(crate) const WRITES: &str = "it writes, and recorded calls are compared by reading alone";

/// Why a column is not compared that the account does not have, and that nobody can have named.
pub(crate) const NO_COLUMN: &str = "XML-RPC does not give it in this account";

/// How it begins why an operation was not asked that takes what the account has none of.
pub(crate) const NOTHING_TO_ASK: &str = "the account has nothing to ask it with";

/// A whole run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RunReport {
    /// Which members there are, and what they mean: [`SCHEMA`].
    pub(crate) schema: String,
    pub(crate) run: Head,
    pub(crate) verdict: Verdict,
    pub(crate) totals: Totals,
    /// What was compared, in the order of the run.
    pub(crate) targets: Vec<TargetReport>,
    /// Why values part or are written differently, the most frequent first, unexplained ones before all others.
    pub(crate) causes: Vec<CauseReport>,
    /// At most [`MOST_DIFFERENCES`], in the order of targets and rows: some of each cause in each column before many of one; of known
    /// and harmless ones a few examples each.
    pub(crate) differences: Vec<Difference>,
    /// How many the state has.
    pub(crate) differences_kept: u64,
    /// What the backends answered for some of the rows that part.
    #[serde(default)]
    pub(crate) evidence: Vec<Evidence>,
    /// What the plan left out; as it is written, what failed or was skipped in the run as well.
    pub(crate) not_compared: Vec<NotCompared>,
    /// Expectations of the suite that were not met, in words.
    #[serde(default)]
    pub(crate) unmet: Vec<String>,
    pub(crate) wires: Vec<Wire>,
    /// Earlier runs over the same account, oldest first, and this one at the end.
    pub(crate) trend: Vec<TrendPoint>,
    /// What changed since the last good run; none where there is none.
    pub(crate) digest: Option<Digest>,
}

/// What was run, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Head {
    /// The name of the run in the state.
    pub(crate) id: String,
    /// The application, as the answers or the credential name it.
    pub(crate) account: String,
    /// When it began and ended, RFC 3339 in UTC. A run that goes on has no end.
    pub(crate) started: String,
    pub(crate) ended: Option<String>,
    /// The version of the program.
    pub(crate) version: String,
    /// Short names, the reference first: `xmlrpc`, `v1`, `v2`.
    pub(crate) backends: Vec<String>,
    /// In which zone the times of XML-RPC are read; none of a version that did not keep it.
    pub(crate) zone: Option<String>,
    pub(crate) filters: Filters,
    /// Whether values are shown, or replaced by hashes.
    pub(crate) shows_values: bool,
    /// What tells whether the hashes of two reports were made with one key.
    pub(crate) hash_key: String,
    /// How often it was gone on with after a stop.
    pub(crate) resumed: u32,
    /// The folder of the recording that answered, where no wire did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replayed_from: Option<String>,
}

impl Head {
    /// Where the answers came from, behind the name of the run, where they came from no wire.
    fn replayed_told(&self) -> String {
        let from = self.replayed_from.as_ref();
        let told = from.map(|folder| format!(", replayed from {folder}"));
        told.unwrap_or_default()
    }
}

/// What was left out beforehand, and what was allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Filters {
    /// The tables and operations that were named; empty for all.
    pub(crate) named: Vec<String>,
    /// Those that were left out.
    pub(crate) except: Vec<String>,
    /// Only what changed since this moment, where a table tells.
    pub(crate) since: Option<String>,
    /// The file with tolerances, by its name.
    pub(crate) rules: Option<String>,
    /// The suite file, the folder of calls or the gateway whose inventory said what to compare.
    pub(crate) source: Option<String>,
    /// Whether it might write.
    pub(crate) writes: bool,
    /// Whether a suite or a folder of recorded calls names what to compare.
    pub(crate) by_suite: bool,
}

/// What the run says as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    /// In one sentence, for people: what agrees, what does not, and where to look.
    pub(crate) sentence: String,
    /// What must be told besides, a line each: what is not as expected, what was not compared, and why.
    #[serde(default)]
    pub(crate) details: Vec<String>,
    /// The exit code of the command.
    pub(crate) exit: u8,
    /// What was said to make it fail: `unexplained`, `known` or `never`.
    pub(crate) fail_on: String,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// Everything agrees, or is explained as far as asked.
    Agrees,
    /// Something is not.
    Differs,
    /// Something could not be compared, and nothing else was found.
    Incomplete,
    /// It was stopped before its end.
    Stopped,
    /// Nobody had a row.
    Nothing,
}

/// How a run ended, in a word; none while it goes on.
pub(crate) fn ended(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        None => "not ended",
        Some(Outcome::Agrees) => "agrees",
        Some(Outcome::Differs) => "differs",
        Some(Outcome::Incomplete) => "incomplete",
        Some(Outcome::Stopped) => "stopped",
        Some(Outcome::Nothing) => "nothing",
    }
}

/// The sums over all targets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Totals {
    pub(crate) rows: u64,
    /// Rows of which a value parts, for a known reason or none.
    pub(crate) parting: u64,
    pub(crate) values: Summary,
    pub(crate) targets: u64,
    pub(crate) done: u64,
    pub(crate) failed: u64,
    /// Calls over all wires.
    pub(crate) calls: u64,
    pub(crate) seconds: f64,
}

/// One table or operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TargetReport {
    pub(crate) name: String,
    pub(crate) kind: TargetKind,
    pub(crate) state: TargetState,
    /// Short names, the reference first.
    pub(crate) backends: Vec<String>,
    pub(crate) rows: u64,
    /// How many the reference counted before; none where it was not asked.
    pub(crate) expected: Option<u64>,
    pub(crate) parting: u64,
    /// Rows that were read again because they parted, and those that did not part any more then.
    pub(crate) reread: u64,
    pub(crate) settled: u64,
    pub(crate) values: Summary,
    /// Differences of runs before that nothing explains, in rows that were not looked at again.
    #[serde(default)]
    pub(crate) unseen: u64,
    /// What was found in each column, by backend and cause.
    pub(crate) columns: Vec<ColumnReport>,
    /// Why it failed or was skipped.
    pub(crate) error: Option<String>,
    /// Something that must be known to read the figures: that it was compared whole, for instance.
    pub(crate) note: Option<String>,
    pub(crate) seconds: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TargetKind {
    Table,
    Operation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TargetState {
    Waiting,
    Running,
    Done,
    /// There is no way to compare it, or nothing to ask with.
    Skipped,
    /// A backend failed.
    Failed,
}

impl TargetState {
    /// Whether a run that goes on has nothing to do with it.
    pub(crate) fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Skipped)
    }
}

/// How often one thing was found in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ColumnReport {
    pub(crate) column: String,
    /// The backend that was compared with the reference.
    pub(crate) backend: String,
    /// `equal`, `equivalent`, `different`, `only left`, ...
    pub(crate) finding: String,
    /// The id of its cause; none where the values are equal.
    pub(crate) cause: Option<String>,
    pub(crate) count: u64,
}

/// Why values part or are written differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CauseReport {
    /// `KB-006`, `phone_format`, `zone_shift`.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) advice: String,
    /// `known`: a difference with this id in MIGRATION.md; `writing`: the same, written differently; `likely`: what the
    /// values look like, which explains nothing.
    pub(crate) kind: String,
    /// How many values.
    pub(crate) count: u64,
    pub(crate) places: Vec<Place>,
    /// Numbers of differences that show it.
    pub(crate) examples: Vec<u64>,
}

/// How often a cause was met in a column of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) target: String,
    pub(crate) column: String,
    pub(crate) count: u64,
}

/// One value that parts, or is written differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Difference {
    /// Its number in the run, from 1.
    pub(crate) number: u64,
    pub(crate) target: String,
    /// The id of the row; none where rows have none in common.
    pub(crate) row: Option<i64>,
    /// What it is known by besides: a hash, unless values are shown.
    pub(crate) key: Option<String>,
    /// The column; `row` where the row is missing, `error` where a backend refused.
    pub(crate) column: String,
    pub(crate) backend: String,
    pub(crate) finding: String,
    pub(crate) cause: String,
    /// `known`, `writing` or `likely`, as of the cause.
    pub(crate) kind: String,
    /// `first`, `confirmed` by a second reading, or `changed` between the two.
    pub(crate) reading: String,
    /// The value of the reference, and of the backend: as `text(15)#3f1c9a0b77e2` where values are hidden.
    pub(crate) left: Option<String>,
    pub(crate) right: Option<String>,
    /// Whether it was there before, where the run is held against one; of what is explained nobody knows, because some examples
    /// of it are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) standing: Option<Standing>,
}

/// Whether a difference was there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standing {
    New,
    Standing,
}

impl Standing {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Standing => "standing",
        }
    }
}

/// What was not compared, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NotCompared {
    pub(crate) name: String,
    pub(crate) why: String,
    /// The known difference behind it.
    pub(crate) difference: Option<String>,
}

/// An earlier run, or this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TrendPoint {
    pub(crate) id: String,
    pub(crate) started: String,
    pub(crate) outcome: Outcome,
    pub(crate) rows: u64,
    pub(crate) known: u64,
    pub(crate) unexplained: u64,
}

/// What changed since the last good run. Differences are the same when target, row, column, backend and cause are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Digest {
    /// The run that it is held against.
    pub(crate) since: String,
    pub(crate) new: u64,
    pub(crate) gone: u64,
    pub(crate) standing: u64,
    /// Those of that run whose rows this one did not look at, because they did not change.
    pub(crate) unseen: u64,
    /// Numbers of the new differences, the first hundred.
    pub(crate) first_new: Vec<u64>,
    /// Those that are gone, at most [`MOST_EARLIER`]: some of each cause in each column before many of one.
    #[serde(default)]
    pub(crate) first_gone: Vec<Earlier>,
    /// Those in rows that this run did not look at, likewise.
    #[serde(default)]
    pub(crate) first_unseen: Vec<Earlier>,
}

/// A difference of a run before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Earlier {
    pub(crate) target: String,
    pub(crate) row: Option<i64>,
    /// What the row is known by besides: a hash.
    pub(crate) key: Option<String>,
    pub(crate) column: String,
    pub(crate) backend: String,
    pub(crate) cause: String,
}

impl Digest {
    /// For people.
    pub(crate) fn sentence(&self) -> String {
        let unseen = match self.unseen {
            0 => String::new(),
            unseen => format!(", {unseen} standing in rows that were not looked at again"),
        };
        format!(
            "since run {}: {} new, {} gone, {} standing{unseen}",
            self.since, self.new, self.gone, self.standing
        )
    }
}

impl RunReport {
    /// The same with all that was not compared in one place: what the plan left out, and what failed or was skipped in the run.
    /// It has been judged by then.
    pub(crate) fn with_all_not_compared(&self) -> Self {
        let mut report = self.clone();
        let is_out = |target: &&TargetReport| {
            matches!(target.state, TargetState::Failed | TargetState::Skipped)
        };
        let in_run = self.targets.iter().filter(is_out);
        let in_run = in_run.map(|target| NotCompared {
            name: target.name.clone(),
            why: verdict::why(target, "nobody says why").to_owned(),
            difference: None,
        });
        report.not_compared.extend(in_run);
        report
    }

    /// What is not compared by now will not be: why.
    pub(crate) fn give_up(&mut self, why: &str) {
        for target in &mut self.targets {
            if matches!(target.state, TargetState::Waiting | TargetState::Running) {
                target.state = TargetState::Failed;
                target.error = Some(why.to_owned());
                self.totals.failed = self.totals.failed.saturating_add(1);
            }
        }
    }

    /// This run among the earlier ones.
    pub(crate) fn trend_point(&self) -> TrendPoint {
        TrendPoint {
            id: self.run.id.clone(),
            started: self.run.started.clone(),
            outcome: self.verdict.outcome,
            rows: self.totals.rows,
            known: self.totals.values.known as u64,
            unexplained: self.totals.values.unexplained as u64 + verdict::unseen(self),
        }
    }
}
