//! Where the pages go, and what was written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::failure::misuse;
use crate::file;

/// The folders of the two sections: one, or those that `man` looks for beside each other.
pub(super) struct Folders {
    of_commands: PathBuf,
    of_topics: PathBuf,
    pub(super) written: Vec<Written>,
}

/// A page that was written.
pub(super) struct Written {
    page: String,
    section: u8,
    file: PathBuf,
}

impl Written {
    pub(super) fn document(&self) -> Value {
        json!({
            "page": self.page,
            "section": self.section,
            "file": self.file.to_string_lossy(),
        })
    }
}

impl Folders {
    /// Makes what is missing.
    pub(super) fn at(folder: &Path) -> anyhow::Result<Self> {
        let of_topics = match folder.file_name() {
            Some(name) if name == "man1" => folder.with_file_name("man7"),
            _ => folder.to_owned(),
        };
        for folder in [folder, &of_topics] {
            let shown = file::name(folder);
            if folder.exists() && !folder.is_dir() {
                misuse!("{shown} is a file, not a folder");
            }
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {shown}"))?;
        }
        Ok(Self {
            of_commands: folder.to_owned(),
            of_topics,
            written: Vec::new(),
        })
    }

    /// Both where there are two.
    pub(super) fn told(&self) -> String {
        let commands = file::name(&self.of_commands);
        match self.of_topics == self.of_commands {
            true => commands,
            false => format!("{commands} and {}", file::name(&self.of_topics)),
        }
    }

    pub(super) fn write(&mut self, name: &str, section: u8, page: &[u8]) -> io::Result<()> {
        let folder = match section {
            1 => &self.of_commands,
            _ => &self.of_topics,
        };
        let file = folder.join(format!("{name}.{section}"));
        fs::write(&file, page)?;
        self.written.push(Written {
            page: name.to_owned(),
            section,
            file,
        });
        Ok(())
    }
}
