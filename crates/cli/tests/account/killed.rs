//! A run that is killed at any point goes on, finds what an undisturbed one finds, and asks nothing again that it knew.

use std::collections::HashMap;

use super::*;

/// How many times it is killed: 10, or `KEAP_COMPARE_KILLS`.
fn kills() -> u64 {
    let asked = std::env::var("KEAP_COMPARE_KILLS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(10)
}

const NAMED: [&str; 7] = [
    "Contact",
    "Job",
    "OrderItem",
    "Product",
    "ContactGroup",
    "ContactService.load",
    "DataService.getUserInfo",
];

fn account() -> Sandbox {
    let sandbox = Sandbox::builder()
        .seed(Seed::empty().with_contacts(4_000))
        .build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    sandbox
}

fn begins(state: &str, base: &str) -> Command {
    let mut arguments = NAMED.to_vec();
    arguments.extend(["--yes", "--format", "json"]);
    command(state, base, &arguments)
}

/// What is the same however often it was stopped.
fn lasting(mut report: Json) -> Json {
    let report = report.as_object_mut().unwrap();
    for gone in ["run", "wires", "trend", "digest"] {
        report.remove(gone);
    }
    report["totals"]
        .as_object_mut()
        .unwrap()
        .retain(|name, _| !["calls", "seconds"].contains(&name.as_str()));
    for target in report["targets"].as_array_mut().unwrap() {
        target.as_object_mut().unwrap().remove("seconds");
    }
    Json::from(report.clone())
}

/// Calls that a connection makes to know the account, once each time the program starts.
fn is_of_connection(asked: &str) -> bool {
    asked.contains("/model") || asked.contains("DataFormField")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_run_goes_on_and_finds_the_same_and_asks_nothing_again() {
    let served = Counted::around(account().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("killed");
    let state = folder.state();
    let whole = run(begins(&state, &base)).await;
    let calls = served.take().len();
    let expected = lasting(report(&whole));
    assert!(calls > 30, "{calls} calls: {}", told(&whole));
    let mut seed = 0x9e37_79b9_u64;
    for round in 0..kills() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(round | 1);
        let point = 1 + usize::try_from(seed >> 33).unwrap() % (calls - 1);
        let mut child = begins(&state, &base);
        let mut child = child
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        served.reached(point).await;
        child.kill().unwrap();
        child.wait().unwrap();
        let before = served.take();
        // What it has kept counts as finished, whatever was on its way besides.
        let kept = keap(&[
            "compare", "runs", "show", "last", "--state", &state, "--format", "json",
        ]);
        let kept = report(&kept);
        let resumed = ["--resume", "last", "--yes", "--format", "json"];
        let resumed = run(command(&state, &base, &resumed)).await;
        let after = served.take();
        assert_eq!(
            lasting(report(&resumed)),
            expected,
            "round {round}, killed at call {point}"
        );
        assert_eq!(resumed.status.code(), whole.status.code());
        assert_nothing_again(&before, &after, &kept, point);
    }
}

/// The calls of both starts, held against what was kept between them: those of a target that was done are not made
/// again, and those of a table that was on its way only behind the last row that was kept.
fn assert_nothing_again(before: &[String], after: &[String], kept: &Json, point: usize) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for asked in before {
        *counts.entry(asked).or_default() += 1;
    }
    let again: Vec<&String> = after
        .iter()
        .filter(|asked| counts.contains_key(asked.as_str()) && !is_of_connection(asked))
        .collect();
    // On its way: two pages ahead on each wire, those being compared, and a second reading.
    assert!(again.len() <= 8, "killed at call {point}: {again:#?}");
    let done = kept["targets"].as_array().unwrap().iter();
    for target in done.filter(|target| target["state"] == "done") {
        let name = format!("<string>{}</string>", target["name"].as_str().unwrap());
        let asked = again
            .iter()
            .filter(|asked| asked.contains(&name) && asked.contains("DataService.count"));
        assert_eq!(asked.count(), 0, "{name} was counted again");
    }
}
