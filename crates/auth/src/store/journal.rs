//! A small file that takes a token answer the moment it arrives, before anybody has read it.
//!
//! A commit to the database waits for the disk or the network, some milliseconds in which a killed
//! process would take the only living refresh token with it. So each piece of the answer is written
//! here, with one write, as soon as the transport hands it over; what was written survives the
//! process. Whoever takes the lock of the grant next moves what it finds into the database.
//!
//! The file is made, and its space filled, before the refresh token is spent; so a full or read-only
//! disk shows then. It names the refresh token that is spent, and its answer counts only as long as
//! the database still holds that one: an answer that is left over can never undo a newer one.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::SystemTime;

use keap_http::{Secret, private};

use super::StoreError;
use super::cipher::{PLAIN, StoreKey, open_bytes, seal_bytes};
use super::guard::{open_private, open_to_read};
use crate::token::{from_unix, to_unix};

/// The space that is kept for one answer, in bytes.
const SPACE: usize = 16 * 1024;

/// No journal is larger: one answer, in pieces that are sealed one by one.
const LARGEST: usize = 16 * 1024 * 1024;

const MAGIC: &[u8; 8] = b"KEAPJNL2";

/// A journal that waits for its answer.
pub(super) struct Journal {
    file: File,
    key: Option<StoreKey>,
    place: String,
}

/// What a process left behind.
pub(super) struct Left {
    /// When its refresh began.
    pub(super) started_at: SystemTime,
    /// The refresh token that it spent.
    pub(super) spent: Secret,
    /// What had arrived of the answer.
    pub(super) answer: Vec<u8>,
}

impl Journal {
    /// Makes sure that the answer to spending `spent` has its space on the disk. `place` binds what
    /// is sealed to its grant.
    pub(super) fn begin(
        path: &Path,
        key: Option<StoreKey>,
        place: String,
        spent: &Secret,
        now: SystemTime,
    ) -> std::io::Result<Self> {
        let begin = [&to_unix(now).to_be_bytes(), spent.expose().as_bytes()].concat();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(record(key.as_ref(), &place, &begin)?);
        let end = bytes.len();
        bytes.resize(SPACE.max(end), 0);
        let mut file = open_private(path)?;
        file.write_all(&bytes)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_data()?;
        file.seek(SeekFrom::Start(end as u64))?;
        Ok(Self { file, key, place })
    }

    /// Writes a piece of the answer with one write. It is in the hands of the operating system when
    /// this returns; to survive a loss of power is up to the database.
    pub(super) fn append(&mut self, piece: &[u8]) -> std::io::Result<()> {
        let record = record(self.key.as_ref(), &self.place, piece)?;
        self.file.write_all(&record)
    }
}

/// What is in a journal.
pub(super) enum Look {
    /// No answer has arrived.
    Nothing,
    /// An answer, or the part of one that had arrived.
    Left(Left),
    /// An answer that was sealed with a key that is not here.
    Sealed(StoreError),
}

/// Looks into the file.
pub(super) fn look(path: &Path, key: Option<&StoreKey>, place: &str) -> Look {
    let bytes = bytes_of(path);
    let Some(records) = records(&bytes) else {
        return Look::Nothing;
    };
    let [begin, pieces @ ..] = records.as_slice() else {
        return Look::Nothing;
    };
    if pieces.is_empty() {
        return Look::Nothing;
    }
    let opened = [*begin].into_iter().chain(pieces.iter().copied());
    let opened: Result<Vec<_>, _> = opened.map(|piece| open_bytes(key, place, piece)).collect();
    match opened {
        Err(error @ (StoreError::KeyMissing | StoreError::KeyWrong)) => Look::Sealed(error),
        Err(_) => Look::Nothing,
        Ok(opened) => left(&opened).map_or(Look::Nothing, Look::Left),
    }
}

fn left(opened: &[Vec<u8>]) -> Option<Left> {
    let (begin, pieces) = opened.split_first()?;
    let (started_at, spent) = begin.split_first_chunk::<8>()?;
    Some(Left {
        started_at: from_unix(i64::from_be_bytes(*started_at)),
        spent: Secret::new(std::str::from_utf8(spent).ok()?),
        answer: pieces.concat(),
    })
}

/// Whether a refresh was begun in it.
pub(super) fn is_begun(path: &Path) -> bool {
    records(&bytes_of(path)).is_some_and(|records| !records.is_empty())
}

/// Whether what is in it lies in the clear.
pub(super) fn is_plain(path: &Path) -> bool {
    let bytes = bytes_of(path);
    let records = records(&bytes).unwrap_or_default();
    records.iter().any(|record| record.first() == Some(&PLAIN))
}

/// Writes a journal that lies in the clear anew, sealed, and wipes the old one.
pub(super) fn seal(path: &Path, key: Option<&StoreKey>, place: &str) -> std::io::Result<()> {
    let Look::Left(left) = look(path, key, place) else {
        return clear(path);
    };
    let mut name = path.as_os_str().to_owned();
    name.push(".sealed");
    let sealed = std::path::PathBuf::from(name);
    let (key, place) = (key.cloned(), place.to_owned());
    let mut journal = Journal::begin(&sealed, key, place, &left.spent, left.started_at)?;
    journal.append(&left.answer)?;
    journal.file.sync_all()?;
    // The new file takes the place of the old one in one step, then the bytes of the old one go.
    let mut old = open_private(path)?;
    private::replace(&sealed, path)?;
    wipe(&mut old)
}

fn wipe(file: &mut File) -> std::io::Result<()> {
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(LARGEST);
    file.write_all(&vec![0; length.clamp(SPACE, LARGEST)])?;
    file.set_len(SPACE as u64)
}

/// Overwrites what is in the file; its space stays.
pub(super) fn clear(path: &Path) -> std::io::Result<()> {
    if std::fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    wipe(&mut open_private(path)?)
}

/// The bytes of the file; none when there is none, when it is a link or of somebody else.
fn bytes_of(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    if std::fs::symlink_metadata(path).is_err() {
        return bytes;
    }
    let read =
        open_to_read(path).and_then(|file| file.take(LARGEST as u64).read_to_end(&mut bytes));
    match read {
        Ok(_) => bytes,
        Err(_) => Vec::new(),
    }
}

/// The whole records of a journal; none when the bytes are none.
fn records(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    Some(std::iter::from_fn(|| next_record(&mut rest)).collect())
}

/// Length, checksum and the sealed bytes.
fn record(key: Option<&StoreKey>, place: &str, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let sealed = seal_bytes(key, place, bytes).map_err(std::io::Error::other)?;
    let length = u32::try_from(sealed.len()).map_err(std::io::Error::other)?;
    let checksum = checksum(&sealed).to_be_bytes();
    Ok([&length.to_be_bytes()[..], &checksum, &sealed].concat())
}

/// The sealed bytes of the next record, when it is whole.
fn next_record<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, tail) = rest.split_first_chunk::<4>()?;
    let (sum, tail) = tail.split_first_chunk::<8>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (sealed, tail) = tail.split_at_checked(length).filter(|_| length > 0)?;
    *rest = tail;
    (checksum(sealed).to_be_bytes() == *sum).then_some(sealed)
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

    fn journal(path: &Path, key: Option<&StoreKey>) -> Journal {
        let spent = Secret::new("R1");
        Journal::begin(path, key.cloned(), "here".to_owned(), &spent, from_unix(7)).unwrap()
    }

    #[test]
    fn the_pieces_that_arrived_are_read_and_a_torn_one_is_not() {
        let path = std::env::temp_dir().join(format!("keap-journal-{}", std::process::id()));
        let key = StoreKey::from_hex(&"a".repeat(64)).unwrap();
        for key in [None, Some(&key)] {
            let read = |key, place| match look(&path, key, place) {
                Look::Left(left) => Some(left),
                _ => None,
            };
            let left = || read(key, "here");
            let mut journal = journal(&path, key);
            assert!(left().is_none(), "nothing has arrived");
            journal.append(b"MARKED").unwrap();
            journal.append(b"-A").unwrap();
            let found = left().unwrap();
            assert_eq!(found.answer, b"MARKED-A");
            assert_eq!(found.spent.expose(), "R1");
            assert_eq!(found.started_at, from_unix(7));
            assert!(read(key, "there").is_none() || key.is_none());
            let without = look(&path, None, "here");
            let told = matches!(without, Look::Sealed(StoreError::KeyMissing));
            assert_eq!(told, key.is_some());
            assert_eq!(path.metadata().unwrap().len(), 16 * 1024);

            let mut bytes = std::fs::read(&path).unwrap();
            let plain = bytes.windows(6).any(|window| window == b"MARKED");
            assert_eq!(plain, key.is_none(), "sealed when there is a key");
            let end = bytes.iter().rposition(|byte| *byte != 0).unwrap();
            bytes[end] ^= 1;
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(left().unwrap().answer, b"MARKED");

            clear(&path).unwrap();
            assert!(std::fs::read(&path).unwrap().iter().all(|byte| *byte == 0));
        }
        std::fs::remove_file(&path).unwrap();
    }
}
