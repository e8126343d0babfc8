//! From what is kept of a run to its report, and to the list of runs.

use keap::compare::{Progress, Summary};
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::State;
use super::columns::Columns;
use super::differences::Part;
use super::resume::read_state;
use super::rows::name_at;
use super::whose::SAME_ACCOUNT;
use crate::commands::compare::run_report::{
    CauseReport, ColumnReport, Difference, NotCompared, Outcome, Place, RunReport, SCHEMA,
    TargetKind, TargetReport, TargetState, Totals, TrendPoint, Verdict, Wire,
};

/// How many earlier runs the trend has.
const TREND: i64 = 60;

/// How many examples of a cause are named.
const EXAMPLES: usize = 3;

/// One line of the list of runs.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct RunLine {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) started: String,
    pub(crate) ended: Option<String>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) rows: i64,
    pub(crate) known: i64,
    pub(crate) unexplained: i64,
    pub(crate) done: i64,
    pub(crate) targets: i64,
    /// The folder of the recording that answered, where no account did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replayed_from: Option<String>,
    /// What it wrote and did not put back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) not_put_back: Option<String>,
}

impl State {
    /// All runs, the newest first.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn runs(&self) -> anyhow::Result<Vec<RunLine>> {
        let rows = sqlx::query(
            "SELECT id, head, tenant, started, ended, outcome, rows_compared, known, unexplained, \
             (SELECT count(*) FROM targets WHERE run = runs.id) AS targets, \
             (SELECT count(*) FROM targets WHERE run = runs.id AND state = '\"done\"') AS done \
             FROM runs ORDER BY started DESC, rowid DESC",
        )
        .fetch_all(&self.pool)
        .await?;
        let mut lines = rows
            .iter()
            .map(run_line)
            .collect::<anyhow::Result<Vec<_>>>()?;
        for line in &mut lines {
            // The sums are kept at the end.
            if line.ended.is_none() {
                let totals = totals(&self.targets(&line.id).await?, &[]);
                line.rows = i64::try_from(totals.rows)?;
                line.known = i64::try_from(totals.values.known)?;
                line.unexplained = i64::try_from(totals.values.unexplained)?;
            }
            line.not_put_back = self.not_put_back(&line.id).await?;
        }
        Ok(lines)
    }

    /// The report of a run. Its verdict is the one that was kept; the command that ended it judges anew.
    ///
    /// # Errors
    /// When there is no such run, or the state cannot be read.
    pub(crate) async fn report(&self, id: &str) -> anyhow::Result<RunReport> {
        let row = sqlx::query("SELECT * FROM runs WHERE id = ?")
            .bind(id)
            .fetch_one(&self.pool)
            .await?;
        let text = |column: &str| row.try_get::<String, _>(column);
        let mut targets = self.targets(id).await?;
        let names: Vec<String> = targets.iter().map(|target| target.name.clone()).collect();
        let mut differences = self.differences(id, &names, Part::Held).await?;
        let digest = self.digest(id, &names).await?;
        if digest.is_some() {
            self.mark(id, &mut differences).await?;
            self.count_unseen(id, &mut targets).await?;
        }
        let wires: Vec<Wire> = serde_json::from_str(&text("wires")?)?;
        let mut not_compared: Vec<NotCompared> = serde_json::from_str(&text("not_compared")?)?;
        not_compared.extend(self.columns_not_compared(id).await?);
        let outcome: Option<String> = row.try_get("outcome")?;
        let exit: Option<i64> = row.try_get("exit_code")?;
        let mut report = RunReport {
            schema: SCHEMA.to_owned(),
            run: serde_json::from_str(&text("head")?)?,
            verdict: Verdict {
                outcome: outcome
                    .map_or(Ok(Outcome::Stopped), |word| serde_json::from_str(&word))?,
                sentence: String::new(),
                details: Vec::new(),
                exit: exit.and_then(|exit| u8::try_from(exit).ok()).unwrap_or(3),
                fail_on: String::new(),
            },
            totals: totals(&targets, &wires),
            causes: self.causes(id, &names, &differences).await?,
            targets,
            differences_kept: self.count(id).await?,
            differences,
            evidence: self.evidence(id).await?,
            not_compared,
            unmet: Vec::new(),
            wires,
            trend: self.trend(id).await?,
            digest,
        };
        report.run.ended = row.try_get("ended")?;
        Ok(report)
    }

    /// The columns that are not compared because the account does not have them.
    async fn columns_not_compared(&self, id: &str) -> anyhow::Result<Vec<NotCompared>> {
        let rows = sqlx::query_as::<_, (String, String)>(
            "SELECT name, columns FROM targets WHERE run = ? AND columns IS NOT NULL ORDER BY position",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let mut not_compared = Vec::new();
        for (name, columns) in rows {
            let columns: Columns = serde_json::from_str(&columns)?;
            not_compared.extend(columns.not_compared(&name));
        }
        Ok(not_compared)
    }

    async fn targets(&self, id: &str) -> anyhow::Result<Vec<TargetReport>> {
        let rows = sqlx::query("SELECT * FROM targets WHERE run = ? ORDER BY position")
            .bind(id)
            .fetch_all(&self.pool)
            .await?;
        let mut targets = rows
            .iter()
            .map(target)
            .collect::<anyhow::Result<Vec<_>>>()?;
        let tallies = sqlx::query(
            "SELECT * FROM tallies WHERE run = ? ORDER BY position, column_name, backend, finding, cause",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        for row in tallies {
            let position: i64 = row.try_get("position")?;
            let cause: String = row.try_get("cause")?;
            let found: i64 = row.try_get("found")?;
            if let Some(target) = usize::try_from(position)
                .ok()
                .and_then(|at| targets.get_mut(at))
            {
                target.columns.push(ColumnReport {
                    column: row.try_get("column_name")?,
                    backend: row.try_get("backend")?,
                    finding: row.try_get("finding")?,
                    cause: Some(cause).filter(|cause| !cause.is_empty()),
                    count: u64::try_from(found).unwrap_or_default(),
                });
            }
        }
        Ok(targets)
    }

    async fn causes(
        &self,
        id: &str,
        names: &[String],
        differences: &[Difference],
    ) -> anyhow::Result<Vec<CauseReport>> {
        let rows = sqlx::query(
            "SELECT tallies.position, column_name, cause, sum(found) AS found, title, advice, causes.kind \
             FROM tallies JOIN causes ON causes.id = cause WHERE run = ? \
             GROUP BY cause, tallies.position, column_name ORDER BY cause, found DESC, tallies.position, column_name",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let mut causes: Vec<CauseReport> = Vec::new();
        for row in &rows {
            let cause: String = row.try_get("cause")?;
            let found: i64 = row.try_get("found")?;
            let count = u64::try_from(found).unwrap_or_default();
            if causes.last().is_none_or(|last| last.id != cause) {
                let examples = differences.iter().filter(|one| one.cause == cause);
                causes.push(CauseReport {
                    examples: examples.map(|one| one.number).take(EXAMPLES).collect(),
                    id: cause,
                    title: row.try_get("title")?,
                    advice: row.try_get("advice")?,
                    kind: row.try_get("kind")?,
                    count: 0,
                    places: Vec::new(),
                });
            }
            if let Some(last) = causes.last_mut() {
                last.count = last.count.saturating_add(count);
                last.places.push(Place {
                    target: name_at(names, row)?,
                    column: row.try_get("column_name")?,
                    count,
                });
            }
        }
        let rank = |kind: &str| ["likely", "known"].iter().position(|known| *known == kind);
        causes.sort_by_key(|cause| {
            let rank = rank(&cause.kind).unwrap_or(2);
            (rank, std::cmp::Reverse(cause.count), cause.id.clone())
        });
        Ok(causes)
    }

    async fn trend(&self, id: &str) -> anyhow::Result<Vec<TrendPoint>> {
        let sql = format!(
            "SELECT a.id, a.started, a.outcome, a.rows_compared, a.known, a.unexplained FROM runs a JOIN runs b ON b.id = ?1 \
             WHERE {SAME_ACCOUNT} AND a.outcome IS NOT NULL AND a.id <> ?1 \
             AND a.started <= b.started ORDER BY a.started DESC, a.rowid DESC LIMIT ?2"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(TREND)
            .fetch_all(&self.pool)
            .await?;
        let mut trend = rows
            .iter()
            .map(trend_point)
            .collect::<anyhow::Result<Vec<_>>>()?;
        trend.reverse();
        Ok(trend)
    }
}

fn run_line(row: &SqliteRow) -> anyhow::Result<RunLine> {
    let head: String = row.try_get("head")?;
    let head: crate::commands::compare::run_report::Head = serde_json::from_str(&head)?;
    let outcome: Option<String> = row.try_get("outcome")?;
    // The head has its name once the run has ended.
    let tenant: Option<String> = row.try_get("tenant")?;
    Ok(RunLine {
        id: row.try_get("id")?,
        account: tenant.unwrap_or(head.account),
        replayed_from: head.replayed_from,
        started: row.try_get("started")?,
        ended: row.try_get("ended")?,
        outcome: outcome
            .map(|word| serde_json::from_str(&word))
            .transpose()?,
        rows: row.try_get("rows_compared")?,
        known: row.try_get("known")?,
        unexplained: row.try_get("unexplained")?,
        done: row.try_get("done")?,
        targets: row.try_get("targets")?,
        not_put_back: None,
    })
}

fn trend_point(row: &SqliteRow) -> anyhow::Result<TrendPoint> {
    let outcome: String = row.try_get("outcome")?;
    let number = |column: &str| -> anyhow::Result<u64> {
        let number: i64 = row.try_get(column)?;
        Ok(u64::try_from(number).unwrap_or_default())
    };
    Ok(TrendPoint {
        id: row.try_get("id")?,
        started: row.try_get("started")?,
        outcome: serde_json::from_str(&outcome)?,
        rows: number("rows_compared")?,
        known: number("known")?,
        unexplained: number("unexplained")?,
    })
}

fn target(row: &SqliteRow) -> anyhow::Result<TargetReport> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let kind: TargetKind = serde_json::from_str(&text("kind")?)?;
    let progress: Progress = serde_json::from_str(&text("progress")?)?;
    let expected: Option<i64> = row.try_get("expected")?;
    Ok(TargetReport {
        name: text("name")?,
        kind,
        state: read_state(&text("state")?),
        backends: serde_json::from_str(&text("backends")?)?,
        rows: progress.rows,
        expected: expected.and_then(|rows| u64::try_from(rows).ok()),
        parting: progress.parting,
        reread: progress.reread,
        settled: progress.settled,
        values: progress.summary,
        unseen: 0,
        columns: Vec::new(),
        error: row.try_get("error")?,
        note: row.try_get("note")?,
        seconds: row.try_get("seconds")?,
    })
}

fn totals(targets: &[TargetReport], wires: &[Wire]) -> Totals {
    let mut totals = Totals {
        targets: targets.len() as u64,
        calls: wires.iter().map(|wire| wire.calls).sum(),
        ..Totals::default()
    };
    let mut values = Summary::default();
    for target in targets {
        values += target.values;
        totals.rows = totals.rows.saturating_add(target.rows);
        totals.parting = totals.parting.saturating_add(target.parting);
        totals.seconds += target.seconds;
        totals.done += u64::from(target.state == TargetState::Done);
        totals.failed += u64::from(target.state == TargetState::Failed);
    }
    totals.values = values;
    totals
}
