//! `keap compare` over a whole table: its exit code, its report without values, and its going on after a failure; and what
//! programs read of an operation's answers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::{Command, Output};

use keap_http::server;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Trouble};
use serde_json::Value as Json;

/// Compares all contacts of a local Keap over XML-RPC and REST v2.
async fn compare(sandbox: &Sandbox, more: &[&str]) -> Output {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let never = std::future::pending();
    let serving = tokio::spawn(server::serve(listener, sandbox.transport(), never));
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    for variable in ["KEAP_ACCESS_KEY", "KEAP_APP", "KEAP_REPORT_KEY"] {
        command.env_remove(variable);
    }
    command.args(["compare", "Contact", "--all", "--backends", "xmlrpc,v2"]);
    command.args(["--format", "jsonl", "--access-token", DEFAULT_ACCESS_TOKEN]);
    command.args(["--base-url", &format!("http://{address}")]);
    command.args(more);
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.unwrap().unwrap();
    serving.abort();
    output
}

/// The lines of a report: those of rows, and the last one with what was compared, of a complete report.
fn lines(output: &Output) -> (Vec<Json>, Option<Json>) {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    let (rows, progress): (Vec<Json>, Vec<Json>) =
        lines.partition(|line: &Json| line["progress"].is_null());
    (rows, progress.into_iter().next())
}

/// All texts among the values of the rows.
fn texts(rows: &[Json]) -> Vec<&str> {
    let fields = rows
        .iter()
        .flat_map(|row| row["fields"].as_array().unwrap());
    let values = fields.flat_map(|field| field["values"].as_array().unwrap());
    values.filter_map(Json::as_str).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_table_is_compared_and_no_value_is_told() {
    let sandbox = Sandbox::builder().build();
    let hidden = compare(&sandbox, &[]).await;
    let told = String::from_utf8_lossy(&hidden.stderr);
    assert_eq!(hidden.status.code(), Some(0), "{told}");
    let (rows, progress) = lines(&hidden);
    // A line tells by itself what it is of, and the last one how it was made.
    let last = progress.unwrap();
    assert!(rows.iter().all(|row| row["table"] == "Contact"));
    assert_eq!(
        (&last["table"], &last["backends"][1]),
        (&"Contact".into(), &"v2".into())
    );
    assert!(last["ended"].is_string() && last["version"].is_string());
    let progress = &last["progress"];
    assert_eq!(progress["summary"]["unexplained"], 0);
    assert_eq!(progress["parting"], rows.len());

    let shown = compare(&sandbox, &["--show-values"]).await;
    let (shown, _) = lines(&shown);
    let (values, report) = (texts(&shown), String::from_utf8_lossy(&hidden.stdout));
    assert!(values.contains(&"Only Text Inc."), "{values:?}");
    for value in values {
        assert!(!report.contains(value), "{value}");
    }
    let strict = compare(&sandbox, &["--fail-on", "known"]).await;
    assert_eq!(strict.status.code(), Some(1));
}

/// Where it failed is told, and where to begin again; runs over an account go on by themselves.
#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_that_failed_goes_on_behind_what_it_told() {
    let (whole, _) = lines(&compare(&Sandbox::builder().build(), &[]).await);

    // Before the first rows are compared no more than two pages of each backend are read.
    let trouble = (0..12).fold(Trouble::none(), |trouble, _| trouble.pass());
    let trouble = trouble.answer(400, "application/json", "{}");
    let sandbox = Sandbox::builder().trouble(trouble).build();
    let first = compare(&sandbox, &["--limit", "5"]).await;
    assert_eq!(first.status.code(), Some(3));
    let told = String::from_utf8_lossy(&first.stderr).into_owned();
    let (_, behind) = told.split_once("--after-id ").unwrap();
    let reached = behind.split_once(' ').unwrap().0;

    let second = compare(&sandbox, &["--limit", "5", "--after-id", reached]).await;
    assert_eq!(second.status.code(), Some(0));
    let (before, after) = (lines(&first).0, lines(&second).0);
    let reached: i64 = reached.parse().unwrap();
    assert!(
        after
            .iter()
            .all(|row| row["id"].as_i64().unwrap() > reached)
    );
    let ids = |rows: &[Json]| rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&[before, after].concat()), ids(&whole));

    let state = compare(&sandbox, &["--resume", "contacts.state"]).await;
    assert_eq!(state.status.code(), Some(2));
    let told = String::from_utf8_lossy(&state.stderr).into_owned();
    assert!(told.contains("keap compare account Contact"), "{told}");
}

/// As of a table: the lines and the sheet have what parts, or with --all every field; a document has them all anyway.
#[test]
fn the_answers_of_an_operation_are_listed_as_those_of_a_table() {
    let printed = |more: &str| {
        let line = format!(
            "compare ContactService.load 28 --fields Id,FirstName,Company --backends xmlrpc,v2 --sandbox {more}"
        );
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        let output = command.env_clear().args(line.split_whitespace()).output();
        let output = output.unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        output
    };
    let names = |row: &Json| {
        let fields = row["fields"].as_array().unwrap().iter();
        let names = fields.map(|field| field["name"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    let every = ["Id", "FirstName", "Company"];
    for (more, listed) in [("", &every[2..]), ("--all", &every[..])] {
        let output = printed(&format!("--format jsonl {more}"));
        let text = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<Json> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let [row, last] = lines.as_slice() else {
            panic!("{text}");
        };
        assert_eq!(names(row), listed, "{text}");
        assert_eq!(row["id"], 28, "{text}");
        for line in [row, last] {
            assert_eq!(line["operation"], "ContactService.load", "{text}");
        }
        assert_eq!(last["summary"]["known"], 1, "{text}");
        assert_eq!(last["backends"][1], "v2", "{text}");

        let output = printed(&format!("--format csv {more}"));
        let sheet = String::from_utf8(output.stdout).unwrap();
        let mut cells = sheet
            .lines()
            .map(|line| line.split(',').collect::<Vec<_>>());
        let head = ["id", "field", "xmlrpc", "v2", "finding_v2", "reading"];
        assert_eq!(cells.next().unwrap(), head);
        let rows: Vec<_> = cells.map(|row| (row[0], row[1])).collect();
        assert_eq!(
            rows,
            listed.iter().map(|name| ("28", *name)).collect::<Vec<_>>()
        );

        let output = printed(&format!("--format json {more}"));
        let document: Json = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(names(&document["rows"][0]), every);
    }
}
