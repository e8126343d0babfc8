//! What a run is asked for, as its recording keeps it: the files beside it are copied, so that the folder alone is replayed.

use std::path::Path;

use anyhow::Context as _;
use clap::ValueEnum as _;
use keap::compare::Redactor;
use serde::{Deserialize, Serialize};

use super::args::AccountArgs;
use super::judged::JudgedBy;
use super::recorded;
use crate::commands::compare::FailOn;
use crate::commands::compare::state::{Asked, Source};
use crate::file;
use crate::recording::{Given, GivenFile, GivenKind, Recording, within};

/// The folders of the copies.
const SUITE: &str = "suite";
const RULES: &str = "rules";
const CALLS: &str = "calls";

/// What the recording tells of the command.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    asked: Asked,
    fail_on: String,
    allow_empty: bool,
}

/// What a run is asked for, to be kept with its recording.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn given(asked: &Asked, judged: JudgedBy) -> anyhow::Result<Given> {
    let mut asked = asked.clone();
    let mut files = Vec::new();
    for (source, folder, kind) in [
        (&mut asked.suite, SUITE, GivenKind::Suite),
        (&mut asked.rules, RULES, GivenKind::Rules),
    ] {
        let Some(source) = source else { continue };
        let text = file::text(Path::new(&source.path), file::SMALL)?;
        let name = source.name().unwrap_or_else(|| folder.to_owned());
        source.path = format!("{folder}/{name}");
        files.push(GivenFile {
            folder,
            name,
            text,
            kind,
        });
    }
    if let Some(source) = &mut asked.calls {
        let calls = recorded::texts(Path::new(&source.path))?;
        CALLS.clone_into(&mut source.path);
        files.extend(calls.into_iter().map(|(name, text)| GivenFile {
            folder: CALLS,
            name,
            text,
            kind: GivenKind::Call,
        }));
    }
    let sources = [&mut asked.suite, &mut asked.rules, &mut asked.calls];
    for source in sources.into_iter().flatten() {
        // It is of the state, and the copy may say less.
        source.hash.clear();
    }
    let kept = Kept {
        asked,
        fail_on: judged.fail_on.word().to_owned(),
        allow_empty: judged.allow_empty,
    };
    Ok(Given {
        asked: serde_json::to_value(kept)?,
        files,
    })
}

impl Given {
    /// The same of an account of which only what changed since is compared.
    pub(super) fn narrow(&mut self, targets: &[String], since: &str) {
        let Some(asked) = self.asked.get_mut("asked") else {
            return;
        };
        let bases = targets.iter().map(|name| (name.clone(), since.into()));
        asked["bases"] = serde_json::Value::Object(bases.collect());
        asked["since"] = since.into();
    }
}

/// What a recording was asked for, where whoever replays it asks for nothing else.
///
/// # Errors
/// When the folder is none, or a copy in it cannot be read.
pub(super) fn replayed(
    args: &AccountArgs,
    redactor: &Redactor,
) -> anyhow::Result<Option<(Asked, JudgedBy)>> {
    let Some(folder) = args
        .recording
        .replay
        .as_deref()
        .filter(|_| args.asks_nothing())
    else {
        return Ok(None);
    };
    let Some(told) = Recording::asked(folder)? else {
        return Ok(None);
    };
    let kept: Kept =
        serde_json::from_value(told).context("what it was asked for cannot be read")?;
    let mut asked = kept.asked;
    for source in [&mut asked.suite, &mut asked.rules] {
        *source = match source {
            Some(source) => Source::file(Some(&within(folder, &source.path)?), redactor)?,
            None => None,
        };
    }
    if let Some(source) = &asked.calls {
        let calls = within(folder, &source.path)?;
        for entry in std::fs::read_dir(&calls).into_iter().flatten() {
            let name = entry?.file_name();
            within(&calls, &name.to_string_lossy())?;
        }
        asked.calls = Source::folder(Some(&calls), redactor)?;
    }
    let recorded = FailOn::from_str(&kept.fail_on, true).unwrap_or(FailOn::Unexplained);
    let judged = JudgedBy {
        fail_on: match args.what.fail_on {
            FailOn::Unexplained => recorded,
            asked => asked,
        },
        allow_empty: args.what.allow_empty || kept.allow_empty,
    };
    Ok(Some((asked, judged)))
}
