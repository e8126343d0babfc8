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
