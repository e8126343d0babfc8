//! How far a run has come, told while it goes on.

use std::sync::Arc;

use keap::compare::Progress;

use super::meter::Meter;
use crate::format::Format;
use crate::output::Ticker;

/// What is told on the way.
#[derive(Debug)]
pub(super) struct Live {
    meter: Arc<Meter>,
    ticker: Ticker,
    name: String,
    expected: Option<u64>,
    at: usize,
    of: usize,
}

impl Live {
    pub(super) fn new(meter: Arc<Meter>) -> Self {
        Self {
            meter,
            ticker: Ticker::new(),
            name: String::new(),
            expected: None,
            at: 0,
            of: 0,
        }
    }

    pub(super) fn begin(&mut self, _: Format, targets: usize) {
        self.of = targets;
    }

    pub(super) fn target(&mut self, name: &str, expected: Option<u64>) {
        self.at = self.at.saturating_add(1);
        name.clone_into(&mut self.name);
        self.expected = expected;
    }

    pub(super) fn expects(&mut self, rows: u64) {
        self.expected = Some(rows);
    }

    pub(super) fn tell(&mut self, progress: &Progress) {
        let of = self
            .expected
            .map(|rows| format!(" of {rows}"))
            .unwrap_or_default();
        let quota = self.meter.quota_left();
        let quota = quota
            .map(|left| format!(", {left} calls of the day left"))
            .unwrap_or_default();
        self.ticker.tick(format_args!(
            "{} ({} of {}): {}{of} rows, {} unexplained{quota}",
            self.name, self.at, self.of, progress.rows, progress.summary.unexplained
        ));
    }

    pub(super) fn done(&mut self) {}

    pub(super) fn end(&mut self) {
        self.ticker.clear();
    }
}
