//! A disk that fails at the n-th write while a command changes the store: no grant is lost, and nothing is told as done
//! that was not.
//!
//! `strace` makes the n-th call of the kernel on a file of the store fail. Where there is none the tests say that they
//! are skipped. By default some of the writes fail in turn, with `KEAP_EVERY_WRITE` every one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![expect(clippy::print_stderr, reason = "a test says that it was skipped")]

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use keap_auth::{GrantId, Hosts, SqliteStore, StoreKey, TokenStore as _, Tokens};
use keap_http::{Secret, server};
use keap_sandbox::Sandbox;

/// The calls that change files, with the error of a run in which each is hit once.
const CALLS: [(&str, &str); 6] = [
    ("pwrite64", "ENOSPC"),
    ("write", "EIO"),
    ("fdatasync", "EIO"),
    ("fsync", "EIO"),
    ("ftruncate", "ENOSPC"),
    ("unlink", "EIO"),
];

const KEY: &str = "abababababababababababababababababababababababababababababababab";

const SECRET: &str = "MARKEDSECRET";

/// No command makes more of one kind of them; the test ends when a run was not hit.
const MOST: usize = 400;

fn every_write() -> bool {
    std::env::var_os("KEAP_EVERY_WRITE").is_some()
}

/// The write that fails in the run after the one where the `n`-th failed.
fn next(n: usize) -> usize {
    if every_write() { n + 1 } else { n + 1 + n / 2 }
}

fn has_strace() -> bool {
    let works = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    works.is_ok_and(|output| output.status.success())
}

/// A store in a folder of its own, and a local Keap.
struct Scene {
    sandbox: Sandbox,
    base: String,
    folder: PathBuf,
}

impl Drop for Scene {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// How a command ended.
struct Ended {
    /// It told that it was done.
    well: bool,
    said: String,
    /// One of its calls has failed.
    hit: bool,
}

fn id(app: &str) -> GrantId {
    GrantId::new("client", app.parse().unwrap())
}

impl Scene {
    async fn new(name: &str) -> Self {
        let sandbox = Sandbox::builder()
            .client("client", SECRET, "https://keap.example/cb")
            .build();
        let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
        let transport = sandbox.transport();
        tokio::spawn(server::serve(listener, transport, std::future::pending()));
        let folder = std::env::temp_dir().join(format!("keap-disk-{name}-{}", std::process::id()));
        Self {
            sandbox,
            base: format!("http://{address}"),
            folder,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.join("keap.db")
    }

    fn key() -> StoreKey {
        StoreKey::from_hex(KEY).unwrap()
    }

    /// A pair that is alive.
    fn pair(&self) -> Tokens {
        let issued = self.sandbox.issue_tokens();
        let now = UNIX_EPOCH + Duration::from_secs(1_900_000_000);
        let tokens = Tokens::new(issued.access, Some(issued.refresh), now, issued.life);
        tokens.of_hosts(&Hosts::at(&self.base.parse().unwrap()))
    }

    /// A folder with a store of two grants and nothing else; returns the pair of the first one.
    async fn begin(&self, key: Option<StoreKey>) -> Tokens {
        let _ = std::fs::remove_dir_all(&self.folder);
        let store = SqliteStore::open(self.path(), key).await.unwrap();
        let pair = self.pair();
        for (app, pair) in [("ab123", &pair), ("zz999", &self.pair())] {
            store.save(&id(app), pair).await.unwrap();
        }
        let secret = Secret::new(SECRET);
        store.save_client("client", &secret).await.unwrap();
        store.close().await;
        pair
    }

    /// The pair of a grant as the store has it afterwards.
    async fn kept(&self, app: &str) -> Option<Tokens> {
        let store = SqliteStore::open(self.path(), Some(Self::key()));
        let store = store.await.unwrap();
        let kept = store.load(&id(app)).await.unwrap();
        store.close().await;
        kept.map(|kept| kept.tokens)
    }

    fn command(&self, line: &str, failing: Option<(&str, &str, usize)>) -> Command {
        let log = self.folder.join("strace");
        let mut command = match failing {
            None => Command::new(env!("CARGO_BIN_EXE_keap")),
            Some((call, error, n)) => {
                let mut strace = Command::new("strace");
                strace.args(["-f", "-qq", "-o"]).arg(log);
                strace.args(["-e", &format!("trace={call}")]);
                strace.args(["-e", &format!("inject={call}:error={error}:when={n}")]);
                // What is printed is written too; these files are what matters.
                for file in self.files() {
                    strace.arg("-P").arg(file);
                }
                strace.arg(env!("CARGO_BIN_EXE_keap"));
                strace
            }
        };
        command
            .args(line.split(' '))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("KEAP_BASE_URL", &self.base)
            .env("KEAP_STORE", self.path())
            .env("KEAP_STORE_KEY", KEY)
            .env("KEAP_CLIENT_ID", "client")
            .env("KEAP_CLIENT_SECRET", SECRET)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// The files that a command may write: those that are there, and those that it may make.
    fn files(&self) -> Vec<PathBuf> {
        let with = |end: &str| PathBuf::from(format!("{}{end}", self.path().display()));
        let locks = with(".locks");
        let names = std::fs::read_dir(&locks).into_iter().flatten().flatten();
        let mut files: Vec<_> = names.map(|entry| entry.path()).collect();
        files.extend(["", "-wal", "-journal"].map(with));
        files
    }

    async fn run(&self, line: &str, input: &str, failing: (&str, &str, usize)) -> Ended {
        let mut command = self.command(line, Some(failing));
        let input = input.to_owned();
        let sandbox = self.sandbox.clone();
        let handle = tokio::runtime::Handle::current();
        let log = self.folder.join("strace");
        let run = move || {
            let mut child = command.spawn().unwrap();
            let mut stdin = child.stdin.take().unwrap();
            let mut stderr = BufReader::new(child.stderr.take().unwrap());
            let mut said = String::new();
            if input == GRANT {
                let pasted = handle.block_on(granted(&sandbox, &mut stderr, &mut said));
                let _ = writeln!(stdin, "{pasted}");
            } else {
                let _ = stdin.write_all(input.as_bytes());
            }
            drop(stdin);
            stderr.read_to_string(&mut said).unwrap();
            let output = child.wait_with_output().unwrap();
            said.push_str(&String::from_utf8_lossy(&output.stdout));
            let traced = std::fs::read_to_string(&log).unwrap_or_default();
            Ended {
                well: output.status.success(),
                said,
                hit: traced.contains("(INJECTED)"),
            }
        };
        tokio::task::spawn_blocking(run).await.unwrap()
    }

    fn holds(&self, secret: &Secret) -> bool {
        let bytes = secret.expose().as_bytes();
        let holds = |file: &PathBuf| {
            let there = std::fs::read(file).unwrap_or_default();
            there.windows(bytes.len()).any(|window| window == bytes)
        };
        self.files().iter().any(holds)
    }
}

/// The input of a login: what the browser is led to.
const GRANT: &str = "(grant)";

/// The address where the browser ends when access is granted on the page that a login shows.
async fn granted(sandbox: &Sandbox, said: &mut impl BufRead, all: &mut String) -> String {
    let page = loop {
        let mut line = String::new();
        if said.read_line(&mut line).unwrap() == 0 {
            return String::new();
        }
        all.push_str(&line);
        if line.trim().starts_with("http") {
            break line.trim().to_owned();
        }
    };
    let request = http::Request::get(page).body(keap_http::Body::empty());
    let answer = sandbox.transport().send(request.unwrap()).await.unwrap();
    answer.headers()["location"].to_str().unwrap().to_owned()
}

/// Lets writes of a command fail, one in each run, and looks each time how the store stands.
async fn each_write<'a, L>(
    scene: &'a Scene,
    line: &str,
    key: Option<StoreKey>,
    input: L,
    look: Look<'a>,
) where
    L: Fn(&Scene) -> String + Sync,
{
    if !has_strace() {
        eprintln!("skipped: no strace, or it may not trace here");
        return;
    }
    let mut hits = 0;
    for (call, error) in CALLS {
        let errors = if every_write() {
            vec!["ENOSPC", "EIO"]
        } else {
            vec![error]
        };
        for error in errors {
            let mut n = 1;
            loop {
                assert!(n <= MOST, "more than {MOST} calls of {call}");
                let before = scene.begin(key.clone()).await;
                let ended = scene.run(line, &input(scene), (call, error, n)).await;
                let seen = format!("{line}, {call} {error} {n}: {}", ended.said);
                if !ended.hit {
                    assert!(ended.well, "{seen}");
                    break;
                }
                hits += 1;
                let other = scene.kept("zz999").await;
                assert!(other.is_some(), "the other grant is lost: {seen}");
                look(before, ended, seen).await;
                n = next(n);
            }
        }
    }
    assert!(hits > 3, "only {hits} calls failed");
    eprintln!("{line}: {hits} calls failed in turn");
}

type Look<'a> =
    Box<dyn Fn(Tokens, Ended, String) -> keap_http::BoxFuture<'a, ()> + Send + Sync + 'a>;

#[tokio::test(flavor = "multi_thread")]
async fn a_store_whose_encryption_fails_keeps_its_grants() {
    let scene = Scene::new("encrypt").await;
    let look: Look<'_> = Box::new(|before, ended, seen| {
        let scene = &scene;
        Box::pin(async move {
            let kept = scene
                .kept("ab123")
                .await
                .unwrap_or_else(|| panic!("lost: {seen}"));
            assert_eq!(kept.access.expose(), before.access.expose(), "{seen}");
            if ended.well {
                let refresh = before.refresh.unwrap();
                let bare = scene.holds(&before.access) || scene.holds(&refresh);
                assert!(!bare, "told as done: {seen}");
            }
        })
    });
    each_write(&scene, "auth encrypt", None, |_| String::new(), look).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logout_that_fails_takes_no_other_grant_along() {
    let scene = Scene::new("logout").await;
    let look: Look<'_> = Box::new(|before, ended, seen| {
        let scene = &scene;
        Box::pin(async move {
            let kept = scene.kept("ab123").await;
            if ended.said.contains("forgotten") {
                assert!(kept.is_none(), "told as done: {seen}");
            }
            if let Some(kept) = kept {
                assert_eq!(kept.access.expose(), before.access.expose(), "{seen}");
            } else if ended.well {
                assert!(!scene.holds(&before.access), "told as done: {seen}");
            }
        })
    });
    each_write(
        &scene,
        "auth logout --app ab123 --yes",
        None,
        |_| String::new(),
        look,
    )
    .await;
}

/// Whether the store has the grant of before, or a new one that is alive; a new one when that was told.
async fn assert_old_or_new(scene: &Scene, before: &Tokens, ended: &Ended, seen: &str) {
    let kept = scene
        .kept("ab123")
        .await
        .unwrap_or_else(|| panic!("lost: {seen}"));
    let is_new = kept.access.expose() != before.access.expose();
    let alive = scene
        .sandbox
        .is_living_refresh_token(&kept.refresh.unwrap());
    assert!(alive, "the living token is lost: {seen}");
    assert!(is_new || !ended.well, "told as done: {seen}");
    if !ended.well {
        assert!(!ended.said.contains("kept in"), "told as done: {seen}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_fails_leaves_the_old_grant_or_the_new_one() {
    let scene = Scene::new("import").await;
    let look: Look<'_> = Box::new(|before, ended, seen| {
        let scene = &scene;
        Box::pin(async move { assert_old_or_new(scene, &before, &ended, &seen).await })
    });
    let input = |scene: &Scene| {
        let pair = scene.pair();
        format!(
            "{}\n{}\n",
            pair.access.expose(),
            pair.refresh.unwrap().expose()
        )
    };
    let line = "auth import --app ab123 --no-check";
    each_write(&scene, line, Some(Scene::key()), input, look).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_fails_leaves_the_old_grant_or_the_new_one() {
    let scene = Scene::new("login").await;
    let look: Look<'_> = Box::new(|before, ended, seen| {
        let scene = &scene;
        Box::pin(async move { assert_old_or_new(scene, &before, &ended, &seen).await })
    });
    let line = "auth login --no-browser --redirect-uri https://keap.example/cb";
    each_write(&scene, line, Some(Scene::key()), |_| GRANT.to_owned(), look).await;
}
