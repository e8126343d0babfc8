//! What a run was judged by is kept with it: the verdict is the same wherever the run is shown.

use super::*;

fn shown(state: &str, words: &[&str]) -> Output {
    keap(
        &[
            &["compare", "runs", "show", "last", "--state", state],
            words,
        ]
        .concat(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expectation_that_is_not_met_is_told_wherever_the_run_is_shown() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("judged");
    let state = folder.state();
    let suite = folder.0.join("suite.toml").display().to_string();
    let text = "[[table]]\nname = \"User\"\nexpect = { rows = 99 }\n";
    std::fs::write(&suite, text).unwrap();
    let words = ["--suite", &suite, "--yes", "--format", "json"];
    let live = run(command(&state, &base, &words)).await;
    assert_eq!(live.status.code(), Some(1), "{}", told(&live));
    let live = report(&live);

    let kept = report(&shown(&state, &["--format", "json"]));
    assert_eq!(kept["verdict"], live["verdict"], "{kept}");
    assert_eq!(kept["unmet"], live["unmet"], "{kept}");
    assert_eq!(kept["trend"], live["trend"], "{kept}");
    assert_eq!(kept["trend"][0]["outcome"], "differs", "{kept}");
    let sentence = live["verdict"]["sentence"].as_str().unwrap();
    let said = told(&shown(&state, &[]));
    assert!(said.contains("1 expectation is not met"), "{said}");
    let page = folder.0.join("page.html").display().to_string();
    let _ = shown(&state, &["--report", &page]);
    let page = std::fs::read_to_string(&page).unwrap();
    assert!(page.contains(sentence), "{sentence}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_allowed_is_allowed_where_the_run_is_shown() {
    let sandbox = Sandbox::builder().build();
    sandbox
        .plant("changed-case".parse::<Plant>().unwrap(), PlantedWire::Rest)
        .unwrap();
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("allowed");
    let state = folder.state();
    let words = ["Contact", "--fail-on", "never", "--yes", "--format", "json"];
    let live = run(command(&state, &base, &words)).await;
    assert_eq!(live.status.code(), Some(0), "{}", told(&live));
    let live = report(&live);
    assert_eq!(live["verdict"]["outcome"], "agrees", "{live}");
    let kept = report(&shown(&state, &["--format", "json"]));
    assert_eq!(kept["verdict"], live["verdict"], "{kept}");
}
