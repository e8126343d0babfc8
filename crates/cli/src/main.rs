//! `keap`: try, call and compare Keap's XML-RPC and REST APIs from the command line.

mod account;
mod args;
mod brownout;
mod commands;
mod connect;
mod exit;
mod invocation;
mod output;
mod probe;
mod secret_arg;
mod tables;
mod vault;

use clap::Parser as _;

use args::{Cli, Command};
use exit::Exit;
use output::Output;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    let mut output = Output::new(cli.format, cli.color);
    let result = match cli.command {
        Command::Auth(args) => commands::auth::run(&args, &mut output).await,
        Command::Call(args) => commands::call::run(&args, &mut output).await,
        Command::Compare(args) => commands::compare::run(&args, &mut output).await,
        Command::Coverage(args) => commands::coverage::run(&args, &mut output),
        Command::Demo(args) => commands::demo::run(&args, &mut output).await,
        Command::Doctor(args) => commands::doctor::run(&args, &mut output).await,
        Command::Limits(args) => commands::limits::run(&args, &mut output).await,
        Command::Routes(args) => commands::routes::run(&args, &mut output),
        Command::Sandbox(args) => commands::sandbox::run(&args, &mut output).await,
        Command::Xmlrpc(args) => commands::xmlrpc::run(&args, &mut output),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output.failure(&failure);
            Exit::Failed.into()
        }
    }
}
