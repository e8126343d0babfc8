//! In which zone Keap is called, and how often at most: by flags, keys of the tenant, variables and a profile.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDateTime;
use keap::schema::Zone;
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Limits, Sandbox};

use super::running::serve;
use super::{FIRST_NAME, Home, Serving};

/// A local Keap that counts what comes to it.
#[derive(Debug)]
struct Counted(Transport, Arc<AtomicUsize>);

impl HttpService for Counted {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.1.fetch_add(1, Ordering::SeqCst);
        Box::pin(self.0.send(request))
    }
}

/// Its address and its count. What its answers tell is that of an access key.
async fn keap() -> (String, Arc<AtomicUsize>) {
    let mut limits = Limits::ACCESS_KEY;
    limits.per_second = None;
    let sandbox = Sandbox::builder().limits(limits).build();
    let count = Arc::<AtomicUsize>::default();
    let counted = Counted(sandbox.transport(), count.clone());
    (serve(Transport::new(counted)).await, count)
}

/// A gateway with a configuration whose tenant has some keys more.
fn configured(home: &Home, base: &str, keys: &str) {
    home.write("access", DEFAULT_ACCESS_TOKEN);
    home.write(
        "gateway.toml",
        &format!(
            "[server]\nlisten = \"127.0.0.1:0\"\n[store]\npath = \"gateway.db\"\n\
             [[tenant]]\napp = \"ab123\"\naccess_key_file = \"access\"\nbase_url = \"{base}\"\n{keys}"
        ),
    );
    if !home.path("gateway.db").exists() {
        let adopt = "key adopt --config gateway.toml --app ab123 --label shop";
        home.run_with(adopt, KEY).is(0, &[]);
    }
}

const KEY: &str = "0123456789abcdef0123456789abcdef";

/// Starts it with variables.
fn serving(home: &Home, flags: &str, variables: &[(&str, &str)]) -> Serving {
    let mut command = home.command(&format!("run --config gateway.toml {flags}"));
    command.envs(variables.iter().copied());
    Serving::by(command)
}

/// When a contact was made, as old programs read it.
fn created(serving: &Serving) -> NaiveDateTime {
    let column = FIRST_NAME.replace("FirstName", "DateCreated");
    let answer = serving.call(KEY, "ContactService.load", &column);
    let text = answer.split("<dateTime.iso8601>").nth(1);
    let text = text.and_then(|text| text.split('<').next());
    let text = text.unwrap_or_else(|| panic!("{answer}"));
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H:%M:%S").unwrap()
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn wall_times_are_of_the_zone_that_is_said() {
    let (base, _) = keap().await;
    let worked = tokio::task::spawn_blocking(move || {
        let home = Home::new();
        home.write("keap.toml", "[profile.tokyo]\nzone = \"Asia/Tokyo\"\n");
        let profiles = home.path("keap.toml");
        let profile = [
            ("KEAP_CONFIG", profiles.to_str().unwrap()),
            ("KEAP_PROFILE", "tokyo"),
        ];
        configured(&home, &base, "");
        let usual = created(&serving(&home, "", &[]));
        let moment = Zone::default().to_utc(usual);
        let said = |flags: &str, variables: &[(&str, &str)], zone: &str| {
            let wall = created(&serving(&home, flags, variables));
            let zone: Zone = zone.parse().unwrap();
            assert_eq!(wall, zone.to_wall(moment), "{flags} {variables:?}");
            assert_ne!(wall, usual);
        };
        said("", &profile, "Asia/Tokyo");
        let variable = [profile[0], profile[1], ("KEAP_ZONE", "Asia/Kolkata")];
        said("", &variable, "Asia/Kolkata");
        configured(&home, &base, "zone = \"Europe/Berlin\"\n");
        said("", &variable, "Europe/Berlin");
        said("--zone Asia/Tokyo", &variable, "Asia/Tokyo");
        let checked = home.run("check --config gateway.toml --offline");
        checked.is(0, &["calls of ab123", "times of Europe/Berlin"]);
    });
    worked.await.unwrap();
}

/// How many calls Keap sees of ten, and the last answer.
fn ten(serving: &Serving, count: &AtomicUsize) -> (usize, String) {
    let before = count.load(Ordering::SeqCst);
    let mut last = String::new();
    for _ in 0..10 {
        last = serving.call(KEY, "ContactService.load", FIRST_NAME);
    }
    (count.load(Ordering::SeqCst) - before, last)
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn no_call_goes_out_above_the_calls_of_a_day() {
    let of_profile = "[profile.little]\nper_day = 3\n";
    for (keys, flags, variable, most) in [
        ("", "", None, 3),
        ("", "", Some("4"), 4),
        ("per_day = 5\n", "", Some("4"), 5),
        ("per_day = 5\n", "--per-day 6", Some("4"), 6),
    ] {
        let (base, count) = keap().await;
        let worked = tokio::task::spawn_blocking(move || {
            let home = Home::new();
            home.write("keap.toml", of_profile);
            let profiles = home.path("keap.toml");
            let mut variables = vec![
                ("KEAP_CONFIG", profiles.to_str().unwrap()),
                ("KEAP_PROFILE", "little"),
            ];
            variables.extend(variable.map(|calls| ("KEAP_PER_DAY", calls)));
            configured(&home, &base, keys);
            let (sent, last) = ten(&serving(&home, flags, &variables), &count);
            assert_eq!(sent, most, "{keys:?} {flags:?} {variable:?}");
            assert!(last.contains("<fault>"), "{last}");
        });
        worked.await.unwrap();
    }
}

/// The same without a configuration.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn flags_alone_say_it_too() {
    let (base, count) = keap().await;
    let worked = tokio::task::spawn_blocking(move || {
        let home = Home::new();
        let flags = format!(
            "run --listen 127.0.0.1:0 --base-url {base} --access-token {DEFAULT_ACCESS_TOKEN} --accept-key {KEY} --app ab123"
        );
        let begun = |more: &str| Serving::by(home.command(&format!("{flags} {more}")));
        let usual = created(&begun(""));
        let moved = created(&begun("--zone Europe/Berlin"));
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        assert_eq!(moved, berlin.to_wall(Zone::default().to_utc(usual)));
        let made = count.load(Ordering::SeqCst);
        let (sent, _) = ten(&begun(&format!("--per-day {}", made + 3)), &count);
        // The first call learns how many were made before.
        assert_eq!(sent, 3);
    });
    worked.await.unwrap();
    let home = Home::new();
    for (flags, told) in [
        (
            "--sandbox --per-minute 5",
            "--per-minute contradicts --sandbox",
        ),
        ("--sandbox --zone Berlin", "Europe/Berlin"),
        ("--per-second 0", "--per-second"),
    ] {
        home.run(&format!("run {flags}")).is(2, &[told]);
    }
}
