//! What a run before found and this one has not looked at: the unexplained differences of each target, until their rows are
//! compared again.

use std::collections::{BTreeMap, HashMap};

use sqlx::{Row as _, Sqlite, SqlitePool, Transaction};

use super::State;
use super::whose::{OF_ACCOUNT, OfAccount, SAME_ACCOUNT};

impl State {
    /// The targets with the same question that a run over the account has compared to their end, and when the last of these
    /// runs began.
    ///
    /// # Errors
    /// When the state cannot be read.
    pub(crate) async fn bases(
        &self,
        account: &OfAccount,
        questions: &HashMap<String, String>,
    ) -> anyhow::Result<BTreeMap<String, String>> {
        let mut bases = BTreeMap::new();
        for (name, question) in questions {
            let sql = format!(
                "SELECT max(started) AS started FROM targets JOIN runs ON runs.id = targets.run \
                 WHERE {OF_ACCOUNT} AND name = ?4 AND question = ?5 AND state = '\"done\"'"
            );
            let found = account
                .bound(sqlx::query(sqlx::AssertSqlSafe(sql)))
                .bind(name)
                .bind(question)
                .fetch_one(&self.pool)
                .await?;
            if let Some(started) = found.try_get("started")? {
                bases.insert(name.clone(), started);
            }
        }
        Ok(bases)
    }

    /// Lets targets that a version before asked the same in other words be asked in these.
    ///
    /// # Errors
    /// When the state cannot be written.
    pub(crate) async fn ask_alike(&self, words: &[(String, String)]) -> anyhow::Result<()> {
        for (before, now) in words {
            sqlx::query("UPDATE targets SET question = ? WHERE question = ?")
                .bind(now)
                .bind(before)
                .execute(&self.pool)
                .await?;
        }
        Ok(())
    }
}

/// Takes over what is open of each target of a run that begins.
pub(super) async fn find_bases(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
) -> anyhow::Result<()> {
    let sql = format!(
        "UPDATE targets SET base = (SELECT t.run FROM targets t JOIN runs a ON a.id = t.run JOIN runs b ON b.id = ?1 \
         WHERE {SAME_ACCOUNT} AND t.run <> ?1 AND t.name = targets.name \
         AND t.question = targets.question AND t.state = '\"done\"' ORDER BY a.started DESC, a.rowid DESC LIMIT 1) \
         WHERE run = ?1"
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(run)
        .execute(&mut **transaction)
        .await?;
    take_over(transaction, run, None).await
}

async fn take_over(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: Option<i64>,
) -> anyhow::Result<()> {
    sqlx::query(
        "INSERT INTO carried SELECT t.run, t.position, o.row_id, o.row_key, o.column_name, o.backend, o.cause FROM targets t \
         JOIN targets b ON b.run = t.base AND b.name = t.name \
         JOIN (SELECT run, position, row_id, row_key, column_name, backend, cause FROM differences WHERE kind = 'likely' \
         UNION SELECT * FROM carried) o ON o.run = b.run AND o.position = b.position \
         WHERE t.run = ?1 AND t.position = coalesce(?2, t.position)",
    )
    .bind(run)
    .bind(position)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// A target is compared from its beginning.
pub(super) async fn begin_again(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: i64,
) -> anyhow::Result<()> {
    // Without its run before there is nothing to take over anew.
    sqlx::query(
        "DELETE FROM carried WHERE run = ?1 AND position = ?2 AND EXISTS (SELECT 1 FROM targets t JOIN runs ON runs.id = t.base \
         WHERE t.run = ?1 AND t.position = ?2)",
    )
    .bind(run)
    .bind(position)
    .execute(&mut **transaction)
    .await?;
    let left: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM carried WHERE run = ? AND position = ?)")
            .bind(run)
            .bind(position)
            .fetch_one(&mut **transaction)
            .await?;
    match left {
        true => Ok(()),
        false => take_over(transaction, run, Some(position)).await,
    }
}

/// Rows were compared again.
pub(super) async fn looked_at(
    transaction: &mut Transaction<'static, Sqlite>,
    run: &str,
    position: i64,
    ids: &[i64],
) -> anyhow::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    for id in ids {
        sqlx::query("DELETE FROM carried WHERE run = ? AND position = ? AND row_id = ?")
            .bind(run)
            .bind(position)
            .bind(id)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

/// A target was compared to its end: of one that was not narrowed that is all of it.
pub(super) async fn all_seen(pool: &SqlitePool, run: &str, position: i64) -> anyhow::Result<()> {
    sqlx::query(
        "DELETE FROM carried WHERE run = ?1 AND position = ?2 AND NOT (SELECT is_narrow FROM targets WHERE run = ?1 AND position = ?2)",
    )
    .bind(run)
    .bind(position)
    .execute(pool)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::compare::run_report::{Head, TargetKind, TargetState};
    use crate::commands::compare::state::{Asked, Keeps as _, NewRun, NewTarget};

    #[tokio::test]
    async fn a_question_in_the_words_of_a_version_before_is_still_the_same() {
        let state = State::in_memory(None).await.unwrap();
        let head = Head {
            started: "2026-11-29T01:02:03Z".to_owned(),
            ..Head::default()
        };
        let target = NewTarget {
            name: "Contact".to_owned(),
            kind: TargetKind::Table,
            backends: Vec::new(),
            note: None,
            question: Some("in old words".to_owned()),
            is_narrow: false,
            is_whole: true,
        };
        let run = NewRun {
            name: None,
            identity: "key",
            host: None,
            tenant: None,
            head: &head,
            asked: &Asked::default(),
            targets: &[target],
            not_compared: &[],
        };
        let mut writer = state.begin(run).await.unwrap();
        writer.settle(0, TargetState::Done, None).await.unwrap();
        let account = OfAccount {
            identity: "key".to_owned(),
            ..OfAccount::default()
        };
        let questions = HashMap::from([("Contact".to_owned(), "in new words".to_owned())]);
        let bases = state.bases(&account, &questions).await.unwrap();
        assert_eq!(bases.len(), 0);
        let words = [("in old words".to_owned(), "in new words".to_owned())];
        state.ask_alike(&words).await.unwrap();
        let bases = state.bases(&account, &questions).await.unwrap();
        assert_eq!(bases.get("Contact"), Some(&head.started));
    }
}
