//! In which zone accounts are called, and how often at most: by flags, variables and a profile.

use super::*;

/// How long the first account would take at the least, in seconds.
fn seconds(output: &Output) -> u64 {
    let plan = &document(output)["accounts"][0]["plan"];
    plan["seconds_at_the_allowed_rate"].as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_says_the_zone_and_the_pace_and_flags_win_over_it() {
    let Some(agency) = Agency::new("calling", 30).await else {
        return;
    };
    let profiles = agency.home.join("keap.toml");
    let text = "[profile.slow]\nzone = \"Asia/Tokyo\"\nper_minute = 30\n";
    std::fs::write(&profiles, text).unwrap();
    let named = ["Contact", "--apps", "cc333"];
    let with = |arguments: &[&str], profile: &str| {
        let mut command = agency.worker(&[&named[..], arguments].concat());
        command.env("KEAP_CONFIG", &profiles);
        command.env("KEAP_PROFILE", profile);
        command
    };
    // The times of an account that agrees are not those of another zone.
    let mut usual = agency.worker(&[&named[..], &["--yes"]].concat());
    usual.env_remove("KEAP_PROFILE");
    let usual = run(usual).await;
    assert_eq!(usual.status.code(), Some(0), "{}", told(&usual));
    let moved = run(with(&["--yes"], "slow")).await;
    assert_eq!(moved.status.code(), Some(1), "{}", told(&moved));
    let typed = run(with(&["--yes", "--zone", "America/New_York"], "slow")).await;
    assert_eq!(typed.status.code(), Some(0), "{}", told(&typed));

    // A run keeps its zone, whoever joins.
    let mut joins = agency.worker(&["--join", "last", "--zone", "Asia/Tokyo"]);
    joins.env_remove("KEAP_PROFILE");
    let joins = run(joins).await;
    assert_eq!(joins.status.code(), Some(2), "{}", told(&joins));
    let why = "began in the zone America/New_York";
    assert!(told(&joins).contains(why), "{}", told(&joins));
    let mut joins = agency.worker(&["--join", "last"]);
    joins.env("KEAP_ZONE", "Asia/Tokyo");
    let joins = run(joins).await;
    let why = "goes on in the zone that it began with, America/New_York";
    assert!(told(&joins).contains(why), "{}", told(&joins));
    let shown = run(agency.runs(&["show", "last", "--format", "json"])).await;
    let shown = document(&shown);
    assert_eq!(shown["run"]["zone"], "America/New_York", "{shown}");

    let plain = run(agency.worker(&[&named[..], &["--dry-run"]].concat())).await;
    let slow = run(with(&["--dry-run"], "slow")).await;
    let flag = ["--dry-run", "--per-minute", "15"];
    let slower = run(with(&flag, "slow")).await;
    let (plain, slow, slower) = (seconds(&plain), seconds(&slow), seconds(&slower));
    assert!(plain < slow && slow < slower, "{plain} {slow} {slower}");
}

/// What the answers tell of a day is heeded from the first of them on, whichever variable or flag said how much it is.
#[tokio::test(flavor = "multi_thread")]
async fn no_call_goes_out_above_the_calls_of_a_day() {
    let mut limits = Limits::OAUTH;
    limits.per_second = None;
    let Some(agency) = Agency::limited("day", 400, limits).await else {
        return;
    };
    let named = ["Contact", "Job", "Product", "--apps", "cc333", "--yes"];
    let whole = run(agency.worker(&named)).await;
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let calls = agency.served.take().len();
    let Some(agency) = Agency::limited("little", 400, limits).await else {
        return;
    };
    let mut little = agency.worker(&named);
    little.env("KEAP_PER_DAY", "3");
    let little = run(little).await;
    assert_eq!(little.status.code(), Some(3), "{}", told(&little));
    let sent = agency.served.take().len();
    // Both wires have asked before the first answer is there.
    assert!(
        sent <= 6 && calls > 12,
        "{sent} of {calls}: {}",
        told(&little)
    );
}
