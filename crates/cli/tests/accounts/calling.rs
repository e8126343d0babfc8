//! In which zone accounts are called, and how often at most: by flags, variables and a profile.

use super::*;

/// How long the first account would take at the least, in seconds.
fn seconds(output: &Output) -> u64 {
    let plan = &document(output)[0]["plan"];
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

    let plain = run(agency.worker(&[&named[..], &["--dry-run"]].concat())).await;
    let slow = run(with(&["--dry-run"], "slow")).await;
    let flag = ["--dry-run", "--per-minute", "15"];
    let slower = run(with(&flag, "slow")).await;
    let (plain, slow, slower) = (seconds(&plain), seconds(&slow), seconds(&slower));
    assert!(plain < slow && slow < slower, "{plain} {slow} {slower}");
}
