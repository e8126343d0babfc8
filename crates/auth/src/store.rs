//! Where grants are kept: the trait, and the store in memory.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use keap_http::{BoxFuture, Secret};
use tokio::sync::Mutex as AsyncMutex;

use crate::{AppName, Tokens};

#[cfg(feature = "store")]
mod cipher;
#[cfg(feature = "store")]
mod guard;
#[cfg(feature = "store")]
mod host;
#[cfg(feature = "store")]
mod journal;
#[cfg(feature = "store")]
mod pace;
#[cfg(feature = "store")]
mod postgres;
#[cfg(feature = "store")]
mod row;
#[cfg(feature = "store")]
mod sqlite;

#[cfg(feature = "store")]
pub use cipher::{StoreKey, StoreKeyError};
#[cfg(feature = "store")]
pub use pace::PostgresPace;
#[cfg(feature = "store")]
pub use postgres::PostgresStore;
#[cfg(feature = "store")]
pub use sqlite::SqliteStore;

/// Which grant: a person granted this client access to this app.
///
/// Contact and tag ids, limits and tokens are all per app, so the app is the key and not the user.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct GrantId {
    /// The client id of the developer portal.
    pub client_id: String,
    /// The app.
    pub tenant: AppName,
}

impl GrantId {
    /// The grant of `client_id` for `tenant`.
    pub fn new(client_id: impl Into<String>, tenant: AppName) -> Self {
        Self {
            client_id: client_id.into(),
            tenant,
        }
    }
}

/// A grant as it is kept.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StoredGrant {
    /// The newest pair of tokens.
    pub tokens: Tokens,
    /// A refresh was started then and its end was not recorded yet. Older than a minute or two it
    /// means that a process died or an answer was lost.
    pub refresh_started_at: Option<SystemTime>,
    /// The token endpoint said then that the refresh token is dead.
    pub dead_since: Option<SystemTime>,
}

impl From<Tokens> for StoredGrant {
    fn from(tokens: Tokens) -> Self {
        Self {
            tokens,
            refresh_started_at: None,
            dead_since: None,
        }
    }
}

/// Held while one process refreshes a grant; dropped, it lets the next one in. The lock ends with
/// the process, however the process ends.
pub struct StoreLock {
    _held: Box<dyn Send>,
}

impl StoreLock {
    /// A lock that lasts as long as `held`.
    pub fn new(held: impl Send + 'static) -> Self {
        Self {
            _held: Box::new(held),
        }
    }
}

impl Debug for StoreLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreLock")
    }
}

/// Is told on whom a lock waits, in words for a person, when it waits for more than a moment.
#[derive(Clone)]
pub struct OnWait(Arc<dyn Fn(&str) + Send + Sync>);

impl OnWait {
    /// Calls `tell` with whom the lock waits for.
    pub fn new(tell: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Says on whom a lock waits.
    pub fn tell(&self, whom: &str) {
        (self.0)(whom);
    }
}

impl Debug for OnWait {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OnWait")
    }
}

/// How the secrets of a store lie in it: tokens, client secrets and answers in journals of this host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sealing {
    /// How many are encrypted.
    pub sealed: usize,
    /// How many lie in the clear.
    pub plain: usize,
}

/// Takes the answer to a refresh as it arrives, before anybody has read it, so that a process that is
/// killed right then leaves it behind.
pub struct Intake(Option<TakePiece>);

type TakePiece = Box<dyn FnMut(&[u8]) + Send>;

impl Intake {
    /// One that keeps nothing.
    pub fn none() -> Self {
        Self(None)
    }

    /// One that hands each piece of the answer, in order, to `take`, which must not wait.
    pub fn new(take: impl FnMut(&[u8]) + Send + 'static) -> Self {
        Self(Some(Box::new(take)))
    }

    /// Takes the next piece.
    pub fn take(&mut self, piece: &[u8]) {
        if let Some(take) = &mut self.0 {
            take(piece);
        }
    }
}

impl Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Intake")
    }
}

/// Keeps grants, and lets one process at a time refresh each.
pub trait TokenStore: Debug + Send + Sync + 'static {
    /// The grant as it is kept now.
    fn load<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<StoredGrant>, StoreError>>;

    /// Keeps the newest tokens. Returns when they are durable.
    fn save<'a>(
        &'a self,
        id: &'a GrantId,
        tokens: &'a Tokens,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Notes durably that a refresh starts at `now` and will spend `spent`, and makes sure, as far
    /// as that can be known, that its result can be saved. Fails before anything is lost. What the
    /// intake has taken when the process dies is found by the next [`lock`](Self::lock).
    fn begin_refresh<'a>(
        &'a self,
        id: &'a GrantId,
        spent: &'a Secret,
        now: SystemTime,
    ) -> BoxFuture<'a, Result<Intake, StoreError>>;

    /// Notes that the refresh ended without new tokens and without spending the old ones.
    fn end_refresh<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Forgets a grant, with what its journal holds, and the secret of its client when no other grant
    /// needs it; true when there was one. Afterwards nothing of it can be read from the files.
    fn remove<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<bool, StoreError>>;

    /// All grants, in order.
    fn list(&self) -> BoxFuture<'_, Result<Vec<GrantId>, StoreError>>;

    /// Waits until nobody else, in this or another process or host, refreshes this grant, and puts
    /// in order what a process that was killed left behind. Whoever stores tokens that did not come
    /// from a refresh takes the lock too.
    fn lock<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<StoreLock, StoreError>>;

    /// Keeps the secret of a client, so that a refresh needs nothing but the store.
    fn save_client<'a>(
        &'a self,
        client_id: &'a str,
        secret: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// The secret of a client, when it is kept.
    fn load_client<'a>(
        &'a self,
        client_id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Secret>, StoreError>>;

    /// Puts the answer that the intake of this grant has taken where nothing overwrites it, because it
    /// cannot be used; returns where that is. The lock of the grant is held.
    fn set_aside<'a>(
        &'a self,
        _: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<String>, StoreError>> {
        Box::pin(async { Ok(None) })
    }

    /// Notes that the token endpoint has called the refresh token of this grant dead.
    fn mark_dead<'a>(
        &'a self,
        _: &'a GrantId,
        _: SystemTime,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }

    /// Looks which secrets are encrypted.
    fn sealing(&self) -> BoxFuture<'_, Result<Sealing, StoreError>> {
        Box::pin(async { Ok(Sealing::default()) })
    }

    /// Encrypts what lies in the clear, and wipes what was there before.
    fn seal_all(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async { Err(StoreError::NoKey) })
    }

    /// Ends the use of the store, so that its main file alone is whole.
    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

/// Why a store could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The store cannot be opened.
    #[error("the token store {place} cannot be opened")]
    #[non_exhaustive]
    Open {
        /// The file, or the host and database.
        place: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store cannot be written: read-only, full, or gone.
    #[error("the token store cannot be written{}", hint(source.as_ref()))]
    #[non_exhaustive]
    Write {
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The store cannot be read.
    #[error("the token store cannot be read")]
    #[non_exhaustive]
    Read {
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The lock of a grant cannot be had.
    #[error("the lock of the token store cannot be had")]
    #[non_exhaustive]
    Lock {
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It was written, and what was there before is still in the files, because another process uses
    /// them.
    #[error(
        "what was there before is still in the files of the token store; try again when no other process uses it"
    )]
    #[non_exhaustive]
    NotWiped {
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The entry is encrypted and no key is given.
    #[error("the tokens are encrypted and KEAP_STORE_KEY is not set")]
    KeyMissing,
    /// There is nothing to encrypt with.
    #[error("there is no key to encrypt with: KEAP_STORE_KEY is not set")]
    NoKey,
    /// The entry is encrypted with another key, or was changed.
    #[error(
        "the tokens cannot be decrypted: KEAP_STORE_KEY is another key, or the store was changed"
    )]
    KeyWrong,
    /// The entry is not one of ours.
    #[error("the entry in the token store is damaged: {what}")]
    #[non_exhaustive]
    Damaged {
        /// What is wrong.
        what: &'static str,
    },
}

fn hint(source: &(dyn std::error::Error + Send + Sync)) -> &'static str {
    let text = source.to_string().to_lowercase();
    if text.contains("full") || text.contains("no space") {
        ": the disk is full"
    } else if text.contains("readonly") || text.contains("read-only") {
        ": it is read-only"
    } else {
        ""
    }
}

/// Looks whether the key of a store opens what is encrypted in it: a second key beside the first would
/// leave a store that none of the two opens.
#[cfg(feature = "store")]
async fn check_key(store: &impl TokenStore, ids: &[GrantId]) -> Result<(), StoreError> {
    for id in ids {
        store.load(id).await?;
        store.load_client(&id.client_id).await?;
    }
    Ok(())
}

/// Keeps grants in memory, for one process and for tests.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Arc<Memory>);

#[derive(Debug, Default)]
struct Memory {
    grants: Mutex<BTreeMap<GrantId, StoredGrant>>,
    clients: Mutex<BTreeMap<String, Secret>>,
    locks: Mutex<BTreeMap<GrantId, Arc<AsyncMutex<()>>>>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl TokenStore for MemoryStore {
    fn load<'a>(
        &'a self,
        id: &'a GrantId,
    ) -> BoxFuture<'a, Result<Option<StoredGrant>, StoreError>> {
        Box::pin(async move { Ok(lock(&self.0.grants).get(id).cloned()) })
    }

    fn save<'a>(
        &'a self,
        id: &'a GrantId,
        tokens: &'a Tokens,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            lock(&self.0.grants).insert(id.clone(), tokens.clone().into());
            Ok(())
        })
    }

    fn begin_refresh<'a>(
        &'a self,
        id: &'a GrantId,
        _: &'a Secret,
        now: SystemTime,
    ) -> BoxFuture<'a, Result<Intake, StoreError>> {
        Box::pin(async move {
            if let Some(grant) = lock(&self.0.grants).get_mut(id) {
                grant.refresh_started_at = Some(now);
            }
            Ok(Intake::none())
        })
    }

    fn end_refresh<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            if let Some(grant) = lock(&self.0.grants).get_mut(id) {
                grant.refresh_started_at = None;
            }
            Ok(())
        })
    }

    fn remove<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move { Ok(lock(&self.0.grants).remove(id).is_some()) })
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<GrantId>, StoreError>> {
        Box::pin(async move { Ok(lock(&self.0.grants).keys().cloned().collect()) })
    }

    fn lock<'a>(&'a self, id: &'a GrantId) -> BoxFuture<'a, Result<StoreLock, StoreError>> {
        let mutex = Arc::clone(lock(&self.0.locks).entry(id.clone()).or_default());
        Box::pin(async move { Ok(StoreLock::new(mutex.lock_owned().await)) })
    }

    fn save_client<'a>(
        &'a self,
        client_id: &'a str,
        secret: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            lock(&self.0.clients).insert(client_id.to_owned(), secret.clone());
            Ok(())
        })
    }

    fn load_client<'a>(
        &'a self,
        client_id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Secret>, StoreError>> {
        Box::pin(async move { Ok(lock(&self.0.clients).get(client_id).cloned()) })
    }
}
