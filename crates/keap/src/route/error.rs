//! What is wrong with a policy file, and where.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use keap_http::Shown;

/// What is wrong with a policy, and where in the file it stands.
///
/// `Display` gives one line: `routes.toml:4:1: no operation is called "ContactService.lod"; did you mean
/// ContactService.load?`
#[derive(Debug)]
pub struct PolicyError {
    path: Option<PathBuf>,
    place: Option<(usize, usize)>,
    message: String,
    source: Option<std::io::Error>,
}

impl PolicyError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            path: None,
            place: None,
            message: message.into(),
            source: None,
        }
    }

    /// At a range of bytes of `text`.
    pub(super) fn at(text: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..].chars().count() + 1;
        Self {
            place: Some((line, column)),
            ..Self::new(message)
        }
    }

    pub(super) fn unreadable(path: &Path, source: std::io::Error) -> Self {
        let error = Self::new("the policy file cannot be read");
        Self {
            source: Some(source),
            ..error.of(path)
        }
    }

    pub(super) fn of(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Several errors of one file as one: the first, with the others behind it and their lines. None of none.
    pub(super) fn all(errors: Vec<Self>) -> Option<Self> {
        let mut errors = errors.into_iter();
        let mut first = errors.next()?;
        for error in errors {
            let line = error.place.map_or(0, |(line, _)| line);
            first.message = format!("{}; line {line}: {}", first.message, error.message);
        }
        Some(first)
    }

    /// Line and column, both from 1, in characters; none when it is not about one place.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.place) {
            (Some(path), Some((line, column))) => {
                write!(f, "{}:{line}:{column}: ", Shown::path(&path))?;
            }
            (Some(path), None) => write!(f, "{}: ", Shown::path(&path))?,
            (None, Some((line, column))) => write!(f, "line {line}, column {column}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for PolicyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
