//! `check` beside a gateway that runs, and each mistake told once.

use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Sandbox};

use super::Home;
use super::running::serve;

const SERVER: &str = "[server]\nlisten = '127.0.0.1:PORT'\n[store]\npath = 'gateway.db'\n";
const TENANT: &str = "[[tenant]]\napp = 'ab123'\naccess_key_file = 'key'\n";

fn home(config: &str) -> Home {
    let home = Home::new();
    home.write("gateway.toml", config);
    home.write(
        "key",
        "KeapAK-0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    home
}

/// A key that is made now is in another file than the one that the gateway has open.
#[cfg(unix)]
#[test]
fn a_store_that_a_running_gateway_has_lost_is_no_store_that_is_not_there_yet() {
    let config = format!("{}{TENANT}", SERVER.replace("PORT", &port()));
    let home = home(&config);
    home.run("key new --app ab123 --label shop --config gateway.toml")
        .is(0, &[]);
    let check = || home.run("check --offline --config gateway.toml");
    let serving = home.serve("--config gateway.toml");
    check().is(0, &["ok   store: gateway.db"]);
    std::fs::remove_file(home.path("gateway.db")).unwrap();
    // Until the gateway has seen it, which looks once a second.
    let lost = || check().out.contains("FAIL store: gateway.db is gone");
    assert!((0..100).any(|_| lost()));
    check().is(1, &["the gateway that runs has lost it"]);
    serving.stop();
    check().is(0, &["warn store: gateway.db is not there yet"]);
}

/// A port that was free a moment ago.
fn port() -> String {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap().port().to_string()
}

#[cfg(unix)]
#[test]
fn ports_of_the_gateway_that_runs_are_well_and_those_of_another_program_are_not() {
    let (plain, tls, page) = (port(), port(), port());
    let config = format!(
        "{}[tls]\nlisten = '127.0.0.1:{tls}'\nfolder = 'tls'\n[page]\nlisten = '127.0.0.1:{page}'\n{TENANT}",
        SERVER.replace("PORT", &plain)
    );
    let home = home(&config);
    home.run("tls make --config gateway.toml").is(0, &[]);
    let check = || home.run("check --offline --config gateway.toml");
    let serving = home.serve("--config gateway.toml");
    let told = check();
    for (what, port) in [
        ("port", &plain),
        ("TLS port", &tls),
        ("port of the page", &page),
    ] {
        let line = format!("ok   {what}: 127.0.0.1:{port} is the one of this gateway, which runs");
        told.is(0, &[&line]);
    }
    // A configuration that was changed since is another one until the gateway is started again.
    let more = TENANT.replace("ab123", "cd456");
    home.write("gateway.toml", &format!("{config}{more}"));
    home.run("tls make --new-authority --config gateway.toml")
        .is(0, &[]);
    check().is(0, &["warn port: 127.0.0.1:", "for other applications"]);
    serving.stop().is(0, &[]);
    home.write("gateway.toml", &config);
    let other = std::net::TcpListener::bind(format!("127.0.0.1:{page}")).unwrap();
    check().is(1, &["FAIL port of the page: ", "another program has it"]);
    drop(other);
    let other = std::net::TcpListener::bind(format!("127.0.0.1:{plain}")).unwrap();
    let answering = std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut stream, _) = other.accept().unwrap();
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n{\"status\":\"ok\"}");
    });
    check().is(1, &["FAIL port: ", "another program has it"]);
    answering.join().unwrap();
}

/// The lines that say that something is wrong.
fn failed(home: &Home) -> Vec<String> {
    let told = home.run("check --offline --config gateway.toml");
    assert_eq!(told.code, Some(1), "{told:?}");
    let lines = told.out.lines().filter(|line| line.contains("FAIL"));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_mistake_is_told_once_and_by_its_cause() {
    let server = SERVER.replace("PORT", "0");
    let guarded = "[page]\nlisten = '0.0.0.0:0'\ntoken_file = 'token'\ncertificate = 'page.pem'\nkey = 'page.pem'\n";
    let unset = "[server]\nlisten = '127.0.0.1:0'\n[store]\npostgres_env = 'NOT_SET'\n";
    for (config, cause) in [
        (format!("{server}{guarded}{TENANT}"), "FAIL page: page.pem"),
        (
            format!("{server}{TENANT}policy = 'nope.toml'\n"),
            "FAIL policy of ab123: ",
        ),
        (
            format!("{unset}{TENANT}"),
            "FAIL store: the variable NOT_SET is not set",
        ),
        (
            format!("{unset}[[tenant]]\napp = 'ab123'\ngrant = 'client'\n"),
            "FAIL store: the variable NOT_SET is not set",
        ),
    ] {
        let home = home(&config);
        home.write("token", "a token that nobody guesses");
        let failed = failed(&home);
        assert_eq!(failed.len(), 1, "{failed:?}");
        assert!(failed[0].contains(cause), "{failed:?}");
    }
}

/// What the check asks of Keap is told on standard error, and what it finds stands as without the flag.
#[tokio::test(flavor = "multi_thread")]
async fn the_calls_of_a_check_are_told_where_they_are_asked_for() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let server = SERVER.replace("PORT", "0");
    let home = home(&format!("{server}{TENANT}base_url = '{base}'\n"));
    home.write("key", DEFAULT_ACCESS_TOKEN);
    let check = |more: &str| home.run(&format!("check {more} --config gateway.toml"));
    let quiet = check("");
    assert_eq!(quiet.err, "", "{quiet:?}");
    let verbose = check("-v");
    assert_eq!(
        (verbose.code, &verbose.out),
        (quiet.code, &quiet.out),
        "{verbose:?}"
    );
    let is_told = |line: &str| {
        line.starts_with("DataService.getUserInfo, v2 getUserInfo (GET ")
            && line.contains("): 200 in ")
    };
    assert!(verbose.err.lines().any(is_told), "{verbose:?}");
    assert!(!verbose.err.contains(DEFAULT_ACCESS_TOKEN), "{verbose:?}");
}

/// A policy that sends calls to XML-RPC has it asked, too, and what it is told is what XML-RPC is.
#[tokio::test(flavor = "multi_thread")]
async fn xml_rpc_is_asked_where_the_policy_sends_calls_there() {
    let rest = "ok   credential of ab123: REST answers to it";
    for (brownout, code, told) in [
        (None, 0, "ok   credential of ab123: XML-RPC answers to it"),
        (Some(Brownout::Gone), 1, "has been retired"),
        (Some(Brownout::Forbidden), 1, "status 403 Forbidden"),
        (Some(Brownout::Html), 3, "status 503 Service Unavailable"),
    ] {
        let sandbox = Sandbox::builder().build();
        if let Some(brownout) = brownout {
            let _ = sandbox.trouble().brownout(brownout);
        }
        let home = home_of_xmlrpc(&sandbox).await;
        let check = || home.run("check --config gateway.toml");
        check().is(code, &[rest, told]);
        // A policy that names REST alone asks for nothing else.
        home.write("routes.toml", "default = 'v2'\n");
        let of_rest = check();
        of_rest.is(0, &[rest]);
        assert!(!of_rest.out.contains("XML-RPC"), "{of_rest:?}");
    }
}

/// A gateway whose policy sends the calls of its tenant to the XML-RPC of a local Keap.
async fn home_of_xmlrpc(sandbox: &Sandbox) -> Home {
    let base = serve(sandbox.transport()).await;
    let server = SERVER.replace("PORT", "0");
    let home = home(&format!(
        "{server}{TENANT}base_url = '{base}'\npolicy = 'routes.toml'\n"
    ));
    home.write("key", DEFAULT_ACCESS_TOKEN);
    home.write("routes.toml", "default = 'xmlrpc'\n");
    home
}

/// XML-RPC that hangs keeps the check no longer than the time that is given, and is told as what does not answer.
#[tokio::test(flavor = "multi_thread")]
async fn xml_rpc_that_hangs_is_told_after_the_time_that_is_given() {
    for brownout in [Brownout::Hang, Brownout::Slow] {
        let sandbox = Sandbox::builder().build();
        let _ = sandbox.trouble().brownout(brownout);
        let home = home_of_xmlrpc(&sandbox).await;
        let begun = tokio::time::Instant::now();
        let told = home.run("check --timeout 2 --config gateway.toml");
        assert!(begun.elapsed().as_secs() < 20, "{told:?}");
        let rest = "ok   credential of ab123: REST answers to it";
        let silent = "FAIL credential of ab123: the policy sends calls to XML-RPC: XML-RPC did not answer in 2 s";
        told.is(3, &[rest, silent, "One thing is wrong."]);
    }
}
