//! The flags that runs over one account and over many have in common: what is compared, how, and what makes it fail.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use keap::Backend;
use keap::compare::Redactor;

use super::judged::JudgedBy;
use super::zone;
use crate::commands::compare::FailOn;
use crate::commands::compare::state::{Asked, Source};
use crate::list_arg::item;

/// What is compared. Who goes on with a run, `resume`, takes what it was asked for.
#[derive(Debug, Args)]
pub(crate) struct WhatArgs {
    /// Tables and operations to compare. Default: all that both sides serve.
    #[arg(value_name = "TABLE|OPERATION", conflicts_with = "resume")]
    pub(crate) named: Vec<String>,

    /// Tables and operations to leave out, with commas between: those that cost a call a row, for instance.
    #[arg(
        long,
        value_delimiter = ',',
        value_parser = item::<String>,
        value_name = "TABLE|OPERATION,..",
        conflicts_with = "resume"
    )]
    pub(crate) except: Vec<String>,

    /// The backends, reference first.
    #[arg(long, value_delimiter = ',', value_parser = item::<Backend>, default_value = "xmlrpc,v2", conflicts_with = "resume")]
    pub(crate) backends: Vec<Backend>,

    /// Go on without asking.
    #[arg(long)]
    pub(crate) yes: bool,

    /// Print the plan, and end there.
    #[arg(long, conflicts_with_all = ["yes", "resume", "record"])]
    pub(crate) dry_run: bool,

    /// Compare what changed since the last run that came to its end. Deletions are not seen, and tables that do not tell
    /// when a row changed are compared whole.
    #[arg(long, conflicts_with = "resume")]
    pub(crate) since_last: bool,

    /// Compare what a suite names: tables, operations with arguments, conditions, tolerances, expectations (TOML). Who goes on
    /// with a run gives the same file, where it is another one's or has moved.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["named", "except"])]
    pub(crate) suite: Option<PathBuf>,

    /// Tolerances, a TOML file; who goes on with a run gives the same, as of --suite.
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// What makes the exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Unexplained, value_name = "WHAT")]
    pub(crate) fail_on: FailOn,

    /// Take it for agreement that nobody has a row.
    #[arg(long)]
    pub(crate) allow_empty: bool,

    /// Replace the values in what --record keeps by others of the same kind.
    #[arg(long, requires = "record")]
    pub(crate) hide_values: bool,
}

impl WhatArgs {
    /// Whether it is not said what is compared: everything, as nobody narrows it.
    pub(super) fn asks_nothing(&self) -> bool {
        let files = self.suite.is_some() || self.rules.is_some();
        let is_named = !(self.named.is_empty() && self.except.is_empty());
        let is_default = self.backends == [Backend::XmlRpc, Backend::RestV2];
        !is_named && !files && is_default && !self.since_last
    }

    /// What the verdict goes by.
    pub(super) fn judged(&self) -> JudgedBy {
        JudgedBy {
            fail_on: self.fail_on,
            allow_empty: self.allow_empty,
        }
    }

    /// What is asked for by the flags.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub(super) fn asked(&self, redactor: &Redactor) -> anyhow::Result<Asked> {
        let names = self.backends.iter().map(|one| one.name().to_owned());
        Ok(Asked {
            named: self.named.clone(),
            except: self.except.clone(),
            backends: names.collect(),
            rules: Source::file(self.rules.as_deref(), redactor)?,
            suite: Source::file(self.suite.as_deref(), redactor)?,
            ..Asked::default()
        })
    }

    /// What a run was asked for that is gone on with, its files where they are now.
    ///
    /// # Errors
    /// When a file is given that the run did not begin with.
    pub(super) fn asked_again(&self, asked: &Asked) -> anyhow::Result<Asked> {
        let mut asked = asked.clone();
        elsewhere(&mut asked.suite, self.suite.as_deref(), "--suite")?;
        elsewhere(&mut asked.rules, self.rules.as_deref(), "--rules")?;
        Ok(asked)
    }
}

/// What was asked for of one account, as its recording tells it.
pub(super) fn words(asked: &Asked) -> Vec<String> {
    let named = asked.named.iter().map(String::as_str);
    let except = asked.except.iter();
    let except = except.flat_map(|name| ["--except", name]);
    let backends = asked.backends.iter();
    let backends = backends.flat_map(|name| ["--backends", name]);
    let words = ["compare", "account"].into_iter().chain(named);
    let words = words.chain(except).chain(backends);
    let files = [
        ("--suite", &asked.suite),
        ("--rules", &asked.rules),
        ("--calls", &asked.calls),
    ];
    let gateway = asked.seen.as_ref().map(|seen| seen.name.clone());
    let gateway = gateway.map(|name| ["--gateway".to_owned(), name]);
    let since = asked.since.as_ref().map(|_| "--since-last".to_owned());
    let files = files.into_iter().filter_map(|(option, source)| {
        let name = source.as_ref().and_then(Source::name)?;
        Some([option.to_owned(), name])
    });
    let words = words.map(str::to_owned).chain(files.flatten());
    let zone = zone::unusual(asked).map(|zone| ["--zone".to_owned(), zone.to_owned()]);
    words
        .chain(gateway.into_iter().flatten())
        .chain(zone.into_iter().flatten())
        .chain(since)
        .collect()
}

/// That a file somewhere else says the same is seen by its hash.
fn elsewhere(source: &mut Option<Source>, path: Option<&Path>, option: &str) -> anyhow::Result<()> {
    match (source, path) {
        (Some(source), Some(path)) => source.path = path.to_string_lossy().into_owned(),
        (None, Some(_)) => bail!("the run did not begin with {option}, and goes on without it"),
        _ => {}
    }
    Ok(())
}
