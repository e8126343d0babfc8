//! `limits`, `doctor`, `auth status` and `auth refresh` against servers that mean harm: waits and ends of quotas that no
//! clock can hold, dates of no calendar, bodies and heads without end. Each command ends within its time, with a code of
//! the table, and says something.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;

const USER: &str = r#"{"sub":"1","email":"ada@example.com","keap_id":"ada@example.com"}"#;

const ECHO: &str =
    "<methodResponse><params><param><value>keap doctor</value></param></params></methodResponse>";

const NUMBERS: &[&str] = &[
    "18446744073709551615",
    "9223372036854775807",
    "99999999999999999999",
    "-9223372036854775808",
    "-1",
    "0",
    "1e400",
    "NaN",
    "1|2|3",
    "",
    "Fri, 31 Dec 99999 23:59:59 GMT",
    "\u{7f}",
];

const QUOTAS: &[&str] = &[
    "x-keap-product-quota-limit",
    "x-keap-product-quota-available",
    "x-keap-product-quota-used",
    "x-keap-product-quota-expiry-time",
    "x-keap-product-quota-interval",
    "x-keap-product-quota-time-unit",
    "x-keap-product-throttle-limit",
    "x-keap-product-throttle-available",
    "x-keap-product-throttle-used",
    "x-keap-tenant-throttle-limit",
    "x-keap-tenant-throttle-time-unit",
    "x-keap-tenant-throttle-interval",
    "x-keap-tenant-throttle-available",
    "x-keap-product-spike-limit",
];

/// How a server answers, by the first segment of the path: a shape, and the place of a value in its list.
async fn answer(mut stream: TcpStream) -> Option<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut piece = [0; 4096];
        let count = stream
            .read(&mut piece)
            .await
            .ok()
            .filter(|count| *count > 0)?;
        head.extend_from_slice(&piece[..count]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1)?;
    let (shape, value) = path.split('/').nth(1)?.split_once('-')?;
    let value = NUMBERS.get(value.parse::<usize>().ok()?)?;
    let body = if path.contains("/xmlrpc") { ECHO } else { USER };
    let mut head = match shape {
        "wait" => format!("HTTP/1.1 429 X\r\nretry-after: {value}\r\n"),
        "date" => format!("HTTP/1.1 200 X\r\ndate: {value}\r\n"),
        "leads" => format!("HTTP/1.1 302 X\r\nlocation: {value}\r\n"),
        _ => "HTTP/1.1 200 X\r\n".to_owned(),
    };
    if shape == "quota" {
        head.extend(QUOTAS.iter().map(|name| format!("{name}: {value}\r\n")));
    }
    head += "connection: close\r\n";
    match shape {
        // A body that never ends, slowly; one that never ends, fast; and a head that never ends.
        "drip" => {
            head += "content-length: 5000000\r\n\r\n";
            stream.write_all(head.as_bytes()).await.ok()?;
            loop {
                stream.write_all(b" ").await.ok()?;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        "flood" => {
            head += "transfer-encoding: chunked\r\n\r\n";
            stream.write_all(head.as_bytes()).await.ok()?;
            let chunk = [b"10000\r\n", &[b'x'; 0x1_0000][..], b"\r\n"].concat();
            loop {
                stream.write_all(&chunk).await.ok()?;
            }
        }
        "head" => loop {
            head += &format!("x-{}: {}\r\n", head.len(), "a".repeat(1000));
            stream.write_all(head.as_bytes()).await.ok()?;
            head.clear();
        },
        _ => {
            head += &format!("content-length: {}\r\n\r\n{body}", body.len());
            stream.write_all(head.as_bytes()).await.ok()?;
        }
    }
    stream.shutdown().await.ok()
}

async fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    format!("http://{address}")
}

/// How long a command may take that was told to take two seconds a call; the doctor makes five.
const LONGEST: Duration = Duration::from_secs(40);

fn keap(base: &str, line: &str, store: &Path) -> (Output, Duration) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.args(line.split(' ')).args(["--timeout", "2"]);
    command.env_clear().stdin(Stdio::null());
    command.env("KEAP_BASE_URL", base).env("KEAP_STORE", store);
    if !line.starts_with("auth") {
        command.env("KEAP_ACCESS_TOKEN", "an-access-token-of-nobody");
    }
    let begun = Instant::now();
    let output = command.output().unwrap();
    (output, begun.elapsed())
}

fn judge(what: &str, output: &Output, took: Duration) {
    let said = [&output.stdout[..], &output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    let code = output.status.code();
    assert!(matches!(code, Some(0..=3)), "{what}: {code:?}: {said}");
    assert!(!said.trim().is_empty(), "{what}: nothing is said");
    assert!(!said.contains("panicked"), "{what}: {said}");
    assert!(said.len() < 16 * 1024, "{what}: {} bytes", said.len());
    assert!(took < LONGEST, "{what}: {took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_header_and_no_body_without_end_stops_a_check() {
    let base = serve().await;
    let store = std::env::temp_dir().join(format!("keap-headers-none-{}", std::process::id()));
    let mut runs = Vec::new();
    for shape in ["wait", "quota", "date", "leads"] {
        for value in 0..NUMBERS.len() {
            runs.push((format!("{shape}-{value}"), "limits"));
        }
        runs.push((format!("{shape}-0"), "doctor"));
        runs.push((format!("{shape}-10"), "doctor --format json"));
    }
    for shape in ["drip-0", "flood-0", "head-0"] {
        for line in ["limits", "limits --format json", "doctor"] {
            runs.push((shape.to_owned(), line));
        }
    }
    for (case, line) in runs {
        let (base, store) = (format!("{base}/{case}"), store.clone());
        let run = tokio::task::spawn_blocking(move || keap(&base, line, &store));
        let (output, took) = run.await.unwrap();
        judge(&format!("keap {line} against {case}"), &output, took);
        // What no answer told is not told as learnt.
        let learnt = !["wait", "drip", "flood", "head", "leads"]
            .iter()
            .any(|shape| case.starts_with(shape));
        if !learnt {
            assert_ne!(output.status.code(), Some(0), "keap {line} against {case}");
        }
    }
}

/// A grant whose life no clock can hold, or that was stored by a clock far ahead: it is shown, and never a panic.
#[tokio::test(flavor = "multi_thread")]
async fn a_grant_of_any_time_is_shown() {
    use keap_auth::{GrantId, SqliteStore, TokenStore as _, Tokens};
    let base = serve().await;
    let folder = std::env::temp_dir().join(format!("keap-headers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let times = [
        0,
        1,
        1_700_000_000,
        253_402_300_799,
        u64::MAX / 4,
        i64::MAX as u64,
    ];
    for (at, issued) in times.into_iter().enumerate() {
        let path = folder.join(format!("{at}.db"));
        let store = SqliteStore::open(&path, None).await.unwrap();
        let issued = std::time::UNIX_EPOCH.checked_add(Duration::from_secs(issued));
        let issued = issued.unwrap_or(std::time::UNIX_EPOCH);
        let tokens = Tokens::new("a".into(), Some("r".into()), issued, Duration::MAX);
        let id = GrantId::new("client", "ab123".parse().unwrap());
        store.save(&id, &tokens).await.unwrap();
        store.save_client("client", &"secret".into()).await.unwrap();
        drop(store);
        for line in ["auth status", "auth status --format json", "auth list"] {
            let (base, path) = (format!("{base}/quota-0"), path.clone());
            let run = tokio::task::spawn_blocking(move || keap(&base, line, &path));
            let (output, took) = run.await.unwrap();
            judge(&format!("keap {line}, issued {issued:?}"), &output, took);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
