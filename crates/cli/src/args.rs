//! The flags, in one list.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use keap::Backend;

use crate::brownout::BrownoutArgs;
use crate::commands::auth::AuthArgs;
use crate::commands::compare::CompareArgs;
use crate::commands::doctor::DoctorArgs;
use crate::commands::limits::LimitsArgs;
use crate::commands::rehearse::RehearseArgs;
use crate::commands::routes::RoutesArgs;
use crate::commands::xmlrpc::XmlrpcArgs;
use crate::connect::ConnectArgs;

/// Keap's legacy XML-RPC API and its REST API, side by side.
///
/// XML-RPC ends on 31 December 2026. `keap demo` shows what that means on a local Keap, `keap compare` shows it on
/// your own account.
#[derive(Debug, Parser)]
#[command(name = "keap", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// What to print: tables for people, or JSON for programs.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    /// One JSON document a line.
    Jsonl,
    /// Only for comparisons of whole tables.
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Get in, and stay in: log in, import tokens, keep them alive.
    Auth(AuthArgs),
    /// Run the operations over all three wires against a local Keap and show the answers side by side.
    Demo(DemoArgs),
    /// Run one operation on one backend.
    Call(CallArgs),
    /// Compare what several backends answer: one operation, or every row of a table.
    Compare(CompareArgs),
    /// Show which operation, table and field is served by which backend, and every known difference.
    Coverage(CoverageArgs),
    /// Find out why it does not work: one line for each check, with cause and next step.
    Doctor(DoctorArgs),
    /// Show what is left of every limit.
    Limits(LimitsArgs),
    /// Show where every operation goes under a policy, and why.
    Routes(RoutesArgs),
    /// Serve a local Keap on a socket: XML-RPC, REST v1 and REST v2 over one store in memory.
    Sandbox(SandboxArgs),
    /// Read and write documents of the XML-RPC wire.
    Xmlrpc(XmlrpcArgs),
}

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// Show every field, not only those that part.
    #[arg(long)]
    pub(crate) all: bool,
}

/// An operation and its arguments.
#[derive(Debug, Args)]
#[command(next_help_heading = "Operation")]
pub(crate) struct InvocationArgs {
    /// The operation by its XML-RPC name, for instance ContactService.load; `keap coverage` lists them.
    pub(crate) operation: String,

    /// Its arguments in order: ids, a table, an e-mail address, a tag id; several contact ids have commas between.
    pub(crate) arguments: Vec<String>,

    /// Fields to read, comma-separated; default: all that the backend has.
    #[arg(long, value_delimiter = ',', value_name = "FIELD,...")]
    pub(crate) fields: Vec<String>,

    /// A field to write, or a part of an e-mail (from, subject, html); can be repeated. A custom field goes by
    /// its API name, its label ('label:Shoe size') or its id ('#12').
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(crate) set: Vec<String>,

    /// A field to empty; can be repeated.
    #[arg(long, value_name = "FIELD")]
    pub(crate) clear: Vec<String>,

    /// A condition of a query: Field=value (with % for any text), Field!=value, Field>value, >=, <, <=,
    /// Field=~null~, or `Id in 1,2,3`; can be repeated, all must hold.
    #[arg(long = "where", value_name = "CONDITION")]
    pub(crate) conditions: Vec<String>,

    /// The field to order a query by; a leading `-` turns the order around.
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub(crate) order: Option<String>,

    /// Rows per page of a query, 1 to 1000.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) limit: u32,

    /// Page of a query, from 0.
    #[arg(long, default_value_t = 0)]
    pub(crate) page: u32,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  keap call ContactService.load 4393 --fields FirstName,Email --sandbox
  keap call DataService.query Contact --where 'FirstName=A%' --order -Id --backend v2 --sandbox
  keap call DataService.query Contact --where 'City=%a%' --backend v2 --explain --sandbox
  keap call ContactService.load 4393 --policy routes.toml --sandbox
  KEAP_ACCESS_KEY=... keap call ContactService.update 17 --set Phone1=555-0100")]
pub(crate) struct CallArgs {
    #[command(flatten)]
    pub(crate) invocation: InvocationArgs,

    /// The backend: xmlrpc, v1 or v2.
    #[arg(long, default_value = "xmlrpc")]
    pub(crate) backend: Backend,

    /// Let a policy choose the backend; `keap routes --help` shows how one is written.
    #[arg(long, value_name = "FILE", conflicts_with = "backend")]
    pub(crate) policy: Option<PathBuf>,

    /// Show what would be sent and filtered where, and send nothing.
    #[arg(long)]
    pub(crate) explain: bool,

    #[command(flatten)]
    pub(crate) connect: ConnectArgs,

    #[command(flatten)]
    pub(crate) brownouts: BrownoutArgs,
}

#[derive(Debug, Args)]
pub(crate) struct CoverageArgs {
    /// Only this operation.
    #[arg(long)]
    pub(crate) operation: Option<String>,

    /// What each table's rows are read, added, changed and deleted with.
    #[arg(long)]
    pub(crate) tables: bool,

    /// One table: its endpoints, and its fields with their REST counterparts.
    #[arg(long)]
    pub(crate) table: Option<String>,

    /// Only this field of the table.
    #[arg(long, requires = "table")]
    pub(crate) field: Option<String>,

    /// The known differences with what to do about them.
    #[arg(long)]
    pub(crate) differences: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is kept: the records are in memory and start from the seed each time.

Example:
  keap sandbox --listen 127.0.0.1:8080
  keap call DataService.getUserInfo --base-url http://127.0.0.1:8080 --access-token sandbox-access-token")]
pub(crate) struct SandboxArgs {
    /// Where to listen; port 0 picks a free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub(crate) listen: SocketAddr,

    /// The access token to accept; every other is refused the way Keap refuses it.
    #[arg(long, value_name = "TOKEN", default_value = keap_sandbox::DEFAULT_ACCESS_TOKEN)]
    pub(crate) access_token: String,

    /// The legacy key to accept.
    #[arg(long, value_name = "KEY", default_value = keap_sandbox::DEFAULT_LEGACY_KEY)]
    pub(crate) legacy_key: String,

    /// The starting records: demo or empty.
    #[arg(long, value_name = "NAME", default_value = "demo")]
    pub(crate) seed: String,

    #[command(flatten)]
    pub(crate) rehearse: RehearseArgs,
}
