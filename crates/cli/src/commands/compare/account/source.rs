//! The files that a run is asked by, held against what they said when it began: the state has no text of them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use keap::compare::{Redactor, Rules};
use keap_http::Shown;

use super::recorded;
use crate::commands::compare::state::{Asked, Source};
use crate::file;

impl Source {
    /// A file, with a hash of what it says.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn file(path: Option<&Path>, redactor: &Redactor) -> anyhow::Result<Option<Self>> {
        let Some(path) = path else {
            return Ok(None);
        };
        let text = file::text(path, file::SMALL)?;
        Ok(Some(Self::at(path, &text, redactor)))
    }

    /// A folder of calls, likewise.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn folder(path: Option<&Path>, redactor: &Redactor) -> anyhow::Result<Option<Self>> {
        let Some(path) = path else {
            return Ok(None);
        };
        let text = joined(&recorded::texts(path)?);
        Ok(Some(Self::at(path, &text, redactor)))
    }

    fn at(path: &Path, text: &str, redactor: &Redactor) -> Self {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Self {
            path: whole.to_string_lossy().into_owned(),
            hash: redactor.value(&text.into()),
        }
    }

    /// What the file says, which must be what it said when the run began.
    ///
    /// # Errors
    /// When it cannot be read, or says something else.
    pub(super) fn text(&self, redactor: &Redactor) -> anyhow::Result<String> {
        let path = Path::new(&self.path);
        let text = file::text(path, file::SMALL)?;
        if redactor.value(&text.clone().into()) != self.hash {
            bail!(
                "{} has changed since the run began\n  hint: begin a new run, without --resume",
                Shown::path(&path)
            );
        }
        Ok(text)
    }

    /// The calls in the folder, which must be those that were there when the run began.
    ///
    /// # Errors
    /// As for [`text`](Self::text).
    pub(super) fn calls(&self, redactor: &Redactor) -> anyhow::Result<Vec<(String, String)>> {
        let texts = recorded::texts(Path::new(&self.path))?;
        if redactor.value(&joined(&texts).into()) != self.hash {
            bail!(
                "the calls have changed since the run began\n  hint: begin a new run, without --resume"
            );
        }
        Ok(texts)
    }

    /// Where it is, for people.
    pub(super) fn shown(&self) -> String {
        Shown::path(&Path::new(&self.path))
    }

    /// The name of the file alone.
    pub(super) fn name(&self) -> Option<String> {
        let path = PathBuf::from(&self.path);
        Some(path.file_name()?.to_string_lossy().into_owned())
    }
}

fn joined(texts: &[(String, String)]) -> String {
    let texts = texts.iter().map(|(name, text)| format!("{name}\0{text}\0"));
    texts.collect()
}

/// The tolerances that a run was asked with.
///
/// # Errors
/// When they cannot be read.
pub(super) fn rules(asked: &Asked, redactor: &Redactor) -> anyhow::Result<Rules> {
    let Some(source) = &asked.rules else {
        return Ok(Rules::default());
    };
    let text = source.text(redactor)?;
    let path = Path::new(&source.path);
    Rules::from_toml(&text).with_context(|| format!("cannot use {}", Shown::path(&path)))
}
