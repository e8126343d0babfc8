//! What changed since the last run: for each account the last one in which it was compared to its end, by what this run is asked
//! for too.

use chrono::{DateTime, Utc};
use keap::compare::account::Target;
use keap::schema::Zone;
use sqlx::Row as _;

use super::jobs::Jobs;
use super::kept::{Account, Claim, ManyHead, ManyKept};
use crate::commands::compare::account::{narrow::narrowed, zone};
use crate::commands::compare::state::{Asked, Source};

impl Jobs {
    /// Tells an account since when its rows are compared: the beginning of the last run in which all of these tables and
    /// operations were compared, with the same suite, tolerances and wires. Without such a run it is compared whole.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn since_last(
        &self,
        account: &mut Account,
        asked: &Asked,
        names: &[String],
    ) -> anyhow::Result<()> {
        let rows = sqlx::query(
            "SELECT r.id, r.head, r.asked FROM keap_compare_runs r JOIN keap_compare_accounts a ON a.run = r.id \
             WHERE a.client_id = $1 AND a.tenant = $2 AND a.trouble IS NULL AND \
             (SELECT count(*) FROM keap_compare_targets t WHERE t.run = r.id AND t.account = a.account \
             AND t.state IN ('\"done\"', '\"skipped\"') AND t.name = ANY($3)) = cardinality($3::text[]) \
             ORDER BY r.number DESC",
        )
        .bind(&account.client_id)
        .bind(&account.tenant)
        .bind(names)
        .fetch_all(&self.pool)
        .await?;
        for row in rows {
            let before: Asked = serde_json::from_str(&row.try_get::<String, _>("asked")?)?;
            let says_as = |own: &Option<Source>, kept: &Option<Source>| match (own, kept) {
                (Some(own), Some(kept)) => own.says_as(kept),
                (own, kept) => own.is_none() && kept.is_none(),
            };
            let is_same = asked.backends == before.backends
                && says_as(&asked.suite, &before.suite)
                && says_as(&asked.rules, &before.rules)
                && zone::unusual(asked) == zone::unusual(&before);
            if is_same {
                let head: ManyHead = serde_json::from_str(&row.try_get::<String, _>("head")?)?;
                account.since = Some(head.started);
                account.before = Some(row.try_get("id")?);
                return Ok(());
            }
        }
        Ok(())
    }

    /// The run before and the account in it, if it is still there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn before(
        &self,
        account: &Account,
    ) -> anyhow::Result<Option<(ManyKept, Account)>> {
        let Some(before) = &account.before else {
            return Ok(None);
        };
        if !self.names().await?.contains(before) {
            return Ok(None);
        }
        let run = self.kept(before).await?;
        let mut accounts = run.accounts.iter();
        let same =
            |one: &&Account| (&one.client_id, &one.tenant) == (&account.client_id, &account.tenant);
        let found = accounts.find(same).cloned();
        Ok(found.map(|account| (run, account)))
    }

    /// Narrows what is compared of an account to what changed, where a table tells; that is noted for the report.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn narrow(
        &self,
        claim: &Claim,
        position: i64,
        target: &mut Target,
        (since, zone): (DateTime<Utc>, Zone),
    ) -> anyhow::Result<()> {
        let Some((note, is_narrow)) = narrowed(target, since, zone) else {
            return Ok(());
        };
        sqlx::query(
            "UPDATE keap_compare_targets SET note = $4, is_narrow = $5 WHERE run = $1 AND account = $2 AND position = $3",
        )
        .bind(&claim.run)
        .bind(claim.account)
        .bind(position)
        .bind(note)
        .bind(is_narrow)
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
