//! `--seed` and `--save`: where the records of an account come from, and where they stay.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use keap_http::{Shown, private};
use keap_sandbox::{Fleet, Seed};

use super::args::SandboxArgs;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;

/// What stands for the name of the application in the name of a file.
const APP: &str = "{app}";

/// The records that an account starts with: a seed by its name, or from a file.
pub(super) fn seed(name: &str, app: &str) -> anyhow::Result<Seed> {
    if let Some(seed) = Seed::named(name) {
        return Ok(seed);
    }
    let path = PathBuf::from(name.replace(APP, app));
    let text = file::text(&path, file::LARGE)
        .with_context(|| format!("there is no seed {name:?}: use demo, empty or a file of records"))
        .or_misuse()?;
    Seed::from_json(&text)
        .with_context(|| format!("cannot read the records of {}", file::name(&path)))
        .or_misuse()
}

/// Refuses to save the records of several accounts in one file.
pub(super) fn check(args: &SandboxArgs, apps: &[String]) -> anyhow::Result<()> {
    let Some(path) = &args.save else {
        return Ok(());
    };
    if apps.len() > 1 && !path.to_string_lossy().contains(APP) {
        misuse!(
            "{} cannot hold the records of several applications: put {APP} into the name of the file",
            Shown::path(path)
        );
    }
    Ok(())
}

/// Writes the records of all accounts, where that was asked for.
pub(super) fn save(fleet: &Fleet, args: &SandboxArgs) -> anyhow::Result<()> {
    let Some(path) = &args.save else {
        return Ok(());
    };
    for tenant in fleet.tenants() {
        let path = of(path, tenant.app());
        write(&path, &tenant.records().to_json())
            .with_context(|| format!("cannot write the records to {}", Shown::path(&path)))?;
    }
    Ok(())
}

/// The file of an application.
fn of(path: &Path, app: &str) -> PathBuf {
    match path.to_str() {
        Some(text) => PathBuf::from(text.replace(APP, app)),
        None => path.to_owned(),
    }
}

/// Writes beside a file, and then in its place: whoever is killed leaves the old records. What is no plain file, as a
/// device, is written to and never replaced, and a link stays one.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
        return fs::write(&path, text);
    }
    let mut beside = OsString::from(&path);
    beside.push(".new");
    let written = fs::write(&beside, text).and_then(|()| private::replace(beside.as_ref(), &path));
    if written.is_err() {
        // Nobody looks for half of the records.
        let _ = fs::remove_file(&beside);
    }
    written
}
