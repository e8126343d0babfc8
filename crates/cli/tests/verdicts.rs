//! `keap compare` never says "equal" where nothing was learnt.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::{Command, Output};

use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError, server};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY, Sandbox};

fn keap(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    for (variable, _) in std::env::vars_os() {
        if variable.to_string_lossy().starts_with("KEAP_") {
            command.env_remove(variable);
        }
    }
    command.args(arguments).output().unwrap()
}

/// Runs against a local Keap on a socket.
async fn against(sandbox: &Sandbox, arguments: &[&str]) -> (Option<i32>, String) {
    over(sandbox.transport(), arguments).await
}

async fn over(transport: Transport, arguments: &[&str]) -> (Option<i32>, String) {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let never = std::future::pending();
    let serving = tokio::spawn(server::serve(listener, transport, never));
    let base = format!("http://{address}");
    let arguments: Vec<String> = arguments.iter().map(|&text| text.to_owned()).collect();
    let output = tokio::task::spawn_blocking(move || {
        let mut all: Vec<&str> = arguments.iter().map(String::as_str).collect();
        all.extend(["--base-url", &base]);
        keap(&all)
    });
    let output = output.await.unwrap();
    serving.abort();
    (output.status.code(), told(&output))
}

fn told(output: &Output) -> String {
    [&output.stdout[..], &output.stderr[..]]
        .map(String::from_utf8_lossy)
        .concat()
}

const LOAD: [&str; 3] = ["compare", "ContactService.load", "4393"];

#[tokio::test(flavor = "multi_thread")]
async fn failing_alike_is_not_agreement() {
    let sandbox = Sandbox::builder().build();
    let key = ["--access-token", "wrong-token-wrong-token"];
    let (code, told) = against(&sandbox, &[&LOAD[..], &key[..]].concat()).await;
    assert_eq!(code, Some(3), "{told}");
    assert!(!told.contains(" equal"), "{told}");
}

/// That there is no such record says nothing of whether the answers agree: the finding says what it is, no value is called equal,
/// and nothing was compared.
#[test]
fn refusing_alike_is_no_evidence_and_says_so() {
    let unknown = ["compare", "ContactService.load", "999999", "--sandbox"];
    let output = keap(&unknown);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let text = told(&output);
    assert!(
        text.contains("all 3 backends refuse alike: there is no such record"),
        "{text}"
    );
    assert!(!text.contains(" equal"), "{text}");
    let output = keap(&[&unknown[..], &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(3));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let field = &json["rows"][0]["fields"][0];
    assert_eq!(field["values"][0], "not_found", "{json}");
    for finding in field["findings"].as_array().unwrap() {
        assert_eq!(finding["finding"], "equivalent", "{json}");
        assert_eq!(finding["reason"], "refused_alike", "{json}");
    }
    // What is asked wrongly is asked wrongly, however often it is refused.
    let wrong = [
        "compare",
        "ContactService.load",
        "17",
        "--fields",
        "Nmae",
        "--sandbox",
    ];
    assert_eq!(keap(&wrong).status.code(), Some(2));
}

/// A backend without the operation does not keep the others from refusing alike; one alone agrees with nobody.
#[test]
fn those_that_serve_it_refuse_alike() {
    for call in [
        "InvoiceService.getPayments 99999",
        "InvoiceService.calculateAmountOwed 99999",
        "WebFormService.getHTML 999",
    ] {
        let line = format!("compare {call} --sandbox");
        let mut arguments: Vec<&str> = line.split(' ').collect();
        let output = keap(&arguments);
        let said = told(&output);
        assert_eq!(output.status.code(), Some(3), "{said}");
        let verdict = "2 of 3 backends refuse alike: there is no such record; there is no counterpart over REST v1";
        assert!(said.contains(verdict), "{said}");
        arguments.extend(["--backends", "xmlrpc,v1"]);
        assert_eq!(keap(&arguments).status.code(), Some(3), "{call}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_opens_one_wire_is_told_as_such() {
    let sandbox = Sandbox::builder().build();
    let key = ["--app", DEFAULT_APP, "--legacy-key", DEFAULT_LEGACY_KEY];
    for what in [&LOAD[..], &["compare", "Contact", "--all"][..]] {
        let (code, told) = against(&sandbox, &[what, &key[..]].concat()).await;
        assert_eq!(code, Some(3), "{told}");
        assert!(told.contains("opens XML-RPC only"), "{told}");
        assert!(!told.contains("UNEXPLAINED"), "{told}");
    }
}

#[test]
fn nothing_compared_is_not_agreement() {
    let none = [
        "compare",
        "Contact",
        "--where",
        "Email=nobody@example.com",
        "--sandbox",
    ];
    let output = keap(&none);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let output = keap(&[&none[..], &["--allow-empty"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let found = [
        "compare",
        "ContactService.findByEmail",
        "nobody@example.com",
        "--sandbox",
    ];
    let output = keap(&found);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let output = keap(&[&found[..], &["--allow-empty"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

#[test]
fn what_is_wrong_with_the_question_ends_with_2() {
    for wrong in [
        &["--where", "LastUpdated>=gestern"][..],
        &["--where", "LastUpdated>2025-13-45"][..],
        &["--where", "LastUpdated>="][..],
        &["--sample", "0"][..],
        &["--backends", "v1,v1"][..],
        &["--all", "--resume", "/no/such/folder/state"][..],
        &["--all", "--resume", "/dev/zero"][..],
        &["--all", "--rules", "/dev/zero"][..],
    ] {
        let output = keap(&[&["compare", "Contact", "--sandbox"], wrong].concat());
        assert_eq!(
            output.status.code(),
            Some(2),
            "{wrong:?}: {}",
            told(&output)
        );
    }
    for backend in ["xmlrpc", "v1", "v2"] {
        let call = [
            "call",
            "DataService.query",
            "Contact",
            "--sandbox",
            "--backend",
            backend,
        ];
        let output = keap(&[&call[..], &["--where", "LastUpdated>=gestern"]].concat());
        assert_eq!(
            output.status.code(),
            Some(2),
            "{backend}: {}",
            told(&output)
        );
    }
}

#[test]
fn backends_without_the_table_are_left_out_aloud() {
    let output = keap(&["compare", "LeadSource", "--all", "--sandbox"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(
        told(&output).contains("not read over REST v1"),
        "{}",
        told(&output)
    );
    let output = keap(&[
        "compare",
        "LeadSource",
        "--all",
        "--backends",
        "xmlrpc,v1",
        "--sandbox",
    ]);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let output = keap(&["compare", "ContactGroupAssign", "--all", "--sandbox"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

/// A local Keap whose XML-RPC takes requests and never answers.
#[derive(Debug)]
struct Mute(Transport);

impl HttpService for Mute {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if request.uri().path().contains("xmlrpc") {
            return Box::pin(std::future::pending());
        }
        self.0.call(request)
    }
}

const TOKEN: [&str; 2] = ["--access-token", DEFAULT_ACCESS_TOKEN];

#[tokio::test(flavor = "multi_thread")]
async fn a_backend_that_is_mute_takes_no_time_of_the_others() {
    for what in [
        &["compare", "ContactService.load", "17", "--timeout", "2"][..],
        &["compare", "DataService.query", "User", "--timeout", "2"][..],
    ] {
        let keap = Transport::new(Mute(Sandbox::builder().build().transport()));
        let (code, told) = over(keap, &[what, &TOKEN[..]].concat()).await;
        assert_eq!(code, Some(3), "{told}");
        assert!(told.contains("2 of 3 backends answered"), "{told}");
        assert!(told.contains("XML-RPC fails while REST works"), "{told}");
        assert!(told.contains("over XML-RPC"), "{told}");
        assert_eq!(told.matches("unavailable").count(), 1, "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_is_out_of_time_was_not_asked_of_the_others() {
    let sandbox = Sandbox::builder().build();
    let keap = Transport::new(Mute(sandbox.transport()));
    let write = [
        "compare",
        "ContactService.update",
        "17",
        "--set",
        "City=Mesa",
        "--writes",
        "--timeout",
        "2",
    ];
    let (code, told) = over(keap, &[&write[..], &TOKEN[..]].concat()).await;
    assert_eq!(code, Some(3), "{told}");
    assert_eq!(told.matches("not_asked").count(), 2, "{told}");
    assert!(
        told.contains("ContactService.update over XML-RPC"),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn counting_none_is_as_little_as_finding_none() {
    let sandbox = Sandbox::builder().build();
    for operation in ["DataService.query", "DataService.count"] {
        let count = ["compare", operation, "Contact", "--where", "FirstName=zzz"];
        let (code, told) = against(&sandbox, &[&count[..], &TOKEN[..]].concat()).await;
        assert_eq!(code, Some(3), "{told}");
        assert!(told.contains("there is no row on any backend"), "{told}");
        let allowed = [&count[..], &TOKEN[..], &["--allow-empty"]].concat();
        let (code, told) = against(&sandbox, &allowed).await;
        assert_eq!(code, Some(0), "{told}");
    }
    let some = [
        "compare",
        "DataService.count",
        "Contact",
        "--where",
        "FirstName=%",
    ];
    let (code, told) = against(&sandbox, &[&some[..], &TOKEN[..]].concat()).await;
    assert_eq!(code, Some(0), "{told}");
}
