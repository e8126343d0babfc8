//! A run that is killed at any point goes on, finds what an undisturbed one finds, and asks nothing again that it knew.

use std::collections::HashSet;

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
        .seed(Seed::empty().with_contacts(1_500))
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

/// What is the same however often it was stopped. The answers that are shown beside some rows are those that were still in
/// memory, which a stop empties.
fn lasting(mut report: Json) -> Json {
    let report = report.as_object_mut().unwrap();
    for gone in ["run", "wires", "trend", "digest", "evidence"] {
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
    assert!(calls > 20, "{calls} calls: {}", told(&whole));
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

/// Tables that REST v2 does not order by id, with the paths of their calls: one that was on its way is compared anew.
const UNORDERED: [(&str, &str); 3] = [
    ("OrderItem", "/orders"),
    ("Product", "/products"),
    ("ContactGroup", "/tags"),
];

/// The calls of both starts, held against what was kept between them: none is made again but those that were on their
/// way, and all of a table that was on its way and has no order to go on in.
fn assert_nothing_again(before: &[String], after: &[String], kept: &Json, point: usize) {
    let known: HashSet<&str> = before.iter().map(String::as_str).collect();
    let targets = kept["targets"].as_array().unwrap().iter();
    let running = targets.clone().find(|target| target["state"] == "running");
    let running = running.map_or("", |target| target["name"].as_str().unwrap());
    let anew = UNORDERED.iter().find(|(name, _)| *name == running);
    let is_anew = |asked: &str| {
        let table = format!("<string>{running}</string>");
        anew.is_some_and(|(_, path)| asked.contains(path) || asked.contains(&table))
    };
    let is_again = |asked: &&String| known.contains(asked.as_str()) && !is_of_connection(asked);
    let again: Vec<&String> = after
        .iter()
        .filter(is_again)
        .filter(|asked| !is_anew(asked))
        .collect();
    // On its way: two pages ahead on each wire and a second reading; or one operation with what it is asked with and three
    // samples on each wire.
    assert!(
        again.len() <= 7,
        "killed at call {point} in {running}: {again:#?}"
    );
    for target in targets.filter(|target| target["state"] == "done") {
        let name = format!("<string>{}</string>", target["name"].as_str().unwrap());
        let counted =
            |asked: &&&String| asked.contains(&name) && asked.contains("DataService.count");
        assert_eq!(
            again.iter().filter(counted).count(),
            0,
            "{name} was counted again"
        );
    }
}

/// Asked to stop, it says where it is, and goes on from there.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_run_ends_by_its_signal_and_goes_on() {
    let served = Counted::around(account().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("stopped");
    let state = folder.state();
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        served.take();
        let mut command = begins(&state, &base);
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        served.reached(6).await;
        let beside = ["--resume", "last", "--yes"];
        let beside = run(super::command(&state, &base, &beside)).await;
        assert_eq!(beside.status.code(), Some(3), "{}", told(&beside));
        assert!(
            told(&beside).contains("another process works on run"),
            "{}",
            told(&beside)
        );
        let hint = format!("`keap compare runs list --state {state}` shows");
        assert!(told(&beside).contains(&hint), "{}", told(&beside));
        let id = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &id])
                .status()
                .unwrap()
                .success()
        );
        let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
        let output = output.await.unwrap();
        assert_eq!(output.status.code(), Some(code), "{}", told(&output));
        assert_eq!(report(&output)["verdict"]["outcome"], "stopped");
        assert!(told(&output).contains("goes on"), "{}", told(&output));
        let resumed = run(super::command(
            &state,
            &base,
            &["--resume", "last", "--yes", "--format", "json"],
        ))
        .await;
        assert_eq!(resumed.status.code(), Some(1), "{}", told(&resumed));
        assert_eq!(report(&resumed)["run"]["resumed"], 1);
        let again = run(super::command(
            &state,
            &base,
            &["--resume", "last", "--yes"],
        ))
        .await;
        assert_eq!(again.status.code(), Some(2), "{}", told(&again));
    }
}
