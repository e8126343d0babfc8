//! Files and streams that a user names, read up to a limit: `/dev/zero` is a file too.

pub(crate) mod whole;

use std::fs::File;
use std::io::{BufRead, Read, stdin};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

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
    /// The mark that standard input began with.
    static MARK: Mutex<Mark> = Mutex::new(Mark::Unread);
    let mut mark = MARK.lock().unwrap_or_else(PoisonError::into_inner);
    let line = calls::typed(|| line_of(stdin().lock(), limit, &mut mark));
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

/// How the lines of a text are written, by the mark at its beginning: what PowerShell pipes may be UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Unread,
    /// UTF-8, with a mark or without.
    Bytes,
    LittleEndian,
    BigEndian,
}

impl Mark {
    fn of(line: &[u8]) -> Self {
        match line {
            [0xff, 0xfe, ..] => Self::LittleEndian,
            [0xfe, 0xff, ..] => Self::BigEndian,
            _ => Self::Bytes,
        }
    }

    /// Whether a line that ends with a byte of its break ends there.
    fn is_whole(self, line: &[u8]) -> bool {
        match self {
            Self::Unread | Self::Bytes => true,
            Self::LittleEndian => line.len().is_multiple_of(2) && line.ends_with(b"\n\0"),
            Self::BigEndian => line.len().is_multiple_of(2) && line.ends_with(b"\0\n"),
        }
    }

    /// The bytes of a line with the mark that the first one alone has.
    fn marked(self, line: Vec<u8>) -> Vec<u8> {
        let mark: &[u8] = match self {
            Self::Unread | Self::Bytes => &[],
            Self::LittleEndian => &[0xff, 0xfe],
            Self::BigEndian => &[0xfe, 0xff],
        };
        match line.starts_with(mark) {
            true => line,
            false => [mark, &line].concat(),
        }
    }
}

fn line_of(source: impl BufRead, limit: u64, mark: &mut Mark) -> anyhow::Result<Option<String>> {
    let mut bytes = Vec::new();
    // The end of the line is two units at most, and a unit two bytes, as the mark is.
    let mut source = source.take(limit.saturating_mul(2).saturating_add(6));
    loop {
        let before = bytes.len();
        source.read_until(b'\n', &mut bytes)?;
        if *mark == Mark::Unread {
            *mark = Mark::of(&bytes);
        }
        if *mark == Mark::LittleEndian && bytes.len() % 2 == 1 {
            // The second byte of the unit that the line breaks with.
            source.by_ref().take(1).read_to_end(&mut bytes)?;
        }
        if bytes.len() == before || mark.is_whole(&bytes) {
            break;
        }
    }
    if bytes.is_empty() {
        return Ok(None);
    }
    let line = decoded_text(mark.marked(bytes)).context("a line is no text in UTF-8 or UTF-16")?;
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

    /// As PowerShell pipes it; U+0A0A has the bytes of a line break in it.
    #[test]
    fn lines_of_utf_16_are_read_one_by_one() {
        let text = "\u{feff}ab\r\n\u{a0a}c\nd";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            let (mut source, mut mark) = (&bytes[..], Mark::Unread);
            for line in [Some("ab"), Some("\u{a0a}c"), Some("d"), None] {
                let read = line_of(&mut source, 8, &mut mark).unwrap();
                assert_eq!(read.as_deref(), line);
            }
        }
    }

    #[test]
    fn a_line_is_read_up_to_the_limit() {
        let read = |bytes: &[u8]| {
            let line = line_of(bytes, 3, &mut Mark::Unread);
            line.map_err(|error| error.to_string())
        };
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
        assert_eq!(
            read(b"\xff\n").unwrap_err(),
            "a line is no text in UTF-8 or UTF-16"
        );
        let endless = std::io::BufReader::new(std::io::repeat(b'a'));
        let endless = line_of(endless, 3, &mut Mark::Unread);
        assert_eq!(
            endless.unwrap_err().to_string(),
            "a line is longer than 3 bytes"
        );
    }
}
