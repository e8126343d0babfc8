//! Writes generated files, or only tells which would change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context as _, Result};

/// Where generated files go.
#[derive(Debug)]
pub(crate) struct Output {
    root: PathBuf,
    check: bool,
    changed: Vec<PathBuf>,
}

impl Output {
    /// Into the workspace. With `check` nothing is written.
    pub(crate) fn new(check: bool) -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        Self {
            root,
            check,
            changed: Vec::new(),
        }
    }

    /// The root of the workspace.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes one file, given by its path in the workspace.
    pub(crate) fn file(&mut self, path: impl AsRef<Path>, text: &str) -> Result<()> {
        let path = path.as_ref();
        let full = self.root.join(path);
        if fs::read_to_string(&full).is_ok_and(|old| old == text) {
            return Ok(());
        }
        self.changed.push(path.to_owned());
        if self.check {
            return Ok(());
        }
        if let Some(folder) = full.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        fs::write(&full, text).with_context(|| full.display().to_string())
    }

    /// Writes a folder of Rust files that holds nothing else; files that are not among these are removed.
    pub(crate) fn folder(
        &mut self,
        path: impl AsRef<Path>,
        files: &[(String, String)],
    ) -> Result<()> {
        let path = path.as_ref();
        for (name, text) in files {
            self.file(path.join(name), text)?;
        }
        let wanted: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        for entry in fs::read_dir(self.root.join(path)).into_iter().flatten() {
            let entry = entry?;
            if !wanted.contains(entry.file_name().to_string_lossy().as_ref()) {
                self.changed.push(path.join(entry.file_name()));
                if !self.check {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// Whether nothing was to be written.
    #[cfg(test)]
    pub(crate) fn is_current(&self) -> bool {
        self.changed.is_empty()
    }

    /// Says what changed. With `check`, a change is a failure.
    #[expect(clippy::print_stdout, reason = "a program for the terminal")]
    pub(crate) fn finish(self) -> ExitCode {
        let word = if self.check { "would change" } else { "wrote" };
        for path in &self.changed {
            println!("{word} {}", path.display());
        }
        if self.check && !self.changed.is_empty() {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}
