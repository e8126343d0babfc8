//! How far a run has come: a bar for each table on a terminal, a line every ten seconds elsewhere.

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use keap::compare::Progress;
use tokio::time::Instant;

use super::meter::Meter;
use crate::format::Format;
use crate::told;

/// How often a line is told where nobody watches.
const PAUSE: Duration = Duration::from_secs(10);

/// Rows, rate and remaining time where the number of rows is known, and where it is not.
const KNOWN: &str = "{prefix:>28} {wide_bar} {pos}/{len} rows  {per_sec}  {eta} left  {msg}";
const UNKNOWN: &str = "{prefix:>28} {spinner} {pos} rows  {per_sec}  {msg}";

/// What is told on the way.
#[derive(Debug)]
pub(super) struct Live {
    meter: Arc<Meter>,
    format: Format,
    bars: Option<MultiProgress>,
    bar: Option<ProgressBar>,
    last: Instant,
    began: Instant,
    /// The rows of the table before this start, which its rate does not count.
    before: Option<u64>,
    name: String,
    expected: Option<u64>,
    at: usize,
    of: usize,
}

impl Live {
    pub(super) fn new(meter: Arc<Meter>) -> Self {
        let now = Instant::now();
        Self {
            meter,
            format: Format::Text,
            bars: None,
            bar: None,
            last: now,
            began: now,
            before: None,
            name: String::new(),
            expected: None,
            at: 0,
            of: 0,
        }
    }

    /// Begins to tell of so many tables and operations.
    pub(super) fn begin(&mut self, format: Format, targets: usize) {
        self.format = format;
        self.of = targets;
        self.bars = (std::io::stderr().is_terminal() && !told::is_quiet()).then(MultiProgress::new);
    }

    /// A table or operation begins.
    pub(super) fn target(&mut self, name: &str, expected: Option<u64>) {
        self.at = self.at.saturating_add(1);
        name.clone_into(&mut self.name);
        self.expected = expected;
        self.began = Instant::now();
        self.before = None;
        if let Some(bars) = &self.bars {
            let bar = ProgressBar::no_length();
            bar.set_style(style(UNKNOWN));
            let bar = bars.add(bar);
            bar.set_prefix(name.to_owned());
            self.bar = Some(bar);
        }
        if let Some(rows) = expected {
            self.expects(rows);
        }
    }

    /// It has so many rows.
    pub(super) fn expects(&mut self, rows: u64) {
        self.expected = Some(rows);
        if let Some(bar) = &self.bar {
            bar.set_length(rows);
            bar.set_style(style(KNOWN));
        }
    }

    /// It has come so far.
    pub(super) fn tell(&mut self, progress: &Progress) {
        let before = *self.before.get_or_insert(progress.rows.min(200));
        let found = self.found(progress);
        if let Some(bar) = &self.bar {
            bar.set_position(progress.rows);
            bar.set_message(found);
            told::told();
            return;
        }
        if self.last.elapsed() < PAUSE {
            return;
        }
        self.last = Instant::now();
        let line = self.line(progress.rows, before, &found);
        told::note(self.format, &line);
    }

    fn found(&self, progress: &Progress) -> String {
        let unexplained = progress.summary.unexplained;
        match self.meter.quota_left() {
            Some(left) => format!("{unexplained} unexplained, {left} calls of the day left"),
            None => format!("{unexplained} unexplained"),
        }
    }

    fn line(&self, rows: u64, before: u64, found: &str) -> String {
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let rate = rows.saturating_sub(before) as f64 / seconds;
        let (of, left) = match self.expected {
            Some(all) => {
                let left = all.saturating_sub(rows) as f64;
                let left = if rate > 0.0 {
                    format!(", {:.0} s left", left / rate)
                } else {
                    String::new()
                };
                (format!(" of {all}"), left)
            }
            None => Default::default(),
        };
        format!(
            "{} ({} of {}): {rows}{of} rows, {rate:.0} a second{left}, {found}",
            self.name, self.at, self.of
        )
    }

    /// It has ended; the bar of one that had rows stays.
    pub(super) fn done(&mut self) {
        if let Some(bar) = self.bar.take() {
            match bar.position() {
                0 => bar.finish_and_clear(),
                _ => bar.abandon(),
            }
        }
    }

    /// All have ended.
    pub(super) fn end(&mut self) {
        self.done();
        self.bars = None;
    }
}

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template);
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_templates() {
        for template in [KNOWN, UNKNOWN] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_line_has_rows_rate_and_remaining_time() {
        let mut live = Live::new(Meter::new());
        live.begin(Format::Text, 3);
        live.target("Contact", Some(1_000));
        live.bars = None;
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(
            live.line(400, 200, "0 unexplained"),
            "Contact (1 of 3): 400 of 1000 rows, 100 a second, 6 s left, 0 unexplained"
        );
    }
}
