//! `keap compare account`: the plan before it, what it finds, how it is told, and how it goes on after a stop.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use keap_http::{Transport, server};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Plant, PlantKind, PlantedWire, Sandbox, Seed};
use serde_json::Value as Json;

#[path = "account/counted.rs"]
mod counted;
#[path = "account/killed.rs"]
mod killed;

use counted::Counted;

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("keap-account-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn state(&self) -> String {
        self.0.join("compare.db").display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn serve(transport: Transport) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(listener, transport, std::future::pending()));
    format!("http://{address}")
}

fn command(state: &str, base: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().stdin(Stdio::null());
    command
        .args(["compare", "account", "--state", state])
        .args(arguments);
    command.args(["--base-url", base, "--access-token", DEFAULT_ACCESS_TOKEN]);
    command
}

async fn run(mut command: Command) -> Output {
    let output = tokio::task::spawn_blocking(move || command.output());
    output.await.unwrap().unwrap()
}

fn keap(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.env_clear().args(arguments).stdin(Stdio::null());
    command.output().unwrap()
}

fn told(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]];
    both.map(String::from_utf8_lossy).concat()
}

/// The report of a run without what differs from start to start.
fn report(output: &Output) -> Json {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", told(output)))
}

/// The kinds of differences that the local Keap plants, and the cause that each is told to have.
const CAUSES: [(&str, &str); 31] = [
    ("zone-shift", "zone_shift"),
    ("daylight-hour", "hour_shift"),
    ("lost-seconds", "lost_seconds"),
    ("day-shift", "day_shift"),
    ("order-day-shift", "day_shift"),
    ("lost-extension", "lost_extension"),
    ("bare-number", "phone_format"),
    ("phone-type", "lost_phone_type"),
    ("region-code", "other_region"),
    ("lost-zero", "lost_zeros"),
    ("list-order", "order"),
    ("lost-choice", "lost_choice"),
    ("lost-custom-field", "lost_custom_field"),
    ("changed-case", "other_case"),
    ("added-blank", "blanks_around"),
    ("inner-blank", "blanks_inside"),
    ("cut-text", "cut_text"),
    ("lost-accent", "lost_letters"),
    ("double-encoding", "double_encoding"),
    ("escaped-markup", "escaped_markup"),
    ("swapped-columns", "swapped_columns"),
    ("lost-value", "lost_value"),
    ("invented-value", "added_value"),
    ("missing-row", "missing_row"),
    ("duplicate-row", "duplicate_row"),
    ("missing-task", "missing_row"),
    ("joined-lines", "joined_lines"),
    ("money-unit", "money_unit"),
    ("lost-cents", "lost_cents"),
    ("quantity", "other_number"),
    ("other-tag", "other_case"),
];

/// Differences of the kinds that are planted: what nothing explains, and two that comparisons know to mean the same.
fn planted_in(report: &Json) -> BTreeSet<(String, i64, String, String)> {
    let differences = report["differences"].as_array().unwrap().iter();
    let parts = differences.filter(|one| {
        one["kind"] == "likely"
            || ["phone_format", "order"].contains(&one["cause"].as_str().unwrap())
    });
    let text = |one: &Json, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    parts
        .map(|one| {
            let row = one["row"].as_i64().unwrap_or_default();
            (
                text(one, "target"),
                row,
                text(one, "column"),
                text(one, "cause"),
            )
        })
        .collect()
}

/// The issue's own test: 10,000 contacts with their orders, a difference of each kind, all tables and operations.
#[tokio::test(flavor = "multi_thread")]
async fn every_planted_difference_is_found_with_its_cause_and_nothing_else() {
    let seed = Seed::empty().with_contacts(10_000);
    let sandbox = Sandbox::builder().seed(seed).build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("planted");
    // The payments of each order are a call of their own.
    let arguments = ["--yes", "--format", "json", "--except", "InvoicePayment"];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    let report = report(&output);
    let mut expected = BTreeSet::new();
    for planted in sandbox.planted() {
        let (_, cause) = CAUSES
            .iter()
            .find(|(kind, _)| *kind == planted.kind.name())
            .unwrap();
        let mut expect = |column: &str| {
            let (table, cause) = (planted.table.to_owned(), (*cause).to_owned());
            expected.insert((table, planted.id, column.to_owned(), cause));
        };
        expect(planted.column.unwrap_or("row"));
        if planted.kind.name() == "swapped-columns" {
            expect("LastName");
        }
    }
    assert_eq!(expected.len(), 32);
    assert_eq!(planted_in(&report), expected);
    assert_eq!(output.status.code(), Some(1));
    let rows = |name: &str| {
        let mut targets = report["targets"].as_array().unwrap().iter();
        targets.find(|target| target["name"] == name).unwrap()["rows"]
            .as_u64()
            .unwrap()
    };
    assert!(rows("Contact") > 10_000 && rows("Job") > 2_000);
}
