//! How far a run has come: a bar for each table on a terminal, a line every ten seconds elsewhere, as [`calls`] tells it.

use std::fmt::Write;
use std::io::IsTerminal as _;
use std::sync::Arc;

use indicatif::{MultiProgress, ProgressBar, ProgressState, ProgressStyle};
use keap::compare::Progress;
use tokio::time::Instant;

use super::meter::Meter;
use crate::commands::compare::run_report::grouped;
use crate::{calls, screen, told};

/// What a bar shows, by how wide the terminal is: rows, rate and remaining time where the number of rows is known, and where it is
/// not. What does not fit of the rest is left out.
const SHAPES: [Shape; 3] = [
    Shape {
        columns: 140,
        known: "{prefix:>28} {bar:24} {at}/{of} rows  {rate}  {eta} left  {wide_msg}",
        unknown: "{prefix:>28} {spinner} {at} rows  {rate}  {wide_msg}",
        beside: 28 + 24 + 45,
    },
    Shape {
        columns: 80,
        known: "{prefix:>20!} {bar:10} {at}/{of}  {rate}  {wide_msg}",
        unknown: "{prefix:>20!} {spinner} {at} rows  {rate}  {wide_msg}",
        beside: 20 + 10 + 16,
    },
    Shape {
        columns: 0,
        known: "{prefix:10!} {at}/{of} {wide_msg}",
        unknown: "{prefix:10!} {at} rows {wide_msg}",
        beside: 12,
    },
];

/// The templates of a terminal with at least so many columns.
#[derive(Debug)]
struct Shape {
    columns: usize,
    known: &'static str,
    unknown: &'static str,
    /// How many columns it takes at most besides the numbers of rows and the message.
    beside: usize,
}

impl Shape {
    fn of(columns: usize) -> &'static Self {
        let mut shapes = SHAPES.iter();
        shapes
            .find(|shape| columns >= shape.columns)
            .unwrap_or(&SHAPES[0])
    }

    /// The parts of a message that fit as a whole beside so many rows.
    fn fitting(&self, columns: usize, rows: &str, message: &str) -> String {
        let taken = self.beside.saturating_add(rows.chars().count());
        let mut left = columns.saturating_sub(taken);
        let mut told = Vec::new();
        for part in message.split(", ") {
            let wide = part.chars().count().saturating_add(2);
            if wide > left.saturating_add(2) {
                break;
            }
            left = left.saturating_sub(wide);
            told.push(part);
        }
        told.join(", ")
    }
}

/// Rows a second, as exactly as somebody wants to know it: `3.4/s`, `1,520/s`.
fn rate(a_second: f64) -> String {
    match a_second {
        slow if slow < 9.95 => format!("{slow:.1}/s"),
        fast => format!("{}/s", grouped(fast.round() as u64)),
    }
}

/// What is told on the way.
#[derive(Debug)]
pub(super) struct Live {
    meter: Arc<Meter>,
    bars: Option<MultiProgress>,
    shape: &'static Shape,
    columns: usize,
    bar: Option<ProgressBar>,
    began: Instant,
    /// The rows of the table before this start, which its rate does not count.
    before: u64,
    /// The rows of the table that was told last, and of all before it, and since when.
    rows: u64,
    all: u64,
    all_began: Instant,
    /// Whose tables they are, where there are several accounts.
    whose: Option<String>,
    name: String,
    expected: Option<u64>,
    at: usize,
    of: usize,
}

impl Live {
    pub(super) fn new(meter: Arc<Meter>) -> Self {
        Self {
            meter,
            bars: None,
            shape: &SHAPES[0],
            columns: 80,
            bar: None,
            began: Instant::now(),
            before: 0,
            rows: 0,
            all: 0,
            all_began: Instant::now(),
            whose: None,
            name: String::new(),
            expected: None,
            at: 0,
            of: 0,
        }
    }

    /// Begins to tell of so many tables and operations.
    pub(super) fn begin(&mut self, targets: usize) {
        self.of = targets;
        self.bars = (std::io::stderr().is_terminal() && !told::is_quiet()).then(MultiProgress::new);
        self.columns = screen::of_errors().width().unwrap_or(80);
        self.shape = Shape::of(self.columns);
    }

    /// Begins to tell of so many of one account of several, in lines alone.
    pub(super) fn begin_of(&mut self, account: &str, targets: usize) {
        self.whose = Some(account.to_owned());
        self.of = targets;
    }

    /// A table or operation begins, of which so many rows are expected and so many were compared before.
    pub(super) fn target(&mut self, name: &str, expected: Option<u64>, before: u64) {
        self.at = self.at.saturating_add(1);
        self.all = self.all.saturating_add(std::mem::take(&mut self.rows));
        name.clone_into(&mut self.name);
        self.expected = expected;
        self.began = Instant::now();
        self.before = before;
        if let Some(bars) = &self.bars {
            let bar = ProgressBar::no_length();
            bar.set_style(style(self.shape.unknown));
            let bar = bars.add(bar);
            bar.set_prefix(name.to_owned());
            self.bar = Some(bar);
        }
        if let Some(rows) = expected {
            self.expects(rows);
        }
        self.stands(before, "0 unexplained");
    }

    /// It has so many rows.
    pub(super) fn expects(&mut self, rows: u64) {
        self.expected = Some(rows);
        self.stands(self.before.saturating_add(self.rows), "0 unexplained");
        if let Some(bar) = &self.bar {
            bar.set_length(rows);
            bar.set_style(style(self.shape.known));
        }
    }

    /// It has come so far.
    pub(super) fn tell(&mut self, progress: &Progress) {
        let found = self.found(progress);
        self.rows = progress.rows.saturating_sub(self.before);
        // Rows come while they are counted.
        if self.expected.is_some_and(|rows| progress.rows > rows) {
            self.expects(progress.rows);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(progress.rows);
            let rows = numbers(progress.rows, self.expected);
            bar.set_message(self.shape.fitting(self.columns, &rows, &found));
            told::told();
            return;
        }
        self.stands(progress.rows, &found);
    }

    /// What is told when it is time to tell something.
    fn stands(&self, rows: u64, found: &str) {
        if self.bars.is_none() {
            calls::stands(Some(self.line(rows, found)));
        }
    }

    fn found(&self, progress: &Progress) -> String {
        let unexplained = grouped(progress.summary.unexplained as u64);
        match self.meter.quota_left() {
            Some(left) => format!(
                "{unexplained} unexplained, {} calls of the day left",
                grouped(left)
            ),
            None => format!("{unexplained} unexplained"),
        }
    }

    fn line(&self, rows: u64, found: &str) -> String {
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let rate = rows.saturating_sub(self.before) as f64 / seconds;
        let (of, left) = match self.expected {
            Some(all) => {
                let left = all.saturating_sub(rows) as f64;
                let left = if rate > 0.0 {
                    format!(", {} s left", grouped((left / rate).round() as u64))
                } else {
                    String::new()
                };
                (format!(" of {}", grouped(all)), left)
            }
            None => Default::default(),
        };
        let word = if rows == 1 && of.is_empty() {
            "row"
        } else {
            "rows"
        };
        // Of the first rows nobody knows yet how fast they come.
        let rate = match rate > 0.0 {
            true => format!(", {}", self::rate(rate)),
            false => self.before_it(),
        };
        let whose = self.whose.as_ref().map(|whose| format!("{whose}, "));
        format!(
            "{}{} ({} of {}): {}{of} {word}{rate}{left}, {found}",
            whose.unwrap_or_default(),
            self.name,
            self.at,
            self.of,
            grouped(rows)
        )
    }

    /// What came before a table of which nothing has come yet.
    fn before_it(&self) -> String {
        let seconds = self.all_began.elapsed().as_secs_f64().max(0.001);
        match self.all {
            0 => String::new(),
            all => format!(
                ", {} rows before it at {}",
                grouped(all),
                rate(all as f64 / seconds)
            ),
        }
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
        calls::stands(None);
    }
}

/// The rows as a bar tells them.
fn numbers(at: u64, of: Option<u64>) -> String {
    match of {
        Some(of) => format!("{}/{}", grouped(at), grouped(of)),
        None => format!("{} rows", grouped(at)),
    }
}

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    let style = style.with_key("rate", |state: &ProgressState, out: &mut dyn Write| {
        // There is nobody to tell of it.
        let _ = out.write_str(&rate(state.per_sec()));
    });
    let style = style.with_key("at", |state: &ProgressState, out: &mut dyn Write| {
        let _ = out.write_str(&grouped(state.pos()));
    });
    style.with_key("of", |state: &ProgressState, out: &mut dyn Write| {
        let _ = out.write_str(&grouped(state.len().unwrap_or_default()));
    })
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Mutex;
    use std::time::Duration;

    use indicatif::{ProgressDrawTarget, TermLike};

    use super::*;

    #[test]
    fn the_templates_are_templates() {
        for template in SHAPES.iter().flat_map(|shape| [shape.known, shape.unknown]) {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_line_has_rows_rate_and_remaining_time_from_the_first_one_on() {
        let mut live = Live::new(Meter::new());
        live.of = 3;
        live.target("Contact", Some(1_000), 0);
        assert_eq!(
            live.line(0, "0 unexplained"),
            "Contact (1 of 3): 0 of 1,000 rows, 0 unexplained"
        );
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(
            live.line(200, "0 unexplained"),
            "Contact (1 of 3): 200 of 1,000 rows, 100/s, 8 s left, 0 unexplained"
        );
        let mut rereads = Progress::default();
        rereads.rows = 1_001;
        live.tell(&rereads);
        assert_eq!(live.expected, Some(1_001), "no more rows than there are");

        // What was compared before a stop came at another time.
        live.whose = Some("ab123".to_owned());
        live.target("Job", None, 300);
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(
            live.line(500, "1 unexplained"),
            "ab123, Job (2 of 3): 500 rows, 100/s, 1 unexplained"
        );
        assert_eq!(
            live.line(300, "1 unexplained"),
            "ab123, Job (2 of 3): 300 rows, 1,001 rows before it at 250/s, 1 unexplained"
        );
    }

    #[test]
    fn a_rate_is_rounded_to_what_somebody_reads() {
        for (a_second, told) in [
            (0.04, "0.0/s"),
            (3.42, "3.4/s"),
            (152.0925, "152/s"),
            (1_520.0, "1,520/s"),
        ] {
            assert_eq!(rate(a_second), told);
        }
    }

    /// A terminal that remembers what is written.
    #[derive(Clone, Debug)]
    struct Written(u16, Arc<Mutex<String>>);

    impl Written {
        fn add(&self, text: &str) -> io::Result<()> {
            self.1.lock().unwrap().push_str(text);
            Ok(())
        }
    }

    impl TermLike for Written {
        fn width(&self) -> u16 {
            self.0
        }

        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }

        fn write_line(&self, text: &str) -> io::Result<()> {
            self.add(&format!("{text}\n"))
        }

        fn write_str(&self, text: &str) -> io::Result<()> {
            self.add(text)
        }

        fn clear_line(&self) -> io::Result<()> {
            self.add("\n")
        }

        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    const MESSAGE: &str = "0 unexplained, 29990 calls of the day left";

    /// What a bar draws on a terminal of so many columns.
    fn drawn(columns: u16) -> String {
        let written = Written(columns, Arc::default());
        let target = ProgressDrawTarget::term_like(Box::new(written.clone()));
        let bar = ProgressBar::with_draw_target(Some(12_345), target);
        bar.set_style(style(Shape::of(columns.into()).known));
        bar.set_prefix("ContactService.findByEmail");
        let rows = numbers(10_000, Some(12_345));
        let shape = Shape::of(columns.into());
        bar.set_message(shape.fitting(columns.into(), &rows, MESSAGE));
        bar.set_position(10_000);
        bar.force_draw();
        let drawn = written.1.lock().unwrap().clone();
        let mut lines = drawn.lines().filter(|line| !line.trim().is_empty());
        lines.next_back().unwrap_or_default().trim_end().to_owned()
    }

    #[test]
    fn a_bar_is_one_line_on_a_narrow_terminal_too() {
        for columns in [40, 60, 80, 100, 140, 200] {
            let drawn = drawn(columns);
            assert!(
                drawn.chars().count() <= columns.into(),
                "{columns}: {drawn}"
            );
            assert!(drawn.contains("10,000/12,345"), "{columns}: {drawn}");
            let ends = ["0 unexplained", "day left"];
            assert!(
                ends.iter().any(|end| drawn.ends_with(end)),
                "{columns}: {drawn}"
            );
        }
    }
}
