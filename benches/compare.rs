//! Compares 100,000 contacts over XML-RPC and REST v2 and prints what it took: rows a second, peak memory, and the time
//! beside what the rate limit allows when calls are paced.
//!
//! The local Keap is a process of its own, reached over loopback, so that memory and time are those of the comparing
//! program. Its 100,000 contacts have 25 fields each, and every tenth of them a tag.
//!
//! Without numbers it is 100,000 contacts, and 4 calls a second: what a minute allows an access key (240); 0 leaves the paced
//! run out.
//!
//! `cargo build --release --workspace --bin compare-bench && target/release/compare-bench [ROWS [CALLS_A_SECOND]]`

#[path = "gateway/process.rs"]
#[expect(dead_code, reason = "the gateway's bench asks for more")]
mod process;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use keap::compare::{CompareOptions, Progress};
use keap::schema::QueryData;
use keap::{Backend, Keap};
use keap_auth::{AccessKey, Hosts};
use keap_benches::account::contacts;
use keap_http::server::{listen, serve};
use keap_http::{
    BoxFuture, ClientConfig, HttpService, LimitConfig, PaceConfig, Request, ReqwestTransport,
    Response, Transport, TransportConfig, TransportError,
};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use tokio::time::Instant;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// As `keap` has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Failure> {
    let numbers: Vec<u32> = std::env::args()
        .filter_map(|text| text.parse().ok())
        .collect();
    let rows = numbers.first().copied().unwrap_or(100_000);
    let per_second = numbers.get(1).copied().unwrap_or(4);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    if std::env::args().any(|argument| argument == "serve") {
        return runtime.block_on(run_sandbox(rows));
    }
    let (mut server, base) = start_sandbox(rows)?;
    let measured = runtime.block_on(measure(&base, rows, per_second, server.id()));
    server.kill()?;
    measured
}

/// The other process: prints its address and serves until it is ended.
async fn run_sandbox(rows: u32) -> Result<(), Failure> {
    let sandbox = Sandbox::builder().seed(contacts(rows)?).build();
    let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await?;
    println!("http://{address}");
    serve(listener, sandbox.transport(), std::future::pending::<()>()).await?;
    Ok(())
}

async fn measure(base: &str, rows: u32, per_second: u32, server: u32) -> Result<(), Failure> {
    let seeded = process::cpu(server)?;
    let (progress, seconds, calls) = compare(base, LimitConfig::default()).await?;
    assert_eq!(progress.rows, u64::from(rows));
    assert_eq!(progress.parting, 0, "{progress:?}");
    println!(
        "{rows} contacts in {seconds:.1} s: {:.0} rows a second, {calls} calls, {} values equal, {} equivalent",
        f64::from(rows) / seconds,
        progress.summary.equal,
        progress.summary.equivalent
    );
    let own = process::cpu(std::process::id())?;
    let of_server = process::cpu(server)?.saturating_sub(seeded);
    println!(
        "processor time: this process {:.2} s, the local Keap {:.2} s; load {}",
        own.as_secs_f64(),
        of_server.as_secs_f64(),
        process::load()
    );
    println!("peak memory {:.1} MB (at most 60)", peak()?);
    if per_second == 0 {
        return Ok(());
    }

    let pace = PaceConfig::fixed(per_second, per_second * 60);
    let (_, seconds, calls) = compare(base, LimitConfig::paced(pace)).await?;
    let allowed = (calls - 1) as f64 / f64::from(per_second);
    println!(
        "paced at {per_second} calls a second: {calls} calls in {seconds:.2} s, allowed {allowed:.2} s, {:+.2} % (at most +3 %)",
        (seconds / allowed - 1.0) * 100.0
    );
    println!("peak memory {:.1} MB (at most 60)", peak()?);
    Ok(())
}

async fn compare(base: &str, limit: LimitConfig) -> Result<(Progress, f64, u64), Failure> {
    let calls = Arc::new(AtomicU64::new(0));
    let transport = Counting {
        inner: Transport::new(ReqwestTransport::new(TransportConfig::default())?),
        calls: Arc::clone(&calls),
    };
    let keap = Keap::builder(AccessKey::new(DEFAULT_ACCESS_TOKEN)?)
        .hosts(Hosts::at(&base.parse()?))
        .config(ClientConfig::new().limit(limit))
        .transport(Transport::new(transport))
        .build()?;
    let both = [Backend::XmlRpc, Backend::RestV2];
    let started = Instant::now();
    let mut parting = keap.compare_all(QueryData::new("Contact"), &both, CompareOptions::new());
    while let Some(row) = parting.next().await {
        row?;
    }
    let seconds = started.elapsed().as_secs_f64();
    let progress = parting.progress().clone();
    Ok((progress, seconds, calls.load(Ordering::Relaxed)))
}

/// Counts what goes over the wire.
#[derive(Debug)]
struct Counting {
    inner: Transport,
    calls: Arc<AtomicU64>,
}

impl HttpService for Counting {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.inner.call(request)
    }
}

fn start_sandbox(rows: u32) -> Result<(Child, String), Failure> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["serve", &rows.to_string()])
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().ok_or("the sandbox has no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    Ok((child, line.trim().to_owned()))
}

/// The most memory this process ever had, in MB, as Linux counts it.
fn peak() -> Result<f64, Failure> {
    process::peak(std::process::id())
}
