//! The folder of a recording: two files for each exchange, and one that says what was recorded.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, bail, ensure};
use chrono::{DateTime, Utc};
use keap_http::{Clock as _, Shown, SystemClock, private};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::unkept::Unkept;
use crate::file;

/// The name and number of the form.
const SCHEMA: &str = "keap-recording/1";

/// The file that says what was recorded.
const MANIFEST: &str = "recording.json";

/// The file that says that what was recorded came to its end.
const ENDED: &str = "ended";

const REQUEST: &str = ".request.http";
const RESPONSE: &str = ".response.http";

/// The most exchanges that are read.
const MOST: usize = 1_000_000;

/// A folder that is written.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    next: AtomicU64,
    /// The first exchange that could not be kept.
    unkept: OnceLock<Unkept>,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Which notation the folder is in, so that a later one is told apart.
    schema: String,
    /// The version of the program.
    version: String,
    /// When it began, RFC 3339 in UTC; none of a version that did not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    began: Option<DateTime<Utc>>,
    /// The words of the command, without credentials; values among them are hidden as those of the exchanges are.
    command: Vec<String>,
    /// Whether values were hidden.
    hides_values: bool,
    /// What the command was asked for, where its words do not say it all.
    #[serde(default, skip_serializing_if = "Json::is_null")]
    asked: Json,
}

impl Manifest {
    pub(super) fn of(command: Vec<String>, hides_values: bool, asked: &Json) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            began: Some(SystemClock.now().into()),
            command,
            hides_values,
            asked: asked.clone(),
        }
    }

    /// When it began, where it is told.
    pub(super) fn began(&self) -> Option<DateTime<Utc>> {
        self.began
    }

    /// What the command was asked for, where it is told.
    pub(super) fn into_asked(self) -> Option<Json> {
        (!self.asked.is_null()).then_some(self.asked)
    }

    /// Whether values were replaced.
    pub(super) fn hides_values(&self) -> bool {
        self.hides_values
    }

    /// The words of the command.
    pub(super) fn into_command(self) -> Vec<String> {
        self.command
    }

    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = within(folder, MANIFEST)?;
        let text = file::text(&path, file::TINY).context("it is no recording")?;
        let manifest: Self =
            serde_json::from_str(&text).with_context(|| format!("{MANIFEST} cannot be read"))?;
        ensure!(
            manifest.schema == SCHEMA,
            "it has the form {:?}, and this program reads {SCHEMA}",
            manifest.schema
        );
        Ok(manifest)
    }
}

/// Whether a folder can be one of a recording: it is not there yet, or there is nothing in it.
///
/// # Errors
/// When it is none, or there is something in it.
pub(super) fn is_free(path: &Path) -> anyhow::Result<()> {
    ensure!(
        path != Path::new("-"),
        "a recording is a folder, and - is none"
    );
    let mut entries = match fs::read_dir(path) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    if entries.next().is_some() {
        bail!("there is something in it already\n  hint: a recording wants a folder of its own");
    }
    Ok(())
}

/// Makes a folder for its owner alone, with nothing in it.
///
/// # Errors
/// When it cannot be made, or there is something in it.
pub(crate) fn own_folder(path: &Path) -> anyhow::Result<()> {
    is_free(path)?;
    private::folder(path)?;
    file::tell_of_place(path);
    // One that was there before may be open to others.
    private::close_folder(path)?;
    Ok(())
}

impl Folder {
    /// Makes the folder for its owner alone.
    ///
    /// # Errors
    /// When it cannot be made, or there is something in it.
    pub(super) fn make(path: &Path, manifest: &Manifest) -> anyhow::Result<Self> {
        own_folder(path)?;
        let text = serde_json::to_string_pretty(manifest)?;
        write_new(&path.join(MANIFEST), text.as_bytes())?;
        Ok(Self {
            path: path.to_owned(),
            next: AtomicU64::new(1),
            unkept: OnceLock::new(),
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Fails once an exchange could not be kept.
    pub(super) fn whole(&self) -> Result<(), Unkept> {
        self.unkept.get().cloned().map_or(Ok(()), Err)
    }

    /// Says that all is there. One that cannot say so is read as one that was cut.
    pub(super) fn ends(&self) {
        if self.whole().is_ok() {
            drop(write_new(&self.path.join(ENDED), b""));
        }
    }

    /// Keeps an exchange under a number and a name. The answer is written first: what has a request has one.
    pub(super) fn keep(&self, name: &str, request: &[u8], response: &[u8]) -> Result<(), Unkept> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let name = format!("{number:06}-{}", file_name(name));
        let written = write_new(&self.path.join(format!("{name}{RESPONSE}")), response)
            .and_then(|()| write_new(&self.path.join(format!("{name}{REQUEST}")), request));
        written.inspect_err(|unkept| drop(self.unkept.set(unkept.clone())))
    }
}

/// Whether a recording says that all is there.
pub(super) fn has_ended(folder: &Path) -> anyhow::Result<bool> {
    Ok(within(folder, ENDED)?.exists())
}

/// The place of a file or folder that a recording names. Recordings come from strangers: what would lead out of the folder, by
/// its name or by a link, is not read.
///
/// # Errors
/// When it would.
pub(crate) fn within(folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let mut path = folder.to_owned();
    for part in Path::new(name).components() {
        let Component::Normal(part) = part else {
            bail!("it names {name:?}, which is not in its folder, and is not read");
        };
        path.push(part);
        ensure!(
            !path.is_symlink(),
            "{} is a link: no recording has one, and it is not read",
            Shown::path(&path)
        );
    }
    Ok(path)
}

/// The exchanges of a folder in their order: request and answer.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn exchanges(path: &Path) -> anyhow::Result<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(REQUEST) {
            names.push(name.to_owned());
        }
        ensure!(names.len() <= MOST, "it has more than {MOST} exchanges");
    }
    // Beyond a million the numbers grow longer, and names would no longer be in their order.
    let number = |name: &String| {
        name.split('-')
            .next()
            .and_then(|number| number.parse::<u64>().ok())
    };
    names.sort_by_cached_key(|name| (number(name).unwrap_or(u64::MAX), name.clone()));
    let read = names.iter().map(|name| {
        let read = |end: &str| file::bytes(&within(path, &format!("{name}{end}"))?, file::LARGE);
        Ok((read(REQUEST)?, read(RESPONSE)?))
    });
    read.collect()
}

/// Writes a file that is not there yet, whole or not at all.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Unkept> {
    let unkept = |why: io::Error| Unkept::of(path, why);
    let mut options = private::options();
    let file = options.write(true).create_new(true).open(path);
    let mut file = file.map_err(unkept)?;
    file.write_all(bytes).map_err(|why| {
        // What is cut off would be read as an exchange.
        drop(fs::remove_file(path));
        unkept(why)
    })
}

/// What every file system takes.
fn file_name(what: &str) -> String {
    let plain = |sign: char| match sign {
        _ if sign.is_ascii_alphanumeric() || ".-".contains(sign) => sign,
        _ => '_',
    };
    what.chars().map(plain).take(60).collect()
}
