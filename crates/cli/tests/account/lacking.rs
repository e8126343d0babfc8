//! Recordings that lack something of the run that they are of: one that was cut, and one that began when the run went on.

use super::*;

impl Counted {
    /// Waits until so many calls came that have a text.
    pub(crate) async fn reached_of(&self, text: &str, calls: usize) {
        loop {
            let next = self.notify.notified();
            let asked = self.asked.lock().unwrap().clone();
            if asked.iter().filter(|one| one.contains(text)).count() >= calls {
                return;
            }
            next.await;
        }
    }
}

const NAMED: [&str; 3] = ["Company", "Contact", "ContactService.load"];

fn account() -> Sandbox {
    let sandbox = Sandbox::builder()
        .seed(Seed::empty().with_contacts(4_500))
        .build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    sandbox
}

fn replayed(folder: &Folder, exchanges: &str) -> Output {
    let state = folder.0.join(format!("{exchanges}.db"));
    let exchanges = folder.0.join(exchanges);
    let (state, exchanges) = (state.display().to_string(), exchanges.display().to_string());
    keap(&[
        "compare", "account", "--state", &state, "--format", "json", "--replay", &exchanges,
    ])
}

fn target<'r>(report: &'r Json, name: &str) -> &'r Json {
    let mut targets = report["targets"].as_array().unwrap().iter();
    let found = targets.find(|one| one["name"] == name);
    found.unwrap_or_else(|| panic!("{name} is not in {report}"))
}

/// Both halves of a run that was killed are replayed, each for what it has, and both together find what the run found.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_recording_has_is_compared_and_what_it_lacks_is_told() {
    let served = Counted::around(account().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("lacking");
    let state = folder.state();
    let exchanges = |name: &str| folder.0.join(name).display().to_string();
    let first = exchanges("first");
    let mut arguments = NAMED.to_vec();
    arguments.extend(["--yes", "--format", "json", "--record", &first]);
    let mut begun = command(&state, &base, &arguments);
    let mut begun = begun
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Some pages have come by then, and no more do.
    let pages = "<string>Contact</string>";
    served.reached_of(pages, 5).await;
    served.leaves_unanswered(Some(pages));
    let show = ["compare", "runs", "show", "last", "--state", &state];
    let kept = || report(&keap(&[&show[..], &["--format", "json"]].concat()));
    while target(&kept(), "Contact")["rows"].as_u64() == Some(0) {}
    begun.kill().unwrap();
    begun.wait().unwrap();
    served.leaves_unanswered(None);
    let kept = kept();
    assert_eq!(target(&kept, "Company")["state"], "done", "{kept}");
    assert_eq!(target(&kept, "Contact")["state"], "running", "{kept}");
    let before = target(&kept, "Contact")["rows"].as_u64().unwrap();

    // What was on its way is not in the state, and is in the recording if its answer came.
    let cut = replayed(&folder, "first");
    assert_eq!(cut.status.code(), Some(3), "{}", told(&cut));
    let said = told(&cut);
    assert!(
        said.contains("the recording was cut before its run came to an end"),
        "{said}"
    );
    let cut = report(&cut);
    assert_eq!(cut["verdict"]["outcome"], "stopped", "{cut}");
    let details = cut["verdict"]["details"].to_string();
    assert!(
        details.contains("was cut") && !details.contains("has no answer"),
        "{details}"
    );
    assert_eq!(
        target(&cut, "Company")["rows"],
        target(&kept, "Company")["rows"]
    );
    assert_eq!(target(&cut, "Company")["state"], "done");
    let rows = target(&cut, "Contact")["rows"].as_u64().unwrap();
    assert!(rows >= before, "{rows} of {before}");
    assert_eq!(target(&cut, "ContactService.load")["state"], "waiting");

    let second = exchanges("second");
    let goes_on = ["--resume", "last", "--format", "json", "--record", &second];
    let ended = run(command(&state, &base, &goes_on)).await;
    assert!(
        told(&ended).contains("it lacks what was compared before"),
        "{}",
        told(&ended)
    );
    let ended = report(&ended);
    let rest = replayed(&folder, "second");
    let said = told(&rest);
    assert!(
        said.contains("the recording is of a run that went on"),
        "{said}"
    );
    assert!(
        !said.contains("has no answer to") && !said.contains("was cut"),
        "{said}"
    );
    let rest = report(&rest);
    let whole = target(&ended, "Contact")["rows"].as_u64().unwrap();
    assert_eq!(target(&rest, "Contact")["rows"], whole - before, "{rest}");
    assert_eq!(target(&rest, "Contact")["state"], "done", "{rest}");
    assert_eq!(
        target(&rest, "ContactService.load")["values"],
        target(&ended, "ContactService.load")["values"]
    );
    let note = target(&rest, "Contact")["note"].to_string();
    assert!(note.contains("rows behind id "), "{note}");
    let not = rest["not_compared"].as_array().unwrap().iter();
    let not: Vec<&Json> = not.filter(|one| one["name"] == "Company").collect();
    assert_eq!(not.len(), 1, "{rest}");
    let why = "the run went on when the recording began, and had compared it before";
    assert_eq!(not[0]["why"], why);
}

/// A recording that ends with its run has nothing to be told of.
#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_has_all_says_nothing_of_a_cut() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("whole-recording");
    let exchanges = folder.0.join("whole").display().to_string();
    let arguments = ["User", "--yes", "--record", &exchanges];
    let first = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let again = replayed(&folder, "whole");
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
    assert!(!told(&again).contains("was cut"), "{}", told(&again));
    std::fs::remove_file(folder.0.join("whole/ended")).unwrap();
    let cut = replayed(&folder, "whole");
    assert!(told(&cut).contains("was cut"), "{}", told(&cut));
}
