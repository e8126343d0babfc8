//! `keap compare account`: the plan before it, what it finds, how it is told, and how it goes on after a stop.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use keap_http::{Transport, server};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Plant, PlantKind, PlantedWire, Sandbox, Seed};
use serde_json::{Value as Json, json};

#[path = "account/asked.rs"]
mod asked;
#[path = "account/changed.rs"]
mod changed;
#[path = "account/counted.rs"]
mod counted;
#[path = "account/ended.rs"]
mod ended;
#[cfg(target_os = "linux")]
#[path = "account/full.rs"]
mod full;
#[path = "account/judged.rs"]
mod judged;
#[path = "account/killed.rs"]
mod killed;
#[path = "account/lacking.rs"]
mod lacking;
#[path = "account/left.rs"]
mod left;
#[path = "support/lines.rs"]
mod lines;
#[path = "account/listed.rs"]
mod listed;
#[path = "account/misspelt.rs"]
mod misspelt;
#[path = "account/put_back.rs"]
mod put_back;
#[path = "account/recorded.rs"]
mod recorded;
#[path = "account/replayed.rs"]
mod replayed;
#[path = "account/since.rs"]
mod since;
#[path = "account/taken_up.rs"]
mod taken_up;
#[path = "account/uncertain.rs"]
mod uncertain;
#[path = "account/waiting.rs"]
mod waiting;
#[path = "account/written.rs"]
mod written;
#[path = "account/zone.rs"]
mod zone;

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

/// The tables that differences are planted in, and the invoices, which have none.
const LARGE: [&str; 7] = [
    "Contact",
    "ContactAction",
    "ContactGroup",
    "Invoice",
    "Job",
    "OrderItem",
    "Product",
];

/// 10,000 contacts with their orders, and a difference of each kind.
#[tokio::test(flavor = "multi_thread")]
async fn every_planted_difference_is_found_with_its_cause_and_nothing_else() {
    let seed = Seed::empty().with_contacts(10_000);
    let sandbox = Sandbox::builder().seed(seed).build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("planted");
    let arguments = [&LARGE[..], &["--yes", "--format", "json"]].concat();
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
    assert!(rows("Contact") > 10_000 && rows("Job") > 2_000 && rows("Invoice") > 2_000);
}

/// What a plan costs nobody: nothing is sent without a yes, and with --dry-run.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_before_somebody_says_yes() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("plan");
    let state = folder.state();
    let unasked = run(command(&state, &base, &[])).await;
    assert_eq!(unasked.status.code(), Some(2), "{}", told(&unasked));
    assert!(
        told(&unasked).contains("--yes goes on without asking"),
        "{}",
        told(&unasked)
    );
    let dry = run(command(&state, &base, &["--dry-run"])).await;
    assert_eq!(dry.status.code(), Some(0), "{}", told(&dry));
    for said in [
        "Contact",
        "1 + 1 per 1,000",
        "a day that an OAuth client has over all its accounts (documented)",
        "Ticket: its rows are not read over REST v2 (KB-014)",
    ] {
        // Lines are folded.
        let plan = told(&dry).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plan.contains(said), "{said} is not in {}", told(&dry));
    }
    // Somebody reads it in a log, too.
    let plan = String::from_utf8(dry.stdout).unwrap();
    let widest = plan.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(100), "{plan}");
    assert_eq!(served.take(), Vec::<String>::new());
    let counted = run(command(
        &state,
        &base,
        &[
            "Contact",
            "User",
            "--dry-run",
            "--count",
            "--format",
            "json",
        ],
    ))
    .await;
    let plan = report(&counted);
    assert_eq!(plan["plan"].as_array().unwrap().len(), 2, "{plan}");
    let schema = include_str!("../../../docs/compare-plan.schema.json");
    let schema: Json = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let writes = ["--writes", "contact:17", "--dry-run", "--format", "json"];
    let whole = report(&run(command(&state, &base, &writes)).await);
    for plan in [&plan, &whole] {
        let faults: Vec<String> = schema
            .iter_errors(plan)
            .map(|fault| format!("{} {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
    }
    assert!(!schema.is_valid(&json!({ "schema": "keap-compare-plan/1" })));
    assert!(plan["calls"].as_u64().unwrap() >= 4, "{plan}");
    // The two counts have told the day's quota, and each wire has its share of it.
    assert_eq!(
        plan["quota"],
        json!({ "calls_a_day": 150_000, "basis": "answers" })
    );
    for wire in plan["wires"].as_array().unwrap() {
        let calls = wire["calls"].as_u64().unwrap() as f64;
        assert_eq!(
            wire["percent_of_the_day"],
            calls * 100.0 / 150_000.0,
            "{plan}"
        );
    }
    assert_eq!(served.take().len(), 2);
    let few = ["Contact", "User", "--dry-run", "--count", "--per-day", "3"];
    let few = run(command(&state, &base, &few)).await;
    let said = told(&few).split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "of the 3 a day that --per-day allows, which takes 4 days",
        "366.7 %",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    served.take();
    for wrong in ["Contcat", "ContactService.addToGroup", "DataService.query"] {
        let wrong = run(command(&state, &base, &[wrong, "--yes"])).await;
        assert_eq!(wrong.status.code(), Some(2), "{}", told(&wrong));
    }
    assert_eq!(served.take(), Vec::<String>::new());
}

/// Every output is of the same run, none has a value, and the document keeps to its schema.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_told_in_every_format_by_its_schema_and_without_values() {
    let sandbox = Sandbox::builder().build();
    for kind in PlantKind::all() {
        // The demo account has no row for some of them.
        let _ = sandbox.plant(Plant::of(kind), PlantedWire::Rest);
    }
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("formats");
    let state = folder.state();
    let output = run(command(&state, &base, &["--yes", "--format", "json"])).await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let whole = report(&output);
    let schema = include_str!("../../../docs/compare-run.schema.json");
    let schema: Json = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = schema
        .iter_errors(&whole)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    assert_eq!(faults, Vec::<String>::new());

    let shown = |format: &str| {
        let output = keap(&[
            "compare", "runs", "show", "last", "--state", &state, "--format", format,
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let (lines, csv, markdown, text) = (
        shown("jsonl"),
        shown("csv"),
        shown("markdown"),
        shown("text"),
    );
    let lines: Vec<Json> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&lines[0]["line"], &lines[0]["schema"]),
        (&"header".into(), &"keap-compare-run/1".into())
    );
    let last = lines.last().unwrap();
    assert_eq!(
        (&last["line"], &last["outcome"]),
        (&"verdict".into(), &"differs".into())
    );
    let kept = whole["differences_kept"].as_u64().unwrap() as usize;
    let differences = lines.iter().filter(|line| line["line"] == "difference");
    assert_eq!(differences.count(), kept);
    assert_eq!(csv.lines().count(), kept + 1);
    assert!(markdown.contains("| money\\_unit: "), "{markdown}");
    assert!(text.contains("part for no known reason"), "{text}");
    told_briefly_and_whole(&state, &whole, &text);
    let all = [
        String::from_utf8_lossy(&output.stdout).into_owned(),
        csv,
        markdown,
        text,
    ]
    .concat();
    for value in [
        "ada@example.com",
        "Lovelace",
        "Only Text Inc.",
        "ann@example.com",
    ] {
        assert!(!all.contains(value), "{value}");
    }
    let bytes = std::fs::read(&state).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("ada@example.com"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&state).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let values = run(command(
        &state,
        &base,
        &["Contact", "--yes", "--show-values", "--format", "csv"],
    ))
    .await;
    assert!(
        told(&values).contains("Only Text Inc."),
        "{}",
        told(&values)
    );
    assert!(!String::from_utf8_lossy(&std::fs::read(&state).unwrap()).contains("Only Text Inc."));

    let gone = keap(&[
        "compare", "runs", "delete", "last", "--yes", "--state", &state,
    ]);
    assert_eq!(gone.status.code(), Some(0), "{}", told(&gone));
    let left = keap(&[
        "compare", "runs", "list", "--state", &state, "--format", "json",
    ]);
    assert_eq!(report(&left).as_array().unwrap().len(), 1);
}

/// The text is brief, names every cause, says what shows the rest, and that shows each.
fn told_briefly_and_whole(state: &str, report: &Json, text: &str) {
    assert!(text.lines().count() < 80, "{text}");
    let more = format!(
        "All of it: `keap compare runs show {} ",
        report["run"]["id"].as_str().unwrap()
    );
    assert!(text.contains(&more), "{text}");
    assert!(
        text.contains(" agree in all that can be compared: "),
        "{text}"
    );
    let whole = keap(&["compare", "runs", "show", "last", "--state", state, "-v"]);
    let whole = String::from_utf8(whole.stdout).unwrap();
    assert!(!whole.contains("All of it"), "{whole}");
    for cause in report["causes"].as_array().unwrap() {
        let id = cause["id"].as_str().unwrap();
        assert!(text.contains(id), "{id}: {text}");
        assert!(whole.contains(&format!("  {id}: ")), "{id}: {whole}");
    }
    let not = report["not_compared"].as_array().unwrap();
    for told in report["targets"].as_array().unwrap().iter().chain(not) {
        let name = told["name"].as_str().unwrap();
        assert!(whole.contains(name), "{name}: {whole}");
    }
}

/// Texts of several words in records of the account, of every table; definitions of fields, and words of lists, are none.
fn texts_of_records() -> BTreeSet<String> {
    let account: Json =
        serde_json::from_str(include_str!("../../sandbox/data/seed/demo.json")).unwrap();
    let lists = [
        "Type",
        "Status",
        "State",
        "Country",
        "TimeZone",
        "BillingCycle",
    ];
    let mut texts = BTreeSet::new();
    for (table, rows) in account.as_object().unwrap() {
        if table.starts_with("DataForm") {
            continue;
        }
        for row in rows.as_array().into_iter().flatten() {
            for (column, value) in row.as_object().into_iter().flatten() {
                let column = column.trim_end_matches(|sign: char| sign.is_ascii_digit());
                let text = value.as_str().unwrap_or_default();
                let is_plain = |sign: char| sign.is_ascii_alphanumeric() || " .,-".contains(sign);
                let words = text.split(' ').filter(|word| {
                    word.len() > 2 && !word.contains(|sign: char| sign.is_ascii_digit())
                });
                let is_text = words.count() > 1 && text.chars().all(is_plain);
                if is_text && !lists.iter().any(|list| column.ends_with(list)) {
                    texts.insert(text.to_owned());
                }
            }
        }
    }
    texts
}
