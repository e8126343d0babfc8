//! What breaks, and when, for each program.

use std::collections::BTreeMap;

use keap::Operation;
use serde::Serialize;

use super::super::row::{InventoryRow, Refusal};
use super::judge::{Judge, PassedOn};
use super::{MissingRow, MissingValue, brownouts};
use crate::in_force::{Way, is_served_by_rest};
use crate::methods::{Meaning, meaning};

/// Rows of the owner's that one sentence names.
const NAMED: usize = 16;

/// Something that a program does and that does not go on as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Breaking {
    /// The application.
    pub tenant: String,
    /// The label of the key.
    pub caller: String,
    /// The method, by its name in the XML-RPC API.
    pub method: String,
    /// The table; empty when there is none.
    pub table: String,
    /// Why it does not go on.
    pub what: BreakingKind,
    /// Whether it is refused already. If not, it ends with XML-RPC.
    pub now: bool,
    /// How many calls it is about.
    pub calls: i64,
    /// What keeps it from going on, in words.
    pub why: String,
    /// What to do about it, in the words of the refusals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<String>,
    /// Whether XML-RPC alone answers it.
    #[serde(skip)]
    ends: bool,
    /// The last day of XML-RPC, in words.
    #[serde(skip)]
    end: String,
}

/// Why something does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BreakingKind {
    /// Nothing answers it.
    Unanswered,
    /// REST serves the method and refuses the values of some calls.
    Values,
    /// It is answered by XML-RPC, and ends with it.
    XmlRpc,
    /// A row or a value of the owner's is missing.
    Missing,
}

impl Breaking {
    /// When it breaks, in words.
    pub fn when(&self) -> &str {
        if self.now { "now" } else { &self.end }
    }
}

/// What breaks of the calls that were counted, what is refused already first.
pub(super) fn of(rows: &[InventoryRow], judge: &Judge<'_>) -> Vec<Breaking> {
    let mut breaking: Vec<Breaking> = rows
        .iter()
        .flat_map(|row| OfRow { row, judge }.all())
        .collect();
    breaking.sort_by_key(|one| (!one.now, std::cmp::Reverse(one.calls)));
    breaking
}

/// What the policies in force send to XML-RPC, by application.
pub(super) fn passed_on(rows: &[InventoryRow], judge: &Judge<'_>) -> Vec<PassedOn> {
    let mut all = BTreeMap::<&str, PassedOn>::new();
    for row in rows {
        if row.goes_nowhere().is_some() {
            continue;
        }
        let ending = ending(row, judge);
        let goes_on = match meaning(&row.method) {
            Meaning::Served(operation) => {
                judge.way(row, operation) == Way::XmlRpc { goes_on: true }
            }
            // What the facade does not have goes on nowhere.
            _ => false,
        };
        let going_on = match goes_on {
            true => row.let_in().saturating_sub(ending),
            false => 0,
        };
        if ending == 0 && going_on == 0 {
            continue;
        }
        let sum = all.entry(&row.tenant).or_insert_with(|| PassedOn {
            tenant: row.tenant.clone(),
            is_over: judge.xmlrpc_is_over(&row.tenant),
            ..PassedOn::default()
        });
        sum.ending = sum.ending.saturating_add(ending);
        sum.going_on = sum.going_on.saturating_add(going_on);
    }
    all.into_values().collect()
}

/// How many calls of a row end with XML-RPC, each once.
fn ending(row: &InventoryRow, judge: &Judge<'_>) -> i64 {
    let all = OfRow { row, judge }.all();
    let ending = all.iter().filter(|one| one.ends);
    let sum = ending.fold(0_i64, |sum, one| sum.saturating_add(one.calls));
    // What several things are wrong with stands there several times.
    sum.min(row.let_in())
}

/// What breaks of the calls of a row.
struct OfRow<'a> {
    row: &'a InventoryRow,
    judge: &'a Judge<'a>,
}

impl OfRow<'_> {
    fn all(&self) -> Vec<Breaking> {
        let (operation, way) = match meaning(&self.row.method) {
            Meaning::Served(operation) => (Some(operation), self.judge.way(self.row, operation)),
            _ => (None, Way::Nowhere),
        };
        if let Some(why) = self.row.goes_nowhere() {
            let (kind, calls) = (BreakingKind::Unanswered, self.row.calls);
            return vec![self.breaks(kind, false, calls, why.to_owned())];
        }
        let mut found = Vec::new();
        found.extend(self.kept_out());
        let first = found.len();
        found.extend(self.unanswered(operation, way));
        found.extend(self.values(way));
        found.extend(match operation {
            Some(operation) => self.over_xmlrpc(operation, way),
            None => self.passed_on(),
        });
        if let Some(operation) = operation.filter(|_| found.len() == first) {
            found.extend(self.missing_row(operation, way));
        }
        found.extend(self.missing_values(operation, way));
        found
    }

    /// Calls with keys that may not do it; those with other keys of the program go on as they do.
    fn kept_out(&self) -> Option<Breaking> {
        let calls = self.row.kept_out;
        let why = "it is refused for what the key or the API does not let it do";
        let mut breaks = self.breaks(BreakingKind::Unanswered, false, calls, why.to_owned());
        breaks.advice.clear();
        (calls > 0).then_some(breaks)
    }

    /// Something that nothing answers now, or that ends with XML-RPC.
    fn breaks(&self, what: BreakingKind, ends: bool, calls: i64, mut why: String) -> Breaking {
        let row = self.row;
        let advice = match what {
            BreakingKind::Unanswered => advice(self.refusals(false)),
            BreakingKind::Values => advice(self.refusals(true)),
            _ => Vec::new(),
        };
        let is_over = self.judge.xmlrpc_is_over(&row.tenant);
        if ends && is_over {
            why.push_str(", which does not answer any more");
        }
        Breaking {
            tenant: row.tenant.clone(),
            caller: row.caller.clone(),
            method: row.method.clone(),
            table: row.table.clone(),
            what,
            now: !ends || is_over,
            calls,
            why,
            advice,
            ends,
            end: brownouts::last_day(self.judge.schedule),
        }
    }

    fn refusals(&self, of_values: bool) -> impl Iterator<Item = &Refusal> {
        let all = self.row.refusals.iter();
        all.filter(move |refusal| refusal.of_values == of_values)
            .filter(|refusal| !self.judge.is_mended(self.row, refusal))
    }

    /// Calls that nothing answered: whether the policy in force still refuses them.
    fn unanswered(&self, operation: Option<Operation>, way: Way) -> Option<Breaking> {
        let row = self.row;
        let (known, missing) = (row.refusals.iter(), self.missing());
        let all_mended = known.clone().any(|one| !one.of_values)
            && missing.is_none()
            && self.refusals(false).next().is_none();
        if row.blockers == 0 || all_mended {
            return None;
        }
        let falls_back = operation.is_some_and(|one| self.judge.falls_back(&row.tenant, one));
        let lasts = |at: &str| match way {
            Way::Nowhere => true,
            _ if self.judge.has_met(&row.tenant, at) => true,
            Way::Rest => !falls_back,
            Way::XmlRpc { .. } => false,
        };
        let last = self.refusals(false).map(|one| one.last.as_str()).max();
        let now = lasts(last.unwrap_or_default());
        if !now && matches!(way, Way::XmlRpc { goes_on: false }) {
            // It is told with the calls that end.
            return None;
        }
        let mut why = match now {
            true => "nothing answers it".to_owned(),
            false => "XML-RPC alone answers it".to_owned(),
        };
        why.push_str(&ids(self.refusals(false)));
        if let Some(missing) = missing {
            why.push_str(&format!(": {missing}"));
        }
        Some(self.breaks(BreakingKind::Unanswered, !now, row.blockers, why))
    }

    /// Calls whose values REST refused.
    fn values(&self, way: Way) -> Option<Breaking> {
        let row = self.row;
        if row.refused == 0 || self.refusals(true).next().is_none() {
            return None;
        }
        let now = !matches!(way, Way::XmlRpc { .. });
        let ids = ids(self.refusals(true));
        let why = match now {
            true => format!("REST refuses values of some calls{ids}"),
            false => format!("REST refuses values of some calls{ids}, which XML-RPC takes"),
        };
        Some(self.breaks(BreakingKind::Values, !now, row.refused, why))
    }

    /// Calls that XML-RPC answers and that do not go on by themselves.
    fn over_xmlrpc(&self, operation: Operation, way: Way) -> Option<Breaking> {
        if way != (Way::XmlRpc { goes_on: false }) {
            return None;
        }
        let row = self.row;
        // Those whose values REST refuses are told as that.
        let of_values = self.values(way).map_or(0, |one| one.calls);
        let calls = row.let_in().saturating_sub(of_values);
        if calls <= 0 {
            return None;
        }
        let is_served = is_served_by_rest(operation, row.named_table());
        let mut why = match self.missing().filter(|_| is_served) {
            Some(missing) => format!("the policy sends it to XML-RPC; over REST {missing}"),
            None if is_served && self.judge.untried.has(row) => {
                "the policy sends it to XML-RPC, and nothing was tried over REST".to_owned()
            }
            None if is_served => "the policy sends it to XML-RPC, though REST has it".to_owned(),
            None => "only XML-RPC answers it, as the policy says".to_owned(),
        };
        why.push_str(&ids(self.refusals(false)));
        let mut breaks = self.breaks(BreakingKind::XmlRpc, true, calls, why);
        breaks.advice = self.missing_here().map(to_be_named).collect();
        Some(breaks)
    }

    /// Calls of a method that the facade does not have, which XML-RPC has answered.
    fn passed_on(&self) -> Option<Breaking> {
        let row = self.row;
        let is_method = matches!(
            meaning(&row.method),
            Meaning::Unserved(..) | Meaning::Unknown
        );
        let answered = row.calls.saturating_sub(row.faults);
        let why = "only XML-RPC answers it, and nothing is known of it in REST".to_owned();
        (is_method && answered > 0).then(|| self.breaks(BreakingKind::XmlRpc, true, answered, why))
    }

    fn missing_row(&self, operation: Operation, way: Way) -> Option<Breaking> {
        let row = self.row;
        let goes_elsewhere =
            matches!(way, Way::XmlRpc { .. }) || self.judge.falls_back(&row.tenant, operation);
        let missing = self.missing()?;
        Some(self.breaks(BreakingKind::Missing, goes_elsewhere, row.let_in(), missing))
    }

    fn missing_values(&self, operation: Option<Operation>, way: Way) -> Vec<Breaking> {
        let row = self.row;
        let goes_elsewhere = matches!(way, Way::XmlRpc { .. })
            || operation.is_some_and(|one| self.judge.falls_back(&row.tenant, one));
        let needed = |missing: &&MissingValue| {
            missing.needed && missing.tenant == row.tenant && missing.method == row.method
        };
        let needed = self.judge.missing_values.iter().filter(needed);
        needed
            .map(|missing| {
                let why = format!("`{}` is not set", missing.value);
                self.breaks(BreakingKind::Missing, goes_elsewhere, row.let_in(), why)
            })
            .collect()
    }

    /// The rows of the owner that calls need and nobody has named.
    fn missing_here(&self) -> impl Iterator<Item = &MissingRow> {
        let row = self.row;
        self.judge.missing_rows.iter().filter(move |missing| {
            let is_of_row = missing.tenant == row.tenant && missing.method == row.method;
            is_of_row && row.owner_rows.contains(&missing.row)
        })
    }

    fn missing(&self) -> Option<String> {
        let missing: Vec<String> = self
            .missing_here()
            .map(|missing| format!("{} of `{}`", missing.row.id, missing.row.table.name()))
            .collect();
        let more = match missing.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = missing.get(..NAMED).unwrap_or(&missing).join(", ");
        (!missing.is_empty()).then(|| format!("no row is named for {named}{more}"))
    }
}

/// What is to be written into the policy.
fn to_be_named(missing: &MissingRow) -> String {
    let (table, id) = (missing.row.table, missing.row.id);
    format!("name it in [{table}]: {}", table.example(id))
}

/// The known differences of refusals, in brackets; empty when there is none.
fn ids<'a>(refusals: impl Iterator<Item = &'a Refusal>) -> String {
    let mut ids: Vec<&str> = refusals
        .filter_map(|refusal| refusal.difference.as_deref())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    match ids.is_empty() {
        true => String::new(),
        false => format!(" ({})", ids.join(", ")),
    }
}

fn advice<'a>(refusals: impl Iterator<Item = &'a Refusal>) -> Vec<String> {
    refusals.map(|refusal| refusal.advice.clone()).collect()
}

#[cfg(test)]
mod tests;
