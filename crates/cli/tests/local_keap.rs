//! `keap sandbox` as a service that is left with records and started with them again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "local_keap/edges.rs"]
mod edges;
#[path = "local_keap/encrypted.rs"]
mod encrypted;
#[path = "local_keap/ready.rs"]
mod ready;
#[path = "local_keap/tenants.rs"]
mod tenants;

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("keap-local-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

struct Service {
    child: Child,
    base: String,
    /// The line that said so.
    ready: String,
}

impl Service {
    fn start(more: &[&str]) -> Self {
        Self::start_with(more, Stdio::piped())
    }

    /// The same, with a standard error of the test's.
    fn start_with(more: &[&str], stderr: Stdio) -> Self {
        Self::ready(spawn(more, stderr))
    }

    /// One that is started by another program.
    fn of(mut command: Command, more: &[&str]) -> Self {
        Self::ready(spawn_by(&mut command, more, Stdio::piped()))
    }

    fn ready(mut child: Child) -> Self {
        let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let ready = lines
            .map(Result::unwrap)
            .find(|line| line.starts_with("Ready:"));
        let ready = ready.unwrap();
        let mut words = ready
            .split_whitespace()
            .skip_while(|word| *word != "--base-url");
        let base = words.nth(1).unwrap().to_owned();
        Self { child, base, ready }
    }

    /// The same, with what it says to programs.
    fn start_as_json(more: &[&str]) -> (Self, serde_json::Value) {
        let more = [more, &["--format", "jsonl"]].concat();
        let mut child = spawn(&more, Stdio::piped());
        let mut ready = String::new();
        let mut stdout = BufReader::new(child.stdout.as_mut().unwrap());
        stdout.read_line(&mut ready).unwrap();
        let told: serde_json::Value = serde_json::from_str(&ready).unwrap();
        let base = told["base_url"].as_str().unwrap().to_owned();
        (Self { child, base, ready }, told)
    }

    fn call(&self, more: &[&str]) -> Output {
        self.keap(&[&["call"], more].concat())
    }

    fn keap(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(arguments)
            .args([
                "--base-url",
                &self.base,
                "--access-token",
                "sandbox-access-token",
            ])
            .output()
            .unwrap()
    }

    /// Asks it to end; what it said on standard error.
    fn stop(mut self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").arg(id).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
        self.told()
    }

    /// What it said on standard error, where the test has that.
    fn told(&mut self) -> String {
        let mut told = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            stderr.read_to_string(&mut told).unwrap();
        }
        told
    }
}

fn spawn(more: &[&str], stderr: Stdio) -> Child {
    spawn_by(&mut Command::new(env!("CARGO_BIN_EXE_keap")), more, stderr)
}

fn spawn_by(command: &mut Command, more: &[&str], stderr: Stdio) -> Child {
    command
        .args(["sandbox", "--listen", "127.0.0.1:0"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(stderr)
        .spawn()
        .unwrap()
}

fn keap(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_keap"))
        .args(arguments)
        .output();
    output.unwrap()
}

impl Drop for Service {
    fn drop(&mut self) {
        // It has ended where the test stopped it.
        let _ = self.child.kill();
    }
}

#[test]
fn records_outlive_the_service_and_each_request_has_a_line() {
    let folder = Folder::new("save");
    let file = folder.file("records.json");
    let service = Service::start(&["--save", &file, "--log"]);
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("Robertson")
    );
    let added = service.call(&["ContactService.add", "--set", "FirstName=Kept"]);
    assert!(added.status.success(), "{added:?}");
    let told = service.stop();
    assert!(
        told.contains("POST /crm/xmlrpc/v1 ContactService.add 200 by "),
        "{told}"
    );
    assert!(
        !told.contains("Kept") && !told.contains("sandbox-access-token"),
        "{told}"
    );

    let again = Service::start(&["--seed", &file]);
    let found = again.call(&["DataService.query", "Contact", "--where", "FirstName=Kept"]);
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(found.contains("Kept"), "{found}");
    again.stop();
}

#[test]
fn a_seed_that_is_none_is_told_before_anything_listens() {
    let folder = Folder::new("seed");
    let file = folder.file("broken.json");
    std::fs::write(&file, r#"{"Contact":[{"Birthday":"soon"}]}"#).unwrap();
    for (seed, words) in [
        ("dmo", "use demo, empty or a file"),
        (&file, "Contact.Birthday"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(["sandbox", "--listen", "127.0.0.1:0", "--seed", seed])
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_at_once() {
    let output = Command::new(env!("CARGO_BIN_EXE_keap"))
        .args([
            "sandbox",
            "--listen",
            "127.0.0.1:0",
            "--save",
            "/nowhere/records.json",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("/nowhere/records.json"), "{told}");
}

#[test]
fn exchanges_are_kept_without_what_is_secret() {
    let folder = Folder::new("record");
    let kept = folder.file("kept");
    let service = Service::start(&["--record", &kept]);
    let loaded = service.call(&["ContactService.load", "4393", "--fields", "FirstName"]);
    assert!(loaded.status.success(), "{loaded:?}");
    service.stop();
    let mut files: Vec<_> = std::fs::read_dir(&kept)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let text = |end: &str| {
        let is_it = |path: &&std::path::PathBuf| path.to_string_lossy().ends_with(end);
        std::fs::read_to_string(files.iter().find(is_it).unwrap()).unwrap()
    };
    let request = text("ContactService.load.request.http");
    assert!(
        request.starts_with("POST /crm/xmlrpc/v1 HTTP/1.1\n"),
        "{request}"
    );
    assert!(!request.contains("sandbox-access-token"), "{request}");
    let response = text("ContactService.load.response.http");
    assert!(response.contains("FirstName"), "{response}");

    // Another run goes on where this one ended.
    let again = Service::start(&["--record", &kept]);
    again.call(&["ContactService.load", "4393", "--fields", "FirstName"]);
    again.stop();
    assert_eq!(std::fs::read_dir(&kept).unwrap().count(), 2 * files.len());
}

#[test]
fn a_comparison_finds_what_was_planted() {
    let service = Service::start(&["--size", "50", "--plant", "lost-value,Missing-Row"]);
    let compared = service.keap(&["compare", "Contact", "--all"]);
    assert_eq!(compared.status.code(), Some(1), "{compared:?}");
    let told = String::from_utf8(compared.stdout).unwrap();
    assert!(told.contains("Title") && told.contains("row"), "{told}");
    service.stop();

    for (arguments, words) in [
        (["--plant", "lost-vale"], "no difference is called"),
        (["--plant", "list-order:1"], "row 1 of Contact cannot"),
        (["--plant-on", "rest"], "--plant"),
        (["--size", "9000000"], "--size"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(["sandbox", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(words), "{told}");
    }
}
