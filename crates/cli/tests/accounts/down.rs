//! An endpoint that is down fails its table of an account, and not the account; several in a row are the account.

use super::*;

/// What a run over one account says while these paths are down, and its targets by their states.
async fn digest(agency: &Agency, down: &[&'static str], arguments: &[&str]) -> (Json, Vec<String>) {
    *agency.served.down.lock().unwrap() = down.to_vec();
    let output = run(agency.worker(&[arguments, &["--timeout", "3"]].concat())).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let digest = document(&output);
    let account = digest["accounts"][0].clone();
    let targets = account["targets"].as_array().unwrap().iter();
    let states = targets.map(|one| one["state"].as_str().unwrap().to_owned());
    let states: Vec<String> = states.collect();
    (account, states)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_down_fails_its_table_and_not_its_account() {
    let Some(agency) = Agency::new("down", 20).await else {
        return;
    };
    let named = [
        "Contact",
        "ContactGroup",
        "Product",
        "User",
        "--yes",
        "--apps",
        "dd444",
    ];
    let (account, states) = digest(&agency, &["/v2/products"], &named).await;
    assert_eq!(states, ["done", "done", "failed", "done"], "{account}");
    assert_eq!(account["outcome"], "incomplete");
    assert_eq!(account["refused"], Json::Null);
    let why = account["targets"][2]["error"].as_str().unwrap();
    assert!(why.contains("status 500"), "{why}");

    let all = ["/v2/contacts", "/v2/tags", "/v2/products", "/v2/users"];
    let (account, states) = digest(&agency, &all, &named).await;
    assert!(
        account["refused"].as_str().unwrap().contains("status 500"),
        "{account}"
    );
    assert_eq!(states, ["failed"; 4], "{account}");
    let unasked = account["targets"][3]["error"].as_str().unwrap();
    assert!(
        unasked.starts_with("the account could not be asked: "),
        "{unasked}"
    );

    // Up again, and nothing of it is lost.
    agency.served.down.lock().unwrap().clear();
    let joined = run(agency.worker(&["--join", "last"])).await;
    assert_eq!(joined.status.code(), Some(0), "{}", told(&joined));
    let joined = document(&joined);
    assert_eq!(joined["accounts"][0]["outcome"], "agrees", "{joined}");
}
