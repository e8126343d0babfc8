//! Runs that write and are killed, stopped or refused: nothing is sent twice, and what was there before is put back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};

use keap_http::{Body, BoxFuture, HttpService, Request, Response, StatusCode, TransportError};

use super::written::{nothing_is_kept, read};
use super::*;

/// What is written, so that it is known again on the wire.
const WRITTEN: &str = "Zoe-of-the-test";

fn target<'a>(report: &'a Json, name: &str) -> &'a Json {
    let mut targets = report["targets"].as_array().unwrap().iter();
    targets.find(|target| target["name"] == name).unwrap()
}

fn suite(folder: &Folder) -> String {
    let path = folder.0.join("writes.toml");
    let text = format!(
        "[[operation]]\nname = \"ContactService.update\"\narguments = [\"17\"]\nset = [\"FirstName={WRITTEN}\"]\n"
    );
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Whether a call writes what the suite says.
fn is_written(asked: &str) -> bool {
    asked.contains(WRITTEN)
        && (asked.starts_with("PATCH") || asked.contains("ContactService.update"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_was_on_its_way_is_in_doubt_and_never_sent_again() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("in-doubt");
    let (state, suite) = (folder.state(), suite(&folder));
    let begins = [
        "--suite",
        &suite,
        "--writes",
        "contact:17",
        "--yes",
        "--format",
        "json",
    ];
    let before = read(&base, "17").await;
    served.take();
    let whole = run(command(&state, &base, &begins)).await;
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let calls = served.take();
    assert_eq!(
        calls.iter().filter(|asked| is_written(asked)).count(),
        2,
        "{calls:#?}"
    );
    let mut in_doubt = 0;
    for point in 1..=calls.len() {
        let mut child = command(&state, &base, &begins);
        let child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = child.unwrap();
        served.reached(point).await;
        child.kill().unwrap();
        child.wait().unwrap();
        let resumed = ["--resume", "last", "--format", "json"];
        let resumed = run(command(&state, &base, &resumed)).await;
        let place = format!("killed at call {point}: {}", told(&resumed));
        let sent = served.take();
        let sent = |patch: bool| {
            let of_wire =
                |asked: &&String| is_written(asked) && asked.starts_with("PATCH") == patch;
            sent.iter().filter(of_wire).count()
        };
        assert!(sent(true) <= 1 && sent(false) <= 1, "{place}");
        assert_eq!(read(&base, "17").await, before, "{place}");
        served.take();
        nothing_is_kept(&folder);
        if resumed.status.code() == Some(2) {
            // It had ended before it was killed.
            assert!(told(&resumed).contains("has ended"), "{place}");
            continue;
        }
        let report = report(&resumed);
        let target = target(&report, "ContactService.update");
        if target["state"] == "done" {
            assert_eq!(resumed.status.code(), Some(0), "{place}");
            continue;
        }
        in_doubt += 1;
        assert_eq!(resumed.status.code(), Some(3), "{place}");
        let why = target["error"].as_str().unwrap();
        assert!(why.contains("it is not sent again"), "{place}");
    }
    assert!(in_doubt > 3, "{in_doubt}");
}

/// Asked to stop in the middle of a write, a run brings it to its end and puts it back.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_stopped_puts_back_what_it_wrote() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("stopped-writes");
    let state = folder.state();
    let before = read(&base, "17").await;
    served.take();
    let begins = ["ContactService.update", "--writes", "contact:17"];
    let begins = [&begins[..], &["--yes", "--format", "json"]].concat();
    let mut child = command(&state, &base, &begins);
    let child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.unwrap();
    while !served
        .asked
        .lock()
        .unwrap()
        .iter()
        .any(|asked| asked.contains("ContactService.update"))
    {
        served.reached(served.count() + 1).await;
    }
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-s", "TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    let stopped = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
    let stopped = stopped.await.unwrap();
    assert_eq!(stopped.status.code(), Some(143), "{}", told(&stopped));
    let done = |output: &Output| report(output)["totals"]["done"].as_u64().unwrap();
    assert!((1..4).contains(&done(&stopped)), "{}", told(&stopped));
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
    let resumed = run(command(
        &state,
        &base,
        &["--resume", "last", "--format", "json"],
    ))
    .await;
    assert_eq!(resumed.status.code(), Some(0), "{}", told(&resumed));
    assert_eq!(done(&resumed), 4);
    assert_eq!(read(&base, "17").await, before);
}

/// From its first write over REST on, an account refuses everything, until it is told to answer again.
#[derive(Debug)]
pub(super) struct Refusing {
    pub(super) inner: Transport,
    /// 2 answers everything, 0 until the first write over REST, 1 nothing.
    pub(super) refuses: Arc<AtomicU8>,
}

impl HttpService for Refusing {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if self.refuses.load(SeqCst) == 1 {
                let response = Response::new(Body::from("no"));
                let (mut parts, body) = response.into_parts();
                parts.status = StatusCode::FORBIDDEN;
                return Ok(Response::from_parts(parts, body));
            }
            let is_write = request.method() == "PATCH";
            let response = self.inner.call(request).await;
            if is_write {
                let _ = self.refuses.compare_exchange(0, 1, SeqCst, SeqCst);
            }
            response
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_put_back_is_told_and_put_back_later() {
    let refuses = Arc::new(AtomicU8::new(2));
    let inner = Sandbox::builder().build().transport();
    let refusing = Refusing {
        inner,
        refuses: Arc::clone(&refuses),
    };
    let base = serve(Transport::new(refusing)).await;
    let folder = Folder::new("not-put-back");
    let state = folder.state();
    let before = read(&base, "17").await;
    let set = |number: u8| refuses.store(number, SeqCst);
    set(0);
    let begins = [
        "ContactService.update",
        "DataService.update",
        "--writes",
        "contact:17",
    ];
    let begins = [&begins[..], &["--yes", "--format", "json"]].concat();
    let output = run(command(&state, &base, &begins)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(told(&output).contains("--resume"), "{}", told(&output));
    let broken = report(&output);
    let why = broken["targets"][0]["error"].as_str().unwrap();
    assert!(
        why.contains("could not be put back after the write over REST v2"),
        "{why}"
    );
    // Nothing more was written.
    for target in &broken["targets"].as_array().unwrap()[1..] {
        assert_eq!(target["state"], "skipped", "{target}");
    }
    set(2);
    assert_ne!(read(&base, "17").await, before);
    let resumed = run(command(
        &state,
        &base,
        &["--resume", "last", "--format", "json"],
    ))
    .await;
    assert_eq!(resumed.status.code(), Some(3), "{}", told(&resumed));
    let resumed = report(&resumed);
    let targets = resumed["targets"].as_array().unwrap();
    let why = targets[0]["error"].to_string();
    assert!(why.contains("what was there before is put back"), "{why}");
    // What was not written is now.
    assert!(targets.len() > 2);
    for target in &targets[1..] {
        assert_eq!(target["state"], "done", "{target}");
    }
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
    let again = run(command(&state, &base, &["--resume", "last"])).await;
    assert_eq!(again.status.code(), Some(2), "{}", told(&again));
}

/// XML-RPC writes ten digits with signs between them, and REST keeps them as they are.
#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_put_back_in_the_form_that_it_had() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("numbers");
    let written = run_with(
        &base,
        "call ContactService.update 17 --set Phone2=9876543211 --backend v1",
    );
    assert_eq!(written.await.status.code(), Some(0));
    let before = read(&base, "17").await;
    assert_eq!(before["Phone2"], "9876543211");
    let begins = [
        "ContactService.update",
        "--writes",
        "contact:17",
        "--yes",
        "--format",
        "json",
    ];
    let output = run(command(&folder.state(), &base, &begins)).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
}

async fn run_with(base: &str, line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().args(line.split(' '));
    command.args(["--base-url", base, "--access-token", DEFAULT_ACCESS_TOKEN]);
    run(command).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sandbox_that_is_named_is_the_account_that_answers() {
    let served = Counted::around(Sandbox::builder().app("ab123").build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("named");
    for (name, state) in [("sandbox:zz999", "skipped"), ("sandbox:AB123", "done")] {
        let arguments = [
            "ContactService.add",
            "--writes",
            name,
            "--yes",
            "--format",
            "json",
        ];
        let output = run(command(&folder.state(), &base, &arguments)).await;
        let report = report(&output);
        assert_eq!(report["targets"][0]["state"], state, "{}", told(&output));
        let asked = served.take();
        let is_made = asked
            .iter()
            .any(|asked| asked.contains("Comparison of wires"));
        assert_eq!(is_made, state == "done", "{asked:#?}");
    }
}

/// Writes of REST are carried out, and their answers are lost on their way.
#[derive(Debug)]
struct Unanswered(Transport);

impl HttpService for Unanswered {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let is_write = request.method() == "PATCH";
            let response = self.0.call(request).await?;
            if !is_write {
                return Ok(response);
            }
            let (mut parts, _) = Response::new(Body::from("")).into_parts();
            parts.status = StatusCode::BAD_GATEWAY;
            Ok(Response::from_parts(parts, Body::from("<h1>busy</h1>")))
        })
    }
}

/// Although the write would change nothing more, it is not sent again.
#[tokio::test(flavor = "multi_thread")]
async fn a_write_whose_answer_is_lost_is_sent_once_and_put_back() {
    let inner = Transport::new(Unanswered(Sandbox::builder().build().transport()));
    let served = Counted::around(inner);
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("unanswered");
    let (state, suite) = (folder.state(), suite(&folder));
    let before = read(&base, "17").await;
    served.take();
    let begins = ["--suite", &suite, "--writes", "contact:17"];
    let begins = [&begins[..], &["--yes", "--format", "json"]].concat();
    let output = run(command(&state, &base, &begins)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let sent = served.take();
    let sent = sent.iter().filter(|asked| asked.starts_with("PATCH"));
    assert_eq!(sent.count(), 1, "{}", told(&output));
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
}
