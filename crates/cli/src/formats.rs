//! Which command takes which format and time limit; what it does not is refused before anything is sent.

use std::ffi::OsString;

use clap::ValueEnum;

use crate::args::{Cli, Command};
use crate::failure::misuse;
use crate::format::{Color, Format};
use crate::output::NO_LIST;

/// Refuses a format that the command cannot write, and a time limit where nothing is called.
pub(crate) fn check(cli: &Cli) -> anyhow::Result<()> {
    let calls = !matches!(
        &cli.command,
        Command::Audit(_)
            | Command::Coverage(_)
            | Command::Routes(_)
            | Command::Sandbox(_)
            | Command::Xmlrpc(_)
    );
    let calls = calls && !matches!(&cli.command, Command::Compare(args) if args.calls_nobody());
    if cli.timeout.is_some() && !calls {
        misuse!("this command makes no calls and does not take --timeout");
    }
    let is_plan = matches!(&cli.command, Command::Compare(args) if args.plans());
    if is_plan && matches!(cli.format, Format::Csv | Format::Html | Format::Markdown) {
        misuse!("the plan that --dry-run ends with is written as text, json or jsonl");
    }
    let can = match &cli.command {
        Command::Audit(_) => true,
        Command::Compare(args) => match (args.one(), cli.format) {
            (_, Format::Sarif) => false,
            (Some(_), Format::Csv) => true,
            (None, Format::Csv) if args.lists() => true,
            (None, Format::Csv | Format::Html | Format::Markdown) => args.is_of_account(),
            (_, format) => !matches!(format, Format::Html | Format::Markdown),
        },
        Command::Xmlrpc(args) => args.formats().contains(&cli.format),
        Command::Gateway(args) if args.writes_pages() => {
            !matches!(cli.format, Format::Markdown | Format::Sarif)
        }
        command if cli.format == Format::Csv => lists(command),
        _ => matches!(cli.format, Format::Text | Format::Json | Format::Jsonl),
    };
    if can {
        return Ok(());
    }
    match (&cli.command, cli.format) {
        (Command::Compare(_), Format::Csv) => {
            misuse!("only comparisons and lists of runs are written as CSV")
        }
        (_, Format::Csv) => misuse!("{NO_LIST}"),
        (_, Format::Markdown) => {
            misuse!(
                "only comparisons of whole accounts and the report of an audit are written as Markdown"
            )
        }
        (_, Format::Html) => misuse!(
            "only the reports of a gateway, of an audit and of a compared account are written as HTML"
        ),
        (_, Format::Sarif) => misuse!("only the report of an audit is written as SARIF"),
        _ => misuse!("this command writes text alone, and no JSON"),
    }
}

/// Whether a command prints a list, and nothing before it that would be lost.
fn lists(command: &Command) -> bool {
    match command {
        Command::Auth(args) => args.lists(),
        Command::Config(args) => args.lists(),
        Command::Gateway(args) => args.lists(),
        Command::Call(args) => !args.explain && (!command.writes() || args.lists()),
        Command::Coverage(_)
        | Command::Doctor(_)
        | Command::Export(_)
        | Command::Limits(_)
        | Command::Man(_)
        | Command::Routes(_) => true,
        _ => false,
    }
}

/// The format among arguments that cannot be read as a whole.
pub(crate) fn asked(arguments: impl Iterator<Item = OsString>) -> Format {
    chosen(arguments, "--format").unwrap_or(Format::Text)
}

/// The same of the colours.
pub(crate) fn asked_color(arguments: impl Iterator<Item = OsString>) -> Color {
    chosen(arguments, "--color").unwrap_or(Color::Auto)
}

fn chosen<T: ValueEnum>(arguments: impl Iterator<Item = OsString>, flag: &str) -> Option<T> {
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        let name = match argument.strip_prefix(flag) {
            Some("") => arguments.next().unwrap_or_default(),
            Some(rest) if rest.starts_with('=') => rest.trim_start_matches('=').to_owned(),
            None if argument == "--" => break,
            _ => continue,
        };
        return T::from_str(&name, true).ok();
    }
    None
}
