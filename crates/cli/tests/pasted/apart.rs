//! The few commands that cannot be pasted into a test, and why.

use crate::pages::Command;

/// A part of the command, all of it where it ends with `$`, and what keeps it from being run.
pub(crate) const APART: &[(&str, &str)] = &[
    ("cargo ", "builds or installs"),
    ("target/release/keap", "is built before"),
    ("mkdir -p ", "makes folders of whoever installs"),
    ("dpkg -i", "installs"),
    ("docker ", "is another program"),
    ("sudo adduser", "changes the machine"),
    ("sudo install", "changes the machine"),
    ("sudo cp", "changes the machine"),
    ("sudo systemctl", "changes the machine"),
    ("unset KEAP_STORE", "is of the shell alone"),
    ("systemctl --user", "changes the machine"),
    ("systemctl --failed", "is another program"),
    ("sudo loginctl", "changes the machine"),
    ("journalctl", "is another program"),
    ("keytool", "is another program"),
    ("PROFILE", "is for PowerShell"),
    ("man keap-auth-login", "is for who has installed the pages"),
    ("man keap-exit-codes", "is for who has installed the pages"),
    ("keap auth login", "waits for a person with a browser"),
    (
        "keap compare account$",
        "asks a person; with --yes it is pasted",
    ),
    (
        "--join last",
        "goes on with a run that was stopped, in a Postgres",
    ),
    ("--resume last", "goes on with a run that was stopped"),
    ("keap compare accounts", "wants a Postgres"),
    ("--jobs ", "wants a Postgres"),
    ("keap gateway policy ", "wants a Postgres"),
    (
        "--gateway gateway.toml",
        "wants calls that a gateway has seen",
    ),
    ("--since origin/main", "wants a repository with a remote"),
];

/// Whether a command is the one that is meant.
pub(crate) fn is_meant(line: &str, words: &str) -> bool {
    match words.strip_suffix('$') {
        Some(whole) => line.split(" #").next().unwrap_or_default().trim() == whole,
        None => line.contains(words),
    }
}

/// Why a command is not run, if it is not.
pub(crate) fn reason(command: &Command) -> Option<&'static str> {
    let found = APART
        .iter()
        .find(|(words, _)| is_meant(&command.line, words));
    found.map(|(_, why)| *why)
}
