//! The report as one object after the other.

use serde::Serialize;

use super::{Advice, Breaking, Brownout, MissingRow, MissingValue, PassedOn, Report};
use crate::inventory::doubt::WriteInDoubt;
use crate::inventory::row::InventoryRow;
use crate::inventory::seen::{Compared, Hour, Origin};

/// One object of a report, whose `kind` says what it is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReportLine<'a> {
    /// The first one: what follows.
    #[non_exhaustive]
    Report {
        /// How many rows of the inventory.
        rows: usize,
    },
    /// The calls of one caller, method and table.
    Row(&'a InventoryRow),
    /// What does not go on as it is.
    Breaking(&'a Breaking),
    /// What the policy of an application sends to XML-RPC.
    PassedOn(&'a PassedOn),
    /// When XML-RPC is switched off for a while.
    Brownout(&'a Brownout),
    /// What to do.
    Advice(&'a Advice),
    /// A row of the owner's that is missing.
    MissingRow(&'a MissingRow),
    /// A value of the owner's that is missing.
    MissingValue(&'a MissingValue),
    /// A write in doubt.
    InDoubt(&'a WriteInDoubt),
    /// Calls of an hour.
    Hour(&'a Hour),
    /// Where calls came from.
    Origin(&'a Origin),
    /// What comparisons in the background found.
    Compared(&'a Compared),
}

impl Report {
    /// Its objects, in the order of the whole. What a running gateway knows is not among them.
    pub fn lines(&self) -> Vec<ReportLine<'_>> {
        let mut lines = vec![ReportLine::Report {
            rows: self.rows.len(),
        }];
        lines.extend(self.rows.iter().map(ReportLine::Row));
        lines.extend(self.breaking.iter().map(ReportLine::Breaking));
        lines.extend(self.passed_on.iter().map(ReportLine::PassedOn));
        lines.extend(self.brownouts.iter().map(ReportLine::Brownout));
        lines.extend(self.advice.iter().map(ReportLine::Advice));
        lines.extend(self.missing_rows.iter().map(ReportLine::MissingRow));
        lines.extend(self.missing_values.iter().map(ReportLine::MissingValue));
        lines.extend(self.in_doubt.iter().map(ReportLine::InDoubt));
        lines.extend(self.seen.hours.iter().map(ReportLine::Hour));
        lines.extend(self.seen.origins.iter().map(ReportLine::Origin));
        lines.extend(self.seen.compared.iter().map(ReportLine::Compared));
        lines
    }
}
