//! What a run would send, told before anything is sent.

mod brief;

use std::collections::HashMap;
use std::time::Duration;

use comfy_table::{CellAlignment, Table};
use keap::compare::account::{Asks, Calls, NotCompared, calls};
use keap::{Backend, Keap};
use keap_http::PaceConfig;
use serde_json::json;

use super::quota::DayQuota;
use super::scope::Scope;
use crate::commands::compare::run_report::{self, grouped};
use crate::commands::compare::state::KeptTarget;
use crate::connect::ConnectArgs;
use crate::format::Format;
use crate::output::Output;
use crate::{tables, told};

/// The name and number of the schema of the plan as a document.
const SCHEMA: &str = "keap-compare-plan/1";

/// How wide a plan is in a pipe.
pub(super) const COLUMNS: usize = 80;

/// The plan of a run.
#[derive(Debug)]
pub(super) struct Plan {
    lines: Vec<Line>,
    not_compared: Vec<run_report::NotCompared>,
    /// What is not compared, a line each.
    not_told: Vec<String>,
    backends: Vec<Backend>,
    pace: PaceConfig,
    quota: Option<DayQuota>,
}

/// One target.
#[derive(Debug)]
struct Line {
    name: String,
    is_table: bool,
    rows: Option<u64>,
    calls: Vec<(Backend, Option<u64>, String)>,
    is_done: bool,
    /// What a write touches, and how that is put back.
    touches: Option<(String, &'static str)>,
}

impl Plan {
    /// The plan, with the rows that are known.
    pub(super) async fn of(
        keap: &Keap,
        scope: &Scope,
        rows: HashMap<String, u64>,
        (pace, quota): (PaceConfig, Option<DayQuota>),
        kept: &[KeptTarget],
    ) -> Self {
        let mut lines = Vec::with_capacity(scope.targets.len());
        let mut backends: Vec<Backend> = Vec::new();
        for target in &scope.targets {
            backends.extend(&target.backends);
            let known = |table: &str| rows.get(table).copied();
            let told = |calls: &Calls| {
                let number = calls.at(&target.name, known);
                (calls.backend, number, calls.words())
            };
            let before = kept.iter().find(|one| one.name == target.name);
            let touches = scope.touched.get(&target.name).cloned();
            let mut calls: Vec<_> = calls(keap, target).await.iter().map(told).collect();
            if touches.is_some() {
                around_a_write(&mut calls);
            }
            lines.push(Line {
                rows: known(&target.name),
                calls,
                touches,
                is_done: before.is_some_and(KeptTarget::is_settled),
                is_table: matches!(target.asks, Asks::Rows(_)),
                name: target.name.clone(),
            });
        }
        backends.sort_unstable();
        backends.dedup();
        let not_told = scope.not_compared.iter().map(NotCompared::to_string);
        Self {
            not_compared: scope.told(),
            not_told: not_told.collect(),
            lines,
            backends,
            pace,
            quota,
        }
    }

    /// Prints the plan: on standard output where it is all that is printed, beside it otherwise. Where it is all that comes,
    /// nothing of it is shortened.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn print(
        &self,
        connect: &ConnectArgs,
        is_all: bool,
        output: &mut Output,
    ) -> anyhow::Result<()> {
        let is_whole = is_all || told::is_verbose();
        match output.format() {
            Format::Text => {
                output.in_columns(COLUMNS, |output| self.text(connect, is_whole, output));
            }
            // The document is the report; who waits for it reads the plan beside it.
            _ => output.note(self.sums()),
        }
        output.check()
    }

    /// The plan as a document, where nothing follows it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn document(&self, output: &mut Output) -> anyhow::Result<()> {
        output.json(&self.value())
    }

    /// What the document says.
    pub(super) fn value(&self) -> serde_json::Value {
        let targets: Vec<_> = self.lines.iter().map(Line::document).collect();
        json!({
            "schema": SCHEMA,
            "plan": targets,
            "calls": self.calls(),
            "wires": self.backends.iter().map(|one| self.wire(*one)).collect::<Vec<_>>(),
            "quota": self.quota.map(DayQuota::document),
            "days": self.quota.zip(self.calls()).map(|(quota, calls)| quota.days(calls)),
            "seconds_at_the_allowed_rate": self.calls().map(|calls| self.time(calls).as_secs()),
            "not_compared": self.not_told,
        })
    }

    /// A wire as the document tells it.
    fn wire(&self, backend: Backend) -> serde_json::Value {
        let calls = self.calls_of(backend);
        let share = self.quota.zip(calls);
        json!({
            "backend": backend.name(),
            "calls": calls,
            "percent_of_the_day": share.map(|(quota, calls)| quota.percent(calls)),
        })
    }

    /// The calls on one wire, where they are known.
    pub(super) fn calls_of(&self, backend: Backend) -> Option<u64> {
        self.left().map(|line| line.calls_of(backend)).sum()
    }

    /// The time at the allowed rate, where the calls are known.
    pub(super) fn seconds(&self) -> Option<u64> {
        let calls = self.calls()?;
        Some(self.time(calls).as_secs().max(1))
    }

    fn text(&self, connect: &ConnectArgs, is_whole: bool, output: &mut Output) {
        let (writes, reads): (Vec<&Line>, Vec<&Line>) =
            self.lines.iter().partition(|line| line.touches.is_some());
        let is_short = !is_whole && reads.len() > brief::FEW;
        if is_short {
            self.sums_of(&reads, output);
        } else if !reads.is_empty() {
            let mut table = self.headed(output);
            for line in reads {
                let mut cells = vec![line.name.clone(), number(line.rows, "?")];
                cells.extend(self.cells(line));
                table.add_row(cells);
            }
            output.table(&table);
        }
        self.writes(&writes, &self.heads(), output);
        if is_whole && !self.not_told.is_empty() {
            output.line("not compared:");
            self.not_told
                .iter()
                .for_each(|why| output.line(format_args!("  {why}")));
        } else {
            run_report::tell_reasons(&self.not_compared, usize::MAX, output);
        }
        if is_short {
            output.line("--dry-run and -v tell each table and operation with its calls.");
        }
        output.line(self.sums());
        let zone = connect.calling.zone.unwrap_or_default();
        output.line(format_args!(
            "times of XML-RPC are read in the zone {}",
            zone.name()
        ));
        if connect.sandbox {
            output.line("The local Keap inside the program answers: nothing leaves this machine.");
        }
    }

    /// What stands over the calls on each wire.
    fn heads(&self) -> Vec<String> {
        let backends = self.backends.iter();
        backends.map(|one| format!("{one} calls")).collect()
    }

    /// An empty table of what is compared.
    fn headed(&self, output: &Output) -> Table {
        let names = self.heads();
        let heads = ["to compare", "rows"].into_iter();
        let mut table = tables::plain(output, heads.chain(names.iter().map(String::as_str)));
        for column in 1..names.len().saturating_add(2) {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
    }

    /// What is written, apart from what is read.
    fn writes(&self, writes: &[&Line], names: &[String], output: &mut Output) {
        if writes.is_empty() {
            return;
        }
        let heads = ["to write", "touches", "and then"].into_iter();
        let mut table = tables::plain(output, heads.chain(names.iter().map(String::as_str)));
        for line in writes {
            let (touches, put_back) = line.touches.clone().unwrap_or_default();
            let mut cells = vec![line.name.clone(), touches, put_back.to_owned()];
            cells.extend(self.cells(line));
            table.add_row(cells);
        }
        output.table(&table);
        output.line("Each is sent over one wire after the other, read back and put back before the next one.");
    }

    /// The calls of a line on each wire.
    fn cells(&self, line: &Line) -> Vec<String> {
        let cell = |backend: &Backend| match line.is_done {
            true => "done before".to_owned(),
            false => line.cell(*backend),
        };
        self.backends.iter().map(cell).collect()
    }

    /// The sums in a sentence or two.
    fn sums(&self) -> String {
        let of = |one: &Backend| format!("{one} {}", self.calls_and_share(*one));
        let each: Vec<String> = self.backends.iter().map(of).collect();
        let each = each.join(", ");
        let rate = self.pace.per_minute;
        let of = self.quota.map(DayQuota::words);
        let unknown = "of how many a day is not known beforehand: `keap limits` shows it";
        let of = of.as_deref().unwrap_or(unknown);
        match self.calls() {
            Some(calls) => {
                let time = self.time(calls).as_secs().max(1);
                let share = self.quota.map(|quota| format!("{} ", quota.share(calls)));
                let share = share.unwrap_or_default();
                let days = self.quota.map(|quota| quota.days_told(calls));
                let days = days.unwrap_or_default();
                format!(
                    "calls: {each}; {} together, {share}{of}{days}; at least {} s at {} a minute",
                    grouped(calls),
                    grouped(time),
                    grouped(rate.into())
                )
            }
            None => format!(
                "calls: {each}, {of}; those marked ? depend on how many rows there are, which nobody has counted yet: --count asks, with one call a table; at {} calls a minute",
                grouped(rate.into())
            ),
        }
    }

    /// The calls on a wire, and the share of the day's quota that they are: `12 (0.1 %)`.
    pub(super) fn calls_and_share(&self, backend: Backend) -> String {
        let calls = self.calls_of(backend);
        let share = self.quota.zip(calls);
        let share = share.map(|(quota, calls)| format!(" ({})", quota.share(calls)));
        number(calls, "?") + &share.unwrap_or_default()
    }

    fn left(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.is_done)
    }

    pub(super) fn calls(&self) -> Option<u64> {
        let all = self.left().flat_map(|line| &line.calls);
        all.map(|(_, calls, _)| *calls).sum()
    }

    fn time(&self, calls: u64) -> Duration {
        let minutes = calls as f64 / f64::from(self.pace.per_minute.max(1));
        Duration::from_secs_f64(minutes * 60.0)
    }
}

impl Line {
    fn cell(&self, backend: Backend) -> String {
        let found = self.calls.iter().find(|(one, ..)| *one == backend);
        match found {
            Some((_, Some(calls), _)) => grouped(*calls),
            Some((_, None, words)) => short(words, &self.name),
            None => "-".to_owned(),
        }
    }

    /// The calls of a backend; 0 where it is not asked.
    fn calls_of(&self, backend: Backend) -> Option<u64> {
        let found = self.calls.iter().find(|(one, ..)| *one == backend);
        found.map_or(Some(0), |(_, calls, _)| *calls)
    }

    fn document(&self) -> serde_json::Value {
        let calls = self.calls.iter().map(|(backend, calls, words)| {
            json!({ "backend": backend.name(), "calls": calls, "depends_on": words })
        });
        json!({
            "name": self.name,
            "rows": self.rows,
            "calls": calls.collect::<Vec<_>>(),
            "done_before": self.is_done,
            "writes": self.touches.as_ref().map(|(touches, put_back)| {
                json!({ "touches": touches, "put_back": put_back })
            }),
        })
    }
}

/// What calls depend on, in a cell whose head says that they are calls, in a line that says whose rows: `1 + 1 per 1,000 rows`.
fn short(words: &str, table: &str) -> String {
    let of = format!(" of {table}");
    let mut parts = words.split(&of);
    let mut words = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Another table's name may begin with this one.
        if part.starts_with(|sign: char| sign.is_alphanumeric()) {
            words.push_str(&of);
        }
        words.push_str(part);
    }
    words
        .replace(" calls", "")
        .replace(" call", "")
        .replace(", ", " + ")
        .replace("per 1000 ", "per 1,000 ")
}

/// The reads around a write over each wire, and what puts it back, all over the first wire: what was there is read, and after each
/// write what it made, what is there before it is put back, and whether it is.
fn around_a_write(calls: &mut [(Backend, Option<u64>, String)]) {
    for (backend, number, _) in calls.iter_mut() {
        // REST writes lists as a whole, and reads them before.
        if let Some(number) = number.as_mut().filter(|_| *backend != Backend::XmlRpc) {
            *number = number.saturating_add(1);
        }
    }
    let wires = calls.len() as u64;
    if let Some((_, Some(first), _)) = calls.first_mut() {
        *first = first
            .saturating_add(wires.saturating_mul(4))
            .saturating_add(1);
    }
}

fn number(number: Option<u64>, unknown: &str) -> String {
    number.map_or_else(|| unknown.to_owned(), grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_what_calls_depend_on_and_not_whose_rows_where_that_is_the_line() {
        for (words, table, told) in [
            (
                "1 call, 1 call per 1000 rows of Contact",
                "Contact",
                "1 + 1 per 1,000 rows",
            ),
            (
                "2 calls per 1000 rows of ProductInterestBundle",
                "ProductInterest",
                "2 per 1,000 rows of ProductInterestBundle",
            ),
            ("1 call per row of Job", "Job", "1 per row"),
        ] {
            assert_eq!(short(words, table), told);
        }
    }
}
