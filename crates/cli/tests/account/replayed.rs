//! What a recording says of itself: it is compared as it was recorded, and reads nothing outside its folder. And no report
//! takes the place of the state.

use super::*;

fn replay(folder: &Folder, exchanges: &str) -> Output {
    let state = folder.0.join("replays.db").display().to_string();
    let words = ["compare", "account", "--yes", "--format", "json"];
    let all = [&words[..], &["--state", &state, "--replay", exchanges]].concat();
    keap(&all)
}

/// What was compared, without what differs between two starts.
fn compared(report: &Json) -> Json {
    let targets = report["targets"].as_array().unwrap().iter();
    let targets: Vec<Json> = targets
        .map(|one| json!([one["name"], one["state"], one["rows"], one["values"]]))
        .collect();
    json!([
        report["verdict"],
        report["run"]["filters"]["since"],
        targets
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_of_what_changed_is_compared_alone() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("since-recorded");
    let state = folder.state();
    let whole = ["Contact", "User", "--yes"];
    let whole = run(command(&state, &base, &whole)).await;
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let exchanges = folder.0.join("exchanges").display().to_string();
    let since = [
        "Contact",
        "User",
        "--since-last",
        "--yes",
        "--format",
        "json",
    ];
    let since = [&since[..], &["--record", &exchanges]].concat();
    let recorded = run(command(&state, &base, &since)).await;
    assert_eq!(recorded.status.code(), Some(0), "{}", told(&recorded));
    let recorded = report(&recorded);
    assert!(
        recorded["run"]["filters"]["since"].is_string(),
        "{recorded}"
    );
    let replayed = replay(&folder, &exchanges);
    assert_eq!(replayed.status.code(), Some(0), "{}", told(&replayed));
    assert_eq!(compared(&report(&replayed)), compared(&recorded));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_reads_nothing_outside_its_folder() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("stranger");
    let outside = folder.0.join("outside.toml");
    std::fs::write(&outside, "[[table]]\nname = \"User\"\n").unwrap();
    let exchanges = folder.0.join("exchanges");
    let path = exchanges.display().to_string();
    let suite = outside.display().to_string();
    let record = ["--suite", &suite, "--yes", "--record", &path];
    let recorded = run(command(&folder.state(), &base, &record)).await;
    assert_eq!(recorded.status.code(), Some(0), "{}", told(&recorded));
    let manifest = exchanges.join("recording.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    assert!(text.contains("suite/outside.toml"), "{text}");
    let fine = replay(&folder, &path);
    assert_eq!(fine.status.code(), Some(0), "{}", told(&fine));
    for leads_out in ["../outside.toml", "suite/../../outside.toml", &suite] {
        let changed = text.replace("suite/outside.toml", leads_out);
        std::fs::write(&manifest, changed).unwrap();
        let refused = replay(&folder, &path);
        assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
        assert!(told(&refused).contains("is not read"), "{}", told(&refused));
    }
    std::fs::write(&manifest, &text).unwrap();
    #[cfg(unix)]
    {
        let copy = exchanges.join("suite/outside.toml");
        std::fs::remove_file(&copy).unwrap();
        std::os::unix::fs::symlink(&outside, &copy).unwrap();
        let refused = replay(&folder, &path);
        assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
        assert!(told(&refused).contains("is a link"), "{}", told(&refused));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_report_takes_the_place_of_the_state() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("place-of-state");
    let state = folder.state();
    let first = run(command(&state, &base, &["User", "--yes"])).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let wal = format!("{state}-wal");
    for page in [&state, &wal] {
        let over = ["--report", page, "--overwrite"];
        let again = [&["User", "--yes"][..], &over].concat();
        let again = run(command(&state, &base, &again)).await;
        assert_eq!(again.status.code(), Some(2), "{}", told(&again));
        let shown = ["compare", "runs", "show", "last", "--state", &state];
        let shown = keap(&[&shown[..], &over].concat());
        assert_eq!(shown.status.code(), Some(2), "{}", told(&shown));
        assert!(told(&shown).contains("the state"), "{}", told(&shown));
    }
    let listed = keap(&[
        "compare", "runs", "list", "--state", &state, "--format", "json",
    ]);
    assert_eq!(
        report(&listed).as_array().unwrap().len(),
        1,
        "{}",
        told(&listed)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_of_another_command_is_told_with_that_command() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("other-command");
    let exchanges = folder.0.join("exchanges").display().to_string();
    let words = ["compare", "User", "--all", "--record", &exchanges];
    let reached = ["--base-url", &base, "--access-token", DEFAULT_ACCESS_TOKEN];
    let recorded = keap(&[&words[..], &reached].concat());
    assert_eq!(recorded.status.code(), Some(0), "{}", told(&recorded));
    let refused = replay(&folder, &exchanges);
    assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
    assert!(
        told(&refused).contains("keap compare User "),
        "{}",
        told(&refused)
    );
    for names_nothing in [["--record", "-"], ["--state", "-"]] {
        let asked = ["compare", "account", "User", "--yes"];
        let output = keap(&[&asked[..], &names_nothing, &reached].concat());
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains("- is none"), "{}", told(&output));
    }
}

/// A sentence in a cell would make the table as wide as it is.
#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_results_is_no_wider_than_a_page() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("wide");
    let suite = folder.0.join("suite.toml").display().to_string();
    let load = "[[operation]]\nname = \"ContactService.load\"\narguments = [\"999999\"]\n[[table]]\nname = \"User\"\n";
    std::fs::write(&suite, load).unwrap();
    let output = run(command(
        &folder.state(),
        &base,
        &["--suite", &suite, "--yes"],
    ))
    .await;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // Those of the plan and those of the results.
    let is_of_table = |line: &&str| {
        let starts = ["─", "  User ", "  ContactService.load "];
        starts.iter().any(|start| line.starts_with(start)) && !line.contains("could not be")
    };
    let lines: Vec<&str> = text.lines().filter(is_of_table).collect();
    assert!(lines.len() >= 5, "{text}");
    for line in lines {
        assert!(line.chars().count() <= 80, "{text}");
    }
}

/// The whole text of a folder and of those below it.
fn texts(folder: &std::path::Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all += &match path.is_dir() {
            true => texts(&path),
            false => std::fs::read_to_string(&path).unwrap(),
        };
    }
    all
}

/// A key of another program may be an argument or a condition: it is in no exchange, and the calls are found all the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_an_argument_is_in_no_recording() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let keys = [
        "KeapAK-3f9a0b1c2d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7",
        "0123456789abcdef0123456789abcdef",
    ];
    let [access, legacy] = keys;
    let suite = format!(
        "[[operation]]\nname = 'ContactService.findByEmail'\narguments = ['{access}']\nfields = ['Id']\n\
         [[table]]\nname = 'Contact'\nfields = ['Id', 'FirstName']\nwhere = ['FirstName={legacy}']\n\
         [[table]]\nname = 'User'\nfields = ['Id', 'FirstName']\n"
    );
    for hide in [false, true] {
        let folder = Folder::new(if hide { "keys-hidden" } else { "keys" });
        let path = folder.0.join("suite.toml");
        std::fs::write(&path, &suite).unwrap();
        let exchanges = folder.0.join("exchanges").display().to_string();
        let arguments = [
            "--suite",
            path.to_str().unwrap(),
            "--yes",
            "--format",
            "json",
        ];
        let mut arguments = [&arguments[..], &["--record", &exchanges]].concat();
        arguments.extend(hide.then_some("--hide-values"));
        let first = run(command(&folder.state(), &base, &arguments)).await;
        let text = texts(&folder.0.join("exchanges"));
        for key in keys {
            assert!(!text.contains(key), "{key}: {}", told(&first));
        }
        assert!(hide || text.contains("[redacted-"), "{}", told(&first));
        let again = replay(&folder, &exchanges);
        assert!(!told(&again).contains("has no answer"), "{}", told(&again));
        assert_eq!(again.status.code(), first.status.code(), "{}", told(&again));
        assert_eq!(compared(&report(&again)), compared(&report(&first)));
    }
}

/// Writes are replayed as everything else: nobody is called, and nothing is written.
#[tokio::test(flavor = "multi_thread")]
async fn writes_are_replayed_and_write_nothing() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    for hide in [false, true] {
        let folder = Folder::new(if hide { "writes-hidden" } else { "writes" });
        let exchanges = folder.0.join("exchanges").display().to_string();
        let writes = ["ContactService.update", "DataService.update", "User"];
        let writes = [&writes[..], &["--writes", "contact:17", "--yes"]].concat();
        let mut with = vec!["--format", "json", "--record", &exchanges];
        with.extend(hide.then_some("--hide-values"));
        let first = run(command(
            &folder.state(),
            &base,
            &[&writes[..], &with].concat(),
        ))
        .await;
        assert_eq!(first.status.code(), Some(0), "{}", told(&first));
        let sent = served.take().concat();
        assert!(sent.contains("ContactService.update") && sent.contains("PATCH "));
        // The server is there, and would be seen to be asked.
        let again = replay(&folder, &exchanges);
        assert_eq!(again.status.code(), Some(0), "{}", told(&again));
        assert!(!told(&again).contains("has no answer"), "{}", told(&again));
        assert_eq!(served.take(), Vec::<String>::new());
        let (first, again) = (report(&first), report(&again));
        assert_eq!(compared(&again), compared(&first));
        assert_eq!(again["run"]["filters"]["writes"], true);
        let done = again["targets"].as_array().unwrap().iter();
        assert!(done.clone().count() > 2 && done.clone().all(|one| one["state"] == "done"));
        super::written::nothing_is_kept(&folder);
    }
}

/// Whoever lists runs sees which of them a recording answered, and whose a run is that has not ended.
#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_runs_marks_replays_and_names_accounts() {
    let served = Counted::around(Sandbox::builder().app("ab123").build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("marked");
    let state = folder.state();
    let exchanges = folder.0.join("exchanges").display().to_string();
    let record = ["User", "--yes", "--record", &exchanges];
    let first = run(command(&state, &base, &record)).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let again = keap(&[
        "compare", "account", "--state", &state, "--replay", &exchanges,
    ]);
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
    served.leaves_unanswered(Some("/companies"));
    let mut begun = command(&state, &base, &["User", "Company", "Contact", "--yes"]);
    let begun = begun.stdout(Stdio::null()).stderr(Stdio::null());
    let mut begun = begun.spawn().unwrap();
    served.reached_of("/companies", 1).await;
    let list = || keap(&["compare", "runs", "list", "--state", &state]);
    let list_json = || {
        report(&keap(&[
            "compare", "runs", "list", "--state", &state, "--format", "json",
        ]))
    };
    while list_json()[0]["account"] != "ab123" {}
    let text = told(&list());
    begun.kill().unwrap();
    begun.wait().unwrap();
    assert_eq!(text.matches("ab123 (replayed)").count(), 1, "{text}");
    assert!(!text.contains("http://"), "{text}");
    let runs = list_json();
    assert_eq!(runs[1]["replayed_from"], exchanges.as_str());
    assert!(runs[0]["replayed_from"].is_null() && runs[2]["replayed_from"].is_null());
}

/// A line that is copied acts on the state that was named.
#[test]
fn hints_of_a_state_without_runs_name_it() {
    let folder = Folder::new("hints");
    let state = folder.state();
    let makes = format!("`keap compare account --state {state}` makes one");
    let list = keap(&["compare", "runs", "list", "--state", &state]);
    assert!(told(&list).contains(&makes), "{}", told(&list));
    let show = keap(&["compare", "runs", "show", "last", "--state", &state]);
    assert_eq!(show.status.code(), Some(3), "{}", told(&show));
    assert!(told(&show).contains(&makes), "{}", told(&show));
}
