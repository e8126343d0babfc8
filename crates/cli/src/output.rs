//! The one place that prints.

use std::io::{IsTerminal as _, Write as _};

use comfy_table::Table;
use keap_auth::OAuthError;
use serde::Serialize;

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

    pub(crate) fn is_json(&self) -> bool {
        self.format == Format::Json
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
        if self.is_json() {
            write_out(format!("{}\n", serde_json::to_string_pretty(value)?).as_bytes());
        }
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

/// A closed pipe (`keap coverage | head`) is no failure.
fn write_out(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    if written.is_err() {
        std::process::exit(0);
    }
}
