//! The content of a file, whatever wire it travels on.

use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, STANDARD};
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use bytes::Bytes;
use sha2::{Digest as _, Sha256};

/// The bytes of a file.
///
/// A copy shares them. `Debug` shows their number only, so that no content gets into a log.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FileContent(Bytes);

/// The text is no base64; it is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the content of the file is no base64")]
pub struct NotBase64;

/// As programs write it: with or without the signs that fill it up.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl FileContent {
    /// A file of these bytes.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self(bytes.into())
    }

    /// The bytes of a file on disk, of at most `most` bytes. All of them are held in memory, as every content is.
    ///
    /// # Errors
    /// As [`File::open`] and reading, and [`ErrorKind::FileTooLarge`] for a larger one, of which no more is read:
    /// `/dev/zero` is a file too.
    pub fn from_path(path: impl AsRef<Path>, most: u64) -> io::Result<Self> {
        let mut bytes = Vec::new();
        let file = File::open(path)?;
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            let message = format!("the file is larger than {most} bytes");
            return Err(io::Error::new(ErrorKind::FileTooLarge, message));
        }
        Ok(bytes.into())
    }

    /// Reads the base64 of XML-RPC and REST v1. Line breaks and blanks in it are skipped.
    ///
    /// # Errors
    /// The text is no base64.
    pub fn from_base64(text: &str) -> Result<Self, NotBase64> {
        let is_blank = |sign: u8| sign.is_ascii_whitespace();
        let bytes = if text.bytes().any(is_blank) {
            let signs: Vec<u8> = text.bytes().filter(|sign| !is_blank(*sign)).collect();
            LENIENT.decode(signs)
        } else {
            LENIENT.decode(text)
        };
        bytes.map(Self::new).map_err(|_| NotBase64)
    }

    /// The base64 that XML-RPC carries.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }

    /// How many bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, without a copy.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }

    /// What a comparison tells of it in place of the content: its size and its SHA-256.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(&self.0);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{} bytes, SHA-256 {digest}", self.0.len())
    }
}

impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileContent({} bytes)", self.0.len())
    }
}

impl From<Vec<u8>> for FileContent {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<Bytes> for FileContent {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_as_programs_write_it() {
        for text in ["aGVsbG8=", "aGVsbG8", "aGVs\r\nbG8=\n", " aGVsbG8= "] {
            let content = FileContent::from_base64(text).unwrap();
            assert_eq!(content.as_bytes(), b"hello", "{text:?}");
            assert_eq!(content.to_base64(), "aGVsbG8=");
        }
        for text in ["a", "aGVsbG8*", "aG=Vs", "\u{f6}"] {
            assert_eq!(FileContent::from_base64(text), Err(NotBase64), "{text:?}");
        }
        assert!(FileContent::from_base64("").unwrap().is_empty());
    }

    #[test]
    fn neither_debug_nor_a_report_tells_the_content() {
        let content = FileContent::new("secret");
        assert_eq!(format!("{content:?}"), "FileContent(6 bytes)");
        assert_eq!(
            content.fingerprint(),
            "6 bytes, SHA-256 2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
        );
    }

    #[test]
    fn a_file_on_disk_is_read_up_to_a_limit() {
        let path = std::env::temp_dir().join(format!("keap-content-{}", std::process::id()));
        std::fs::write(&path, b"hello").unwrap();
        let read = FileContent::from_path(&path, 5).unwrap();
        let refused = FileContent::from_path(&path, 4).unwrap_err();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(read.as_bytes(), b"hello");
        assert_eq!(refused.kind(), ErrorKind::FileTooLarge);
        assert_eq!(
            FileContent::from_path(&path, 5).unwrap_err().kind(),
            ErrorKind::NotFound
        );
    }
}
