//! `keap help`: of a command, or of what concerns all of them.

use clap::{Args, Command};
use serde_json::json;

use crate::exit::Exit;
use crate::failure::misuse;
use crate::nearest::{elsewhere, nearest};
use crate::output::Output;
use crate::{fold, layout};

/// A page about what all commands have in common.
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    /// What it tells, in a line.
    pub(crate) about: &'static str,
    pub(crate) text: &'static str,
}

/// The variables, each with what it is.
pub(crate) const ENVIRONMENT: &str = include_str!("help/environment.txt");

/// The exit codes, each with what it means.
pub(crate) const EXIT_CODES: &str = include_str!("help/exit-codes.txt");

pub(crate) const TOPICS: [Topic; 5] = [
    Topic {
        name: "environment",
        about: "the variables that stand for flags",
        text: ENVIRONMENT,
    },
    Topic {
        name: "exit-codes",
        about: "what the numbers mean, for scripts and monitoring",
        text: EXIT_CODES,
    },
    Topic {
        name: "glossary",
        about: "the words of this program",
        text: include_str!("help/glossary.txt"),
    },
    Topic {
        name: "output",
        about: "formats, and what goes where",
        text: include_str!("help/output.txt"),
    },
    Topic {
        name: "profiles",
        about: "what stands for the environment, in a file under a name",
        text: include_str!("help/profiles.txt"),
    },
];

/// The names of the pages.
pub(crate) fn topics() -> impl Iterator<Item = &'static str> {
    TOPICS.iter().map(|topic| topic.name)
}

#[derive(Debug, Args)]
#[command(after_help = "\
Topics:
  environment  the variables that stand for flags
  exit-codes   what the numbers mean, for scripts and monitoring
  glossary     the words of this program
  output       formats, and what goes where
  profiles     what stands for the environment, in a file under a name

Examples:
  keap help exit-codes
  keap help auth login")]
pub(crate) struct HelpArgs {
    /// A command with its subcommand, or a topic; without one, the help of the program.
    #[arg(value_name = "COMMAND|TOPIC")]
    words: Vec<String>,
}

pub(crate) fn run(args: &HelpArgs, program: Command, output: &mut Output) -> anyhow::Result<Exit> {
    let text = match topic(&args.words) {
        Some(topic) => fold::page(topic.text, layout::width()),
        None => of_command(program, &args.words, output.colored())?,
    };
    if output.is_json() {
        let asked = args.words.join(" ");
        output.json(&json!({ "page": asked, "text": text }))?;
        return Ok(Exit::Done);
    }
    output.raw(text.as_bytes());
    output.check()?;
    Ok(Exit::Done)
}

fn topic(words: &[String]) -> Option<&'static Topic> {
    let [word] = words else { return None };
    TOPICS
        .iter()
        .find(|topic| topic.name.eq_ignore_ascii_case(word))
}

fn of_command(program: Command, words: &[String], colored: bool) -> anyhow::Result<String> {
    if let [page, below, ..] = words
        && let Some(topic) = topic(std::slice::from_ref(page))
    {
        misuse!(
            "{} is one page, and there is no help on {below:?} below it",
            topic.name
        );
    }
    let mut program = layout::prepared(program, layout::width());
    let whole = program.clone();
    program.build();
    let mut found = &mut program;
    for word in words {
        let names = names(found);
        let own = found.get_bin_name().unwrap_or(found.get_name()).to_owned();
        let Some(next) = found.find_subcommand_mut(word) else {
            if let Some(meant) = elsewhere(&whole, word) {
                misuse!("there is no help on {word:?}; {meant}");
            }
            match nearest(word, &names) {
                None if names.is_empty() => {
                    misuse!("`{own}` has no subcommands, and there is no help on {word:?} below it")
                }
                Some(meant) => misuse!("there is no help on {word:?}; did you mean {meant}?"),
                None => misuse!(
                    "there is no help on {word:?}; try one of {}",
                    names.join(", ")
                ),
            }
        };
        found = next;
    }
    Ok(layout::help(&found.render_long_help(), colored))
}

/// What may stand here: subcommands, and at the top the topics too.
fn names(command: &Command) -> Vec<String> {
    let commands = command.get_subcommands().map(Command::get_name);
    let at_top = command.get_name() == "keap";
    commands
        .map(str::to_owned)
        .chain(topics().filter(|_| at_top).map(str::to_owned))
        .collect()
}
