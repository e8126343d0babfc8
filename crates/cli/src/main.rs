//! `keap`: try, call and compare Keap's XML-RPC and REST APIs from the command line.

#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod account;
mod address;
mod args;
mod brownout;
mod calls;
mod commands;
mod completion;
mod confirm;
mod connect;
mod console;
mod csv;
mod environment;
mod example;
mod exit;
mod failure;
mod file;
mod fold;
mod format;
mod formats;
mod grants;
mod invocation;
mod layout;
mod list_arg;
mod nearest;
mod notation;
mod nowhere;
mod output;
mod pasted;
mod probe;
mod profile;
mod recording;
mod screen;
mod secret_arg;
mod shell;
mod signals;
mod stop;
mod tables;
mod told;
mod typed;
mod vault;
mod words;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, FromArgMatches as _};

use args::{Cli, Command, Without};

/// A call of the gateway makes some hundreds of small allocations, which this one does for a third of what glibc's takes.
/// Without huge pages (`no_thp`), which would make an idle gateway 14 MB larger.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
use calls::Watch;
use exit::Exit;
use failure::{Failure, Misuse};
use format::Format;
use output::Output;
use screen::Mark;

/// How long is waited at the end for what runs on a thread of its own: a file that is written. What does not end by then
/// keeps nobody from the shell.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    completion::answer(Cli::command);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => {
            let code = runtime.block_on(program());
            runtime.shutdown_timeout(PATIENCE);
            code
        }
        Err(error) => {
            told::tell(&format!("error: no thread can be started: {error}"));
            Exit::Failed.into()
        }
    }
}

async fn program() -> ExitCode {
    screen::begin(formats::asked_color(std::env::args_os()));
    if let Err(unread) = environment::check() {
        return refuse(unread).into();
    }
    let chosen = profile::choose(profile::asked(std::env::args_os()));
    // The program can be stopped while a secret is asked for, wherever that is.
    let writes = Arc::new(AtomicBool::new(false));
    let format = formats::asked(std::env::args_os());
    tokio::spawn(signals::watch(
        signals::listen(),
        format,
        Arc::clone(&writes),
    ));
    let cli = match read() {
        Ok(cli) => cli,
        Err(unread) => return explain(&unread).into(),
    };
    let mut output = Output::new(cli.format, cli.color);
    let watch = Watch::new(cli.format, cli.timeout(), cli.command.span());
    if cli.quiet {
        told::be_quiet();
    }
    if cli.verbose {
        told::be_verbose();
    }
    if let Err(error) = chosen {
        match cli.command.without_profile(cli.profile.is_some()) {
            Without::Refused => return output.end(Err(Misuse::new(error).into())).into(),
            Without::Warned => output.warning(format_args!("{error:#}: no profile is used")),
            Without::Silent => {}
        }
    }
    calls::begin(watch.verbose(cli.verbose));
    writes.store(cli.command.writes(), Ordering::Relaxed);
    // A command that is stopped is dropped here, so that it sends nothing while tokens are waited for.
    let result = tokio::select! {
        biased;
        () = signals::halted() => None,
        result = run(&cli, &mut output) => Some(result),
    };
    let Some(result) = result else {
        return std::future::pending().await;
    };
    let result = grants::settled(result).await;
    vault::close_all().await;
    output.end(result).into()
}

/// Ends before the arguments are read.
fn refuse(error: anyhow::Error) -> Exit {
    let format = formats::asked(std::env::args_os());
    let color = formats::asked_color(std::env::args_os());
    Output::new(format, color).end(Err(Misuse::new(error).into()))
}

/// The arguments, with what the profile says where neither a flag nor a variable does.
fn read() -> Result<Cli, clap::Error> {
    let program = profile::as_defaults(notation::one(Cli::command()));
    let program = layout::prepared(program, layout::width());
    Cli::from_arg_matches(&program.try_get_matches()?)
}

/// Help and version are asked for; anything else is wrong usage.
fn explain(unread: &clap::Error) -> Exit {
    let text = unread.render();
    if !unread.use_stderr() {
        let color = formats::asked_color(std::env::args_os());
        let mut output = Output::new(Format::Text, color);
        output.raw(layout::help(&text, output.colored()).as_bytes());
        return output.end(Ok(Exit::Done));
    }
    let screen = screen::of_errors();
    let hint = profile::blamed(unread)
        .or_else(|| elsewhere(unread))
        .or_else(|| shown_how(unread));
    match formats::asked(std::env::args_os()) {
        Format::Text | Format::Csv | Format::Html | Format::Markdown | Format::Sarif => {
            let text = match screen.is_colored {
                true => text.ansi().to_string(),
                false => text.to_string(),
            };
            let mut text = words::plainly(text.trim_end());
            if let Some(hint) = hint {
                text = format!("{text}\n{} {hint}", screen.painted("hint:", Mark::Hint));
            }
            told::tell(&screen.folded(&text));
        }
        format => {
            let mut failure = Failure::usage(&text.to_string());
            if let Some(hint) = hint {
                failure = failure.hinted(&hint);
            }
            told::tell(&failure.written(format));
        }
    }
    Exit::Wrong
}

/// The command that has this name below another one.
fn elsewhere(unread: &clap::Error) -> Option<String> {
    let ContextValue::String(word) = unread.get(ContextKind::InvalidSubcommand)? else {
        return None;
    };
    nearest::elsewhere(&Cli::command(), word)
}

/// Where something was left out, the whole of a line that has it.
fn shown_how(unread: &clap::Error) -> Option<String> {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let is_lacking = unread.kind() == clap::error::ErrorKind::MissingRequiredArgument;
    let line = is_lacking.then(|| example::of(Cli::command(), arguments));
    line.flatten()
        .map(|line| format!("as in `{}`", shell::fed(&line)))
}

async fn run(cli: &Cli, output: &mut Output) -> anyhow::Result<Exit> {
    formats::check(cli)?;
    let common = commands::config::Common {
        format: cli.format,
        color: cli.color,
        timeout: cli.timeout,
    };
    match &cli.command {
        Command::Audit(args) => commands::audit::run(args, output).await,
        Command::Auth(args) => commands::auth::run(args, output).await,
        Command::Call(args) => commands::call::run(args, output).await,
        Command::Compare(args) => commands::compare::run(args, output).await,
        Command::Completions(args) => commands::completions::run(args, output),
        Command::Config(args) => commands::config::run(args, &common, output).await,
        Command::Coverage(args) => commands::coverage::run(args, output),
        Command::Demo(args) => commands::demo::run(args, output).await,
        Command::Doctor(args) => commands::doctor::run(args, output).await,
        Command::Export(args) => commands::export::run(args, output).await,
        Command::Gateway(args) => commands::gateway::run(args, output).await,
        Command::Help(args) => commands::help::run(args, notation::one(Cli::command()), output),
        Command::Limits(args) => commands::limits::run(args, output).await,
        Command::Man(args) => commands::man::run(args, notation::one(Cli::command()), output),
        Command::Routes(args) => commands::routes::run(args, output).await,
        Command::Sandbox(args) => commands::sandbox::run(args, output).await,
        Command::Xmlrpc(args) => commands::xmlrpc::run(args, output),
    }
}
