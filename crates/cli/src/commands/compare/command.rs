//! The ways to compare: an operation or a table by its name, or one of the words that stand for more.

use clap::{ArgMatches, Args, Command, FromArgMatches, Subcommand};

use super::account::{AccountArgs, AccountsArgs};
use super::runs::RunsArgs;
use super::{CompareArgs, again};

/// What is compared.
#[derive(Debug)]
pub(crate) enum CompareCommand {
    /// One operation, or one table.
    One(Box<CompareArgs>),
    /// One of the words.
    More(Box<More>),
}

/// The words that stand for more than one operation or table.
#[derive(Debug, Subcommand)]
pub(crate) enum More {
    /// Compare a whole account: every table and reading operation that both sides serve, with a plan, a state and a report.
    Account(Box<AccountArgs>),
    /// Compare the accounts of all grants of a token store, by any number of workers that share their jobs in a Postgres.
    Accounts(Box<AccountsArgs>),
    /// List, show and delete the runs that the state keeps.
    Runs(RunsArgs),
}

impl CompareCommand {
    /// The operation or the table, where one alone is compared.
    pub(crate) fn one(&self) -> Option<&CompareArgs> {
        match self {
            Self::One(args) => Some(args),
            Self::More(_) => None,
        }
    }
}

impl CompareCommand {
    /// Whether it writes the report of a run over an account.
    pub(crate) fn is_of_account(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::More(more) => match &**more {
                More::Account(_) | More::Accounts(_) => true,
                More::Runs(args) => args.shows(),
            },
        }
    }

    /// Whether it ends with its plan.
    pub(crate) fn plans(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::More(more) => match &**more {
                More::Account(args) => args.what.dry_run,
                More::Accounts(args) => args.ends_with_plan(),
                More::Runs(_) => false,
            },
        }
    }

    /// Whether it prints a list of runs.
    pub(crate) fn lists(&self) -> bool {
        matches!(self, Self::More(more) if matches!(&**more, More::Runs(args) if args.lists()))
    }

    /// Whether it only looks at what is kept.
    pub(crate) fn calls_nobody(&self) -> bool {
        matches!(self, Self::More(more) if matches!(**more, More::Runs(_)))
    }
}

impl Args for CompareCommand {
    fn augment_args(command: Command) -> Command {
        let command = again::allowed(CompareArgs::augment_args(command));
        let command = More::augment_subcommands(command);
        command
            .subcommand_required(false)
            .arg_required_else_help(false)
            .args_conflicts_with_subcommands(true)
            .subcommand_negates_reqs(true)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for CompareCommand {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        match matches.subcommand_name() {
            Some(_) => More::from_arg_matches(matches).map(|more| Self::More(Box::new(more))),
            None => {
                let args = match again::folder(matches) {
                    Some(folder) => again::recorded(folder, matches),
                    None => CompareArgs::from_arg_matches(matches),
                };
                args.map(|args| Self::One(Box::new(args)))
            }
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
