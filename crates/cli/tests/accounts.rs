//! `keap compare accounts`: every grant of a store, by workers that share their jobs in a Postgres.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use keap_auth::{GrantId, Hosts, PostgresStore, TokenStore as _, Tokens};
use keap_http::{Secret, Transport, server};
use keap_sandbox::{
    DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Fleet, Limits, Plant, PlantKind, PlantedWire,
    Sandbox, Seed,
};
use serde_json::Value as Json;

#[path = "accounts/calling.rs"]
mod calling;
#[path = "account/counted.rs"]
mod counted;
#[path = "accounts/down.rs"]
mod down;
#[path = "accounts/given_up.rs"]
mod given_up;
#[path = "accounts/judged.rs"]
mod judged;
#[path = "support/lines.rs"]
mod lines;
#[path = "accounts/planned.rs"]
mod planned;
#[path = "support/postgres.rs"]
mod postgres;
#[path = "accounts/since.rs"]
mod since;

use counted::Counted;
use lines::Lines;
use postgres::database;

/// The accounts, each of a client of its own.
const APPS: [&str; 4] = ["aa111", "bb222", "cc333", "dd444"];

const NAMED: [&str; 6] = [
    "Contact",
    "Job",
    "Product",
    "ContactGroup",
    "ContactService.load",
    "DataService.getUserInfo",
];

async fn text(url: &str, query: &str) -> String {
    use sqlx::Connection as _;
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    let query = sqlx::AssertSqlSafe(query.to_owned());
    let text: Option<String> = sqlx::query_scalar(query)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    text.unwrap_or_default()
}

/// An agency: its accounts behind one port, their grants in a store, and a home for its programs.
struct Agency {
    database: String,
    base: String,
    served: Counted,
    home: PathBuf,
}

impl Agency {
    /// Accounts with so many contacts, and a difference of each kind in the first two.
    async fn new(name: &str, contacts: u32) -> Option<Self> {
        Self::limited(name, contacts, Limits::COUNTED).await
    }

    /// The same, whose answers tell these limits.
    async fn limited(name: &str, contacts: u32, limits: Limits) -> Option<Self> {
        let database = database(name).await?;
        let tenants = APPS.map(|app| {
            let seed = Seed::demo().with_contacts(contacts);
            let tenant = Sandbox::builder().seed(seed).tenant(app).limits(limits);
            let tenant = tenant.build();
            if APPS[..2].contains(&app) {
                for kind in PlantKind::all() {
                    // A small account has no row for some of them.
                    let _ = tenant.plant(Plant::of(kind), PlantedWire::Rest);
                }
            }
            tenant
        });
        let fleet = Fleet::new(tenants);
        let served = Counted::around(fleet.transport());
        let base = serve(Transport::new(served.clone())).await;
        let home =
            std::env::temp_dir().join(format!("keap-accounts-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        let agency = Self {
            database,
            base,
            served,
            home,
        };
        for app in APPS {
            let token = fleet
                .tenant(app)
                .unwrap()
                .access_token()
                .expose()
                .to_owned();
            let client = format!("client-{app}");
            let life = Duration::from_secs(86_400);
            agency.grant((&client, "a secret"), app, &token, life).await;
        }
        Some(agency)
    }

    /// Keeps a grant whose access token lives so long.
    async fn grant(&self, (client, secret): (&str, &str), app: &str, token: &str, life: Duration) {
        let url = Secret::new(self.database.clone());
        let journal = self.home.join("journal");
        let store = PostgresStore::connect_with_journal(&url, None, journal);
        let store = store.await.unwrap();
        let refresh = Some(Secret::new("spent long ago"));
        let hosts = Hosts::at(&self.base.parse().unwrap());
        let now = keap_http::Clock::now(&keap_http::SystemClock);
        let tokens = Tokens::new(Secret::new(token), refresh, now, life).of_hosts(&hosts);
        let id = GrantId::new(client, app.parse().unwrap());
        store.save(&id, &tokens).await.unwrap();
        let secret = Secret::new(secret);
        store.save_client(client, &secret).await.unwrap();
        store.close().await;
    }

    fn command(&self, words: &[&str], arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.env_clear().env("HOME", &self.home);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.args(words).args(arguments);
        command
    }

    fn worker(&self, arguments: &[&str]) -> Command {
        self.worker_of(&[arguments, &["--lease", "2"]].concat())
    }

    fn worker_of(&self, arguments: &[&str]) -> Command {
        let all = ["--store", &self.database, "--format", "json"];
        let mut command = self.command(&["compare", "accounts"], arguments);
        command.args(all);
        command
    }

    fn begins(&self) -> Command {
        let mut arguments = NAMED.to_vec();
        arguments.push("--yes");
        self.worker(&arguments)
    }

    fn runs(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(&["compare", "runs"], arguments);
        command.args(["--jobs", &self.database]);
        command
    }
}

impl Drop for Agency {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

async fn serve(transport: Transport) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(listener, transport, std::future::pending()));
    format!("http://{address}")
}

async fn ended(child: Child) -> Output {
    let output = tokio::task::spawn_blocking(move || child.wait_with_output());
    output.await.unwrap().unwrap()
}

async fn run(mut command: Command) -> Output {
    ended(command.spawn().unwrap()).await
}

fn told(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]];
    both.map(String::from_utf8_lossy).concat()
}

fn document(output: &Output) -> Json {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", told(output)))
}

/// What is the same however often a worker died.
fn lasting(mut digest: Json) -> Json {
    fn untimed(totals: &mut Json) {
        let totals = totals.as_object_mut().unwrap();
        totals.retain(|name, _| !["calls", "seconds"].contains(&name.as_str()));
    }
    digest.as_object_mut().unwrap().remove("run");
    untimed(&mut digest["totals"]);
    for account in digest["accounts"].as_array_mut().unwrap() {
        untimed(&mut account["totals"]);
    }
    digest
}

/// How many times a worker is killed: 10, or `KEAP_COMPARE_KILLS`.
fn kills() -> u64 {
    let asked = std::env::var("KEAP_COMPARE_KILLS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(10)
}

/// Calls by what they ask, without those that a connection makes to know an account, once in each process.
fn counts(asked: Vec<String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for one in asked {
        if !one.contains("/model") && !one.contains("DataFormField") {
            *counts.entry(one).or_default() += 1;
        }
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_worker_changes_nothing_and_no_finished_call_is_made_again() {
    let Some(agency) = Agency::new("killed", 600).await else {
        return;
    };
    let whole = run(agency.begins()).await;
    assert_eq!(whole.status.code(), Some(1), "{}", told(&whole));
    let expected = lasting(document(&whole));
    let alone = counts(agency.served.take());
    let calls: usize = alone.values().sum();
    let mut seed = 0x9e37_79b9_u64;
    for round in 0..kills() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(round | 1);
        let point = 1 + usize::try_from(seed >> 33).unwrap() % (calls * 3 / 4);
        let first = agency.begins().spawn().unwrap();
        // It has begun the run when it makes a call.
        agency.served.reached(1).await;
        let second = agency.worker(&["--join", "last"]).spawn().unwrap();
        agency.served.reached(point).await;
        let (mut victim, other) = match round % 2 {
            0 => (first, second),
            _ => (second, first),
        };
        victim.kill().unwrap();
        victim.wait().unwrap();
        let output = ended(other).await;
        let place = format!("round {round}, killed at call {point}: {}", told(&output));
        assert_eq!(lasting(document(&output)), expected, "{place}");
        assert_eq!(output.status.code(), whole.status.code(), "{place}");
        let both = counts(agency.served.take());
        let again = both.iter().filter_map(|(asked, count)| {
            let over = count.saturating_sub(alone.get(asked).copied().unwrap_or_default());
            (over > 0).then_some((over, asked))
        });
        let again: Vec<_> = again.collect();
        let over: usize = again.iter().map(|(over, _)| over).sum();
        // On its way, in one job: two pages ahead on each wire and a second reading; or one operation with what it is asked
        // with, three samples on each wire, and the lead source of each, whose name REST has apart.
        assert!(over <= 10, "{place}: {again:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_digest_is_told_in_every_format_and_a_dead_grant_is_a_finding_of_its_own() {
    let Some(agency) = Agency::new("digest", 0).await else {
        return;
    };
    let client = (DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET);
    let token = "no token of theirs";
    agency.grant(client, "ee555", token, Duration::ZERO).await;
    let dry = run(agency.worker(&["Contact", "--dry-run"])).await;
    assert_eq!(dry.status.code(), Some(0), "{}", told(&dry));
    let plan = document(&dry);
    assert_eq!(plan["accounts"].as_array().unwrap().len(), 5);
    let unasked = run(agency.worker(&["Contact"])).await;
    assert_eq!(unasked.status.code(), Some(2), "{}", told(&unasked));
    assert_eq!(agency.served.take(), Vec::<String>::new());

    let output = run(agency.begins()).await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let digest = document(&output);
    let schema = include_str!("../../../docs/compare-accounts.schema.json");
    let schema: Json = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = schema
        .iter_errors(&digest)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    let outcomes = digest["accounts"].as_array().unwrap().iter();
    let outcomes: Vec<&str> = outcomes
        .map(|one| one["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(
        outcomes,
        ["differs", "differs", "agrees", "agrees", "incomplete"]
    );
    assert_eq!(digest["totals"]["refused"], 1);
    let dead = digest["accounts"][4]["refused"].as_str().unwrap();
    assert!(
        dead.contains("the refresh token of ee555 is dead"),
        "{dead}"
    );

    let shown = async |arguments: &[&str]| {
        let output = run(agency.runs(&[&["show", "last"], arguments].concat())).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = shown(&[]).await;
    assert!(
        text.contains("of 5 accounts 2 agree, 2 part, 1 could not be asked;"),
        "{text}"
    );
    let lines = shown(&["--format", "jsonl"]).await;
    let of = Lines::of(
        include_str!("../../../docs/compare-accounts-lines.schema.json"),
        include_str!("../../../docs/compare-accounts.schema.json"),
    );
    let lines = of.read(&lines);
    assert_eq!(lines[0]["schema"], "keap-compare-accounts/1");
    assert_eq!(lines.last().unwrap()["line"], "verdict");
    let csv = shown(&["--format", "csv"]).await;
    assert_eq!(csv.lines().count(), 1 + 5 * NAMED.len());
    let markdown = shown(&["--format", "markdown"]).await;
    assert!(markdown.contains("| ee555 | refused |"), "{markdown}");
    let one = shown(&["--account", "aa111", "--format", "json"]).await;
    let one: Json = serde_json::from_str(&one).unwrap();
    assert_eq!(one["schema"], "keap-compare-run/1");
    assert!(!one["differences"].as_array().unwrap().is_empty());

    // The grant is there again, and the run goes on where it was given up.
    let again = run(agency.worker(&["--join", "last"])).await;
    assert_eq!(again.status.code(), Some(1), "{}", told(&again));
    assert_eq!(document(&again)["totals"]["refused"], 1);

    let query = "SELECT string_agg(document, ' ') FROM keap_compare_batches";
    let kept = text_of(&agency, query).await;
    let all = [kept, one.to_string(), csv, markdown, text].concat();
    for value in ["ada@example.com", "Lovelace", "Only Text Inc."] {
        assert!(!all.contains(value), "{value}");
    }
    let list = run(agency.runs(&["list", "--format", "json"])).await;
    assert_eq!(document(&list)[0]["accounts"], 5, "{}", told(&list));
    let gone = run(agency.runs(&["delete", "last", "--yes"])).await;
    assert_eq!(gone.status.code(), Some(0), "{}", told(&gone));
    let left = text_of(&agency, "SELECT count(*)::text FROM keap_compare_batches").await;
    assert_eq!(left, "0");
}

async fn text_of(agency: &Agency, query: &str) -> String {
    text(&agency.database, query).await
}
