//! Whatever a server answers, nothing panics and nothing is read for ever.
//!
//! Each case is a number, from which everything else follows; a failure names it. With `KEAP_PROPERTY_SECONDS` set the
//! cases go on for that long.

#[path = "hostile_answers/twist.rs"]
mod twist;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use keap::schema::{Condition, QueryData, TABLES};
use keap::{Backend, Invocation, Keap, Operation};
use keap_auth::brownout::Schedule;
use keap_auth::{Answer, Hosts, OAuthClient, Place, diagnose};
use keap_http::{
    Body, BoxFuture, HttpService, Quotas, Request, Response, Secret, Sent, Transport,
    TransportError, TransportErrorKind,
};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::invocations;
use proptest::prelude::*;
use tokio::time::Instant;
use twist::Dice;

/// More requests than any call needs; what sends more reads for ever.
const REQUESTS: usize = 2000;

/// The local Keap, whose answers are twisted on their way back.
#[derive(Debug)]
struct Twisted {
    inner: Transport,
    seed: u64,
    sent: AtomicUsize,
}

impl HttpService for Twisted {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let count = self.sent.fetch_add(1, Ordering::Relaxed);
            assert!(count < REQUESTS, "case {}: it is read for ever", self.seed);
            let mut dice = Dice::new(self.seed.wrapping_add(count as u64));
            let (method, url) = (request.method().clone(), request.uri().clone());
            if dice.one_in(40) {
                let kind = dice.pick(&[TransportErrorKind::Connect, TransportErrorKind::Timeout]);
                return Err(TransportError::new(kind, Sent::Maybe, &method, &url));
            }
            let response = self.inner.send(request).await?;
            let (mut head, body) = response.into_parts();
            let body = body.into_bytes(usize::MAX).await.unwrap_or_default();
            twist::head(&mut head, &mut dice);
            Ok(Response::from_parts(
                head,
                Body::from(twist::body(&body, &mut dice)),
            ))
        })
    }
}

/// Some operation, or a query of some table with a condition on a date.
fn invocation(dice: &mut Dice) -> Invocation {
    if dice.one_in(2) {
        return invocations::sample(dice.pick(Operation::ALL));
    }
    let table = dice.pick(TABLES);
    let mut query = QueryData::new(table.name);
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    if dice.one_in(2) {
        let value = dice.pick(twist::DATES).into();
        let conditions = [Condition::Equals(value), Condition::NotNull];
        let condition = conditions[usize::from(dice.one_in(2))].clone();
        query
            .conditions
            .push((dice.pick(&columns).to_owned(), condition));
    }
    Invocation::DataQuery(query)
}

/// A connection to a local Keap of its own whose answers are twisted.
fn connect(sandbox: &Sandbox, seed: u64) -> Keap {
    let twisted = Twisted {
        inner: sandbox.transport(),
        seed,
        sent: AtomicUsize::new(0),
    };
    Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)
        .unwrap()
        .rest_options(invocations::options())
        .transport(Transport::new(twisted))
        .build()
        .unwrap()
}

/// Good or bad does not matter, only that it ends.
async fn invoke(keap: &Keap, backend: Backend, invocation: Invocation) {
    match keap.invoke_on(backend, invocation).await {
        Ok(outcome) => drop(format!("{outcome:?}")),
        Err(error) => drop(format!("{error} {error:?} {:?}", error.hint())),
    }
}

/// Every operation on every backend, each with an answer of its own chance: nothing is left to luck but the answers.
async fn sweep(seed: u64) {
    let sandbox = Sandbox::builder().build();
    for (place, operation) in Operation::ALL.iter().enumerate() {
        for (backend, more) in Backend::ALL.into_iter().zip(0_u64..) {
            let seed = seed.wrapping_add(place as u64 * 1_000_000 + more * 100_000);
            let keap = connect(&sandbox, seed);
            invoke(&keap, backend, invocations::sample(*operation)).await;
        }
    }
}

async fn case(seed: u64) {
    let mut dice = Dice::new(seed);
    let sandbox = Sandbox::builder().build();
    let keap = connect(&sandbox, seed);
    let backend = dice.pick(&[Backend::XmlRpc, Backend::RestV1, Backend::RestV2]);
    invoke(&keap, backend, invocation(&mut dice)).await;
    if dice.one_in(3) {
        let both = [Backend::XmlRpc, backend];
        let comparison = keap.compare(invocation(&mut dice), &both).await;
        drop(format!("{comparison:?}"));
    }
    around(&mut dice).await;
}

/// What stands around the operations: token answers, limits, the catalogue, the schedule.
async fn around(dice: &mut Dice) {
    let mut head = http::Response::new(()).into_parts().0;
    twist::head(&mut head, dice);
    let quotas = Quotas::read(&head.headers);
    for window in &quotas.windows {
        let _ = window.expires_at.map(chrono::DateTime::<chrono::Utc>::from);
    }
    let answer = twist::token_answer(dice);
    let _ = diagnose(&Answer::new(dice.number() as u16, None, answer.as_bytes()).at(Place::Token));
    let _ = diagnose(&Answer::quoted(&answer));
    let script = keap_http::testing::Script::new().answer(
        200,
        "application/json",
        answer.clone().into_bytes(),
    );
    let client = OAuthClient::new("id", "secret", Hosts::keap(), script.transport());
    if let Ok(tokens) = client.refresh(&Secret::new("r")).await {
        for time in [tokens.issued_at, tokens.expires_at] {
            drop((
                tokens.is_alive(time),
                tokens.is_fresh(time, 0.9),
                tokens.tenant(),
            ));
            let _ = chrono::DateTime::<chrono::Utc>::from(time);
        }
    }
    let (start, hours) = (dice.pick(twist::DATES), dice.number());
    let schedule = format!(
        r#"{{"retired_from":"{start}","windows":[{{"start":"{start}","hours":{hours}}}]}}"#
    );
    if let Ok(schedule) = Schedule::from_json(&schedule) {
        let now = std::time::SystemTime::UNIX_EPOCH;
        let _ = (schedule.window(now), schedule.is_retired(now));
    }
}

fn run(seed: u64) {
    block_on(case(seed));
}

fn block_on(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(work);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_makes_anything_panic_or_read_for_ever(seed: u64) {
        run(seed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, ..ProptestConfig::default() })]

    #[test]
    fn every_operation_on_every_backend_ends(seed: u64) {
        block_on(sweep(seed));
    }
}

/// The long form.
#[test]
fn for_as_long_as_is_asked() {
    let seconds = std::env::var("KEAP_PROPERTY_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let Some(time) = seconds.map(Duration::from_secs) else {
        return;
    };
    let started = Instant::now();
    let mut seed: u64 = rand_start();
    let mut cases = 0_u64;
    while started.elapsed() < time {
        let result = std::panic::catch_unwind(|| {
            run(seed);
            if cases.is_multiple_of(100) {
                block_on(sweep(seed));
            }
        });
        assert!(result.is_ok(), "case {seed} panicked");
        seed = seed.wrapping_add(1);
        cases += 1;
    }
    keap_tests::scratch::tell(&format!("{cases} cases"));
    assert!(cases > 0);
}

/// Another place to start at each time.
fn rand_start() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(0)
}
