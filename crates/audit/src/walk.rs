//! Through the folders, on several threads. Nothing is followed out of them, and nothing of them is run.

#[cfg(feature = "grammars")]
mod later;
mod root;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use ignore::{DirEntry, WalkBuilder, WalkParallel, WalkState};

use crate::audit::{Audit, AuditError};
use crate::content::{self, Content};
use crate::hit::{Findings, Skip};
#[cfg(feature = "git")]
use crate::since::{Since, View};
use crate::source::{self, Around};
#[cfg(feature = "grammars")]
use later::Later;
use root::{Candidate, Root, is_gone};

/// The depth to which trees are followed makes deep recursion; the stack of a thread that reads is made for it.
const STACK: usize = 64 << 20;
/// How many files with a word wait for a reader at most; each waits with its content.
const WAITING: usize = 16;

impl Audit {
    /// Reads files and folders.
    ///
    /// # Errors
    /// When one of the paths is not there, or no thread can be started. Files below them that cannot be read are counted.
    pub fn run(&self, paths: &[PathBuf]) -> Result<Findings, AuditError> {
        run(self, paths)
    }
}

fn run(audit: &Audit, paths: &[PathBuf]) -> Result<Findings, AuditError> {
    let mut findings = Findings::default();
    let roots: Result<Vec<Root>, AuditError> = paths
        .iter()
        .map(|path| Root::new(audit, path, &mut findings))
        .collect();
    let roots = roots?;
    let (sender, receiver) = sync_channel(WAITING);
    let receiver = Mutex::new(receiver);
    let walked = Walked::default();
    let read = std::thread::scope(|scope| {
        let mut readers = Vec::new();
        for _ in 0..audit.limits.threads {
            let reader = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, || read_all(audit, &receiver));
            readers.push(reader.map_err(AuditError::Thread)?);
        }
        for root in &roots {
            let seen = walk(audit, root, &sender, &walked);
            if !audit.limits.ignored
                && let Ok(mut found) = walked.findings.lock()
            {
                found.leave_out(all_below(audit, root).saturating_sub(seen));
            }
        }
        #[cfg(feature = "grammars")]
        if let (Ok(mut later), Ok(mut found)) = (walked.later.lock(), walked.findings.lock()) {
            found.merge(later.send(audit, &sender));
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
    #[cfg(feature = "grammars")]
    if let Ok(later) = walked.later.lock() {
        later.settle(&mut findings);
    }
    if let Ok(walked) = walked.findings.into_inner() {
        findings.merge(walked);
    }
    #[cfg(feature = "git")]
    findings.reading.since.clone_from(&audit.since);
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
            Ok(Candidate {
                name,
                bytes,
                around,
            }) => source::read(audit, &name, &bytes, &around, &mut findings),
            Err(_) => return findings,
        }
    }
}

fn walker(audit: &Audit, root: &Root, all: bool) -> WalkParallel {
    WalkBuilder::new(&root.path)
        .threads(audit.limits.threads)
        .follow_links(false)
        .require_git(false)
        .standard_filters(!all)
        .hidden(false)
        // What git would take from the settings of whoever runs it is nothing of the tree.
        .git_global(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build_parallel()
}

/// How many files lie below a path, those that are left out among them. They are counted and not opened.
fn all_below(audit: &Audit, root: &Root) -> usize {
    let count = AtomicUsize::new(0);
    walker(audit, root, true).run(|| {
        Box::new(|entry| {
            if entry.is_ok_and(|entry| !is_folder(&entry)) {
                count.fetch_add(1, Ordering::Relaxed);
            }
            WalkState::Continue
        })
    });
    count.into_inner()
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Sends the files below a path to who reads them, and tells how many were met.
fn walk<'r>(
    audit: &Audit,
    root: &'r Root,
    sender: &SyncSender<Candidate>,
    walked: &Walked<'r>,
) -> usize {
    let met = AtomicUsize::new(0);
    walker(audit, root, audit.limits.ignored).run(|| {
        let mut visitor = Visitor {
            audit,
            root,
            sender,
            #[cfg(feature = "git")]
            since: root.since.as_ref().map(Since::view),
            buffer: Vec::new(),
            findings: Findings::default(),
            #[cfg(feature = "grammars")]
            later: Later::default(),
            all: walked,
        };
        let met = &met;
        Box::new(move |entry| {
            match entry {
                Ok(entry) => {
                    if !is_folder(&entry) {
                        met.fetch_add(1, Ordering::Relaxed);
                    }
                    visitor.visit(&entry);
                }
                // What was taken away while the folder was read is no more of it.
                Err(error) if error.io_error().is_some_and(is_gone) => {}
                Err(error) => {
                    let name = name_of(&root.path, &error);
                    visitor.findings.skip(&name, Skip::Unreadable);
                }
            }
            WalkState::Continue
        })
    });
    met.into_inner()
}

/// What could not be walked through, named as files are.
fn name_of(root: &Path, error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, .. } => Audit::name_of(root, path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            name_of(root, err)
        }
        other => other.to_string(),
    }
}

/// What all threads of the walk have found.
#[derive(Default)]
struct Walked<'r> {
    findings: Mutex<Findings>,
    #[cfg(feature = "grammars")]
    later: Mutex<Later<'r>>,
    #[cfg(not(feature = "grammars"))]
    roots: std::marker::PhantomData<&'r Root>,
}

/// One thread of the walk.
struct Visitor<'a, 'r> {
    audit: &'a Audit,
    root: &'r Root,
    sender: &'a SyncSender<Candidate>,
    #[cfg(feature = "git")]
    since: Option<View<'a>>,
    buffer: Vec<u8>,
    /// What it counted; given to all when the thread ends.
    findings: Findings,
    /// What it found of files that wait, and what others say of them.
    #[cfg(feature = "grammars")]
    later: Later<'r>,
    all: &'a Walked<'r>,
}

impl Drop for Visitor<'_, '_> {
    fn drop(&mut self) {
        if let Ok(mut all) = self.all.findings.lock() {
            all.merge(std::mem::take(&mut self.findings));
        }
        #[cfg(feature = "grammars")]
        if let Ok(mut all) = self.all.later.lock() {
            all.merge(std::mem::take(&mut self.later));
        }
    }
}

impl Visitor<'_, '_> {
    fn visit(&mut self, entry: &DirEntry) {
        let kind = entry.file_type();
        if !kind.is_some_and(|kind| kind.is_dir()) && !self.is_new(entry.path()) {
            return;
        }
        if kind.is_some_and(|kind| kind.is_symlink()) {
            self.findings.skip("", Skip::Link);
            return;
        }
        if !kind.is_some_and(|kind| kind.is_file()) {
            if kind.is_some_and(|kind| !kind.is_dir()) {
                let name = Audit::name_of(&self.root.path, entry.path());
                self.findings.skip(&name, Skip::Special);
            }
            return;
        }
        let path = entry.path();
        self.buffer.clear();
        let content = content::read(self.audit, path, &mut self.buffer);
        #[cfg(feature = "grammars")]
        if let Ok(content @ (Content::WithWord | Content::WithoutWord(_))) = content
            && self
                .later
                .keeps(self.audit, self.root, path, &self.buffer, content)
        {
            return;
        }
        let reason = match content {
            Ok(Content::WithWord) if self.is_unchanged(path) => Skip::Unchanged,
            Ok(Content::WithWord) => {
                let candidate = Candidate {
                    name: Audit::name_of(&self.root.path, path),
                    bytes: std::mem::take(&mut self.buffer),
                    around: Around::default(),
                };
                // The readers end after the walk; a send fails only when they are gone.
                let _ = self.sender.send(candidate);
                return;
            }
            Ok(Content::WithoutWord(bytes)) => {
                self.findings.reading.count(bytes);
                return;
            }
            Ok(Content::Binary) => Skip::Binary,
            Ok(Content::Large) => Skip::Large,
            Err(error) if is_gone(&error) => return,
            Err(_) => Skip::Unreadable,
        };
        let name = Audit::name_of(&self.root.path, path);
        self.findings.skip(&name, reason);
    }

    fn is_new(&self, path: &Path) -> bool {
        self.audit
            .is_new(|| match path.strip_prefix(&self.root.path) {
                Ok(below) if !below.as_os_str().is_empty() => self.root.whole.join(below),
                _ => self.root.whole.clone(),
            })
    }

    /// Whether a file is as it was at the revision since which files are read.
    fn is_unchanged(&self, path: &Path) -> bool {
        #[cfg(feature = "git")]
        if let Some(since) = &self.since {
            return !since.has_changed(path, &self.buffer);
        }
        #[cfg(not(feature = "git"))]
        let _ = path;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_walked_through_has_the_name_that_files_have() {
        let error = ignore::Error::WithDepth {
            depth: 2,
            err: Box::new(ignore::Error::WithPath {
                path: "/tree/of/it/lib/closed".into(),
                err: Box::new(ignore::Error::Io(
                    std::io::ErrorKind::PermissionDenied.into(),
                )),
            }),
        };
        assert_eq!(name_of(Path::new("/tree/of/it"), &error), "lib/closed");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_told_by_its_name() {
        let folder = std::env::temp_dir().join(format!("keap-audit-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let socket = std::os::unix::net::UnixListener::bind(folder.join("it.sock")).unwrap();
        let found = Audit::new(Vec::new())
            .unwrap()
            .run(std::slice::from_ref(&folder));
        drop(socket);
        std::fs::remove_dir_all(&folder).unwrap();
        let told = found.unwrap().reading.not_read;
        assert_eq!(told, [("it.sock".to_owned(), Skip::Special)]);
    }
}
