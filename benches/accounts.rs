//! Compares four tenants by `keap compare accounts`, with one worker and with two, behind a local Keap that answers after
//! 100 ms, and prints how much faster two are.
//!
//! The local Keap is a process of its own, and so is each worker, which is `keap` of the same build. Each tenant is of a client
//! of its own: the tenants of one client share its quota, and two workers cannot be faster than that.
//!
//! `eval "$(.ci/postgres start)"; cargo build --release --workspace --bin keap --bin accounts-bench &&
//! target/release/accounts-bench`

#[path = "gateway/process.rs"]
#[expect(dead_code, reason = "the gateway's bench asks for more")]
mod process;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use keap_auth::{GrantId, Hosts, PostgresStore, TokenStore as _, Tokens};
use keap_http::server::{listen, serve};
use keap_http::{
    BoxFuture, Clock as _, HttpService, Request, Response, Secret, SystemClock, Transport,
    TransportError,
};
use keap_sandbox::{Fleet, Sandbox, Seed};
use tokio::time::Instant;

type Failure = Box<dyn std::error::Error + Send + Sync>;

const APPS: [&str; 4] = ["aa111", "bb222", "cc333", "dd444"];

/// How long the local Keap takes for an answer.
const ANSWERS_AFTER: Duration = Duration::from_millis(100);

/// What is compared: tables that cost a page or two.
const NAMED: [&str; 16] = [
    "Affiliate",
    "Company",
    "Contact",
    "ContactAction",
    "ContactGroup",
    "ContactGroupCategory",
    "CreditCard",
    "FileBox",
    "Job",
    "Lead",
    "LeadSource",
    "Product",
    "ProductCategory",
    "Referral",
    "Stage",
    "User",
];

#[tokio::main]
async fn main() -> Result<(), Failure> {
    if std::env::args().any(|argument| argument == "serve") {
        return run_keap().await;
    }
    let url = std::env::var("KEAP_TEST_POSTGRES")
        .map_err(|_| "no Postgres; start one with `eval \"$(.ci/postgres start)\"`")?;
    let (mut server, lines) = start_keap()?;
    let measured = measure(&url, &lines).await;
    server.kill()?;
    measured
}

/// Answers after a time.
#[derive(Debug)]
struct Slow(Transport);

impl HttpService for Slow {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            tokio::time::sleep(ANSWERS_AFTER).await;
            self.0.call(request).await
        })
    }
}

/// The other process: prints its address and the token of each account, and serves until it is ended.
async fn run_keap() -> Result<(), Failure> {
    let tenant = |app| {
        let seed = Seed::demo().with_contacts(500);
        Sandbox::builder().seed(seed).tenant(app).build()
    };
    let fleet = Fleet::new(APPS.map(tenant));
    let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await?;
    println!("http://{address}");
    for tenant in fleet.tenants() {
        println!("{}", tenant.access_token().expose());
    }
    let slow = Transport::new(Slow(fleet.transport()));
    serve(listener, slow, std::future::pending::<()>()).await?;
    Ok(())
}

fn start_keap() -> Result<(Child, Vec<String>), Failure> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("serve")
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().ok_or("the local Keap has no output")?;
    let lines = BufReader::new(output).lines().take(APPS.len() + 1);
    Ok((child, lines.collect::<Result<_, _>>()?))
}

async fn measure(url: &str, lines: &[String]) -> Result<(), Failure> {
    let [base, tokens @ ..] = lines else {
        return Err("the local Keap told no address".into());
    };
    let scratch = std::env::temp_dir().join(format!("keap-accounts-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch)?;
    let store = Secret::new(url);
    let store = PostgresStore::connect_with_journal(&store, None, scratch.as_path()).await?;
    for (app, token) in APPS.iter().zip(tokens) {
        let client = format!("bench-client-{app}");
        let day = Duration::from_secs(86_400);
        let tokens = Tokens::new(Secret::new(token), None, SystemClock.now(), day);
        let tokens = tokens.of_hosts(&Hosts::at(&base.parse()?));
        store
            .save(&GrantId::new(client.as_str(), app.parse()?), &tokens)
            .await?;
        store.save_client(&client, &Secret::new("a secret")).await?;
    }
    println!(
        "{} tenants, {} tables each; load {}",
        APPS.len(),
        NAMED.len(),
        process::load()
    );
    for round in 1..=3 {
        let mut took = Vec::new();
        for workers in [1, 2] {
            took.push(run(url, &scratch, workers).await?.as_secs_f64());
        }
        let ratio = took[0] / took[1];
        println!(
            "round {round}: one worker {:.2} s, two {:.2} s: {ratio:.2}x (at least 1.8x); load {}",
            took[0],
            took[1],
            process::load()
        );
    }
    std::fs::remove_dir_all(&scratch)?;
    Ok(())
}

/// From the start of the first worker to the end of the last.
async fn run(url: &str, home: &std::path::Path, workers: usize) -> Result<Duration, Failure> {
    let keap = std::env::current_exe()?.with_file_name("keap");
    let worker = |arguments: &[&str]| {
        let mut command = Command::new(&keap);
        command.args(["compare", "accounts"]).args(arguments);
        command.args(
            ["--apps", &APPS.join(",")]
                .iter()
                .filter(|_| arguments.len() > 2),
        );
        command.args(["--store", url]).env_clear().env("HOME", home);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command.spawn()
    };
    let started = Instant::now();
    let mut begins = NAMED.to_vec();
    begins.push("--yes");
    let mut first = worker(&begins)?;
    let errors = first.stderr.take().ok_or("a worker has no output")?;
    let mut errors = BufReader::new(errors).lines();
    // It says so when others can join.
    let joins = errors.find(|line| line.as_ref().is_ok_and(|line| line.contains("--join")));
    joins.ok_or("the first worker began nothing")??;
    let mut all = vec![first];
    for _ in 1..workers {
        all.push(worker(&["--join", "last"])?);
    }
    for child in &mut all {
        let ended = child.wait()?;
        // The demo accounts part as it is known and otherwise.
        if ended.code().is_none_or(|code| code > 1) {
            return Err(format!("a worker ended with {ended}").into());
        }
    }
    Ok(started.elapsed())
}
