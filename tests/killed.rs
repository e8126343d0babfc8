//! A process that is killed around a refresh leaves the newest refresh token that it had received.
//!
//! *Received* means: the token call has taken the last byte of the answer out of the transport. The
//! witness is the transport of the worker: it says so when it is asked for what comes after the last
//! byte, so between handing the byte over and that question lies all that the library does with it.
//! An answer that is still in the network, in the kernel or in the HTTP library is not received; a
//! kill at that moment loses the grant, because Keap has no grace for a spent refresh token.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout};
use std::sync::Arc;
use std::time::Duration;

use keap_auth::{GrantError, PostgresStore, SqliteStore, StoreKey, TokenStore};
use keap_http::Secret;
use keap_sandbox::Sandbox;
use keap_tests::fleet::{self, grant, id, pair};
use keap_tests::scratch::{self, Scratch};

/// How many processes are killed in each place: 200, or `KEAP_KILLS`.
fn kills() -> usize {
    let asked = std::env::var("KEAP_KILLS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(200)
}

/// A store that processes of one host can open.
#[derive(Clone, Debug)]
struct Place {
    store: String,
    journal: String,
    key: Option<String>,
}

impl Place {
    fn sqlite(scratch: &Scratch, key: Option<&str>) -> Self {
        let path = |name| scratch.path(name).display().to_string();
        Self {
            store: path("keap.db"),
            journal: path("journal"),
            key: key.map(|digit| digit.repeat(64)),
        }
    }

    /// A host has its own journal; none where there is no Postgres.
    fn postgres(scratch: &Scratch, database: Option<String>, key: Option<&str>) -> Option<Self> {
        Some(Self {
            store: database?,
            ..Self::sqlite(scratch, key)
        })
    }

    /// Opens it anew, as the next process would.
    async fn open(&self) -> Arc<dyn TokenStore> {
        let key = self.key.as_deref();
        let key = key.map(|key| StoreKey::from_hex(key).unwrap());
        if self.store.starts_with("postgres:") {
            let url = Secret::new(self.store.as_str());
            let store = PostgresStore::connect_with_journal(&url, key, &self.journal).await;
            Arc::new(store.unwrap())
        } else {
            Arc::new(SqliteStore::open(&self.store, key).await.unwrap())
        }
    }

    fn worker(&self, base: &str, mode: &str) -> Victim {
        let program = env!("CARGO_BIN_EXE_grant-worker");
        let mut command = fleet::worker(program, &self.store, base);
        command.arg(mode).env("KEAP_JOURNAL", &self.journal);
        if let Some(key) = &self.key {
            command.env("KEAP_STORE_KEY", key);
        }
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let said = Vec::new();
        Victim {
            child,
            output,
            said,
        }
    }
}

/// A worker and what it has said.
struct Victim {
    child: Child,
    output: BufReader<ChildStdout>,
    said: Vec<String>,
}

impl Victim {
    fn wait_for(&mut self, word: &str) {
        let mut line = String::new();
        while !line.starts_with(word) {
            line.clear();
            assert_ne!(self.output.read_line(&mut line).unwrap(), 0, "{word}");
            self.said.push(line.trim().to_owned());
        }
    }

    /// Kills it (SIGKILL on Unix) and returns all it has said.
    fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.said.extend(self.output.lines().map_while(Result::ok));
        self.said
    }
}

/// Where a process was when it was killed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Moment {
    /// Between two refreshes: reading the store, taking the lock, making the journal.
    Before,
    /// Between sending the token call and the last byte of its answer.
    During,
    /// With the answer, before the new access token may be used.
    After,
}

impl Moment {
    fn of(said: &[String]) -> Self {
        match said.last().map(String::as_str) {
            Some("sending" | "arrived") => Self::During,
            Some(line) if line.starts_with("received") => Self::After,
            _ => Self::Before,
        }
    }
}

/// What the kills have hit.
#[derive(Debug, Default)]
struct Tally {
    before: usize,
    during: usize,
    after: usize,
    /// Killed while the answer, which spent the refresh token, was under way.
    lost_under_way: usize,
}

/// Kills a worker that refreshes all the time, some moments after a word of its first refreshes.
fn kill_at_random(place: &Place, base: &str, round: usize) -> Vec<String> {
    let mut victim = place.worker(base, "refresh");
    victim.wait_for("ready");
    // In an order that looks random: anywhere, or close to the two moments that matter.
    let random = |microseconds: usize| (round * 7919) % microseconds;
    let delay = match round % 4 {
        0 => {
            victim.wait_for("sending");
            random(2_000)
        }
        1 => {
            victim.wait_for("received");
            random(4_000)
        }
        _ => random(40_000),
    };
    std::thread::sleep(Duration::from_micros(delay as u64));
    victim.kill()
}

fn last(said: &[String], word: &str) -> u64 {
    let number = |line: &String| line.strip_prefix(word)?.trim().parse().ok();
    said.iter().filter_map(number).next_back().unwrap_or(0)
}

fn serial(token: &Secret) -> u64 {
    token.expose().rsplit('-').next().unwrap().parse().unwrap()
}

/// What the next process finds: the number of the access token, and the refresh token.
async fn found(store: &dyn TokenStore) -> (u64, Secret) {
    let _lock = store.lock(&id()).await.unwrap();
    let tokens = store.load(&id()).await.unwrap().unwrap().tokens;
    let (access, refresh) = (serial(&tokens.access), tokens.refresh.unwrap());
    assert_eq!(serial(&refresh), access + 1, "a pair stays a pair");
    (access, refresh)
}

async fn assert_kills_lose_nothing(place: Place) {
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    let store = place.open().await;
    let mut tally = Tally::default();
    let kills = kills();
    for round in 0..kills {
        store.save(&id(), &pair(&sandbox, false)).await.unwrap();
        let (there, base) = (place.clone(), base.clone());
        let said = tokio::task::spawn_blocking(move || kill_at_random(&there, &base, round));
        let said = said.await.unwrap();
        let (stored, refresh) = found(&*store).await;
        let moment = Moment::of(&said);
        let seen = format!("round {round}, {moment:?}, stored {stored}: {said:?}");
        assert!(stored >= last(&said, "received"), "lost: {seen}");
        assert!(stored >= last(&said, "used"), "used and not stored: {seen}");
        let alive = sandbox.is_living_refresh_token(&refresh);
        assert!(alive || moment == Moment::During, "dead: {seen}");
        match moment {
            Moment::Before => tally.before += 1,
            Moment::During => tally.during += 1,
            Moment::After => tally.after += 1,
        }
        tally.lost_under_way += usize::from(!alive);
    }
    scratch::tell(&format!("{kills} kills: {tally:?}"));
    let hit = [tally.before, tally.during, tally.after];
    let spread = hit.iter().all(|count| *count >= kills / 20);
    assert!(spread, "the kills do not spread: {tally:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_kills_never_lose_a_received_token_in_sqlite() {
    let scratch = Scratch::new("kill");
    assert_kills_lose_nothing(Place::sqlite(&scratch, Some("a"))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_kills_never_lose_a_received_token_in_postgres() {
    let scratch = Scratch::new("kill-postgres");
    let database = scratch::database("kill").await;
    if let Some(place) = Place::postgres(&scratch, database, Some("a")) {
        assert_kills_lose_nothing(place).await;
    }
}

/// Kills a worker at a word after which it goes no further.
async fn kill_at(place: &Place, base: &str, mode: &'static str, word: &'static str) -> u64 {
    let (place, base) = (place.clone(), base.to_owned());
    let killed = tokio::task::spawn_blocking(move || {
        let mut victim = place.worker(&base, mode);
        victim.wait_for(word);
        last(&victim.kill(), "received")
    });
    killed.await.unwrap()
}

async fn assert_left_behind(place: Place) {
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    let store = place.open().await;
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    let received = kill_at(&place, &base, "hold-received", "received").await;
    assert_eq!(found(&*store).await.0, received);
    let grant = grant(&sandbox, place.open().await);
    grant.refresh().await.unwrap();

    // Once more, with new tokens brought by a person: what was left must not undo them.
    kill_at(&place, &base, "hold-received", "received").await;
    let imported = pair(&sandbox, false);
    store.save(&id(), &imported).await.unwrap();
    assert_eq!(found(&*store).await.0, serial(&imported.access));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_byte_is_left_behind_before_anything_else_happens() {
    for key in [None, Some("a")] {
        let scratch = Scratch::new("last-byte");
        assert_left_behind(Place::sqlite(&scratch, key)).await;
        let database = scratch::database("last_byte").await;
        if let Some(place) = Place::postgres(&scratch, database, key) {
            assert_left_behind(place).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_never_came_is_told() {
    let scratch = Scratch::new("under-way");
    let place = Place::sqlite(&scratch, None);
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    let store = place.open().await;
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    kill_at(&place, &base, "hold-arrived", "arrived").await;
    let error = grant(&sandbox, store).access_token().await.unwrap_err();
    assert!(
        matches!(error, GrantError::Dead { lost: true, .. }),
        "{error:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_host_has_received_reaches_the_others_through_its_next_process() {
    let (here, there) = (Scratch::new("here"), Scratch::new("there"));
    let Some(database) = scratch::database("hosts").await else {
        return;
    };
    let here = Place::postgres(&here, Some(database.clone()), None).unwrap();
    let there = Place::postgres(&there, Some(database), None).unwrap();
    let sandbox = Sandbox::builder().build();
    let base = fleet::serve(&sandbox).await;
    let store = here.open().await;
    store.save(&id(), &pair(&sandbox, true)).await.unwrap();
    let received = kill_at(&here, &base, "hold-received", "received").await;

    let other = grant(&sandbox, there.open().await);
    let error = other.access_token().await.unwrap_err();
    assert!(
        matches!(error, GrantError::Dead { lost: true, .. }),
        "{error:?}"
    );
    assert_eq!(found(&*store).await.0, received);
    let access = other.access_token().await.unwrap();
    assert_eq!(serial(&access), received);
}
