//! Recordings: the exchanges of a command as plain HTTP text in a folder, and answers from such a folder without network.
//!
//! A recording is a bug report: whoever has the folder gets the same verdict. Credentials are never in it. Values are,
//! unless they are hidden; then each is replaced by one of the same kind, the same everywhere in the folder.

mod credentials;
mod exchange;
mod folder;
mod given;
mod hide;
mod record;
mod replay;
mod short;
mod unkept;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use keap_http::{Shown, Transport};

use crate::failure::OrMisuse as _;
use credentials::without_keys;
use folder::{Folder, Manifest};
pub(crate) use folder::{own_folder, within};
pub(crate) use given::{Given, GivenFile, GivenKind};
use hide::Hide;
use record::Recorder;
use replay::Player;
pub(crate) use replay::{is_unrecorded, unrecorded};
pub(crate) use short::{AskedShort, asked_short};
pub(crate) use unkept::{UNKEPT, Unkept, causes};

/// Whether exchanges are kept, or answers come from those that were.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Recording")]
pub(crate) struct RecordingArgs {
    /// Keep every exchange in this folder as plain HTTP text, for --replay or a bug report; without credentials, and
    /// with the values of your contacts unless --hide-values. The folder is new or empty.
    #[arg(long, value_name = "DIR", conflicts_with = "replay")]
    pub(crate) record: Option<PathBuf>,

    /// Answer from a folder that --record made, without network and without a credential.
    #[arg(
        long,
        value_name = "DIR",
        conflicts_with_all = ["sandbox", "access_token", "access_key", "legacy_key", "base_url"]
    )]
    pub(crate) replay: Option<PathBuf>,
}

impl RecordingArgs {
    /// Fails when exchanges cannot be kept where they should be, before anybody is asked for a secret.
    ///
    /// # Errors
    /// When there is something in the folder already, or it is none.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        self.record.as_deref().map_or(Ok(()), check_own_folder)
    }
}

/// Fails when a folder cannot be one of a recording.
///
/// # Errors
/// When there is something in it already, or it is none.
pub(crate) fn check_own_folder(path: &Path) -> anyhow::Result<()> {
    let failed = || format!("cannot keep exchanges in {}", Shown::path(&path));
    folder::is_free(path).with_context(failed).or_misuse()
}

/// What becomes of the exchanges of a command.
#[derive(Clone, Debug, Default)]
pub(crate) enum Recording {
    /// Nothing is kept.
    #[default]
    None,
    /// They are kept.
    Kept(Arc<Folder>, Option<Arc<Hide>>),
    /// They are answered from the folder.
    Replayed(Arc<Player>),
}

impl Recording {
    /// The recording that was asked for. `words` is the command without what is secret: its name, and arguments, which may
    /// be values; the files that it was given are copied into the folder.
    ///
    /// # Errors
    /// When the folder cannot be made or read, has exchanges already, or has none to replay.
    pub(crate) fn open(
        args: &RecordingArgs,
        hide_values: bool,
        words: &[Word<'_>],
        given: &Given,
    ) -> anyhow::Result<Self> {
        if let Some(path) = &args.replay {
            let player = Player::open(path);
            let failed = || format!("cannot replay {}", Shown::path(path));
            return Ok(Self::Replayed(Arc::new(
                player.with_context(failed).or_misuse()?,
            )));
        }
        let Some(path) = &args.record else {
            return Ok(Self::None);
        };
        let hide = hide_values.then(Hide::new);
        let words = words.iter().map(|word| match (word, &hide) {
            (Word::Value(text), Some(hide)) => hide.argument(&without_keys(text)),
            (Word::Name(text) | Word::Value(text), _) => without_keys(text),
        });
        let manifest = Manifest::of(words.collect(), hide_values, &given.asked);
        let folder = Folder::make(path, &manifest);
        let folder = folder.and_then(|folder| {
            folder.copy(given, hide.as_ref())?;
            Ok(folder)
        });
        let failed = || format!("cannot keep exchanges in {}", Shown::path(path));
        let folder = folder.with_context(failed).or_misuse()?;
        Ok(Self::Kept(Arc::new(folder), hide.map(Arc::new)))
    }

    /// The network, or what answers in its place.
    pub(crate) fn around(&self, network: Transport) -> Transport {
        match self {
            Self::None => network,
            Self::Kept(folder, hide) => {
                Transport::new(Recorder::new(network, Arc::clone(folder), hide.clone()))
            }
            Self::Replayed(player) => Transport::new(Arc::clone(player).service()),
        }
    }

    /// Fails once an exchange could not be kept.
    ///
    /// # Errors
    /// The first that could not.
    pub(crate) fn whole(&self) -> Result<(), Unkept> {
        match self {
            Self::Kept(folder, _) => folder.whole(),
            Self::None | Self::Replayed(_) => Ok(()),
        }
    }

    /// What is recorded has come to its end.
    pub(crate) fn ends(&self) {
        if let Self::Kept(folder, _) = self {
            folder.ends();
        }
    }

    /// Whether the folder of a recording says that it has all.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn has_ended(folder: &Path) -> anyhow::Result<bool> {
        folder::has_ended(folder)
    }

    /// Whether answers come from a folder.
    pub(crate) fn is_replayed(&self) -> bool {
        matches!(self, Self::Replayed(_))
    }

    /// Whether the recording that answers has other values than the account.
    pub(crate) fn hides_values(&self) -> bool {
        match self {
            Self::Replayed(player) => player.hides_values(),
            Self::None | Self::Kept(..) => false,
        }
    }

    /// The words of the command that a folder was recorded with.
    ///
    /// # Errors
    /// When it is no recording.
    pub(crate) fn command(folder: &Path) -> anyhow::Result<Vec<String>> {
        Ok(Manifest::read(folder)?.into_command())
    }

    /// The words of the command that a folder was recorded with which answers.
    pub(crate) fn recorded_by(&self) -> Option<&[String]> {
        match self {
            Self::Replayed(player) => Some(player.command()),
            Self::None | Self::Kept(..) => None,
        }
    }

    /// Whether a command has to see its network itself.
    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

/// Whether an operation is asked with words of the program alone, which are no values of the account.
pub(crate) fn is_of_program(operation: &str) -> bool {
    hide::is_of_program(operation)
}

/// Whether a value stays as it is where values are hidden, by the column that it is of.
pub(crate) fn stays(column: &str, text: &str) -> bool {
    hide::is_kept(column, text)
}

/// A word of a command.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Word<'a> {
    /// The name of something: an operation, a table, an option.
    Name(&'a str),
    /// What may be a value of the account.
    Value(&'a str),
}
