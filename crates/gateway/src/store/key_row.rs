//! Keys as they are kept, the same in both kinds of stores.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use crate::keys::{KeyEntry, KeyHash, Permissions};

/// A key as it is listed. The key itself is not known to the store.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct KeyRow {
    /// Its number.
    pub id: i64,
    /// The application.
    pub tenant: String,
    /// The label of the program.
    pub label: String,
    /// When it was made or adopted, in seconds since 1970.
    pub created_at: i64,
    /// When it was revoked, in seconds since 1970.
    pub revoked_at: Option<i64>,
    /// Only calls that read.
    pub read_only: bool,
    /// Only these methods.
    pub methods: Vec<String>,
    /// Only these tables.
    pub tables: Vec<String>,
    /// Calls in a minute.
    pub per_minute: Option<u32>,
}

/// A row of the table of keys.
#[derive(Debug)]
pub(super) struct KeptKey {
    id: i64,
    tenant: String,
    label: String,
    hash: Vec<u8>,
    permissions: String,
    created_at: i64,
    revoked_at: Option<i64>,
}

keap_auth::kept_row!(KeptKey {
    id,
    tenant,
    label,
    hash,
    permissions,
    created_at,
    revoked_at
});

/// Permissions as they are kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    read_only: bool,
    methods: Vec<String>,
    tables: Vec<String>,
    per_minute: Option<u32>,
}

/// Permissions as they are written into a row.
pub(super) fn kept(permissions: &Permissions) -> String {
    let kept = Kept {
        read_only: permissions.read_only,
        methods: permissions.methods.clone(),
        tables: permissions.tables.clone(),
        per_minute: permissions.per_minute,
    };
    serde_json::to_string(&kept).unwrap_or_default()
}

impl KeptKey {
    /// # Errors
    /// When the permissions cannot be read: a key whose bounds are not known is not let in.
    fn permissions(&self) -> Result<Kept, StoreError> {
        let kept = serde_json::from_str(&self.permissions);
        kept.map_err(|error| StoreError::Damaged(error.to_string()))
    }

    /// The key as it is listed.
    pub(super) fn listed(self) -> Result<KeyRow, StoreError> {
        let kept = self.permissions()?;
        Ok(KeyRow {
            id: self.id,
            tenant: self.tenant,
            label: self.label,
            created_at: self.created_at,
            revoked_at: self.revoked_at,
            read_only: kept.read_only,
            methods: kept.methods,
            tables: kept.tables,
            per_minute: kept.per_minute,
        })
    }

    /// The key as it is let in.
    pub(super) fn entry(self) -> Result<KeyEntry, StoreError> {
        let kept = self.permissions()?;
        let hash: KeyHash = self
            .hash
            .try_into()
            .map_err(|_| StoreError::Damaged("a hash has another length".to_owned()))?;
        let permissions = Permissions {
            read_only: kept.read_only,
            methods: kept.methods,
            tables: kept.tables,
            per_minute: kept.per_minute,
        };
        Ok(KeyEntry::of_hash(hash, &self.tenant, &self.label).permitted(permissions))
    }
}

/// Seconds since 1970.
pub(super) fn seconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
