//! Grants in shared stores: many processes refresh once, a killed process loses nothing it used,
//! and nothing is readable that should not be.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use keap_auth::{
    Grant, GrantError, GrantId, Hosts, OAuthClient, PostgresStore, SqliteStore, StoreError,
    StoreKey, TokenStore, Tokens,
};
use keap_http::{Clock as _, Secret, SystemClock, server};
use keap_sandbox::{DEFAULT_APP, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Sandbox};
use keap_tests::scratch::Scratch;

const PROCESSES: usize = 10;
const TASKS: usize = 8;
const KILLS: usize = 200;

fn id() -> GrantId {
    GrantId::new(DEFAULT_CLIENT_ID, DEFAULT_APP.parse().unwrap())
}

fn key(digit: &str) -> StoreKey {
    StoreKey::from_hex(&digit.repeat(64)).unwrap()
}

/// A pair that the sandbox knows, expired or not.
fn pair(sandbox: &Sandbox, expired: bool) -> Tokens {
    let issued = sandbox.issue_tokens();
    let age = if expired { issued.life } else { Duration::ZERO };
    let (access, refresh) = (issued.access, Some(issued.refresh));
    Tokens::new(access, refresh, SystemClock.now() - age, issued.life)
}

async fn serve(sandbox: &Sandbox) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        sandbox.transport(),
        std::future::pending(),
    ));
    format!("http://{address}")
}

fn worker(store: &str, base: &str, mode: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_grant-worker"))
        .args([store, base])
        .args(mode)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Starts all workers, lets them go at the same moment, and returns what they said.
fn run_fleet(store: &str, base: &str) -> Vec<String> {
    let tasks = TASKS.to_string();
    let mut fleet: Vec<Child> = (0..PROCESSES)
        .map(|_| worker(store, base, &["call", &tasks]))
        .collect();
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

async fn assert_one_refresh_for_all(store: Arc<dyn TokenStore>, place: String) {
    let sandbox = Sandbox::builder().build();
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    sandbox.expire_tokens();
    let base = serve(&sandbox).await;
    let lines = tokio::task::spawn_blocking(move || run_fleet(&place, &base))
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
    assert_one_refresh_for_all(Arc::new(store), path.display().to_string()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_processes_of_two_hosts_refresh_once_through_postgres() {
    // A host is a process without shared files here: all they share is the database.
    let Some(url) = keap_tests::scratch::postgres() else {
        return;
    };
    let store = PostgresStore::connect(&Secret::new(url.as_str()), None)
        .await
        .unwrap();
    store.remove(&id()).await.unwrap();
    assert_one_refresh_for_all(Arc::new(store), url).await;
}

/// What is left when a worker was killed.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    /// The newest token that the process had received was in the store.
    kept: usize,
    /// Killed between the arrival of an answer and its write.
    received_not_stored: usize,
    /// The sandbox had answered, and the process was dead before the answer arrived.
    answer_lost: usize,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_process_never_loses_a_token_it_used() {
    let scratch = Scratch::new("kill");
    let path = scratch.path("keap.db");
    let store = SqliteStore::open(&path, None).await.unwrap();
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let mut tally = Tally::default();
    for round in 0..KILLS {
        store.save(&id(), &pair(&sandbox, false)).await.unwrap();
        let place = path.display().to_string();
        let base = base.clone();
        let said = tokio::task::spawn_blocking(move || kill_at_random(&place, &base, round));
        let (received, used) = said.await.unwrap();
        // Opened anew, as the next process would.
        let store = SqliteStore::open(&path, None).await.unwrap();
        let lock = store.lock(&id()).await.unwrap();
        let tokens = store.load(&id()).await.unwrap().unwrap().tokens;
        let stored = serial(&tokens.access);
        let refresh = tokens.refresh.unwrap();
        drop(lock);
        assert_eq!(serial(&refresh), stored + 1, "a pair stays a pair");
        assert!(
            stored >= used,
            "round {round}: used {used}, stored {stored}"
        );
        tally.kills += 1;
        if stored < received {
            tally.received_not_stored += 1;
        } else {
            tally.kept += 1;
            if !sandbox.is_living_refresh_token(&refresh) {
                tally.answer_lost += 1;
            }
        }
    }
    keap_tests::scratch::tell(&format!("kill test: {tally:?}"));
    assert_eq!(tally.kills, KILLS);
    // No program can be killed between two machine instructions and still write. What is left of
    // that gap must stay small.
    assert!(tally.received_not_stored <= KILLS / 20, "{tally:?}");
}

/// Runs a worker that refreshes all the time and kills it (SIGKILL on Unix) some milliseconds after
/// its first refresh. Returns the numbers of the last token it had received and used.
fn kill_at_random(store: &str, base: &str, round: usize) -> (u64, u64) {
    let mut child = worker(store, base, &["refresh"]);
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    // Spread over the length of several refreshes, in an order that looks random.
    let microseconds = (round * 7919) % 40_000;
    std::thread::sleep(Duration::from_micros(microseconds as u64));
    child.kill().unwrap();
    child.wait().unwrap();
    let lines: Vec<String> = output.lines().map_while(Result::ok).collect();
    let last = |word: &str| {
        let number = |line: &String| line.strip_prefix(word)?.trim().parse::<u64>().ok();
        lines
            .iter()
            .filter_map(number)
            .next_back()
            .unwrap_or_default()
    };
    (last("received"), last("used"))
}

fn serial(token: &Secret) -> u64 {
    token.expose().rsplit('-').next().unwrap().parse().unwrap()
}

fn grant(sandbox: &Sandbox, store: Arc<dyn TokenStore>) -> Grant {
    let transport = sandbox.transport();
    let client = OAuthClient::new(
        DEFAULT_CLIENT_ID,
        DEFAULT_CLIENT_SECRET,
        Hosts::keap(),
        transport,
    );
    Grant::new(id(), client, store)
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

/// A limit on the size of files is the full disk that everybody can make.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_cannot_be_written_is_told_before_the_token_is_spent() {
    let scratch = Scratch::new("full");
    let path = scratch.path("keap.db");
    let sandbox = Sandbox::builder().build();
    let store = SqliteStore::open(&path, None).await.unwrap();
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    let base = serve(&sandbox).await;
    let run = move || {
        Command::new("bash")
            .args([
                "-c",
                "trap '' XFSZ; ulimit -f 0; echo go | exec \"$@\"",
                "bash",
            ])
            .arg(env!("CARGO_BIN_EXE_grant-worker"))
            .arg(path)
            .args([base.as_str(), "call", "1"])
            .output()
            .unwrap()
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("Store(Write"),
        "{said} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(sandbox.token_counts().calls, 0);
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
    let Some(url) = keap_tests::scratch::postgres() else {
        return;
    };
    let gap = Duration::from_millis(500);
    let name = format!("pace-{}", std::process::id());
    let mut waits = Vec::new();
    for _ in 0..3 {
        // Each one is a host of its own.
        let store = PostgresStore::connect(&Secret::new(url.as_str()), None)
            .await
            .unwrap();
        let started = tokio::time::Instant::now();
        let wait = store.pace(name.as_str()).reserve(gap).await.unwrap();
        waits.push(started + wait);
    }
    for pair in waits.windows(2) {
        let apart = pair[1] - pair[0];
        assert!(apart > gap - Duration::from_millis(200), "{apart:?}");
    }
}
