//! What the local Keap says when it is ready works as it stands, for one application and for several, with TLS and without.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value as Json;

use super::encrypted::made;
use super::{Folder, Service};

/// Runs a line as a shell does; none where it needs a program that is not there.
fn run(line: &str) -> Option<Output> {
    let program = Path::new(env!("CARGO_BIN_EXE_keap")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    if line.starts_with("curl ") && Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: there is no curl on this machine");
        return None;
    }
    let output = Command::new("sh")
        .args(["-c", line])
        .env("PATH", format!("{}:{path}", program.display()))
        .output();
    Some(output.unwrap())
}

fn told(line: &str) -> String {
    let Some(output) = run(line) else {
        return String::new();
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{line}: {output:?}");
    text
}

/// The lines of an account, and what their answers are known by.
fn check(account: &Json) {
    let line = |name: &str| account[name].as_str().unwrap().to_owned();
    let app = line("app");
    assert!(told(&line("keap_call")).contains(&app), "{app}");
    for (name, words) in [
        ("curl_rest", "\"contacts\""),
        ("curl_xmlrpc", "<methodResponse>"),
    ] {
        let text = told(&line(name));
        assert!(
            text.is_empty() || text.contains(words),
            "{app} {name}: {text}"
        );
        assert!(!text.contains("faultCode"), "{app} {name}: {text}");
    }
}

#[test]
fn each_line_runs_as_it_is_printed() {
    let folder = Folder::new("ready");
    let (certificate, key) = made(&folder, "it's own", &["localhost"]);
    for arguments in [
        vec![],
        vec!["--app", "cd456"],
        vec!["--app", "ab123", "--app", "CD456"],
        vec!["--access-token", "it's", "--legacy-key", "<&"],
        vec![
            "--tls-cert",
            &certificate,
            "--tls-key",
            &key,
            "--app",
            "ab123",
            "--app",
            "cd456",
        ],
    ] {
        let (service, ready) = Service::start_as_json(&arguments);
        let accounts = ready["tenants"].as_array().unwrap();
        let apps = arguments
            .iter()
            .filter(|word| **word == "--app")
            .count()
            .max(1);
        assert_eq!(accounts.len(), apps, "{arguments:?}");
        accounts.iter().for_each(check);
        let port = ready["port"].as_u64().unwrap();
        assert_eq!(ready["urls"]["base_url"], ready["base_url"]);
        assert!(service.base.ends_with(&format!(":{port}")), "{ready}");
        assert_eq!(ready["client"]["id"], keap_sandbox::DEFAULT_CLIENT_ID);
        service.stop();
    }
}

#[test]
fn the_line_that_says_ready_is_one_of_them() {
    let service = Service::start(&["--app", "ab123", "--app", "cd456"]);
    assert!(told(service.ready.strip_prefix("Ready: ").unwrap()).contains("ab123"));
    service.stop();
}
