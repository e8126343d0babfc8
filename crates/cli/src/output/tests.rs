//! A stream that fails at the n-th write, for each n: nothing is told as done that was not told.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex};

use clap::Parser as _;

use super::Output;
use crate::args::Cli;
use crate::exit::Exit;

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
    let mut output = Output::to(Box::new(stream.clone()), cli.format, false);
    let result = crate::run(&cli, &mut output).await;
    let exit = output.end(result);
    let taken = stream.0.lock().unwrap();
    (exit, taken.bytes.clone(), taken.writes)
}

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
    let mut output = Output::to(Box::new(stream.clone()), crate::args::Format::Text, false);
    super::hide(&keap_http::Secret::new("MARKEDSECRET"));
    output.line("a MARKEDSECRET comes back");
    assert_eq!(stream.0.lock().unwrap().bytes, b"a [redacted] comes back\n");
}
