//! What is told before a run and beside it: the plan by its schema, and what is not compared in any account.

use super::*;

fn faults(schema: &str, document: &Json) -> Vec<String> {
    let schema: Json = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let faults = schema.iter_errors(document);
    faults
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_of_accounts_has_a_schema_and_sends_nothing() {
    let Some(agency) = Agency::new("planned", 0).await else {
        return;
    };
    let schema = include_str!("../../../../docs/compare-accounts-plan.schema.json");
    for named in [&["Contact", "Job", "DataService.getUserInfo"][..], &[]] {
        let dry = run(agency.worker(&[named, &["--dry-run"]].concat())).await;
        assert_eq!(dry.status.code(), Some(0), "{}", told(&dry));
        let plan = document(&dry);
        assert_eq!(faults(schema, &plan), Vec::<String>::new());
        assert_eq!(plan["accounts"].as_array().unwrap().len(), APPS.len());
        assert_eq!(
            plan["not_compared"].as_array().unwrap().is_empty(),
            !named.is_empty()
        );
    }
    assert_ne!(faults(schema, &serde_json::json!({})), Vec::<String>::new());
    let mut text = agency.command(
        &["compare", "accounts", "--dry-run", "--store"],
        &[&agency.database],
    );
    text.arg("Contact");
    let text = run(text).await;
    let plan = String::from_utf8(text.stdout).unwrap();
    let widest = plan.lines().map(|line| line.chars().count()).max();
    assert!(plan.contains("aa111") && widest <= Some(100), "{plan}");
    let calling = "in the zone America/New_York; at most 1,500 calls a minute with each client";
    let words: Vec<&str> = plan.split_whitespace().collect();
    assert!(words.join(" ").contains(calling), "{plan}");
    // Once the rows are known, fewer calls than they take are allowed, and the days are told for each client.
    let mut few = agency.command(
        &[
            "compare",
            "accounts",
            "--dry-run",
            "--per-day",
            "1",
            "--store",
        ],
        &[&agency.database],
    );
    few.arg("DataService.getUserInfo");
    let few = told(&run(few).await);
    let few = few.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        " days of the 1 a day that --per-day allows",
        "shares are of the 1 a day",
    ] {
        assert!(few.contains(said), "{said}: {few}");
    }
    assert_eq!(agency.served.take(), Vec::<String>::new());

    // What one grant needs is not there.
    let mut nobody = agency.worker(&["Contact", "--dry-run", "--apps", "aa111"]);
    nobody.args(["--base-url", "http://127.0.0.1:9"]);
    let nobody = run(nobody).await;
    assert_eq!(nobody.status.code(), Some(3), "{}", told(&nobody));
    let refused = &document(&nobody)["accounts"][0]["refused"];
    assert!(refused.is_string(), "{refused}");

    // A page is of one account, and no other flag is meant.
    for page in ["page.html", "-"] {
        let output = run(agency.worker(&["Contact", "--report", page])).await;
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(
            told(&output).contains("--account NAME --report FILE.html"),
            "{}",
            told(&output)
        );
        assert!(!told(&output).contains("--record"), "{}", told(&output));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_compared_in_any_account_stands_in_every_digest() {
    let Some(agency) = Agency::new("not_compared", 0).await else {
        return;
    };
    let words = [
        "Contact",
        "Ticket",
        "User",
        "--except",
        "User",
        "--yes",
        "--apps",
        "cc333,dd444",
    ];
    let output = run(agency.worker(&words)).await;
    let digest = document(&output);
    let not = digest["not_compared"].as_array().unwrap();
    let not: Vec<(&str, &str)> = not
        .iter()
        .map(|not| (not["name"].as_str().unwrap(), not["why"].as_str().unwrap()))
        .collect();
    let ticket = "its rows are not read over REST v2";
    assert_eq!(not.len(), 2, "{digest}");
    assert!(not[0].0 == "Ticket" && not[0].1.contains(ticket), "{not:?}");
    assert_eq!(not[1], ("User", "it was left out by --except"));
    // It was named, and nothing is known of it.
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    for format in ["text", "jsonl", "markdown"] {
        let shown = run(agency.runs(&["show", "last", "--format", format])).await;
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains(ticket), "{format}: {shown}");
        assert!(shown.contains("left out by --except"), "{format}: {shown}");
    }
    let one = agency.runs(&["show", "last", "--account", "cc333", "--format", "json"]);
    let one = document(&run(one).await);
    assert_eq!(one["not_compared"], digest["not_compared"]);
}

/// The folder of an account is replayed alone, and judged as it was.
#[tokio::test(flavor = "multi_thread")]
async fn a_recording_of_an_account_is_judged_as_its_run_was() {
    let Some(agency) = Agency::new("judged", 30).await else {
        return;
    };
    let state = agency.home.join("compare.db").display().to_string();
    let suite = agency.home.join("suite.toml").display().to_string();
    std::fs::write(&suite, "[[table]]\nname = 'Contact'\nwhere = ['Id>=1']\n").unwrap();
    let rounds = [
        (vec!["--suite", suite.as_str(), "--fail-on", "never"], 0),
        (vec!["Contact", "--fail-on", "unexplained"], 1),
        (vec!["Contact", "--since-last"], 0),
    ];
    for (round, (words, code)) in rounds.into_iter().enumerate() {
        let record = agency
            .home
            .join(format!("exchanges{round}"))
            .display()
            .to_string();
        let mut words = words;
        words.extend(["--yes", "--apps", "aa111", "--record", &record]);
        let output = run(agency.worker(&words)).await;
        let told_first = told(&output);
        if !words.contains(&"--since-last") {
            assert_eq!(output.status.code(), Some(code), "{told_first}");
        }
        let shown = agency.runs(&["show", "last", "--account", "aa111", "--format", "json"]);
        let shown = document(&run(shown).await);
        let folder = agency
            .home
            .join(format!("exchanges{round}/aa111"))
            .display()
            .to_string();
        let mut again = agency.command(&["compare", "account", "--replay", &folder], &[]);
        again.args(["--state", &state, "--format", "json"]);
        let again = run(again).await;
        if !words.contains(&"--since-last") {
            assert_eq!(again.status.code(), Some(code), "{}", told(&again));
        }
        let replayed = document(&again);
        for member in ["rows", "parting", "values"] {
            assert_eq!(
                replayed["totals"][member], shown["totals"][member],
                "{round} {member}"
            );
        }
        let since = &shown["run"]["filters"]["since"];
        assert_eq!(&replayed["run"]["filters"]["since"], since, "{round}");
        assert_eq!(since.is_null(), !words.contains(&"--since-last"));
    }
}

/// As every list of a store that has nothing in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_a_run_has_an_empty_list_and_ends_with_3() {
    let Some(agency) = Agency::new("empty", 0).await else {
        return;
    };
    let list = run(agency.runs(&["list", "--format", "json"])).await;
    assert_eq!(list.status.code(), Some(3), "{}", told(&list));
    assert_eq!(document(&list), serde_json::json!([]));
    for words in [&["show", "last"][..], &["delete", "last", "--yes"]] {
        let output = run(agency.runs(words)).await;
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        let said = told(&output);
        assert!(said.contains("`keap compare accounts` makes one"), "{said}");
    }
}
