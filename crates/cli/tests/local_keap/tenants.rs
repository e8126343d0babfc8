//! Several applications under one port.

use std::process::Command;

use serde_json::Value as Json;

use super::{Folder, Service, keap};

#[test]
fn each_application_has_records_and_a_file_of_its_own() {
    let folder = Folder::new("tenants");
    let file = folder.file("kept-{app}.json");
    let apps = ["--app", "ab123", "--app", "cd456"];
    let save = ["--save", file.as_str(), "--log", "--seed", "empty"];
    let (service, ready) = Service::start_as_json(&[&apps[..], &save].concat());
    let token = |number: usize| ready["tenants"][number]["access_token"].as_str().unwrap();
    let call = |token: &str, arguments: &[&str]| {
        let mut all = vec!["call"];
        all.extend(arguments);
        all.extend(["--base-url", service.base.as_str(), "--access-token", token]);
        keap(&all)
    };
    let added = call(token(1), &["ContactService.add", "--set", "FirstName=Kept"]);
    assert!(added.status.success(), "{added:?}");
    let found = |number: usize| {
        let query = [
            "DataService.query",
            "Contact",
            "--where",
            "FirstName=Kept",
            "--backend",
            "v2",
        ];
        String::from_utf8(call(token(number), &query).stdout).unwrap()
    };
    assert!(found(1).contains("Kept"));
    assert!(!found(0).contains("Kept"));
    let told = service.stop();
    let line = "cd456 POST /crm/xmlrpc/v1 ContactService.add 200 by ";
    assert!(told.contains(line), "{told}");

    let kept =
        |app: &str| std::fs::read_to_string(folder.file(&format!("kept-{app}.json"))).unwrap();
    assert!(kept("cd456").contains("Kept"));
    assert!(!kept("ab123").contains("Kept"));
    // They start with what each of them was left with, and with the same credentials.
    let (service, again) = Service::start_as_json(&[&apps[..], &["--seed", &file]].concat());
    assert_eq!(
        again["tenants"][1]["legacy_key"],
        ready["tenants"][1]["legacy_key"]
    );
    let found = keap(&[
        "call",
        "DataService.query",
        "Contact",
        "--where",
        "FirstName=Kept",
        "--base-url",
        &service.base,
        "--access-token",
        token(1),
    ]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("Kept"));
    service.stop();
}

#[test]
fn names_and_flags_that_cannot_be_right_are_told_before_anything_listens() {
    let several = ["--app", "ab123", "--app", "cd456"];
    for (arguments, words) in [
        (vec!["--app", "a b"], "\"a b\" is no name of an application"),
        (
            vec!["--app", "ab123.infusionsoft.com"],
            "is no name of an application",
        ),
        (vec!["--app", ""], "is no name of an application"),
        (
            vec!["--app", "ab123", "--app", "AB123"],
            "--app AB123 is given twice",
        ),
        (
            [&several[..], &["--access-token", "t"]].concat(),
            "--access-token is for one application",
        ),
        (
            [&several[..], &["--legacy-key", "k"]].concat(),
            "--legacy-key is for one application",
        ),
        (
            [&several[..], &["--save", "records.json"]].concat(),
            "put {app} into the name of the file",
        ),
    ] {
        let refused = keap(&[&["sandbox", "--listen", "127.0.0.1:0"], &arguments[..]].concat());
        let told = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
}

#[test]
fn help_tells_of_every_key_that_the_control_endpoint_takes() {
    let apps = ["--app", "ab123", "--app", "cd456", "--control"];
    let (service, ready) = Service::start_as_json(&apps);
    let url = ready["control"].as_str().unwrap();
    let Ok(asked) = Command::new("curl")
        .args(["--silent", "--fail", url])
        .output()
    else {
        eprintln!("skipped: there is no curl on this machine");
        return;
    };
    let report: Json = serde_json::from_slice(&asked.stdout).unwrap();
    let help = String::from_utf8(keap(&["sandbox", "--help"]).stdout).unwrap();
    let keys = report["takes"].as_object().unwrap();
    assert_eq!(keys.len(), 8);
    for key in keys.keys() {
        assert!(help.contains(&format!("\"{key}\"")), "{key}");
    }
    service.stop();
}
