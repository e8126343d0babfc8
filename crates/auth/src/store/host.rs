//! What a store keeps on this host beside its database: for each grant a lock and a journal.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keap_http::{Secret, Shown, private};

use super::guard::{check_own_folder, create_private_folder, open_private};
use super::journal::{self, Journal, Look};
use super::{GrantId, Intake, OnWait, Sealing, StoreError, StoreKey, TokenStore};
use crate::Tokens;

/// How long a lock waits before it tells on whom, and between two times that it does.
const PATIENCE: Duration = Duration::from_secs(1);
const AGAIN: Duration = Duration::from_secs(5);

/// A folder, for the eyes of its owner only, with two files for each grant.
#[derive(Clone, Debug)]
pub(super) struct HostFiles {
    folder: PathBuf,
    /// What the names of the files begin with.
    prefix: String,
    key: Option<StoreKey>,
    on_wait: Option<OnWait>,
}

impl HostFiles {
    /// The files in `folder`, which is made when the first of them is needed.
    pub(super) fn new(folder: PathBuf, prefix: String, key: Option<StoreKey>) -> Self {
        Self {
            folder,
            prefix,
            key,
            on_wait: None,
        }
    }

    /// Tells on whom a lock waits.
    pub(super) fn on_wait(&mut self, on_wait: OnWait) {
        self.on_wait = Some(on_wait);
    }

    /// Makes the folder where there is none, and checks that it is ours alone.
    pub(super) fn prepare(&self) -> std::io::Result<()> {
        create_private_folder(&self.folder)?;
        check_own_folder(&self.folder)
    }

    /// Waits until no other process of this host has the lock of this name; the operating system
    /// ends a lock with the process that holds it.
    pub(super) async fn lock(&self, name: &str) -> Result<File, StoreError> {
        let path = self.folder.join(format!("{}{name}.lock", self.prefix));
        let locked = self.wait_for(&path).await;
        locked.map_err(|e| StoreError::Lock { source: e.into() })
    }

    async fn wait_for(&self, path: &Path) -> std::io::Result<File> {
        self.prepare()?;
        let mut file = open_private(path)?;
        let begun = tokio::time::Instant::now();
        let mut told = None;
        let mut pause = Duration::from_millis(2);
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) => {}
            }
            let waited = begun.elapsed();
            if waited >= told.map_or(PATIENCE, |told: Duration| told.saturating_add(AGAIN)) {
                told = Some(waited);
                self.tell_wait(&holder(&mut file));
            }
            tokio::time::sleep(pause).await;
            pause = pause.saturating_mul(2).min(Duration::from_millis(50));
        }
        // Whoever waits will read who it is; it holds without that too.
        let _ = write_holder(&mut file);
        Ok(file)
    }

    /// Tells on whom something waits.
    pub(super) fn tell_wait(&self, whom: &str) {
        if let Some(on_wait) = &self.on_wait {
            on_wait.tell(whom);
        }
    }

    /// The same for a grant.
    pub(super) async fn lock_grant(&self, id: &GrantId) -> Result<File, StoreError> {
        self.lock(&file_name(id)).await
    }

    /// Opens the journal for the answer to spending `spent`. The lock of the grant is held. An answer
    /// to the same token that is still there could not be read; it is put aside, never overwritten. One
    /// that is sealed with a key that is missing may hold the only living token, so nothing is spent.
    pub(super) async fn begin(
        &self,
        id: &GrantId,
        spent: &Secret,
        now: SystemTime,
    ) -> Result<Intake, StoreError> {
        match self.look(id) {
            Look::Sealed(error) => return Err(error),
            Look::Left(left) if left.spent.expose() == spent.expose() => {
                self.set_aside(id)?;
            }
            _ => {}
        }
        let (path, place) = (self.journal_path(id), place(id));
        let (key, spent) = (self.key.clone(), spent.clone());
        let prepared = self.prepare();
        prepared.map_err(|e| StoreError::Write { source: e.into() })?;
        let begun =
            tokio::task::spawn_blocking(move || Journal::begin(&path, key, place, &spent, now));
        let begun = begun.await.map_err(std::io::Error::other).flatten();
        let mut journal = begun.map_err(|e| StoreError::Write { source: e.into() })?;
        Ok(Intake::new(move |piece| {
            // An answer beyond its space on a full disk: the database alone has to do.
            let _ = journal.append(piece);
        }))
    }

    /// Moves an answer that a process could not finish writing into `store`. The lock of the grant
    /// is held. An answer that is of no use here is put aside and blocks nobody.
    pub(super) async fn recover(
        &self,
        store: &impl TokenStore,
        id: &GrantId,
    ) -> Result<(), StoreError> {
        let Look::Left(left) = self.look(id) else {
            return Ok(());
        };
        let before = match store.load(id).await {
            Ok(Some(stored)) => stored.tokens,
            // Whoever wants the tokens will be told; whoever brings new ones need not know.
            Ok(None) | Err(StoreError::KeyMissing | StoreError::KeyWrong) => return Ok(()),
            Err(error) => return Err(error),
        };
        let spent = before.refresh.as_ref();
        if spent.is_none_or(|refresh| refresh.expose() != left.spent.expose()) {
            return Ok(());
        }
        let tokens = Tokens::from_broken_answer(&left.answer, left.started_at)
            .filter(|tokens| tokens.tenant().is_none_or(|app| app == id.tenant));
        match tokens {
            Some(tokens) => store.save(id, &tokens.after(&before)).await,
            None => self.set_aside(id).map(drop),
        }
    }

    /// Overwrites the journal once the database has what was in it.
    pub(super) fn clear(&self, id: &GrantId) {
        // What is sealed with another key is not what the database has.
        let cleared = match self.look(id) {
            Look::Sealed(_) => self.set_aside(id).map(drop),
            _ => journal::clear(&self.journal_path(id)).map_err(write_failure),
        };
        // What stays behind names a refresh token that the database does not hold any more.
        let _ = cleared;
    }

    /// Moves the journal to a name that is not used yet, when there is an answer in it.
    pub(super) fn set_aside(&self, id: &GrantId) -> Result<Option<String>, StoreError> {
        if matches!(self.look(id), Look::Nothing) {
            return Ok(None);
        }
        let path = self.journal_path(id);
        for number in 1_u32.. {
            let mut name = path.as_os_str().to_owned();
            name.push(format!(".{number}"));
            let target = PathBuf::from(name);
            if std::fs::symlink_metadata(&target).is_err() {
                private::replace(&path, &target).map_err(write_failure)?;
                return Ok(Some(Shown::path(&target)));
            }
        }
        Ok(None)
    }

    /// Wipes and removes the journal of a grant, and what was put aside of it.
    pub(super) fn forget(&self, id: &GrantId) -> Result<(), StoreError> {
        let name = format!("{}{}.answer", self.prefix, file_name(id));
        for path in self.files(&name) {
            journal::clear(&path)
                .and_then(|()| std::fs::remove_file(&path))
                .map_err(write_failure)?;
        }
        Ok(())
    }

    /// Encrypts the answers that lie in the clear; wipes the journals in which there is none.
    pub(super) fn seal(&self, id: &GrantId) -> Result<(), StoreError> {
        let name = format!("{}{}.answer", self.prefix, file_name(id));
        for path in self.files(&name) {
            if journal::is_plain(&path) {
                let sealed = journal::seal(&path, self.key.as_ref(), &place(id));
                sealed.map_err(write_failure)?;
            }
        }
        Ok(())
    }

    /// Looks which journals are encrypted.
    pub(super) fn sealing(&self) -> Sealing {
        let mut sealing = Sealing::default();
        for path in self.files(&self.prefix) {
            match journal::is_plain(&path) {
                true => sealing.plain += 1,
                false => sealing.sealed += usize::from(journal::is_begun(&path)),
            }
        }
        sealing
    }

    /// The journals whose names begin with this, those that were put aside among them.
    fn files(&self, name: &str) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten();
        let files = entries.flatten().filter(|entry| {
            let file = entry.file_name();
            let file = file.to_string_lossy();
            file.starts_with(name) && file.contains(".answer")
        });
        files.map(|entry| entry.path()).collect()
    }

    fn look(&self, id: &GrantId) -> Look {
        journal::look(&self.journal_path(id), self.key.as_ref(), &place(id))
    }

    fn journal_path(&self, id: &GrantId) -> PathBuf {
        let name = format!("{}{}.answer", self.prefix, file_name(id));
        self.folder.join(name)
    }
}

fn write_failure(source: std::io::Error) -> StoreError {
    StoreError::Write {
        source: source.into(),
    }
}

/// Whom a lock waits for: the process that has written its number into the file.
fn holder(file: &mut File) -> String {
    use std::io::{Seek as _, SeekFrom};
    let mut text = String::new();
    let read = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.take(20).read_to_string(&mut text));
    match (read, text.trim().parse::<u32>()) {
        (Ok(_), Ok(number)) => format!("process {number}"),
        _ => "another process".to_owned(),
    }
}

fn write_holder(file: &mut File) -> std::io::Result<()> {
    use std::io::{Seek as _, SeekFrom};
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(format!("{}\n", std::process::id()).as_bytes())
}

/// What a sealed answer is bound to.
fn place(id: &GrantId) -> String {
    format!("answer {} {}", id.tenant, id.client_id)
}

/// The name of a grant in the folder.
fn file_name(id: &GrantId) -> String {
    format!("{}-{}", id.tenant, fingerprint(&id.client_id))
}

/// A short name for a text that is safe in a file name (FNV-1a; equal names would only mean that two
/// grants wait for each other).
pub(super) fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
