//! What logs tell: who calls what how often. Names and counts are kept; no value of a call, and an address only where it is
//! asked for, since it belongs to a person.

mod access;
mod agent;
mod body;
mod captured;
mod document;
mod entry;
mod line;
mod moment;
mod object;
mod seen;

use std::io::{self, BufRead, Read as _};

use serde::Serialize;

pub use seen::Called;

use captured::Taken;
use entry::{LONGEST, Line};
use seen::{Counted, Seen};

/// The largest document that is read as a whole: a HAR file, the report of a gateway.
const LARGEST: u64 = 256 << 20;

/// What logs tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Traffic {
    /// The logs that were read.
    pub logs: Vec<LogRead>,
    /// The calls, blockers first, then by how often.
    pub calls: Vec<Called>,
    /// Calls of callers beyond the first ten thousand, which are not told apart.
    pub others: u64,
}

/// A log that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LogRead {
    /// The path that was given.
    pub name: String,
    /// How many lines or entries it has.
    pub entries: u64,
    /// How many of them are calls of XML-RPC, or connections to Keap through a proxy.
    pub calls: u64,
    /// How many were not understood.
    pub unread: u64,
}

/// Reads logs, one after the other, in bounded memory.
///
/// ```
/// use keap_audit::Logs;
///
/// let line = r#"10.0.0.7 - - [28/Nov/2026:10:00:00 +0000] "POST /api/xmlrpc HTTP/1.1" 200 512 "-" "PHP/5.6""#;
/// let mut logs = Logs::new();
/// logs.read("access.log", line.as_bytes())?;
/// let traffic = logs.end();
/// assert_eq!(traffic.calls[0].caller.as_deref(), Some("PHP/5.6"));
/// assert_eq!(traffic.calls[0].address, None);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Logs {
    seen: Seen,
    logs: Vec<LogRead>,
}

impl Logs {
    /// A reader that tells no addresses.
    pub fn new() -> Self {
        Self::default()
    }

    /// Tells the addresses that call, too.
    #[must_use]
    pub fn with_addresses(mut self) -> Self {
        self.seen.with_addresses = true;
        self
    }

    /// Reads a log of whatever kind: an access log (common or combined format, as web servers and proxies write it), JSON
    /// lines, captured requests, a HAR file, or the report of a gateway as JSON. What is no call of XML-RPC is counted.
    ///
    /// # Errors
    /// When it cannot be read, or is one document of more than 256 MiB.
    pub fn read(&mut self, name: &str, mut log: impl BufRead) -> io::Result<()> {
        let mut read = LogRead {
            name: name.to_owned(),
            ..LogRead::default()
        };
        let begin = log.fill_buf()?;
        if let Some(packed) = packed(begin) {
            let why = format!(
                "it is packed ({packed}): unpack it, as with `{packed} -dc FILE | keap audit --log -`"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, why));
        }
        let is_document = document::begins(begin);
        if is_document {
            let mut bytes = Vec::new();
            log.by_ref().take(LARGEST).read_to_end(&mut bytes)?;
            if bytes.len() as u64 == LARGEST {
                let why = "the document is larger than 256 MiB";
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
            match document::read(&bytes) {
                Some(calls) => {
                    for counted in calls {
                        self.count(&mut read, counted);
                    }
                }
                None => self.lines(&mut read, bytes.as_slice())?,
            }
        } else {
            self.lines(&mut read, log)?;
        }
        self.logs.push(read);
        Ok(())
    }

    /// What was read.
    pub fn end(self) -> Traffic {
        let (calls, others) = self.seen.end();
        Traffic {
            logs: self.logs,
            calls,
            others,
        }
    }

    fn lines(&mut self, read: &mut LogRead, mut log: impl BufRead) -> io::Result<()> {
        let mut captured = body::Captured::default();
        let mut request = captured::Request::default();
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            if log.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            // What is left of a line that is too long is a line of its own, which is understood or not.
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_end_matches(['\n', '\r']);
            if let Some(mut calls) = captured.take(text) {
                request.give(&mut calls);
                for entry in calls {
                    self.count(read, Counted::one(entry));
                }
                continue;
            }
            match request.take(text) {
                Taken::Not => {}
                taken => {
                    self.taken(read, taken);
                    continue;
                }
            }
            if text.trim().is_empty() {
                continue;
            }
            // Another kind of line: what follows is no more of the request.
            let ended = request.end();
            self.taken(read, ended);
            match line::read(text) {
                Line::Call(entry) => self.count(read, Counted::one(*entry)),
                Line::Other => read.entries = read.entries.saturating_add(1),
                Line::Unread => {
                    read.entries = read.entries.saturating_add(1);
                    read.unread = read.unread.saturating_add(1);
                }
            }
        }
        let ended = request.end();
        self.taken(read, ended);
        Ok(())
    }

    /// Counts a captured request that had no document.
    fn taken(&mut self, read: &mut LogRead, taken: Taken) {
        match taken {
            Taken::Next(entry) => self.count(read, Counted::one(entry)),
            Taken::Other => self.count(read, Counted::other()),
            Taken::Not | Taken::Part => {}
        }
    }

    fn count(&mut self, read: &mut LogRead, counted: Counted) {
        read.entries = read.entries.saturating_add(counted.calls);
        if counted.is_call {
            read.calls = read.calls.saturating_add(counted.calls);
            self.seen.add(counted);
        }
    }
}

/// The program that unpacks what begins like this. Logs are packed when they are put away.
fn packed(begin: &[u8]) -> Option<&'static str> {
    const FORMS: [(&[u8], &str); 4] = [
        (&[0x1f, 0x8b], "gzip"),
        (b"BZh", "bzip2"),
        (&[0xfd, b'7', b'z', b'X', b'Z'], "xz"),
        (&[0x28, 0xb5, 0x2f, 0xfd], "zstd"),
    ];
    let mut forms = FORMS.into_iter();
    forms
        .find(|(mark, _)| begin.starts_with(mark))
        .map(|(_, program)| program)
}

#[cfg(test)]
mod tests;
