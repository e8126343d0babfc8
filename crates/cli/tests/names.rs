//! Names that are misspelt, and names in another case: every command answers them alike.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::process::{Command, Output};

fn keap(line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("KEAP_") {
            command.env_remove(name);
        }
    }
    command.args(line.split(' ')).output().unwrap()
}

#[test]
fn a_misspelt_name_ends_with_2_and_the_nearest_one() {
    for (line, meant) in [
        ("coverage --table Contcat", "did you mean Contact?"),
        (
            "coverage --table Contact --field Phon1",
            "did you mean Phone1?",
        ),
        (
            "coverage --operation ContactService.lod",
            "did you mean ContactService.load?",
        ),
        ("routes --table Contcat", "did you mean Contact?"),
        ("sandbox --brownout hng", "'hang'"),
        (
            "sandbox --brownout hng",
            "html, forbidden, gone, reset, hang, slow, fault",
        ),
        ("keep-alive", "did you mean `keap auth keep-alive`?"),
        ("login", "did you mean `keap auth login`?"),
        (
            "routes --operation ContactService.lod",
            "did you mean ContactService.load?",
        ),
        (
            "call DataService.query Contcat --sandbox",
            "did you mean Contact?",
        ),
        (
            "call ContactService.lod 1 --sandbox",
            "did you mean ContactService.load?",
        ),
        ("compare Contcat --all --sandbox", "did you mean Contact?"),
        (
            "compare DataService.query Contcat --sandbox",
            "did you mean Contact?",
        ),
        (
            "call DataService.query Contact --fields FristName --backend xmlrpc --sandbox",
            "did you mean FirstName?",
        ),
        (
            "call DataService.query Contact --fields FristName --backend v1 --sandbox",
            "did you mean FirstName?",
        ),
        (
            "call DataService.query Contact --fields FristName --backend v2 --sandbox",
            "did you mean FirstName?",
        ),
    ] {
        let output = keap(line);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        assert!(told.contains(meant), "{line}: {told}");
        assert!(!told.contains("counterpart"), "{line}: {told}");
        assert!(output.stdout.is_empty(), "{line}");
    }
}

#[test]
fn names_in_another_case_are_the_same_names() {
    for line in [
        "coverage --table contact --field phone1",
        "coverage --operation contactservice.load",
        "routes --table contactgroup --operation dataservice.query",
        "call DataService.query contact --where id=17 --fields firstname --sandbox",
    ] {
        let output = keap(line);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{line}: {told}");
        assert!(!output.stdout.is_empty(), "{line}");
    }
}

#[test]
fn a_column_tells_direction_certainty_unit_and_words() {
    let output = keap("coverage --table InvoicePayment --field Amt --format json");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let amount = &json[0];
    assert_eq!(amount["certainty"], "inferred");
    assert_eq!(amount["uses"]["v2"]["unit"], "not told by the contract");
    assert_eq!(amount["uses"]["v2"]["read"], true);
    assert_eq!(amount["uses"]["v2"]["update"], false);
    let groups = keap("coverage --table Contact --field Groups");
    let text = String::from_utf8(groups.stdout).unwrap();
    assert!(text.contains("tag_ids (read only)"), "{text}");
}
