//! Policies of applications, which all gateways follow.

use serde::Serialize;

use super::PostgresKept;
use crate::store::error::StoreError;

/// A policy that is in force at all gateways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StoredPolicy {
    /// The application.
    pub tenant: String,
    /// Its number; a later one is larger.
    pub revision: i64,
    /// When it was applied, RFC 3339 in UTC.
    pub applied: String,
    /// The TOML document, as it was given.
    pub document: String,
}

keap_auth::kept_row!(StoredPolicy {
    tenant,
    revision,
    applied,
    document
});

impl PostgresKept {
    /// Puts a document in force; without one what was before is taken back.
    pub(in crate::store) async fn apply_policy(
        &self,
        tenant: &str,
        document: Option<&str>,
    ) -> Result<StoredPolicy, StoreError> {
        let applied = sqlx::query_as(
            "INSERT INTO keap_gateway_policies (tenant, document) VALUES ($1, $2) \
             RETURNING tenant, revision, coalesce(document, '') AS document, \
             to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS applied",
        );
        let applied = applied.bind(tenant).bind(document).fetch_one(&self.pool);
        self.within(applied).await
    }

    /// The newest policy of those before a number; none where it was taken back.
    pub(in crate::store) async fn policy_before(
        &self,
        tenant: &str,
        before: i64,
    ) -> Result<Option<StoredPolicy>, StoreError> {
        let newest = sqlx::query_as(
            "SELECT tenant, revision, document, \
             to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS applied \
             FROM (SELECT * FROM keap_gateway_policies WHERE tenant = $1 AND revision < $2 \
             ORDER BY revision DESC LIMIT 1) AS newest WHERE document IS NOT NULL",
        );
        let newest = newest.bind(tenant).bind(before).fetch_optional(&self.pool);
        self.within(newest).await
    }
}
