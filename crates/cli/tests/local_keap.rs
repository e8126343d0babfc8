//! `keap sandbox` as a service that is left with records and started with them again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "local_keap/encrypted.rs"]
mod encrypted;

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
}

impl Service {
    fn start(more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(["sandbox", "--listen", "127.0.0.1:0"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let ready = lines
            .map(Result::unwrap)
            .find(|line| line.starts_with("Ready:"));
        let base = ready.unwrap();
        let base = base
            .split_whitespace()
            .skip_while(|word| *word != "--base-url");
        let mut base = base;
        let base = base.nth(1).unwrap().to_owned();
        Self { child, base }
    }

    fn call(&self, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_keap"))
            .arg("call")
            .args(more)
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
        let mut told = String::new();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_string(&mut told).unwrap();
        told
    }
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
