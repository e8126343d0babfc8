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
    for command in ["suggest", "report", "report --format html"] {
        home.run(&format!("{command} --config gateway.toml"))
            .is(3, &["there is no call in gateway.db", "a call is seen"]);
    }
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
    home.run("report --config gateway.toml --output report.html")
        .is(1, &["getWeightBasedShippingRanges"]);
    let written = home.read("report.html");
    assert!(written.starts_with("<!doctype html>") && written.ends_with("</html>\n"));
    // A page takes the place of a page alone.
    home.run("report --config gateway.toml --output report.html --format json")
        .is(1, &["getWeightBasedShippingRanges"]);
    home.run("report --config gateway.toml --output gateway.toml")
        .is(2, &["gateway.toml is there already and is no page"]);
    home.run("key list --config gateway.toml --format html")
        .is(2, &["only the report"]);
    let suggested = home.run("suggest --config gateway.toml");
    suggested.is(1, &["never documented", "default = \"v2\""]);
    home.run("suggest --config gateway.toml --output routes.toml")
        .is(1, &["The policy is in routes.toml."]);
    // It may be the policy that the tenant names, with what only the owner knows.
    home.run("suggest --config gateway.toml --output routes.toml")
        .is(2, &["routes.toml is there already"]);
    home.run("suggest --config gateway.toml --output -")
        .is(2, &["`-` is no file"]);
    assert_eq!(
        home.read("routes.toml").trim_end(),
        suggested.out.trim_end()
    );
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

/// Says why a test shows nothing on this machine.
#[cfg(unix)]
#[expect(clippy::print_stderr, reason = "why a test is skipped is said")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// What curl prints of an answer: the status, and whether it is the page.
#[cfg(unix)]
fn looked(home: &Home, arguments: &[&str]) -> Option<(String, bool)> {
    let mut curl = std::process::Command::new("curl");
    curl.args(["--silent", "--noproxy", "*", "--cacert", "page.pem"])
        .args(["--write-out", "\n%{http_code}"])
        .args(arguments)
        .current_dir(home.path(""));
    let output = match curl.output() {
        Ok(output) => output,
        Err(error) => {
            skipped(&format!("curl cannot be run: {error}"));
            return None;
        }
    };
    let text = String::from_utf8(output.stdout).unwrap();
    let (page, status) = text.rsplit_once('\n').unwrap();
    Some((status.to_owned(), page.contains("What will break")))
}

/// On all addresses of the machine, as in a container: with token and TLS, under its own names alone.
#[cfg(unix)]
#[test]
fn a_page_that_others_reach_is_shown_at_the_printed_address_to_who_has_the_token() {
    const TOKEN: &str = "a token that nobody guesses";
    for (listen, hosts, host) in [
        ("0.0.0.0", "", "127.0.0.1"),
        ("[::]", "", "[::1]"),
        (
            "0.0.0.0",
            "hosts = ['gateway.example.com']\n",
            "gateway.example.com",
        ),
    ] {
        if std::net::TcpListener::bind(format!("{listen}:0")).is_err() {
            skipped(&format!("this machine has no {listen}"));
            continue;
        }
        let home = configured(&format!(
            "[page]\nlisten = '{listen}:0'\ntoken_file = 'token'\ncertificate = 'page.pem'\nkey = 'page.key'\n{hosts}"
        ));
        let names = [
            "127.0.0.1",
            "::1",
            "gateway.example.com",
            "other.example.com",
        ];
        let made = rcgen::generate_simple_self_signed(names.map(str::to_owned)).unwrap();
        home.write("page.pem", &made.cert.pem());
        home.write("page.key", &made.signing_key.serialize_pem());
        home.write("token", TOKEN);
        let mut serving = home.serve("--config gateway.toml");
        let told = serving.error_line();
        let (_, url) = told.trim().split_once("for people: ").unwrap();
        let (start, port) = url.rsplit_once(':').unwrap();
        assert_eq!(start, format!("https://{host}"), "{told}");
        let port = port.strip_suffix("/_keap/").unwrap();
        let bearer = format!("Authorization: Bearer {TOKEN}");
        let at = if listen == "[::]" {
            "[::1]"
        } else {
            "127.0.0.1"
        };
        // Names lead to this machine, as those of a DNS server would.
        let leads = |name: &str| format!("{name}:{port}:{at}");
        let (ours, other) = (leads("gateway.example.com"), leads("other.example.com"));
        let resolve = ["--resolve", ours.as_str(), "--resolve", other.as_str()];
        let look = |more: &[&str]| looked(&home, &[&resolve, more].concat());
        let Some(shown) = look(&["-H", &bearer, url]) else {
            return;
        };
        assert_eq!(shown, ("200".to_owned(), true), "{url}");
        let user = format!("anybody:{TOKEN}");
        let shown = look(&["--user", &user, url]).unwrap();
        assert_eq!(shown, ("200".to_owned(), true), "{url}");
        for wrong in [
            &[url][..],
            &[
                "-H",
                "Authorization: Bearer a token that nobody guesse",
                url,
            ],
        ] {
            let shown = look(wrong).unwrap();
            assert_eq!(shown, ("401".to_owned(), false), "{wrong:?}");
        }
        let elsewhere = format!("https://other.example.com:{port}/_keap/");
        let shown = look(&["-H", &bearer, &elsewhere]).unwrap();
        assert_eq!(shown, ("421".to_owned(), false), "{elsewhere}");
        let clear = url.replacen("https", "http", 1);
        let shown = look(&["-H", &bearer, &clear]).unwrap();
        assert!(shown.0 != "200" && !shown.1, "{shown:?}");
        serving.stop().is(0, &[]);
    }
}
