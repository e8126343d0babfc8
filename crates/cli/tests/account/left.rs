//! What runs, replays and looks at a state leave behind them, and what they say of what is not there.

use super::written::nothing_is_kept;
use super::*;

fn replay(folder: &Folder, exchanges: &str) -> Output {
    let state = folder.0.join("replays.db").display().to_string();
    let words = ["compare", "account", "--yes", "--format", "json"];
    keap(&[&words[..], &["--state", &state, "--replay", exchanges]].concat())
}

fn looked(state: &str, words: &[&str]) -> Output {
    keap(&[&["compare", "runs"], words, &["--state", state]].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_condition_by_a_part_of_a_hidden_text_is_not_compared() {
    let sandbox = Sandbox::builder().seed(Seed::empty().with_contacts(60));
    let base = serve(sandbox.build().transport()).await;
    let folder = Folder::new("hidden-part");
    let suite = folder.0.join("suite.toml").display().to_string();
    let asked = "[[operation]]\nname = 'DataService.query'\narguments = ['Contact']\nwhere = ['FirstName=A%']\n\
        fields = ['Id', 'FirstName']\n[[operation]]\nname = 'DataService.findByField'\n\
        arguments = ['Contact', 'FirstName', 'A%']\nfields = ['Id', 'FirstName']\n\
        [[table]]\nname = 'Contact'\nwhere = ['FirstName=A%']\nfields = ['Id', 'FirstName']\n";
    std::fs::write(&suite, asked).unwrap();
    for (hides, code) in [(false, 0), (true, 3)] {
        let exchanges = folder.0.join(format!("exchanges-{hides}"));
        let exchanges = exchanges.display().to_string();
        let mut words = vec!["--suite", &suite, "--yes", "--record", &exchanges];
        words.extend(hides.then_some("--hide-values"));
        let recorded = run(command(&folder.state(), &base, &words)).await;
        assert_eq!(recorded.status.code(), Some(0), "{}", told(&recorded));
        let again = replay(&folder, &exchanges);
        assert_eq!(again.status.code(), Some(code), "{}", told(&again));
        let report = report(&again);
        assert_eq!(report["totals"]["values"]["unexplained"], 0, "{report}");
        for target in report["targets"].as_array().unwrap() {
            let why = target["error"].as_str().unwrap_or_default();
            let is_told = why.contains("a condition by a part of a text is hidden");
            assert_eq!(is_told, hides, "{target}");
        }
    }
}

/// A recording that lacks how a contact was put back is no contact that has to be.
#[tokio::test(flavor = "multi_thread")]
async fn a_replay_leaves_nothing_to_put_back() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("replayed-write");
    let exchanges = folder.0.join("exchanges");
    let path = exchanges.display().to_string();
    let words = ["ContactService.update", "--writes", "contact:17", "--yes"];
    let words = [&words[..], &["--record", &path]].concat();
    let recorded = run(command(&folder.state(), &base, &words)).await;
    assert_eq!(recorded.status.code(), Some(0), "{}", told(&recorded));
    let whole = replay(&folder, &path);
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let mut gone = 0;
    for entry in std::fs::read_dir(&exchanges).unwrap() {
        let file = entry.unwrap().path();
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let is_request = file.to_string_lossy().ends_with(".request.http");
        if is_request && text.contains("ContactService.update<") {
            std::fs::remove_file(file).unwrap();
            gone += 1;
        }
    }
    assert!(gone > 1, "{gone}");
    let lacking = replay(&folder, &path);
    assert_eq!(lacking.status.code(), Some(3), "{}", told(&lacking));
    let said = told(&lacking);
    for never in ["not put back", "not be put back"] {
        assert!(!said.contains(never), "{said}");
    }
    assert!(
        said.contains("the recording does not have all of this write"),
        "{said}"
    );
    nothing_is_kept(&folder);
    // Earlier versions left a file, which keeps nothing from going on.
    let state = folder.0.join("replays.db").display().to_string();
    let shown = report(&looked(&state, &["show", "last", "--format", "json"]));
    let id = shown["run"]["id"].as_str().unwrap();
    let left = folder.0.join(format!("replays.db.{id}.before"));
    std::fs::write(&left, "{\"contact\":17,\"columns\":{}}").unwrap();
    let again = replay(&folder, &path);
    assert_eq!(again.status.code(), Some(3), "{}", told(&again));
    let deleted = looked(&state, &["delete", id, "--yes"]);
    assert_eq!(deleted.status.code(), Some(0), "{}", told(&deleted));
    nothing_is_kept(&folder);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_writes_is_not_recorded_from_its_middle_on() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("recorded-middle");
    let state = folder.state();
    let words = ["ContactService.update", "--writes", "contact:17", "--yes"];
    served.leaves_unanswered(Some("ContactService.load"));
    let mut child = command(&state, &base, &words);
    let child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap();
    served.reached_of("ContactService.load", 1).await;
    child.kill().unwrap();
    child.wait().unwrap();
    served.leaves_unanswered(None);
    let exchanges = folder.0.join("exchanges");
    let path = exchanges.display().to_string();
    let words = ["--resume", "last", "--record", &path];
    let refused = run(command(&state, &base, &words)).await;
    assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
    let said = told(&refused);
    assert!(said.contains("is recorded from its beginning"), "{said}");
    assert!(!exchanges.exists());
    let goes_on = run(command(&state, &base, &["--resume", "last"])).await;
    assert_eq!(goes_on.status.code(), Some(0), "{}", told(&goes_on));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_has_the_numbers_of_a_run_that_was_killed() {
    let sandbox = Sandbox::builder()
        .seed(Seed::empty().with_contacts(200))
        .build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    let served = Counted::around(sandbox.transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("list-killed");
    let state = folder.state();
    served.leaves_unanswered(Some("ContactService.load<"));
    let mut child = command(&state, &base, &["Contact", "ContactService.load", "--yes"]);
    let child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap();
    served.reached_of("ContactService.load<", 1).await;
    child.kill().unwrap();
    child.wait().unwrap();
    let list = report(&looked(&state, &["list", "--format", "json"]));
    let show = report(&looked(&state, &["show", "last", "--format", "json"]));
    assert!(show["totals"]["rows"].as_u64().unwrap() > 100, "{show}");
    assert_eq!(list[0]["rows"], show["totals"]["rows"], "{list}");
    for name in ["known", "unexplained"] {
        assert_eq!(list[0][name], show["totals"]["values"][name], "{list}");
    }
}

#[test]
fn a_state_that_is_missing_is_not_made_and_told_alike() {
    let folder = Folder::new("no-state");
    let state = folder.0.join("none.db");
    let path = state.display().to_string();
    let base = "http://127.0.0.1:9";
    let resumed = command(&path, base, &["--resume", "last", "--yes"]).output();
    for output in [
        resumed.unwrap(),
        looked(&path, &["list"]),
        looked(&path, &["show", "last"]),
        looked(&path, &["delete", "last", "--yes"]),
    ] {
        let said = told(&output);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("there is no state at"), "{said}");
        assert!(said.contains("makes one"), "{said}");
        assert!(!state.exists(), "{said}");
    }
}

/// There is nothing to name in a state without a run; in one that has others a name is wrong.
#[tokio::test(flavor = "multi_thread")]
async fn a_state_without_a_run_ends_with_3_and_a_wrong_name_with_2() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("empty-state");
    let state = folder.state();
    let first = run(command(&state, &base, &["User", "--yes"])).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let runs = |words: &[&str]| {
        let words = [&["compare", "runs"], words, &["--state", &state]].concat();
        keap(&words)
    };
    let wrong = runs(&["show", "2001-01-01-1"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", told(&wrong));
    let deleted = runs(&["delete", "last", "--yes"]);
    assert_eq!(deleted.status.code(), Some(0), "{}", told(&deleted));
    for words in [
        &["show", "last"][..],
        &["delete", "last", "--yes"],
        &["list"],
    ] {
        let output = runs(words);
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        let said = told(&output);
        assert!(said.contains("there is no run in"), "{said}");
    }
}
