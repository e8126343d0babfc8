//! The report of an audit, in the form that was asked for, and the files that are written from it.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::Context as _;
use chrono::{DateTime, SecondsFormat, Utc};
use keap_audit::{Report, Tone};
use keap_http::{Clock as _, SystemClock, private};
use serde_json::Value;

use super::table;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
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

/// The width of lines where no terminal says its own.
const WIDTH: usize = 100;

pub(super) fn tell(report: &Report, output: &mut Output) -> anyhow::Result<()> {
    match output.format() {
        Format::Csv => output.documents_of(&table::columns(), &findings(report)),
        Format::Text => {
            let width = output.width().unwrap_or_else(width);
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

/// What a shell says of the terminal of who reads a pipe.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok();
    let columns = columns.and_then(|columns| columns.trim().parse().ok());
    columns.filter(|columns| *columns > 0).unwrap_or(WIDTH)
}

/// A policy that somebody has written on is not written over.
pub(super) fn check_new(path: &Path) -> anyhow::Result<()> {
    check_name(path)?;
    if path.symlink_metadata().is_ok() {
        misuse!(
            "{} is there already\n  hint: name another file, or take this one away",
            file::name(path)
        );
    }
    Ok(())
}

/// Standard output has the report already.
fn check_name(path: &Path) -> anyhow::Result<()> {
    if path == Path::new("-") {
        misuse!("`-` is no file\n  hint: name a file; the report has standard output");
    }
    Ok(())
}

/// Writes a file as a whole: beside it first, and then in its place. A device or a pipe is written to, since in its place it
/// would be gone; a link stays one.
pub(in crate::commands) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    check_name(path)?;
    let written = match std::fs::metadata(path) {
        Ok(there) if !there.is_file() => File::options()
            .write(true)
            .open(path)
            .and_then(|mut open| open.write_all(text.as_bytes())),
        Ok(_) => path.canonicalize().and_then(|file| replace(&file, text)),
        Err(_) => replace(path, text),
    };
    match written {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error)
            .with_context(|| format!("cannot write {}", file::name(path)))
            .or_misuse(),
        written => written.with_context(|| format!("cannot write {}", file::name(path))),
    }
}

fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let write = || {
        let mut new = File::create(&beside)?;
        new.write_all(text.as_bytes())?;
        new.sync_all()?;
        private::replace(beside.as_ref(), path)
    };
    let written = write();
    if written.is_err() {
        // Half a file is of no use to anybody; where it cannot be taken away, the first error says why.
        let _ = std::fs::remove_file(&beside);
    }
    written
}
