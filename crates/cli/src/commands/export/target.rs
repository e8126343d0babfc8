//! The file of one table: begun, gone on with, and given its name when it is whole.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use keap::Position;
use keap_http::private;
use serde::{Deserialize, Serialize};

use super::rows::{Form, Rows};
use crate::failure::{OrMisuse as _, misuse};
use crate::file;

/// Where the rows of one table go.
#[derive(Debug)]
pub(super) struct Target {
    form: Form,
    whole: PathBuf,
    part: PathBuf,
    state: PathBuf,
}

/// How far a file has come.
#[derive(Debug, Serialize, Deserialize)]
struct State {
    /// Where the pages go on.
    position: String,
    /// What of the file is certain to be on disk.
    bytes: u64,
    rows: u64,
    /// What stands before the first row: another selection of columns is another file.
    head: String,
}

/// A file to write to, and where its rows go on.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) file: Unfinished,
    pub(super) position: Option<Position>,
}

/// A file that is not whole yet.
#[derive(Debug)]
pub(super) struct Unfinished {
    file: File,
    target: (PathBuf, PathBuf, PathBuf),
    state: State,
}

impl Target {
    pub(super) fn new(folder: &Path, table: &str, form: Form) -> Self {
        let named = |more: &str| folder.join(format!("{table}.{}{more}", form.ending()));
        Self {
            form,
            whole: named(""),
            part: named(".part"),
            state: named(".state"),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.whole
    }

    pub(super) fn is_whole(&self) -> bool {
        self.whole.exists()
    }

    /// What an earlier run left here.
    pub(super) fn in_the_way(&self) -> Option<PathBuf> {
        let left = [&self.whole, &self.part].into_iter();
        left.clone().find(|path| path.exists()).cloned()
    }

    /// How many rows the whole file has. A row of CSV may have several lines, in quotes.
    pub(super) fn rows(&self) -> anyhow::Result<u64> {
        let failed = || format!("{} cannot be read", file::name(&self.whole));
        let mut reader = BufReader::new(File::open(&self.whole).with_context(failed)?);
        let (mut rows, mut quotes, mut line) = (0_u64, 0_usize, Vec::new());
        while reader.read_until(b'\n', &mut line).with_context(failed)? > 0 {
            let in_line = line.iter().filter(|&&byte| byte == b'"').count();
            quotes = quotes.wrapping_add(in_line);
            if self.form == Form::Jsonl || quotes.is_multiple_of(2) {
                rows = rows.saturating_add(1);
            }
            line.clear();
        }
        Ok(match self.form {
            Form::Csv => rows.saturating_sub(1),
            Form::Jsonl => rows,
        })
    }

    /// Opens the file, anew or behind what is certain to be in it.
    pub(super) fn begin(&self, rows: &Rows, resume: bool) -> anyhow::Result<Begun> {
        let head = rows.head();
        let before = if resume { self.before(&head)? } else { None };
        let failed = || format!("{} cannot be written", file::name(&self.part));
        let position = before.as_ref().map(|state| {
            let position = state.position.parse().ok();
            position.with_context(|| self.no_state()).or_misuse()
        });
        let position = position.transpose()?;
        let mut file = private(&self.part).with_context(failed)?;
        let state = before.unwrap_or(State {
            position: Position::default().to_string(),
            bytes: 0,
            rows: 0,
            head: head.clone(),
        });
        if file.metadata().with_context(failed)?.len() < state.bytes {
            bail!(
                "{} is shorter than it was\n  hint: begin anew with --overwrite",
                file::name(&self.part)
            );
        }
        file.set_len(state.bytes).with_context(failed)?;
        file.seek(SeekFrom::End(0)).with_context(failed)?;
        let mut file = Unfinished {
            file,
            target: (self.part.clone(), self.state.clone(), self.whole.clone()),
            state,
        };
        if file.state.bytes == 0 {
            file.append(&head)?;
        }
        Ok(Begun { file, position })
    }

    fn no_state(&self) -> String {
        format!(
            "{} is no state of an export\n  hint: begin anew with --overwrite",
            file::name(&self.state)
        )
    }

    /// What an earlier run tells of its half.
    fn before(&self, head: &str) -> anyhow::Result<Option<State>> {
        if !(self.state.exists() && self.part.exists()) {
            return Ok(None);
        }
        let text = file::text(&self.state, file::SMALL)?;
        let state: State = serde_json::from_str(&text)
            .with_context(|| self.no_state())
            .or_misuse()?;
        if state.head != head {
            bail!(
                "{} has other columns than the table has now\n  hint: begin anew with --overwrite",
                file::name(&self.part)
            );
        }
        Ok(Some(state))
    }
}

impl Unfinished {
    pub(super) fn rows(&self) -> u64 {
        self.state.rows
    }

    /// Adds a page. It is on disk, and the state behind it, when this returns.
    pub(super) fn write(&mut self, text: &str, rows: usize, at: Position) -> anyhow::Result<()> {
        self.append(text)?;
        let (part, state, _) = &self.target;
        let failed = || format!("{} cannot be written", file::name(part));
        self.file.sync_data().with_context(failed)?;
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        self.state.rows = self.state.rows.saturating_add(rows);
        self.state.position = at.to_string();
        let kept = serde_json::to_string(&self.state)?;
        replace(state, &kept).with_context(|| format!("{} cannot be written", file::name(state)))
    }

    fn append(&mut self, text: &str) -> anyhow::Result<()> {
        let failed = || format!("{} cannot be written", file::name(&self.target.0));
        self.file.write_all(text.as_bytes()).with_context(failed)?;
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.state.bytes = self.state.bytes.saturating_add(bytes);
        Ok(())
    }

    /// Gives the file its name, and tells how many rows it has.
    pub(super) fn finish(self) -> anyhow::Result<u64> {
        let (part, state, whole) = &self.target;
        let named = self
            .file
            .sync_all()
            .and_then(|()| private::replace(part, whole));
        named.with_context(|| format!("{} cannot be written", file::name(whole)))?;
        match fs::remove_file(state) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} cannot be removed", file::name(state)))
            }
            _ => Ok(self.state.rows),
        }
    }
}

/// The folder of the files, which are all of one account.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The file that says whose the others are, by a hash.
    const MARK: &str = ".keap-export";

    /// Makes the folder, for its owner alone when it is new.
    pub(super) fn make(path: &Path) -> anyhow::Result<Self> {
        let failed = || format!("the folder {} cannot be made", file::name(path));
        private::folder(path).with_context(failed)?;
        file::tell_of_place(path);
        let path = path.to_owned();
        Ok(Self { path })
    }

    /// Refuses an account whose rows would stand beside, or go on behind, those of another one.
    pub(super) fn hold_to(&self, account: &str) -> anyhow::Result<()> {
        let mark = self.path.join(Self::MARK);
        if !mark.exists() {
            return replace(&mark, account)
                .with_context(|| format!("{} cannot be written", file::name(&mark)));
        }
        if file::text(&mark, file::TINY)? != account {
            misuse!(
                "{} has files of another account, or of another key\n  hint: give another folder with --to, or remove this one",
                file::name(&self.path)
            );
        }
        Ok(())
    }
}

/// A file that its owner alone may read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = private::options();
    options.create(true).write(true).truncate(false).open(path)
}

/// Beside the file first, so that there is a whole one at any time.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("state-new");
    let mut file = private(&beside)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    private::replace(&beside, path)
}
