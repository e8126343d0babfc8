//! A server that sends back everything that it was sent, in every shape of an error and of a token answer: no secret is
//! told, whatever the command.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keap_auth::{GrantId, Hosts, SqliteStore, TokenStore as _, Tokens};
use keap_http::{
    Body, BoxFuture, HttpService, Request, Response, Secret, Transport, TransportError, server,
};

const ACCESS: &str = "markedaccess0123456789";
const REFRESH: &str = "markedrefresh/0123+456789";
const CODE: &str = "markedcode0123456789";
const CLIENT_SECRET: &str = "markedclientsecret";

/// Every spelling in which a secret was sent.
fn spellings() -> Vec<String> {
    let basic = STANDARD.encode(format!("client:{CLIENT_SECRET}"));
    let mut all = [ACCESS, REFRESH, CODE, CLIENT_SECRET]
        .map(str::to_owned)
        .to_vec();
    all.push(REFRESH.replace('/', "%2F").replace('+', "%2B"));
    all.push(basic.trim_end_matches('=').to_owned());
    all
}

/// The shapes of its answers, by the first part of the path.
const SHAPES: [&str; 6] = ["oauth", "gateway", "text", "page", "scope", "fault"];

#[derive(Debug)]
struct Echo;

impl HttpService for Echo {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap_or_default();
            let header = |name: &str| {
                let value = head.headers.get(name).map(|value| value.as_bytes());
                String::from_utf8_lossy(value.unwrap_or_default()).into_owned()
            };
            let body = String::from_utf8_lossy(&body).replace(['<', '>', '"', '\n'], " ");
            // As it was sent, and as it was meant.
            let meant: String = url::form_urlencoded::parse(body.as_bytes())
                .map(|(name, value)| format!(" {name} {value}"))
                .collect();
            let sent = format!(
                "{} {} {} {body}{meant}",
                head.uri,
                header("authorization"),
                header("x-keap-api-key")
            );
            let shape = head
                .uri
                .path()
                .split('/')
                .nth(1)
                .unwrap_or_default()
                .to_owned();
            let (status, content_type, body) = answer(&shape, &sent);
            let response = http::Response::builder()
                .status(status)
                .header("content-type", content_type)
                .header("x-keap-tenant-id", "ab123.infusionsoft.com");
            Ok(response.body(Body::from(body)).unwrap())
        })
    }
}

fn answer(shape: &str, sent: &str) -> (u16, &'static str, String) {
    match shape {
        "oauth" => (
            400,
            "application/json",
            format!(r#"{{"error":"{sent}","error_description":"{sent}","message":"{sent}"}}"#),
        ),
        "gateway" => (
            401,
            "application/json",
            format!(r#"{{"fault":{{"faultstring":"{sent}","detail":{{"errorcode":"{sent}"}}}}}}"#),
        ),
        "page" => (
            403,
            "text/html",
            format!("<html><title>{sent}</title></html>"),
        ),
        // Another app, by the name of the refresh token.
        "scope" => (
            200,
            "application/json",
            format!(
                r#"{{"access_token":"{ACCESS}9","refresh_token":"{REFRESH}9","scope":"full|{CLIENT_SECRET}.infusionsoft.com"}}"#
            ),
        ),
        "fault" => (
            200,
            "text/xml",
            format!(
                "<methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>2</i4></value></member>\
                 <member><name>faultString</name><value>{}</value></member></struct></value></fault></methodResponse>",
                sent.replace('&', " ")
            ),
        ),
        _ => (400, "text/plain", sent.to_owned()),
    }
}

async fn store(folder: &Path, base: &str) -> PathBuf {
    let path = folder.join("keap.db");
    let _ = std::fs::remove_file(&path);
    let store = SqliteStore::open(&path, None).await.unwrap();
    // Its life is over, so that whoever uses it has to refresh.
    let tokens = Tokens::new(
        ACCESS.into(),
        Some(REFRESH.into()),
        UNIX_EPOCH,
        Duration::ZERO,
    );
    let tokens = tokens.of_hosts(&Hosts::at(&base.parse().unwrap()));
    let id = GrantId::new("client", "ab123".parse().unwrap());
    store.save(&id, &tokens).await.unwrap();
    let secret = Secret::new(CLIENT_SECRET);
    store.save_client("client", &secret).await.unwrap();
    store.close().await;
    path
}

/// A command, what it is given, and whether its grant is in the store.
const RUNS: &[(&str, &str)] = &[
    ("auth refresh", ""),
    ("auth keep-alive", ""),
    ("auth status", ""),
    ("auth import --app ab123", "import"),
    (
        "auth login --no-browser --redirect-uri https://keap.example/cb",
        "code",
    ),
    ("call DataService.getUserInfo", ""),
    ("call ContactService.load 17 --backend v2", ""),
    ("compare DataService.getUserInfo --backends xmlrpc,v2", ""),
    ("limits", ""),
    ("doctor", ""),
];

async fn run(line: &str, input: &str, base: &str, folder: &Path, format: &str) -> String {
    let path = store(folder, base).await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.args(line.split(' ')).args(["--format", format]);
    command
        .env_clear()
        .env("KEAP_BASE_URL", base)
        .env("KEAP_STORE", path)
        .env("KEAP_CLIENT_ID", "client")
        .env("RUST_LOG", "trace")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if !input.is_empty() {
        command.env("KEAP_CLIENT_SECRET", CLIENT_SECRET);
    }
    let input = match input {
        "import" => format!("{ACCESS}\n{REFRESH}\n"),
        "code" => format!("{CODE}\n"),
        _ => String::new(),
    };
    let run = move || {
        let mut child = command.spawn().unwrap();
        // A program that reads nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8_lossy(&said).into_owned()
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_that_comes_back_is_told_by_any_command() {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        Transport::new(Echo),
        std::future::pending(),
    ));
    let folder = std::env::temp_dir().join(format!("keap-echo-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut told = 0;
    for shape in SHAPES {
        let base = format!("http://{address}/{shape}");
        for (line, input) in RUNS {
            let format = if told % 2 == 0 { "text" } else { "json" };
            let said = run(line, input, &base, &folder, format).await;
            assert!(!said.is_empty(), "{shape} {line}");
            for secret in spellings() {
                assert!(
                    !said.contains(&secret),
                    "{shape} {line} shows {secret}: {said}"
                );
            }
            told += 1;
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(told, SHAPES.len() * RUNS.len());
}
