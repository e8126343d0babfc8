//! Which files are read more closely: those with a word of a dialect, found by a search of bytes.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::dialect::Dialect;
use crate::method;

/// Words that point to the API in any file.
const EVERYWHERE: [&str; 22] = [
    "infusionsoft",
    "KeapAK-",
    "crm/xmlrpc",
    "api.keap.com",
    // Where settings have a key.
    "$connInfo",
    "cfgCon",
    "keap_",
    "keap-api",
    "x-keap",
    "keapApi",
    "keapKey",
    "keapToken",
    "keapClient",
    "keapSecret",
    "keapAccess",
    "keapRefresh",
    "keap.",
    "'keap'",
    "\"keap\"",
    "keap:",
    "[keap",
    ".keap",
];

/// A word of a dialect shorter than this is in every second file.
const SHORTEST: usize = 5;

/// The search for words.
#[derive(Debug)]
pub(crate) struct Prefilter(AhoCorasick);

impl Prefilter {
    pub(crate) fn new(dialects: &[Dialect]) -> Result<Self, aho_corasick::BuildError> {
        let everywhere = EVERYWHERE.into_iter().chain(method::services());
        let mut words: Vec<String> = everywhere.map(str::to_owned).collect();
        for dialect in dialects {
            words.extend(dialect.own_words().map(str::to_owned));
        }
        words.retain(|word| word.len() >= SHORTEST);
        words.sort_unstable();
        words.dedup();
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(words)
            .map(Self)
    }

    /// Whether a file has one of the words.
    pub(crate) fn finds(&self, bytes: &[u8]) -> bool {
        self.0.is_match(bytes)
    }

    /// Whether something that is too large for memory has one of the words.
    pub(crate) fn finds_in(&self, from: impl std::io::Read) -> std::io::Result<bool> {
        let mut found = self.0.try_stream_find_iter(from);
        let next = found
            .as_mut()
            .map_err(|_| std::io::ErrorKind::Unsupported)?;
        next.next().transpose().map(|found| found.is_some())
    }
}
