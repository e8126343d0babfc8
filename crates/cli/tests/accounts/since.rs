//! What changed since the last run, and recordings: for each account on its own.

use super::*;

/// Changes a contact of an account over XML-RPC.
async fn change(agency: &Agency, app: &str, id: i64, name: &str) {
    let set = format!("FirstName={name}");
    let arguments = [&id.to_string(), "--set", &set, "--yes"];
    let mut command = agency.command(&["call", "ContactService.update"], &arguments);
    command.args(["--store", &agency.database, "--app", app]);
    command.args(["--base-url", &agency.base]);
    let output = run(command).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
}

/// The id of the first contact of an account.
async fn first_contact(agency: &Agency, app: &str) -> i64 {
    let arguments = ["Contact", "--fields", "Id", "--limit", "1", "--order", "Id"];
    let mut command = agency.command(&["call", "DataService.query"], &arguments);
    command.args(["--store", &agency.database, "--app", app]);
    command.args(["--base-url", &agency.base, "--format", "json"]);
    let rows = document(&run(command).await);
    rows[0]["Id"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_account_is_compared_since_its_own_last_run() {
    let Some(agency) = Agency::new("since", 30).await else {
        return;
    };
    let named = ["Contact", "ContactGroup", "--yes"];
    let since = [&named[..], &["--since-last"]].concat();
    let first = run(agency.worker(&[&named[..], &["--apps", "aa111,cc333"]].concat())).await;
    assert_eq!(first.status.code(), Some(1), "{}", told(&first));
    let nothing_new = run(agency.worker(&[&since[..], &["--apps", "cc333"]].concat())).await;
    assert_eq!(nothing_new.status.code(), Some(0), "{}", told(&nothing_new));

    let id = first_contact(&agency, "cc333").await;
    change(&agency, "cc333", id, "Zoe").await;
    let output = run(agency.worker(&[&since[..], &["--apps", "aa111,cc333,dd444"]].concat())).await;
    let said = told(&output);
    assert!(
        said.contains("no run over dd444 has come to its end"),
        "{said}"
    );
    let digest = document(&output);
    let rows = |at: usize| {
        digest["accounts"][at]["targets"][0]["rows"]
            .as_u64()
            .unwrap()
    };
    assert_eq!((rows(0), rows(1)), (0, 1), "{digest}");
    assert!(rows(2) >= 30, "{digest}");
    let of = |at: usize, member: &str| digest["accounts"][at][member].clone();
    assert!(of(0, "since").is_string() && of(1, "since").is_string() && of(2, "since").is_null());
    // What parted in the run before and did not change was not looked at, and is not called gone.
    assert_eq!(of(0, "digest")["gone"], 0);
    assert!(of(0, "digest")["unseen"].as_u64().unwrap() > 0, "{digest}");
    let unseen = of(0, "digest")["unseen"].clone();
    assert_eq!(digest["totals"]["unseen"], unseen, "{digest}");
    assert_eq!(output.status.code(), Some(1), "{said}");
    let stands = "stand in rows that were not looked at";
    let sentence = digest["verdict"]["sentence"].as_str().unwrap();
    assert!(sentence.contains(stands), "{sentence}");
    assert_eq!(of(1, "digest")["new"], 0);
    // And it is carried on to the nights behind.
    let next = run(agency.worker(&[&since[..], &["--apps", "aa111"]].concat())).await;
    let next = document(&next);
    let unseen = &of(0, "digest")["unseen"];
    assert_eq!(&next["accounts"][0]["digest"]["unseen"], unseen, "{next}");
    assert_eq!(of(2, "digest"), Json::Null);

    // A run over more than the one before had would not see what changed in the rest.
    let more = run(agency.worker(&[&["Job"], &since[..], &["--apps", "cc333"]].concat())).await;
    assert!(
        told(&more).contains("it is compared whole"),
        "{}",
        told(&more)
    );
    let shown = agency.runs(&["show", "last", "--account", "cc333", "--format", "json"]);
    let shown = document(&run(shown).await);
    assert_eq!(shown["run"]["filters"]["since"], Json::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_has_a_folder_for_each_account_and_gives_its_verdict_again() {
    let Some(agency) = Agency::new("recorded", 30).await else {
        return;
    };
    let folder = agency.home.join("exchanges");
    let record = folder.display().to_string();
    let apps = ["--apps", "aa111,cc333", "--record", &record];
    let mut command = agency.begins();
    command.args(apps);
    let output = run(command).await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let mut folders: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    folders.sort();
    assert_eq!(folders, ["aa111", "cc333"]);
    for app in ["aa111", "cc333"] {
        let shown = agency.runs(&["show", "last", "--account", app, "--format", "json"]);
        let shown = document(&run(shown).await);
        let exchanges = folder.join(app).display().to_string();
        let state = agency.home.join("compare.db").display().to_string();
        let mut replayed = agency.command(&["compare", "account"], &NAMED);
        replayed.args([
            "--yes", "--replay", &exchanges, "--state", &state, "--format", "json",
        ]);
        let replayed = document(&run(replayed).await);
        for member in ["rows", "parting", "values"] {
            assert_eq!(
                replayed["totals"][member], shown["totals"][member],
                "{app} {member}"
            );
        }
        assert_eq!(
            replayed["verdict"]["outcome"], shown["verdict"]["outcome"],
            "{app}"
        );
        for entry in std::fs::read_dir(folder.join(app)).unwrap() {
            let text = std::fs::read(entry.unwrap().path()).unwrap();
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(!text.contains("Bearer "), "{text}");
        }
    }
    let hidden = agency.home.join("hidden");
    let path = hidden.display().to_string();
    let words = ["Contact", "--apps", "cc333", "--yes", "--record", &path];
    let output = run(agency.worker(&[&words[..], &["--hide-values"]].concat())).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    for entry in std::fs::read_dir(hidden.join("cc333")).unwrap() {
        let text = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&text).contains("ada@example.com"));
    }
    // A folder with something in it is refused before anything is sent.
    agency.served.take();
    let mut again = agency.begins();
    again.args(["--record", &record]);
    let again = run(again).await;
    assert_eq!(again.status.code(), Some(2), "{}", told(&again));
    assert_eq!(agency.served.take(), Vec::<String>::new());
}
