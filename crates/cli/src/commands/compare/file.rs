//! Files that are named by options, read up to a limit: a device or a wrong path may never end.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};

/// More than any state or rules need.
const LIMIT: u64 = 1024 * 1024;

/// The text of a file.
pub(super) fn read(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let file = File::open(path).with_context(|| format!("cannot read {shown}"))?;
    let mut bytes = Vec::new();
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot read {shown}"))?;
    if bytes.len() as u64 > LIMIT {
        bail!("{shown} is larger than 1 MiB: it is another file than meant");
    }
    String::from_utf8(bytes).with_context(|| format!("{shown} is no text"))
}

/// Fails when a file cannot be written, before there is anything to write.
pub(super) fn check_writable(path: &Path) -> anyhow::Result<()> {
    let is_new = !path.exists();
    let opened = File::options().create(true).append(true).open(path);
    opened.with_context(|| format!("cannot write {}", path.display()))?;
    if is_new {
        std::fs::remove_file(path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
