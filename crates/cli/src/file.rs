//! Files and streams that a user names, read up to a limit: `/dev/zero` is a file too.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;

use anyhow::{Context as _, bail};

/// The most that is read of rules, a policy, a schedule or what is pasted, in bytes.
pub(crate) const SMALL: u64 = 16 << 20;

/// The most that is read of a document, in bytes: what the decoder takes.
pub(crate) const LARGE: u64 = 256 << 20;

/// The text of a file.
///
/// # Errors
/// When it cannot be read, is no text, or is larger than the limit.
pub(crate) fn text(path: &Path, limit: u64) -> anyhow::Result<String> {
    let bytes = bytes(path, limit)?;
    String::from_utf8(bytes).with_context(|| format!("{} is no text in UTF-8", path.display()))
}

/// The bytes of a file; `-` is standard input.
///
/// # Errors
/// When it cannot be read, or is larger than the limit.
pub(crate) fn bytes(path: &Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    if path == Path::new("-") {
        return limited(stdin().lock(), limit).context("standard input cannot be read");
    }
    let read = File::open(path).map_err(anyhow::Error::from);
    let read = read.and_then(|file| limited(file, limit));
    read.with_context(|| format!("{} cannot be read", path.display()))
}

fn limited(source: impl Read, limit: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        bail!("it is larger than {limit} bytes");
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_the_limit_is_read() {
        assert_eq!(limited(&b"abc"[..], 3).unwrap(), b"abc");
        let refused = limited(std::io::repeat(0), 3).unwrap_err();
        assert_eq!(refused.to_string(), "it is larger than 3 bytes");
    }
}
