//! Grants in shared stores: many processes refresh once, a killed process loses nothing it used,
//! and nothing is readable that should not be.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use keap_auth::{
    GrantError, GrantId, Hosts, OAuthClient, PostgresStore, SqliteStore, StoreError, StoreKey,
    TokenStore, Tokens,
};
use keap_http::Secret;
use keap_sandbox::{DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Sandbox};
use keap_tests::fleet::{self, grant, id, pair};
use keap_tests::scratch::{self, Scratch};

const PROCESSES: usize = 10;
const TASKS: usize = 8;

fn key(digit: &str) -> StoreKey {
    StoreKey::from_hex(&digit.repeat(64)).unwrap()
}

/// Starts all workers, on each host in turn, lets them go at the same moment, and returns what they
/// said. A host is a folder for journals.
fn run_fleet(store: &str, base: &str, hosts: &[String]) -> Vec<String> {
    let tasks = TASKS.to_string();
    let start = |journal| {
        let mut command = fleet::worker(env!("CARGO_BIN_EXE_grant-worker"), store, base);
        let command = command.args(["call", &tasks]).env("KEAP_JOURNAL", journal);
        command.stdin(Stdio::piped()).spawn().unwrap()
    };
    let journals = hosts.iter().cycle().take(PROCESSES);
    let mut fleet: Vec<Child> = journals.map(start).collect();
    let mut outputs: Vec<_> = fleet
        .iter_mut()
        .map(|child| BufReader::new(child.stdout.take().unwrap()))
        .collect();
    for output in &mut outputs {
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
    }
    for child in &mut fleet {
        child.stdin.take().unwrap().write_all(b"go\n").unwrap();
    }
    let lines = outputs
        .into_iter()
        .flat_map(|output| output.lines().map(Result::unwrap))
        .collect();
    for mut child in fleet {
        child.wait().unwrap();
    }
    lines
}

async fn assert_one_refresh_for_all(store: Arc<dyn TokenStore>, place: String, hosts: Vec<String>) {
    let sandbox = Sandbox::builder().build();
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    sandbox.expire_tokens();
    let base = fleet::serve(&sandbox).await;
    let lines = tokio::task::spawn_blocking(move || run_fleet(&place, &base, &hosts))
        .await
        .unwrap();
    let ok = lines.iter().filter(|line| *line == "ok").count();
    assert_eq!(ok, PROCESSES * TASKS, "{lines:#?}");
    assert_eq!(sandbox.token_counts().calls, 1, "one token call for all");
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_processes_with_eight_tasks_refresh_once_through_sqlite() {
    let scratch = Scratch::new("fleet");
    let path = scratch.path("keap.db");
    let store = SqliteStore::open(&path, None).await.unwrap();
    let place = path.display().to_string();
    assert_one_refresh_for_all(Arc::new(store), place, vec![String::new()]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_processes_of_two_hosts_refresh_once_through_postgres() {
    // All that two hosts share is the database.
    let Some(url) = scratch::database("fleet").await else {
        return;
    };
    let folder = Scratch::new("fleet-postgres");
    let hosts = ["one", "two"].map(|host| folder.path(host).display().to_string());
    let store = postgres(&url, &hosts[0]).await;
    assert_one_refresh_for_all(Arc::new(store), url, hosts.to_vec()).await;
}

async fn postgres(url: &str, journal: impl Into<std::path::PathBuf>) -> PostgresStore {
    let store = PostgresStore::connect_with_journal(&Secret::new(url), None, journal).await;
    store.unwrap()
}

#[tokio::test]
async fn what_is_encrypted_is_not_in_the_file() {
    let scratch = Scratch::new("sealed");
    let path = scratch.path("keap.db");
    let store = SqliteStore::open(&path, Some(key("a"))).await.unwrap();
    let life = Duration::from_secs(60);
    let tokens = Tokens::new(
        "MARKED-A".into(),
        Some("MARKED-R".into()),
        SystemTime::UNIX_EPOCH,
        life,
    );
    store.save(&id(), &tokens).await.unwrap();
    store.save_client("id", &"MARKED-C".into()).await.unwrap();
    let found = store.load(&id()).await.unwrap().unwrap().tokens;
    assert_eq!(found.refresh.unwrap().expose(), "MARKED-R");
    assert_eq!(
        store.load_client("id").await.unwrap().unwrap().expose(),
        "MARKED-C"
    );
    assert!(
        !scratch.contains("MARKED"),
        "database, log and index hold no plain token"
    );

    let without = SqliteStore::open(&path, None).await.unwrap();
    assert!(matches!(
        without.load(&id()).await,
        Err(StoreError::KeyMissing)
    ));
    let other = SqliteStore::open(&path, Some(key("b"))).await.unwrap();
    assert!(matches!(other.load(&id()).await, Err(StoreError::KeyWrong)));

    let plain = Scratch::new("plain");
    let store = SqliteStore::open(plain.path("keap.db"), None)
        .await
        .unwrap();
    store.save(&id(), &tokens).await.unwrap();
    assert!(
        plain.contains("MARKED"),
        "without a key they are there: the search works"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_store() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::new("mode");
    let path = scratch.path("new/folder/keap.db");
    let store = SqliteStore::open(&path, None).await.unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(store.permission_warning(), None);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(store.permission_warning().unwrap().contains("chmod 600"));
}

/// Runs a worker by a script that has its command line as arguments.
#[cfg(unix)]
async fn run_in_shell(script: &str, program: &str, store: &str, base: &str) -> Output {
    let mut command = Command::new("bash");
    command.args(["-c", script, "bash", program, store, base, "call", "1"]);
    let run = move || command.output().unwrap();
    tokio::task::spawn_blocking(run).await.unwrap()
}

/// A limit on the size of files is the full disk that everybody can make.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_before_the_token_is_spent() {
    let scratch = Scratch::new("full");
    let path = scratch.path("keap.db");
    let sandbox = Sandbox::builder().build();
    let store = SqliteStore::open(&path, None).await.unwrap();
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    let base = fleet::serve(&sandbox).await;
    let program = env!("CARGO_BIN_EXE_grant-worker");
    let full = r#"trap '' XFSZ; ulimit -f 0; echo go | exec "$@""#;
    let output = run_in_shell(full, program, path.to_str().unwrap(), &base).await;
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("Store(Write"), "{said} {errors}");
    assert_eq!(sandbox.token_counts().calls, 0);
}

/// The file, or the folder with locks and journals, for a process that is not root.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_store_is_told_before_the_token_is_spent() {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    for (read_only, mode, error, cause) in [
        ("home/keap.db", 0o444, "Store(Write", "readonly database"),
        (
            "home/keap.db.locks",
            0o555,
            "Store(Lock",
            "PermissionDenied",
        ),
    ] {
        let scratch = Scratch::new("read-only");
        let program = scratch.path("worker");
        std::fs::copy(env!("CARGO_BIN_EXE_grant-worker"), &program).unwrap();
        let path = scratch.path("home/keap.db");
        let store = SqliteStore::open(&path, None).await.unwrap();
        store.save(&id(), &pair(&sandbox, true)).await.unwrap();
        let Some(script) = as_somebody(&scratch.path("home")) else {
            scratch::tell("skipped: root may write everything, and cannot become somebody else");
            return;
        };
        let target = scratch.path(read_only);
        let set = |mode| std::fs::set_permissions(&target, Permissions::from_mode(mode));
        set(mode).unwrap();
        let (program, path) = (program.to_str().unwrap(), path.to_str().unwrap());
        let output = run_in_shell(script, program, path, &base).await;
        set(0o700).unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let told = said.contains(error) && said.contains(cause);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(told, "{read_only}: {said} {errors}");
        assert_eq!(sandbox.token_counts().calls, 0);
    }
}

/// A script that runs its arguments as somebody who owns `folder` and is not root.
#[cfg(unix)]
fn as_somebody(folder: &std::path::Path) -> Option<&'static str> {
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok()?;
        output.status.success().then_some(output.stdout)
    };
    if run("id", &["-u"])?.trim_ascii() != b"0" {
        return Some(r#"echo go | exec "$@""#);
    }
    run("chown", &["-R", "nobody", folder.to_str()?])?;
    run("setpriv", &["--reuid=nobody", "--clear-groups", "true"])?;
    Some(r#"echo go | exec setpriv --reuid=nobody --clear-groups "$@""#)
}

/// A database that is switched to read-only while the store is open, as a standby is.
#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_postgres_is_told_before_the_token_is_spent() {
    let Some(url) = scratch::database("read_only").await else {
        return;
    };
    let folder = Scratch::new("read-only-postgres");
    let sandbox = Sandbox::builder().build();
    let store = postgres(&url, folder.path("journal")).await;
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    let name = url.rsplit('/').next().unwrap();
    let switch = format!("ALTER DATABASE {name} SET default_transaction_read_only = on");
    scratch::run_sql(&url, &switch).await;
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    scratch::run_sql(&url, cut).await;

    let error = grant(&sandbox, Arc::new(store)).access_token().await;
    let GrantError::Store(error) = error.unwrap_err() else {
        panic!("the refresh was tried");
    };
    assert_eq!(
        error.to_string(),
        "the token store cannot be written: it is read-only"
    );
    assert_eq!(sandbox.token_counts().calls, 0);

    let (url, journal) = (Secret::new(url), folder.path("journal"));
    let connected = PostgresStore::connect_with_journal(&url, None, journal).await;
    let error = connected.unwrap_err();
    assert!(matches!(error, StoreError::Open { .. }), "{error:?}");
}

#[tokio::test]
async fn many_tenants_live_in_one_store() {
    let scratch = Scratch::new("tenants");
    let store = SqliteStore::open(scratch.path("keap.db"), None)
        .await
        .unwrap();
    let sandbox = Sandbox::builder().build();
    for app in ["zz900", "ab123"] {
        let id = GrantId::new("id", app.parse().unwrap());
        store.save(&id, &pair(&sandbox, false)).await.unwrap();
    }
    let tenants: Vec<String> = store
        .list()
        .await
        .unwrap()
        .iter()
        .map(|id| id.tenant.to_string())
        .collect();
    assert_eq!(tenants, ["ab123", "zz900"]);
    let id = GrantId::new("id", "zz900".parse().unwrap());
    assert!(store.remove(&id).await.unwrap());
    assert!(!store.remove(&id).await.unwrap());
    assert!(store.load(&id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_pair_imported_while_the_old_one_died_is_found() {
    let scratch = Scratch::new("import");
    let store = SqliteStore::open(scratch.path("keap.db"), None)
        .await
        .unwrap();
    let sandbox = Sandbox::builder().build();
    let old = pair(&sandbox, true);
    store.save(&id(), &old).await.unwrap();
    let grant = grant(&sandbox, Arc::new(store.clone()));
    // Another program, which knows no lock, spends the refresh token first.
    let client = OAuthClient::new(
        DEFAULT_CLIENT_ID,
        DEFAULT_CLIENT_SECRET,
        Hosts::keap(),
        sandbox.transport(),
    );
    let newer = client.refresh(old.refresh.as_ref().unwrap()).await.unwrap();
    let error = grant.access_token().await.unwrap_err();
    assert!(matches!(error, GrantError::Dead { .. }), "{error:?}");
    store.save(&id(), &newer).await.unwrap();
    assert_eq!(
        grant.access_token().await.unwrap().expose(),
        newer.access.expose()
    );
    assert_eq!(sandbox.token_counts().reuses, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn hosts_share_one_pace_through_postgres() {
    use keap_http::SharedPace as _;
    let Some(url) = scratch::postgres() else {
        return;
    };
    let scratch = Scratch::new("pace");
    let gap = Duration::from_millis(500);
    let name = format!("pace-{}", std::process::id());
    let mut waits = Vec::new();
    for _ in 0..3 {
        // Each one is a host of its own.
        let store = postgres(&url, scratch.path("journal")).await;
        let started = tokio::time::Instant::now();
        let wait = store.pace(name.as_str()).reserve(gap).await.unwrap();
        waits.push(started + wait);
    }
    for pair in waits.windows(2) {
        let apart = pair[1] - pair[0];
        assert!(apart > gap - Duration::from_millis(200), "{apart:?}");
    }
}
