//! The jobs of a run over many accounts, in a Postgres that all workers share.
//!
//! A job is taken by one statement with `FOR UPDATE SKIP LOCKED` through sqlx, which is here anyway. `apalis` with Postgres
//! (`apalis-postgres` 1.0) was looked at and left. It has heartbeats and gives back the jobs of a dead worker, but a job there
//! is a message that is handled anew from its beginning, while here another worker goes on in the middle of a table, and
//! must be kept from writing beside the one that was only thought dead; that needs the lease in our own transactions. It
//! orders by priority and time, and here a free account goes before a busy one. What is left for it to do are three statements.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use keap::compare::Redactor;
use keap_http::Secret;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, PgPool, Row as _};

use super::kept::{Account, Claim, ManyHead, ManyKept};
use crate::commands::compare::run_report::Outcome;
use crate::commands::compare::state::made_key;
use crate::failure::{OrMisuse as _, misuse};

/// How many workers a job may end, one after the other, before nobody takes it any more.
pub(super) const ATTEMPTS: i64 = 3;

/// How long the database may take to let somebody in.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the jobs of runs over many accounts are.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct JobsArgs {
    /// The Postgres that keeps the runs over many accounts and their jobs. Default for `accounts`: the token store.
    #[arg(
        long,
        env = "KEAP_COMPARE_JOBS",
        hide_env_values = true,
        value_name = "URL"
    )]
    jobs: Option<String>,
}

impl JobsArgs {
    pub(crate) fn url(&self) -> Option<Secret> {
        let url = self.jobs.as_deref().map(str::trim);
        url.filter(|url| !url.is_empty()).map(Secret::new)
    }
}

/// Whether an address is one of a Postgres.
pub(super) fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// The database.
#[derive(Clone, Debug)]
pub(crate) struct Jobs {
    pub(super) pool: PgPool,
    pub(super) hash_key: Vec<u8>,
}

impl Jobs {
    /// Connects, and makes the tables where there are none.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub(crate) async fn open(url: &Secret) -> anyhow::Result<Self> {
        // The driver takes a URL of any kind for one of a Postgres.
        let is_postgres = is_postgres(url.expose());
        let Some(options) = url
            .expose()
            .parse::<PgConnectOptions>()
            .ok()
            .filter(|_| is_postgres)
        else {
            misuse!(
                "the address of the jobs is no Postgres URL: it must begin with postgres://\n  hint: workers on several hosts share their jobs, as --jobs postgres://USER@HOST/DATABASE or KEAP_COMPARE_JOBS; runs over one account are in a file, --state FILE"
            );
        };
        let database = options.get_database().unwrap_or_default();
        let place = format!("{}/{database}", options.get_host());
        let failed = || format!("the jobs in {place} cannot be opened");
        // A pool repeats what is refused until its time is over, and then tells of the time alone.
        let first = tokio::time::timeout(PATIENCE, options.connect()).await;
        let first = first.context("it did not answer").with_context(failed)?;
        drop(first.with_context(failed)?.close().await);
        // What looks after connections that are idle may count them wrongly and never end (sqlx 0.9).
        let pool = PgPoolOptions::new().max_connections(4);
        let pool = pool.idle_timeout(None).max_lifetime(None);
        let pool = pool.connect_with(options).await.with_context(failed)?;
        let mut migrations =
            keap_auth::kept::migrations(keap_auth::migration_files!("migrations/accounts":
                "0001_accounts.sql",
                "0002_attempts.sql",
                "0003_since.sql",
                "0004_narrow.sql",
                "0005_unanswered.sql",
                "0006_judged.sql",
                "0007_columns.sql",
            ));
        migrations.dangerous_set_table_name("keap_compare_migrations");
        migrations.set_ignore_missing(true);
        migrations.run(&pool).await.with_context(failed)?;
        let made = made_key();
        sqlx::query("INSERT INTO keap_compare_settings VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
            .bind(made.as_slice())
            .execute(&pool)
            .await?;
        let hash_key = sqlx::query_scalar("SELECT hash_key FROM keap_compare_settings");
        let hash_key = hash_key.fetch_one(&pool).await?;
        Ok(Self { pool, hash_key })
    }

    /// What takes the values out, the same for all runs and workers.
    pub(crate) fn redactor(&self) -> Redactor {
        Redactor::with_key(&self.hash_key)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// That there is no run.
    pub(super) fn empty(&self) -> anyhow::Error {
        anyhow::anyhow!(
            "there is no run over many accounts in this database\n  hint: `keap compare accounts` makes one; name another database with --jobs"
        )
    }

    /// The run of this name; `last` is the newest.
    ///
    /// # Errors
    /// When there is none, or the database cannot be read.
    pub(crate) async fn kept(&self, name: &str) -> anyhow::Result<ManyKept> {
        let row = sqlx::query(
            "SELECT * FROM keap_compare_runs WHERE id = $1 OR $1 = 'last' ORDER BY number DESC LIMIT 1",
        )
        .bind(name)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else {
            if self.names().await?.is_empty() {
                return Err(self.empty());
            }
            misuse!(
                "there is no run {name:?} over many accounts\n  hint: `keap compare runs list --jobs URL` shows those that there are"
            );
        };
        let text = |column: &str| row.try_get::<String, _>(column);
        let outcome: Option<String> = row.try_get("outcome")?;
        let judged: Option<String> = row.try_get("judged")?;
        let id = text("id")?;
        let mut head: ManyHead = serde_json::from_str(&text("head")?)?;
        head.ended = row.try_get("ended")?;
        let accounts = sqlx::query(
            "SELECT account, client_id, tenant, trouble, since, before, unmet FROM keap_compare_accounts WHERE run = $1 ORDER BY account",
        )
        .bind(&id)
        .fetch_all(&self.pool)
        .await?;
        let accounts = accounts.iter().map(|row| {
            Ok(Account {
                number: row.try_get("account")?,
                client_id: row.try_get("client_id")?,
                tenant: row.try_get("tenant")?,
                trouble: row.try_get("trouble")?,
                since: row.try_get("since")?,
                before: row.try_get("before")?,
                unmet: serde_json::from_str(&row.try_get::<String, _>("unmet")?)?,
            })
        });
        Ok(ManyKept {
            head,
            asked: serde_json::from_str(&text("asked")?)?,
            not_compared: serde_json::from_str(&text("not_compared")?)?,
            outcome: outcome
                .map(|word| serde_json::from_str(&word))
                .transpose()?,
            exit: row.try_get("exit_code")?,
            judged: judged.map(|text| serde_json::from_str(&text)).transpose()?,
            accounts: accounts.collect::<anyhow::Result<_>>()?,
            id,
        })
    }

    /// The names of all runs, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn names(&self) -> anyhow::Result<Vec<String>> {
        let names = sqlx::query_scalar("SELECT id FROM keap_compare_runs ORDER BY number DESC");
        Ok(names.fetch_all(&self.pool).await?)
    }

    /// How many jobs a run has, and how many are done.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn counts(&self, run: &str) -> anyhow::Result<(i64, i64)> {
        let counts = sqlx::query_as(
            "SELECT count(*), count(*) FILTER (WHERE is_done) FROM keap_compare_jobs WHERE run = $1",
        );
        Ok(counts.bind(run).fetch_one(&self.pool).await?)
    }

    /// Removes a run, unless somebody works on it.
    ///
    /// # Errors
    /// When somebody does, or the database cannot be written.
    pub(crate) async fn delete(&self, run: &str) -> anyhow::Result<()> {
        if self.workers(run).await? > 0 {
            bail!("another process works on run {run}\n  hint: wait for its end");
        }
        sqlx::query("DELETE FROM keap_compare_runs WHERE id = $1")
            .bind(run)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn workers(&self, run: &str) -> anyhow::Result<i64> {
        let workers = sqlx::query_scalar(
            "SELECT count(DISTINCT worker) FROM keap_compare_jobs WHERE run = $1 AND lease_until > clock_timestamp()",
        );
        Ok(workers.bind(run).fetch_one(&self.pool).await?)
    }

    /// Goes on with a run that has not ended. Where nobody works on it, accounts that could not be asked are asked again, tables
    /// for which nobody answered too, and jobs that were given up are tried again.
    ///
    /// # Errors
    /// When it is complete, or the database cannot be written.
    pub(super) async fn join(&self, run: &ManyKept) -> anyhow::Result<()> {
        let is_complete = run.head.ended.is_some();
        let has_trouble = run.accounts.iter().any(|one| one.trouble.is_some());
        let is_left = has_trouble || self.has_given_up(&run.id).await?;
        if is_complete && !is_left && !self.has_unanswered(&run.id).await? {
            Err(anyhow::anyhow!(
                "run {0} has ended: there is nothing to go on with\n  hint: `keap compare runs show {0} --jobs URL` shows it",
                run.id
            ))
            .or_misuse()?;
        }
        if self.workers(&run.id).await? > 0 {
            return Ok(());
        }
        let mut transaction = self.pool.begin().await?;
        for sql in [
            "UPDATE keap_compare_accounts SET trouble = NULL WHERE run = $1",
            "UPDATE keap_compare_jobs SET is_done = FALSE, is_given_up = FALSE, attempts = 0 WHERE run = $1 AND is_given_up",
            "UPDATE keap_compare_jobs j SET is_done = FALSE WHERE run = $1 AND EXISTS (SELECT 1 FROM keap_compare_targets t \
             WHERE t.run = j.run AND t.account = j.account AND t.job = j.job AND t.is_unanswered)",
            "UPDATE keap_compare_runs SET ended = NULL, outcome = NULL, exit_code = NULL, judged = NULL WHERE id = $1",
        ] {
            sqlx::query(sql)
                .bind(&run.id)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a job that nobody has: of the account with the fewest workers, and of those the one that this worker had last.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn claim(
        &self,
        run: &str,
        worker: &str,
        last: Option<i64>,
        lease: Duration,
    ) -> anyhow::Result<Option<Claim>> {
        let row: Option<(i64, i64)> = sqlx::query_as(
            "WITH busy AS (SELECT account, count(*) AS workers FROM keap_compare_jobs \
             WHERE run = $1 AND NOT is_done AND lease_until > clock_timestamp() GROUP BY account), \
             next AS (SELECT j.account, j.job FROM keap_compare_jobs j JOIN keap_compare_accounts a USING (run, account) \
             LEFT JOIN busy ON busy.account = j.account \
             WHERE j.run = $1 AND NOT j.is_done AND a.trouble IS NULL AND j.attempts < $5 \
             AND (j.lease_until IS NULL OR j.lease_until <= clock_timestamp()) \
             ORDER BY coalesce(busy.workers, 0), j.account <> $3, j.account, j.job \
             LIMIT 1 FOR UPDATE OF j SKIP LOCKED) \
             UPDATE keap_compare_jobs j SET worker = $2, attempts = attempts + 1, \
             lease_until = clock_timestamp() + make_interval(secs => $4) \
             FROM next WHERE j.run = $1 AND j.account = next.account AND j.job = next.job RETURNING j.account, j.job",
        )
        .bind(run)
        .bind(worker)
        .bind(last.unwrap_or(-1))
        .bind(lease.as_secs_f64())
        .bind(ATTEMPTS)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|(account, job)| Claim {
            run: run.to_owned(),
            account,
            job,
            worker: worker.to_owned(),
        }))
    }

    /// How many jobs are neither done nor of an account in trouble.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn open_jobs(&self, run: &str) -> anyhow::Result<i64> {
        let open = sqlx::query_scalar(
            "SELECT count(*) FROM keap_compare_jobs j JOIN keap_compare_accounts a USING (run, account) \
             WHERE run = $1 AND NOT is_done AND (trouble IS NULL OR lease_until > clock_timestamp())",
        );
        Ok(open.bind(run).fetch_one(&self.pool).await?)
    }

    /// Says that a worker lives, as long as this is not dropped.
    pub(super) fn beat(&self, run: &str, worker: &str, lease: Duration) -> Beat {
        let (pool, run, worker) = (self.pool.clone(), run.to_owned(), worker.to_owned());
        Beat(tokio::spawn(async move {
            loop {
                tokio::time::sleep(lease / 3).await;
                let said = sqlx::query(
                    "UPDATE keap_compare_jobs SET lease_until = clock_timestamp() + make_interval(secs => $3) \
                     WHERE run = $1 AND worker = $2 AND NOT is_done",
                )
                .bind(&run)
                .bind(&worker)
                .bind(lease.as_secs_f64())
                .execute(&pool)
                .await;
                // Said again in a moment; whoever takes the job over in between is noticed at the next batch.
                drop(said);
            }
        }))
    }

    /// Gives a job back, done or not. A worker that can say so has not died of it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn release(&self, claim: &Claim, is_done: bool) -> anyhow::Result<()> {
        sqlx::query(
            "UPDATE keap_compare_jobs SET worker = NULL, lease_until = NULL, is_done = $5, attempts = 0 \
             WHERE run = $1 AND account = $2 AND job = $3 AND worker = $4",
        )
        .bind(&claim.run)
        .bind(claim.account)
        .bind(claim.job)
        .bind(&claim.worker)
        .bind(is_done)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// How many rows each table of an account had when it was compared last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn rows_seen(
        &self,
        client_id: &str,
        tenant: &str,
    ) -> anyhow::Result<HashMap<String, u64>> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT DISTINCT ON (t.name) t.name, t.expected FROM keap_compare_targets t \
             JOIN keap_compare_accounts a USING (run, account) JOIN keap_compare_runs r ON r.id = t.run \
             WHERE a.client_id = $1 AND a.tenant = $2 AND t.expected IS NOT NULL AND NOT t.is_narrow ORDER BY t.name, r.number DESC",
        )
        .bind(client_id)
        .bind(tenant)
        .fetch_all(&self.pool)
        .await?;
        let seen = rows.into_iter();
        Ok(seen
            .map(|(name, rows)| (name, u64::try_from(rows).unwrap_or_default()))
            .collect())
    }

    /// The run has come to its end; the first worker that sees it says when.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub(super) async fn end(
        &self,
        run: &str,
        (ended, outcome, exit): (&str, Outcome, u8),
    ) -> anyhow::Result<String> {
        sqlx::query(
            "UPDATE keap_compare_runs SET ended = $2, outcome = $3, exit_code = $4 WHERE id = $1 AND ended IS NULL",
        )
        .bind(run)
        .bind(ended)
        .bind(serde_json::to_string(&outcome)?)
        .bind(i64::from(exit))
        .execute(&self.pool)
        .await?;
        let ended = sqlx::query_scalar("SELECT ended FROM keap_compare_runs WHERE id = $1");
        Ok(ended.bind(run).fetch_one(&self.pool).await?)
    }
}

/// Says that a worker lives until it is dropped.
#[derive(Debug)]
pub(super) struct Beat(tokio::task::JoinHandle<()>);

impl Drop for Beat {
    fn drop(&mut self) {
        self.0.abort();
    }
}
