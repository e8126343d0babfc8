//! What gateways keep: keys, inventory, and what else they share.
//!
//! One SQLite file serves a gateway on one machine; a Postgres database any number of them.

mod adding;
mod counted;
mod error;
mod files;
mod key_row;
#[cfg(test)]
mod latest;
mod postgres;
mod sqlite;

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use keap::page::PageMemory;
use keap_http::{Secret, SharedQuota};

use crate::inventory::{Batch, InventoryRow, Seen, WriteInDoubt};
use crate::keys::{HashKey, KeyEntry, Permissions};
use crate::vitals::{StoreOutage, date};
use postgres::PostgresKept;
use sqlite::SqliteKept;

pub use error::StoreError;
pub use key_row::KeyRow;
pub(crate) use postgres::Beat;
pub use postgres::StoredPolicy;

/// The store of a gateway. Clones share their connections.
#[derive(Clone, Debug)]
pub struct GatewayStore(Kept);

#[derive(Clone, Debug)]
enum Kept {
    Sqlite(SqliteKept),
    Postgres(PostgresKept),
}

/// Asks the store of either kind the same.
macro_rules! kept {
    ($store:expr, $kept:ident => $asked:expr) => {
        match &$store.0 {
            Kept::Sqlite($kept) => $asked,
            Kept::Postgres($kept) => $asked,
        }
    };
}

impl GatewayStore {
    /// Opens the store in a file, and creates it with its folder where there is none.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let kept = SqliteKept::open(path).await?;
        Ok(Self(Kept::Sqlite(kept)))
    }

    /// A store in memory, for a gateway that keeps nothing.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub async fn in_memory() -> Result<Self, StoreError> {
        Ok(Self(Kept::Sqlite(SqliteKept::in_memory().await?)))
    }

    /// Opens the store in a file, and neither creates a file nor tables. None when there is no store in the file, or no
    /// file.
    ///
    /// # Errors
    /// [`StoreError::Open`].
    pub async fn open_existing(path: impl AsRef<Path>) -> Result<Option<Self>, StoreError> {
        let kept = SqliteKept::open_existing(path).await?;
        Ok(kept.map(|kept| Self(Kept::Sqlite(kept))))
    }

    /// Connects to a store that several gateways share, with a URL such as `postgres://user@host/database`, and creates the
    /// tables where there are none. All their names begin with `keap_gateway_`.
    ///
    /// # Errors
    /// [`StoreError::Open`] when the database cannot be reached or the tables cannot be made.
    pub async fn connect(url: &Secret) -> Result<Self, StoreError> {
        let kept = PostgresKept::connect(url).await?;
        Ok(Self(Kept::Postgres(kept)))
    }

    /// Connects, and creates no tables. None when the database holds no store.
    ///
    /// # Errors
    /// [`StoreError::Open`] when the database cannot be reached.
    pub async fn connect_existing(url: &Secret) -> Result<Option<Self>, StoreError> {
        let kept = PostgresKept::connect_existing(url).await?;
        Ok(kept.map(|kept| Self(Kept::Postgres(kept))))
    }

    /// Whether several gateways can share it.
    pub fn is_shared(&self) -> bool {
        matches!(self.0, Kept::Postgres(_))
    }

    /// Where it is, without user and password.
    pub(crate) fn place(&self) -> String {
        kept!(self, kept => kept.place())
    }

    /// That it does not answer since a time.
    pub(crate) fn outage(&self, since: SystemTime, why: String) -> StoreOutage {
        StoreOutage {
            store: self.place(),
            since: date(since),
            why,
        }
    }

    /// Ends the use of the store; the main file of one in SQLite is whole then.
    pub async fn close(&self) {
        kept!(self, kept => kept.close().await);
    }

    /// Adds a key.
    ///
    /// # Errors
    /// [`StoreError::Known`] when it is there and not revoked.
    pub async fn add_key(
        &self,
        hash_key: &HashKey,
        key: &Secret,
        entry: (&str, &str, &Permissions),
        now: SystemTime,
    ) -> Result<i64, StoreError> {
        kept!(self, kept => kept.add_key(hash_key, key, entry, now).await)
    }

    /// Whether the living keys were made with this hash key. A store of an earlier version, or one without living
    /// keys, is content with every one.
    ///
    /// # Errors
    /// [`StoreError::OtherHashKey`], or when the store cannot be read.
    pub async fn check_hash_key(&self, hash_key: &HashKey) -> Result<(), StoreError> {
        kept!(self, kept => kept.check_hash_key(hash_key).await)
    }

    /// All keys, revoked ones too.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn keys(&self) -> Result<Vec<KeyRow>, StoreError> {
        kept!(self, kept => kept.keys().await)
    }

    /// Revokes a key by its number; true when there was such a living key.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn revoke_key(&self, id: i64, now: SystemTime) -> Result<bool, StoreError> {
        kept!(self, kept => kept.revoke_key(id, now).await)
    }

    /// The keys that are let in.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn entries(&self) -> Result<Vec<KeyEntry>, StoreError> {
        kept!(self, kept => kept.entries().await)
    }

    /// The inventory, by tenant, caller, method and table.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn inventory(&self) -> Result<Vec<InventoryRow>, StoreError> {
        kept!(self, kept => kept.inventory().await)
    }

    /// Calls over time, where they come from, and what comparisons in the background found.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn seen(&self) -> Result<Seen, StoreError> {
        kept!(self, kept => kept.seen().await)
    }

    /// Forgets hours before one, and addresses that were not seen since a time; all of them without a time.
    pub(crate) async fn forget(&self, hour: &str, address: Option<&str>) -> Result<(), StoreError> {
        kept!(self, kept => kept.forget(hour, address).await)
    }

    /// Notes that something is told: kind, application, subject and time. False when it was told already, for all time, or
    /// since a time.
    pub(crate) async fn claim_alert(
        &self,
        claim: [&str; 4],
        since: Option<&str>,
    ) -> Result<bool, StoreError> {
        kept!(self, kept => kept.claim_alert(claim, since).await)
    }

    /// Something was not told after all.
    pub(crate) async fn release_alert(&self, claim: [&str; 3]) -> Result<(), StoreError> {
        kept!(self, kept => kept.release_alert(claim).await)
    }

    /// Adds counts to the inventory, and settles the notes of writes. A batch that is there already is not added again, as
    /// far as the store can know it.
    pub(crate) async fn add(&self, batch: &Batch) -> Result<(), StoreError> {
        kept!(self, kept => kept.add(batch).await)
    }
}

/// What gateways share beside keys and inventory. Only a store in Postgres has it.
impl GatewayStore {
    fn shared(&self, what: &'static str) -> Result<&PostgresKept, StoreError> {
        match &self.0 {
            Kept::Postgres(kept) => Ok(kept),
            Kept::Sqlite(_) => Err(StoreError::NotShared(what)),
        }
    }

    /// Puts a policy in force for an application, at all gateways. The document must be one that
    /// [`RoutePolicy::from_toml`](keap::RoutePolicy::from_toml) reads.
    ///
    /// # Errors
    /// [`StoreError::NotShared`], or when the store cannot be written.
    pub async fn apply_policy(
        &self,
        tenant: &str,
        document: &str,
    ) -> Result<StoredPolicy, StoreError> {
        let shared = self.shared("policies")?;
        shared.apply_policy(tenant, Some(document)).await
    }

    /// Takes the policy of an application back: gateways go on by their own configuration. True when there was one.
    ///
    /// # Errors
    /// As [`apply_policy`](Self::apply_policy).
    pub async fn withdraw_policy(&self, tenant: &str) -> Result<bool, StoreError> {
        let shared = self.shared("policies")?;
        let is_there = self.policy(tenant).await?.is_some();
        if is_there {
            shared.apply_policy(tenant, None).await?;
        }
        Ok(is_there)
    }

    /// The newest policy of an application, whether this version can read it or not; none where it was withdrawn.
    /// [`StoredInForce`](crate::StoredInForce) tells which one is in force.
    ///
    /// # Errors
    /// As [`apply_policy`](Self::apply_policy).
    pub async fn policy(&self, tenant: &str) -> Result<Option<StoredPolicy>, StoreError> {
        self.policy_before(tenant, i64::MAX).await
    }

    /// The newest policy of those before a number; none where it was withdrawn.
    pub(crate) async fn policy_before(
        &self,
        tenant: &str,
        before: i64,
    ) -> Result<Option<StoredPolicy>, StoreError> {
        let shared = self.shared("policies")?;
        shared.policy_before(tenant, before).await
    }

    /// Writes that a gateway had sent when it ended or their time was over; in a store that is shared also those that it was
    /// killed over.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn writes_in_doubt(&self) -> Result<Vec<WriteInDoubt>, StoreError> {
        kept!(self, kept => kept.writes_in_doubt().await)
    }

    /// The quota of that name, shared by all gateways; none where there is nobody to share it with.
    pub fn quota(&self, name: impl Into<String>) -> Option<Arc<dyn SharedQuota>> {
        let shared = self.shared("quotas").ok()?;
        Some(Arc::new(shared.quota(name.into())))
    }

    /// Where the pages of queries begin, remembered for all gateways; none where there is nobody to share it with.
    pub fn page_memory(&self) -> Option<Arc<dyn PageMemory>> {
        let shared = self.shared("pages").ok()?;
        Some(Arc::new(shared.page_memory()))
    }

    /// What an error comes from: of a file or a database that is gone, whatever does not work then.
    pub(crate) async fn cause_of(&self, error: StoreError) -> StoreError {
        match &self.0 {
            Kept::Sqlite(kept) => kept.check_file().err().unwrap_or(error),
            Kept::Postgres(kept) => kept.cause_of(error).await,
        }
    }

    /// Says that this gateway lives, and hears how the others are.
    pub(crate) async fn beat(&self) -> Result<Beat, StoreError> {
        match &self.0 {
            Kept::Postgres(kept) => kept.beat().await,
            Kept::Sqlite(kept) => kept.check_file().map(|()| Beat::default()),
        }
    }

    /// Says that this gateway ends.
    pub(crate) async fn leave(&self) -> Result<(), StoreError> {
        match &self.0 {
            Kept::Postgres(kept) => kept.leave().await,
            Kept::Sqlite(_) => Ok(()),
        }
    }

    /// Notes a write before it is sent; false where nothing was noted.
    pub(crate) async fn note_write(&self, note: &WriteInDoubt) -> bool {
        match &self.0 {
            Kept::Postgres(kept) => kept.note_write(note).await,
            Kept::Sqlite(_) => false,
        }
    }
}
