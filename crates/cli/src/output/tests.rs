//! A stream that fails at the n-th write, for each n: nothing is told as done that was not told.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex};

use clap::Parser as _;

use super::Output;
use crate::args::Cli;
use crate::exit::Exit;
use crate::screen::Screen;

/// A stream that takes some writes and then fails.
#[derive(Clone, Debug)]
struct Stream(Arc<Mutex<Taken>>);

#[derive(Debug)]
struct Taken {
    bytes: Vec<u8>,
    writes: usize,
    limit: usize,
    kind: ErrorKind,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = self.0.lock().unwrap();
        if taken.writes >= taken.limit {
            return Err(taken.kind.into());
        }
        taken.writes += 1;
        taken.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs a command line over a stream that fails after `limit` writes; the exit code, what was written, in how many.
async fn run(line: &[&str], limit: usize, kind: ErrorKind) -> (Exit, Vec<u8>, usize) {
    let stream = Stream(Arc::new(Mutex::new(Taken {
        bytes: Vec::new(),
        writes: 0,
        limit,
        kind,
    })));
    let cli = Cli::try_parse_from([&["keap"], line].concat()).unwrap();
    let mut output = Output::to(Box::new(stream.clone()), cli.format, Screen::default());
    let result = crate::run(&cli, &mut output).await;
    let exit = output.end(result);
    let taken = stream.0.lock().unwrap();
    (exit, taken.bytes.clone(), taken.writes)
}

/// A document of the wire.
const DOCUMENT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../fixtures/xmlrpc/DataService.query/documented.response.xml"
);

const LINES: &[(&[&str], Exit)] = &[
    (
        &["call", "ContactService.load", "17", "--sandbox"],
        Exit::Done,
    ),
    (
        &[
            "call",
            "DataService.query",
            "User",
            "--sandbox",
            "--format",
            "json",
        ],
        Exit::Done,
    ),
    (
        &[
            "call",
            "DataService.query",
            "User",
            "--sandbox",
            "--format",
            "jsonl",
        ],
        Exit::Done,
    ),
    (
        &[
            "call",
            "ContactService.update",
            "17",
            "--set",
            "City=Wien",
            "--sandbox",
        ],
        Exit::Done,
    ),
    (
        &[
            "call",
            "DataService.query",
            "User",
            "--sandbox",
            "--explain",
        ],
        Exit::Done,
    ),
    (
        &[
            "compare",
            "ContactService.load",
            "4393",
            "--sandbox",
            "--format",
            "json",
        ],
        Exit::Done,
    ),
    (
        &[
            "compare",
            "ContactGroup",
            "--all",
            "--sandbox",
            "--fail-on",
            "known",
        ],
        Exit::Done,
    ),
    (
        &["compare", "User", "--all", "--sandbox", "--format", "json"],
        Exit::Done,
    ),
    (
        &["compare", "User", "--all", "--sandbox", "--format", "jsonl"],
        Exit::Done,
    ),
    (
        &["compare", "User", "--all", "--sandbox", "--format", "csv"],
        Exit::Done,
    ),
    (&["coverage", "--table", "Contact"], Exit::Done),
    (&["coverage"], Exit::Done),
    (&["coverage", "--tables"], Exit::Done),
    (
        &[
            "coverage", "--table", "Contact", "--field", "City", "--format", "json",
        ],
        Exit::Done,
    ),
    (
        &["coverage", "--operation", "ContactService.load"],
        Exit::Done,
    ),
    (&["routes", "--format", "json"], Exit::Done),
    (
        &["compare", "ContactService.load", "4393", "--sandbox"],
        Exit::Done,
    ),
    (&["limits", "--sandbox", "--format", "json"], Exit::Done),
    (&["doctor", "--sandbox", "--format", "json"], Exit::Done),
    (&["doctor", "--explain", "Quota Exceeded"], Exit::Done),
    (&["doctor", "--what-is", "abc"], Exit::Done),
    (&["demo", "--format", "json"], Exit::Done),
    (&["xmlrpc", "decode", DOCUMENT], Exit::Done),
    (&["xmlrpc", "pretty", DOCUMENT], Exit::Done),
    (&["coverage", "--format", "json"], Exit::Done),
    (&["routes", "--table", "Contact"], Exit::Done),
    (&["limits", "--sandbox"], Exit::Done),
    (&["doctor", "--sandbox"], Exit::Done),
    (&["demo"], Exit::Done),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_fails_is_never_taken_for_done() {
    for (line, expected) in LINES {
        let (exit, whole, writes) = run(line, usize::MAX, ErrorKind::Other).await;
        assert_eq!(exit, *expected, "{line:?}");
        assert!(writes > 0, "{line:?}");
        for limit in 0..writes {
            let (exit, told, _) = run(line, limit, ErrorKind::StorageFull).await;
            assert_eq!(exit, Exit::Failed, "{line:?} after {limit} writes");
            assert!(told.len() < whole.len(), "{line:?} after {limit} writes");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_goes_away_keeps_the_verdict() {
    let differs = &[
        "compare",
        "Contact",
        "--all",
        "--sandbox",
        "--fail-on",
        "known",
    ];
    let lines = LINES.iter().copied().chain([(&differs[..], Exit::Found)]);
    for (line, expected) in lines {
        for limit in 0..2 {
            let (exit, ..) = run(line, limit, ErrorKind::BrokenPipe).await;
            assert_eq!(exit, expected, "{line:?} after {limit} writes");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_is_not_printed() {
    let stream = Stream(Arc::new(Mutex::new(Taken {
        bytes: Vec::new(),
        writes: 0,
        limit: usize::MAX,
        kind: ErrorKind::Other,
    })));
    let mut output = Output::to(
        Box::new(stream.clone()),
        crate::format::Format::Text,
        Screen::default(),
    );
    crate::told::hide(&keap_http::Secret::new("MARKEDSECRET"));
    output.line("a MARKEDSECRET comes back");
    assert_eq!(stream.0.lock().unwrap().bytes, b"a [redacted] comes back\n");
}

/// The gateway's commands on the same stream, in a folder of their own for each run: what they make may be there, and it
/// is never told as done when the telling failed.
#[tokio::test(flavor = "multi_thread")]
async fn what_the_gateway_could_not_tell_is_not_told_as_done() {
    let folder = std::env::temp_dir().join(format!("keap-output-{}", std::process::id()));
    for step in 0..4 {
        let mut limit = usize::MAX;
        loop {
            drop(std::fs::remove_dir_all(&folder));
            let (exit, writes) = gateway(&folder, step, limit).await;
            if limit == usize::MAX {
                assert!(writes > 0, "step {step}");
                assert!(
                    matches!(exit, Exit::Done | Exit::Found),
                    "step {step}: {exit:?}"
                );
                limit = writes;
            } else {
                assert_eq!(exit, Exit::Failed, "step {step} after {limit} writes");
            }
            if limit == 0 {
                break;
            }
            limit -= 1;
        }
    }
    drop(std::fs::remove_dir_all(&folder));
}

/// Runs the steps before a step well, and that step over a stream that fails after `limit` writes.
async fn gateway(folder: &std::path::Path, step: usize, limit: usize) -> (Exit, usize) {
    std::fs::create_dir_all(folder).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let config = folder.join("gateway.toml");
    let file = config.display().to_string();
    let steps: [&[&str]; 4] = [
        &["gateway", "init", "--app", "ab123", "--config", &file],
        &[
            "gateway", "key", "new", "--app", "ab123", "--label", "shop", "--config", &file,
        ],
        &["gateway", "key", "list", "--config", &file],
        &["gateway", "check", "--offline", "--config", &file],
    ];
    for (at, line) in steps.iter().enumerate().take(step) {
        let (exit, ..) = run(line, usize::MAX, ErrorKind::Other).await;
        assert!(matches!(exit, Exit::Done | Exit::Found), "{line:?}");
        if at == 0 {
            let text = std::fs::read_to_string(&config).unwrap();
            let store = format!("[store]\npath = {:?}", folder.join("gateway.db"));
            std::fs::write(&config, text.replace("[store]", &store)).unwrap();
        }
    }
    let (exit, _, writes) = run(steps[step], limit, ErrorKind::StorageFull).await;
    (exit, writes)
}
