//! Through the folders, on several threads. Nothing is followed out of them, and nothing of them is run.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};

use ignore::{DirEntry, WalkBuilder, WalkState};

use crate::audit::{Audit, AuditError};
use crate::hit::{Findings, Skip};
use crate::source;

/// The depth to which trees are followed makes deep recursion; the stack of a thread that reads is made for it.
const STACK: usize = 64 << 20;
/// How many files with a word wait for a reader at most; each waits with its content.
const WAITING: usize = 16;

/// A file in which a word was found.
struct Candidate {
    name: String,
    bytes: Vec<u8>,
}

pub(crate) fn run(audit: &Audit, paths: &[PathBuf]) -> Result<Findings, AuditError> {
    for path in paths {
        // A link that was asked for by name is read; links in folders are not followed.
        fs::metadata(path).map_err(|reason| AuditError::Unreadable {
            path: path.to_string_lossy().into_owned(),
            reason,
        })?;
    }
    let (sender, receiver) = sync_channel(WAITING);
    let receiver = Mutex::new(receiver);
    let walked = Mutex::new(Findings::default());
    let mut findings = Findings::default();
    let read = std::thread::scope(|scope| {
        let mut readers = Vec::new();
        for _ in 0..audit.limits.threads {
            let reader = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, || read_all(audit, &receiver));
            readers.push(reader.map_err(AuditError::Thread)?);
        }
        for root in paths {
            walk(audit, root, &sender, &walked);
        }
        drop(sender);
        let mut all = Vec::new();
        for reader in readers {
            all.extend(reader.join());
        }
        Ok(all)
    })?;
    for one in read {
        findings.merge(one);
    }
    if let Ok(walked) = walked.into_inner() {
        findings.merge(walked);
    }
    findings.sort();
    Ok(findings)
}

/// Reads candidates until there are no more.
fn read_all(audit: &Audit, receiver: &Mutex<Receiver<Candidate>>) -> Findings {
    let mut findings = Findings::default();
    loop {
        let next = match receiver.lock() {
            Ok(receiver) => receiver.recv(),
            Err(_) => return findings,
        };
        match next {
            Ok(candidate) => source::read(audit, &candidate.name, &candidate.bytes, &mut findings),
            Err(_) => return findings,
        }
    }
}

fn walk(
    audit: &Audit,
    root: &Path,
    sender: &std::sync::mpsc::SyncSender<Candidate>,
    walked: &Mutex<Findings>,
) {
    let all = audit.limits.ignored;
    let walker = WalkBuilder::new(root)
        .threads(audit.limits.threads)
        .follow_links(false)
        .require_git(false)
        .standard_filters(!all)
        .hidden(false)
        // What git would take from the settings of whoever runs it is nothing of the tree.
        .git_global(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build_parallel();
    walker.run(|| {
        let mut mine = Mine {
            findings: Findings::default(),
            all: walked,
        };
        let mut buffer = Vec::new();
        Box::new(move |entry| {
            match entry {
                Ok(entry) => visit(audit, root, &entry, sender, &mut buffer, &mut mine.findings),
                Err(error) => mine.findings.skip(&error.to_string(), Skip::Unreadable),
            }
            WalkState::Continue
        })
    });
}

/// What one thread of the walk counted; given to all when the thread ends.
struct Mine<'a> {
    findings: Findings,
    all: &'a Mutex<Findings>,
}

impl Drop for Mine<'_> {
    fn drop(&mut self) {
        if let Ok(mut all) = self.all.lock() {
            all.merge(std::mem::take(&mut self.findings));
        }
    }
}

fn visit(
    audit: &Audit,
    root: &Path,
    entry: &DirEntry,
    sender: &std::sync::mpsc::SyncSender<Candidate>,
    buffer: &mut Vec<u8>,
    findings: &mut Findings,
) {
    let kind = entry.file_type();
    let is_root = entry.depth() == 0;
    if kind.is_some_and(|kind| kind.is_symlink()) && !is_root {
        findings.skip("", Skip::Link);
        return;
    }
    let is_file = kind.is_some_and(|kind| kind.is_file()) || (is_root && entry.path().is_file());
    if !is_file {
        return;
    }
    let path = entry.path();
    let largest = audit.limits.largest;
    buffer.clear();
    match read_file(path, largest, buffer) {
        Ok(true) => {}
        Ok(false) => {
            findings.skip(&Audit::name_of(root, path), Skip::Large);
            return;
        }
        Err(_) => {
            findings.skip(&Audit::name_of(root, path), Skip::Unreadable);
            return;
        }
    }
    // Most files end here: they have no word, and their bytes were searched where they lie.
    let is_utf16 = matches!(buffer.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff]));
    if is_utf16 || audit.prefilter.finds(buffer) {
        let candidate = Candidate {
            name: Audit::name_of(root, path),
            bytes: std::mem::take(buffer),
        };
        // The readers end after the walk; a send fails only when they are gone.
        let _ = sender.send(candidate);
        return;
    }
    let reading = &mut findings.reading;
    reading.files = reading.files.saturating_add(1);
    reading.bytes = reading.bytes.saturating_add(buffer.len() as u64);
}

/// Reads a file, unless it is larger than the limit. What grows while it is read is cut there.
fn read_file(path: &Path, largest: u64, buffer: &mut Vec<u8>) -> std::io::Result<bool> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > largest {
        return Ok(false);
    }
    file.take(largest).read_to_end(buffer)?;
    Ok(true)
}
