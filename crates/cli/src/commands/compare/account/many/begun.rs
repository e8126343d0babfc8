//! A run that begins: its accounts, and a job for each table of each.

use super::jobs::Jobs;
use super::kept::{Account, ManyHead};
use crate::commands::compare::run_report::NotCompared;
use crate::commands::compare::state::{Asked, NewTarget};

impl Jobs {
    /// Begins a run over accounts.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn begin(
        &self,
        head: &ManyHead,
        asked: &Asked,
        accounts: &[Account],
        targets: &[(i64, NewTarget)],
        not_compared: &[NotCompared],
    ) -> anyhow::Result<String> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query("LOCK TABLE keap_compare_runs IN SHARE ROW EXCLUSIVE MODE")
            .execute(&mut *transaction)
            .await?;
        let day = head.started.get(..10).unwrap_or("run");
        let last: Option<i64> = sqlx::query_scalar(
            "SELECT max(substr(id, 12)::bigint) FROM keap_compare_runs WHERE left(id, 11) = $1 || '-'",
        )
        .bind(day)
        .fetch_one(&mut *transaction)
        .await?;
        // A run that was deleted had a name too, which may stand in somebody's notes.
        let next: i64 = sqlx::query_scalar(
            "INSERT INTO keap_compare_numbers AS n VALUES ($1, $2 + 1) \
             ON CONFLICT (day) DO UPDATE SET last = greatest(n.last, $2) + 1 RETURNING last",
        )
        .bind(day)
        .bind(last.unwrap_or(0))
        .fetch_one(&mut *transaction)
        .await?;
        let id = format!("{day}-{next}");
        let head = ManyHead {
            id: id.clone(),
            ..head.clone()
        };
        sqlx::query(
            "INSERT INTO keap_compare_runs (id, head, asked, not_compared) VALUES ($1, $2, $3, $4)",
        )
        .bind(&id)
        .bind(serde_json::to_string(&head)?)
        .bind(serde_json::to_string(asked)?)
        .bind(serde_json::to_string(not_compared)?)
        .execute(&mut *transaction)
        .await?;
        let column = |of: fn(&Account) -> Option<&str>| -> Vec<Option<&str>> {
            accounts.iter().map(of).collect()
        };
        sqlx::query(
            "INSERT INTO keap_compare_accounts (run, account, client_id, tenant, since, before) \
             SELECT $1, number - 1, client, tenant, since, before \
             FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS a (client, tenant, since, before, number)",
        )
        .bind(&id)
        .bind(column(|one| Some(&one.client_id)))
        .bind(column(|one| Some(&one.tenant)))
        .bind(column(|one| one.since.as_deref()))
        .bind(column(|one| one.before.as_deref()))
        .execute(&mut *transaction)
        .await?;
        let jobs: Vec<i64> = targets.iter().map(|(job, _)| *job).collect();
        sqlx::query(
            "INSERT INTO keap_compare_jobs (run, account, job) SELECT DISTINCT a.run, a.account, job \
             FROM keap_compare_accounts a CROSS JOIN unnest($2::bigint[]) AS job WHERE a.run = $1",
        )
        .bind(&id)
        .bind(&jobs)
        .execute(&mut *transaction)
        .await?;
        let mut columns: [Vec<String>; 3] = Default::default();
        for (_, target) in targets {
            columns[0].push(target.name.clone());
            columns[1].push(serde_json::to_string(&target.kind)?);
            columns[2].push(serde_json::to_string(&target.backends)?);
        }
        let [names, kinds, backends] = columns;
        sqlx::query(
            "INSERT INTO keap_compare_targets (run, account, position, job, name, kind, backends) \
             SELECT a.run, a.account, number - 1, job, name, kind, backends FROM keap_compare_accounts a \
             CROSS JOIN unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY \
             AS t (job, name, kind, backends, number) WHERE a.run = $1",
        )
        .bind(&id)
        .bind(&jobs)
        .bind(&names)
        .bind(&kinds)
        .bind(&backends)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(id)
    }
}
