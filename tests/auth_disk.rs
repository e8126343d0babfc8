//! A disk that fails at the n-th write, for each n: no token is lost, and nothing is told as done that
//! was not.
//!
//! `strace` makes the n-th call of the kernel fail in a worker process that refreshes once. Where there
//! is none the test says that it is skipped.

use std::process::{Command, Stdio};
use std::sync::Arc;

use keap_auth::{SqliteStore, TokenStore};
use keap_sandbox::Sandbox;
use keap_tests::fleet::{self, id, pair};
use keap_tests::scratch::{self, Scratch};

/// The calls that change files: SQLite writes with `pwrite64`, the journal with `write`.
const CALLS: [&str; 6] = [
    "pwrite64",
    "write",
    "fdatasync",
    "fsync",
    "ftruncate",
    "unlink",
];

/// No refresh makes more of one kind of them; the test ends when a run was not hit.
const MOST: usize = 200;

fn has_strace() -> bool {
    let works = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    works.is_ok_and(|output| output.status.success())
}

/// Lets the `n`-th `call` on a file in `folder` fail, and returns what the worker said; none when
/// nothing was hit.
fn refresh_once(
    scratch: &Scratch,
    base: &str,
    call: &str,
    error: &str,
    n: usize,
) -> (String, bool) {
    let path = scratch.path("keap.db");
    let log = scratch.path("strace");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-o"])
        .arg(&log)
        .args(["-e", &format!("trace={call}")])
        .args(["-e", &format!("inject={call}:error={error}:when={n}")]);
    // The words that the worker prints are writes too; these files are what matters.
    let locks = scratch.path("keap.db.locks");
    let names = std::fs::read_dir(&locks).unwrap().flatten();
    let journals = names.map(|entry| entry.path());
    let wal = scratch.path("keap.db-wal");
    for file in journals.chain([path.clone(), wal]) {
        command.arg("-P").arg(file);
    }
    command
        .arg(env!("CARGO_BIN_EXE_grant-worker"))
        .arg(&path)
        .args([base, "once"]);
    let output = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let hit = std::fs::read_to_string(&log)
        .unwrap_or_default()
        .contains("(INJECTED)");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (said, hit)
}

async fn assert_nothing_is_lost(call: &'static str, error: &'static str) -> usize {
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    for n in 1..=MOST {
        let scratch = Scratch::new("disk");
        let store = SqliteStore::open(scratch.path("keap.db"), None)
            .await
            .unwrap();
        let before = pair(&sandbox, true);
        store.save(&id(), &before).await.unwrap();
        // The journal is there from an earlier refresh.
        let spent = before.refresh.clone().unwrap();
        let noted = store.begin_refresh(&id(), &spent, before.issued_at).await;
        drop(noted.unwrap());
        store.end_refresh(&id()).await.unwrap();
        store.close().await;

        let calls = sandbox.token_counts().refreshes;
        let (folder, address) = (Arc::new(scratch), base.clone());
        let scratch = Arc::clone(&folder);
        let run = move || refresh_once(&folder, &address, call, error, n);
        let (said, hit) = tokio::task::spawn_blocking(run).await.unwrap();
        if !hit {
            assert!(said.contains("refreshed"), "{said}");
            return n - 1;
        }
        let spent = sandbox.token_counts().refreshes > calls;
        let store = SqliteStore::open(scratch.path("keap.db"), None)
            .await
            .unwrap();
        drop(store.lock(&id()).await.unwrap());
        let kept = store.load(&id()).await.unwrap().unwrap().tokens;
        let alive = sandbox.is_living_refresh_token(&kept.refresh.unwrap());
        let seen = format!("{call} {error} {n}: spent {spent}, said {said}");
        assert!(alive, "the living token is lost: {seen}");
        let new = kept.access.expose() != before.access.expose();
        assert_eq!(new, spent, "{seen}");
        if said.contains("refreshed") {
            assert!(new, "told as done: {seen}");
        }
    }
    panic!("more than {MOST} calls of {call}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_failing_write_loses_a_token() {
    if !has_strace() {
        scratch::tell("skipped: no strace, or it may not trace here");
        return;
    }
    for call in CALLS {
        for error in ["ENOSPC", "EIO"] {
            let hit = assert_nothing_is_lost(call, error).await;
            scratch::tell(&format!("{call} {error}: {hit} calls failed in turn"));
        }
    }
}

/// A file that can grow to `blocks` of 1024 bytes and no further, as on a disk that fills up and stays
/// full.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fills_up_loses_no_token() {
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    let (mut refreshed, mut refused) = (0, 0);
    for blocks in 0..60 {
        let scratch = Scratch::new("fills-up");
        let path = scratch.path("keap.db");
        let store = SqliteStore::open(&path, None).await.unwrap();
        let before = pair(&sandbox, true);
        store.save(&id(), &before).await.unwrap();
        store.close().await;
        let calls = sandbox.token_counts().refreshes;
        let script = format!(r#"trap '' XFSZ; ulimit -f {blocks}; exec "$@" | cat"#);
        let mut command = Command::new("bash");
        command.args(["-c", &script, "bash", env!("CARGO_BIN_EXE_grant-worker")]);
        command.arg(&path).args([&base, "once"]);
        let run = move || command.output().unwrap();
        let output = tokio::task::spawn_blocking(run).await.unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();

        let spent = sandbox.token_counts().refreshes > calls;
        let store = SqliteStore::open(&path, None).await.unwrap();
        drop(store.lock(&id()).await.unwrap());
        let kept = store.load(&id()).await.unwrap().unwrap().tokens;
        let alive = sandbox.is_living_refresh_token(&kept.refresh.unwrap());
        let seen = format!("{blocks} KiB: spent {spent}, said {said}");
        assert!(alive, "the living token is lost: {seen}");
        let new = kept.access.expose() != before.access.expose();
        assert_eq!(new, spent, "{seen}");
        assert!(new || !said.contains("refreshed"), "told as done: {seen}");
        refreshed += usize::from(spent);
        refused += usize::from(!spent);
    }
    assert!(refreshed > 5 && refused > 5, "{refreshed} and {refused}");
}
