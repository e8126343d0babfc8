//! `keap compare --replay DIR` alone: the words of the recorded command, which name what was compared, come from the folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args as _, Command, FromArgMatches as _};
use keap_http::Shown;

use super::CompareArgs;
use crate::recording::{self, Recording, Word};
use crate::shell::quoted;

/// The argument that the words of a recording stand for, and the option that names its folder.
const OPERATION: &str = "operation";
const ARGUMENTS: &str = "arguments";
const REPLAY: &str = "replay";

/// Lets `--replay` stand for what is compared.
pub(super) fn allowed(command: Command) -> Command {
    // An argument that is changed loses its place among the others.
    let command = command.mut_arg(OPERATION, |operation| {
        let operation = operation.required(false).index(1);
        operation.required_unless_present(REPLAY)
    });
    command.mut_arg(ARGUMENTS, |arguments| arguments.index(2))
}

/// The folder whose words are to be taken, where the command line names nothing to compare.
pub(super) fn folder(matches: &ArgMatches) -> Option<&Path> {
    let names_nothing = !matches.contains_id(OPERATION);
    let folder = matches.get_one::<PathBuf>(REPLAY);
    folder.filter(|_| names_nothing).map(PathBuf::as_path)
}

/// The arguments of the command that a folder is of, with the options that are given beside it in the place of its own.
pub(super) fn recorded(folder: &Path, matches: &ArgMatches) -> Result<CompareArgs, clap::Error> {
    let words = words_of(folder).map_err(|wrong| {
        let told = format!("cannot replay {}: {wrong:#}\n", Shown::path(&folder));
        clap::Error::raw(ErrorKind::ValueValidation, told)
    })?;
    let parser = CompareArgs::augment_args(Command::new("compare")).no_binary_name(true);
    let options = parser.get_arguments().filter(|one| is_given(one, matches));
    let options: Vec<&Arg> = options.collect();
    let given = options.iter().flat_map(|one| written(one, matches));
    let words = without(words, &options).into_iter().map(OsString::from);
    let words: Vec<OsString> = words.chain(given).collect();
    CompareArgs::from_arg_matches(&parser.clone().try_get_matches_from(words)?)
}

/// The words behind `keap compare`.
fn words_of(folder: &Path) -> anyhow::Result<Vec<String>> {
    let command = Recording::command(folder)?;
    match command.as_slice() {
        [compare, what, ..] if compare == "compare" && what != "account" => {
            Ok(command[1..].to_vec())
        }
        [compare, _, ..] if compare == "compare" => anyhow::bail!(
            "a whole account was recorded\n  hint: `keap compare account --replay {}` compares it",
            quoted(&folder.to_string_lossy())
        ),
        _ => anyhow::bail!("no comparison was recorded"),
    }
}

fn is_given(option: &Arg, matches: &ArgMatches) -> bool {
    let id = option.get_id().as_str();
    let is_known = matches.try_contains_id(id).is_ok();
    is_known
        && option.get_long().is_some()
        && matches.value_source(id) == Some(ValueSource::CommandLine)
}

/// An option as it is typed.
fn written(option: &Arg, matches: &ArgMatches) -> Vec<OsString> {
    let name = OsString::from(format!("--{}", option.get_long().unwrap_or_default()));
    if matches!(option.get_action(), ArgAction::SetTrue) {
        return vec![name];
    }
    let values = matches.get_raw(option.get_id().as_str());
    let values = values.into_iter().flatten();
    values
        .flat_map(|value| [name.clone(), value.to_owned()])
        .collect()
}

/// Recorded words without those options that are given anew.
fn without(words: Vec<String>, given: &[&Arg]) -> Vec<String> {
    let mut left = Vec::with_capacity(words.len());
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let name = word.strip_prefix("--");
        let option = name.and_then(|name| given.iter().find(|one| one.get_long() == Some(name)));
        match option {
            None => left.push(word),
            Some(option) if matches!(option.get_action(), ArgAction::SetTrue) => {}
            Some(_) => drop(words.next()),
        }
    }
    left
}

impl CompareArgs {
    /// The words of the command, as its recording keeps them: what is asked, and what the verdict goes by.
    pub(super) fn words(&self) -> Words {
        let mut words = Words(Vec::new());
        let asked = &self.invocation;
        words.name("compare");
        words.name(&asked.operation);
        let is_of_program = recording::is_of_program(&asked.operation);
        for text in &asked.arguments {
            words.0.push((!is_of_program, text.clone()));
        }
        for (option, values) in [("--where", &asked.conditions), ("--set", &asked.set)] {
            for value in values {
                words.name(option);
                words.0.push((true, value.clone()));
            }
        }
        let number = |number: u32| number.to_string();
        let named = [
            ("--fields", Some(asked.fields.join(","))),
            ("--order", asked.order.clone()),
            ("--limit", asked.limit.map(number)),
            ("--page", asked.page.map(number)),
            ("--after-id", self.whole.after_id.map(|id| id.to_string())),
            ("--sample", self.whole.sample.map(|rows| rows.to_string())),
            ("--reread", self.whole.reread.map(|rows| rows.to_string())),
            ("--fail-on", Some(self.fail_on.word().to_owned())),
        ];
        let is_said = |value: &String| !value.is_empty() && value != "unexplained";
        for (option, value) in named {
            if let Some(value) = value.filter(is_said) {
                words.name(option);
                words.name(&value);
            }
        }
        for field in &asked.clear {
            words.name("--clear");
            words.name(field);
        }
        for backend in &self.backends {
            words.name("--backends");
            words.name(backend.name());
        }
        for (flag, is_given) in [
            ("--all", self.all),
            ("--writes", self.writes),
            ("--allow-empty", self.allow_empty),
            ("--check-order", self.whole.check_order),
        ] {
            if is_given {
                words.name(flag);
            }
        }
        words
    }
}

/// Words of a command, each with whether it may be a value of the account.
#[derive(Debug)]
pub(super) struct Words(Vec<(bool, String)>);

impl Words {
    fn name(&mut self, word: &str) {
        self.0.push((false, word.to_owned()));
    }

    pub(super) fn as_recorded(&self) -> Vec<Word<'_>> {
        let words = self.0.iter().map(|(is_value, word)| match is_value {
            true => Word::Value(word),
            false => Word::Name(word),
        });
        words.collect()
    }
}
