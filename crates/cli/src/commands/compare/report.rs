//! Compared rows as lines of text, JSON or CSV, one after the other.

use chrono::{DateTime, SecondsFormat, Utc};
use keap::compare::{Comparison, FieldComparison, Finding, Progress, Reading, RowComparison};
use keap::{Backend, Invocation};
use keap_http::{Clock as _, SystemClock};
use serde::Serialize;
use serde_json::json;

pub(super) use crate::csv::harmless;
use crate::csv::quoted;
use crate::format::Format;
use crate::output::Output;
use crate::screen::Mark;
use crate::tables;

/// What is compared, by its name.
#[derive(Clone, Serialize)]
#[serde(rename_all = "lowercase")]
enum Name {
    Table(String),
    Operation(String),
}

impl Name {
    fn text(&self) -> &str {
        match self {
            Self::Table(name) | Self::Operation(name) => name,
        }
    }
}

/// Writes rows as they come.
pub(super) struct Report<'a> {
    output: &'a mut Output,
    backends: Vec<Backend>,
    name: Name,
    rows: u64,
}

/// Writes an operation's answers for programs: as a document with all of them, and as the lists that are written of a table
/// too, with the fields that part; `all` for every one. `id` is that of the one record that was asked for.
pub(super) fn answers(
    output: &mut Output,
    mut comparison: Comparison,
    (id, all): (Option<i64>, bool),
) -> anyhow::Result<()> {
    for row in &mut comparison.rows {
        row.id = row.id.or(id);
    }
    if !matches!(output.format(), Format::Jsonl | Format::Csv) {
        return output.json(&comparison);
    }
    let summary = comparison.summary();
    let mut report = Report {
        output,
        backends: comparison.backends,
        name: Name::Operation(comparison.operation.to_string()),
        rows: 0,
    };
    report.begin()?;
    for row in &mut comparison.rows {
        row.fields.retain(|field| all || tables::parts(field));
        if !row.fields.is_empty() {
            report.row(row)?;
        }
    }
    report.ends_lines(json!({ "summary": summary }))
}

/// The id of the one record that is asked for, which its answer need not have.
pub(super) fn record_of(invocation: &Invocation) -> Option<i64> {
    Some(match invocation {
        Invocation::ContactLoad { id, .. } => id.get(),
        Invocation::DataLoad { id, .. } => *id,
        Invocation::EmailGetTemplate { id, .. } => id.get(),
        Invocation::DiscountGetFreeTrial { id, .. }
        | Invocation::DiscountGetOrderTotal { id, .. }
        | Invocation::DiscountGetCategory { id, .. }
        | Invocation::DiscountGetProductTotal { id, .. }
        | Invocation::DiscountGetShippingTotal { id, .. } => id.get(),
        _ => return None,
    })
}

impl<'a> Report<'a> {
    pub(super) fn new(output: &'a mut Output, backends: Vec<Backend>, table: &str) -> Self {
        Self {
            output,
            backends,
            name: Name::Table(table.to_owned()),
            rows: 0,
        }
    }

    pub(super) fn begin(&mut self) -> anyhow::Result<()> {
        match self.output.format() {
            Format::Json => {
                let table = serde_json::to_string(self.name.text())?;
                let names = serde_json::to_string(&self.names())?;
                let head = format!("{{\"table\":{table},\"backends\":{names},\"rows\":[");
                self.output.part(&head);
            }
            Format::Csv => {
                let names = self.names();
                let findings = names.iter().skip(1).map(|name| format!("finding_{name}"));
                let head = ["id".to_owned(), "field".to_owned()].into_iter();
                let head = head.chain(names.iter().map(|&name| name.to_owned()));
                self.csv(head.chain(findings).chain(["reading".to_owned()]));
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn row(&mut self, row: &RowComparison) -> anyhow::Result<()> {
        match self.output.format() {
            Format::Text => self.text(row),
            Format::Json => {
                let separator = if self.rows == 0 { "\n" } else { ",\n" };
                let line = format!("{separator}{}", serde_json::to_string(row)?);
                self.output.part(&line);
            }
            Format::Jsonl => {
                // A line is read by itself, far from the others.
                let name = &self.name;
                let line = Line { name, row };
                let line = format!("{}\n", serde_json::to_string(&line)?);
                self.output.part(&line);
            }
            Format::Csv => {
                for field in &row.fields {
                    self.csv_field(row, field);
                }
            }
            Format::Html | Format::Markdown | Format::Sarif => {}
        }
        self.rows += 1;
        self.told()
    }

    pub(super) fn end(&mut self, progress: &Progress) -> anyhow::Result<()> {
        match self.output.format() {
            Format::Text => {
                let summary = tables::summary(&progress.summary);
                self.output
                    .line(format_args!("{}: {}", self.name.text(), told(progress)));
                let mark = Mark::of_exit(u8::from(progress.summary.unexplained > 0));
                self.output.verdict(mark, &format!("values: {summary}"), "");
            }
            Format::Json => {
                let progress = serde_json::to_string(progress)?;
                let tail = format!("\n],\"complete\":true,\"progress\":{progress}}}\n");
                self.output.part(&tail);
            }
            Format::Jsonl => self.ends_lines(json!({ "progress": progress }))?,
            Format::Csv | Format::Html | Format::Markdown | Format::Sarif => {}
        }
        self.told()
    }

    /// The last line of a report in lines: what was compared, and what was found in all of it.
    fn ends_lines(&mut self, found: serde_json::Value) -> anyhow::Result<()> {
        if self.output.format() != Format::Jsonl {
            return self.told();
        }
        self.output.json(&End {
            name: &self.name,
            backends: self.names(),
            version: env!("KEAP_VERSION"),
            ended: ended(),
            found,
        })
    }

    fn told(&self) -> anyhow::Result<()> {
        self.output.check()
    }

    /// Ends a report that is not complete, so that it is a document nevertheless. A report in lines that has no last one
    /// with the progress is known to be cut.
    pub(super) fn stop(&mut self, progress: &Progress) -> anyhow::Result<()> {
        if self.output.format() == Format::Json {
            let progress = serde_json::to_string(progress)?;
            let tail = format!("\n],\"complete\":false,\"progress\":{progress}}}\n");
            self.output.part(&tail);
        }
        Ok(())
    }

    fn names(&self) -> Vec<&'static str> {
        self.backends.iter().map(|backend| backend.name()).collect()
    }

    fn text(&mut self, row: &RowComparison) {
        let id = known_by(row);
        let reading = match row.reading {
            Reading::First => "",
            Reading::Confirmed => ", read twice",
            Reading::Changed => ", changing",
            _ => ", read otherwise",
        };
        for field in &row.fields {
            let values = field.by_backend().iter();
            let values: Vec<String> = values
                .map(|answer| {
                    let value = answer.value().map_or_else(|| "-".to_owned(), tables::shown);
                    format!("{} {value}", answer.backend().name())
                })
                .collect();
            let findings = tables::findings(field).replace('\n', ", ");
            let (name, values) = (&field.name, values.join(" | "));
            self.output
                .line(format_args!("{id} {name}: {findings}{reading}: {values}"));
        }
    }

    fn csv_field(&mut self, row: &RowComparison, field: &FieldComparison) {
        let id = harmless(known_by(row));
        let values = field.values().map(|value| match value {
            Some(value) => harmless(value.to_string()),
            None => String::new(),
        });
        let findings = field.findings().map(Finding::to_string);
        let reading = match row.reading {
            Reading::First => "first",
            Reading::Confirmed => "confirmed",
            Reading::Changed => "changed",
            _ => "other",
        };
        let cells = [id, harmless(field.name.clone())].into_iter();
        self.csv(
            cells
                .chain(values)
                .chain(findings)
                .chain([reading.to_owned()]),
        );
    }

    fn csv(&mut self, cells: impl Iterator<Item = String>) {
        let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
        let line = format!("{}\r\n", cells.join(","));
        self.output.raw(line.as_bytes());
    }
}

/// A row with the table or operation that it is of.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    name: &'a Name,
    #[serde(flatten)]
    row: &'a RowComparison,
}

/// What follows all rows.
#[derive(Serialize)]
struct End<'a> {
    #[serde(flatten)]
    name: &'a Name,
    backends: Vec<&'static str>,
    version: &'static str,
    ended: String,
    #[serde(flatten)]
    found: serde_json::Value,
}

fn ended() -> String {
    DateTime::<Utc>::from(SystemClock.now()).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The row's id, or what it is known by in place of one.
fn known_by(row: &RowComparison) -> String {
    let key = row.key.clone();
    key.or_else(|| Some(row.id?.to_string()))
        .unwrap_or_default()
}

/// How far it has come, in one line.
pub(super) fn told(progress: &Progress) -> String {
    let Progress {
        rows,
        parting,
        reread,
        settled,
        ..
    } = progress;
    let counted = if *rows == 1 { "row" } else { "rows" };
    let mut told = format!("{rows} {counted}, {parting} with values that part");
    if *reread > 0 {
        told += &format!(", {reread} read again and {settled} of them settled");
    }
    if let Some(id) = progress.reached {
        told += &format!(", up to id {id}");
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_no_formulas_and_numbers_stay_numbers() {
        let harmless = |value: &str| harmless(value.to_owned());
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("+49 30 5550120"), "'+49 30 5550120");
        assert_eq!(harmless("\n=1+1"), "'\n'=1+1");
        assert_eq!(harmless("＝1+1"), "'＝1+1");
        assert_eq!(harmless(" \u{a0}=1"), "' \u{a0}=1");
        for plain in ["-12.5", "Ann", "", "a=b"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
