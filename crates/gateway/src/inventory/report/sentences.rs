//! How it stands, in sentences.

use super::Report;
use super::brownouts;
use super::judge::PassedOn;
use crate::inventory::{InventoryRow, OWNER_ROWS};

/// How bad a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Warning,
    Bad,
}

impl Report {
    /// How it stands, the worst first: what is refused, what ends with XML-RPC, what goes on.
    pub fn sentences(&self) -> Vec<String> {
        let told = self.told().into_iter();
        told.map(|(_, sentence)| sentence).collect()
    }

    pub(super) fn told(&self) -> Vec<(Tone, String)> {
        let now = self.breaking.iter().filter(|one| one.now).count();
        let later = self.breaking.len().saturating_sub(now);
        let mut told = Vec::new();
        if self.rows.is_empty() {
            told.push((Tone::Warning, "Nothing was called yet.".to_owned()));
        }
        if now > 0 {
            let (things, are) = (counted(now, "thing"), be(now));
            told.push((Tone::Bad, format!("{things} {are} refused now.")));
        }
        if later > 0 {
            let (things, end) = (counted(later, "thing"), verb(later, "end"));
            let last = brownouts::last_day(&self.schedule);
            let text = format!("{things} {end} with XML-RPC on {last}.");
            told.push((Tone::Warning, text));
        }
        told.extend(self.of_failing());
        told.extend(self.of_rows_beyond());
        let passed_on = self.passed_on.iter();
        told.extend(passed_on.flat_map(|sum| self.of_passed_on(sum)));
        told.extend(self.of_brownouts());
        if told.is_empty() {
            let text = "Everything that was called is answered over REST.";
            told.push((Tone::Good, text.to_owned()));
        }
        told
    }

    /// What was called and never answered without a fault, for whatever reason it is: a program all of whose calls fail has
    /// not arrived.
    fn of_failing(&self) -> Option<(Tone, String)> {
        const NAMED: usize = 3;
        let is_told = |row: &InventoryRow| {
            let mut breaking = self.breaking.iter();
            breaking.any(|one| {
                (&one.tenant, &one.caller, &one.method, &one.table)
                    == (&row.tenant, &row.caller, &row.method, &row.table)
            })
        };
        let failing: Vec<&InventoryRow> = self
            .rows
            .iter()
            .filter(|row| row.calls > 0 && row.faults >= row.calls && !is_told(row))
            .collect();
        let first = failing.iter().take(NAMED);
        let named: Vec<String> = first
            .map(|row| {
                let what = format!("{} {}", row.method, row.table);
                let last = row.last_fault.as_ref();
                let last = last.map(|kind| format!(", {kind}")).unwrap_or_default();
                format!(
                    "{} by {} ({} of {}{last})",
                    what.trim_end(),
                    row.caller,
                    row.faults,
                    row.calls
                )
            })
            .collect();
        let more = match failing.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let (things, fail) = (counted(failing.len(), "thing"), verb(failing.len(), "fail"));
        let text = format!(
            "{things} only {fail}, each call with a fault: {}{more}.",
            named.join(", ")
        );
        (!failing.is_empty()).then_some((Tone::Warning, text))
    }

    /// That the rows of the owner's that are told may not be all.
    fn of_rows_beyond(&self) -> Option<(Tone, String)> {
        let beyond: Vec<String> = self.rows_beyond().collect();
        let text = format!(
            "Of the rows of your tables that calls need, the last {OWNER_ROWS} of each method are known: there may be more \
             of {}.",
            beyond.join(", ")
        );
        (!beyond.is_empty()).then_some((Tone::Warning, text))
    }

    /// The methods, each by a program, that may need more of the owner's rows than are kept.
    pub(crate) fn rows_beyond(&self) -> impl Iterator<Item = String> {
        let rows = self.rows.iter().filter(|row| row.may_need_more());
        rows.map(|row| format!("{} by {}", row.method, row.caller))
    }

    /// When XML-RPC is switched off for a while before its end, where calls go there.
    fn of_brownouts(&self) -> Option<(Tone, String)> {
        let goes_there = self
            .passed_on
            .iter()
            .any(|sum| sum.ending > 0 && !sum.is_over);
        if !goes_there {
            return None;
        }
        let listed = |now: bool| {
            let some = self.brownouts.iter().filter(|one| one.now == now);
            let texts: Vec<String> = some.map(ToString::to_string).collect();
            texts.join("; ")
        };
        let text = match (listed(true).as_str(), listed(false).as_str()) {
            ("", "") => "Before that, Keap switches XML-RPC off for hours on days that it announces; no such day to come is \
                        known here. KEAP_BROWNOUTS names a newer schedule."
                .to_owned(),
            (open, "") => format!("XML-RPC may be switched off now for a while, as announced: {open}."),
            ("", to_come) => {
                format!("Before that, XML-RPC is switched off for a while, as announced: {to_come}.")
            }
            (open, to_come) => format!(
                "XML-RPC may be switched off now for a while, as announced: {open}. Days to come: {to_come}."
            ),
        };
        Some((Tone::Warning, text))
    }

    /// When XML-RPC ends, or that it has.
    pub(super) fn of_the_end(&self) -> String {
        let ends = match self.schedule.is_retired(self.at) {
            true => "ended",
            false => "ends",
        };
        let last = brownouts::last_day(&self.schedule);
        format!("XML-RPC {ends} on {last}.")
    }

    fn of_passed_on(&self, sum: &PassedOn) -> Vec<(Tone, String)> {
        // Nothing comes back after the end.
        let is_for_good = self.schedule.is_retired(self.at);
        let open = self.brownouts.iter().filter(|one| one.now && !is_for_good);
        let open: Vec<String> = open.map(ToString::to_string).collect();
        of_passed_on(sum, &open.join("; "), &brownouts::last_day(&self.schedule))
    }
}

fn of_passed_on(sum: &PassedOn, open: &str, last: &str) -> Vec<(Tone, String)> {
    let whole = |count: i64| usize::try_from(count).unwrap_or_default();
    let (ending, going_on) = (whole(sum.ending), whole(sum.going_on));
    let mut told = Vec::new();
    if ending > 0 {
        let (calls, go) = (counted(ending, "call"), verb(ending, "go"));
        told.push(match (sum.is_over, open) {
            (true, open) if !open.is_empty() => {
                let text = format!(
                    "{calls} of {} {go} to XML-RPC, as the policy says, which does not answer: it may be switched off for a \
                     while, as announced ({open}).",
                    sum.tenant
                );
                (Tone::Bad, text)
            }
            (true, _) => {
                let text = format!(
                    "{calls} of {} {go} to XML-RPC, as the policy says, which does not answer any more: broken.",
                    sum.tenant
                );
                (Tone::Bad, text)
            }
            (false, _) => {
                let (end, they) = (verb(ending, "end"), they(ending));
                let text = format!(
                    "{calls} of {} {end} on {last}: {they} {go} to XML-RPC, as the policy says.",
                    sum.tenant
                );
                (Tone::Warning, text)
            }
        });
    }
    if going_on > 0 {
        let (calls, go) = (counted(going_on, "call"), verb(going_on, "go"));
        let text = format!(
            "{calls} of {} {go} to XML-RPC, as the policy says, and {go} on over REST when it does not answer.",
            sum.tenant
        );
        told.push((Tone::Warning, text));
    }
    told
}

/// So many of something.
pub(super) fn counted(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    }
}

fn verb(count: usize, many: &str) -> String {
    match (count, many) {
        (1, "go") => "goes".to_owned(),
        (1, _) => format!("{many}s"),
        _ => many.to_owned(),
    }
}

fn be(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn they(count: usize) -> &'static str {
    if count == 1 { "it" } else { "they" }
}
