//! What is in a file, as far as the walk has to know: whether it is text, and has a word that is looked for.

use std::fs::File;
use std::io::{Read, Seek as _};
use std::path::Path;

use crate::audit::Audit;

/// How much of a file says whether it is binary.
const HEAD: usize = 8_000;
/// How much of a file over the limit is searched for a word, in bytes.
const SEARCHED: u64 = 64 << 20;

/// What was seen of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// It has a word, and has to be read more closely; its bytes are in the buffer.
    WithWord,
    /// It has none, in that many bytes.
    WithoutWord(u64),
    /// It is no text.
    Binary,
    /// It is over the limit, and has a word or is too large to be searched for one.
    Large,
}

/// Reads a file within the bounds of an audit. What grows while it is read is cut there.
pub(crate) fn read(audit: &Audit, path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<Content> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > audit.limits.largest {
        return large(audit, file, size);
    }
    file.take(audit.limits.largest).read_to_end(buffer)?;
    // Most files end here: they have no word, and their bytes were searched where they lie.
    Ok(match is_utf16(buffer) || audit.prefilter.finds(buffer) {
        true => Content::WithWord,
        // An archive has no word either, whatever is packed in it.
        false if has_nul(buffer) => Content::Binary,
        false => Content::WithoutWord(buffer.len() as u64),
    })
}

/// A file over the limit: most are binary, or have nothing to do with the API, and need not be told by name.
fn large(audit: &Audit, mut file: File, size: u64) -> std::io::Result<Content> {
    let mut head = Vec::with_capacity(HEAD);
    (&mut file).take(HEAD as u64).read_to_end(&mut head)?;
    if is_utf16(&head) {
        return Ok(Content::Large);
    }
    if has_nul(&head) {
        return Ok(Content::Binary);
    }
    file.rewind()?;
    let may_have_one = size > SEARCHED || audit.prefilter.finds_in(file.take(SEARCHED))?;
    Ok(match may_have_one {
        true => Content::Large,
        false => Content::WithoutWord(size),
    })
}

/// Whether the beginning has a byte that no text has.
fn has_nul(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    memchr::memchr(0, head).is_some()
}

fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_without_a_word_is_not_read() {
        let audit = Audit::new(Vec::new()).unwrap();
        let path = std::env::temp_dir().join(format!("keap-content-{}", std::process::id()));
        let content = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            read(&audit, &path, &mut Vec::new()).unwrap()
        };
        let archive = content(b"PK\x03\x04\x14\0\0\0\x08\0shop.php");
        let program = content(b"<?php echo 1;");
        let caller = content(b"<?php $app->dsQuery('Contact', 1, 0, [], []); // infusionsoft");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(archive, Content::Binary);
        assert_eq!(program, Content::WithoutWord(13));
        assert_eq!(caller, Content::WithWord);
    }
}
