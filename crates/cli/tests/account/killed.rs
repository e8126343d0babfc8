//! A run that is killed at any point goes on, finds what an undisturbed one finds, and asks nothing again that both wires had answered.

use std::collections::HashSet;

use super::*;

impl Counted {
    /// What was answered since this was called last.
    fn take_answered(&self) -> Vec<String> {
        std::mem::take(&mut self.answered.lock().unwrap())
    }
}

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

/// Begins what nobody reads the words of.
fn unheard(mut command: Command) -> std::process::Child {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().unwrap()
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
    // It is against the runs before, as the digest is.
    for difference in report["differences"].as_array_mut().unwrap() {
        difference.as_object_mut().unwrap().remove("standing");
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
    served.take_answered();
    let expected = lasting(report(&whole));
    assert!(calls > 20, "{calls} calls: {}", told(&whole));
    let mut seed = 0x9e37_79b9_u64;
    for round in 0..kills() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(round | 1);
        let point = 1 + usize::try_from(seed >> 33).unwrap() % (calls - 1);
        let mut child = unheard(begins(&state, &base));
        served.reached(point).await;
        child.kill().unwrap();
        child.wait().unwrap();
        served.take();
        let answered = served.take_answered();
        let kept = kept(&state);
        let resumed = ["--resume", "last", "--yes", "--format", "json"];
        let resumed = run(command(&state, &base, &resumed)).await;
        let after = served.take();
        served.take_answered();
        assert_eq!(
            lasting(report(&resumed)),
            expected,
            "round {round}, killed at call {point}"
        );
        assert_eq!(resumed.status.code(), whole.status.code());
        assert_nothing_again(&answered, &after, &kept, point);
    }
}

fn kept(state: &str) -> Json {
    let shown = ["compare", "runs", "show", "last", "--state", state];
    report(&keap(&[&shown[..], &["--format", "json"]].concat()))
}

/// Tables that REST v2 does not order by id, with the paths of their calls: one that was on its way is compared anew.
const UNORDERED: [(&str, &str); 3] = [
    ("OrderItem", "/orders"),
    ("Product", "/products"),
    ("ContactGroup", "/tags"),
];

fn is_of_legacy(asked: &str) -> bool {
    asked.contains("/xmlrpc") || asked.contains("<methodCall>")
}

/// What was answered before a kill, held against what was asked after it. A call is finished when what it is a half of was
/// answered by both wires; so what may come again is the last of each wire: a page that the other has not answered, the one
/// that was read ahead, and a second reading. An operation is one call with what it is asked with and its samples.
fn assert_nothing_again(answered: &[String], after: &[String], kept: &Json, point: usize) {
    let asked: HashSet<&str> = after.iter().map(String::as_str).collect();
    let targets = kept["targets"].as_array().unwrap().iter();
    let mut running = targets.filter(|target| target["state"] == "running");
    let running = running
        .next()
        .map_or("", |target| target["name"].as_str().unwrap());
    let anew = UNORDERED.iter().find(|(name, _)| *name == running);
    let is_anew = |asked: &str| {
        let table = format!("<string>{running}</string>");
        anew.is_some_and(|(_, path)| asked.contains(path) || asked.contains(&table))
    };
    let most = if running.contains('.') { 4 } else { 3 };
    for legacy in [true, false] {
        let of_wire = answered.iter().rev();
        let of_wire = of_wire.filter(|one| is_of_legacy(one) == legacy && !is_of_connection(one));
        let again: Vec<(usize, &String)> = of_wire
            .enumerate()
            .filter(|(_, one)| asked.contains(one.as_str()) && !is_anew(one))
            .collect();
        assert!(
            again.iter().all(|(place, _)| *place < most),
            "killed at call {point} in {running}: {again:#?}"
        );
    }
}

/// A page is kept before anything of it is read again, and what is read again is no part of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_killed_while_it_reads_again_asks_for_no_page_again() {
    let sandbox = Sandbox::builder()
        .seed(Seed::empty().with_contacts(60))
        .build();
    for kind in ["lost-value", "duplicate-row"] {
        let kind = PlantKind::all().find(|one| one.name() == kind).unwrap();
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    let served = Counted::around(sandbox.transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("again");
    let state = folder.state();
    let begins = || command(&state, &base, &["Contact", "--yes", "--format", "json"]);
    let whole = run(begins()).await;
    let expected = lasting(report(&whole));
    served.take_answered();
    // Legacy asks for rows by a list of their ids when it reads them again, and for nothing else.
    let by_ids = "<name>Id</name><value><array>";
    let asked = served.take();
    let again = asked.iter().filter(|one| one.contains(by_ids)).count();
    assert!(again >= 2, "{asked:#?}");
    served.leaves_unanswered(Some(by_ids));
    let mut child = unheard(begins());
    served.asked_for(by_ids).await;
    child.kill().unwrap();
    child.wait().unwrap();
    served.leaves_unanswered(None);
    served.take();
    let answered = served.take_answered();
    let resumed = ["--resume", "last", "--yes", "--format", "json"];
    let resumed = run(command(&state, &base, &resumed)).await;
    assert_eq!(lasting(report(&resumed)), expected);
    let after = served.take();
    let again: Vec<&String> = answered
        .iter()
        .filter(|one| after.contains(one) && !is_of_connection(one))
        .collect();
    // The half of a second reading that the other wire has not answered.
    assert!(again.len() <= 1, "{again:#?}");
    assert!(again.iter().all(|one| !is_of_legacy(one)), "{again:#?}");
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
