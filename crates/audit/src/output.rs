//! The report as people and programs read it.

mod headings;
mod jsonl;
mod markdown;
mod page;
mod sarif;
mod shown;
mod terminal;
mod tone;

use serde_json::Value;

use crate::picture::policy;
use crate::report::Report;

pub use tone::Tone;

impl Report {
    /// The report for a terminal of a width: grouped, blockers first.
    pub fn text(&self, width: usize) -> String {
        self.painted_text(width, &|_, word| word.to_owned())
    }

    /// The same with words painted that say how something stands: effort classes, and verdicts. What paints them may make
    /// them no wider.
    pub fn painted_text(&self, width: usize, paint: &dyn Fn(Tone, &str) -> String) -> String {
        terminal::text(self, width, paint)
    }

    /// The report as one document of JSON, by the schema `docs/audit/report.schema.json`.
    pub fn to_json(&self) -> Value {
        // What cannot be written is a map with keys that are no texts, and there is none.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The report in JSON lines: an object a line, whose `kind` says what it is, by `$defs/line` of the same schema.
    pub fn json_lines(&self) -> Vec<Value> {
        jsonl::lines(self)
    }

    /// The report as SARIF 2.1.0, for code scanning.
    pub fn sarif(&self) -> Value {
        sarif::log(self)
    }

    /// The report in Markdown.
    pub fn markdown(&self) -> String {
        markdown::document(self)
    }

    /// The report as a page of HTML: one text that asks nobody for anything. The time is told as it is given.
    pub fn html(&self, at: &str) -> String {
        page::page(self, at)
    }

    /// The policy file to begin with, which `keap routes --policy` and the gateway take.
    pub fn policy(&self) -> String {
        policy(&self.picture.calls, &self.picture.owner)
    }
}

#[cfg(test)]
mod tests;
