//! How far a comparison has come, kept in a file between two runs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use keap::compare::{Progress, Redactor};
use keap::schema::QueryData;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use keap_http::Shown;

use super::CompareArgs;
use crate::file;

/// How often the file is written.
const PAUSE: Duration = Duration::from_secs(1);

/// What is in the file: no value of the account.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// A hash of what is compared and how, so that no other comparison goes on from here.
    comparison: String,
    progress: Progress,
}

/// The file of one comparison, or none.
#[derive(Debug)]
pub(super) struct Resume {
    path: Option<PathBuf>,
    comparison: String,
    before: Progress,
}

impl Resume {
    /// Reads the file, if there is one.
    pub(super) fn open(args: &CompareArgs, query: &QueryData) -> anyhow::Result<Self> {
        let mut resume = Self {
            path: args.whole.resume.clone(),
            comparison: fingerprint(args, query)?,
            before: Progress::default(),
        };
        if let Some(path) = &resume.path {
            file::check_writable(&beside(path))?;
        }
        let Some(path) = resume.path.as_ref().filter(|path| path.exists()) else {
            return Ok(resume);
        };
        let text = file::text(path, file::SMALL)?;
        let kept: Kept = serde_json::from_str(&text)
            .with_context(|| format!("{} is no state of a comparison", Shown::path(&path)))?;
        if kept.comparison != resume.comparison {
            bail!(
                "{} is of another comparison: remove it, or give the same table, backends, conditions, fields and rules",
                Shown::path(&path)
            );
        }
        resume.before = kept.progress;
        Ok(resume)
    }

    /// What earlier runs found.
    pub(super) fn before(&self) -> &Progress {
        &self.before
    }

    pub(super) fn is_continued(&self) -> bool {
        self.before.reached.is_some()
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What writes the file while rows arrive.
    pub(super) fn state(&self) -> Option<State> {
        Some(State {
            path: self.path.clone()?,
            comparison: self.comparison.clone(),
            written: Instant::now(),
        })
    }

    /// Writes the file, if there is anything to go on from.
    pub(super) fn save(&mut self, progress: &Progress) -> anyhow::Result<()> {
        match self.state().filter(|_| progress.reached.is_some()) {
            Some(state) => state.write(progress),
            None => Ok(()),
        }
    }

    /// Removes the file: the comparison is complete.
    pub(super) fn remove(&mut self) -> anyhow::Result<()> {
        match &self.path {
            Some(path) if path.exists() => std::fs::remove_file(path)
                .with_context(|| format!("cannot remove {}", Shown::path(&path))),
            _ => Ok(()),
        }
    }
}

/// Writes the file now and then.
#[derive(Debug)]
pub(super) struct State {
    path: PathBuf,
    comparison: String,
    written: Instant,
}

impl State {
    /// Writes the file if that was not done a moment ago. A file that cannot be written now may be later; the end of
    /// the run tells when it could not.
    pub(super) fn keep(&mut self, progress: &Progress) {
        if self.written.elapsed() >= PAUSE && progress.reached.is_some() {
            self.written = Instant::now();
            drop(self.write(progress));
        }
    }

    /// Beside the file first, so that there is a whole one at any time.
    fn write(&self, progress: &Progress) -> anyhow::Result<()> {
        let kept = Kept {
            comparison: self.comparison.clone(),
            progress: progress.clone(),
        };
        let beside = beside(&self.path);
        let written = std::fs::write(&beside, serde_json::to_string_pretty(&kept)?)
            .and_then(|()| std::fs::rename(&beside, &self.path));
        written.with_context(|| format!("cannot write {}", Shown::path(&self.path)))
    }
}

/// Where the file is written before it takes its place.
fn beside(path: &Path) -> PathBuf {
    path.with_extension("partial")
}

fn fingerprint(args: &CompareArgs, query: &QueryData) -> anyhow::Result<String> {
    let what = format!(
        "{} {:?} {:?} {:?} {:?} {} {:?}",
        query.table,
        args.backends,
        query.conditions,
        query.selected,
        query.order,
        args.whole.check_order,
        args.read_rules()?,
    );
    Ok(Redactor::with_key(b"keap compare").value(&what.into()))
}
