//! All that an audit tells: each use with what it becomes, what the logs say, and the whole picture.

mod fingerprint;
mod judged;
mod repository;
mod told;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::baseline::Baseline;
use crate::finding::{Address, Credential, Use};
use crate::hit::{Findings, Reading, Skip};
use crate::logs::Traffic;
use crate::picture::Picture;

pub use repository::Source;

use told::Told;

/// The schema of the report as JSON: its number rises when a field goes or means something else.
pub const SCHEMA: &str = "keap-audit-report/1";

/// All that an audit tells.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The schema of this document.
    pub schema: &'static str,
    /// The version of the program that made it.
    pub version: &'static str,
    /// The picture over all.
    pub picture: Picture,
    /// The picture of each repository, those with most blockers first. One that has nothing is left out.
    pub repositories: Vec<Picture>,
    /// Every use, blockers first.
    pub uses: Vec<Use>,
    /// Addresses of the API without a call.
    pub endpoints: Vec<Address>,
    /// Credentials in files.
    pub credentials: Vec<Credential>,
    /// What the logs tell, if there were any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traffic: Option<Traffic>,
    /// How many uses, credentials and addresses the baseline knows; they are not among the others.
    pub known: usize,
    /// Whether there is a baseline that knows nothing of what was found.
    #[serde(skip)]
    pub(crate) is_of_another_folder: bool,
    /// What was read and what was not.
    pub reading: Reading,
}

/// What makes an audit fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailOn {
    /// Anything that was found.
    #[default]
    Any,
    /// What nothing takes over REST as it stands.
    Blocker,
    /// Nothing.
    None,
}

impl Report {
    /// The report of what was found below each of several paths.
    pub fn of(sources: Vec<Source>, traffic: Option<Traffic>) -> Self {
        let mut findings = Findings::default();
        let mut uses = Vec::new();
        let mut credentials = Vec::new();
        let mut endpoints = Vec::new();
        let mut told = Told::new(&sources);
        let common = repository::common(&sources);
        for mut source in sources {
            told.leave_out(&mut source);
            let mut folders = source.folders();
            for hit in &source.findings.hits {
                let mut hit = hit.clone();
                let repository = folders.of(&hit.file);
                let known_as = source.known_as(&hit.file, &common);
                hit.file = source.shown(&hit.file);
                uses.push((repository, known_as, hit));
            }
            for found in &source.findings.credentials {
                let mut found = found.clone();
                let repository = folders.of(&found.file);
                let known_as = source.known_as(&found.file, &common);
                found.file = source.shown(&found.file);
                credentials.push((repository, known_as, found));
            }
            for endpoint in &source.findings.endpoints {
                let mut endpoint = endpoint.clone();
                let known_as = source.known_as(&endpoint.file, &common);
                endpoint.file = source.shown(&endpoint.file);
                endpoints.push((known_as, endpoint));
            }
            let mut reading = std::mem::take(&mut source.findings.reading);
            for (file, _) in &mut reading.not_read {
                *file = source.shown(file);
            }
            findings.merge(Findings {
                reading,
                ..Findings::default()
            });
        }
        // What of a log was not understood may be a call, as what is in a file that was not read to its end.
        for log in traffic.iter().flat_map(|traffic| &traffic.logs) {
            if log.unread > 0 {
                findings.skip(&log.name, Skip::Unfinished);
            }
        }
        let uses = fingerprint::uses(uses);
        let credentials = fingerprint::credentials(credentials);
        let endpoints = fingerprint::addresses(endpoints);
        let mut report = Self {
            schema: SCHEMA,
            version: env!("CARGO_PKG_VERSION"),
            picture: Picture::default(),
            repositories: Vec::new(),
            uses,
            endpoints,
            credentials,
            traffic,
            known: 0,
            is_of_another_folder: false,
            reading: findings.reading,
        };
        report.arrange();
        report
    }

    /// Leaves out what a baseline knows.
    #[must_use]
    pub fn without(mut self, baseline: &Baseline) -> Self {
        let before = self.found();
        self.uses.retain(|one| !baseline.has(&one.id));
        self.credentials.retain(|one| !baseline.has(&one.id));
        self.endpoints.retain(|one| !baseline.has(&one.id));
        let known = before.saturating_sub(self.found());
        self.is_of_another_folder = known == 0 && before > 0 && !baseline.is_empty();
        self.known = self.known.saturating_add(known);
        self.arrange();
        self
    }

    /// Everything that was found, as a baseline for the next audit.
    pub fn baseline(&self) -> Baseline {
        let uses = self.uses.iter().map(|one| one.id.clone());
        let credentials = self.credentials.iter().map(|one| one.id.clone());
        let addresses = self.endpoints.iter().map(|one| one.id.clone());
        Baseline::of(uses.chain(credentials).chain(addresses))
    }

    /// How many findings it has in files.
    fn found(&self) -> usize {
        let in_files = [
            self.uses.len(),
            self.credentials.len(),
            self.endpoints.len(),
        ];
        in_files.into_iter().sum()
    }

    /// Whether neither a file nor a log was looked at: that nothing was found says nothing.
    pub fn looked_at_nothing(&self) -> bool {
        let is_unchanged = self.reading.skipped.contains_key(&Skip::Unchanged);
        self.reading.files == 0 && !is_unchanged && self.traffic.is_none()
    }

    /// Whether something was found that makes an audit fail.
    pub fn fails_on(&self, what: FailOn) -> bool {
        let blocked = || {
            let in_sources = self.uses.iter().any(|one| one.judgement.is_blocker());
            let mut calls = self.traffic.iter().flat_map(|traffic| &traffic.calls);
            in_sources || calls.any(|call| call.is_blocker())
        };
        match what {
            FailOn::None => false,
            FailOn::Blocker => blocked(),
            FailOn::Any => {
                let called = self.traffic.iter().any(|traffic| !traffic.calls.is_empty());
                self.found() > 0 || called
            }
        }
    }

    /// Puts what is left into its order and draws the pictures.
    fn arrange(&mut self) {
        self.uses.sort_by(|a, b| {
            let of = |one: &Use| (one.judgement.effort, one.repository.clone());
            of(a).cmp(&of(b)).then_with(|| a.hit.cmp(&b.hit))
        });
        self.credentials
            .sort_by(|a, b| (&a.repository, &a.found).cmp(&(&b.repository, &b.found)));
        self.endpoints.sort_by(|a, b| a.found.cmp(&b.found));
        let traffic = self.traffic.as_ref();
        self.picture = Picture::of("", &self.uses, &self.credentials, traffic);
        let names: BTreeSet<&str> = self
            .uses
            .iter()
            .map(|one| one.repository.as_str())
            .chain(self.credentials.iter().map(|one| one.repository.as_str()))
            .collect();
        let mut repositories: Vec<Picture> = names
            .into_iter()
            .map(|name| {
                let uses = self.uses.iter().filter(|one| one.repository == name);
                let credentials = self.credentials.iter();
                let credentials = credentials.filter(|one| one.repository == name);
                Picture::of(name, uses, credentials, None)
            })
            .collect();
        repositories.sort_by(|a, b| {
            let of = |one: &Picture| std::cmp::Reverse((one.blockers(), one.uses));
            of(a)
                .cmp(&of(b))
                .then_with(|| a.repository.cmp(&b.repository))
        });
        self.repositories = repositories;
    }
}
