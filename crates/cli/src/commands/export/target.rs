//! The file of one table: begun, gone on with, and given its name when it is whole.

use std::fs::{self, File};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, bail};
use keap::Position;
use keap_http::private;

use super::content::Content;
use super::folder::{self, Folder, Whole};
use super::half::{PART, STATE, State};
use super::origin::{Left, Origin};
use super::rows::{Form, Rows};
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;

/// Where the rows of one table go.
#[derive(Clone, Debug)]
pub(super) struct Target {
    name: String,
    whole: PathBuf,
    part: PathBuf,
    state: PathBuf,
}

/// A file to write to, and where its rows go on.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) file: Unfinished,
    pub(super) position: Option<Position>,
    /// Whether a half was given up, because its place is a count that may have been shifted since.
    pub(super) is_anew: bool,
}

/// A file that is not whole yet.
#[derive(Debug)]
pub(super) struct Unfinished {
    file: File,
    target: Target,
    state: State,
    content: Content,
}

impl Target {
    pub(super) fn new(folder: &Path, table: &str, form: Form) -> Self {
        let name = format!("{table}.{}", form.ending());
        let named = |more: &str| folder.join(format!("{name}{more}"));
        Self {
            whole: named(""),
            part: named(PART),
            state: named(STATE),
            name,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.whole
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// How long the file is that has the name, whole or not.
    pub(super) fn whole_bytes(&self) -> Option<u64> {
        let about = fs::symlink_metadata(&self.whole).ok()?;
        about.is_file().then_some(about.len())
    }

    /// What a run that goes on finds here: its half, and else the file that is whole.
    pub(super) fn left(&self, folder: &Path) -> anyhow::Result<Option<Left>> {
        if let Some(state) = self.left_state()? {
            return Ok(Some(Left {
                name: file::name(&self.part).to_string(),
                kept: state.kept,
                is_half: true,
            }));
        }
        let whole = self.listed(folder)?.filter(|whole| !whole.outdated);
        Ok(whole.map(|whole| Left {
            name: file::name(&self.whole).to_string(),
            kept: whole.kept,
            is_half: false,
        }))
    }

    /// Takes a half away, the rows first: what has no rows is begun anew.
    pub(super) fn drop_half(&self) -> anyhow::Result<()> {
        for path in [&self.part, &self.state] {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    let failed = || format!("{} cannot be removed", file::name(path));
                    return Err(error).with_context(failed);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What an earlier run left here, and is worth something: not a half of an export that has no row yet.
    pub(super) fn in_the_way(&self) -> Option<PathBuf> {
        let is_worth_it = || self.half().is_none_or(|(_, rows)| rows > 0);
        if self.whole.exists() {
            return Some(self.whole.clone());
        }
        (self.part.exists() && is_worth_it()).then(|| self.part.clone())
    }

    /// Refuses what no export has left here, before it is taken for a half, or for a table that is whole.
    pub(super) fn check_ours(&self, folder: &Path) -> anyhow::Result<()> {
        if self.whole.exists() && self.listed(folder)?.is_none() && !self.is_named_next(folder)? {
            misuse!(
                "{} is not as an export has left it\n  hint: put it elsewhere, or begin anew with --overwrite",
                file::name(&self.whole)
            );
        }
        let Ok(about) = fs::symlink_metadata(&self.part) else {
            return Ok(());
        };
        let is_begun = about.is_file() && (about.len() == 0 || self.state.exists());
        if !is_begun {
            misuse!(
                "{} was not begun by an export: there is no {} beside it\n  hint: put it elsewhere, or begin anew with --overwrite",
                file::name(&self.part),
                file::name(&self.state)
            );
        }
        self.left_state().map(drop)
    }

    /// Refuses what is gone on with, or taken for whole, and was changed since an export wrote it.
    pub(super) fn check_unchanged(&self, folder: &Path, output: &mut Output) -> anyhow::Result<()> {
        let (path, bytes, kept) = if let Some(state) = self.left_state()? {
            (&self.part, state.bytes, state.sha256)
        } else {
            match self.listed(folder)?.filter(|whole| !whole.outdated) {
                Some(whole) => (&self.whole, whole.bytes, whole.sha256),
                None => return Ok(()),
            }
        };
        if bytes == 0 || self.has_lost() {
            return Ok(());
        }
        let Some(kept) = kept else {
            output.warning(format_args!(
                "{} is taken as it is: the version that left it kept no hash of what is in it",
                file::name(path)
            ));
            return Ok(());
        };
        let failed = || format!("{} cannot be read", file::name(path));
        if Content::of(path, bytes).with_context(failed)?.sha256() != kept {
            misuse!(
                "{} was changed since an export has written it\n  hint: put it elsewhere, or begin anew with --overwrite",
                file::name(path)
            );
        }
        Ok(())
    }

    /// The file of a half, and how many rows are certain to be in it.
    pub(super) fn half(&self) -> Option<(&Path, u64)> {
        let state = self.left_state().ok().flatten()?;
        Some((&self.part, state.rows))
    }

    /// Whether the half has lost what was certain to be in it: it is begun anew, and cannot be gone on with.
    pub(super) fn has_lost(&self) -> bool {
        let state = self.left_state().ok().flatten();
        let length = fs::metadata(&self.part).map(|about| about.len());
        state.is_some_and(|state| length.is_ok_and(|length| length < state.bytes))
    }

    /// When the whole file was written, as far as the system tells.
    pub(super) fn written_at(&self) -> Option<SystemTime> {
        fs::metadata(&self.whole).ok()?.modified().ok()
    }

    /// How many rows the whole file has, where it is as it was when it got its name, and nothing has begun to replace it.
    pub(super) fn whole_rows(&self, folder: &Path) -> anyhow::Result<Option<u64>> {
        if self.left_state()?.is_some() {
            return Ok(None);
        }
        let whole = self.listed(folder)?.filter(|whole| !whole.outdated);
        Ok(whole.map(|whole| whole.rows))
    }

    /// What is kept of the whole file, where it is as that says.
    fn listed(&self, folder: &Path) -> anyhow::Result<Option<Whole>> {
        let Some(bytes) = self.whole_bytes() else {
            return Ok(None);
        };
        let kept = folder::whole_files(folder)?.remove(&self.name);
        Ok(kept.filter(|kept| kept.bytes == bytes))
    }

    /// Whether the half is kept as whole already, and was stopped just before it got its name.
    fn is_named_next(&self, folder: &Path) -> anyhow::Result<bool> {
        let kept = folder::whole_files(folder)?.remove(&self.name);
        let half = self.left_state()?;
        Ok(kept
            .zip(half)
            .is_some_and(|(kept, half)| kept.bytes == half.bytes))
    }

    /// Opens the file, anew or behind what is certain to be in it.
    pub(super) fn begin(&self, rows: &Rows, origin: Origin, resume: bool) -> anyhow::Result<Begun> {
        let head = rows.head();
        let before = if resume { self.before(&head)? } else { None };
        let failed = || format!("{} cannot be written", file::name(&self.part));
        let position = before.as_ref().map(|state| {
            let position = state.position.parse().ok();
            position.with_context(|| self.no_state()).or_misuse()
        });
        let position: Option<Position> = position.transpose()?;
        let is_anew = position.is_some_and(|position| !position.is_exact());
        let position = position.filter(|_| !is_anew);
        let before = before.filter(|_| !is_anew);
        let (mut file, state) = match before {
            Some(mut state) => {
                state.kept = origin.kept();
                (folder::private(&self.part).with_context(failed)?, state)
            }
            None => (self.anew().with_context(failed)?, State::new(&head, origin)),
        };
        if file.metadata().with_context(failed)?.len() < state.bytes {
            bail!(
                "{} is shorter than it was\n  hint: begin anew with --overwrite",
                file::name(&self.part)
            );
        }
        file.set_len(state.bytes).with_context(failed)?;
        file.seek(SeekFrom::End(0)).with_context(failed)?;
        let content = Content::of(&self.part, state.bytes).with_context(failed)?;
        let mut file = Unfinished {
            file,
            target: self.clone(),
            state,
            content,
        };
        if file.state.bytes == 0 {
            // What has a state is known for its own by whoever goes on.
            file.keep_state()?;
            file.append(&head)?;
        }
        Ok(Begun {
            file,
            position,
            is_anew,
        })
    }

    /// A file without anything in it, in the place of whatever is there.
    fn anew(&self) -> io::Result<File> {
        match fs::remove_file(&self.part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => private::options()
                .write(true)
                .create_new(true)
                .open(&self.part),
        }
    }

    fn no_state(&self) -> String {
        format!(
            "{} is no state of an export\n  hint: begin anew with --overwrite",
            file::name(&self.state)
        )
    }

    /// What an earlier run tells of its half; nothing where that has no row, and is begun anew.
    fn before(&self, head: &str) -> anyhow::Result<Option<State>> {
        let Some(state) = self.left_state()?.filter(|state| state.rows > 0) else {
            return Ok(None);
        };
        if state.head != head {
            bail!(
                "{} has other columns than the table has now\n  hint: begin anew with --overwrite",
                file::name(&self.part)
            );
        }
        Ok(Some(state))
    }

    /// The state of a half, where there is one.
    fn left_state(&self) -> anyhow::Result<Option<State>> {
        if !(self.state.exists() && self.part.exists()) {
            return Ok(None);
        }
        let text = file::text(&self.state, file::SMALL)?;
        let state = serde_json::from_str(&text).with_context(|| self.no_state());
        state.map(Some).or_misuse()
    }
}

impl Unfinished {
    pub(super) fn rows(&self) -> u64 {
        self.state.rows
    }

    /// Adds a page. It is on disk, and the state behind it, when this returns.
    pub(super) fn write(&mut self, text: &str, rows: usize, at: Position) -> anyhow::Result<()> {
        self.append(text)?;
        let failed = || format!("{} cannot be written", file::name(&self.target.part));
        self.file.sync_data().with_context(failed)?;
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        self.state.rows = self.state.rows.saturating_add(rows);
        self.state.position = at.to_string();
        self.state.sha256 = Some(self.content.sha256());
        self.keep_state()
    }

    fn keep_state(&self) -> anyhow::Result<()> {
        let kept = serde_json::to_string(&self.state)?;
        folder::replace(&self.target.state, &kept)
    }

    fn append(&mut self, text: &str) -> anyhow::Result<()> {
        let failed = || format!("{} cannot be written", file::name(&self.target.part));
        self.file.write_all(text.as_bytes()).with_context(failed)?;
        self.content.add(text.as_bytes());
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.state.bytes = self.state.bytes.saturating_add(bytes);
        Ok(())
    }

    /// Gives the file its name, and tells how many rows it has.
    pub(super) fn finish(self, folder: &Folder) -> anyhow::Result<u64> {
        let Target {
            name,
            whole,
            part,
            state,
        } = &self.target;
        let failed = || format!("{} cannot be written", file::name(whole));
        self.file.sync_all().with_context(failed)?;
        let rows = self.state.rows;
        let is = Whole {
            bytes: self.state.bytes,
            sha256: Some(self.content.sha256()),
            rows,
            kept: self.state.kept.clone(),
            outdated: false,
        };
        folder.keep_whole(name, is)?;
        private::replace(part, whole).with_context(failed)?;
        match fs::remove_file(state) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} cannot be removed", file::name(state)))
            }
            _ => Ok(rows),
        }
    }
}
