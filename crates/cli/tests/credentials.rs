//! Which credential is used, and that none goes to a host that it was not meant for.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use keap_http::server;
use keap_http::testing::Script;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

/// A host that answers every call with an error, and keeps what it was sent.
async fn listener() -> (Script, String) {
    let script = (0..20).fold(Script::new(), |script, _| {
        script.answer(404, "application/json", "{}")
    });
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        script.transport(),
        std::future::pending(),
    ));
    (script, format!("http://{address}"))
}

async fn sandbox() -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        Sandbox::builder().build().transport(),
        std::future::pending(),
    ));
    format!("http://{address}")
}

/// Runs `keap call DataService.getUserInfo` with these flags and variables.
async fn call(flags: &[&str], variables: &[(&str, &str)], input: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command
        .args(["call", "DataService.getUserInfo"])
        .args(flags)
        .env_clear()
        .env("HOME", "/nonexistent")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let input = input.to_owned();
    let run = move || {
        let mut child = command.spawn().unwrap();
        // A program that reads nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        (output.status.code(), said)
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_beats_the_environment() {
    let base = sandbox().await;
    for variable in ["KEAP_ACCESS_KEY", "KEAP_ACCESS_TOKEN", "KEAP_LEGACY_KEY"] {
        let flags = ["--base-url", &base, "--access-token", DEFAULT_ACCESS_TOKEN];
        let (code, said) = call(&flags, &[(variable, "MARKED-PRODUCTION")], "").await;
        assert_eq!(code, Some(0), "{variable}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_of_the_environment_does_not_go_to_a_host_of_the_command_line() {
    let (script, base) = listener().await;
    for variable in ["KEAP_ACCESS_KEY", "KEAP_ACCESS_TOKEN", "KEAP_LEGACY_KEY"] {
        let marked = [(variable, "MARKED-PRODUCTION")];
        let (code, said) = call(&["--base-url", &base], &marked, "").await;
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains(variable) && said.contains("KEAP_BASE_URL"),
            "{said}"
        );
        assert!(!said.contains("MARKED"), "{said}");
    }
    assert!(script.take_seen().is_empty(), "nothing was sent");
    // Named by the environment too, the host gets it.
    let both = [("KEAP_ACCESS_KEY", "MARKED"), ("KEAP_BASE_URL", &base)];
    call(&[], &both, "").await;
    call(&["--base-url", &base], &both, "").await;
    assert!(script.take_seen().len() >= 2);
}

/// A file of profiles with a key for each, that goes with the test.
struct Profiles(std::path::PathBuf);

impl Profiles {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("keap-sources-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("keap.toml"), text).unwrap();
        std::fs::write(path.join("sandbox.key"), DEFAULT_ACCESS_TOKEN).unwrap();
        std::fs::write(path.join("live.key"), "MARKED-OF-PROFILE").unwrap();
        Self(path)
    }

    fn file(&self) -> String {
        self.0.join("keap.toml").display().to_string()
    }
}

impl Drop for Profiles {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_that_is_typed_says_all_of_the_account() {
    let (script, elsewhere) = listener().await;
    let base = sandbox().await;
    let profiles = Profiles::new(
        "typed",
        &format!(
            "[profile.clientb]\nbase_url = \"{base}\"\naccess_token = {{ file = \"sandbox.key\" }}\n\
             [profile.paced]\nper_minute = 100\n"
        ),
    );
    let file = profiles.file();
    for variable in ["KEAP_ACCESS_KEY", "KEAP_ACCESS_TOKEN", "KEAP_LEGACY_KEY"] {
        let variables = [
            ("KEAP_CONFIG", file.as_str()),
            (variable, "MARKED-PRODUCTION"),
            ("KEAP_BASE_URL", &elsewhere),
            ("KEAP_APP", "ab123"),
            ("KEAP_STORE", "/no/such/folder/keap.db"),
        ];
        let (code, said) = call(&["--profile", "clientb"], &variables, "").await;
        assert_eq!(code, Some(0), "{variable}: {said}");
        assert!(script.take_seen().is_empty(), "{variable}");
        // One that says nothing of an account leaves it to the environment.
        call(&["--profile", "paced"], &variables, "").await;
        assert!(!script.take_seen().is_empty(), "{variable}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_of_the_environment_does_not_go_to_the_host_of_a_profile() {
    let (script, base) = listener().await;
    let text = format!("default = \"rehearsal\"\n[profile.rehearsal]\nbase_url = \"{base}\"\n");
    let profiles = Profiles::new("rehearsal", &text);
    let file = profiles.file();
    for variable in ["KEAP_ACCESS_KEY", "KEAP_ACCESS_TOKEN", "KEAP_LEGACY_KEY"] {
        let config = ("KEAP_CONFIG", file.as_str());
        let variables = [config, (variable, "MARKED-PRODUCTION")];
        for flags in [&["--profile", "rehearsal"][..], &[]] {
            let (code, said) = call(flags, &variables, "").await;
            assert_eq!(code, Some(2), "{variable} {flags:?}: {said}");
            assert!(said.contains(variable), "{said}");
        }
        assert!(
            script.take_seen().is_empty(),
            "{variable}: nothing was sent"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_credential_of_a_profile_does_not_go_to_a_host_of_the_environment_or_the_line() {
    let (script, base) = listener().await;
    let profiles = Profiles::new(
        "live",
        "[profile.live]\naccess_key = { file = \"live.key\" }\n",
    );
    let file = profiles.file();
    let variables = [
        ("KEAP_CONFIG", file.as_str()),
        ("KEAP_PROFILE", "live"),
        ("KEAP_BASE_URL", &base),
    ];
    let of_line = ["--profile", "live", "--base-url", &base];
    for (flags, variables) in [(&[][..], &variables[..]), (&of_line, &variables[..1])] {
        let (code, said) = call(flags, variables, "").await;
        assert_eq!(code, Some(2), "{flags:?}: {said}");
        for told in [
            "the access_key of the profile live",
            "base_url of the profile",
        ] {
            assert!(said.contains(told), "{told}: {said}");
        }
        assert!(!said.contains("MARKED"), "{said}");
    }
    assert!(script.take_seen().is_empty(), "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_of_the_environment_in_place_of_the_profiles_is_told() {
    let base = sandbox().await;
    let profiles = Profiles::new(
        "told",
        "default = \"live\"\n[profile.live]\naccess_key = { file = \"live.key\" }\n",
    );
    let file = profiles.file();
    let variables = [
        ("KEAP_CONFIG", file.as_str()),
        ("KEAP_ACCESS_TOKEN", DEFAULT_ACCESS_TOKEN),
        ("KEAP_BASE_URL", &base),
    ];
    let (code, said) = call(&[], &variables, "").await;
    assert_eq!(code, Some(0), "{said}");
    let told =
        "KEAP_ACCESS_TOKEN of the environment is used, and not the access_key of the profile live";
    assert!(said.contains(told), "{said}");
}

/// The application of a legacy key is the one that is named beside it.
#[tokio::test(flavor = "multi_thread")]
async fn a_legacy_key_is_not_paired_with_an_application_of_another_source() {
    let (script, base) = listener().await;
    let profiles = Profiles::new(
        "paired",
        "default = \"live\"\n[profile.live]\napp = \"cd456\"\n",
    );
    let file = profiles.file();
    let key = "0123456789abcdef0123456789abcdef";
    let mut variables = vec![
        ("KEAP_CONFIG", file.as_str()),
        ("KEAP_LEGACY_KEY", key),
        ("KEAP_BASE_URL", &base),
    ];
    let in_header = |script: &Script| {
        let seen = script.take_seen();
        assert!(!seen.is_empty());
        let mut seen = seen.iter();
        seen.all(|seen| seen.head.headers.contains_key("x-keap-api-key"))
    };
    let (_, said) = call(&[], &variables, "").await;
    let told = "KEAP_LEGACY_KEY of the environment is used without the application cd456";
    assert!(said.contains(told), "{said}");
    assert!(in_header(&script), "it is no key of cd456");
    let (_, said) = call(&["--app", "cd456"], &variables, "").await;
    assert!(!said.contains("is used without"), "{said}");
    assert!(!in_header(&script), "the line has paired them");
    variables.push(("KEAP_APP", "ab123"));
    let (_, said) = call(&[], &variables, "").await;
    assert!(!said.contains("is used without"), "{said}");
    assert!(!in_header(&script), "the environment has paired them");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_credentials_of_one_source_are_an_error_that_names_both() {
    let base = sandbox().await;
    let two = [
        ("KEAP_ACCESS_KEY", "a"),
        ("KEAP_LEGACY_KEY", "b"),
        ("KEAP_BASE_URL", &base),
    ];
    let (code, said) = call(&[], &two, "").await;
    assert_eq!(code, Some(2), "{said}");
    let named = said.contains("KEAP_ACCESS_KEY") && said.contains("KEAP_LEGACY_KEY");
    assert!(named, "{said}");
    let two = ["--access-key", "a", "--access-token", "b"];
    let (code, said) = call(&two, &[("KEAP_BASE_URL", &base)], "").await;
    assert_eq!(code, Some(2), "{said}");
    let named = said.contains("--access-key") && said.contains("--access-token");
    assert!(named, "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_variable_counts_as_unset() {
    let base = sandbox().await;
    let variables = [
        ("KEAP_ACCESS_KEY", ""),
        ("KEAP_LEGACY_KEY", " "),
        ("KEAP_APP", ""),
        ("KEAP_STORE", ""),
        ("KEAP_ACCESS_TOKEN", DEFAULT_ACCESS_TOKEN),
        ("KEAP_BASE_URL", &base),
    ];
    let (code, said) = call(&[], &variables, "").await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = call(
        &[],
        &[("KEAP_ACCESS_KEY", ""), ("KEAP_BASE_URL", &base)],
        "",
    )
    .await;
    assert!(
        code == Some(2) && said.contains("no credential is given"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sandbox_ignores_the_environment() {
    let variables = [
        ("KEAP_ACCESS_KEY", "MARKED"),
        ("KEAP_LEGACY_KEY", "MARKED"),
        ("KEAP_BASE_URL", "http://127.0.0.1:9"),
    ];
    let (code, said) = call(&["--sandbox"], &variables, "").await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = call(&["--sandbox", "--access-key", "x"], &[], "").await;
    assert_eq!(
        code,
        Some(2),
        "a credential that is given is not ignored: {said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_need_not_show_in_the_list_of_processes() {
    let base = sandbox().await;
    let from_stdin = ["--base-url", &base, "--access-token", "-"];
    let (code, said) = call(&from_stdin, &[], &format!("{DEFAULT_ACCESS_TOKEN}\n")).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = call(&from_stdin, &[], "").await;
    assert_eq!(code, Some(2), "{said}");

    let file = std::env::temp_dir().join(format!("keap-token-{}", std::process::id()));
    std::fs::write(&file, format!("{DEFAULT_ACCESS_TOKEN}\n")).unwrap();
    let from_file = format!("@{}", file.display());
    let flags = ["--base-url", &base, "--access-token", &from_file];
    let (code, said) = call(&flags, &[], "").await;
    std::fs::remove_file(&file).unwrap();
    assert_eq!(code, Some(0), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_of_unknown_kind_is_an_error_and_makes_no_folder() {
    let folder = std::env::temp_dir().join(format!("keap-scheme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for wish in [
        "postgress://u:MARKED@h/d",
        "mysql://MARKED@h/d",
        "sqlite:x.db",
    ] {
        for command in ["status", "list", "keep-alive", "refresh"] {
            let output = Command::new(env!("CARGO_BIN_EXE_keap"))
                .args(["auth", command, "--store", wish])
                .env_clear()
                .current_dir(&folder)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains("no kind of token store"), "{said}");
            assert!(!said.contains("MARKED"), "{said}");
        }
        let (code, said) = call(&["--store", wish], &[], "").await;
        assert!(
            code == Some(2) && said.contains("no kind of token store"),
            "{said}"
        );
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What a database says is told, and not that a pool waited for it.
#[test]
fn a_database_that_refuses_is_told_as_one() {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let store = format!("postgres://keap:MARKED@127.0.0.1:{port}/keap");
    for line in [["auth", "list"], ["auth", "token"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(line)
            .env_clear()
            .env("KEAP_STORE", &store)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.to_lowercase().contains("connection refused"), "{said}");
        assert!(!said.contains("MARKED"), "{said}");
    }
}

/// Runs a line with nothing on standard input.
fn keap(line: &str, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_keap"))
        .args(line.split_whitespace())
        .env_clear()
        .env("HOME", "/nonexistent")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), told)
}

/// It has to be given before anything can be sent, whatever was asked for.
#[test]
fn a_credential_that_nobody_gives_is_wrong_everywhere() {
    let to = std::env::temp_dir().join(format!("keap-nothing-{}", std::process::id()));
    let to = to.display();
    for line in [
        "call DataService.getUserInfo",
        "compare DataService.getUserInfo",
        "compare Contact --all",
        &format!("compare account Contact --state {to}.db"),
        &format!("export Contact --to {to}"),
        "limits",
        "gateway run --accept-key K",
    ] {
        let (code, told) = keap(line, &[]);
        assert_eq!(code, Some(2), "keap {line}: {told}");
        assert!(
            told.contains("no credential is given"),
            "keap {line}: {told}"
        );
    }
}

/// Whoever types a secret has typed the rest rightly.
#[test]
fn what_the_line_alone_shows_is_told_before_a_secret_is_asked_for() {
    for (line, says) in [
        ("call Misspelt.op", "no operation is called"),
        ("call ContactService.load", "contact id"),
        (
            "call ContactService.load 1 --sequence x",
            "LEGACY=CAMPAIGN/SEQUENCE",
        ),
        ("call ContactService.load 1 --base-url x", "x"),
        ("call ContactService.load 1 --policy /nowhere", "/nowhere"),
        (
            "call ContactService.load 1 --sandbox",
            "cannot be used with",
        ),
        ("compare Misspelt.op", "Misspelt.op"),
        ("compare ContactService.load 1 --backends v1", "two"),
        (
            "compare ContactService.load 1 --policy /nowhere",
            "/nowhere",
        ),
        ("compare Contact --all --backends v1", "two"),
        ("compare account Misspelt", "Misspelt"),
        ("export Misspelt", "Misspelt"),
        ("limits --mispelt", "--mispelt"),
        (
            "doctor --base-url http://x/ --default-country Nowhere",
            "Nowhere",
        ),
        ("gateway run", "nobody would be let in"),
    ] {
        let (code, told) = keap(&format!("{line} --access-token -"), &[]);
        assert_eq!(code, Some(2), "keap {line}: {told}");
        assert!(told.contains(says), "keap {line}: {told}");
        assert!(
            !told.contains("standard input begins"),
            "keap {line}: {told}"
        );
    }
    let login = "auth login --redirect-uri x --client-secret -";
    let (code, told) = keap(login, &[("KEAP_CLIENT_ID", "x")]);
    assert_eq!(code, Some(2), "{told}");
    assert!(!told.contains("standard input begins"), "{told}");
}

/// Secrets are the lines of standard input in the order of their flags.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_a_line_of_standard_input() {
    let base = sandbox().await;
    let flags = ["--base-url", &base, "--access-token", "-"];
    let (code, said) = call(&flags, &[], &format!("{DEFAULT_ACCESS_TOKEN}\n")).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = call(&flags, &[], "\n").await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("begins with an empty line"), "{said}");
}

/// As Docker's `--env-file` leaves it.
#[tokio::test(flavor = "multi_thread")]
async fn quotation_marks_around_a_credential_are_left_out() {
    let base = sandbox().await;
    let quoted = format!("\"{DEFAULT_ACCESS_TOKEN}\"");
    let variables = [
        ("KEAP_ACCESS_TOKEN", quoted.as_str()),
        ("KEAP_BASE_URL", &base),
    ];
    let (code, said) = call(&[], &variables, "").await;
    assert_eq!(code, Some(0), "{said}");
    let flags = ["--base-url", &base, "--access-token", "-"];
    let (code, said) = call(&flags, &[], &format!("'{DEFAULT_ACCESS_TOKEN}'\n")).await;
    assert_eq!(code, Some(0), "{said}");
}
