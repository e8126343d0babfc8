//! The report as JSON lines: the head first, then targets, causes and differences, and the verdict at the end.

use serde::Serialize;

use super::{RunReport, SCHEMA};

/// One line, told apart by its member `line`.
#[derive(Serialize)]
#[serde(tag = "line", rename_all = "snake_case")]
enum Line<'a> {
    Header {
        schema: &'a str,
        #[serde(flatten)]
        run: &'a super::Head,
    },
    Target(&'a super::TargetReport),
    NotCompared(&'a super::NotCompared),
    Cause(&'a super::CauseReport),
    Wire(&'a super::Wire),
    Difference(&'a super::Difference),
    Evidence(&'a super::Evidence),
    Digest(&'a super::Digest),
    Verdict {
        #[serde(flatten)]
        verdict: &'a super::Verdict,
        totals: &'a super::Totals,
        differences: u64,
    },
}

/// Writes the report, a line each, with all differences of the run: the report may hold a part of them.
///
/// # Errors
/// What `write` gives.
pub(crate) fn lines(
    report: &RunReport,
    differences: &[super::Difference],
    mut write: impl FnMut(&str) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut put = |line: Line<'_>| write(&serde_json::to_string(&line)?);
    put(Line::Header {
        schema: SCHEMA,
        run: &report.run,
    })?;
    for target in &report.targets {
        put(Line::Target(target))?;
    }
    for not in &report.not_compared {
        put(Line::NotCompared(not))?;
    }
    for cause in &report.causes {
        put(Line::Cause(cause))?;
    }
    for wire in &report.wires {
        put(Line::Wire(wire))?;
    }
    for difference in differences {
        put(Line::Difference(difference))?;
    }
    for evidence in &report.evidence {
        put(Line::Evidence(evidence))?;
    }
    if let Some(digest) = &report.digest {
        put(Line::Digest(digest))?;
    }
    put(Line::Verdict {
        verdict: &report.verdict,
        totals: &report.totals,
        differences: report.differences_kept,
    })
}
