//! The page, the report as a page, and what is suggested.

use super::Home;

const CONFIG: &str = "[store]\npath = 'gateway.db'\n[page]\nlisten = '127.0.0.1:0'\n\
    [server]\nlisten = '127.0.0.1:0'\nlog = 'calls.jsonl'\n\
    [[tenant]]\napp = 'ab123'\naccess_key_env = 'NOT_SET'\n";

fn configured(page: &str) -> Home {
    let home = Home::new();
    let config = CONFIG.replace("access_key_env = 'NOT_SET'", "access_key_file = 'key'");
    home.write(
        "gateway.toml",
        &config.replace("[page]\nlisten = '127.0.0.1:0'\n", page),
    );
    home.write(
        "key",
        "KeapAK-0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    home
}

#[test]
fn another_address_than_loopback_is_refused_with_what_to_do() {
    let home = configured("[page]\nlisten = '0.0.0.0:0'\n");
    let wanted = ["is not loopback", "token", "TLS"];
    home.run("run --config gateway.toml").is(2, &wanted);
    home.run("check --offline --config gateway.toml")
        .is(1, &wanted);
    home.write("token", "short");
    let home = configured("[page]\ntoken_file = 'token'\n");
    home.write("token", "short");
    home.run("run --config gateway.toml")
        .is(2, &["fewer than 20 characters"]);
    let home = configured("[alerts]\nwebhook = 'http://example.com/x'\n");
    home.run("run --config gateway.toml").is(2, &["https://"]);
    home.run("check --offline --config gateway.toml")
        .is(1, &["https://"]);
}

/// What is wrong in the file is told as that, by `run` as by `check`.
#[test]
fn a_port_that_is_wanted_twice_is_refused_before_it_is_listened_on() {
    let home = configured("[page]\nlisten = '127.0.0.1:8409'\n");
    let config = home.read("gateway.toml");
    let same = config.replace(
        "[server]\nlisten = '127.0.0.1:0'",
        "[server]\nlisten = '127.0.0.1:8409'",
    );
    assert_ne!(same, config);
    home.write("gateway.toml", &same);
    let wanted = "it is the port of this configuration as well";
    home.run("run --config gateway.toml")
        .is(2, &["port of the page", wanted]);
}

#[test]
fn keys_that_cannot_be_looked_at_are_not_told_as_none() {
    let home = configured("");
    home.write("gateway.db", &"no database at all ".repeat(100));
    let told = home.run("check --offline --config gateway.toml");
    told.is(
        1,
        &[
            "FAIL store",
            "tenant ab123: its keys could not be looked at",
        ],
    );
    assert!(!told.out.contains("nobody is let in"), "{told:?}");
}

#[test]
fn the_report_is_a_page_and_the_suggestion_a_policy() {
    let home = configured("[page]\nlisten = '127.0.0.1:0'\n");
    home.run_with(
        "key adopt --config gateway.toml --app ab123 --label shop",
        "0123456789abcdef0123456789abcdef\n",
    )
    .is(0, &[]);
    home.run("suggest --config gateway.toml")
        .is(1, &["Nothing was called within 7 days"]);
    let mut serving = home.serve("--config gateway.toml");
    let page = serving.error_line();
    assert!(
        page.contains("what it does, for people: http://127.0.0.1:"),
        "{page}"
    );
    let call = |method: &str, params: &str| {
        serving.call("0123456789abcdef0123456789abcdef", method, params);
    };
    call(
        "ShippingService.getWeightBasedShippingRanges",
        "<param><value><int>1</int></value></param>",
    );
    call("Invented.method", "");
    serving.stop();
    let html = home.run("report --config gateway.toml --format html");
    assert_eq!(html.code, Some(1), "{html:?}");
    assert!(html.out.starts_with("<!doctype html>"), "{html:?}");
    assert!(html.out.trim_end().ends_with("</html>"), "{html:?}");
    assert!(
        html.out.contains("getWeightBasedShippingRanges"),
        "{html:?}"
    );
    assert!(!html.out.contains("<script"), "{html:?}");
    home.run("key list --config gateway.toml --format html")
        .is(2, &["only the report"]);
    let suggested = home.run("suggest --config gateway.toml");
    suggested.is(1, &["never documented", "default = \"v2\""]);
    home.write("routes.toml", &suggested.out);
    let config = home.read("gateway.toml");
    home.write("gateway.toml", &format!("{config}policy = 'routes.toml'\n"));
    let checked = home.run("check --offline --config gateway.toml");
    assert!(checked.out.contains("ok   policy of ab123"), "{checked:?}");
}

/// A first try has no store, and its page shows the calls all the same.
#[cfg(unix)]
#[test]
fn the_page_of_a_first_try_shows_what_was_called() {
    let home = Home::new();
    let mut serving = home.serve("--sandbox --listen 127.0.0.1:0 --page-listen 127.0.0.1:0");
    let page = serving.error_line();
    let (_, url) = page.trim().rsplit_once(": http://").unwrap();
    let address = url.split('/').next().unwrap().to_owned();
    let key = keap_sandbox::DEFAULT_LEGACY_KEY;
    let answer = serving.call(key, "ContactService.load", super::FIRST_NAME);
    assert!(answer.contains("Joseph"), "{answer}");
    let begun = tokio::time::Instant::now();
    loop {
        let shown = super::send_to(&address, &address, "GET /_keap/", "");
        if shown.contains("ContactService.load") && shown.contains("key-1 (") {
            break;
        }
        // Counts are written every two seconds.
        assert!(begun.elapsed().as_secs() < 30, "{shown}");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    serving.stop().is(0, &[]);
}
