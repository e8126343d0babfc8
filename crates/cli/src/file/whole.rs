//! Files that a command writes because a flag names them: whole, or not at all.

use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;

use anyhow::Context as _;
use keap_http::private;

use crate::failure::{OrMisuse as _, misuse};
use crate::file;

/// A file that somebody may have written on, as a policy, is not written over.
///
/// # Errors
/// When there is something of that name, or the name is none of a file.
pub(crate) fn check_new(path: &Path) -> anyhow::Result<()> {
    check_name(path)?;
    if path.symlink_metadata().is_ok() {
        misuse!(
            "{} is there already\n  hint: name another file, or take this one away",
            file::name(path)
        );
    }
    Ok(())
}

/// A page takes the place of an earlier one, and of nothing else.
///
/// # Errors
/// When something else is there, or the name is none of a file.
pub(crate) fn check_page(path: &Path) -> anyhow::Result<()> {
    check_name(path)?;
    file::check_writable(path).or_misuse()?;
    let is_file = path
        .metadata()
        .is_ok_and(|place| place.is_file() && place.len() > 0);
    if is_file && !begins_a_page(path) {
        misuse!(
            "{} is there already and is no page\n  hint: name another file, or take this one away",
            file::name(path)
        );
    }
    Ok(())
}

/// What cannot be read is none of ours as far as is known.
fn begins_a_page(path: &Path) -> bool {
    const BEGIN: &[u8] = b"<!doctype html>";
    let mut begin = [0; BEGIN.len()];
    let read = File::open(path).and_then(|mut page| page.read_exact(&mut begin));
    read.is_ok() && begin.eq_ignore_ascii_case(BEGIN)
}

/// What a command prints has standard output.
fn check_name(path: &Path) -> anyhow::Result<()> {
    if path == Path::new("-") {
        misuse!("`-` is no file\n  hint: name a file; standard output has what is printed");
    }
    Ok(())
}

/// Writes a file as a whole: beside it first, and then in its place. A device or a pipe is written to, since in its place it
/// would be gone; a link stays one.
///
/// # Errors
/// When it cannot be written, or the name is none of a file.
pub(crate) fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    check_name(path)?;
    let written = match std::fs::metadata(path) {
        Ok(there) if !there.is_file() => File::options()
            .write(true)
            .open(path)
            .and_then(|mut open| open.write_all(text.as_bytes())),
        Ok(_) => path.canonicalize().and_then(|file| replace(&file, text)),
        Err(_) => replace(path, text),
    };
    match written {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error)
            .with_context(|| format!("cannot write {}", file::name(path)))
            .or_misuse(),
        written => written.with_context(|| format!("cannot write {}", file::name(path))),
    }
}

fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let write = || {
        let mut new = File::create(&beside)?;
        new.write_all(text.as_bytes())?;
        new.sync_all()?;
        private::replace(beside.as_ref(), path)
    };
    let written = write();
    if written.is_err() {
        // Half a file is of no use to anybody; where it cannot be taken away, the first error says why.
        let _ = std::fs::remove_file(&beside);
    }
    written
}
