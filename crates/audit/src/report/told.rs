//! Files that lie below two of the paths that were asked for: each is told once.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::Source;
use crate::hit::Findings;

/// The files that were told of already.
pub(super) struct Told {
    /// None where there is one path alone.
    known: Option<HashSet<PathBuf>>,
    /// The paths that were asked for already.
    roots: HashSet<PathBuf>,
}

impl Told {
    pub(super) fn new(sources: &[Source]) -> Self {
        Self {
            known: (sources.len() > 1).then(HashSet::new),
            roots: HashSet::new(),
        }
    }

    /// Leaves out what was found in files of the paths before.
    pub(super) fn leave_out(&mut self, source: &mut Source) {
        let Some(known) = &mut self.known else {
            return;
        };
        if !self.roots.insert(source.path_of("")) {
            // It is asked for twice, and was read already.
            source.findings = Findings::default();
            return;
        }
        let findings = &source.findings;
        let hits = findings.hits.iter().map(|one| &one.file);
        let credentials = findings.credentials.iter().map(|one| &one.file);
        let endpoints = findings.endpoints.iter().map(|one| &one.file);
        let names: HashSet<&String> = hits.chain(credentials).chain(endpoints).collect();
        let mut is_new: HashMap<String, bool> = HashMap::new();
        for name in names {
            is_new.insert(name.clone(), known.insert(source.path_of(name)));
        }
        let is_new = |name: &String| is_new.get(name).copied().unwrap_or(true);
        let findings = &mut source.findings;
        findings.hits.retain(|one| is_new(&one.file));
        findings.credentials.retain(|one| is_new(&one.file));
        findings.endpoints.retain(|one| is_new(&one.file));
    }
}
