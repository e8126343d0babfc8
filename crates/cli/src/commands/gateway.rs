//! `keap gateway`: answers the XML-RPC of a program that stays as it is, from REST.

mod apps;
mod called;
mod check;
mod init;
mod key;
mod listening;
mod output;
mod page;
mod policy;
mod report;
mod run;
mod secret_files;
pub(super) mod settings;
mod suggest;
mod tls;
pub(crate) mod warnings;

use clap::{Args, Subcommand};

use crate::exit::Exit;
use crate::output::Output;

/// Answer XML-RPC from REST, for programs that stay as they are.
#[derive(Debug, Args)]
#[command(after_help = "\
--app names an application that the gateway serves. KEAP_APP belongs to the credential of other commands and is not looked
at here.

Examples:
  keap gateway run --sandbox
  keap gateway check
  keap gateway report")]
pub(crate) struct GatewayArgs {
    #[command(subcommand)]
    command: GatewayCommand,
}

#[derive(Debug, Subcommand)]
enum GatewayCommand {
    /// Write a configuration file with a comment on every line.
    Init(init::InitArgs),
    /// Say everything that is wrong with the configuration, keys, credentials, certificates, ports and disk.
    Check(check::CheckArgs),
    /// Serve the XML-RPC endpoint until it is told to stop.
    Run(Box<run::RunArgs>),
    /// Make, adopt, list and revoke the keys that programs present.
    Key(key::KeyArgs),
    /// Apply, show and withdraw the policies that all gateways of a Postgres store follow.
    Policy(policy::PolicyArgs),
    /// Certificates for programs whose URL cannot be changed: a local authority, how to trust it, the hosts line.
    Tls(tls::TlsArgs),
    /// Show who called what, what nothing answers, and what to do about it.
    Report(report::ReportArgs),
    /// Print the policy file that would serve what was seen, and what stays unserved.
    Suggest(suggest::SuggestArgs),
}

impl GatewayArgs {
    /// Whether it writes a page for a browser.
    pub(crate) fn writes_pages(&self) -> bool {
        matches!(self.command, GatewayCommand::Report(_))
    }

    /// Whether it prints a list.
    pub(crate) fn lists(&self) -> bool {
        match &self.command {
            GatewayCommand::Key(args) => args.lists(),
            GatewayCommand::Tls(args) => args.lists(),
            command => matches!(command, GatewayCommand::Check(_)),
        }
    }
}

pub(crate) async fn run(args: &GatewayArgs, output: &mut Output) -> anyhow::Result<Exit> {
    match &args.command {
        GatewayCommand::Init(args) => init::run(args, output),
        GatewayCommand::Check(args) => check::run(args, output).await,
        GatewayCommand::Run(args) => run::run(args, output).await,
        GatewayCommand::Key(args) => key::run(args, output).await,
        GatewayCommand::Policy(args) => policy::run(args, output).await,
        GatewayCommand::Tls(args) => tls::run(args, output),
        GatewayCommand::Report(args) => report::run(args, output).await,
        GatewayCommand::Suggest(args) => suggest::run(args, output).await,
    }
}
