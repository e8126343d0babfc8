//! The report of an audit, in the form that was asked for.

use chrono::{DateTime, SecondsFormat, Utc};
use keap_audit::{Report, Tone};
use keap_http::{Clock as _, SystemClock};
use serde_json::Value;

use super::table;
use crate::format::Format;
use crate::output::Output;
use crate::screen::Mark;

fn mark(tone: Tone) -> Mark {
    match tone {
        Tone::Good => Mark::Good,
        Tone::Bad => Mark::Bad,
        _ => Mark::Warning,
    }
}

/// What the lines of a report tell that are findings: the others tell of all of them.
const FINDINGS: [&str; 4] = ["use", "credential", "endpoint", "call"];

/// The findings, a row each.
fn findings(report: &Report) -> Vec<Value> {
    let mut lines = report.json_lines();
    lines.retain(|line| FINDINGS.iter().any(|kind| line["kind"] == *kind));
    lines.iter().map(table::row).collect()
}

/// The width of lines where nobody says one.
const WIDTH: usize = 100;

pub(super) fn tell(report: &Report, output: &mut Output) -> anyhow::Result<()> {
    match output.format() {
        Format::Csv => output.documents_of(&table::columns(), &findings(report)),
        Format::Text => {
            let width = output.width().unwrap_or(WIDTH);
            let text = report.painted_text(width, &|tone, word| output.painted(word, mark(tone)));
            // What it tells of files was made fit to be shown, and its colours are our own.
            output.raw(format!("{}\n", text.trim_end()).as_bytes());
            output.check()
        }
        Format::Json => output.json(report),
        Format::Jsonl => output.documents(&report.json_lines()),
        Format::Sarif => {
            output.part(&serde_json::to_string_pretty(&report.sarif())?);
            output.part("\n");
            output.check()
        }
        Format::Markdown => {
            output.raw(report.markdown().as_bytes());
            output.check()
        }
        Format::Html => {
            let now = DateTime::<Utc>::from(SystemClock.now());
            let now = now.to_rfc3339_opts(SecondsFormat::Secs, true);
            output.raw(report.html(&now).as_bytes());
            output.check()
        }
    }
}
