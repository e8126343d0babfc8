//! Which runs are over the same account. A credential that is given bare ends, and the account stays: once an answer has named the
//! account, runs go by it and its host, and not by the credential.

use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

use super::State;

/// An account as it is known before a run begins.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfAccount {
    /// What tells the credential from others.
    pub(crate) identity: String,
    /// Where it is.
    pub(crate) host: String,
    /// The application, where somebody knows it by now.
    pub(crate) tenant: Option<String>,
}

/// Whether a row of `runs` is over the account that is bound: `?1` the credential, `?2` the host, `?3` the application. A credential
/// that an earlier run had is of the account that that run learnt.
pub(super) const OF_ACCOUNT: &str = "(runs.identity = ?1 OR (runs.host = ?2 AND runs.tenant = ?3 COLLATE NOCASE) \
     OR EXISTS (SELECT 1 FROM runs own WHERE own.identity = ?1 AND own.host = runs.host \
     AND own.tenant = runs.tenant COLLATE NOCASE))";

/// Whether the runs `a` and `b` are over one account.
pub(super) const SAME_ACCOUNT: &str =
    "(a.identity = b.identity OR (a.host = b.host AND a.tenant = b.tenant COLLATE NOCASE))";

/// A query that is bound.
type Bound<'q> = Query<'q, Sqlite, SqliteArguments>;

impl OfAccount {
    /// Binds what [`OF_ACCOUNT`] is about.
    pub(super) fn bound<'q>(&'q self, query: Bound<'q>) -> Bound<'q> {
        let query = query.bind(&self.identity).bind(&self.host);
        query.bind(self.tenant.as_deref())
    }
}

impl State {
    /// The application that a credential opened when it was used last.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn tenant_of(&self, account: &OfAccount) -> anyhow::Result<Option<String>> {
        let known: Option<String> = sqlx::query_scalar(
            "SELECT tenant FROM runs WHERE identity = ? AND host = ? AND tenant IS NOT NULL ORDER BY started DESC LIMIT 1",
        )
        .bind(&account.identity)
        .bind(&account.host)
        .fetch_optional(&self.pool)
        .await?;
        Ok(known)
    }

    /// Whether runs with other credentials were over an account at this host, which may be the same one.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn may_be_known(&self, account: &OfAccount) -> anyhow::Result<bool> {
        let others: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM runs WHERE identity <> ? AND host = ? AND tenant IS NOT NULL)",
        )
        .bind(&account.identity)
        .bind(&account.host)
        .fetch_one(&self.pool)
        .await?;
        Ok(others)
    }
}
