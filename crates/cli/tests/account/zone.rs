//! A run keeps the zone that it began with, whoever goes on with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use super::ended::Dying;
use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_run_goes_on_in_the_zone_that_it_began_with() {
    let folder = Folder::new("zone");
    let left = Arc::new(AtomicUsize::new(8));
    let base = serve(Transport::new(Dying {
        inner: Sandbox::builder().build().transport(),
        left: Arc::clone(&left),
    }))
    .await;
    let state = folder.state();
    let named = ["User", "Contact", "Product", "--yes"];
    let output = run(command(&state, &base, &named)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));

    left.store(usize::MAX, SeqCst);
    let tokyo = ["--resume", "last", "--zone", "Asia/Tokyo"];
    let refused = run(command(&state, &base, &tokyo)).await;
    assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
    let why = "began in the zone America/New_York";
    assert!(told(&refused).contains(why), "{}", told(&refused));
    assert_eq!(left.load(SeqCst), usize::MAX, "nothing was asked");

    let resume = ["--resume", "last", "--format", "json"];
    let mut resumed = command(&state, &base, &resume);
    resumed.env("KEAP_ZONE", "Asia/Tokyo");
    let resumed = run(resumed).await;
    assert_eq!(resumed.status.code(), Some(0), "{}", told(&resumed));
    let note = String::from_utf8_lossy(&resumed.stderr);
    assert!(note.contains("and not in Asia/Tokyo"), "{note}");

    let shown = [
        "compare", "runs", "show", "last", "--state", &state, "--format", "json",
    ];
    let shown = report(&keap(&shown));
    assert_eq!(shown["run"]["zone"], "America/New_York");
    assert_eq!(shown["run"]["resumed"], 1);
}

/// What is compared in another zone is another question: it is not held against what was found in the usual one.
#[tokio::test(flavor = "multi_thread")]
async fn runs_in_other_zones_are_not_held_against_each_other() {
    let folder = Folder::new("zones");
    let base = serve(Sandbox::builder().build().transport()).await;
    let state = folder.state();
    let whole = ["User", "--yes", "--format", "json"];
    let usual = run(command(&state, &base, &whole)).await;
    assert_eq!(usual.status.code(), Some(0), "{}", told(&usual));
    let again = run(command(&state, &base, &whole)).await;
    assert!(report(&again)["digest"].is_object(), "{}", told(&again));
    let elsewhere = [&whole[..], &["--zone", "America/Detroit"]].concat();
    let elsewhere = report(&run(command(&state, &base, &elsewhere)).await);
    assert_eq!(elsewhere["run"]["zone"], "America/Detroit");
    assert!(elsewhere["digest"].is_null(), "{}", elsewhere["digest"]);
}
