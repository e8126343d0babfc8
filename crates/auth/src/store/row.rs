//! A grant as columns, for both databases.

use keap_http::Secret;

use super::cipher::{PLAIN, StoreKey, open, seal};
use super::host::HostFiles;
use super::{GrantId, Sealing, StoreError, StoredGrant};
use crate::Tokens;
use crate::token::{from_unix, to_unix};

/// The columns of a grant beside its key. Times are whole seconds since 1970.
pub(super) struct Row {
    pub(super) access_token: Vec<u8>,
    pub(super) refresh_token: Option<Vec<u8>>,
    pub(super) issued_at: i64,
    pub(super) expires_at: i64,
    pub(super) scope: Option<String>,
    pub(super) refresh_started_at: Option<i64>,
    /// The base URL that the grant belongs to; none for Keap's own hosts.
    pub(super) hosts: Option<String>,
    pub(super) dead_since: Option<i64>,
}

crate::kept_row!(Row {
    access_token,
    refresh_token,
    issued_at,
    expires_at,
    scope,
    refresh_started_at,
    hosts,
    dead_since
});

impl Row {
    pub(super) fn write(
        key: Option<&StoreKey>,
        id: &GrantId,
        tokens: &Tokens,
    ) -> Result<Self, StoreError> {
        let refresh = tokens.refresh.as_ref();
        Ok(Self {
            access_token: seal(key, &place(id, "access"), &tokens.access)?,
            refresh_token: refresh
                .map(|t| seal(key, &place(id, "refresh"), t))
                .transpose()?,
            issued_at: to_unix(tokens.issued_at),
            expires_at: to_unix(tokens.expires_at),
            scope: tokens.scope.clone(),
            refresh_started_at: None,
            hosts: tokens.hosts.clone(),
            dead_since: None,
        })
    }

    pub(super) fn read(
        self,
        key: Option<&StoreKey>,
        id: &GrantId,
    ) -> Result<StoredGrant, StoreError> {
        let refresh = self.refresh_token.as_deref();
        let (issued_at, expires_at) = (from_unix(self.issued_at), from_unix(self.expires_at));
        let life = expires_at.duration_since(issued_at).unwrap_or_default();
        let mut tokens = Tokens::new(
            open(key, &place(id, "access"), &self.access_token)?,
            refresh
                .map(|t| open(key, &place(id, "refresh"), t))
                .transpose()?,
            issued_at,
            life,
        );
        tokens.hosts = self.hosts;
        // A version that does not know this column leaves it behind when it stores a newer pair.
        let dead_since = self.dead_since.map(from_unix);
        Ok(StoredGrant {
            tokens: tokens.with_scope(self.scope),
            refresh_started_at: self.refresh_started_at.map(from_unix),
            dead_since: dead_since.filter(|since| *since >= issued_at),
        })
    }
}

/// A sealed form of a value that lies in the clear; none when it is sealed already.
fn sealed_anew(key: &StoreKey, place: &str, stored: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
    if stored.first() != Some(&PLAIN) {
        return Ok(None);
    }
    let plain = open(None, place, stored)?;
    seal(Some(key), place, &plain).map(Some)
}

/// What is left to do when a key is there and something lies in the clear: the columns of a grant.
pub(super) struct Secrets {
    client_id: String,
    tenant: String,
    pub(super) access_token: Vec<u8>,
    refresh_token: Option<Vec<u8>>,
}

crate::kept_row!(Secrets {
    client_id,
    tenant,
    access_token,
    refresh_token
});

/// A grant whose tokens have to be written anew. What does not lie in the clear is none.
pub(super) struct Resealed {
    pub(super) id: GrantId,
    pub(super) access_token: Option<Vec<u8>>,
    pub(super) refresh_token: Option<Vec<u8>>,
}

impl Secrets {
    /// Seals what lies in the clear.
    pub(super) fn reseal(self, key: &StoreKey) -> Result<Resealed, StoreError> {
        let id = grant_id((self.client_id, self.tenant))?;
        let refresh = self.refresh_token.as_deref();
        let refresh = refresh.map(|stored| sealed_anew(key, &place(&id, "refresh"), stored));
        Ok(Resealed {
            access_token: sealed_anew(key, &place(&id, "access"), &self.access_token)?,
            refresh_token: refresh.transpose()?.flatten(),
            id,
        })
    }
}

/// The same for the secret of a client.
pub(super) fn reseal_client(
    key: &StoreKey,
    client_id: &str,
    stored: &[u8],
) -> Result<Option<Vec<u8>>, StoreError> {
    sealed_anew(key, &format!("client {client_id}"), stored)
}

pub(super) fn write_client(
    key: Option<&StoreKey>,
    client_id: &str,
    secret: &Secret,
) -> Result<Vec<u8>, StoreError> {
    seal(key, &format!("client {client_id}"), secret)
}

pub(super) fn read_client(
    key: Option<&StoreKey>,
    client_id: &str,
    stored: &[u8],
) -> Result<Secret, StoreError> {
    open(key, &format!("client {client_id}"), stored)
}

/// How the secrets lie, from the number of all values and of those in the clear.
pub(super) fn sealing_of((all, plain): (i64, i64), files: Option<&HostFiles>) -> Sealing {
    let number = |count: i64| usize::try_from(count).unwrap_or_default();
    let mut sealing = files.map(HostFiles::sealing).unwrap_or_default();
    sealing.plain += number(plain);
    sealing.sealed += number(all.saturating_sub(plain));
    sealing
}

/// What a sealed value is bound to, so that it cannot be moved to another row.
fn place(id: &GrantId, column: &str) -> String {
    format!("{column} {} {}", id.tenant, id.client_id)
}

pub(super) fn read_error(source: sqlx::Error) -> StoreError {
    StoreError::Read {
        source: source.into(),
    }
}

pub(super) fn write_error(source: sqlx::Error) -> StoreError {
    StoreError::Write {
        source: source.into(),
    }
}

pub(super) fn grant_id((client_id, tenant): (String, String)) -> Result<GrantId, StoreError> {
    let tenant = tenant.parse().map_err(|_| StoreError::Damaged {
        what: "no name of an app",
    })?;
    Ok(GrantId::new(client_id, tenant))
}
