//! What is kept of a body that was no answer.

use std::fmt;

use bytes::Bytes;

/// A body that was kept for the report, cut at a limit. `Debug` shows its size only: it may hold personal data.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawBody {
    bytes: Bytes,
    is_cut: bool,
}

impl RawBody {
    /// The most that is kept, in bytes.
    pub const LIMIT: usize = 64 * 1024;

    pub(crate) fn new(bytes: &Bytes) -> Self {
        Self {
            bytes: bytes.slice(..bytes.len().min(Self::LIMIT)),
            is_cut: bytes.len() > Self::LIMIT,
        }
    }

    /// The bytes that were kept.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes as text; what is not UTF-8 is replaced.
    pub fn to_text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether the body was longer.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }
}

impl fmt::Debug for RawBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "RawBody({} bytes{})",
            self.bytes.len(),
            if self.is_cut { ", cut" } else { "" }
        )
    }
}
