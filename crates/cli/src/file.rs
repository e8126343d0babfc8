//! Files and streams that a user names, read up to a limit: `/dev/zero` is a file too.

pub(crate) mod whole;

use std::fs::File;
use std::io::{BufRead, Read, stdin};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use keap_http::{Shown, decoded_text, private};

use crate::calls;
use crate::pasted::{self, Until};

/// The most that is read of rules, a policy, a schedule or what is pasted, in bytes.
pub(crate) const SMALL: u64 = 16 << 20;

/// The most that is read of a secret, or of one line that is pasted, in bytes.
pub(crate) const TINY: u64 = 64 << 10;

/// The most that is read of a document, in bytes: what the decoder takes.
pub(crate) const LARGE: u64 = 256 << 20;

/// The text of a file; `-` is standard input.
///
/// # Errors
/// When it cannot be read, is no text, or is larger than the limit.
pub(crate) fn text(path: &Path, limit: u64) -> anyhow::Result<String> {
    let bytes = bytes(path, limit)?;
    decoded_text(bytes).with_context(|| format!("{} is no text in UTF-8", name(path)))
}

/// The bytes of a file; `-` is standard input.
///
/// # Errors
/// When it cannot be read, or is larger than the limit.
pub(crate) fn bytes(path: &Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    let read = if path == Path::new(STDIN) {
        pasted::ask("the text", Until::End);
        calls::typed(|| limited(stdin().lock(), limit))
    } else {
        let file = File::open(path).map_err(anyhow::Error::from);
        file.and_then(|file| limited(file, limit))
    };
    read.with_context(|| format!("{} cannot be read", name(path)))
}

/// The text of standard input, which is a secret or has some; what it is is told where somebody pastes it.
///
/// # Errors
/// As for [`text`].
pub(crate) fn secrets_pasted(what: &str, limit: u64) -> anyhow::Result<String> {
    let _hidden = pasted::ask_hidden(what, Until::End);
    let bytes = calls::typed(|| limited(stdin().lock(), limit));
    let bytes = bytes.context("standard input cannot be read")?;
    decoded_text(bytes).context("standard input is no text in UTF-8")
}

/// The next line of standard input, without its end; none behind the last one.
///
/// # Errors
/// When it cannot be read, is no text, or is longer than the limit.
pub(crate) fn line(limit: u64) -> anyhow::Result<Option<String>> {
    let line = calls::typed(|| line_of(stdin().lock(), limit));
    line.context("standard input cannot be read")
}

/// Fails when a file cannot be written, before there is anything to write.
///
/// # Errors
/// When it cannot.
pub(crate) fn check_writable(path: &Path) -> anyhow::Result<()> {
    let fail = || format!("cannot write {}", name(path));
    let is_new = !path.exists();
    let opened = File::options().create(true).append(true).open(path);
    opened.with_context(fail)?;
    if is_new {
        std::fs::remove_file(path).with_context(fail)?;
    }
    Ok(())
}

/// Tells when others may read what is made at a place, where no mode can keep them from it.
pub(crate) fn tell_of_place(path: &Path) {
    if let Some(warning) = private::warning_of_place(path) {
        calls::tell(&format!("warning: {warning} (docs/platforms.md)"));
    }
}

/// What stands for standard input in the place of a path.
const STDIN: &str = "-";

/// What a file is called where it is told of.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new(STDIN) {
        return "standard input".to_owned();
    }
    Shown::path(path)
}

fn line_of(source: impl BufRead, limit: u64) -> anyhow::Result<Option<String>> {
    let mut bytes = Vec::new();
    // The end of the line is two bytes at most.
    let mut source = source.take(limit.saturating_add(2));
    source.read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let line = decoded_text(bytes).context("a line is no text in UTF-8")?;
    let line = line.strip_suffix('\n').unwrap_or(&line);
    let line = line.strip_suffix('\r').unwrap_or(line);
    let length = u64::try_from(line.len()).unwrap_or(u64::MAX);
    ensure!(length <= limit, "a line is longer than {limit} bytes");
    Ok(Some(line.to_owned()))
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

    #[test]
    fn a_line_is_read_up_to_the_limit() {
        let read = |bytes: &[u8]| line_of(bytes, 3).map_err(|error| error.to_string());
        for bytes in [&b"abc\r\nrest"[..], b"abc\n", b"abc"] {
            assert_eq!(read(bytes), Ok(Some("abc".to_owned())));
        }
        assert_eq!(read(b"\xef\xbb\xbfab\n"), Ok(Some("ab".to_owned())));
        assert_eq!(read(b"\n"), Ok(Some(String::new())));
        assert_eq!(read(b""), Ok(None));
        assert_eq!(
            read(b"abcd\n").unwrap_err(),
            "a line is longer than 3 bytes"
        );
        assert_eq!(read(b"\xff\n").unwrap_err(), "a line is no text in UTF-8");
        let endless = line_of(std::io::BufReader::new(std::io::repeat(b'a')), 3);
        assert_eq!(
            endless.unwrap_err().to_string(),
            "a line is longer than 3 bytes"
        );
    }
}
