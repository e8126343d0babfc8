//! The plan of much at once: the largest tables, and sums for the rest.

use std::cmp::Reverse;

use keap::Backend;

use super::{Line, Plan, number};
use crate::commands::compare::run_report::{counted, grouped};
use crate::output::Output;

/// So many tables and operations are told one by one.
pub(super) const FEW: usize = 12;

/// How calls are told of which a row takes one.
const A_ROW: &str = "per row of ";

impl Plan {
    /// What is read, in sums where it is much: the largest tables one by one, then those that nobody knows the rows of, and the
    /// operations.
    pub(super) fn sums_of(&self, reads: &[&Line], output: &mut Output) {
        let (done, left): (Vec<&Line>, Vec<&Line>) = reads.iter().partition(|line| line.is_done);
        let (tables, operations): (Vec<&Line>, Vec<&Line>) =
            left.into_iter().partition(|line| line.is_table);
        let (mut known, unknown): (Vec<&Line>, Vec<&Line>) =
            tables.into_iter().partition(|line| line.rows.is_some());
        known.sort_by_key(|line| Reverse(line.rows));
        let (large, small) = known.split_at(known.len().min(FEW));
        let rest = [
            (small, ["more table", "more tables"]),
            (
                &unknown[..],
                ["table that nobody counted", "tables that nobody counted"],
            ),
            (&operations[..], ["operation", "operations"]),
            (&done[..], ["compared before", "compared before"]),
        ];
        let rest = rest.map(|(lines, [one, many])| (lines, counted(count(lines), one, many)));
        let rest = rest.iter().filter(|(lines, _)| !lines.is_empty());
        let mut table = self.headed(output);
        for line in large {
            let mut cells = vec![line.name.clone(), number(line.rows, "?")];
            cells.extend(self.cells(line));
            table.add_row(cells);
        }
        for (lines, what) in rest.clone() {
            let rows = match lines.iter().any(|line| line.is_table) {
                true => sum(lines, |line| line.rows),
                false => Some(String::new()),
            };
            let mut cells = vec![what.clone(), rows.unwrap_or_else(|| "?".to_owned())];
            cells.extend(self.backends.iter().map(|one| self.sum_on(*one, lines)));
            table.add_row(cells);
        }
        output.table(&table);
        for (lines, what) in rest {
            output.line(format_args!("  {what}: {}", names(lines)));
        }
        self.dear(reads, output);
    }

    /// The calls of some targets on a wire, where all of them are known.
    fn sum_on(&self, backend: Backend, lines: &[&Line]) -> String {
        if lines.iter().any(|line| line.is_done) {
            return "done before".to_owned();
        }
        let sum = sum(lines, |line| line.calls_of(backend));
        sum.unwrap_or_else(|| "?".to_owned())
    }

    /// The tables that cost a call a row, which somebody may want to leave out.
    fn dear(&self, reads: &[&Line], output: &mut Output) {
        for backend in &self.backends {
            let is_dear = |line: &&&Line| {
                let mut calls = line.calls.iter();
                !line.is_done
                    && calls.any(|(one, _, words)| one == backend && words.contains(A_ROW))
            };
            let dear: Vec<&Line> = reads.iter().filter(is_dear).copied().collect();
            if !dear.is_empty() {
                output.line(format_args!(
                    "  a call a row over {backend}, which --except leaves out: {}",
                    names(&dear)
                ));
            }
        }
    }
}

fn count(lines: &[&Line]) -> u64 {
    u64::try_from(lines.len()).unwrap_or(u64::MAX)
}

fn names(lines: &[&Line]) -> String {
    let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    names.join(", ")
}

/// A sum, where all of it is known.
fn sum(lines: &[&Line], of: impl Fn(&Line) -> Option<u64>) -> Option<String> {
    lines
        .iter()
        .map(|line| of(line))
        .sum::<Option<u64>>()
        .map(grouped)
}
