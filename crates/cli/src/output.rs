//! The one place that prints.

use std::fmt;
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::time::Duration;

use anyhow::{Context as _, bail};
use comfy_table::Table;
use keap_http::{Secret, Shown};
use serde::Serialize;
use tokio::time::Instant;

use crate::console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::format::{Color, Format};
use crate::screen::{self, Mark, Screen};
use crate::stop::Stop;
use crate::told::{self, noted, secrets, tell, told};
use crate::{csv, fold, tables};

/// Standard output in the chosen format.
///
/// A reader that goes away (`keap coverage | head`) is no failure: the rest is not written, and the verdict of the
/// command stands. Anything else that keeps the output from being written is a failure, which [`check`](Self::check)
/// tells at once and [`end`](Self::end) at the latest.
pub(crate) struct Output {
    format: Format,
    screen: Screen,
    out: Box<dyn Write + Send>,
    reader: Reader,
}

/// What became of whoever reads standard output.
#[derive(Debug)]
enum Reader {
    Reads,
    Gone,
    /// Not all could be written, for another reason.
    Failed(io::Error),
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output")
            .field("format", &self.format)
            .field("reader", &self.reader)
            .finish_non_exhaustive()
    }
}

impl Output {
    pub(crate) fn new(format: Format, color: Color) -> Self {
        Self::to(Box::new(io::stdout()), format, Screen::of_output(color))
    }

    /// Output that goes somewhere else.
    pub(crate) fn to(out: Box<dyn Write + Send>, format: Format, screen: Screen) -> Self {
        Self {
            format,
            screen,
            out,
            reader: Reader::Reads,
        }
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    pub(crate) fn is_json(&self) -> bool {
        self.format != Format::Text
    }

    /// Whether text may carry colours.
    pub(crate) fn colored(&self) -> bool {
        self.screen.is_colored && !self.is_json()
    }

    /// How wide the terminal is, where there is one.
    pub(crate) fn width(&self) -> Option<usize> {
        self.screen.width()
    }

    /// Tells something that is read in a pipe too, as a plan in a log: it is laid out for so many columns where there is no
    /// terminal.
    pub(crate) fn in_columns(&mut self, columns: usize, tell: impl FnOnce(&mut Self)) {
        let screen = self.screen;
        self.screen = screen.or_columns(columns);
        tell(self);
        self.screen = screen;
    }

    /// Prints a line for people, folded to their terminal; nothing in JSON. Line breaks stay, what else commands a terminal
    /// does not.
    pub(crate) fn line(&mut self, text: impl fmt::Display) {
        if !self.is_json() {
            let text = self.screen.folded(&harmless(text));
            self.write(format!("{text}\n").as_bytes());
        }
    }

    /// The same with a word before it that says how it stands, in its colour.
    pub(crate) fn verdict(&mut self, mark: Mark, word: &str, text: impl fmt::Display) {
        if !self.is_json() {
            let word = self.screen.painted(&harmless(word), mark);
            let text = format!("{word}{}", harmless(text));
            let text = self.screen.folded(&text);
            self.write(format!("{text}\n").as_bytes());
        }
    }

    /// A word in its colour, where text carries colours.
    pub(crate) fn painted(&self, word: &str, mark: Mark) -> String {
        match self.colored() {
            true => self.screen.painted(word, mark),
            false => word.to_owned(),
        }
    }

    /// Prints what is copied or kept, as it is; nothing in JSON.
    pub(crate) fn copied(&mut self, text: impl fmt::Display) {
        if !self.is_json() {
            self.write(format!("{}\n", harmless(text)).as_bytes());
        }
    }

    /// Prints a text of several lines as it came, with the ends that they have, as a calendar is written; nothing in JSON.
    pub(crate) fn content(&mut self, text: &str) {
        if self.is_json() {
            return;
        }
        let lines: Vec<String> = text.split("\r\n").map(harmless).collect();
        let end = match (text.ends_with("\r\n"), lines.len()) {
            (true, _) => "",
            (false, ..=1) => "\n",
            (false, _) => "\r\n",
        };
        self.write(format!("{}{end}", lines.join("\r\n")).as_bytes());
    }

    /// Prints a secret that was asked for, which everything else hides.
    pub(crate) fn revealed(&mut self, secret: &Secret) {
        self.write_as_it_is(format!("{}\n", secret.expose()).as_bytes());
    }

    /// Prints bytes as they are, whatever the format.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.write(bytes);
    }

    /// Prints a table for people; nothing in JSON.
    pub(crate) fn table(&mut self, table: &Table) {
        self.table_without(table, &[]);
    }

    /// The same, in a narrow terminal without some columns, the first of these first.
    pub(crate) fn table_without(&mut self, table: &Table, optional: &[&str]) {
        if self.is_json() {
            return;
        }
        // Its cells were made fit to be shown one by one, and its colours are our own.
        let Some(width) = self.width() else {
            let text = table.trim_fmt().replace(tables::fit::UNBROKEN, " ");
            return self.write(format!("{text}\n").as_bytes());
        };
        let fitted = tables::fit::fitted(table, width, optional);
        let text = fitted.text.replace(tables::fit::UNBROKEN, " ");
        self.write(format!("{text}\n").as_bytes());
        if !fitted.left_out.is_empty() {
            self.line(format_args!(
                "There is no room here for: {}. --format json has all.",
                fitted.left_out.join(", ")
            ));
        }
    }

    /// Prints a document for programs; nothing in text.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> anyhow::Result<()> {
        let text = match self.format {
            // The page is printed by its command.
            Format::Text | Format::Html | Format::Markdown | Format::Sarif => return self.check(),
            Format::Json => serde_json::to_string_pretty(value)?,
            Format::Jsonl => serde_json::to_string(value)?,
            // The program has refused it before anything was sent.
            Format::Csv => bail!("{NO_LIST}"),
        };
        self.write(format!("{}\n", Shown::json(&text)).as_bytes());
        self.check()
    }

    /// Prints a part of a document for programs.
    pub(crate) fn part(&mut self, text: &str) {
        self.write(Shown::json(text).as_bytes());
    }

    /// Prints a list for programs: one document, an object a line, or a table for a spreadsheet.
    pub(crate) fn documents<T: Serialize>(&mut self, values: &[T]) -> anyhow::Result<()> {
        self.documents_of(&[], values)
    }

    /// The same of objects whose first columns are known.
    pub(crate) fn documents_of(
        &mut self,
        columns: &[String],
        values: &[impl Serialize],
    ) -> anyhow::Result<()> {
        match self.format {
            Format::Jsonl => values.iter().try_for_each(|value| self.json(value)),
            Format::Csv => {
                let rows = values.iter().map(serde_json::to_value);
                let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
                self.write(csv::table(columns, &rows).as_bytes());
                self.check()
            }
            _ => self.json(&values),
        }
    }

    /// Prints a document that has a list in it; as lines and as a table the list alone.
    pub(crate) fn listed(
        &mut self,
        whole: &impl Serialize,
        list: &[impl Serialize],
    ) -> anyhow::Result<()> {
        match self.format {
            Format::Jsonl | Format::Csv => self.documents(list),
            _ => self.json(whole),
        }
    }

    /// Tells something on the way, on standard error, whatever the format.
    pub(crate) fn note(&mut self, text: impl fmt::Display) {
        told::note(self.format, &text.to_string());
    }

    /// Tells what leads on from a table that people read; not part of it, so that it is in no pipe.
    pub(crate) fn footer(&mut self, text: impl fmt::Display) {
        if !self.is_json() {
            self.note(text);
        }
    }

    /// A note of what somebody waits for or has to do, which --quiet does not keep back.
    pub(crate) fn asked(&mut self, text: impl fmt::Display) {
        self.tell(&noted(self.format, "note", &text.to_string()));
    }

    /// Warns, on standard error.
    pub(crate) fn warning(&mut self, text: impl fmt::Display) {
        self.tell(&noted(self.format, "warning", &text.to_string()));
    }

    /// Tells what went wrong, on standard error: one line per cause, then the hint; for programs one object.
    pub(crate) fn failure(&mut self, failure: &anyhow::Error) {
        self.tell(&Failure::of(failure).written(self.format));
    }

    /// Tells that the command was stopped, and how far it had come.
    pub(crate) fn stopped(&mut self, stop: Stop, so_far: &str) {
        let failure = Failure::stopped(stop, false).hinted(so_far);
        self.tell(&failure.written(self.format));
    }

    /// Ends the program's output: the exit code of what happened, unless not all of it could be told.
    pub(crate) fn end(&mut self, result: anyhow::Result<Exit>) -> Exit {
        let flushed = self.out.flush();
        self.learn(flushed);
        let exit = match &result {
            Ok(exit) => *exit,
            Err(failure) => Failure::of(failure).exit(),
        };
        match (&result, self.check()) {
            (Ok(_), Ok(())) => exit,
            (Err(failure), _) => {
                self.failure(failure);
                exit
            }
            (Ok(_), Err(unwritten)) => {
                self.failure(&unwritten);
                Exit::Failed
            }
        }
    }

    /// An error when not all of the output could be written. A reader that has gone is none.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        match &self.reader {
            Reader::Reads | Reader::Gone => Ok(()),
            Reader::Failed(error) => {
                Err(io::Error::new(error.kind(), error.to_string())).context(UNWRITTEN)
            }
        }
    }

    /// An error when not all of the output has reached somebody, also when the reader has gone: of what is shown only once.
    pub(crate) fn check_read(&self) -> anyhow::Result<()> {
        match &self.reader {
            Reader::Gone => anyhow::bail!("nobody reads standard output any more"),
            Reader::Reads | Reader::Failed(_) => self.check(),
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        let hidden = secrets().hide_in(bytes);
        self.write_as_it_is(hidden.as_deref().unwrap_or(bytes));
    }

    fn write_as_it_is(&mut self, bytes: &[u8]) {
        if !matches!(self.reader, Reader::Reads) {
            return;
        }
        let written = self.out.write_all(bytes).and_then(|()| self.out.flush());
        self.learn(written);
    }

    fn learn(&mut self, written: io::Result<()>) {
        match (written, &self.reader) {
            (Err(error), Reader::Reads) if error.kind() == ErrorKind::BrokenPipe => {
                self.reader = Reader::Gone;
            }
            (Err(error), Reader::Reads) => self.reader = Reader::Failed(error),
            _ => {}
        }
    }

    fn tell(&self, text: &str) {
        tell(text);
    }
}

/// A text without what commands a terminal; line breaks stay.
fn harmless(text: impl fmt::Display) -> String {
    let text = text.to_string();
    let lines = text
        .split('\n')
        .map(|line| Shown::new(line).whole().to_string());
    lines.collect::<Vec<_>>().join("\n")
}

/// What is said of a command that prints one thing.
pub(crate) const NO_LIST: &str =
    "only lists and comparisons are written as CSV, and this command prints none";

const UNWRITTEN: &str = "standard output cannot be written, so that not all was told";

/// How far something has come, on standard error: one line that changes on a terminal, a line now and then elsewhere.
#[derive(Debug)]
pub(crate) struct Ticker {
    terminal: bool,
    last: Option<Instant>,
}

impl Ticker {
    pub(crate) fn new() -> Self {
        Self {
            terminal: io::stderr().is_terminal() && console::follows_escapes(),
            last: None,
        }
    }

    /// Tells it, unless something was told a moment ago.
    pub(crate) fn tick(&mut self, text: impl fmt::Display) {
        let pause = Duration::from_millis(if self.terminal { 200 } else { 4_000 });
        let begin = *self.last.get_or_insert_with(Instant::now);
        if begin.elapsed() < pause || told::is_quiet() {
            return;
        }
        self.last = Some(Instant::now());
        if self.terminal {
            told();
            let text = text.to_string();
            let text = match screen::of_errors().width() {
                Some(width) => fold::cut(&text, width.saturating_sub(1)),
                None => &text,
            };
            drop(write!(io::stderr().lock(), "\r\x1b[K{text}"));
        } else {
            tell(&text.to_string());
        }
    }

    /// Makes room for other lines.
    pub(crate) fn clear(&mut self) {
        if self.terminal && self.last.is_some() {
            drop(write!(io::stderr().lock(), "\r\x1b[K"));
        }
    }
}

#[cfg(test)]
mod tests;
