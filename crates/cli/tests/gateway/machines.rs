//! Two gateways, each a process, on one Postgres: one is killed while programs call, the database goes away, and policies
//! are applied to both.

#![expect(
    clippy::print_stderr,
    reason = "a test that is skipped says so, and a kill says what it cost"
)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use keap::schema::{Condition, QueryData};
use keap::{Backend, Keap, RoutePolicy};
use keap_auth::AccessToken;
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Limits, Sandbox, Trouble};
use tokio::time::Instant;

use super::running::serve;
use super::{FIRST_NAME, Home, Serving, Told};

#[path = "machines/cut.rs"]
mod cut;
#[path = "machines/gone.rs"]
mod gone;
#[path = "../support/postgres.rs"]
mod postgres;
#[path = "machines/programs.rs"]
mod programs;
#[path = "machines/stored.rs"]
mod stored;
#[path = "machines/wire.rs"]
mod wire;

use postgres::{database, sql};
use programs::{Programs, name, new_contact};

/// The key that the programs send.
const KEY: &str = "old-key-1";

/// One number that the database tells.
async fn number(url: &str, query: &str) -> i64 {
    use sqlx::Connection as _;
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    let query = sqlx::AssertSqlSafe(query.to_owned());
    let number = sqlx::query_scalar(query).fetch_one(&mut connection).await;
    number.unwrap()
}

/// A home whose gateways share a store and serve one account.
struct Shared {
    home: Home,
    database: String,
}

impl Shared {
    fn new(database: &str, base: &str) -> Self {
        let home = Home::new();
        home.write(
            "gateway.toml",
            &format!(
                "[server]\nlisten = '127.0.0.1:0'\nlog = 'calls.jsonl'\n[store]\npostgres_env = 'GATEWAY_DB'\n\
                 [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = '{base}'\n"
            ),
        );
        Self {
            home,
            database: database.to_owned(),
        }
    }

    /// The same, whose gateways have a page.
    fn with_page(database: &str, base: &str) -> Self {
        let shared = Self::new(database, base);
        let config = shared.home.read("gateway.toml");
        let page = "[page]\nlisten = '127.0.0.1:0'\n";
        shared
            .home
            .write("gateway.toml", &format!("{page}{config}"));
        shared
    }

    fn command(&self, line: &str) -> std::process::Command {
        let mut command = self.home.command(&format!("{line} --config gateway.toml"));
        command
            .env("KEY", DEFAULT_ACCESS_TOKEN)
            .env("GATEWAY_DB", &self.database)
            .env("KEAP_STORE_KEY", "0f".repeat(32));
        command
    }

    fn run(&self, line: &str) -> Told {
        Told::of(self.command(line).output().unwrap())
    }

    fn adopt(&self) {
        self.home.write("key.txt", KEY);
        let key = std::fs::File::open(self.home.path("key.txt")).unwrap();
        let mut command = self.command("key adopt --app ab123 --label shop");
        Told::of(command.stdin(key).output().unwrap()).is(0, &["key 1"]);
    }

    fn serve(&self) -> Serving {
        Serving::by(self.command("run"))
    }

    fn report(&self) -> serde_json::Value {
        let told = self.run("report --format json");
        serde_json::from_str(&told.out).unwrap()
    }
}

/// Counts what is asked of a local Keap.
#[derive(Debug)]
struct Counted(Transport, Arc<AtomicUsize>);

impl HttpService for Counted {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.call(request)
    }
}

/// How often each of the writes is in the account.
async fn carried_out(sandbox: &Sandbox) -> Vec<String> {
    let token = AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let rest = RoutePolicy::new(Backend::RestV2);
    let keap = Keap::builder(token)
        .policy(rest)
        .transport(sandbox.transport());
    let keap = keap.build().unwrap();
    let mut query = QueryData::new("Contact");
    query.selected = vec!["FirstName".to_owned()];
    let like = Condition::Like("Cut%".to_owned());
    query.conditions.push(("FirstName".to_owned(), like));
    let rows = keap.data().query(query).await.unwrap();
    let name =
        |row: &keap::schema::Record| row.get("FirstName").unwrap().as_str().unwrap().to_owned();
    rows.iter().map(name).collect()
}

/// How many calls the programs make: 300, or `KEAP_GATEWAY_CALLS`.
fn calls() -> usize {
    let asked = std::env::var("KEAP_GATEWAY_CALLS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(300)
}

/// What a block has at most, of this many calls in a minute.
fn largest_block(per_minute: i64) -> i64 {
    per_minute / 20
}

/// The most calls that went out in any sixty seconds.
fn busiest_minute(times: &[Instant]) -> usize {
    let in_minute = |(at, first): (usize, &Instant)| {
        let minute = times[at..]
            .iter()
            .take_while(|time| time.duration_since(*first) < Duration::from_secs(60));
        minute.count()
    };
    times.iter().enumerate().map(in_minute).max().unwrap_or(0)
}

/// Remembers when each call came.
#[derive(Debug)]
struct Timed(Transport, Arc<Mutex<Vec<Instant>>>);

impl HttpService for Timed {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.1.lock().unwrap().push(Instant::now());
        self.0.call(request)
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_two_is_killed_while_programs_call() {
    let Some(database) = database("killed").await else {
        return;
    };
    let (calls, times) = (calls(), Arc::new(Mutex::new(Vec::new())));
    // With many calls the minute is used up, and the quota counts.
    let per_minute = if calls > 500 { 600 } else { 10_000 };
    let mut limits = Limits::ACCESS_KEY;
    limits.per_second = Some(200);
    limits.per_minute = per_minute;
    limits.enforced = false;
    let gone = Trouble::none().brownout(Brownout::Gone);
    let sandbox = Sandbox::builder().trouble(gone).limits(limits).build();
    let base = serve(Transport::new(Timed(sandbox.transport(), times.clone()))).await;
    let shared = Arc::new(Shared::new(&database, &base));
    let there = shared.clone();
    let (killed, staying, addresses) = tokio::task::spawn_blocking(move || {
        there.adopt();
        let both = (there.serve(), there.serve());
        let addresses = [both.0.address().to_owned(), both.1.address().to_owned()];
        (both.0, both.1, addresses)
    })
    .await
    .unwrap();
    let programs = Arc::new(Programs::default());
    let working: Vec<_> = (0..8)
        .map(|_| {
            let (programs, addresses) = (programs.clone(), addresses.clone());
            tokio::task::spawn_blocking(move || programs.work(&addresses, calls))
        })
        .collect();
    let half = || programs.next.load(Ordering::Relaxed) >= calls / 2;
    while !half() && working.iter().any(|one| !one.is_finished()) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // Dropping it kills it.
    drop(killed);
    for one in working {
        one.await.unwrap();
    }
    // It is not seen any more; the other one says that it lives each second.
    let unseen = "UPDATE keap_gateway_members SET seen_at = seen_at - interval '1 minute'";
    sql(&database, unseen).await;
    let (there, stopped) = (shared.clone(), shared.clone());
    let report = tokio::task::spawn_blocking(move || {
        staying.stop().is(0, &[]);
        there.report()
    });
    let report = report.await.unwrap();
    drop(stopped);

    let answered = programs.answered_writes.lock().unwrap().clone();
    let cut = programs.cut_writes.lock().unwrap().clone();
    let refused = programs.refused_writes.lock().unwrap().clone();
    let reads = programs.answered_reads.load(Ordering::Relaxed);
    let repeated = programs.repeated_reads.load(Ordering::Relaxed);
    assert_eq!(reads + answered.len() + refused.len() + cut.len(), calls);
    assert!(refused.is_empty() || per_minute < 10_000, "{refused:?}");
    assert!(cut.len() <= 8, "{cut:?}");
    // An answered write was carried out once, a cut one at most once.
    let mut found = carried_out(&sandbox).await;
    found.sort();
    let all = found.len();
    found.dedup();
    assert_eq!(found.len(), all, "a write was carried out twice");
    for number in &answered {
        assert!(found.binary_search(&name(*number)).is_ok(), "{number}");
    }
    for number in &refused {
        assert!(
            found.binary_search(&name(*number)).is_err(),
            "{number} was refused"
        );
    }
    // Each is counted once or told as in doubt: those of the last moments of the killed one are told, also where their
    // callers had an answer.
    let rows = report["rows"].as_array().unwrap();
    let adds = rows
        .iter()
        .filter(|row| row["method"] == "ContactService.add");
    let counted: i64 = adds.map(|row| row["calls"].as_i64().unwrap()).sum();
    let in_doubt = report["in_doubt"].as_array().map_or(0, Vec::len);
    let told = usize::try_from(counted).unwrap() + in_doubt;
    let seen = format!(
        "{calls} calls: {reads} reads ({repeated} repeated), {} writes answered, {} refused, {} cut, {all} carried out, \
         {counted} counted, {in_doubt} in doubt",
        answered.len(),
        refused.len(),
        cut.len()
    );
    assert!(told >= all && told >= answered.len(), "{seen}");
    // One that was refused because its time was over is counted, and in doubt too: its gateway cannot know better.
    assert!(
        told <= answered.len() + 2 * refused.len() + cut.len(),
        "{seen}"
    );
    // Each call came out of a block, and no minute had more than its limit and a block.
    let lent = number(
        &database,
        "SELECT sum(calls)::bigint FROM keap_gateway_blocks",
    )
    .await;
    let sent = times.lock().unwrap().clone();
    assert!(
        i64::try_from(sent.len()).unwrap() <= lent,
        "{seen}, {lent} lent"
    );
    let most = i64::try_from(busiest_minute(&sent)).unwrap();
    let limit = i64::try_from(per_minute).unwrap();
    assert!(
        most <= limit + largest_block(limit),
        "{seen}, {most} a minute"
    );
    eprintln!(
        "{seen}, {} sent, {lent} lent, at most {most} of {limit} a minute",
        sent.len()
    );
}

/// The old one goes on while the new one is started and the schema is there twice over; then it ends as it should.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn one_is_stopped_and_replaced_while_programs_call() {
    let Some(database) = database("replaced").await else {
        return;
    };
    let sandbox = Sandbox::builder().build();
    let asked = Arc::new(AtomicUsize::new(0));
    let base = serve(Transport::new(Counted(sandbox.transport(), asked.clone()))).await;
    let shared = Shared::new(&database, &base);
    let worked = tokio::task::spawn_blocking(move || {
        shared.adopt();
        let old = shared.serve();
        let load = |serving: &Serving| {
            let answer = serving.call(KEY, "ContactService.load", FIRST_NAME);
            assert!(answer.contains("<value>Joseph</value>"), "{answer}");
        };
        load(&old);
        let new = shared.serve();
        load(&old);
        load(&new);
        old.stop().is(0, &[]);
        load(&new);
        new.stop().is(0, &[]);
        let report = shared.report();
        assert_eq!(report["rows"][0]["calls"], 4, "{report}");
        assert_eq!(report["in_doubt"], serde_json::Value::Null);
        shared
            .run("check --offline")
            .is(0, &["ok   store: Postgres answers"]);
    });
    worked.await.unwrap();
    let members = number(&database, "SELECT count(*) FROM keap_gateway_members").await;
    assert_eq!(members, 0, "both said that they end");
    assert_eq!(asked.load(Ordering::Relaxed), 4);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn policies_are_applied_shown_and_withdrawn() {
    let Some(database) = database("policy").await else {
        return;
    };
    let base = serve(Sandbox::builder().build().transport()).await;
    let shared = Shared::new(&database, &base);
    let worked = tokio::task::spawn_blocking(move || {
        shared.adopt();
        let policy = |line: &str| shared.run(&format!("policy {line}"));
        policy("show").is(1, &["ab123: there is no policy in force in the store"]);
        policy("withdraw").is(1, &["ab123: there is no policy in the store"]);
        shared.home.write(
            "wrong.toml",
            "default = \"v2\"\n[operations]\n\"ContactService.lod\" = \"v1\"\n",
        );
        policy("apply wrong.toml").is(2, &["wrong.toml:3:1:", "did you mean ContactService.load?"]);
        policy("apply missing.toml").is(2, &["missing.toml"]);
        // That of other commands' credential chooses none here.
        let mut told = shared.command("policy show");
        Told::of(told.env("KEAP_APP", "ab124").output().unwrap())
            .is(1, &["ab123: there is no policy in force in the store"]);
        policy("apply wrong.toml --app ab124")
            .is(2, &["ab124 is no tenant", "did you mean ab123?"]);
        policy("show").is(1, &[]);
        let gateways = [shared.serve(), shared.serve()];
        shared.home.write("routes.toml", "default = \"xmlrpc\"\n");
        let backends = |wanted: &str| {
            let begun = Instant::now();
            for gateway in &gateways {
                loop {
                    gateway.call(KEY, "ContactService.load", FIRST_NAME);
                    let log = shared.home.read("calls.jsonl");
                    let last = log.lines().last().unwrap_or_default();
                    if last.contains(&format!("\"backend\":\"{wanted}\"")) {
                        break;
                    }
                    assert!(begun.elapsed() < Duration::from_secs(10), "{last}");
                }
            }
            begun.elapsed()
        };
        backends("v2");
        policy("apply routes.toml").is(0, &["ab123: policy 1 is in force"]);
        let took = backends("xmlrpc");
        assert!(took < Duration::from_secs(5), "{took:?}");
        policy("show").is(0, &["policy 1 of ab123", "default = \"xmlrpc\""]);
        policy("withdraw").is(0, &["goes on by its own configuration"]);
        backends("v2");
    });
    worked.await.unwrap();
}

#[test]
fn a_store_that_is_shared_needs_a_hash_key_that_is_and_one_place() {
    let home = Home::new();
    home.write(
        "both.toml",
        "[store]\npath = 'a.db'\npostgres_env = 'URL'\n",
    );
    home.run("key list --config both.toml")
        .is(2, &["names more than one of path"]);
    home.write("one.toml", "[store]\npostgres_env = 'URL'\n");
    home.run("key list --config one.toml")
        .is(2, &["the variable URL is not set"]);
    home.write(
        "file.toml",
        "[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\n",
    );
    home.run("policy show --config file.toml")
        .is(2, &["the store of this gateway is a file"]);
}

/// The database is reached through a wire that is cut, and then one that swallows all.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_database_calls_are_answered_and_nothing_hangs() {
    let Some(database) = database("gone").await else {
        return;
    };
    let base = serve(Sandbox::builder().build().transport()).await;
    let wire = wire::Wire::to(&database).await;
    let shared = Shared::new(wire.url(), &base);
    let through = wire.clone();
    let worked = tokio::task::spawn_blocking(move || {
        let wire = through;
        shared.adopt();
        let serving = shared.serve();
        let asked = |wanted: &str| {
            let begun = Instant::now();
            while !serving.send("GET /healthz", "").contains(wanted) {
                assert!(begun.elapsed() < Duration::from_secs(30), "{wanted}");
            }
        };
        let works = |number: usize| {
            let begun = Instant::now();
            let answer = serving.call(KEY, "ContactService.load", FIRST_NAME);
            assert!(answer.contains("<value>Joseph</value>"), "{answer}");
            let params = new_contact(number);
            let answer = serving.call(KEY, "ContactService.add", &params);
            assert!(
                answer.contains("<methodResponse>") && !answer.contains("<fault>"),
                "{answer}"
            );
            begun.elapsed()
        };
        works(0);
        wire.cut();
        works(1);
        asked("the store does not answer");
        works(2);
        wire.join();
        asked("\"status\":\"ok\"");
        works(3);
        wire.swallow();
        let took = works(4);
        assert!(took < Duration::from_secs(10), "{took:?}");
        asked("the store does not answer");
        let took = works(5);
        assert!(
            took < Duration::from_secs(3),
            "known to be gone, it is not asked: {took:?}"
        );
        wire.join();
        asked("\"status\":\"ok\"");
        works(6);
        let told = serving.stop();
        told.is(
            0,
            &["the store of the gateway does not answer", "answers again"],
        );
        let report = shared.report();
        let counted: Vec<i64> = report["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["calls"].as_i64().unwrap())
            .collect();
        assert_eq!(counted, [7, 7], "each call is counted once: {report}");
        assert_eq!(report["in_doubt"], serde_json::Value::Null, "{report}");
    });
    worked.await.unwrap();
}
