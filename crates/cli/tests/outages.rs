//! What a service that is dead, slow, limited or gone says of a credential: nothing. Each command says so, with the kind and
//! the time that the answer tells.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use keap_http::{
    Body, BoxFuture, Clock as _, HttpService, Request, Response, SystemClock, Transport,
    TransportError, server,
};
use serde_json::Value as Json;

/// Answers everything with one status, or never; 429 says that the day's quota is used up for an hour more.
#[derive(Debug)]
struct Ill(u16);

/// So much of the day is left, or less where it ends sooner.
const LEFT: Duration = Duration::from_secs(3_600);

impl HttpService for Ill {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if self.0 == 0 {
            return Box::pin(std::future::pending());
        }
        let mut response = http::Response::builder().status(self.0);
        if self.0 == 429 {
            let expiry = (SystemClock.now() + LEFT).duration_since(UNIX_EPOCH);
            response = response
                .header("x-keap-product-quota-available", "0")
                .header("x-keap-product-quota-time-unit", "day")
                .header(
                    "x-keap-product-quota-expiry-time",
                    expiry.unwrap().as_millis().to_string(),
                );
        }
        let body = match self.0 {
            429 => {
                r#"{"fault":{"faultstring":"x","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}"#
            }
            _ => "out of order",
        };
        let response = response.body(Body::from(body)).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

/// A server with this status; 0 never answers, 1 is a port where nobody listens.
async fn serve(status: u16) -> String {
    if status == 1 {
        return "http://127.0.0.1:1".to_owned();
    }
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let ill = Transport::new(Ill(status));
    tokio::spawn(server::serve(listener, ill, std::future::pending()));
    format!("http://{address}")
}

/// A folder with a store of tokens.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("keap-outages-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Runs a command with a grant; its code and what it said on standard error.
    async fn keap(&self, line: &str, base: &str, input: &str) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .args(line.split(' '))
            .env_clear()
            .env("KEAP_BASE_URL", base)
            .env("KEAP_STORE", self.0.join("keap.db"))
            .env("KEAP_CLIENT_ID", "client")
            .env("KEAP_CLIENT_SECRET", "MARKEDSECRET")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let input = input.to_owned();
        let run = move || {
            let mut child = command.spawn().unwrap();
            // A program that reads nothing may be gone already.
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            (output.status.code(), said)
        };
        tokio::task::spawn_blocking(run).await.unwrap()
    }
}

const PAIR: &str = "aaaabbbbccccddddeeeeffff\nrrrrssssttttuuuuvvvvwwww\n";

/// The error that was told last.
fn error(said: &str) -> Json {
    serde_json::from_str(said.lines().last().unwrap_or_default())
        .unwrap_or_else(|unread| panic!("{unread}: {said}"))
}

fn in_time(error: &Json) -> bool {
    let seconds = error["retry_after"].as_u64();
    // At the end of a day it is less than the header says.
    seconds.is_some_and(|seconds| seconds <= LEFT.as_secs()) && error["retry_at"].is_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_endpoint_that_is_ill_says_nothing_of_the_credential() {
    for (status, kind) in [
        (1, "unavailable"),
        (0, "unavailable"),
        (410, "unavailable"),
        (429, "rate_limited"),
        (500, "unavailable"),
    ] {
        let base = serve(status).await;
        let folder = Folder::new(&format!("token-{status}"));
        let import = "auth import --app ab123 --no-check --expires-in 0";
        let (code, said) = folder.keap(import, &base, PAIR).await;
        assert_eq!(code, Some(0), "{said}");
        for line in [
            "call DataService.getUserInfo",
            "call ContactService.load 17 --backend v2",
            "auth refresh",
            "auth keep-alive",
        ] {
            let line = format!("{line} --timeout 2 --format json");
            let (code, said) = folder.keap(&line, &base, "").await;
            let what = format!("keap {line}, {status}: {said}");
            let error = error(&said);
            assert_eq!(code, Some(3), "{what}");
            assert_eq!(error["kind"], kind, "{what}");
            assert!(!said.contains("missing, wrong or expired"), "{what}");
            // Of a host that hangs, the time of the call itself may be over first.
            if line.starts_with("call") && status != 0 {
                assert!(!said.contains("no answer arrived"), "{what}");
                let message = error["message"].as_str().unwrap();
                assert!(message.contains("the call was not sent"), "{what}");
                assert!(message.contains("token endpoint"), "{what}");
            }
            assert_eq!(in_time(&error), status == 429, "{what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_cannot_be_made_is_not_held_against_the_token() {
    for (status, kind) in [
        (410, "unavailable"),
        (429, "rate_limited"),
        (500, "unavailable"),
        (503, "unavailable"),
        (200, "invalid_response"),
    ] {
        let base = serve(status).await;
        let folder = Folder::new(&format!("check-{status}"));
        let import = "auth import --app ab123 --format json";
        let (code, said) = folder.keap(import, &base, PAIR).await;
        let error = error(&said);
        assert_eq!(code, Some(3), "{said}");
        assert_eq!(error["kind"], kind, "{said}");
        assert!(said.contains("could not be checked"), "{said}");
        assert!(!said.contains("does not take"), "{said}");
        assert!(!said.contains("copy both tokens"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_used_up_day_says_when_it_starts_again() {
    let base = serve(429).await;
    let folder = Folder::new("quota");
    for line in [
        "call DataService.getUserInfo",
        "call ContactService.load 17 --backend v1",
        "call ContactService.load 17 --backend v2",
        "limits",
    ] {
        let access = format!("{line} --access-token aaaabbbbccccddddeeeeffff --base-url {base}");
        let (code, said) = folder
            .keap(&format!("{access} --format json"), &base, "")
            .await;
        let error = error(&said);
        assert_eq!(code, Some(3), "{line}: {said}");
        assert_eq!(error["kind"], "rate_limited", "{line}: {said}");
        assert!(in_time(&error), "{line}: {said}");
        let (_, said) = folder.keap(&access, &base, "").await;
        assert!(said.contains("retry: in "), "{line}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ends_badly_is_one_object_for_programs() {
    let folder = Folder::new("objects");
    let base = serve(401).await;
    let limits =
        format!("limits --format json --access-token aaaabbbbccccddddeeeeffff --base-url {base}");
    let (code, said) = folder.keap(&limits, &base, "").await;
    assert_eq!(code, Some(3), "{said}");
    assert_eq!(error(&said)["kind"], "unauthenticated", "{said}");
    let import = "auth import --app ab123 --no-check";
    folder.keap(import, &base, PAIR).await;
    folder.keap("auth logout --yes", &base, "").await;
    for line in ["auth list --format json", "auth status --format json"] {
        let (code, said) = folder.keap(line, &base, "").await;
        let error = error(&said);
        assert_eq!(code, Some(3), "{line}: {said}");
        assert_eq!(error["exit"], 3, "{line}: {said}");
        assert!(
            !error["message"].as_str().unwrap().contains("hint"),
            "{said}"
        );
        assert!(error["hint"].is_string(), "{line}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_gone_is_not_a_record_that_is_missing() {
    let folder = Folder::new("gone");
    let base = serve(410).await;
    for backend in ["xmlrpc", "v1", "v2"] {
        let line = format!(
            "call ContactService.load 17 --backend {backend} --format json --access-token aaaabbbbccccddddeeeeffff --base-url {base}"
        );
        let (code, said) = folder.keap(&line, &base, "").await;
        let error = error(&said);
        assert_eq!(code, Some(3), "{said}");
        assert_eq!(error["kind"], "unavailable", "{said}");
        assert!(error["hint"].is_string(), "{said}");
        assert!(!said.contains("an outage"), "{said}");
    }
}

/// A host that takes the connection and never answers: nobody was reached, with a credential and without.
#[tokio::test(flavor = "multi_thread")]
async fn a_doctor_whom_nobody_answers_has_reached_nobody() {
    let folder = Folder::new("doctor");
    let base = serve(0).await;
    let credential = format!(" --access-token aaaabbbbccccddddeeeeffff --base-url {base}");
    for credential in ["", credential.as_str()] {
        let line = format!("doctor --timeout 1{credential}");
        let (code, said) = folder.keap(&line, &base, "").await;
        assert_eq!(code, Some(3), "{line}: {said}");
    }
}
