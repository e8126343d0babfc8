//! Folders for a test, gone when it ends; and the Postgres that `.ci/postgres` starts.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A new folder below the system's temporary one.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// A folder that no other test has.
    pub fn new(name: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = format!("keap-{name}-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        Self(folder)
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Whether a text is in any of its files.
    pub fn contains(&self, text: &str) -> bool {
        any_file_contains(&self.0, text.as_bytes())
    }
}

fn any_file_contains(folder: &Path, text: &[u8]) -> bool {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return any_file_contains(&path, text);
        }
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text)
    })
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The address of a Postgres to test with; without one a message tells that a test is skipped.
pub fn postgres() -> Option<String> {
    let url = std::env::var("KEAP_TEST_POSTGRES").ok();
    if url.is_none() {
        tell("skipped: no Postgres; start one with `eval \"$(.ci/postgres start)\"`");
    }
    url
}

/// The address of a new, empty database of its own for a test; none as for [`postgres`].
pub async fn database(name: &str) -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let url = postgres()?;
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("keap_{name}_{}_{number}", std::process::id());
    run_sql(&url, &format!("CREATE DATABASE {name}")).await;
    let (server, _) = url.rsplit_once('/')?;
    Some(format!("{server}/{name}"))
}

/// Runs a statement as the owner of everything.
pub async fn run_sql(url: &str, sql: &str) {
    use sqlx::{Connection as _, Executor as _};
    let connected = sqlx::PgConnection::connect(url).await;
    let mut connection = connected.expect("the server of the tests answers");
    let done = connection
        .execute(sqlx::AssertSqlSafe(sql.to_owned()))
        .await;
    done.expect("the server of the tests carries it out");
}

/// Says something that a person sees even when the test passes.
pub fn tell(text: &str) {
    use std::io::Write as _;
    // The test harness captures what the print macros write, not this.
    let _ = writeln!(std::io::stderr(), "{text}");
}
