//! `run`: by flags, what it refuses, where pages go, and how it ends.

use std::sync::Arc;

use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError, server};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use tokio::sync::Semaphore;

use super::{FIRST_NAME, Home};

/// A local Keap that tells when it was asked and answers when it is let.
#[derive(Debug)]
struct Held {
    keap: Transport,
    asked: Arc<Semaphore>,
    let_on: Arc<Semaphore>,
}

impl HttpService for Held {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            self.asked.add_permits(1);
            let _on = self.let_on.acquire().await.unwrap();
            self.keap.send(request).await
        })
    }
}

pub(super) async fn serve(transport: Transport) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(listener, transport, std::future::pending()));
    format!("http://{address}")
}

fn flags(base: &str) -> String {
    format!(
        "--listen 127.0.0.1:0 --base-url {base} --access-token {DEFAULT_ACCESS_TOKEN} --accept-key old-key-1 --app ab123"
    )
}

#[test]
fn what_cannot_be_right_is_refused() {
    let home = Home::new();
    let base = "http://127.0.0.1:1";
    home.run("run").is(
        2,
        &[
            "nobody would be let in",
            "--accept-key KEY, --config FILE, or try --sandbox",
        ],
    );
    home.run(&format!("run --base-url {base} --accept-key old-key-1"))
        .is(2, &["no credential is given", "KEAP_ACCESS_KEY"]);
    let remote = flags(base).replace("127.0.0.1:0 ", "0.0.0.0:0 ");
    home.run(&format!("run {remote}"))
        .is(2, &["is not loopback, and keys would travel readable"]);
    home.run(&format!("run {} --tls-listen 127.0.0.1:0", flags(base)))
        .is(2, &["run `keap gateway tls make` first"]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = format!("127.0.0.1:{} ", taken.local_addr().unwrap().port());
    let holder = std::net::TcpListener::bind(taken.trim());
    home.run(&format!(
        "run {}",
        flags(base).replace("127.0.0.1:0 ", &taken)
    ))
    .is(3, &["cannot listen on"]);
    drop(holder);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn flags_alone_are_enough_and_pages_go_to_the_upstream_address() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let worked = tokio::task::spawn_blocking(move || {
        let home = Home::new();
        let serving = home.serve(&flags(&base));
        let answer = serving.call("old-key-1", "ContactService.load", FIRST_NAME);
        assert!(answer.contains("<value>Joseph</value>"), "{answer}");
        let answer = serving.call("old-key-2", "ContactService.load", FIRST_NAME);
        assert!(answer.contains("[InvalidKey]Invalid Key"), "{answer}");
        let page = serving.send("GET /app/form/abc", "");
        assert!(
            page.contains(" 404 ") && page.contains("hosts file"),
            "{page}"
        );
        let health = serving.send("GET /healthz", "");
        assert!(
            health.contains("\"admitted\":1") && health.contains("\"refused\":1"),
            "{health}"
        );
        let told = serving.stop();
        told.is(0, &["\"fault_kind\":\"InvalidKey\""]);
        assert!(!told.out.contains("old-key"), "{told:?}");

        // Nobody answers at port 443 of this address, which the page of the one who passes it on tells.
        let serving = home.serve(&format!("{} --upstream-ip 127.0.0.2", flags(&base)));
        let page = serving.send("GET /app/form/abc", "");
        assert!(
            page.contains(" 502 ") && page.contains("passed this request on"),
            "{page}"
        );
        serving.stop().is(0, &[]);
    });
    worked.await.unwrap();
}

/// Whatever addresses the name has on this machine, old programs reach it at that of IPv4.
#[cfg(unix)]
#[test]
fn a_name_that_leads_to_loopback_is_listened_on() {
    let home = Home::new();
    let serving = home.serve("--sandbox --listen localhost:0");
    assert!(
        serving.address().starts_with("127.0.0.1:"),
        "{}",
        serving.url
    );
    let key = keap_sandbox::DEFAULT_LEGACY_KEY;
    let answer = serving.call(key, "ContactService.load", FIRST_NAME);
    assert!(answer.contains("Joseph"), "{answer}");
    serving.stop().is(0, &[]);
}

/// A call at work when the signal comes is answered; then the program ends.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_flight_is_answered_before_the_end() {
    for (signal, code) in [("-TERM", 0), ("-INT", 130)] {
        let (asked, let_on) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let base = serve(Transport::new(Held {
            keap: Sandbox::builder().build().transport(),
            asked: Arc::clone(&asked),
            let_on: Arc::clone(&let_on),
        }))
        .await;
        let home = Home::new();
        let serving = Arc::new(home.serve(&flags(&base)));
        let caller = Arc::clone(&serving);
        let call = tokio::task::spawn_blocking(move || {
            caller.call("old-key-1", "ContactService.load", FIRST_NAME)
        });
        asked.acquire().await.unwrap().forget();
        serving.signal(signal);
        // The socket is closed when the signal was taken.
        let address = serving.address().to_owned();
        while tokio::net::TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        let_on.add_permits(100);
        let answer = call.await.unwrap();
        assert!(answer.contains("<value>Joseph</value>"), "{answer}");
        let serving = Arc::into_inner(serving).unwrap();
        let told = tokio::task::spawn_blocking(move || serving.ended())
            .await
            .unwrap();
        told.is(code, &["\"upstream_calls\":"]);
    }
}

/// A call that does not end is cut when the time for it is over, and the program ends well all the same.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn the_end_does_not_wait_longer_than_its_bound() {
    let asked = Arc::new(Semaphore::new(0));
    let base = serve(Transport::new(Held {
        keap: Sandbox::builder().build().transport(),
        asked: Arc::clone(&asked),
        let_on: Arc::new(Semaphore::new(0)),
    }))
    .await;
    let home = Home::new();
    let serving = super::Serving::by(home.short_of_patience(&base));
    let address = serving.address().to_owned();
    let request = super::document("old-key-1", "ContactService.load", FIRST_NAME);
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /api/xmlrpc HTTP/1.0\r\nContent-Length: {}\r\n\r\n",
        request.len()
    );
    std::io::Write::write_all(&mut stream, [head, request].concat().as_bytes()).unwrap();
    asked.acquire().await.unwrap().forget();
    let told = tokio::task::spawn_blocking(move || serving.stop())
        .await
        .unwrap();
    told.is(0, &["some calls were still at work"]);
}

/// Standard output is a pipe that nobody reads: every call is answered, and the end comes all the same.
#[cfg(unix)]
#[test]
fn a_log_that_nobody_reads_stops_neither_answers_nor_the_end() {
    let home = Home::new();
    let serving = home.serve("--sandbox --listen 127.0.0.1:0");
    // A line is some 400 bytes, and a pipe takes 64 KiB.
    for _ in 0..400 {
        let key = keap_sandbox::DEFAULT_LEGACY_KEY;
        let answer = serving.call(key, "ContactService.load", FIRST_NAME);
        assert!(answer.contains("Joseph"), "{answer}");
    }
    serving.signal("-TERM");
    let told = serving.ended_unread();
    told.is(0, &["lines of the log were lost"]);
}

/// What goes wrong while it runs is told on standard error and in the log, and `/healthz` says so.
#[cfg(target_os = "linux")]
#[test]
fn what_goes_wrong_while_it_runs_is_told() {
    let home = Home::new();
    home.write("routes.toml", "default = 'rest-v2'\n");
    home.write(
        "gateway.toml",
        "[server]\nlisten = '127.0.0.1:0'\nlog = '/dev/full'\n[store]\npath = 'gateway.db'\n\
         [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = 'http://127.0.0.1:1'\npolicy = 'routes.toml'\n",
    );
    let adopt = "key adopt --app ab123 --label shop --config gateway.toml";
    home.run_with(adopt, "old-key-1").is(0, &[]);
    let mut command = home.command("run --config gateway.toml");
    command.env("KEY", DEFAULT_ACCESS_TOKEN);
    let mut serving = super::Serving::by(command);
    assert!(
        serving
            .send("GET /healthz", "")
            .contains("\"status\":\"ok\"")
    );
    home.write("routes.toml", "default = 'nowhere'\n");
    let line = serving.error_line();
    assert!(
        line.starts_with("warning: the keap policy stays as it was: routes.toml:1:"),
        "{line}"
    );
    serving.call("not a key", "ContactService.load", FIRST_NAME);
    let line = serving.error_line();
    assert!(
        line.contains("warning: the log cannot be written: No space left"),
        "{line}"
    );
    let health = serving.send("GET /healthz", "");
    assert!(
        health.contains("\"status\":\"degraded\"") && health.contains("the log loses lines"),
        "{health}"
    );
    serving.stop().is(0, &["lines of the log were lost"]);
}

/// The guide asks for files that the gateway's user alone can read, and `check` need not have been run.
#[cfg(unix)]
#[test]
fn a_key_in_a_file_that_others_may_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.write("key.txt", DEFAULT_ACCESS_TOKEN);
    home.write(
        "gateway.toml",
        "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'gateway.db'\n\
         [[tenant]]\napp = 'ab123'\naccess_key_file = 'key.txt'\nbase_url = 'http://127.0.0.1:1'\n",
    );
    let of_flags = "run --listen 127.0.0.1:0 --base-url http://127.0.0.1:1 --access-token @key.txt --accept-key k";
    for line in ["run --config gateway.toml", of_flags] {
        let mode = |mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(home.path("key.txt"), mode).unwrap();
        };
        mode(0o644);
        let mut serving = super::Serving::by(home.command(line));
        told(
            &mut serving,
            "key.txt can be read by others; run: chmod 600",
        );
        serving.stop().is(0, &[]);
        mode(0o600);
        let serving = super::Serving::by(home.command(line));
        let told = serving.stop();
        assert!(!format!("{told:?}").contains("can be read"), "{told:?}");
    }
}

/// Who has a file open goes on reading and writing it when it is removed, and all of that is lost.
#[cfg(unix)]
#[test]
fn a_store_that_is_removed_under_the_gateway_is_told() {
    let home = Home::new();
    home.write(
        "gateway.toml",
        "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'gateway.db'\n\
         [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = 'http://127.0.0.1:1'\n",
    );
    let mut command = home.command("run --config gateway.toml");
    command.env("KEY", DEFAULT_ACCESS_TOKEN);
    let mut serving = super::Serving::by(command);
    std::fs::rename(home.path("gateway.db"), home.path("elsewhere.db")).unwrap();
    told(
        &mut serving,
        "the file of the gateway's store is gone: gateway.db",
    );
    let health = serving.send("GET /healthz", "");
    assert!(health.contains("\"status\":\"degraded\""), "{health}");
    assert!(serving.send("GET /readyz", "").starts_with("HTTP/1.1 503 "));
    std::fs::rename(home.path("elsewhere.db"), home.path("gateway.db")).unwrap();
    told(&mut serving, "answers again");
    serving.stop().is(0, &[]);
}

/// A path that is mistyped, or a volume that is not mounted, is a new store without a key.
#[cfg(unix)]
#[test]
fn a_gateway_that_lets_nobody_in_says_so() {
    let home = Home::new();
    let command = home.short_of_patience("http://127.0.0.1:1");
    let mistyped = home.read("gateway.toml").replace("gateway.db", "other.db");
    home.write("gateway.toml", &mistyped);
    let mut serving = super::Serving::by(command);
    told(
        &mut serving,
        "no program is let in: other.db has no living key",
    );
    let health = serving.send("GET /healthz", "");
    assert!(health.contains("no program is let in"), "{health}");
    assert!(serving.send("GET /readyz", "").starts_with("HTTP/1.1 503 "));
    let adopt = "key adopt --app ab123 --label shop --config gateway.toml";
    home.run_with(adopt, "old-key-1").is(0, &[]);
    let ready = || serving.send("GET /readyz", "").starts_with("HTTP/1.1 200 ");
    assert!((0..50).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        ready()
    }));
    let serving = serving.stop();
    serving.is(0, &["\"warning\":\"no program is let in"]);
}

/// What an administrator sends to any service to have it read again ends none.
#[cfg(target_os = "linux")]
#[test]
fn a_service_outlives_the_signals_that_tell_it_to_read_again() {
    let home = Home::new();
    let plain = home.short_of_patience("http://127.0.0.1:1");
    // Without a terminal, as a service.
    let mut command = std::process::Command::new("setsid");
    command
        .arg(plain.get_program())
        .args(plain.get_args())
        .env_clear()
        .env("HOME", home.path(""))
        .env("KEY", DEFAULT_ACCESS_TOKEN)
        .current_dir(home.path(""))
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let mut serving = super::Serving::by(command);
    for signal in ["-HUP", "-USR1", "-USR2"] {
        serving.signal(signal);
        if signal == "-HUP" {
            told(&mut serving, "told by a signal to read again");
        }
        assert!(
            serving
                .send("GET /healthz", "")
                .contains("\"status\":\"ok\"")
        );
    }
    serving.stop().is(0, &[]);
}

/// Waits for a line; what is done every hour may meet the missing file, too, and say so.
fn told(serving: &mut super::Serving, words: &str) {
    let mut lines = Vec::new();
    while lines.len() < 8 {
        let line = serving.error_line();
        if line.contains(words) {
            return;
        }
        lines.push(line);
    }
    panic!("{words:?} is not among {lines:?}");
}

#[test]
fn a_slip_in_the_policy_file_is_one_of_its_owner() {
    let home = Home::new();
    home.write("routes.toml", "default = 'nowhere'\n");
    home.write(
        "gateway.toml",
        "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'gateway.db'\n\
         [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\npolicy = 'routes.toml'\n",
    );
    home.run("run --config gateway.toml")
        .is(2, &["tenant ab123", "routes.toml:1:11: no backend"]);
}

#[test]
fn what_contradicts_a_configuration_or_a_sandbox_is_refused() {
    let home = Home::new();
    home.write("gateway.toml", "");
    for (line, said) in [
        ("--sandbox --config none.toml", "--sandbox takes none"),
        (
            "--config gateway.toml --base-url http://127.0.0.1:1",
            "--base-url contradicts --config",
        ),
        (
            "--config gateway.toml --access-token x",
            "--access-token contradicts --config",
        ),
        (
            "--config gateway.toml --app ab123",
            "--app contradicts --config",
        ),
        (
            "--sandbox --accept-key old-key-1",
            "--accept-key contradicts --sandbox",
        ),
        (
            "--access-token x --accept-key= --app ab123",
            "--accept-key is empty",
        ),
        (
            "--access-token x --accept-key y --app bad!",
            "is no host name",
        ),
    ] {
        home.run(&format!("run {line}")).is(2, &[said]);
    }
    let mut command = home.command("run --sandbox");
    command.env("KEAP_GATEWAY_CONFIG", "gateway.toml");
    super::Told::of(command.output().unwrap()).is(2, &["the variable KEAP_GATEWAY_CONFIG"]);
}

/// Half a request is waited for no longer when the gateway is told to stop.
#[cfg(unix)]
#[test]
fn half_a_request_does_not_hold_up_the_end() {
    let home = Home::new();
    let serving = home.serve("--sandbox --listen 127.0.0.1:0");
    let mut stream = std::net::TcpStream::connect(serving.address()).unwrap();
    let half = "POST /api/xmlrpc HTTP/1.1\r\nContent-Length: 100\r\n\r\n<methodCall>";
    std::io::Write::write_all(&mut stream, half.as_bytes()).unwrap();
    serving.send("GET /healthz", "");
    let begun = tokio::time::Instant::now();
    let told = serving.stop();
    told.is(0, &[]);
    assert!(begun.elapsed().as_secs() < 15, "{told:?}");
    assert!(!told.err.contains("still at work"), "{told:?}");
}
