//! The doctor shows each failure of the catalogue when the local Keap is told to fail that way, and
//! knows what people quote where no answer can show it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::{Command, Output};

use keap_auth::CATALOGUE;
use keap_http::server;
use keap_sandbox::{
    DEFAULT_ACCESS_TOKEN, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI, Sandbox,
};
use serde_json::Value as Json;

/// How a failure is shown by an actual run.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Run {
    /// The doctor with an access token.
    Call,
    /// The doctor with a grant whose access token has expired.
    Refresh,
    /// The doctor with the redirect URI of a client.
    Page,
    /// A login, up to the exchange of its code.
    Exchange,
}

/// For each entry of the catalogue what the local Keap is told to do (`--refuse`), and the run that
/// meets it. Several answers of the wire may be one cause.
const REHEARSALS: &[(&str, &str, Run)] = &[
    ("no-credential", "no-credential", Run::Call),
    ("token-expired", "token-expired", Run::Call),
    ("token-not-approved", "token-not-approved", Run::Call),
    ("token-not-approved", "client-not-approved", Run::Call),
    ("token-unknown", "token-unknown", Run::Call),
    ("refresh-token-dead", "refresh-token-dead", Run::Refresh),
    ("refresh-token-dead", "refresh-token-dead-new", Run::Refresh),
    ("grant-invalid", "grant-invalid", Run::Refresh),
    ("grant-invalid", "grant-invalid", Run::Exchange),
    ("client-unknown", "client-unknown", Run::Refresh),
    ("client-unknown", "client-unknown", Run::Exchange),
    ("token-call-not-form", "token-call-not-form", Run::Refresh),
    ("token-header", "token-header", Run::Refresh),
    ("wrong-oauth-host", "wrong-oauth-host", Run::Call),
    ("developer-inactive", "developer-inactive", Run::Call),
    ("developer-over-rate", "developer-over-rate", Run::Call),
    ("cors", "cors", Run::Call),
    ("access-denied", "access-denied", Run::Page),
    ("redirect-uri", "redirect-uri", Run::Page),
    ("redirect-uri", "redirect-uri-exchange", Run::Exchange),
    ("consent-page", "consent-page", Run::Page),
    ("invalid-config", "invalid-config", Run::Call),
    ("invalid-key", "invalid-key", Run::Call),
    ("empty-request", "empty-request", Run::Call),
    ("nil", "nil", Run::Call),
    ("no-matching-method", "no-matching-method", Run::Call),
    ("bad-characters", "bad-characters", Run::Call),
    ("empty-answer", "empty-answer", Run::Call),
    ("invalid-json-input", "invalid-json-input", Run::Call),
    ("tags-in-contact", "tags-in-contact", Run::Call),
    ("optional-properties", "optional-properties", Run::Call),
    ("spike-arrest", "spike-arrest", Run::Call),
    ("quota", "quota", Run::Call),
    ("quota", "quota-violation", Run::Call),
    ("too-many-requests", "too-many-requests", Run::Call),
    ("page-not-found", "page-not-found", Run::Call),
    ("forbidden", "forbidden", Run::Call),
    ("not-method-response", "not-method-response", Run::Call),
    ("not-method-response", "not-method-response-json", Run::Call),
];

/// What people quote of failures that happen in a browser, in a client or in a form.
const QUOTED: &[(&str, &str)] = &[
    (
        "certificate-unknown",
        "The remote certificate is invalid according to the validation procedure.",
    ),
    (
        "certificate-unknown",
        "The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.",
    ),
    (
        "certificate-name",
        "The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch",
    ),
    (
        "tls-version",
        "The request was aborted: Could not create SSL/TLS secure channel.",
    ),
    (
        "tls-version",
        "The underlying connection was closed: An unexpected error occurred on a send.",
    ),
    (
        "tls-inner",
        "The SSL connection could not be established, see inner exception.",
    ),
    (
        "tls-broken",
        "stream_socket_client(): SSL operation failed with code 1.",
    ),
    (
        "no-address",
        "The remote name could not be resolved: 'api.infusionsoft.com'",
    ),
    (
        "connection-refused",
        "Unable to connect to the remote server",
    ),
    (
        "connection-refused",
        "No connection could be made because the target machine actively refused it",
    ),
    (
        "forbidden",
        "The remote server returned an error: (403) Forbidden.",
    ),
    (
        "too-many-requests",
        "The remote server returned an error: (429) Too Many Requests.",
    ),
    ("status-not-200", "didn't receive 200 OK from remote server"),
    (
        "token-refused",
        "Didn't receive 200 OK from remote server. (HTTP/1.1 401 Unauthorized)",
    ),
    ("token-expired", "Infusionsoft\\TokenExpiredException"),
    ("token-not-approved", "Access Token not approved"),
    ("no-matching-method", "NoMatchingMethod"),
    ("forbidden", "403"),
    ("forbidden", "Forbidden"),
    ("not-found", "404"),
    ("retired-status", "410"),
    ("server-error", "500"),
    ("value-invalid", r#"{"message":"given_name is invalid"}"#),
    ("redirect-uri", "the consent page ends on the accounts page"),
    (
        "done-in-part",
        "[UnexpectedError]OrderService.placeOrder was carried out in part: the server answered with status 400 Bad Request \
         (done before: order 4 with invoice 104 was made); what stands now: order 4 with invoice 104, without tax, not paid",
    ),
    (
        "done-in-part",
        "OrderService.placeOrder over REST v2: the server answered with status 404 (done before: order 4 with invoice 104 \
         was made); what stands now: order 4 with invoice 104, with tax, not paid",
    ),
    (
        "done-unanswered",
        "[UnexpectedError]it was carried out, but the answer has no form in XML-RPC: the number does not fit",
    ),
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
    ("client-unknown", r#"{"error":"invalid_client"}"#),
    (
        "token-call-not-form",
        "response_type or grant_type is required",
    ),
    ("token-refused", "Invalid Access Token"),
    (
        "token-refused",
        "The access token is invalid or has expired",
    ),
    ("token-refused", "401"),
    ("token-refused", "Unauthorized"),
    ("too-many-requests", "429"),
    ("wrong-oauth-host", "Missing or invalid service_name"),
    ("developer-inactive", "<h1>Developer Inactive</h1>"),
    ("invalid-config", "[InvalidConfig] Invalid Configuration"),
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

/// What the guide says of a new key holds: there is one warning, that of the end.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_is_told_as_the_guide_says() {
    const KEY: &str = "KeapAK-0123456789abcdef0123456789abcdef0123456789abcd";
    let sandbox = Sandbox::builder().access_token(KEY).build();
    let base = serve(&sandbox).await;
    let arguments = ["doctor", "--access-key", KEY];
    let output = keap(&base, &store("guide"), &arguments, "").await;
    let told = String::from_utf8(output.stdout).unwrap();
    let last = told.lines().next_back().unwrap();
    let checks = told.lines().filter(|line| *line != last);
    let others: Vec<&str> = checks
        .filter(|line| !line.starts_with("ok ") && !line.starts_with("skip "))
        .collect();
    assert_eq!(others.len(), 1, "{told}");
    assert!(others[0].starts_with("warn  end of XML-RPC"), "{told}");
    let guide = include_str!("../../../MIGRATION.md");
    assert!(
        guide.contains(&format!("the last one then reads `{last}`")),
        "{last}"
    );
    // Whoever reads the doctor is not sent to it.
    let wrong = [
        "doctor",
        "--access-token",
        "another-token-that-nobody-knows",
    ];
    let output = keap(&base, &store("guide"), &wrong, "").await;
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("make a new grant or key"), "{told}");
    assert!(!told.contains("`keap doctor`"), "{told}");
}

const DOCTOR: &[&str] = &["doctor", "--format", "json"];

/// A store of its own that is gone when the test ends.
struct Store(String);

impl Store {
    fn new(name: &str) -> Self {
        Self(store(name))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            // Some are not there.
            let _ = std::fs::remove_file(format!("{}{end}", self.0));
        }
        let _ = std::fs::remove_dir_all(format!("{}.locks", self.0));
    }
}

/// Runs what meets a failure; all that was said.
async fn rehearse(run: Run, name: &str, sandbox: &Sandbox, base: &str) -> Output {
    let store = Store::new(&format!("{name}-{run:?}"));
    let client = [
        "--client-id",
        DEFAULT_CLIENT_ID,
        "--client-secret",
        DEFAULT_CLIENT_SECRET,
    ];
    let redirect = ["--redirect-uri", DEFAULT_REDIRECT_URI];
    let token = ["--access-token", DEFAULT_ACCESS_TOKEN];
    if run == Run::Refresh {
        let import = ["auth", "import", "--app", "ab123", "--expires-in", "0"];
        let arguments = [&import[..], &client].concat();
        let output = keap(base, &store.0, &arguments, "access-1\nrefresh-1\n").await;
        assert!(output.status.success(), "{}", text(&output));
    }
    sandbox.trouble().calm();
    let _ = sandbox.trouble().refuse(name);
    let (arguments, input) = match run {
        Run::Call => ([DOCTOR, &token].concat(), ""),
        Run::Refresh => (DOCTOR.to_vec(), ""),
        Run::Page => ([DOCTOR, &token, &client[..2], &redirect].concat(), ""),
        Run::Exchange => (
            [&["auth", "login", "--no-browser"], &client[..], &redirect].concat(),
            "abcdefgh0123456789abcdef\n",
        ),
    };
    keap(base, &store.0, &arguments, input).await
}

fn text(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

/// A new entry without a rehearsal fails here.
#[tokio::test(flavor = "multi_thread")]
async fn each_failure_of_the_catalogue_is_shown_when_it_happens() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    for known in CATALOGUE {
        let runs: Vec<_> = REHEARSALS
            .iter()
            .filter(|(id, ..)| *id == known.id)
            .collect();
        assert!(!runs.is_empty(), "{} has no rehearsal", known.id);
        for (_, name, run) in runs {
            let output = rehearse(*run, name, &sandbox, &base).await;
            let said = text(&output);
            if *run == Run::Exchange {
                assert!(said.contains(known.means), "{name}: {said}");
                assert!(said.contains(known.fix), "{name}: {said}");
            } else {
                assert!(
                    ids(&output).iter().any(|id| id == known.id),
                    "{name}: {said}"
                );
            }
            // A page that does not lead back may also be the login, so it is a warning.
            let code = match run {
                _ if *name == "consent-page" => 0,
                Run::Exchange => 3,
                _ => 1,
            };
            assert_eq!(output.status.code(), Some(code), "{name}: {said}");
            for secret in [DEFAULT_ACCESS_TOKEN, DEFAULT_CLIENT_SECRET] {
                assert!(!said.contains(secret), "{name}: {said}");
            }
        }
    }
}

#[test]
fn each_refusal_of_the_local_keap_is_rehearsed() {
    for name in keap_sandbox::refusals() {
        let rehearsed = REHEARSALS.iter().any(|(_, refusal, _)| *refusal == name);
        assert!(rehearsed, "{name}");
    }
}

/// The same failures without being told to: what is wrong is in the flags.
#[tokio::test(flavor = "multi_thread")]
async fn the_authorize_page_shows_what_is_wrong_with_its_address() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let store = Store::new("page");
    for (client, redirect, expected) in [
        (DEFAULT_CLIENT_ID, DEFAULT_REDIRECT_URI, None),
        (
            DEFAULT_CLIENT_ID,
            "https://keap.example/other",
            Some("consent-page"),
        ),
        ("somebody", DEFAULT_REDIRECT_URI, Some("consent-page")),
    ] {
        let page = ["--client-id", client, "--redirect-uri", redirect];
        let token = ["--access-token", DEFAULT_ACCESS_TOKEN];
        let arguments = [DOCTOR, &token, &page].concat();
        let output = keap(&base, &store.0, &arguments, "").await;
        let found = findings(&output);
        let page = found
            .iter()
            .find(|f| f["check"] == "authorize page")
            .unwrap();
        assert_eq!(page["id"].as_str(), expected, "{page}");
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
        // Who answers that it is gone for good has said it, and is in no outage.
        assert_eq!(
            found.iter().any(|finding| finding["check"] == "brownout"),
            name != "gone",
            "{name}: {found:?}"
        );
        for command in ["compare", "call"] {
            let line = [command, "ContactService.load", "17", "--access-token"];
            let output = keap(
                &base,
                &store,
                &[&line[..], &[DEFAULT_ACCESS_TOKEN]].concat(),
                "",
            )
            .await;
            let said = text(&output);
            let is_told = said.contains("status.thryv.com");
            assert!(name != "gone" || !is_told, "{command}: {said}");
        }
    }
}

/// Without a credential the network is looked at all the same, and each check stays one line.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_credential_the_network_is_checked() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let store = Store::new("nothing");
    let output = keap(&base, &store.0, &["doctor"], "").await;
    let said = text(&output);
    let starts: Vec<&str> = said
        .lines()
        .map(|line| &line[..line.len().min(8)])
        .collect();
    assert_eq!(
        starts,
        [
            "warn  en", "FAIL  cr", "ok    DN", "ok    co", "ok    cl", "1 proble"
        ],
        "{said}"
    );
    assert!(said.contains("or set KEAP_ACCESS_KEY"), "{said}");
}

/// What a legacy key still opens, on the host of its app and through the gateway.
#[tokio::test(flavor = "multi_thread")]
async fn a_legacy_key_is_tried_through_the_gateway_too() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let store = Store::new("legacy");
    let key = ["--legacy-key", keap_sandbox::DEFAULT_LEGACY_KEY];
    let on_host = [DOCTOR, &key, &["--app", "ab123"]].concat();
    let output = keap(&base, &store.0, &on_host, "").await;
    assert!(output.status.success(), "{}", text(&output));
    let found = findings(&output);
    let through = |f: &&Json| f["check"] == "legacy key through the gateway";
    let through = found.iter().find(through).unwrap();
    assert!(
        through["cause"].as_str().unwrap().contains("still taken"),
        "{through}"
    );

    let output = keap(&base, &store.0, &[DOCTOR, &key].concat(), "").await;
    assert!(output.status.success(), "{}", text(&output));
    let call = [&["call", "DataService.getUserInfo"], &key[..]].concat();
    let output = keap(&base, &store.0, &call, "").await;
    assert!(output.status.success(), "{}", text(&output));
}

/// A schedule for which today is in a window, so that the outage has a name; and one without.
#[tokio::test(flavor = "multi_thread")]
async fn a_newer_schedule_of_brownouts_is_taken_from_a_file() {
    let sandbox = Sandbox::builder().build();
    let base = serve(&sandbox).await;
    let _ = sandbox.trouble().brownout(keap_sandbox::Brownout::Html);
    let (store, file) = (Store::new("schedule"), store("schedule-file"));
    let long =
        r#"{"retired_from":"9999-12-31","windows":[{"start":"2020-01-01","hours":4000000}]}"#;
    let none = r#"{"retired_from":"9999-12-31","windows":[]}"#;
    let over = r#"{"retired_from":"2020-01-01","windows":[]}"#;
    let token = ["--access-token", DEFAULT_ACCESS_TOKEN, "--brownouts", &file];
    for (schedule, expected) in [
        (
            long,
            "as announced (2020-01-01, 4000000 hours, start hour unknown)",
        ),
        (none, "not in the schedule"),
        (over, "for good"),
    ] {
        std::fs::write(&file, schedule).unwrap();
        let doctor = [&["doctor"], &token[..]].concat();
        let call = [&["call", "DataService.getUserInfo"], &token[..]].concat();
        for arguments in [doctor, call] {
            let output = keap(&base, &store.0, &arguments, "").await;
            assert!(text(&output).contains(expected), "{}", text(&output));
        }
    }
    std::fs::write(&file, "{}").unwrap();
    let output = keap(&base, &store.0, &[&["doctor"], &token[..]].concat(), "").await;
    assert!(
        text(&output).contains("is no schedule of brownouts"),
        "{}",
        text(&output)
    );
    assert_eq!(output.status.code(), Some(2));
    std::fs::remove_file(&file).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn each_message_that_is_quoted_in_public_is_explained() {
    let store = store("quoted");
    for (id, text) in QUOTED {
        let arguments = ["doctor", "--format", "json", "--explain", text];
        let output = keap("http://127.0.0.1:9", &store, &arguments, "").await;
        assert_eq!(ids(&output), [*id], "{text}");
        assert!(output.status.success());
    }
}

/// A guess that is told as certain is worse than none.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_of_nobody_knows_what_is_not_explained() {
    let store = store("unquoted");
    for text in ["is invalid", "The parameter must be set", "Nope"] {
        let arguments = ["doctor", "--format", "json", "--explain", text];
        let output = keap("http://127.0.0.1:9", &store, &arguments, "").await;
        assert_eq!(output.status.code(), Some(1), "{text}");
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

/// What to do stands once in a line.
#[test]
fn a_base_url_that_is_none_is_told_with_one_way_out() {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().env("HOME", "/nonexistent");
    let output = command.args(["doctor", "--base-url", "foo"]).output();
    let output = output.unwrap();
    let said = text(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("\"foo\" is not a URL"), "{said}");
    assert!(said.contains("leave it out for Keap itself"), "{said}");
    assert_eq!(said.matches("hint:").count(), 1, "{said}");
}
