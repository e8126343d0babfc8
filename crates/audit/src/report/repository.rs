//! Which repository a file is in: the nearest folder with `.git`, or the path that was asked for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::hit::Findings;

/// What was found below one path.
#[derive(Clone, Debug)]
pub struct Source {
    root: PathBuf,
    name: String,
    /// Whether names of files begin with the name of the path, since there are several.
    prefixed: bool,
    pub(super) findings: Findings,
}

impl Source {
    /// What was found below a path.
    pub fn new(root: impl Into<PathBuf>, findings: Findings) -> Self {
        let root = root.into();
        let name = name(&root);
        Self {
            root,
            name,
            prefixed: false,
            findings,
        }
    }

    /// Puts the path in front of the names of its files, as is needed where there are several.
    #[must_use]
    pub fn prefixed(mut self) -> Self {
        self.prefixed = true;
        self
    }

    pub(super) fn shown(&self, file: &str) -> String {
        match self.prefixed {
            true if self.root.is_file() => self.root.to_string_lossy().into_owned(),
            true => format!(
                "{}/{file}",
                self.root
                    .to_string_lossy()
                    .trim_end_matches(std::path::is_separator)
            ),
            false => file.to_owned(),
        }
    }

    /// Where a file lies, whichever way it was asked for.
    pub(super) fn path_of(&self, file: &str) -> PathBuf {
        let path = match self.root.is_file() {
            true => self.root.clone(),
            false => self.root.join(file),
        };
        path.canonicalize().unwrap_or(path)
    }

    /// The folder that it is, or lies in, whichever way it was asked for.
    pub(super) fn folder(&self) -> PathBuf {
        let whole = self.path_of("");
        match whole.is_file() {
            true => whole.parent().map(Path::to_owned).unwrap_or_default(),
            false => whole,
        }
    }

    /// What a file is known by from one audit to the next: its path below the folder that has all that was asked for, which is
    /// the same wherever the program is started.
    pub(super) fn known_as(&self, file: &str, common: &Path) -> String {
        if !self.prefixed {
            return file.to_owned();
        }
        let whole = match self.root.is_file() {
            true => self.path_of(""),
            false => self.path_of("").join(file),
        };
        let below = whole.strip_prefix(common).unwrap_or(&whole);
        let parts = below.components();
        let parts: Vec<_> = parts
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        parts.join("/")
    }

    pub(super) fn folders(&self) -> Folders<'_> {
        Folders {
            source: self,
            known: HashMap::new(),
        }
    }
}

/// The repositories of folders, looked up once each.
pub(super) struct Folders<'a> {
    source: &'a Source,
    known: HashMap<String, String>,
}

impl Folders<'_> {
    /// The repository of a file, by its name below the path.
    pub(super) fn of(&mut self, file: &str) -> String {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(known) = self.known.get(folder) {
            return known.clone();
        }
        let found = self.look(folder);
        self.known.insert(folder.to_owned(), found.clone());
        found
    }

    fn look(&self, folder: &str) -> String {
        let Source { root, name, .. } = self.source;
        let mut below = folder;
        while !below.is_empty() {
            // A worktree and a submodule have a file of this name.
            let git = root.join(below).join(".git");
            if git.symlink_metadata().is_ok() {
                return format!("{name}/{below}");
            }
            below = below.rsplit_once('/').map_or("", |(above, _)| above);
        }
        name.clone()
    }
}

/// The deepest folder that has all that was asked for.
pub(super) fn common(sources: &[Source]) -> PathBuf {
    let mut folders = sources.iter().map(Source::folder);
    let first = folders.next().unwrap_or_default();
    folders.fold(first, |common, folder| {
        let both = common.components().zip(folder.components());
        both.take_while(|(one, other)| one == other)
            .map(|(one, _)| one)
            .collect()
    })
}

/// The name of a folder, also of the one that a program stands in.
fn name(root: &Path) -> String {
    let absolute = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let folder = match absolute.is_file() {
        true => absolute.parent().unwrap_or(&absolute),
        false => &absolute,
    };
    let last = folder.file_name().unwrap_or(folder.as_os_str());
    last.to_string_lossy().into_owned()
}
