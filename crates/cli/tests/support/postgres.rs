//! A database of its own for a test.

/// A new database; none where there is no Postgres.
pub(super) async fn database(name: &str) -> Option<String> {
    let Ok(url) = std::env::var("KEAP_TEST_POSTGRES") else {
        eprintln!("skipped: no Postgres; start one with `eval \"$(.ci/postgres start)\"`");
        return None;
    };
    let name = format!("keap_cli_{name}_{}", std::process::id());
    sql(&url, &format!("CREATE DATABASE {name}")).await;
    let (server, _) = url.rsplit_once('/')?;
    Some(format!("{server}/{name}"))
}

/// Runs a statement.
pub(super) async fn sql(url: &str, statement: &str) {
    use sqlx::{Connection as _, Executor as _};
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    let statement = sqlx::AssertSqlSafe(statement.to_owned());
    connection.execute(statement).await.unwrap();
}
