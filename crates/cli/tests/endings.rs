//! How commands end: refusals before anything is sent, errors as one object, signals, and documents that are ended.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError, server};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Trouble};
use serde_json::Value as Json;
use tokio::sync::Semaphore;

#[cfg(unix)]
#[path = "endings/stopped.rs"]
mod stopped;

/// Never answers, and tells of each request.
#[derive(Debug)]
struct Hangs(Arc<Semaphore>);

impl HttpService for Hangs {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.0.add_permits(1);
        Box::pin(std::future::pending())
    }
}

/// Answers so many calls, and hangs then.
#[derive(Debug)]
struct HangsAfter {
    calls: Arc<Semaphore>,
    answers: Transport,
    hangs: Hangs,
}

impl HttpService for HangsAfter {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        match self.calls.try_acquire() {
            Ok(call) => {
                call.forget();
                self.answers.call(request)
            }
            Err(_) => self.hangs.call(request),
        }
    }
}

async fn serve(transport: Transport) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(listener, transport, std::future::pending()));
    format!("http://{address}")
}

/// A server that never answers, and what tells that it was asked.
async fn hanging() -> (String, Arc<Semaphore>) {
    let asked = Arc::new(Semaphore::new(0));
    let base = serve(Transport::new(Hangs(Arc::clone(&asked)))).await;
    (base, asked)
}

fn command(line: &str, base: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command
        .args(line.split(' '))
        .env_clear()
        .stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    if !base.is_empty() {
        command.args(["--base-url", base, "--access-token", DEFAULT_ACCESS_TOKEN]);
    }
    command
}

async fn run(line: &str, base: &str) -> Output {
    let mut command = command(line, base);
    tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What would be done otherwise than asked, or be found out too late, is refused with 2 before anything is sent.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_right_is_refused_before_anything_is_sent() {
    let (base, asked) = hanging().await;
    for (line, told) in [
        (
            "call ContactService.load 17 --where Id=4",
            "does not take --where",
        ),
        (
            "call ContactService.update 17 --set City=A --clear city",
            "City is named twice",
        ),
        (
            "call ContactService.add --set City=A --set City=B",
            "City is named twice",
        ),
        (
            "call ContactService.load 17 --limit 5",
            "does not take --limit",
        ),
        (
            "call DataService.query Contact --set City=Wien",
            "does not take --set",
        ),
        (
            "call DataService.count Contact --page 2",
            "does not take --page",
        ),
        (
            "call DataService.getUserInfo --fields Id",
            "does not take --fields",
        ),
        (
            "call DataService.query Contact --fields ,",
            "a name is missing",
        ),
        (
            "call DataService.query Contact --fields=",
            "a name is missing",
        ),
        (
            "call DataService.query Contact --where FirstName==1+1",
            "'FirstName= =1+1'",
        ),
        (
            "call DataService.query Contact --where Id=x",
            "takes a whole number",
        ),
        (
            "call DataService.query Contact --limit x",
            "that is no whole number",
        ),
        ("call ContactService.load", "needs a contact id"),
        ("call ContactService.load x", "is not a contact id"),
        (
            "call DataService.findByField Contact 1000 0 Email joe@example.com",
            "keap call DataService.findByField TABLE",
        ),
        (
            "call DataService.addCustomField Contact Size Txt 1",
            "there are Phone",
        ),
        (
            "call InvoiceService.addManualPayment 1 20,5 2026-12-01 Cash x false",
            "is not an amount",
        ),
        (
            "call APIAffiliateService.affCommissions 2 2026-12-01 2026-01-01",
            "before the start date",
        ),
        ("call ContactService.update 17 --set City", "FIELD=VALUE"),
        (
            "call DataService.query Contact --where City",
            "not a condition",
        ),
        (
            "call DataService.query Contact --limit -1",
            "-1 is not in 1..=1000",
        ),
        (
            "call ContactService.add --set Email=a@example.com --format csv",
            "as CSV",
        ),
        (
            "call ContactService.add --set Email=a@example.com --brownouts /no/such/file",
            "/no/such/file",
        ),
        (
            "call ContactService.load 17 --policy /no/such/file",
            "/no/such/file",
        ),
        (
            "call ContactService.load 17 --timeout 0",
            "0 is not in 1..=86400",
        ),
        (
            "compare ContactService.load 17 --sample 5",
            "does not take --sample",
        ),
        (
            "compare ContactService.load 17 --resume /tmp/x",
            "does not take --resume",
        ),
        (
            "compare ContactService.load 17 --format markdown",
            "of whole accounts",
        ),
        ("compare Contact --all --sample 5", "give one of the two"),
        ("compare Contact --all --page 2", "does not take --page"),
        ("compare Contact --all --writes", "does not take --writes"),
        ("compare Contact", "give --all"),
        (
            "compare Contact --all --rules /no/such/file",
            "/no/such/file",
        ),
        (
            "compare Contact --all --order Id",
            "--order with --check-order only",
        ),
        (
            "compare Contact --all --order FirstNam --check-order",
            "did you mean FirstName",
        ),
        (
            "compare Contact --all --show-values --report-key k",
            "does not take --report-key",
        ),
        (
            "compare ContactService.load 17 --report-key k",
            "--report-key with --hide-values only",
        ),
        (
            "compare ContactService.load 17 --writes",
            "does not take --writes",
        ),
        (
            "compare ContactService.load 17 --allow-empty",
            "does not take --allow-empty",
        ),
        ("doctor --what-is abc", "does not take --access-token"),
        ("doctor --explain abc", "does not take --access-token"),
        ("limits --format html", "as HTML"),
        ("doctor --brownouts /no/such/file", "/no/such/file"),
    ] {
        let output = run(line, &base).await;
        let told_is = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "keap {line}: {told_is}");
        assert!(told_is.contains(told), "keap {line}: {told_is}");
        assert_eq!(output.stdout, b"", "keap {line}");
    }
    assert_eq!(asked.available_permits(), 0, "something was sent");
    for line in [
        "routes --timeout 5",
        "demo --format csv",
        "xmlrpc pretty - --format json",
        "coverage --operation ContactService.load --table Contact",
        "coverage --operation ContactService.load --tables",
        "coverage --operation ContactService.load --differences",
        "coverage --tables --table Contact",
        "coverage --differences --tables",
        "coverage --differences --table Contact",
        "doctor --what-is abc --sandbox",
        "call ContactService.load 4393 --sandbox --store keap.db",
        "call ContactService.load 4393 --sandbox --app ab123",
        "limits --sandbox --app ab123",
        "routes --operation ContactService.load --table User",
    ] {
        assert_eq!(run(line, "").await.status.code(), Some(2), "keap {line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_is_one_object_for_programs() {
    let base = serve(Sandbox::builder().build().transport()).await;
    for (line, kind, exit, operation) in [
        (
            "call ContactService.load 987654",
            "not_found",
            3,
            Some("ContactService.load"),
        ),
        (
            "call ContactService.load 17 --fields given_name --backend v2",
            "invalid_request",
            2,
            Some("ContactService.load"),
        ),
        ("call ContactService.load", "usage", 2, None),
        ("call --nonsense", "usage", 2, None),
        (
            "compare ContactService.add --set Email=a@example.com",
            "usage",
            2,
            None,
        ),
    ] {
        for format in ["json", "jsonl"] {
            let output = run(&format!("{line} --format {format}"), &base).await;
            let told = stderr(&output);
            let error: Json =
                serde_json::from_str(&told).unwrap_or_else(|e| panic!("{line}: {e}: {told}"));
            assert_eq!(error["kind"], kind, "{told}");
            assert_eq!(error["exit"], exit, "{told}");
            assert_eq!(error["operation"].as_str(), operation, "{told}");
            assert_eq!(error["may_have_applied"], false, "{told}");
            for name in ["message", "hint", "backend"] {
                assert!(error.get(name).is_some(), "{name} is missing: {told}");
            }
            assert_eq!(output.status.code(), Some(exit), "{told}");
            assert_eq!(output.stdout, b"");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_in_doubt_says_so_in_text_and_to_programs() {
    for backend in ["xmlrpc", "v1", "v2"] {
        let base = serve(Transport::new(Hangs(Arc::new(Semaphore::new(0))))).await;
        let line = format!(
            "call ContactService.add --set Email=x@example.com --backend {backend} --timeout 1"
        );
        let text = run(&line, &base).await;
        assert_eq!(text.status.code(), Some(3));
        let told = stderr(&text);
        assert!(told.contains("may have been made: look for it"), "{told}");
        assert!(!told.contains("try again"), "{told}");
        let json = run(&format!("{line} --format json"), &base).await;
        let last = stderr(&json).lines().last().unwrap_or_default().to_owned();
        let error: Json = serde_json::from_str(&last).unwrap();
        assert_eq!(error["may_have_applied"], true, "{last}");
        assert_eq!(error["kind"], "unavailable", "{last}");
    }
}

/// The time limit is of the whole command: what comes after a call that used it up is not begun, neither the look at why
/// it failed nor a repeat.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_when_the_time_is_over() {
    for (line, requests) in [
        ("call DataService.getUserInfo --timeout 1", 1),
        (
            "call ContactService.load 17 --fields Id --backend v2 --timeout 1",
            1,
        ),
        // A read is asked of all backends at once.
        ("compare DataService.getUserInfo --timeout 1", 3),
        ("limits --timeout 1", 1),
    ] {
        let (base, asked) = hanging().await;
        let output = run(line, &base).await;
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(3), "keap {line}: {told}");
        assert!(told.contains("deadline passed"), "keap {line}: {told}");
        assert_eq!(asked.available_permits(), requests, "keap {line}: {told}");
    }
}

/// One table for what is refused before anything is sent: arguments that the backend cannot take end with 2, what the
/// backend has no way to do ends with 3, whatever the arguments.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_argument_is_told_from_what_a_backend_lacks() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let update = "call ContactService.update 4393 --backend";
    for (line, code) in [
        ("v1 --set Country=Narnia", 2),
        ("v2 --set Country=Narnia", 2),
        ("v1 --set Username=ann", 3),
        ("v2 --set Username=ann", 3),
        ("v2 --set NoSuchColumn=x", 2),
    ] {
        let output = run(&format!("{update} {line}"), &base).await;
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{line}: {told}");
    }
    for (line, code) in [
        // XML-RPC has one condition for each field, and REST any number.
        (
            "call DataService.query Contact --fields Id --where Id>2 --where Id<50",
            3,
        ),
        (
            "call DataService.query Contact --fields Id --where Id>2 --where Id<50 --backend v2",
            0,
        ),
        (
            "compare DataService.query Contact --fields Id --where Id>2 --where Id<50",
            3,
        ),
        ("call ContactService.merge 4393 35 --backend v1 --yes", 3),
        (
            "call DataService.load Contact 4393 --fields Username --backend v2",
            3,
        ),
        ("call ContactService.load 99999999999", 2),
    ] {
        let output = run(line, &base).await;
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "keap {line}: {told}");
        assert!(!told.contains("UNEXPLAINED"), "keap {line}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_json_document_that_was_begun_is_ended() {
    // A few pages of each backend, then no more.
    let trouble = (0..8).fold(Trouble::none(), |trouble, _| trouble.pass());
    let trouble = trouble.answer(400, "application/json", "{}");
    let base = serve(Sandbox::builder().trouble(trouble).build().transport()).await;
    let line = "compare Contact --all --backends xmlrpc,v2 --limit 5 --format json";
    let output = run(line, &base).await;
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    let report: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["complete"], false);
    assert!(report["progress"].is_object());
}

/// What is written as another program has it may hold a password.
#[test]
fn a_place_that_is_none_is_told_without_what_is_in_it() {
    for (line, variable, told) in [
        (
            "auth status",
            "KEAP_STORE=host=db password=MARKED",
            "postgres://USER",
        ),
        (
            "config show",
            "KEAP_STORE=host=db password=MARKED",
            "not shown",
        ),
        (
            "auth status",
            "KEAP_STORE=mysql://me:MARKED@db/x",
            "postgres://",
        ),
        ("limits --access-key x", "KEAP_BASE_URL=foo", "is not a URL"),
        (
            "limits --access-key x",
            "KEAP_BASE_URL=foo",
            "https://api.example.com",
        ),
    ] {
        let (name, value) = variable.split_once('=').unwrap();
        let output = command(line, "").env(name, value).output().unwrap();
        let all = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            stderr(&output)
        );
        assert!(all.contains(told), "{line} {name}: {all}");
        assert!(
            !all.contains("MARKED") && !all.contains("without a base"),
            "{all}"
        );
        assert_ne!(output.status.code(), Some(3), "{all}");
    }
}

#[test]
fn a_policy_that_sends_everything_somewhere_is_well() {
    let routes = |arguments: &str| {
        let output = command(&format!("routes {arguments}"), "")
            .output()
            .unwrap();
        output.status.code()
    };
    assert_eq!(routes("--format json"), Some(0));
    // What no backend does is no fault of a policy, unless it is all that was asked about.
    assert_eq!(routes("--operation DataService.getTemporaryKey"), Some(1));
    let policy = std::env::temp_dir().join(format!("keap-endings-{}.toml", std::process::id()));
    std::fs::write(&policy, "default = \"v2\"\nfallback = \"never\"\n").unwrap();
    assert_eq!(routes(&format!("--policy {}", policy.display())), Some(1));
    std::fs::remove_file(&policy).unwrap();
}
