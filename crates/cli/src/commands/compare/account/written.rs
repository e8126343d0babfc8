//! A report in the format that was asked for, and as a page.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use keap_http::{Shown, private};

use crate::commands::compare::run_report::{self, RunReport};
use crate::commands::compare::state::{State, all_differences};
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::format::Format;
use crate::output::Output;

/// What every page of a comparison has in it.
const OWN: &[u8] = b"Compared by keap ";

/// What a page is called until it is whole, behind its name.
const PART: &str = ".part";

/// Where the page goes.
#[derive(Debug, Default, Args)]
pub(crate) struct PageArgs {
    /// Write the report as a page to this file too: one file for a browser, which asks nobody for anything.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) report: Option<PathBuf>,

    /// Let --report take the place of a file that is no report of a comparison.
    #[arg(long, requires = "report")]
    overwrite: bool,
}

impl PageArgs {
    /// Fails when the page cannot be written, or something else is there, before there is anything to write. In the place of the
    /// state nothing is written, whatever is said.
    ///
    /// # Errors
    /// When it is so.
    pub(crate) fn check(&self, state: Option<&Path>) -> anyhow::Result<()> {
        let Some(path) = &self.report else {
            return Ok(());
        };
        if path == Path::new("-") {
            misuse!(
                "--report writes a file, and - is none\n  hint: --format html prints the page on standard output"
            );
        }
        if state.is_some_and(|state| is_of_state(path, state)) {
            misuse!(
                "--report {} is in the place of the state\n  hint: give the page a name of its own",
                Shown::path(path)
            );
        }
        file::check_writable(path).or_misuse()?;
        if !self.overwrite && is_of_others(path) {
            misuse!(
                "{} is there already and is no report of a comparison\n  hint: --overwrite puts the report in its place",
                Shown::path(path)
            );
        }
        Ok(())
    }
}

/// Whether a page would take the place of a state, or of what stands beside it while it is in use.
fn is_of_state(page: &Path, state: &Path) -> bool {
    let mut part = page.as_os_str().to_owned();
    part.push(PART);
    let places = [page, Path::new(&part)].map(whole);
    let state = whole(state);
    let behind = |end: &str| {
        let mut path = state.as_os_str().to_owned();
        path.push(end);
        PathBuf::from(path)
    };
    let beside = ["", "-wal", "-shm", "-journal"].map(behind);
    let is_before = |place: &PathBuf| {
        let mut start = state.as_os_str().to_owned();
        start.push(".");
        let (place, start) = (place.to_string_lossy(), start.to_string_lossy());
        place.starts_with(&*start) && place.ends_with(".before")
    };
    places
        .iter()
        .any(|place| beside.contains(place) || is_before(place))
}

/// A path through all links, of a file that may not be there yet.
fn whole(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}

/// Whether there is a file with something in it that no comparison wrote.
fn is_of_others(path: &Path) -> bool {
    let is_file = path
        .metadata()
        .is_ok_and(|place| place.is_file() && place.len() > 0);
    // What cannot be read is none of ours as far as is known.
    let is_own = |bytes: Vec<u8>| bytes.windows(OWN.len()).any(|window| window == OWN);
    is_file && !std::fs::read(path).is_ok_and(is_own)
}

/// Writes a report in the format of the output.
///
/// # Errors
/// When it cannot be written.
pub(crate) async fn write(
    report: &RunReport,
    state: &State,
    output: &mut Output,
) -> anyhow::Result<()> {
    let report = &report.with_all_not_compared();
    match output.format() {
        Format::Text => {
            let again = state.show_whole(&report.run.id);
            run_report::text(report, again.as_deref(), output);
        }
        Format::Json => output.json(report)?,
        Format::Jsonl => {
            let all = all_differences(state, report).await?;
            run_report::lines(report, &all, |line| {
                output.part(&format!("{line}\n"));
                output.check()
            })?;
        }
        Format::Csv => {
            let all = all_differences(state, report).await?;
            output.raw(run_report::csv(&all).as_bytes());
        }
        Format::Markdown => output.raw(run_report::markdown(report).as_bytes()),
        Format::Html => output.raw(run_report::html(report).as_bytes()),
        Format::Sarif => bail!("only the report of an audit is written as SARIF"),
    }
    output.check()
}

/// Writes the report as a page, where that was asked for.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write_page(report: &RunReport, path: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = path else {
        return Ok(());
    };
    let page = run_report::html(&report.with_all_not_compared());
    let is_private = report.run.shows_values;
    let failed = || format!("cannot write {}", Shown::path(path));
    // What is no file, as /dev/stdout, is written to as it is.
    if path.metadata().is_ok_and(|place| !place.is_file()) || path.is_symlink() {
        return write_file(path, &page, is_private).with_context(failed);
    }
    // A page of a former run stays until the new one is whole.
    let mut beside = path.as_os_str().to_owned();
    beside.push(PART);
    let beside = Path::new(&beside);
    // One that is left of a run that was killed may be readable for others.
    let _ = std::fs::remove_file(beside);
    let written =
        write_file(beside, &page, is_private).and_then(|()| private::replace(beside, path));
    if written.is_err() {
        // It may not be there at all.
        let _ = std::fs::remove_file(beside);
    }
    written.with_context(failed)
}

/// Writes a file, one with values of an account for the eyes of its owner.
fn write_file(path: &Path, text: &str, is_private: bool) -> std::io::Result<()> {
    if !is_private {
        return std::fs::write(path, text);
    }
    let mut options = private::options();
    let mut file = options.create(true).write(true).truncate(true).open(path)?;
    file.write_all(text.as_bytes())
}
