//! What changed since the last run that compared the same, night after night.

use super::*;

/// The report of a run over what changed.
async fn night(state: &str, base: &str, named: &[&str]) -> Json {
    let options = ["--since-last", "--yes", "--format", "json"];
    report(&run(command(state, base, &[named, &options[..]].concat())).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_no_run_compared_in_the_same_way_is_compared_whole() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("since-other");
    let state = folder.state();
    let suite = folder.0.join("suite.toml").display().to_string();
    let text = "[[table]]\nname = \"Contact\"\nfields = [\"Id\", \"FirstName\"]\n";
    std::fs::write(&suite, text).unwrap();
    for asked in [&["User", "InvoiceItem"][..], &["--suite", &suite]] {
        let output = run(command(&state, &base, &[asked, &["--yes"][..]].concat())).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    }
    let first = night(&state, &base, &["Contact", "User", "InvoiceItem"]).await;
    let target = |report: &Json, name: &str| {
        let mut targets = report["targets"].as_array().unwrap().iter();
        targets.find(|one| one["name"] == name).unwrap().clone()
    };
    let contact = target(&first, "Contact");
    assert!(contact["rows"].as_u64().unwrap() > 0, "{first}");
    let note = contact["note"].as_str().unwrap();
    assert!(note.contains("no run before compared it"), "{note}");
    // One of the wires cannot be asked when these changed.
    let items = target(&first, "InvoiceItem");
    assert_eq!(items["state"], "done", "{first}");
    assert!(items["rows"].as_u64().unwrap() > 0, "{first}");
    let note = items["note"].as_str().unwrap();
    assert!(note.contains("one of the wires does not tell"), "{note}");

    let second = night(&state, &base, &["Contact", "User"]).await;
    assert_eq!(target(&second, "Contact")["rows"], 0, "{second}");
    let wires = ["Contact", "--backends", "xmlrpc,v1"];
    let other = night(&state, &base, &wires).await;
    assert_eq!(
        target(&other, "Contact")["rows"],
        contact["rows"],
        "{other}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_looked_at_again_is_carried_from_night_to_night() {
    let sandbox = Sandbox::builder().build();
    for kind in PlantKind::all() {
        let _ = sandbox.plant(Plant::of(kind), PlantedWire::Rest);
    }
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("since-carried");
    let state = folder.state();
    let whole = ["Contact", "--yes", "--format", "json"];
    let whole = report(&run(command(&state, &base, &whole)).await);
    let found = whole["totals"]["values"]["unexplained"].as_u64().unwrap();
    assert!(found > 3, "{whole}");
    let digest = |report: &Json, name: &str| report["digest"][name].as_u64().unwrap();
    for _ in 0..2 {
        let report = night(&state, &base, &["Contact"]).await;
        assert_eq!(digest(&report, "unseen"), found, "{report}");
        assert_eq!(digest(&report, "new") + digest(&report, "gone"), 0);
    }

    // A row that is compared again is no longer among those that were not.
    let differences = whole["differences"].as_array().unwrap().iter();
    let mut open = differences.filter(|one| one["kind"] == "likely" && one["column"] != "(row)");
    let row = open.next().unwrap()["row"].to_string();
    let update = [
        "call",
        "ContactService.update",
        &row,
        "--set",
        "JobTitle=Smith",
        "--yes",
    ];
    let reached = ["--base-url", &base, "--access-token", DEFAULT_ACCESS_TOKEN];
    let mut update_it = Command::new(env!("CARGO_BIN_EXE_keap"));
    update_it.env_clear().stdin(Stdio::null());
    update_it.args(update).args(reached);
    let updated = run(update_it).await;
    assert_eq!(updated.status.code(), Some(0), "{}", told(&updated));
    let changed = night(&state, &base, &["Contact"]).await;
    let (unseen, standing) = (digest(&changed, "unseen"), digest(&changed, "standing"));
    assert!(unseen < found && standing > 0, "{changed}");
    assert_eq!(unseen + standing + digest(&changed, "gone"), found);
    // Nothing is lost over a whole comparison either.
    let whole = ["Contact", "--yes", "--format", "json"];
    let whole = report(&run(command(&state, &base, &whole)).await);
    assert_eq!(
        digest(&whole, "unseen") + digest(&whole, "new"),
        0,
        "{whole}"
    );
    assert_eq!(digest(&whole, "standing"), unseen + standing, "{whole}");
}

/// A token that is given bare ends after a day, and the nights go on with the next one of the same account, and of no other.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_token_of_the_same_account_goes_on_with_its_nights() {
    let sandbox = Sandbox::builder().tenant("ab123").build();
    let before = sandbox.issue_tokens().access.expose().to_owned();
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("since-token");
    let state = folder.state();
    let with = |token: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.env_clear().stdin(Stdio::null());
        command.args(["compare", "account", "--state", &state, "Contact"]);
        command.args(["--format", "json"]).args(arguments);
        command.args(["--base-url", &base, "--access-token", token]);
        run(command)
    };
    let first = report(&with(&before, &["--yes"]).await);
    assert!(
        first["targets"][0]["rows"].as_u64() > Some(0),
        "{}",
        first["targets"]
    );

    let token = sandbox.access_token().expose().to_owned();
    let plan = with(&token, &["--since-last", "--dry-run"]).await;
    let said = told(&plan);
    assert!(said.contains("is asked with --yes alone"), "{said}");
    for night in 2..4 {
        let report = report(&with(&token, &["--since-last", "--yes"]).await);
        assert_eq!(report["targets"][0]["rows"], 0, "{}", report["targets"]);
        assert_eq!(report["trend"].as_array().unwrap().len(), night);
        assert_eq!(report["digest"]["new"], 0);
    }

    // An account at another host is another one.
    let other = Sandbox::builder().app("zz999").build();
    let base = serve(other.transport()).await;
    let mut elsewhere = Command::new(env!("CARGO_BIN_EXE_keap"));
    elsewhere.env_clear().stdin(Stdio::null());
    elsewhere.args([
        "compare",
        "account",
        "--state",
        &state,
        "Contact",
        "--since-last",
        "--yes",
    ]);
    elsewhere.args([
        "--format",
        "json",
        "--base-url",
        &base,
        "--access-token",
        DEFAULT_ACCESS_TOKEN,
    ]);
    let elsewhere = report(&run(elsewhere).await);
    assert_eq!(elsewhere["trend"].as_array().unwrap().len(), 1);
    assert!(elsewhere["targets"][0]["rows"].as_u64() > Some(0));
}

/// How many rows a table has is known from a run over all of it, not from one over a part.
#[tokio::test(flavor = "multi_thread")]
async fn the_rows_of_a_part_are_not_taken_for_those_of_the_table() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("since-rows");
    let state = folder.state();
    let suite = folder.0.join("suite.toml").display().to_string();
    std::fs::write(
        &suite,
        "[[table]]\nname = \"Contact\"\nwhere = [\"Id<18\"]\n",
    )
    .unwrap();
    let planned = async || {
        let words = ["Contact", "--dry-run", "--format", "json"];
        let plan = report(&run(command(&state, &base, &words)).await);
        plan["plan"][0]["rows"].clone()
    };
    let part = run(command(&state, &base, &["--suite", &suite, "--yes"])).await;
    assert_eq!(part.status.code(), Some(0), "{}", told(&part));
    assert_eq!(planned().await, Json::Null);
    let words = ["Contact", "--yes", "--format", "json"];
    let whole = report(&run(command(&state, &base, &words)).await);
    let rows = whole["targets"][0]["rows"].clone();
    assert!(rows.as_u64() > Some(1), "{whole}");
    assert_eq!(planned().await, rows);
    let _ = run(command(&state, &base, &["--suite", &suite, "--yes"])).await;
    let _ = night(&state, &base, &["Contact"]).await;
    assert_eq!(planned().await, rows);
}

/// A suite may ask for what changed on its own, and for rows, which are not expected of a part.
#[tokio::test(flavor = "multi_thread")]
async fn a_suite_with_a_time_of_change_and_rows_is_narrowed() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("since-own");
    let state = folder.state();
    let suite = folder.0.join("suite.toml").display().to_string();
    let text = "[[table]]\nname = \"Contact\"\nwhere = [\"LastUpdated>=2001-11-01 00:00:00\"]\nexpect = { rows = 1 }\n";
    std::fs::write(&suite, text).unwrap();
    let whole = run(command(&state, &base, &["--suite", &suite, "--yes"])).await;
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let words = [
        "--suite",
        &suite,
        "--since-last",
        "--yes",
        "--format",
        "json",
    ];
    let night = run(command(&state, &base, &words)).await;
    assert_eq!(night.status.code(), Some(0), "{}", told(&night));
    let night = report(&night);
    assert_eq!(night["targets"][0]["state"], "done", "{night}");
    assert_eq!(night["targets"][0]["rows"], 0, "{night}");
    assert_eq!(night["unmet"], json!([]), "{night}");
}

/// What a suite says is what it says, however it is written: comments and white space are none of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_suite_with_another_comment_is_the_same_suite() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("since-comment");
    let state = folder.state();
    let suite = folder.0.join("suite.toml").display().to_string();
    let text = "[[table]]\nname = \"Contact\"\n\n[[rule]]\ntable = \"Contact\"\ntrim = true\n";
    let words = ["--suite", &suite, "--yes", "--format", "json"];
    let night = [&words[..], &["--since-last"]].concat();
    let mut rows = Vec::new();
    for (text, words) in [
        (text.to_owned(), &words[..]),
        (
            format!("# of the shop\n{}", text.replace(" = ", "=")),
            &night,
        ),
        (text.replace("true", "false"), &night),
    ] {
        std::fs::write(&suite, text).unwrap();
        let output = run(command(&state, &base, words)).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        rows.push(report(&output)["totals"]["rows"].as_u64().unwrap());
    }
    assert!(
        rows[0] > 0 && rows[1] == 0 && rows[2] == rows[0],
        "{rows:?}"
    );
}
