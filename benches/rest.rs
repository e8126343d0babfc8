//! Prints what typed reads of contacts cost beside the same calls with bare reqwest and `serde_json::Value`.
//!
//! Both send 2,000 `GET /rest/v2/contacts/{id}` with every property, 32 at a time, over loopback to a sandbox in a
//! process of its own, so that only the client is measured. They take turns, and the best round of each counts:
//! noise only ever adds time. The measure is the CPU time of the one thread that does all the client's work, as
//! Linux counts it in nanoseconds.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use futures_util::{StreamExt as _, stream};
use http::HeaderValue;
use http::header::AUTHORIZATION;
use keap_http::server::{listen, serve};
use keap_http::{
    BoxFuture, HttpService, Request, ReqwestTransport, Response, Transport, TransportConfig,
    TransportError,
};
use keap_rest::v2::contacts::GetContact;
use keap_rest::{Client, ContactId};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use serde_json::Value;

const CALLS: usize = 2_000;
const AT_A_TIME: usize = 32;
const CONTACT: i64 = 4393;
const FIELDS: [&str; 14] = [
    "addresses",
    "company",
    "create_time",
    "custom_fields",
    "email_addresses",
    "fax_numbers",
    "job_title",
    "leadsource_id",
    "owner_id",
    "phone_numbers",
    "social_accounts",
    "tag_ids",
    "update_time",
    "website",
];

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    if std::env::args().any(|argument| argument == "serve") {
        return runtime.block_on(run_sandbox());
    }
    let rounds = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .next()
        .unwrap_or(12);
    runtime.block_on(compare(rounds))
}

/// The other process: prints its address and serves until it is ended.
async fn run_sandbox() -> Result<(), Failure> {
    let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await?;
    println!("http://{address}/crm");
    serve(
        listener,
        Sandbox::builder().build().transport(),
        std::future::pending::<()>(),
    )
    .await?;
    Ok(())
}

async fn compare(rounds: usize) -> Result<(), Failure> {
    let (mut server, base) = start_sandbox()?;
    let transport = WithToken(Transport::new(ReqwestTransport::new(
        TransportConfig::default(),
    )?));
    let client = Client::new(Transport::new(transport), &base.parse()?);
    keap_benches::choose_cryptography();
    let bare = reqwest::Client::new();
    let (mut typed, mut plain) = (u64::MAX, u64::MAX);
    // The first round only opens the connections.
    for round in 0..=rounds {
        let start = cpu_time()?;
        typed_reads(&client).await?;
        let between = cpu_time()?;
        bare_reads(&bare, &base).await?;
        let end = cpu_time()?;
        if round > 0 {
            typed = typed.min(between - start);
            plain = plain.min(end - between);
        }
    }
    server.kill()?;
    let micros = |nanos: u64| nanos as f64 / 1e3 / CALLS as f64;
    println!(
        "keap-rest, typed             {:>8.1} us of CPU a call",
        micros(typed)
    );
    println!(
        "reqwest, serde_json::Value   {:>8.1} us of CPU a call",
        micros(plain)
    );
    println!(
        "ratio                        {:>8.2} (at most 1.15)",
        typed as f64 / plain as f64
    );
    Ok(())
}

async fn typed_reads(client: &Client) -> Result<(), Failure> {
    let get = GetContact::new(ContactId::new(CONTACT)).fields(FIELDS);
    let calls = stream::iter(0..CALLS)
        .map(|_| client.send(&get))
        .buffer_unordered(AT_A_TIME);
    let ids: Vec<_> = calls
        .map(|contact| contact.map(|contact| contact.id))
        .collect()
        .await;
    for id in ids {
        assert_eq!(id?.map(ContactId::get), Some(CONTACT));
    }
    Ok(())
}

async fn bare_reads(client: &reqwest::Client, base: &str) -> Result<(), Failure> {
    let address = format!(
        "{base}/rest/v2/contacts/{CONTACT}?fields={}",
        FIELDS.join(",")
    );
    let read = || async {
        let response = client
            .get(&address)
            .bearer_auth(DEFAULT_ACCESS_TOKEN)
            .send()
            .await?;
        let contact: Value = serde_json::from_slice(&response.bytes().await?)?;
        Ok::<_, Failure>(contact["id"].as_str().and_then(|id| id.parse::<i64>().ok()))
    };
    let calls = stream::iter(0..CALLS)
        .map(|_| read())
        .buffer_unordered(AT_A_TIME);
    let ids: Vec<_> = calls.collect().await;
    for id in ids {
        assert_eq!(id?, Some(CONTACT));
    }
    Ok(())
}

fn start_sandbox() -> Result<(Child, String), Failure> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("serve")
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().ok_or("the sandbox has no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    Ok((child, line.trim().to_owned()))
}

/// CPU time of this thread, in nanoseconds.
fn cpu_time() -> Result<u64, Failure> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(text
        .split_whitespace()
        .next()
        .ok_or("schedstat is empty")?
        .parse()?)
}

/// The least a credential costs.
#[derive(Debug)]
struct WithToken(Transport);

impl HttpService for WithToken {
    fn call(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let token = HeaderValue::from_str(&format!("Bearer {DEFAULT_ACCESS_TOKEN}"));
        request
            .headers_mut()
            .extend(token.ok().map(|token| (AUTHORIZATION, token)));
        self.0.call(request)
    }
}
