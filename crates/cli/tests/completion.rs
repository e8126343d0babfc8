//! What a shell is told at a Tab: commands, flags, and the names that this program and its file of profiles know.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, process};

/// A folder with a file of profiles that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, profiles: &str) -> Self {
        let path = env::temp_dir().join(format!("keap-completion-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("keap.toml"), profiles).unwrap();
        Self(path)
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("HOME", &self.0)
            .env("KEAP_CONFIG", self.0.join("keap.toml"))
            .current_dir(&self.0);
        command
    }

    fn script(&self, shell: &str) -> String {
        let mut command = self.command(env!("CARGO_BIN_EXE_keap"));
        text(&command.args(["completions", shell]).output().unwrap())
    }

    /// What the shell is told about the last word of a line.
    fn told(&self, line: &str) -> Vec<String> {
        let words: Vec<&str> = line.split(' ').collect();
        let mut command = self.command(env!("CARGO_BIN_EXE_keap"));
        command
            .env("KEAP_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
        let told = text(&command.arg("--").args(words).output().unwrap());
        told.lines().map(str::to_owned).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

const PROFILES: &str = "[profile.live]\napp = \"ab123\"\n[profile.lab]\naccess_key = { command = [\"touch\", \"run\"] }\n";

#[test]
fn names_are_known_and_no_secret_is_fetched_for_them() {
    let folder = Folder::new("names", PROFILES);
    for (line, has) in [
        ("keap cov", "coverage"),
        ("keap call --expl", "--explain"),
        ("keap call contactservice.lo", "ContactService.load"),
        ("keap call DataService.query conta", "ContactGroup"),
        ("keap export Contact Subs", "SubscriptionPlan"),
        ("keap coverage --table Job", "JobRecurringInstance"),
        (
            "keap coverage --operation InvoiceService.ch",
            "InvoiceService.chargeInvoice",
        ),
        ("keap compare Contac", "ContactAction"),
        ("keap compare account --backends xmlrpc,v", "xmlrpc,v2"),
        (
            "keap call ContactService.load 17 --fields Id,FirstN",
            "Id,FirstName",
        ),
        (
            "keap call DataService.add Lead --set Opportunity",
            "OpportunityTitle=",
        ),
        ("keap config show --profile l", "live"),
        ("keap --profile la", "lab"),
        ("keap sandbox --brownout ha", "hang"),
        ("keap help gloss", "glossary"),
        ("keap help comp", "compare"),
        ("keap help gateway che", "check"),
        ("keap help compare acc", "account"),
    ] {
        let told = folder.told(line);
        assert!(told.iter().any(|name| name == has), "{line}: {told:?}");
    }
    assert!(!folder.0.join("run").exists());
    // What is no place for a table has none.
    assert_eq!(
        folder.told("keap call ContactService.load Cont"),
        Vec::<String>::new()
    );
}

#[test]
fn the_grants_of_the_store_are_known_by_their_names() {
    let folder = Folder::new("grants", PROFILES);
    let store = folder.0.join("keap.db");
    let mut command = folder.command(env!("CARGO_BIN_EXE_keap"));
    command
        .args([
            "auth",
            "import",
            "--no-check",
            "--app",
            "ab123",
            "--client-id",
            "client",
        ])
        .arg("--store")
        .arg(&store)
        .env("KEAP_CLIENT_SECRET", "secret")
        .stdin(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let tokens = b"access-0123456789\nrefresh-0123456789\n";
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), tokens).unwrap();
    assert!(child.wait().unwrap().success());
    let named =
        |flag: &str| folder.told(&format!("keap limits --store {} {flag}", store.display()));
    assert_eq!(named("--app a"), ["ab123"]);
    let of_auth = format!("keap auth token --store {} --client-id c", store.display());
    assert_eq!(folder.told(&of_auth), ["client"]);
}

#[test]
fn a_broken_file_of_profiles_keeps_nothing_else_from_being_completed() {
    let folder = Folder::new("broken", "[profile");
    assert_eq!(folder.told("keap --profile l"), Vec::<String>::new());
    assert_eq!(folder.told("keap cov"), ["coverage"]);
}

/// PowerShell and elvish run nowhere here: of them this much is known and no more.
#[test]
fn each_shell_has_a_script_that_asks_the_program() {
    let folder = Folder::new("scripts", PROFILES);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.script(shell);
        assert!(script.contains("KEAP_COMPLETE"), "{shell}: {script}");
        assert!(script.contains("keap"), "{shell}: {script}");
    }
}

/// What a shell prints for a file of lines. None where the shell is not installed.
fn printed(shell: &str, option: &str, folder: &Folder, lines: &str) -> Option<String> {
    let path = folder.0.join("lines");
    fs::write(&path, lines).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_keap")).parent().unwrap();
    let mut command = folder.command(shell);
    command.env("PATH", format!("{}:/usr/bin:/bin", program.display()));
    match command.arg(option).arg(path).output() {
        Ok(output) => Some(text(&output).trim().to_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("SKIPPED: {shell} is not installed, and nobody completes in it here");
            None
        }
        Err(error) => panic!("{shell}: {error}"),
    }
}

/// What is offered for a line, by names alone and in order.
fn offered(told: &str, end: char) -> String {
    let mut names: Vec<&str> = told
        .lines()
        .map(|line| line.split(end).next().unwrap())
        .collect();
    names.sort_unstable();
    names.join(" ")
}

/// A line that is completed as a person does, and what is offered then.
const COMPLETED: [(&str, &str); 2] = [
    ("keap export Subs", "SubscriptionPlan"),
    ("keap --profile l", "lab live"),
];

#[test]
fn bash_completes_as_a_person_meets_it() {
    let folder = Folder::new("bash", PROFILES);
    for (line, offers) in COMPLETED {
        let (before, last) = line.rsplit_once(' ').unwrap();
        let before = before.rsplit(' ').next().unwrap();
        let lines = format!(
            "eval \"$(keap completions bash)\"\nCOMP_WORDS=({line}); COMP_CWORD=2; COMP_TYPE=9\n\
             _clap_complete_keap keap '{last}' '{before}' 2>/dev/null\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        if let Some(told) = printed("bash", "--norc", &folder, &lines) {
            assert_eq!(offered(&told, '\t'), offers, "{line}");
        }
    }
}

/// What shows names to a person is there with a terminal alone, so a function in its place prints what it is handed.
#[test]
fn zsh_completes_as_a_person_meets_it() {
    let folder = Folder::new("zsh", PROFILES);
    for (line, offers) in COMPLETED {
        let lines = format!(
            "compdef() {{ }}\n_describe() {{ print -l -- \"${{(@P)3}}\" }}\neval \"$(keap completions zsh)\"\n\
             words=({line}); CURRENT=3\n_clap_dynamic_completer_keap"
        );
        if let Some(told) = printed("zsh", "-f", &folder, &lines) {
            assert_eq!(offered(&told, ':'), offers, "{line}");
        }
    }
}

#[test]
fn fish_completes_as_a_person_meets_it() {
    let folder = Folder::new("fish", PROFILES);
    for (line, offers) in COMPLETED {
        let lines = format!("keap completions fish | source\ncomplete -C '{line}'");
        if let Some(told) = printed("fish", "--no-config", &folder, &lines) {
            assert_eq!(offered(&told, '\t'), offers, "{line}");
        }
    }
}
