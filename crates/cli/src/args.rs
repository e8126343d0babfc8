//! The flags, in one list.

use std::time::Duration;

use clap::{Parser, Subcommand};
use keap::Operation;

use crate::calls::Span;
use crate::commands::audit::AuditArgs;
use crate::commands::auth::AuthArgs;
use crate::commands::call::CallArgs;
use crate::commands::compare::CompareCommand;
use crate::commands::completions::CompletionsArgs;
use crate::commands::config::ConfigArgs;
use crate::commands::coverage::CoverageArgs;
use crate::commands::demo::DemoArgs;
use crate::commands::doctor::DoctorArgs;
use crate::commands::export::ExportArgs;
use crate::commands::gateway::GatewayArgs;
use crate::commands::help::HelpArgs;
use crate::commands::limits::LimitsArgs;
use crate::commands::man::ManArgs;
use crate::commands::routes::RoutesArgs;
use crate::commands::sandbox::SandboxArgs;
use crate::commands::xmlrpc::XmlrpcArgs;
use crate::format::{Color, Format};
use crate::invocation::InvocationArgs;

/// Keap's legacy XML-RPC API and its REST API, side by side.
///
/// XML-RPC ends on 31 December 2026 (the vendor calls its end firm; the day is read in partner pages). `keap demo` shows what that means on a local Keap, `keap compare` shows it on
/// your own account.
#[derive(Debug, Parser)]
#[command(
    name = "keap",
    version = env!("KEAP_VERSION"),
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "\
Where to begin:
  keap demo                       what the end of XML-RPC means, on a local Keap
  keap doctor                     why a key or a token is refused, and what to do
  keap gateway run --sandbox      a program that stays as it is
  keap help environment           more pages: exit-codes, glossary, output, profiles"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// What to print: tables for people, or JSON for programs.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// How long it may take: `call` and the comparison of an operation as a whole, with all their calls, repeats and the
    /// look at why it failed; elsewhere each call with its repeats. Default: three minutes a call, half a minute for checks.
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) timeout: Option<u64>,

    /// Tell every call on standard error: the operation, its part on the wire, how it ended and after how long.
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,

    /// Tell nothing on the way: neither notes nor progress. What was asked for, warnings and errors are told. Not with
    /// --verbose.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// The profile whose values stand in for variables of the environment that are not set; `keap help profiles` shows how
    /// one is written [env: `KEAP_PROFILE`]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) profile: Option<String>,
}

impl Cli {
    /// How long a call may take.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.timeout.map(Duration::from_secs)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what calls XML-RPC in source trees, before it breaks.
    Audit(AuditArgs),
    /// Get in, and stay in: log in, import tokens, keep them alive.
    Auth(AuthArgs),
    /// Run the operations over all three wires against a local Keap and show the answers side by side.
    Demo(DemoArgs),
    /// Run one operation on one backend.
    Call(CallArgs),
    /// Compare what several backends answer: one operation, or every row of a table.
    Compare(CompareCommand),
    /// Print what a shell needs to complete commands and flags.
    Completions(CompletionsArgs),
    /// Show where settings come from, and check the file of profiles.
    Config(ConfigArgs),
    /// Show which operation, table and field is served by which backend, and every known difference.
    Coverage(CoverageArgs),
    /// Find out why it does not work: one line for each check, with cause and next step.
    Doctor(DoctorArgs),
    /// Write every row of tables into files, before the tables that REST does not have are gone.
    Export(ExportArgs),
    /// Answer XML-RPC from REST, for programs that stay as they are.
    Gateway(GatewayArgs),
    /// Show the help of a command, or a page on what all have in common: environment, exit-codes, glossary, output, profiles.
    Help(HelpArgs),
    /// Show what is left of every limit.
    Limits(LimitsArgs),
    /// Write the manual: a page for each command.
    Man(ManArgs),
    /// Show where every operation goes under a policy, and why.
    Routes(RoutesArgs),
    /// Serve a local Keap on a socket: XML-RPC, REST v1 and REST v2 over one store in memory.
    Sandbox(SandboxArgs),
    /// Read and write documents of the XML-RPC wire.
    Xmlrpc(XmlrpcArgs),
}

/// What becomes of a command without the profile that it was to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Without {
    /// It ends.
    Refused,
    /// It goes on, and says that there is none.
    Warned,
    /// It goes on.
    Silent,
}

impl Command {
    /// What becomes of it when the profile cannot be read. Who names one on the line wants it.
    pub(crate) fn without_profile(&self, is_named: bool) -> Without {
        match self {
            // The check tells it itself.
            Self::Config(args) if !args.is_show() => Without::Silent,
            Self::Completions(_) | Self::Help(_) | Self::Man(_) => Without::Warned,
            _ if is_named => Without::Refused,
            Self::Audit(_)
            | Self::Coverage(_)
            | Self::Demo(_)
            | Self::Routes(_)
            | Self::Sandbox(_)
            | Self::Xmlrpc(_) => Without::Warned,
            _ => Without::Refused,
        }
    }

    /// What its time limit is of.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Call(_) | Self::Limits(_) => Span::Command,
            Self::Compare(args) if args.one().is_some_and(|one| !one.is_of_table()) => {
                Span::Command
            }
            Self::Gateway(_) | Self::Sandbox(_) => Span::Service,
            // Somebody else is at work meanwhile, in a browser.
            Self::Auth(args) if args.is_login() => Span::Service,
            _ => Span::Call,
        }
    }

    /// Whether it may change the account.
    pub(crate) fn writes(&self) -> bool {
        let is_write = |args: &InvocationArgs| {
            let operation = args.operation.parse::<Operation>();
            operation.is_ok_and(Operation::is_write)
        };
        match self {
            Self::Call(args) => is_write(&args.invocation) && !args.explain,
            Self::Compare(args) => args.one().is_some_and(|one| is_write(&one.invocation)),
            _ => false,
        }
    }
}
