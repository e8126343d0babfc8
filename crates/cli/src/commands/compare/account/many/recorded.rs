//! Recordings of a run over many accounts: a folder for each account, of what this worker asked it.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::Context as _;
use keap_http::Shown;

use super::kept::Account;
use crate::commands::compare::account::given;
use crate::commands::compare::account::judged::JudgedBy;
use crate::commands::compare::account::scope::Scope;
use crate::commands::compare::state::Asked;
use crate::failure::OrMisuse as _;
use crate::recording::{Given, Recording, RecordingArgs, Word, own_folder};

/// Where exchanges are kept, if they are.
#[derive(Debug, Default)]
pub(super) struct Recordings {
    folder: Option<PathBuf>,
    hides_values: bool,
    /// What each account is asked, as `keap compare account` is asked it.
    words: Vec<String>,
    given: Given,
    /// What is compared, of which a run before says since when.
    targets: Vec<String>,
    taken: HashSet<String>,
}

impl Recordings {
    /// Keeps them below a folder, which is new or empty.
    ///
    /// # Errors
    /// When the folder cannot be made, or there is something in it.
    pub(super) fn below(
        folder: Option<&PathBuf>,
        hides_values: bool,
        asked: &Asked,
        judged: JudgedBy,
        scope: &Scope,
    ) -> anyhow::Result<Self> {
        let mut given = Given::default();
        if let Some(folder) = folder {
            let failed = || format!("cannot keep exchanges in {}", Shown::path(folder));
            own_folder(folder).with_context(failed).or_misuse()?;
            given = given::given(asked, judged, hides_values, (None, false)).or_misuse()?;
        }
        Ok(Self {
            folder: folder.cloned(),
            hides_values,
            words: [given::words(asked, hides_values), judged.words()].concat(),
            given,
            targets: scope.targets.iter().map(|one| one.name.clone()).collect(),
            taken: HashSet::new(),
        })
    }

    /// The recording of an account: in the folder that has the name of its application; the number of the account is added
    /// where two clients have grants of it.
    ///
    /// # Errors
    /// When its folder cannot be made.
    pub(super) fn of(&mut self, account: &Account) -> anyhow::Result<Recording> {
        let mut name = account.tenant.clone();
        if !self.taken.insert(name.clone()) {
            name = format!("{name}-{}", account.number);
        }
        let args = RecordingArgs {
            record: self.folder.as_ref().map(|folder| folder.join(name)),
            replay: None,
        };
        let words = self.words.iter().map(|word| Word::Name(word));
        let since = account.since.as_ref().map(|_| Word::Name("--since-last"));
        let words: Vec<Word<'_>> = words.chain(since).collect();
        let mut given = self.given.clone();
        if let Some(since) = &account.since {
            given.narrow(&self.targets, since);
        }
        Recording::open(&args, self.hides_values, &words, &given)
    }
}
