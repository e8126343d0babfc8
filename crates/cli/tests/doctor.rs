//! The doctor shows each failure of the catalogue when the local Keap is told to fail that way, and
//! knows what people quote where no answer can show it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::{Command, Output};

use keap_auth::CATALOGUE;
use keap_http::server;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Sandbox};
use serde_json::Value as Json;

/// What can only be quoted: it happens in a browser, in a client or in the body of a request.
const QUOTED: &[(&str, &str)] = &[
    ("redirect-uri", "the consent page ends on the accounts page"),
    (
        "not-method-response",
        "Response XML not valid XML-RPC - root element not methodResponse.",
    ),
    (
        "bad-characters",
        "invalid XML character (Unicode: 0x1f) was found",
    ),
    (
        "tags-in-contact",
        "Tags can't be added or removed through this object",
    ),
    (
        "optional-properties",
        "The following optional-properties are unrecognized: foo",
    ),
    ("access-denied", "User denied access to resource"),
    ("cors", "403 CORS origin denied"),
    ("consent-page", ""),
    ("client-unknown", r#"{"error":"invalid_client"}"#),
    (
        "token-call-not-form",
        "response_type or grant_type is required",
    ),
];

async fn serve(sandbox: &Sandbox) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        sandbox.transport(),
        std::future::pending(),
    ));
    format!("http://{address}")
}

/// Runs the program with a clean environment and a store of its own.
async fn keap(base: &str, store: &str, arguments: &[&str], input: &'static str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command
        .args(arguments)
        .env_clear()
        .env("KEAP_BASE_URL", base)
        .env("KEAP_STORE", store)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let run = move || {
        use std::io::Write as _;
        let mut child = command.spawn().unwrap();
        // A program that reads nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

fn store(name: &str) -> String {
    let path = std::env::temp_dir().join(format!("keap-doctor-{name}-{}.db", std::process::id()));
    path.display().to_string()
}

fn findings(output: &Output) -> Vec<Json> {
    let json: Json = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stderr)));
    json["findings"].as_array().unwrap().clone()
}

fn ids(output: &Output) -> Vec<String> {
    let found = findings(output);
    found
        .iter()
        .filter_map(|finding| Some(finding["id"].as_str()?.to_owned()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_healthy_account_has_no_failure() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let store = store("healthy");
    let arguments = [
        "doctor",
        "--format",
        "json",
        "--access-token",
        DEFAULT_ACCESS_TOKEN,
    ];
    let output = keap(&base, &store, &arguments, "").await;
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    let checks: Vec<String> = findings(&output)
        .iter()
        .map(|f| f["check"].as_str().unwrap().to_owned())
        .collect();
    for check in [
        "DNS",
        "connection and TLS",
        "clock",
        "REST v2 userinfo",
        "XML-RPC echo",
        "XML-RPC call",
        "same app on both wires",
        "quota",
    ] {
        assert!(
            checks.iter().any(|found| found == check),
            "{check} in {checks:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_that_an_answer_can_show_is_named() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let store = store("refusals");
    let arguments = [
        "doctor",
        "--format",
        "json",
        "--access-token",
        DEFAULT_ACCESS_TOKEN,
    ];
    // These concern the token endpoint and the authorize page; see the next test.
    let elsewhere = [
        "token-header",
        "refresh-token-dead",
        "refresh-token-dead-new",
        "token-call-not-form",
        "consent-page",
    ];
    // Several refusals of the wire are one cause.
    let cause = |name: &'static str| match name {
        "client-not-approved" => "token-not-approved",
        "quota-violation" => "quota",
        other => other,
    };
    for name in keap_sandbox::refusals().filter(|name| !elsewhere.contains(name)) {
        sandbox.trouble().calm();
        let _ = sandbox.trouble().refuse(name);
        let output = keap(&base, &store, &arguments, "").await;
        assert_eq!(output.status.code(), Some(3), "{name}");
        let ids = ids(&output);
        assert!(ids.iter().any(|id| id == cause(name)), "{name}: {ids:?}");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(!text.contains(DEFAULT_ACCESS_TOKEN), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_cannot_be_refreshed_is_named() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    for (name, id) in [
        ("token-header", "token-header"),
        ("refresh-token-dead", "refresh-token-dead"),
        ("refresh-token-dead-new", "refresh-token-dead"),
        ("token-call-not-form", "token-call-not-form"),
    ] {
        let store = store(name);
        let import = [
            "auth",
            "import",
            "--app",
            "ab123",
            "--expires-in",
            "0",
            "--client-id",
            DEFAULT_CLIENT_ID,
            "--client-secret",
            DEFAULT_CLIENT_SECRET,
        ];
        let output = keap(&base, &store, &import, "access-1\nrefresh-1\n").await;
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        sandbox.trouble().calm();
        let _ = sandbox.trouble().refuse(name);
        let output = keap(&base, &store, &["doctor", "--format", "json"], "").await;
        assert!(
            ids(&output).iter().any(|found| found == id),
            "{name}: {:?}",
            findings(&output)
        );
        for file in [
            store.clone(),
            format!("{store}-wal"),
            format!("{store}-shm"),
        ] {
            // Some are not there.
            let _ = std::fs::remove_file(file);
        }
        let _ = std::fs::remove_dir_all(format!("{store}.locks"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn brownouts_are_told_by_contrast() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let store = store("brownout");
    for name in ["html", "forbidden", "gone", "reset", "fault"] {
        sandbox.trouble().calm();
        let _ = sandbox
            .trouble()
            .brownout(keap_sandbox::Brownout::named(name).unwrap());
        let arguments = [
            "doctor",
            "--format",
            "json",
            "--access-token",
            DEFAULT_ACCESS_TOKEN,
        ];
        let output = keap(&base, &store, &arguments, "").await;
        let found = findings(&output);
        assert!(
            found.iter().any(|finding| finding["check"] == "brownout"),
            "{name}: {found:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_message_that_is_quoted_in_public_is_explained() {
    let store = store("quoted");
    for (id, text) in QUOTED.iter().filter(|(_, text)| !text.is_empty()) {
        let arguments = ["doctor", "--format", "json", "--explain", text];
        let output = keap("http://127.0.0.1:9", &store, &arguments, "").await;
        assert_eq!(ids(&output), [*id], "{text}");
        assert!(output.status.success());
    }
}

/// A new entry of the catalogue has to be rehearsed as well.
#[test]
fn the_whole_catalogue_is_covered() {
    for diagnosis in CATALOGUE {
        let rehearsed = keap_sandbox::refusals().any(|name| name == diagnosis.id);
        let quoted = QUOTED.iter().any(|(id, _)| *id == diagnosis.id);
        assert!(rehearsed || quoted, "{}", diagnosis.id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_known_by_its_shape_and_never_shown() {
    let store = store("shape");
    for (secret, what) in [
        ("0123456789abcdef0123456789abcdef", "legacy key"),
        ("KeapAK-0123456789abcdef0123456789", "service account key"),
        ("abcdefgh12345678abcdefgh", "client id"),
        ("aBcDeFgH12", "client secret"),
        ("Bearer abcdef", "header"),
    ] {
        let output = keap(
            "http://127.0.0.1:9",
            &store,
            &["doctor", "--what-is", "-"],
            secret,
        )
        .await;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains(what), "{what}: {text}");
        assert!(!text.contains(secret), "{text}");
    }
}
