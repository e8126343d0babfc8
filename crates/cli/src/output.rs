//! The one place that prints.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use anyhow::bail;
use comfy_table::Table;
use keap_auth::OAuthError;
use serde::Serialize;
use tokio::time::Instant;

use crate::args::{Color, Format};

/// Standard output in the chosen format.
#[derive(Debug)]
pub(crate) struct Output {
    format: Format,
    colored: bool,
}

impl Output {
    pub(crate) fn new(format: Format, color: Color) -> Self {
        let terminal = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let colored = match color {
            Color::Auto => terminal,
            Color::Always => true,
            Color::Never => false,
        };
        Self { format, colored }
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    pub(crate) fn is_json(&self) -> bool {
        self.format != Format::Text
    }

    /// Whether text may carry colours.
    pub(crate) fn colored(&self) -> bool {
        self.colored && !self.is_json()
    }

    /// Prints a line for people; nothing in JSON.
    pub(crate) fn line(&mut self, text: impl std::fmt::Display) {
        if !self.is_json() {
            write_out(format!("{text}\n").as_bytes());
        }
    }

    /// Prints bytes as they are, whatever the format.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        write_out(bytes);
    }

    /// Prints a table for people; nothing in JSON.
    pub(crate) fn table(&mut self, table: &Table) {
        self.line(table.trim_fmt());
    }

    /// Prints a document for programs; nothing in text.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> anyhow::Result<()> {
        let text = match self.format {
            Format::Text => return Ok(()),
            Format::Json => serde_json::to_string_pretty(value)?,
            Format::Jsonl => serde_json::to_string(value)?,
            Format::Csv => bail!("only comparisons of whole tables are written as CSV"),
        };
        write_out(format!("{text}\n").as_bytes());
        Ok(())
    }

    /// Tells something on the way, on standard error, whatever the format.
    #[expect(clippy::print_stderr, reason = "this is the place that prints")]
    pub(crate) fn note(&mut self, text: impl std::fmt::Display) {
        eprintln!("{text}");
    }

    /// Warns, on standard error.
    pub(crate) fn warning(&mut self, text: impl std::fmt::Display) {
        self.note(format_args!("warning: {text}"));
    }

    /// Tells what went wrong, on standard error: one line per cause, then the hint.
    #[expect(clippy::print_stderr, reason = "this is the place that prints")]
    pub(crate) fn failure(&mut self, failure: &anyhow::Error) {
        eprintln!("error: {failure}");
        for cause in failure.chain().skip(1) {
            eprintln!("  cause: {cause}");
        }
        let hint = failure
            .chain()
            .find_map(|cause| cause.downcast_ref::<keap::Error>()?.hint());
        let known = failure
            .chain()
            .find_map(|cause| cause.downcast_ref::<OAuthError>()?.diagnosis());
        if let Some(known) = known {
            eprintln!("  hint: {}", known.fix);
        }
        if let Some(hint) = hint {
            eprintln!("  hint: {hint}");
        }
    }
}

/// How far something has come, on standard error: one line that changes on a terminal, a line now and then elsewhere.
#[derive(Debug)]
pub(crate) struct Ticker {
    terminal: bool,
    last: Option<Instant>,
}

impl Ticker {
    pub(crate) fn new() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal(),
            last: None,
        }
    }

    /// Tells it, unless something was told a moment ago.
    #[expect(clippy::print_stderr, reason = "this is the place that prints")]
    pub(crate) fn tick(&mut self, text: impl std::fmt::Display) {
        let pause = Duration::from_millis(if self.terminal { 200 } else { 10_000 });
        let begin = *self.last.get_or_insert_with(Instant::now);
        if begin.elapsed() < pause {
            return;
        }
        self.last = Some(Instant::now());
        if self.terminal {
            eprint!("\r\x1b[K{text}");
        } else {
            eprintln!("{text}");
        }
    }

    /// Makes room for other lines.
    #[expect(clippy::print_stderr, reason = "this is the place that prints")]
    pub(crate) fn clear(&mut self) {
        if self.terminal && self.last.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}

/// A closed pipe (`keap coverage | head`) is no failure.
fn write_out(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    if written.is_err() {
        std::process::exit(0);
    }
}
