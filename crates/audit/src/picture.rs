//! The whole picture: what is in use, blockers first, what the owner has to name, and how much work it is.

mod estimate;
mod in_use;
mod policy;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::finding::{Credential, Use};
use crate::hit::Language;
use crate::judge::{Effort, Judgement, OwnerWanted};
use crate::logs::Traffic;

pub use estimate::Estimate;
pub use in_use::{CallInUse, OwnerInUse};
pub(crate) use policy::policy;

/// The picture of a repository, or over all.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Picture {
    /// The repository; empty for the picture over all.
    pub repository: String,
    /// How many uses.
    pub uses: usize,
    /// In how many files.
    pub files: usize,
    /// Uses by language.
    pub languages: BTreeMap<Language, usize>,
    /// Uses by effort class.
    pub efforts: BTreeMap<Effort, usize>,
    /// The methods and tables in use, blockers first.
    pub calls: Vec<CallInUse>,
    /// What the owner has to name.
    pub owner: Vec<OwnerInUse>,
    /// How many credentials stand in files.
    pub credentials: usize,
    /// How much work it is.
    pub estimate: Estimate,
}

/// The methods that need something of the owner's, and the rows that they name.
type Needed = (BTreeSet<String>, BTreeSet<i64>);

type Key = (Effort, Option<String>, Option<String>);

impl Picture {
    pub(crate) fn of<'a>(
        repository: &str,
        uses: impl IntoIterator<Item = &'a Use>,
        credentials: impl IntoIterator<Item = &'a Credential>,
        traffic: Option<&Traffic>,
    ) -> Self {
        let mut drawing = Drawing::default();
        for one in uses {
            drawing.add(one);
        }
        for call in traffic.into_iter().flat_map(|traffic| &traffic.calls) {
            drawing.add_call(call.method.as_deref(), call.table.as_deref(), call.calls);
        }
        let mut picture = drawing.end(repository);
        picture.credentials = credentials.into_iter().count();
        picture.estimate = Estimate::of(&picture.calls, &picture.efforts, &picture.owner);
        picture.estimate.credentials = picture.credentials;
        picture
    }

    /// How many uses are blockers.
    pub fn blockers(&self) -> usize {
        let blockers = self
            .efforts
            .iter()
            .filter(|(effort, _)| effort.is_blocker());
        blockers.map(|(_, count)| count).sum()
    }
}

#[derive(Default)]
struct Drawing<'a> {
    picture: Picture,
    files: BTreeSet<&'a str>,
    calls: BTreeMap<Key, (CallInUse, BTreeSet<&'a str>)>,
    owner: BTreeMap<OwnerWanted, Needed>,
}

impl<'a> Drawing<'a> {
    fn add(&mut self, one: &'a Use) {
        let (hit, judgement) = (&one.hit, &one.judgement);
        self.picture.uses = self.picture.uses.saturating_add(1);
        count(self.picture.languages.entry(hit.language).or_default());
        count(self.picture.efforts.entry(judgement.effort).or_default());
        self.files.insert(&hit.file);
        let (call, files) = self.call(hit.method.as_deref(), hit.table.as_deref(), judgement);
        count(&mut call.uses);
        files.insert(&hit.file);
        self.wants(hit.method.as_deref(), hit.row, judgement);
    }

    fn add_call(&mut self, method: Option<&str>, table: Option<&str>, calls: u64) {
        let Some(name) = method else {
            return;
        };
        let judgement = Judgement::of_call(name, table);
        let (call, _) = self.call(method, table, &judgement);
        call.calls = call.calls.saturating_add(calls);
        self.wants(method, None, &judgement);
    }

    fn call(
        &mut self,
        method: Option<&str>,
        table: Option<&str>,
        judgement: &Judgement,
    ) -> &mut (CallInUse, BTreeSet<&'a str>) {
        let key = (
            judgement.effort,
            method.map(str::to_owned),
            table.map(str::to_owned),
        );
        let (effort, method, table) = key.clone();
        let entry = self.calls.entry(key).or_insert_with(|| {
            let call = CallInUse {
                method,
                table,
                effort,
                uses: 0,
                files: 0,
                calls: 0,
                over: judgement.over,
                differences: BTreeSet::new(),
                why: None,
            };
            (call, BTreeSet::new())
        });
        let call = &mut entry.0;
        call.why = call.why.take().or_else(|| judgement.why());
        call.differences.extend(judgement.differences());
        entry
    }

    fn wants(&mut self, method: Option<&str>, row: Option<i64>, judgement: &Judgement) {
        for wanted in &judgement.owner {
            let (methods, rows) = self.owner.entry(wanted.clone()).or_default();
            methods.extend(method.map(str::to_owned));
            if matches!(wanted.name, "sequences" | "action_sets") {
                rows.extend(row);
            }
        }
    }

    fn end(self, repository: &str) -> Picture {
        let mut picture = self.picture;
        repository.clone_into(&mut picture.repository);
        picture.files = self.files.len();
        picture.calls = self
            .calls
            .into_values()
            .map(|(mut call, files)| {
                call.files = files.len();
                call
            })
            .collect();
        picture.calls.sort_by(|a, b| {
            let weight = |one: &CallInUse| (one.effort, std::cmp::Reverse((one.uses, one.calls)));
            weight(a).cmp(&weight(b))
        });
        picture.owner = self
            .owner
            .into_iter()
            .map(|(wanted, (methods, rows))| OwnerInUse {
                wanted,
                methods,
                rows,
            })
            .collect();
        picture.owner.sort_by_key(|one| !one.wanted.needed);
        picture
    }
}

fn count(counter: &mut usize) {
    *counter = counter.saturating_add(1);
}
