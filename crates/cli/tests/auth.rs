//! `keap auth` against the local Keap, with marked secrets that must never show.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};

use keap_http::server;
use keap_sandbox::Sandbox;

const SECRET: &str = "MARKEDSECRET";

struct Desk {
    sandbox: Sandbox,
    base: String,
    folder: std::path::PathBuf,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A local Keap whose only client has a marked secret, and an empty store.
async fn desk(name: &str) -> Desk {
    let sandbox = Sandbox::builder()
        .client("client", SECRET, "https://keap.example/cb")
        .build();
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        sandbox.transport(),
        std::future::pending(),
    ));
    let folder = std::env::temp_dir().join(format!("keap-auth-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    Desk {
        sandbox,
        base: format!("http://{address}"),
        folder,
    }
}

impl Desk {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .args(arguments)
            .env_clear()
            .env("KEAP_BASE_URL", &self.base)
            .env("KEAP_STORE", self.folder.join("keap.db"))
            .env("KEAP_STORE_KEY", "ab".repeat(32))
            .env("KEAP_CLIENT_ID", "client")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program; returns its exit code and all it said.
    async fn keap(&self, arguments: &[&str], input: String) -> (Option<i32>, String) {
        let mut command = self.command(arguments);
        command.env("KEAP_CLIENT_SECRET", SECRET);
        let run = move || {
            let mut child = command.spawn().unwrap();
            // A program that reads nothing may be gone already.
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
            let output = child.wait_with_output().unwrap();
            let said = [output.stdout, output.stderr].concat();
            (
                output.status.code(),
                String::from_utf8_lossy(&said).into_owned(),
            )
        };
        let (code, said) = tokio::task::spawn_blocking(run).await.unwrap();
        for secret in [SECRET, "sandbox-access-", "sandbox-refresh-"] {
            assert!(
                !said.contains(secret),
                "{arguments:?} shows {secret}: {said}"
            );
        }
        (code, said)
    }

    /// A pair made by hand, as the token endpoint would answer.
    fn pair(&self, expires_in: u64) -> String {
        let issued = self.sandbox.issue_tokens();
        serde_json::json!({
            "access_token": issued.access.expose(),
            "refresh_token": issued.refresh.expose(),
            "expires_in": expires_in,
            "scope": "full|ab123.infusionsoft.com",
        })
        .to_string()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_an_imported_pair_to_a_grant_that_is_kept_alive() {
    let desk = desk("import").await;
    let (code, said) = desk.keap(&["auth", "import"], desk.pair(0)).await;
    assert_eq!(code, Some(0), "{said}");
    let (_, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(
        said.contains("ab123 (client client): expired") && said.contains("(encrypted)"),
        "{said}"
    );
    let (code, said) = desk.keap(&["auth", "keep-alive"], String::new()).await;
    assert_eq!((code, said.as_str()), (Some(0), "ab123: alive\n"));
    assert_eq!(desk.sandbox.token_counts().refreshes, 1);
    desk.keap(&["auth", "keep-alive"], String::new()).await;
    assert_eq!(desk.sandbox.token_counts().refreshes, 1, "it was fresh");
    let (_, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(said, "ab123: refreshed\n");
    let (_, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(said.contains("ab123 (client client): fresh"), "{said}");
    let (code, said) = desk.keap(&["limits"], String::new()).await;
    assert!(
        code == Some(0) && said.contains("minute, this credential: "),
        "{said}"
    );
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    let (_, said) = desk.keap(&["auth", "logout"], String::new()).await;
    assert!(said.contains("forgotten"), "{said}");
    let (_, said) = desk.keap(&["auth", "list"], String::new()).await;
    assert_eq!(said, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_of_the_client_is_kept_for_cron() {
    let desk = desk("cron").await;
    desk.keap(&["auth", "import"], desk.pair(0)).await;
    let run = desk.command(&["auth", "keep-alive"]).output();
    let output = run.unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_show_no_secret_either() {
    let desk = desk("fail").await;
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert!(code == Some(3) && said.contains("no such grant"), "{said}");
    let marked = format!("sandbox-access-{SECRET}\nsandbox-refresh-{SECRET}\n");
    let import = ["auth", "import", "--app", "ab123", "--expires-in", "0"];
    assert_eq!(desk.keap(&import, marked).await.0, Some(0));
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert!(code == Some(3) && said.contains("is dead"), "{said}");
    let (code, said) = desk.keap(&["doctor"], String::new()).await;
    assert!(
        code == Some(1) && said.contains("keap auth login"),
        "{said}"
    );
    let (code, said) = desk.keap(&import, format!("KeapAK-{SECRET}\n")).await;
    assert!(code == Some(3) && said.contains("not a token"), "{said}");
    let (code, said) = desk
        .keap(&["doctor", "--access-token", SECRET], String::new())
        .await;
    assert!(code == Some(1), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn login_listens_on_a_loopback_redirect_uri() {
    let desk = desk("login").await;
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let redirect = format!("http://127.0.0.1:{port}/back");
    let mut command = desk.command(&["auth", "login", "--redirect-uri", &redirect]);
    command.env("KEAP_CLIENT_SECRET", SECRET);
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
    assert!(visit.await.unwrap().contains("You can close this page"));
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
    let login = ["auth", "login", "--redirect-uri", "https://keap.example/cb"];
    let pasted = "https://keap.example/cb?code=x&state=other\n";
    let (code, said) = desk.keap(&login, pasted.to_owned()).await;
    assert!(code == Some(3) && said.contains("another state"), "{said}");
    let denied = "https://keap.example/cb?error=access_denied&error_description=User+denied+access+to+resource\n";
    let (code, said) = desk.keap(&login, denied.to_owned()).await;
    assert!(
        code == Some(3) && said.contains("User denied access"),
        "{said}"
    );
}
