//! What a run is about: everything, or what was named.

use std::path::Path;

use anyhow::{Context as _, bail};
use keap::compare::Rules;
use keap::compare::account::{self, Asks, NotCompared, Target};
use keap::{Backend, Operation};

use keap_http::Shown;

use crate::commands::compare::run_report;
use crate::commands::compare::state::{Asked, Source, State};
use crate::file;

/// What is compared, and what is not.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) targets: Vec<Target>,
    pub(super) not_compared: Vec<NotCompared>,
}

impl Scope {
    /// What was asked for.
    ///
    /// # Errors
    /// When something that was named is neither a table nor an operation that reads.
    pub(super) fn of(asked: &Asked, backends: &[Backend]) -> anyhow::Result<Self> {
        let all = account::comparable(backends);
        let mut scope = Self {
            targets: all.targets,
            not_compared: all.not_compared,
        };
        if !asked.named.is_empty() {
            let named = names(&asked.named)?;
            scope.targets.retain(|target| named.contains(&target.name));
            scope.not_compared.retain(|not| named.contains(&not.name));
        }
        let except = names(&asked.except)?;
        for target in scope
            .targets
            .iter()
            .filter(|one| except.contains(&one.name))
        {
            let why = NotCompared::of(&target.name, "it was left out by --except", None);
            scope.not_compared.push(why);
        }
        scope
            .targets
            .retain(|target| !except.contains(&target.name));
        if scope.targets.is_empty() {
            let why = scope.not_compared.first().map(NotCompared::to_string);
            bail!("there is nothing to compare: {}", why.unwrap_or_default());
        }
        Ok(scope)
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

    /// The tables among the targets.
    pub(super) fn tables(&self) -> impl Iterator<Item = &str> {
        let tables = self.targets.iter().filter_map(|target| match &target.asks {
            Asks::Rows(query) => Some(query.table.as_str()),
            Asks::Call(_) | Asks::Drawn(_) => None,
        });
        tables
    }
}

/// The names as the vendor writes them.
fn names(named: &[String]) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::with_capacity(named.len());
    for text in named {
        if text.contains('.') {
            let operation: Operation = text.parse()?;
            if operation.is_write() {
                bail!("{operation} writes: a comparison of an account only reads");
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

/// A file that a run is asked by, with a hash of what it says.
///
/// # Errors
/// When it cannot be read.
pub(super) fn source(path: Option<&Path>, state: &State) -> anyhow::Result<Option<Source>> {
    let Some(path) = path else {
        return Ok(None);
    };
    let text = file::text(path, file::SMALL)?;
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Ok(Some(Source {
        path: whole.to_string_lossy().into_owned(),
        hash: state.redactor().value(&text.into()),
    }))
}

/// The tolerances that a run was asked with.
///
/// # Errors
/// When the file cannot be read, is none, or says something else than when the run began.
pub(super) fn rules(asked: &Asked, state: &State) -> anyhow::Result<Rules> {
    let Some(source) = &asked.rules else {
        return Ok(Rules::default());
    };
    let text = unchanged(source, state)?;
    let path = Path::new(&source.path);
    Rules::from_toml(&text).with_context(|| format!("cannot use {}", Shown::path(&path)))
}

/// What a file says, which must be what it said when the run began.
pub(super) fn unchanged(source: &Source, state: &State) -> anyhow::Result<String> {
    let path = Path::new(&source.path);
    let text = file::text(path, file::SMALL)?;
    if state.redactor().value(&text.clone().into()) != source.hash {
        bail!(
            "{} has changed since the run began\n  hint: begin a new run, without --resume",
            Shown::path(&path)
        );
    }
    Ok(text)
}
