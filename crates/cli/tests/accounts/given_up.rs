//! A job that every worker dies of does not keep a run from its end.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_ends_every_worker_is_given_up_after_three_and_tried_again_when_joined() {
    let Some(agency) = Agency::new("given_up", 50).await else {
        return;
    };
    let deadly = "<string>Job</string>";
    agency.served.leaves_unanswered(Some(deadly));
    let begins = ["Contact", "Job", "--apps", "dd444", "--yes", "--lease", "1"];
    let joins = ["--join", "last", "--lease", "1"];
    for attempt in 0..3 {
        let arguments: &[&str] = if attempt == 0 { &begins } else { &joins };
        let mut worker = agency.worker_of(arguments).spawn().unwrap();
        agency.served.asked_for(deadly).await;
        worker.kill().unwrap();
        worker.wait().unwrap();
        agency.served.take();
    }
    let output = run(agency.worker_of(&joins)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(told(&output).contains("is given up"), "{}", told(&output));
    let digest = document(&output);
    let account = &digest["accounts"][0];
    assert_eq!(account["outcome"], "incomplete", "{digest}");
    let states = account["targets"].as_array().unwrap().iter();
    let states: Vec<&str> = states.map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "failed"]);
    let why = account["targets"][1]["error"].as_str().unwrap();
    assert!(why.contains("3 workers in a row"), "{why}");
    // Nobody took it a fourth time.
    assert!(
        !agency
            .served
            .take()
            .iter()
            .any(|asked| asked.contains(deadly))
    );
    let text = run(agency.runs(&["show", "last"])).await;
    assert!(
        told(&text).contains("dd444: Job could not be compared: 3 workers"),
        "{}",
        told(&text)
    );

    agency.served.leaves_unanswered(None);
    let again = run(agency.worker_of(&joins)).await;
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
    assert_eq!(document(&again)["accounts"][0]["outcome"], "agrees");
}
