//! The two ways to log in, and what comes between.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStderr, Command};

use crate::desk::{Desk, SECRET, desk};

/// A login whose address is pasted.
const PASTED: [&str; 5] = [
    "auth",
    "login",
    "--no-browser",
    "--redirect-uri",
    "https://keap.example/cb",
];

/// A login whose redirect URI is on this machine, and its port: one that was free a moment ago.
fn by_loopback(desk: &Desk) -> (u16, Command) {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    let redirect = format!("http://127.0.0.1:{port}/back");
    let mut command = desk.command(&["auth", "login", "--no-browser", "--redirect-uri", &redirect]);
    command.env("KEAP_CLIENT_SECRET", SECRET);
    (port, command)
}

/// The browser is on another machine, where the redirect URI is that machine's own.
#[tokio::test(flavor = "multi_thread")]
async fn a_loopback_address_can_be_pasted_too() {
    let desk = desk("pasted-loopback").await;
    let (port, mut command) = by_loopback(&desk);
    let mut child = command.spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let page = tokio::task::spawn_blocking(move || {
        let mut lines = String::new();
        while !lines.contains("ssh -L") {
            assert_ne!(
                said.read_line(&mut lines).unwrap(),
                0,
                "the program ended: {lines}"
            );
        }
        (lines, said)
    });
    let (lines, _said) = page.await.unwrap();
    assert!(
        lines.contains(&format!("ssh -L {port}:127.0.0.1:{port}")),
        "{lines}"
    );
    let page = lines.lines().find(|line| line.contains("state=")).unwrap();
    let request = http::Request::get(page.trim())
        .body(keap_http::Body::empty())
        .unwrap();
    let answer = desk.sandbox.transport().send(request).await.unwrap();
    let back = answer.headers()["location"].to_str().unwrap().to_owned();
    let output = tokio::task::spawn_blocking(move || {
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "http://127.0.0.1/nothing\n{back}").unwrap();
        child.wait_with_output().unwrap()
    });
    let output = output.await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && said.contains("ab123: access granted"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn login_listens_on_a_loopback_redirect_uri() {
    let desk = desk("login").await;
    let (port, mut command) = by_loopback(&desk);
    let transport = desk.sandbox.transport();
    let mut child = command.spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let page = tokio::task::spawn_blocking(move || {
        let mut line = String::new();
        while !line.contains("http") {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "the program ended");
        }
        // The reader stays: a program whose messages nobody can read any more may stop.
        (line.trim().to_owned(), said)
    });
    let (page, _said) = page.await.unwrap();
    assert!(page.contains("state=") && !page.contains(SECRET), "{page}");
    // The browser: the page leads to the listener.
    let request = http::Request::get(page)
        .body(keap_http::Body::empty())
        .unwrap();
    let answer = transport.send(request).await.unwrap();
    let back = answer.headers()["location"].to_str().unwrap().to_owned();
    let visit = tokio::task::spawn_blocking(move || {
        let target = back.split_once(&port.to_string()).unwrap().1.to_owned();
        let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(
            socket,
            "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        socket.read_to_string(&mut text).unwrap();
        text
    });
    let page = visit.await.unwrap();
    assert!(
        page.contains("Access is granted and kept. You can close this page"),
        "{page}"
    );
    let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap())
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && said.contains("ab123: access granted"),
        "{said}"
    );
    let (_, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(said.contains("fresh"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn login_takes_a_pasted_address_and_checks_its_state() {
    let desk = desk("paste").await;
    let pasted = "https://keap.example/cb?code=x&state=other\n";
    let (code, said) = desk.keap(&PASTED, pasted.to_owned()).await;
    assert!(code == Some(3) && said.contains("another state"), "{said}");
    let denied = "https://keap.example/cb?error=access_denied&error_description=User+denied+access+to+resource\n";
    let (code, said) = desk.keap(&PASTED, denied.to_owned()).await;
    assert!(
        code == Some(3) && said.contains("User denied access"),
        "{said}"
    );
}

/// A login that listens: its process, the rest of what it says, its page and its port.
struct Login {
    child: Child,
    said: BufReader<ChildStderr>,
    page: String,
    port: u16,
}

impl Login {
    async fn start(desk: &Desk, more: &[&str]) -> Self {
        // A port that was free a moment ago.
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let redirect = format!("http://127.0.0.1:{port}/back");
        let mut command =
            desk.command(&["auth", "login", "--no-browser", "--redirect-uri", &redirect]);
        command.args(more).env("KEAP_CLIENT_SECRET", SECRET);
        let mut child = command.spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let started = tokio::task::spawn_blocking(move || {
            let mut page = String::new();
            while !page.contains("http") {
                page.clear();
                assert_ne!(said.read_line(&mut page).unwrap(), 0, "the program ended");
            }
            (page.trim().to_owned(), said)
        });
        let (page, said) = started.await.unwrap();
        Self {
            child,
            said,
            page,
            port,
        }
    }

    fn state(&self) -> &str {
        let (_, state) = self.page.split_once("state=").unwrap();
        state.split('&').next().unwrap()
    }

    /// What a browser gets that asks for `target`.
    async fn visit(&self, target: &str) -> String {
        let (port, target) = (self.port, target.to_owned());
        let visit = move || {
            let mut socket = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
            let head = "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            write!(socket, "GET {target} {head}").unwrap();
            let mut text = String::new();
            socket.read_to_string(&mut text).unwrap();
            text
        };
        tokio::task::spawn_blocking(visit).await.unwrap()
    }

    /// Its exit code and the rest of what it said.
    async fn end(mut self) -> (Option<i32>, String) {
        let end = move || {
            let mut text = String::new();
            self.said.read_to_string(&mut text).unwrap();
            (self.child.wait().unwrap().code(), text)
        };
        tokio::task::spawn_blocking(end).await.unwrap()
    }
}

/// The answer of the page where access is granted: where the browser is sent.
async fn granted(desk: &Desk, page: &str) -> String {
    let request = http::Request::get(page)
        .body(keap_http::Body::empty())
        .unwrap();
    let answer = desk.sandbox.transport().send(request).await.unwrap();
    let back = answer.headers()["location"].to_str().unwrap();
    let (_, path) = back.split_once("/back").unwrap();
    format!("/back{path}")
}

#[tokio::test(flavor = "multi_thread")]
async fn foreign_requests_neither_end_nor_hold_a_login() {
    let desk = desk("foreign").await;
    let login = Login::start(&desk, &[]).await;
    // Half a request that never ends.
    let mut half = std::net::TcpStream::connect(("127.0.0.1", login.port)).unwrap();
    half.write_all(b"GET /back?code=x HTTP/1.1\r\nHost: ")
        .unwrap();
    let state = login.state().to_owned();
    for (target, status) in [
        ("/favicon.ico".to_owned(), "404"),
        (format!("/other?code=abc&state={state}"), "404"),
        ("/back?code=abc&state=wrong".to_owned(), "400"),
        (
            "/back?error=x&error_description=%1b]52;c;AAAA%07&state=wrong".to_owned(),
            "400",
        ),
        (
            "/back?error=x&error_description=%1b]52;c;AAAA%07".to_owned(),
            "200",
        ),
        (format!("/back?state={state}"), "400"),
        (format!("/back?code=a%20b&state={state}"), "400"),
    ] {
        let page = login.visit(&target).await;
        assert!(
            page.starts_with(&format!("HTTP/1.1 {status}")),
            "{target}: {page}"
        );
        assert!(!page.contains("granted and kept"), "{target}: {page}");
    }
    assert_eq!(desk.sandbox.token_counts().calls, 0, "nothing was sent");
    let back = granted(&desk, &login.page).await;
    let page = login.visit(&back).await;
    assert!(page.contains("Access is granted and kept"), "{page}");
    let (code, said) = login.end().await;
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
    drop(half);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_happened_after_it_happened() {
    let desk = desk("page").await;
    let login = Login::start(&desk, &[]).await;
    let state = login.state().to_owned();
    let page = login
        .visit(&format!("/back?code=wrong-code&state={state}"))
        .await;
    assert!(
        page.contains("It did not work, and nothing was kept"),
        "{page}"
    );
    let (code, said) = login.end().await;
    assert!(code == Some(3) && said.contains("error:"), "{said}");
    let login = Login::start(&desk, &[]).await;
    let state = login.state().to_owned();
    let denied = format!("/back?error=access_denied&error_description=No&state={state}");
    let page = login.visit(&denied).await;
    assert!(page.contains("It did not work"), "{page}");
    let (code, said) = login.end().await;
    assert!(
        code == Some(3) && said.contains("access was not granted: No"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_is_forgotten_ends() {
    let desk = desk("forgotten").await;
    let login = Login::start(&desk, &["--wait", "1"]).await;
    let (code, said) = login.end().await;
    assert!(
        code == Some(3) && said.contains("nobody granted access"),
        "{said}"
    );
    // Also one that waits for a paste: its input stays open.
    let paste = [
        "auth",
        "login",
        "--no-browser",
        "--wait",
        "1",
        "--redirect-uri",
        "https://keap.example/cb",
    ];
    let mut command = desk.command(&paste);
    command.env("KEAP_CLIENT_SECRET", SECRET);
    let mut child = command.spawn().unwrap();
    let input = child.stdin.take();
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
    assert_eq!(ended.await.unwrap().code(), Some(3));
    drop(input);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_can_be_a_code_leaves_the_machine_and_a_wrong_paste_asks_again() {
    let desk = desk("clipboard").await;
    let pasted = "hello\nhttps://signin.infusionsoft.com/login\nMy Passw0rd is long\n";
    let (code, said) = desk.keap(&PASTED, pasted.to_owned()).await;
    assert_eq!(code, Some(3), "{said}");
    assert_eq!(said.matches("nothing was sent").count(), 3, "{said}");
    assert_eq!(desk.sandbox.token_counts().calls, 0);
}

/// A job of the night, or a pipe: nobody reads what is asked, and nobody answers.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_terminal_nobody_is_asked() {
    let desk = desk("nobody").await;
    for redirect in ["https://keap.example/cb", "http://127.0.0.1:8765/back"] {
        let line = ["auth", "login", "--redirect-uri", redirect];
        let (code, said) = desk.keap(&line, "code-0123456789\n".to_owned()).await;
        assert_eq!(code, Some(2), "{redirect}: {said}");
        for way in ["--no-browser", "keap auth import", "KEAP_ACCESS_KEY"] {
            assert!(said.contains(way), "{way}: {said}");
        }
        assert!(!said.contains("state="), "{said}");
    }
}
