//! What a run is asked for, as its recording keeps it: the files beside it are copied, so that the folder alone is replayed.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use clap::ValueEnum as _;
use keap::compare::Redactor;
use serde::{Deserialize, Serialize};

use super::args::AccountArgs;
use super::judged::JudgedBy;
use super::lacking::{Before, Lacking, before};
use super::{recorded, what};
use crate::commands::compare::FailOn;
use crate::commands::compare::state::{Asked, Kept as Run, Source};
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
    /// What had been compared before the recording began, of a run that went on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    before: BTreeMap<String, Before>,
    /// Whether the folder says when the run came to its end: one that does not was cut.
    #[serde(default)]
    tells_end: bool,
    /// When the run began, of one that went on when it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    began: Option<String>,
}

/// What a run is asked for, to be kept with its recording. Where values are hidden, the names of files are as well: who named them may
/// have named a person.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn given(
    asked: &Asked,
    judged: JudgedBy,
    hides_values: bool,
    (kept, tells_end): (Option<&Run>, bool),
) -> anyhow::Result<Given> {
    let mut asked = match hides_values {
        true => nameless(asked),
        false => asked.clone(),
    };
    let mut files = Vec::new();
    for (source, folder, kind) in [
        (&mut asked.suite, SUITE, GivenKind::Suite),
        (&mut asked.rules, RULES, GivenKind::Rules),
    ] {
        let Some(source) = source else { continue };
        let text = file::text(Path::new(&source.path), file::SMALL)?;
        let name = match hides_values {
            true => format!("{folder}.toml"),
            false => source.name().unwrap_or_else(|| folder.to_owned()),
        };
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
        let numbered = calls.into_iter().zip(1_u32..);
        files.extend(numbered.map(|((name, text), number)| GivenFile {
            folder: CALLS,
            name: match hides_values {
                // They are read in the order of their names.
                true => format!("{number:06}.xml"),
                false => name,
            },
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
        before: kept.map(before).unwrap_or_default(),
        tells_end,
        began: kept.map(|kept| kept.head.started.clone()),
    };
    Ok(Given {
        asked: serde_json::to_value(kept)?,
        files,
    })
}

/// What is asked for with the names of files and gateways left out that its words tell. The files themselves are where they were.
pub(super) fn nameless(asked: &Asked) -> Asked {
    let mut asked = asked.clone();
    if let Some(seen) = &mut asked.seen {
        "gateway.toml".clone_into(&mut seen.name);
    }
    asked
}

/// The words of the command that is recorded, with the names of files as the folder has them where values are hidden.
pub(super) fn words(asked: &Asked, hides_values: bool) -> Vec<String> {
    if !hides_values {
        return what::words(asked);
    }
    let mut told = nameless(asked);
    for (source, name) in [
        (&mut told.suite, "suite.toml"),
        (&mut told.rules, "rules.toml"),
        (&mut told.calls, CALLS),
    ] {
        if let Some(source) = source {
            name.clone_into(&mut source.path);
        }
    }
    what::words(&told)
}

impl Kept {
    fn read(told: serde_json::Value) -> anyhow::Result<Self> {
        serde_json::from_value(told).context("what it was asked for cannot be read")
    }
}

/// What a recording that is replayed lacks of the run that it is of.
///
/// # Errors
/// When the folder is none.
pub(super) fn lacking(args: &AccountArgs) -> anyhow::Result<Lacking> {
    let Some(folder) = args.recording.replay.as_deref() else {
        return Ok(Lacking::default());
    };
    let Some(told) = Recording::asked(folder)? else {
        return Ok(Lacking::default());
    };
    let kept = Kept::read(told)?;
    Ok(Lacking {
        before: kept.before,
        is_cut: kept.tells_end && !Recording::has_ended(folder)?,
        began: match kept.began {
            Some(began) => began.parse().ok(),
            None => Recording::began(folder)?,
        },
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
    let kept = Kept::read(told)?;
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
