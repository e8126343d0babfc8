//! Calls that an old program made, as XML-RPC requests in the files of a folder, one a file. The keys in them are not looked
//! at: everything is asked with the credential of the run.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use keap::Backend;
use keap::compare::account::{NotCompared, Target};
use keap::schema::Zone;
use keap_http::Shown;
use keap_xmlrpc::{DecodeOptions, decode_call};

use super::suite::{Read, free};
use crate::commands::compare::run_report::{STRAY, WRITES};
use crate::file;

/// The most files that are read.
const MOST: usize = 10_000;

/// The files of the folder in the order of their names, with what is in them.
///
/// # Errors
/// When it cannot be read, or has no file.
pub(super) fn texts(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let place = Shown::path(&folder);
    let entries = std::fs::read_dir(folder).with_context(|| format!("{place} cannot be read"))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    ensure!(!paths.is_empty(), "{place} has no file: each call is one");
    ensure!(paths.len() <= MOST, "{place} has more than {MOST} files");
    let text = |path: PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // What is no text is told with what else is no call.
        (name, file::text(&path, file::SMALL).unwrap_or_default())
    };
    Ok(paths.into_iter().map(text).collect())
}

/// Whether somebody means a file to be a call, by its name or by what is in it.
fn is_meant(name: &str, text: &str) -> bool {
    let extension = Path::new(name).extension();
    extension.is_some_and(|one| one.eq_ignore_ascii_case("xml")) || text.contains("<methodCall")
}

/// What the calls ask for, whose wall times are in a zone. A call that writes is told and not made, and so is a file that is none.
///
/// # Errors
/// When no file is a call.
pub(super) fn read(
    texts: &[(String, String)],
    backends: &[Backend],
    zone: Zone,
) -> anyhow::Result<Read> {
    let mut read = Read::default();
    let mut calls = 0_usize;
    for (name, text) in texts {
        let start = text.find('<').unwrap_or(0);
        let decoded = decode_call(&text.as_bytes()[start..], &DecodeOptions::default());
        let Ok(call) = decoded else {
            let why = match is_meant(name, text) {
                true => "it is no XML-RPC request",
                false => STRAY,
            };
            read.not_compared.push(NotCompared::of(name, why, None));
            continue;
        };
        calls = calls.saturating_add(1);
        let whole = format!("{} in {name}", call.name);
        let told = match keap_gateway::recorded(call, zone) {
            Ok(asked) if asked.operation().is_write() => Err(NotCompared::of(&whole, WRITES, None)),
            Ok(asked) => {
                let name = free(&read.targets, whole);
                Target::call(name, asked, backends)
            }
            Err(why) => Err(NotCompared::of(&whole, why.to_string(), None)),
        };
        match told {
            Ok(target) => read.targets.push(target),
            Err(why) => read.not_compared.push(why),
        }
    }
    ensure!(
        calls > 0,
        "not one of its {} files is an XML-RPC request",
        texts.len()
    );
    Ok(read)
}
