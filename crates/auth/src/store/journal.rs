//! A small file beside the database that takes a token answer the moment it arrives.
//!
//! A commit to the database waits for the disk, some milliseconds in which a killed process would
//! take the only living refresh token with it. One write to a file whose space is already there takes
//! microseconds and cannot fail on a full disk. Whoever takes the lock of the grant next moves what
//! it finds here into the database.

use std::fs::File;
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::row::Row;

/// The space that is kept for one answer, in bytes.
const SPACE: usize = 16 * 1024;

const MAGIC: &[u8; 8] = b"KEAPJNL1";

/// Magic, length and checksum.
const HEAD: usize = 20;

#[derive(Serialize, Deserialize)]
struct Entry {
    access: String,
    refresh: Option<String>,
    issued_at: i64,
    expires_at: i64,
    scope: Option<String>,
}

/// Makes sure that an answer has its space on the disk.
pub(super) fn reserve(path: &Path) -> std::io::Result<()> {
    let mut file = super::sqlite::open_private(path)?;
    file.write_all(&[0; SPACE])?;
    file.sync_data()
}

/// Writes an answer with one write.
pub(super) fn write(path: &Path, row: &Row) -> std::io::Result<()> {
    let entry = Entry {
        access: STANDARD.encode(&row.access_token),
        refresh: row
            .refresh_token
            .as_ref()
            .map(|token| STANDARD.encode(token)),
        issued_at: row.issued_at,
        expires_at: row.expires_at,
        scope: row.scope.clone(),
    };
    let payload = serde_json::to_vec(&entry)?;
    let length = u32::try_from(payload.len()).map_err(std::io::Error::other)?;
    let checksum = checksum(&payload);
    let parts = [
        MAGIC,
        &length.to_be_bytes()[..],
        &checksum.to_be_bytes()[..],
        &payload,
    ];
    super::sqlite::open_private(path)?.write_all(&parts.concat())
}

/// The answer that is in the file, if there is a whole one.
pub(super) fn read(path: &Path) -> Option<Row> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.read_to_end(&mut bytes).ok()?;
    let (head, rest) = bytes.split_at_checked(HEAD)?;
    let (magic, head) = head.split_at_checked(MAGIC.len())?;
    let (length, sum) = head.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let payload = rest.get(..length)?;
    if magic != MAGIC || sum != checksum(payload).to_be_bytes() {
        return None;
    }
    let entry: Entry = serde_json::from_slice(payload).ok()?;
    Some(Row {
        access_token: STANDARD.decode(entry.access).ok()?,
        refresh_token: entry
            .refresh
            .map(|token| STANDARD.decode(token))
            .transpose()
            .ok()?,
        issued_at: entry.issued_at,
        expires_at: entry.expires_at,
        scope: entry.scope,
        refresh_started_at: None,
    })
}

/// Overwrites what is in the file; its space stays.
pub(super) fn clear(path: &Path) -> std::io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let mut file = super::sqlite::open_private(path)?;
    let length = usize::try_from(file.metadata()?.len())
        .unwrap_or(SPACE)
        .min(SPACE);
    file.rewind()?;
    file.write_all(&vec![0; length])
}

/// FNV-1a; against torn writes, not against people.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_answer_is_read_and_a_torn_one_is_not() {
        let path = std::env::temp_dir().join(format!("keap-journal-{}", std::process::id()));
        let row = Row {
            access_token: b"A".to_vec(),
            refresh_token: None,
            issued_at: 1,
            expires_at: 2,
            scope: Some("full".to_owned()),
            refresh_started_at: None,
        };
        reserve(&path).unwrap();
        assert!(read(&path).is_none());
        write(&path, &row).unwrap();
        assert_eq!(read(&path).unwrap().access_token, b"A");
        assert_eq!(path.metadata().unwrap().len(), 16 * 1024);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[HEAD + 3] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        assert!(read(&path).is_none());
        write(&path, &row).unwrap();
        clear(&path).unwrap();
        assert!(std::fs::read(&path).unwrap().iter().all(|byte| *byte == 0));
        std::fs::remove_file(&path).unwrap();
    }
}
