//! A grant as columns, for both databases.

use keap_http::Secret;

use super::cipher::{StoreKey, open, seal};
use super::{GrantId, StoreError, StoredGrant};
use crate::Tokens;
use crate::token::{from_unix, to_unix};

/// The columns of a grant beside its key. Times are whole seconds since 1970.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) access_token: Vec<u8>,
    pub(super) refresh_token: Option<Vec<u8>>,
    pub(super) issued_at: i64,
    pub(super) expires_at: i64,
    pub(super) scope: Option<String>,
    pub(super) refresh_started_at: Option<i64>,
}

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
        let tokens = Tokens::new(
            open(key, &place(id, "access"), &self.access_token)?,
            refresh
                .map(|t| open(key, &place(id, "refresh"), t))
                .transpose()?,
            issued_at,
            life,
        );
        Ok(StoredGrant {
            tokens: tokens.with_scope(self.scope),
            refresh_started_at: self.refresh_started_at.map(from_unix),
        })
    }
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
