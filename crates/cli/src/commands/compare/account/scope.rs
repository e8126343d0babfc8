//! What a run is about: everything, or what was named.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use keap::compare::account::{self, Asks, NotCompared, Target};
use keap::compare::{Redactor, Rules};
use keap::schema::Zone;
use keap::{Backend, Operation};

use super::expected::Expected;
use super::narrow::narrowed;
use super::suite::CustomNamed;
use super::writes::{Writes, catalogue, unnamed};
use super::{recorded, source, suite, zone};
use crate::commands::compare::run_report::{self, grouped};
use crate::commands::compare::state::{Asked, NewTarget};
use crate::list_arg::names_between_commas;

/// What is compared, and what is not.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) targets: Vec<Target>,
    pub(super) not_compared: Vec<NotCompared>,
    /// What must be known of some targets to read their figures.
    pub(super) notes: HashMap<String, String>,
    /// What writes touch, and how that is put back, in words.
    pub(super) touched: HashMap<String, (String, &'static str)>,
    /// What a suite expects of them.
    pub(super) expected: Vec<(String, Expected)>,
    /// What is asked of each, as a hash.
    pub(super) questions: HashMap<String, String>,
    /// The same questions as versions before kept them, each with what it is now.
    pub(super) formerly: Vec<(String, String)>,
    /// The tables of which only a part is compared.
    narrow: HashSet<String>,
    rules: Option<Rules>,
    /// The custom fields that a suite names.
    pub(super) custom: Vec<CustomNamed>,
}

impl Scope {
    /// What was asked for.
    ///
    /// # Errors
    /// When something that was named is neither a table nor an operation that reads.
    pub(super) fn of(
        asked: &Asked,
        backends: &[Backend],
        redactor: &Redactor,
    ) -> anyhow::Result<Self> {
        let mut scope = Self::whole(asked, backends, redactor)?;
        let written = scope.written();
        let mut unheard = Vec::new();
        if !asked.named.is_empty() {
            let named = names(&asked.named, asked.writes.is_some())?;
            let is_named = |target: &Target| {
                named.contains(&target.name)
                    || is_write(target).is_some_and(|one| named.contains(&one))
            };
            if let Some(writes) = &asked.writes {
                unheard = unwritten(&named, &written, writes);
            }
            scope.targets.retain(is_named);
            scope.not_compared.retain(|not| named.contains(&not.name));
            scope.not_compared.extend(unheard.iter().cloned());
        }
        let except = names(&asked.except, asked.writes.is_some())?;
        let is_left_out = |target: &Target| {
            except.contains(&target.name)
                || is_write(target).is_some_and(|one| except.contains(&one))
        };
        for target in scope.targets.iter().filter(|one| is_left_out(one)) {
            let why = NotCompared::of(&target.name, run_report::LEFT_OUT, None);
            scope.not_compared.push(why);
        }
        scope.targets.retain(|target| !is_left_out(target));
        if scope.targets.is_empty() {
            let why = scope.not_compared.first().map(NotCompared::to_string);
            let why = why.unwrap_or_else(|| match asked.named.as_slice() {
                [] => "no table and no operation is named".to_owned(),
                named => format!("{} is never sent by a comparison", named.join(", ")),
            });
            bail!("there is nothing to compare: {why}");
        }
        if asked.writes.is_some() && scope.writes().next().is_none() {
            let hint = match (unheard.first(), written.first()) {
                (Some(unheard), _) => unheard.to_string(),
                (None, Some(one)) => {
                    format!("name a write beside the tables, {one} for instance, or name nothing")
                }
                (None, None) => "a suite names writes".to_owned(),
            };
            bail!("--writes is given, and nothing of what is compared writes\n  hint: {hint}");
        }
        scope.ask(asked, redactor);
        if asked.since.is_some() {
            scope.narrow(&asked.bases, asked.zone()?.unwrap_or_default())?;
        }
        Ok(scope)
    }

    /// Before anything is named: all of the account, or what a file says.
    fn whole(asked: &Asked, backends: &[Backend], redactor: &Redactor) -> anyhow::Result<Self> {
        let writes = asked.writes.as_ref();
        let mut read = match (&asked.suite, &asked.calls, &asked.seen) {
            (Some(source), ..) => {
                let text = source.text(redactor)?;
                let wrong = || format!("the suite {} cannot be used", source.shown());
                suite::read(&text, backends, writes).with_context(wrong)?
            }
            (None, Some(source), _) => {
                let calls = source.calls(redactor)?;
                let wrong = || format!("the calls in {} cannot be used", source.shown());
                let zone = asked.zone()?.unwrap_or_default();
                recorded::read(&calls, backends, zone).with_context(wrong)?
            }
            (None, None, Some(seen)) => seen.read(backends),
            (None, None, None) => {
                let all = account::comparable(backends);
                suite::Read {
                    targets: all.targets,
                    not_compared: all.not_compared,
                    ..suite::Read::default()
                }
            }
        };
        if let Some(writes) = writes.filter(|_| asked.suite.is_none()) {
            for one in catalogue(writes, backends) {
                match one {
                    Ok(target) => read.targets.push(target),
                    Err(why) => read.not_compared.push(why),
                }
            }
        }
        // What is read is not what was written a moment ago.
        read.targets
            .sort_by_key(|target| is_write(target).is_some());
        let mut touched = HashMap::new();
        for target in &read.targets {
            if let (Asks::Call(one), Some(writes)) = (&target.asks, writes)
                && let Ok(touches) = writes.permits(one)
            {
                touched.insert(target.name.clone(), touches.words());
            }
        }
        let mut notes = read.notes;
        let of_writes = touched.keys();
        notes.extend(of_writes.map(|name| (name.clone(), WRITTEN.to_owned())));
        Ok(Self {
            notes,
            touched,
            targets: read.targets,
            not_compared: read.not_compared,
            expected: read.expected,
            questions: HashMap::new(),
            formerly: Vec::new(),
            narrow: HashSet::new(),
            rules: read.rules,
            custom: read.custom,
        })
    }

    /// What is asked of each target as a whole, with its tolerances, as a hash: what a run found out says something of another
    /// where these are the same.
    fn ask(&mut self, asked: &Asked, redactor: &Redactor) {
        let rules = match (&asked.rules, &self.rules) {
            (None, None) => None,
            (None, Some(_)) => asked.suite.as_ref(),
            (Some(rules), _) => Some(rules),
        };
        let question = |target: &Target, rules: Option<&String>| {
            let mut told = format!("{:?} {:?} {rules:?}", target.asks, target.backends);
            if let Some(zone) = zone::unusual(asked) {
                told.push_str(zone);
            }
            redactor.value(&told.into())
        };
        let formerly = rules.and_then(|rules| rules.formerly.as_ref());
        for target in &self.targets {
            let now = question(target, rules.map(|rules| &rules.hash));
            if formerly.is_some() {
                let before = question(target, formerly);
                self.formerly.push((before, now.clone()));
            }
            self.questions.insert(target.name.clone(), now);
        }
    }

    /// Only rows that changed since the run before in which all of a table was compared, where there is one and it tells.
    fn narrow(&mut self, bases: &BTreeMap<String, String>, zone: Zone) -> anyhow::Result<()> {
        for target in &mut self.targets {
            let note = match bases.get(&target.name) {
                Some(since) => {
                    let since = since.parse().context("the moment of a run is none")?;
                    let (note, is_narrow) = match narrowed(target, since, zone) {
                        Some(narrow) => narrow,
                        None => continue,
                    };
                    if is_narrow {
                        self.narrow.insert(target.name.clone());
                    }
                    note
                }
                None if matches!(target.asks, Asks::Rows(_)) => NO_BASE.to_owned(),
                None => continue,
            };
            let notes = self.notes.entry(target.name.clone()).or_default();
            if !notes.is_empty() {
                notes.push_str("; ");
            }
            notes.push_str(&note);
        }
        Ok(())
    }

    /// The tolerances: those of the flag, or else of the suite.
    pub(super) fn rules(&self, asked: &Asked, redactor: &Redactor) -> anyhow::Result<Rules> {
        match (&asked.rules, &self.rules) {
            (None, Some(own)) => Ok(own.clone()),
            _ => source::rules(asked, redactor),
        }
    }

    /// What is not compared, for the report.
    pub(super) fn told(&self) -> Vec<run_report::NotCompared> {
        let told = self.not_compared.iter().map(|not| run_report::NotCompared {
            name: not.name.clone(),
            why: not.why.clone(),
            difference: not.difference.map(|known| known.id.to_owned()),
        });
        told.collect()
    }

    /// Which expectations were not met, as sentences without a full stop.
    pub(super) fn unmet(&self, report: &run_report::RunReport) -> Vec<String> {
        self.unmet_but(report, &self.narrow)
    }

    /// The tables of which only what changed is compared, since a moment.
    pub(super) fn narrowed_by(&self, since: DateTime<Utc>, zone: Zone) -> HashSet<String> {
        let mut targets = self.targets.clone();
        let narrowed = targets.iter_mut().filter_map(|target| {
            let (_, is_narrow) = narrowed(target, since, zone)?;
            is_narrow.then(|| target.name.clone())
        });
        narrowed.collect()
    }

    /// As [`unmet`](Self::unmet), where a part of these tables was compared.
    pub(super) fn unmet_but(
        &self,
        report: &run_report::RunReport,
        narrow: &HashSet<String>,
    ) -> Vec<String> {
        let mut unmet = Vec::new();
        for (name, expected) in &self.expected {
            let Some(target) = report.targets.iter().find(|target| target.name == *name) else {
                continue;
            };
            let values = &target.values;
            let mut hold = |what: &str, found: u64, bound: Option<u64>, is_least: bool| {
                let Some(bound) = bound else {
                    return;
                };
                let is_met = if is_least {
                    found >= bound
                } else {
                    found <= bound
                };
                let word = if is_least { "at least" } else { "at most" };
                if !is_met {
                    let (found, bound) = (grouped(found), grouped(bound));
                    unmet.push(format!("{name}: {found} {what}, {word} {bound} expected"));
                }
            };
            // Of a part there may be no row at all.
            let rows = expected.rows.filter(|_| !narrow.contains(name));
            hold("rows", target.rows, rows, true);
            // What stands in rows that were not looked at again is as open as it was.
            let what = match target.unseen {
                0 => "unexplained",
                _ => "unexplained, with those that stand in rows that were not looked at",
            };
            let open = (values.unexplained as u64).saturating_add(target.unseen);
            hold(what, open, expected.unexplained, false);
            hold("known", values.known as u64, expected.known, false);
        }
        unmet
    }

    /// The targets as a run keeps them.
    pub(super) fn new_targets(&self) -> Vec<NewTarget> {
        let targets = self.targets.iter().map(|target| NewTarget {
            name: target.name.clone(),
            kind: match target.asks {
                Asks::Rows(_) => run_report::TargetKind::Table,
                _ => run_report::TargetKind::Operation,
            },
            backends: target
                .backends
                .iter()
                .map(|one| one.name().to_owned())
                .collect(),
            note: self.notes.get(&target.name).cloned(),
            question: self.questions.get(&target.name).cloned(),
            is_narrow: self.narrow.contains(&target.name),
            is_whole: matches!(&target.asks, Asks::Rows(query) if query.conditions.is_empty()),
        });
        targets.collect()
    }

    /// The operations of the targets that write, each once.
    fn written(&self) -> Vec<String> {
        let mut written: Vec<String> = self.writes().filter_map(is_write).collect();
        written.sort_unstable();
        written.dedup();
        written
    }

    /// The targets that write.
    pub(super) fn writes(&self) -> impl Iterator<Item = &Target> {
        self.targets
            .iter()
            .filter(|target| is_write(target).is_some())
    }

    /// The tables among the targets.
    pub(super) fn tables(&self) -> impl Iterator<Item = &str> {
        self.targets.iter().filter_map(|target| match &target.asks {
            Asks::Rows(query) => Some(query.table.as_str()),
            Asks::Call(_) | Asks::Drawn(..) => None,
        })
    }
}

/// The writes that were named and that --writes does not stand for, with what it would have to name.
fn unwritten(named: &[String], written: &[String], writes: &Writes) -> Vec<NotCompared> {
    let missing = named.iter().filter(|name| !written.contains(name));
    let missing = missing.filter_map(|name| Some((name, name.parse::<Operation>().ok()?)));
    let missing = missing.filter(|(_, operation)| operation.is_write());
    let told = missing.map(|(name, operation)| {
        let why = writes.wants(operation);
        NotCompared::of(name, why, None)
    });
    told.collect()
}

/// What must be known of a table that nothing can be narrowed by.
const NO_BASE: &str = "compared whole: no run before compared it with the same columns, conditions, wires and tolerances";

/// What must be known of a write.
const WRITTEN: &str = "a write: what was there before is put back";

/// The operation of a target that writes.
pub(super) fn is_write(target: &Target) -> Option<String> {
    match &target.asks {
        Asks::Call(asked) if asked.operation().is_write() => {
            Some(asked.operation().name().to_owned())
        }
        _ => None,
    }
}

/// The names as the vendor writes them.
///
/// # Errors
/// When one is neither a table nor an operation that reads, or writes where it may.
pub(super) fn names(named: &[String], writes: bool) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::with_capacity(named.len());
    for text in named {
        if let Some(names) = names_between_commas(text) {
            bail!(
                "{text} is neither a table nor an operation\n  hint: names stand beside each other: {}",
                names.join(" ")
            );
        }
        if text.contains('.') {
            let operation: Operation = text.parse()?;
            if operation.is_write() && !writes {
                return Err(unnamed(operation));
            }
            if reads_rows(operation) {
                bail!(
                    "{operation} reads rows, which are compared with their tables: name these, for instance Contact"
                );
            }
            names.push(operation.name().to_owned());
        } else {
            names.push(keap::names::find_table(text)?.name.to_owned());
        }
    }
    Ok(names)
}

fn reads_rows(operation: Operation) -> bool {
    let name = operation.name();
    let rows = ["query", "count", "findByField", "load"];
    rows.iter()
        .any(|method| name == format!("DataService.{method}"))
}
