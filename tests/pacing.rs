//! As fast as Keap allows and no faster, against a local Keap that really counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use keap_auth::{AccessKey, Credential, authorize};
use keap_http::{
    Body, BoxFuture, ClientConfig, HttpService, LimitConfig, PaceConfig, Request, Response,
    Transport, TransportError,
};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Limits, Sandbox};
use keap_tests::clock::TokioClock;
use tokio::time::Instant;

const CALLS: usize = 2000;

/// The way to the sandbox takes 10 to 30 milliseconds, different for each call, as a network does.
#[derive(Debug)]
struct Distance {
    sandbox: Transport,
    next: AtomicUsize,
}

impl HttpService for Distance {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        // The way there differs by less than the margin that the pace keeps between two calls.
        let there = Duration::from_millis(10);
        let back = Duration::from_millis((number * 7 % 20) as u64);
        Box::pin(async move {
            tokio::time::sleep(there).await;
            let response = self.sandbox.send(request).await;
            tokio::time::sleep(back).await;
            response
        })
    }
}

fn client(sandbox: &Sandbox, pace: PaceConfig) -> Transport {
    let clock = Arc::new(TokioClock::new());
    let network = Distance {
        sandbox: sandbox.transport(),
        next: AtomicUsize::new(0),
    };
    let mut limit = LimitConfig::paced(pace);
    limit.clock = clock;
    let credential = Credential::from(AccessKey::new(DEFAULT_ACCESS_TOKEN).unwrap());
    ClientConfig::new()
        .limit(limit)
        .build(Transport::new(network), |inner| {
            authorize(inner, credential)
        })
}

async fn call(transport: &Transport) -> u16 {
    let url = "https://api.infusionsoft.com/crm/rest/v2/oauth/connect/userinfo";
    let request = http::Request::get(url).body(Body::empty()).unwrap();
    transport.send(request).await.unwrap().status().as_u16()
}

/// Runs 2,000 calls and returns how long they took.
async fn run(transport: &Transport, tasks: usize) -> Duration {
    let left = Arc::new(AtomicUsize::new(CALLS));
    let started = Instant::now();
    let tasks: Vec<_> = (0..tasks)
        .map(|_| {
            let (transport, left) = (transport.clone(), Arc::clone(&left));
            tokio::spawn(async move {
                let take = |left: usize| left.checked_sub(1);
                while left
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
                    .is_ok()
                {
                    assert_eq!(call(&transport).await, 200);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    started.elapsed()
}

async fn assert_full_speed(limits: Limits, pace: PaceConfig, tasks: usize) {
    let sandbox = Sandbox::builder()
        .clock(TokioClock::new())
        .limits(limits)
        .build();
    let took = run(&client(&sandbox, pace), tasks).await;
    assert_eq!(sandbox.refused_by_limits(), 0, "no call is one too many");
    let allowed = limits.per_minute as f64 / 60.0;
    let achieved = CALLS as f64 / took.as_secs_f64();
    let percent = achieved / allowed * 100.0;
    keap_tests::scratch::tell(&format!(
        "pacing: {tasks} tasks, {percent:.1} % of the allowed rate"
    ));
    assert!(
        percent >= 97.0,
        "{tasks} tasks: {percent:.1} % of the allowed rate"
    );
}

#[tokio::test(start_paused = true)]
async fn an_access_key_goes_at_full_speed_without_a_single_refusal() {
    for tasks in [1, 8, 64] {
        assert_full_speed(Limits::ACCESS_KEY, PaceConfig::ACCESS_KEY, tasks).await;
    }
}

#[tokio::test(start_paused = true)]
async fn an_oauth_client_goes_at_full_speed_without_a_single_refusal() {
    for tasks in [1, 8, 64] {
        assert_full_speed(Limits::OAUTH, PaceConfig::OAUTH, tasks).await;
    }
}

#[tokio::test(start_paused = true)]
async fn wrong_ideas_of_the_limits_are_corrected_by_the_headers() {
    // Told to be an OAuth client, and in truth an access key: the first answer says so.
    let sandbox = Sandbox::builder()
        .clock(TokioClock::new())
        .limits(Limits::ACCESS_KEY)
        .build();
    let transport = client(&sandbox, PaceConfig::OAUTH);
    for _ in 0..300 {
        assert_eq!(call(&transport).await, 200);
    }
    assert!(
        sandbox.refused_by_limits() <= 1,
        "{}",
        sandbox.refused_by_limits()
    );
}

#[tokio::test(start_paused = true)]
async fn two_programs_with_one_key_share_the_minute() {
    // No spike arrest: no header counts it, so programs that share it need the shared pace.
    let mut limits = Limits::ACCESS_KEY;
    limits.per_second = None;
    let sandbox = Sandbox::builder()
        .clock(TokioClock::new())
        .limits(limits)
        .build();
    let [one, two] = [(); 2].map(|()| client(&sandbox, PaceConfig::ACCESS_KEY));
    let run = |transport: Transport| async move {
        for _ in 0..300 {
            assert_eq!(call(&transport).await, 200);
        }
    };
    tokio::join!(run(one), run(two));
    // Each learns of the other from the headers of its own answers; what is refused at the edge of a
    // minute is waited out.
    let refused = sandbox.refused_by_limits();
    keap_tests::scratch::tell(&format!(
        "pacing: two programs, {refused} refusals in 600 calls"
    ));
    assert!(refused <= 12, "{refused}");
}
