//! What a run was judged by is kept with it, for each account.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn an_expectation_that_is_not_met_is_told_where_the_run_is_shown() {
    let Some(agency) = Agency::new("kept", 20).await else {
        return;
    };
    let suite = agency.home.join("suite.toml").display().to_string();
    let text = "[[table]]\nname = \"User\"\nexpect = { rows = 5000 }\n";
    std::fs::write(&suite, text).unwrap();
    let words = ["--suite", &suite, "--apps", "cc333,dd444", "--yes"];
    let live = run(agency.worker(&words)).await;
    assert_eq!(live.status.code(), Some(1), "{}", told(&live));
    let live = document(&live);
    assert_eq!(live["totals"]["differ"], 2, "{live}");

    let kept = document(&run(agency.runs(&["show", "last", "--format", "json"])).await);
    for member in ["verdict", "totals", "accounts"] {
        assert_eq!(kept[member], live[member], "{member}: {kept}");
    }
    let one = document(
        &run(agency.runs(&["show", "last", "--account", "cc333", "--format", "json"])).await,
    );
    assert_eq!(one["verdict"]["outcome"], "differs", "{one}");
    assert_eq!(one["unmet"], live["accounts"][0]["unmet"], "{one}");
}
