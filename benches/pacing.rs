//! Pacing on the real clock: how close to the allowed rate, and how many refusals, against a local
//! Keap that enforces the limits of an OAuth client. Prints one line for each number of tasks.
//!
//! `cargo bench --bench pacing [-- SECONDS]`; each line takes that long, 20 seconds by default.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use keap_auth::{AccessKey, Credential, authorize};
use keap_http::{Body, ClientConfig, LimitConfig, PaceConfig, Transport};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Limits, Sandbox};
use tokio::time::Instant;

#[tokio::main]
async fn main() {
    // Cargo adds flags of its own.
    let seconds = std::env::args()
        .find_map(|text| text.parse().ok())
        .unwrap_or(20);
    for tasks in [1, 8, 64] {
        measure(tasks, Duration::from_secs(seconds)).await;
    }
}

async fn measure(tasks: usize, time: Duration) {
    let sandbox = Sandbox::builder().limits(Limits::OAUTH).build();
    let credential =
        Credential::from(AccessKey::new(DEFAULT_ACCESS_TOKEN).expect("the sandbox's own token"));
    let transport = ClientConfig::new()
        .limit(LimitConfig::paced(PaceConfig::OAUTH))
        .build(sandbox.transport(), |inner| authorize(inner, credential));
    let done = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let tasks_running: Vec<_> = (0..tasks)
        .map(|_| {
            let (transport, done) = (transport.clone(), Arc::clone(&done));
            tokio::spawn(async move {
                while started.elapsed() < time {
                    call(&transport).await;
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for task in tasks_running {
        task.await.expect("a task ends with its time");
    }
    let rate = done.load(Ordering::Relaxed) as f64 / started.elapsed().as_secs_f64();
    let percent = rate / 25.0 * 100.0;
    println!(
        "{tasks:>2} tasks: {rate:.2} calls a second, {percent:.1} % of the allowed rate, {} refused",
        sandbox.refused_by_limits()
    );
}

async fn call(transport: &Transport) {
    let url = "https://api.infusionsoft.com/crm/rest/v2/oauth/connect/userinfo";
    let request = http::Request::get(url)
        .body(Body::empty())
        .expect("the URL is one");
    let response = transport
        .send(request)
        .await
        .expect("the sandbox always answers");
    assert_eq!(response.status(), 200);
}
