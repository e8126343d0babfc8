//! Runs that learn nothing of a call, or end before their end: told as what they are, with the page of what there is.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use keap_http::{Body, BoxFuture, HttpService, Request, Response, TransportError};

use super::*;

/// An account that answers so many calls and takes the credential no longer then.
#[derive(Debug)]
pub(super) struct Dying {
    pub(super) inner: Transport,
    pub(super) left: Arc<AtomicUsize>,
}

impl HttpService for Dying {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let answers = self
            .left
            .fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1));
        if answers.is_ok() {
            return self.inner.call(request);
        }
        let mut response = Response::new(Body::from("gone"));
        *response.status_mut() = http::StatusCode::UNAUTHORIZED;
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_whose_account_dies_has_a_page_of_what_was_compared() {
    let folder = Folder::new("died");
    let left = Arc::new(AtomicUsize::new(8));
    let inner = Sandbox::builder().build().transport();
    let base = serve(Transport::new(Dying { inner, left })).await;
    let page = folder.0.join("page.html");
    let path = page.to_str().unwrap();
    let arguments = ["User", "Contact", "Product", "--yes", "--report", path];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let page = std::fs::read_to_string(page).unwrap();
    for text in ["is not complete", "it ended because of this", "User"] {
        assert!(page.contains(text), "{text}");
    }
    nothing_locks(&folder);
}

/// A token of another account at the same host.
const THEIRS: &str = "token-of-another-account";

/// An account that takes one token for so many calls.
#[derive(Debug)]
struct Expiring {
    inner: Transport,
    /// The account that another token opens.
    others: Transport,
    token: String,
    left: Arc<AtomicUsize>,
}

impl HttpService for Expiring {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let header = request.headers().get("authorization");
        if header.is_some_and(|header| header.to_str().unwrap().ends_with(THEIRS)) {
            return self.others.call(request);
        }
        let is_it = header.is_some_and(|header| header.to_str().unwrap().ends_with(&self.token));
        let ended = || {
            let less = |left: usize| left.checked_sub(1);
            self.left.fetch_update(SeqCst, SeqCst, less).is_err()
        };
        if !is_it || !ended() {
            return self.inner.call(request);
        }
        let mut response = Response::new(Body::from("expired"));
        *response.status_mut() = http::StatusCode::UNAUTHORIZED;
        Box::pin(std::future::ready(Ok(response)))
    }
}

fn with_token(state: &str, base: &str, token: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().stdin(Stdio::null());
    command
        .args(["compare", "account", "--state", state])
        .args(arguments);
    command.args(["--base-url", base, "--access-token", token]);
    command
}

/// A token that was given bare ends after a day; the account stays the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_goes_on_with_another_token_of_the_same_account_alone() {
    let folder = Folder::new("expired");
    let state = folder.state();
    let sandbox = Sandbox::builder().tenant("ab123").build();
    let token = sandbox.issue_tokens().access.expose().to_owned();
    let left = Arc::new(AtomicUsize::new(9));
    let others = Sandbox::builder()
        .tenant("zz999")
        .access_token(THEIRS)
        .build();
    let others = others.transport();
    let served = Transport::new(Expiring {
        others,
        inner: sandbox.transport(),
        token: token.clone(),
        left,
    });
    let base = serve(served).await;
    let names = ["User", "Contact", "Product", "Stage", "--yes"];
    let first = run(with_token(&state, &base, &token, &names)).await;
    assert_eq!(first.status.code(), Some(3), "{}", told(&first));
    let hint = "goes on, with another credential of the same account too";
    assert!(told(&first).contains(hint), "{}", told(&first));

    let resume = ["--resume", "last", "--format", "json"];
    let other = run(with_token(&state, &base, THEIRS, &resume)).await;
    assert_eq!(other.status.code(), Some(2), "{}", told(&other));
    let why = "is of the account ab123, and this credential opens zz999";
    assert!(told(&other).contains(why), "{}", told(&other));
    // The one that has ended does not open it again.
    let again = run(with_token(&state, &base, &token, &resume)).await;
    assert_eq!(again.status.code(), Some(3), "{}", told(&again));

    let fresh = sandbox.access_token().expose().to_owned();
    let second = run(with_token(&state, &base, &fresh, &resume)).await;
    assert_eq!(second.status.code(), Some(0), "{}", told(&second));
    let said = "goes on with another credential of the same account, ab123";
    assert!(told(&second).contains(said), "{}", told(&second));
    let second = report(&second);
    assert_eq!(second["run"]["resumed"], 2);
    let whole = Folder::new("unexpired");
    let arguments = [&names[..], &["--format", "json"]].concat();
    let whole = report(&run(with_token(&whole.state(), &base, &fresh, &arguments)).await);
    for member in ["targets", "totals"] {
        let without_times = |report: &Json| {
            let mut told = report[member].clone();
            for target in told.as_array_mut().into_iter().flatten() {
                target["seconds"] = Json::Null;
            }
            if member == "totals" {
                told["calls"] = Json::Null;
                told["seconds"] = Json::Null;
            }
            told
        };
        assert_eq!(without_times(&second), without_times(&whole));
    }
}

/// The run can be gone on with, and nothing but its state is there.
fn nothing_locks(folder: &Folder) {
    for entry in std::fs::read_dir(&folder.0).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(!name.to_string_lossy().ends_with(".lock"), "{name:?}");
    }
}

/// Whether these tests were started by something like `nohup`: what they start does not hear of a closed terminal then.
#[cfg(unix)]
fn outlives_its_terminal() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & 1 == 1)
}

/// By Ctrl-C, by a service manager, or by a terminal that is closed.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_stopped_while_it_counts_has_a_page() {
    let folder = Folder::new("stopped-page");
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let page = folder.0.join("page.html");
    let path = page.to_str().unwrap();
    let rounds = [
        ("DataService.count", "-INT", 130),
        ("DataService.query", "-TERM", 143),
        ("/users", "-HUP", 129),
    ];
    for (round, (mute, signal, code)) in rounds.into_iter().enumerate() {
        if signal == "-HUP" && outlives_its_terminal() {
            continue;
        }
        served.leaves_unanswered(Some(mute));
        served.take();
        let mut command = command(&folder.state(), &base, &["User", "--yes", "--report", path]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let child = child.unwrap();
        served.reached(round + 1).await;
        let stop = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status();
        assert!(stop.unwrap().success());
        let ended = tokio::task::spawn_blocking(move || child.wait_with_output());
        let ended = ended.await.unwrap().unwrap();
        assert_eq!(ended.status.code(), Some(code), "{mute}");
        let said = told(&ended);
        assert!(
            said.contains("stopped; `keap compare account --resume "),
            "{said}"
        );
        let text = std::fs::read_to_string(&page).unwrap();
        assert!(text.contains("is not complete"), "{mute}");
        std::fs::remove_file(&page).unwrap();
        nothing_locks(&folder);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_both_wires_refuse_is_no_evidence() {
    let folder = Folder::new("both-refuse");
    let base = serve(Sandbox::builder().build().transport()).await;
    let path = folder.0.join("suite.toml");
    let load = |id: u32| {
        format!("[[operation]]\nname = \"ContactService.load\"\narguments = [\"{id}\"]\n")
    };
    std::fs::write(&path, load(999_999)).unwrap();
    let arguments = [
        "--suite",
        path.to_str().unwrap(),
        "--yes",
        "--format",
        "json",
    ];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let none = report(&output);
    assert_eq!(none["targets"][0]["state"], "failed");
    let why = none["targets"][0]["error"].as_str().unwrap();
    assert!(why.starts_with("refused by all backends alike"), "{why}");
    let sentence = none["verdict"]["sentence"].as_str().unwrap();
    assert!(sentence.starts_with("Nothing was compared"), "{sentence}");

    std::fs::write(&path, load(999_999) + &load(17)).unwrap();
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert_eq!(report(&output)["verdict"]["outcome"], "incomplete");
}

/// An account that lists appointments, and has none of them when it is asked for one.
#[derive(Debug)]
struct Forgetting(Transport);

const NO_SUCH_RECORD: &str = "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>5</int></value>\
    </member><member><name>faultString</name><value>[RecordNotFound]Record was not found</value></member></struct></value>\
    </fault></methodResponse>";

impl HttpService for Forgetting {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            if String::from_utf8_lossy(&body).contains("getAppointmentICal") {
                return Ok(Response::new(Body::from(NO_SUCH_RECORD)));
            }
            if parts.uri.path().to_lowercase().contains("appointment") {
                return Ok(Response::new(Body::from("{\"taskAppointments\":[]}")));
            }
            let request = Request::from_parts(parts, Body::from(body));
            self.0.call(request).await
        })
    }
}

/// Of what is drawn from the account, some may fit: that is told beside it. Who names it wants it compared.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_drawn_and_refused_by_both_is_told() {
    let folder = Folder::new("drawn-refused");
    let inner = Sandbox::builder().build().transport();
    let base = serve(Transport::new(Forgetting(inner))).await;
    let arguments = [
        "DataService.getAppointmentICal",
        "User",
        "--yes",
        "--format",
        "json",
    ];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let report = report(&output);
    let targets = report["targets"].as_array().unwrap();
    let drawn = targets.iter().find(|one| one["kind"] == "operation");
    let drawn = drawn.unwrap();
    let why = drawn["error"].as_str().or(drawn["note"].as_str()).unwrap();
    assert!(why.contains("no evidence that they agree"), "{drawn}");
    let details = report["verdict"]["details"].to_string();
    assert!(
        details.contains("getAppointmentICal was not compared"),
        "{details}"
    );
}

/// An account of which one endpoint is down.
#[derive(Debug)]
struct Holed(Transport);

impl HttpService for Holed {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if !request.uri().path().contains("/v2/products") {
            return self.0.call(request);
        }
        let mut response = Response::new(Body::from("down"));
        *response.status_mut() = http::StatusCode::INTERNAL_SERVER_ERROR;
        Box::pin(std::future::ready(Ok(response)))
    }
}

/// Tasks and notes stand in the table of appointments, and letters in that of e-mail templates: neither is asked for as the other.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_drawn_is_of_the_kind_that_is_asked_for() {
    let folder = Folder::new("drawn-kinds");
    let base = serve(Sandbox::builder().build().transport()).await;
    let named = [
        "DataService.getAppointmentICal",
        "APIEmailService.getEmailTemplate",
    ];
    let arguments = [&named[..], &["--yes", "--format", "json"]].concat();
    let output = run(command(&folder.state(), &base, &arguments)).await;
    let report = report(&output);
    for target in report["targets"].as_array().unwrap() {
        assert_eq!(target["state"], "done", "{target}");
        assert!(target["rows"].as_u64() > Some(0), "{target}");
        assert!(target["note"].is_null(), "{target}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_down_fails_its_table_and_no_other() {
    let folder = Folder::new("holed");
    let inner = Sandbox::builder().build().transport();
    let base = serve(Transport::new(Holed(inner))).await;
    let page = folder.0.join("page.html");
    let path = page.to_str().unwrap();
    let arguments = [
        "User",
        "Product",
        "Stage",
        "--yes",
        "--timeout",
        "5",
        "--format",
        "json",
        "--show-values",
        "--report",
        path,
    ];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let report = report(&output);
    let state = |name: &str| {
        let mut targets = report["targets"].as_array().unwrap().iter();
        let target = targets.find(|target| target["name"] == name);
        target.unwrap_or_else(|| panic!("no {name} in {report}"))["state"].clone()
    };
    assert_eq!(
        [state("User"), state("Product"), state("Stage")],
        ["done", "failed", "done"]
    );
    assert_eq!(report["verdict"]["outcome"], "incomplete");
    // What failed in the run stands where what was left out beforehand does, in all formats.
    let not = report["not_compared"].as_array().unwrap().iter();
    let not: Vec<&Json> = not.filter(|not| not["name"] == "Product").collect();
    assert_eq!(not.len(), 1, "{report}");
    assert!(
        not[0]["why"].as_str().unwrap().contains("500"),
        "{}",
        not[0]
    );
    let state = folder.state();
    for (format, line) in [
        ("jsonl", "{\"line\":\"not_compared\",\"name\":\"Product\","),
        (
            "markdown",
            "## Not compared\n\n| What | Why | Difference |\n|---|---|---|\n| Product |",
        ),
        ("html", "What was not compared, and why"),
        ("text", "not compared: 1\n"),
    ] {
        let shown = keap(&[
            "compare", "runs", "show", "last", "--state", &state, "--format", format,
        ]);
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains(line), "{format}: {shown}");
    }

    // Values that are shown are for the eyes of the owner.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&page).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

/// An account that refuses one table in words that no report may repeat.
#[derive(Debug)]
struct Telling(Transport);

impl HttpService for Telling {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if !request.uri().path().contains("/v2/products") {
            return self.0.call(request);
        }
        let body = r#"{"code":"PERMISSION_DENIED","message":"Ada Lovelace may not"}"#;
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = http::StatusCode::FORBIDDEN;
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_of_a_server_are_told_with_values_alone() {
    let folder = Folder::new("telling");
    let inner = Sandbox::builder().build().transport();
    let base = serve(Transport::new(Telling(inner))).await;
    let page = folder.0.join("page.html");
    let path = page.to_str().unwrap();
    let arguments = ["User", "Product", "--yes", "--overwrite", "--report", path];
    for (values, is_shown) in [(&[][..], false), (&["--show-values"], true)] {
        for format in ["text", "json", "markdown"] {
            let more = [values, &["--format", format]].concat();
            let all = [&arguments[..], &more].concat();
            let output = run(command(&folder.state(), &base, &all)).await;
            assert_eq!(output.status.code(), Some(3), "{}", told(&output));
            let page = std::fs::read_to_string(&page).unwrap();
            for told in [&page, &told(&output)] {
                assert!(told.contains("status 403"), "{format}: {told}");
                assert_eq!(
                    told.contains("Lovelace may not"),
                    is_shown,
                    "{format}: {told}"
                );
            }
        }
    }
    let state = std::fs::read(folder.state()).unwrap();
    assert!(!String::from_utf8_lossy(&state).contains("Lovelace may not"));
}

/// Reasons are told whole, each on a line of its own below the one sentence of the verdict.
#[tokio::test(flavor = "multi_thread")]
async fn a_reason_is_never_cut_in_a_pipe() {
    let folder = Folder::new("reasons");
    let base = serve(Sandbox::builder().build().transport()).await;
    let suite = folder.0.join("suite.toml");
    let load = "[[operation]]\nname = \"ContactService.load\"\narguments = [\"999999\"]\n";
    std::fs::write(&suite, load).unwrap();
    let arguments = ["--suite", suite.to_str().unwrap(), "--yes"];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    let text = String::from_utf8_lossy(&output.stdout);
    let why = "refused by all backends alike (there is no such record), which is no evidence that they agree";
    let lines: Vec<&str> = text.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.starts_with("Nothing was compared"));
    let at = at.unwrap_or_else(|| panic!("{text}"));
    assert_eq!(
        lines[at],
        "Nothing was compared over XML-RPC and REST v2: ContactService.load could not be compared."
    );
    let below = format!("  ContactService.load could not be compared: {why}");
    assert_eq!(lines[at + 1], below);
    assert!(lines[..at].iter().any(|line| line.contains(why)), "{text}");
    assert!(!text.contains('\u{2026}'), "{text}");
    let whole = run(command(&folder.state(), &base, &["User", "Stage", "--yes"])).await;
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    // Who says --quiet gets what was asked for, and no plan before it.
    let quiet = run(command(&folder.state(), &base, &["User", "-q", "--yes"])).await;
    assert_eq!(quiet.status.code(), Some(0), "{}", told(&quiet));
    assert!(quiet.stderr.is_empty(), "{}", told(&quiet));
    let said = String::from_utf8_lossy(&quiet.stdout);
    assert!(
        said.contains("agree") && !said.contains("to compare"),
        "{said}"
    );
}
