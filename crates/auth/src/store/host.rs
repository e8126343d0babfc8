//! What a store keeps on this host beside its database: for each grant a lock and a journal.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use keap_http::Secret;

use super::journal::{self, Journal};
use super::{GrantId, Intake, StoreError, StoreKey, TokenStore};
use crate::Tokens;

/// A folder, for the eyes of its owner only, with two files for each grant.
#[derive(Clone, Debug)]
pub(super) struct HostFiles {
    folder: PathBuf,
    /// What the names of the files begin with.
    prefix: String,
    key: Option<StoreKey>,
}

impl HostFiles {
    /// Makes the folder where there is none.
    pub(super) fn create(
        folder: PathBuf,
        prefix: String,
        key: Option<StoreKey>,
    ) -> std::io::Result<Self> {
        create_private_folder(Some(&folder))?;
        Ok(Self {
            folder,
            prefix,
            key,
        })
    }

    /// Waits until no other process of this host has the lock of this name; the operating system
    /// ends a lock with the process that holds it.
    pub(super) async fn lock(&self, name: &str) -> Result<File, StoreError> {
        let path = self.folder.join(format!("{}{name}.lock", self.prefix));
        let locked = tokio::task::spawn_blocking(move || {
            let file = open_private(&path)?;
            file.lock()?;
            Ok(file)
        });
        let locked = locked.await.map_err(std::io::Error::other);
        locked.flatten().map_err(|e| StoreError::Lock {
            source: Box::new(e),
        })
    }

    /// The same for a grant.
    pub(super) async fn lock_grant(&self, id: &GrantId) -> Result<File, StoreError> {
        self.lock(&file_name(id)).await
    }

    /// Opens the journal for the answer to spending `spent`. The lock of the grant is held.
    pub(super) async fn begin(
        &self,
        id: &GrantId,
        spent: &Secret,
        now: SystemTime,
    ) -> Result<Intake, StoreError> {
        let (path, place) = (self.journal_path(id), place(id));
        let (key, spent) = (self.key.clone(), spent.clone());
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
    /// is held.
    pub(super) async fn recover(
        &self,
        store: &impl TokenStore,
        id: &GrantId,
    ) -> Result<(), StoreError> {
        let Some(left) = journal::read(&self.journal_path(id), self.key.as_ref(), &place(id))
        else {
            return Ok(());
        };
        let before = match store.load(id).await {
            Ok(Some(stored)) => stored.tokens,
            // Whoever wants the tokens will be told; whoever brings new ones need not know.
            Ok(None) | Err(StoreError::KeyMissing | StoreError::KeyWrong) => return Ok(()),
            Err(error) => return Err(error),
        };
        let is_next = before
            .refresh
            .as_ref()
            .is_some_and(|refresh| refresh.expose() == left.spent.expose());
        match Tokens::from_answer(&left.answer, left.started_at) {
            Some(tokens) if is_next => store.save(id, &tokens.after(&before)).await,
            _ => Ok(()),
        }
    }

    /// Overwrites the journal once the database has what was in it.
    pub(super) fn clear(&self, id: &GrantId) {
        // What stays behind names a refresh token that the database does not hold any more.
        let _ = journal::clear(&self.journal_path(id));
    }

    fn journal_path(&self, id: &GrantId) -> PathBuf {
        let name = format!("{}{}.answer", self.prefix, file_name(id));
        self.folder.join(name)
    }
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

/// Creates a folder for its owner only.
pub(super) fn create_private_folder(folder: Option<&Path>) -> std::io::Result<()> {
    let Some(folder) = folder.filter(|f| !f.as_os_str().is_empty() && !f.exists()) else {
        return Ok(());
    };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Opens a file to read and write, and creates it for its owner only.
pub(super) fn open_private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}
