//! The whole picture: what is in use, what blocks the move, what the owner has to name, and how much work it is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::hit::{Findings, Hit};
use crate::judge::{Effort, Judgement};

/// One method on one table, wherever it is called.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Use {
    /// The method; none where it is not constant.
    pub method: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// How many places call it.
    pub places: usize,
    /// The files, each once.
    pub files: Vec<String>,
    /// All columns that are read, written or compared in these places.
    pub columns: Vec<String>,
    /// What it becomes; of the place that is the most work.
    pub judgement: Judgement,
}

/// A table that the owner of the account has to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OwnerNeed {
    /// `sequences` or `action_sets`.
    pub table: &'static str,
    /// The ids that are constant in the programs.
    pub ids: Vec<i64>,
    /// Places where the id is not constant.
    pub open: usize,
}

/// How many places are of one kind of effort, and how many hours that may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Estimate {
    /// The kind.
    pub effort: Effort,
    /// The places.
    pub places: usize,
    /// Hours, at least; a rule of thumb ([`Effort::hours`]).
    pub least: f64,
    /// Hours, at most.
    pub most: f64,
}

/// The picture of one repository, or of all.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// The folder of the repository; empty for all together.
    pub repository: String,
    /// What is called, what blocks the move first, then by how often.
    pub uses: Vec<Use>,
    /// What the owner has to name.
    pub owner: Vec<OwnerNeed>,
    /// How many credentials were found, by kind.
    pub credentials: BTreeMap<String, usize>,
    /// The estimate, by effort.
    pub estimate: Vec<Estimate>,
}

/// The picture of an audit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Picture {
    /// All together.
    pub all: Summary,
    /// Each repository, where there are several.
    pub repositories: Vec<Summary>,
}

impl Picture {
    /// The picture of what was found.
    pub fn of(findings: &Findings) -> Self {
        let mut repositories: Vec<Summary> = findings
            .repositories
            .iter()
            .map(|name| summary(findings, name))
            .filter(|summary| !summary.uses.is_empty() || !summary.credentials.is_empty())
            .collect();
        if repositories.len() < 2 {
            repositories.clear();
        }
        Self {
            all: summary(findings, ""),
            repositories,
        }
    }

    /// What blocks the move: what is called and has no counterpart.
    pub fn blockers(&self) -> impl Iterator<Item = &Use> {
        let uses = self.all.uses.iter();
        uses.filter(|one| one.judgement.effort == Effort::NoCounterpart)
    }
}

fn summary(findings: &Findings, repository: &str) -> Summary {
    let within = |file: &str| repository.is_empty() || findings.repository_of(file) == repository;
    let mut groups: BTreeMap<(&Option<String>, &Option<String>), Vec<&Hit>> = BTreeMap::new();
    for hit in findings.hits.iter().filter(|hit| within(&hit.file)) {
        groups
            .entry((&hit.method, &hit.table))
            .or_default()
            .push(hit);
    }
    let mut estimate: BTreeMap<Effort, usize> = BTreeMap::new();
    let mut owner: BTreeMap<&'static str, (BTreeSet<i64>, usize)> = BTreeMap::new();
    let mut uses = Vec::new();
    for ((method, table), hits) in groups {
        let mut hardest: Option<Judgement> = None;
        for hit in &hits {
            let judgement = hit.judge();
            let count = estimate.entry(judgement.effort).or_default();
            *count = count.saturating_add(1);
            if let Some(name) = judgement.owner {
                let (ids, open) = owner.entry(name).or_default();
                match hit.row {
                    Some(id) => {
                        ids.insert(id);
                    }
                    None => *open = open.saturating_add(1),
                }
            }
            if hardest
                .as_ref()
                .is_none_or(|known| judgement.effort > known.effort)
            {
                hardest = Some(judgement);
            }
        }
        let Some(judgement) = hardest else { continue };
        let files: BTreeSet<&String> = hits.iter().map(|hit| &hit.file).collect();
        let columns: BTreeSet<&String> = hits.iter().flat_map(|hit| columns(hit)).collect();
        uses.push(Use {
            method: method.clone(),
            table: table.clone(),
            places: hits.len(),
            files: files.into_iter().cloned().collect(),
            columns: columns.into_iter().cloned().collect(),
            judgement,
        });
    }
    uses.sort_by(|a, b| {
        let order = |one: &Use| (one.judgement.effort, one.places);
        order(b).cmp(&order(a))
    });
    let mut credentials: BTreeMap<String, usize> = BTreeMap::new();
    for found in findings
        .credentials
        .iter()
        .filter(|found| within(&found.file))
    {
        let count = credentials.entry(found.kind.clone()).or_default();
        *count = count.saturating_add(1);
    }
    Summary {
        repository: repository.to_owned(),
        uses,
        owner: owner
            .into_iter()
            .map(|(table, (ids, open))| OwnerNeed {
                table,
                ids: ids.into_iter().collect(),
                open,
            })
            .collect(),
        credentials,
        estimate: Effort::ALL
            .into_iter()
            .filter_map(|effort| Some(estimated(effort, *estimate.get(&effort)?)))
            .collect(),
    }
}

fn columns(hit: &Hit) -> impl Iterator<Item = &String> {
    let conditions = hit.conditions.iter().map(|one| &one.column);
    hit.reads.iter().chain(&hit.writes).chain(conditions)
}

fn estimated(effort: Effort, places: usize) -> Estimate {
    let (least, most) = effort.hours();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of places, for a rule of thumb"
    )]
    let count = places as f64;
    let round = |hours: f64| (hours * 10.0).round() / 10.0;
    Estimate {
        effort,
        places,
        least: round(least * count),
        most: round(most * count),
    }
}
