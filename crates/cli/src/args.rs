//! The flags, in one list.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use keap::{Backend, Operation};
use keap_sandbox::PlantedWire;

use crate::brownout::BrownoutArgs;
use crate::calls::Span;
use crate::commands::auth::AuthArgs;
use crate::commands::compare::CompareArgs;
use crate::commands::doctor::DoctorArgs;
use crate::commands::gateway::GatewayArgs;
use crate::commands::limits::LimitsArgs;
use crate::commands::rehearse::RehearseArgs;
use crate::commands::routes::RoutesArgs;
use crate::commands::sandbox::TlsArgs;
use crate::commands::xmlrpc::XmlrpcArgs;
use crate::connect::ConnectArgs;

/// Keap's legacy XML-RPC API and its REST API, side by side.
///
/// XML-RPC ends on 31 December 2026 (the vendor calls its end firm; the day is read in partner pages). `keap demo` shows what that means on a local Keap, `keap compare` shows it on
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

    /// How long it may take: `call` and the comparison of an operation as a whole, with all their calls, repeats and the
    /// look at why it failed; elsewhere each call with its repeats. Default: three minutes a call, half a minute for checks.
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) timeout: Option<u64>,
}

impl Cli {
    /// How long a call may take.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.timeout.map(Duration::from_secs)
    }
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
    /// Answer XML-RPC from REST, for programs that stay as they are.
    Gateway(GatewayArgs),
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

    /// Its arguments in order: ids, a table, an e-mail address, a tag id; several ids have commas between.
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

    /// Rows per page of a query, 1 to 1000. [default: 1000]
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1000), value_name = "ROWS")]
    pub(crate) limit: Option<u32>,

    /// Page of a query, from 0. [default: 0]
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) page: Option<u32>,
}

impl InvocationArgs {
    /// Rows per page.
    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(1000)
    }

    /// The page, from 0.
    pub(crate) fn page(&self) -> u32 {
        self.page.unwrap_or_default()
    }
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

    /// Let a policy choose the backend, and name what only the owner knows, such as what stands for an action set;
    /// `keap routes --help` shows how one is written.
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
    #[arg(long, conflicts_with_all = ["tables", "table", "differences"])]
    pub(crate) operation: Option<String>,

    /// What each table's rows are read, added, changed and deleted with.
    #[arg(long, conflicts_with_all = ["table", "differences"])]
    pub(crate) tables: bool,

    /// One table: its endpoints, and its fields with their REST counterparts.
    #[arg(long, conflicts_with = "differences")]
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
The records are in memory and start from the seed each time; --save keeps them for the next --seed.
What it prints when it is ready are lines to copy; with --format json it is one object with the port, the URLs, and of
each application its key, its token and the same lines.

Examples:
  keap sandbox --listen 127.0.0.1:8080
  keap call DataService.getUserInfo --base-url http://127.0.0.1:8080 --access-token sandbox-access-token

  keap sandbox --app ab123 --app cd456 --save 'records-{app}.json'

For programs that speak https alone:
  keap gateway tls make --app ab123 --folder tls
  keap sandbox --listen 127.0.0.1:8443 --app ab123 --tls-cert tls/server.pem
  keap gateway tls trust --folder tls
The last one tells how programs come to trust the certificate, and `keap gateway tls show` the line of the hosts file
that leads ab123.infusionsoft.com here.")]
pub(crate) struct SandboxArgs {
    /// Where to listen; port 0 picks a free one. A port alone is one of this machine, 127.0.0.1.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT", value_parser = listen)]
    pub(crate) listen: SocketAddr,

    /// The access token to accept, in place of sandbox-access-token; every other is refused the way Keap refuses it. With
    /// several applications each has its own.
    #[arg(long, value_name = "TOKEN")]
    pub(crate) access_token: Option<String>,

    /// The legacy key to accept, in place of the one that is told at the start.
    #[arg(long, value_name = "KEY")]
    pub(crate) legacy_key: Option<String>,

    /// The name of the application, as in ab123.infusionsoft.com. Given here, XML-RPC is answered at the host of this name
    /// alone; without, at any, because old programs build it from a name of their own. Given several times, each is an
    /// account of its own, with records, limits and trouble of its own, and a key and a token that follow from its name.
    #[arg(long, value_name = "NAME")]
    pub(crate) app: Vec<String>,

    /// The starting records: demo, empty, or a file of records in JSON as --save writes them. `{app}` in the name of a file
    /// stands for the name of the application.
    #[arg(long, value_name = "NAME|FILE", default_value = "demo")]
    pub(crate) seed: String,

    /// Write the records to this file when it ends, and at once, to see that it can be written. With several applications
    /// its name needs `{app}` in it, and each has a file.
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,

    /// Print a line for each request on standard error: what was asked, by whom, with what result; no keys and no values.
    #[arg(long)]
    pub(crate) log: bool,

    /// Keep each exchange in this folder, request and answer in a file each; keys, tokens, cards and codes are taken out,
    /// the data of the account is not.
    #[arg(long, value_name = "DIR")]
    pub(crate) record: Option<PathBuf>,

    /// Add this many contacts, with tags, orders, invoices, payments and tasks as a small business has them; always alike.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    pub(crate) size: u32,

    /// Let one wire show some rows otherwise than the other, so that a comparison has something to find: kinds of
    /// differences by name, `all`, or a kind in a row of yours, as in `changed-case:17`. What was planted is told.
    #[arg(long, value_name = "KIND[:ID],..", value_delimiter = ',')]
    pub(crate) plant: Vec<String>,

    /// The wire that shows what is planted.
    #[arg(long, value_name = "WIRE", default_value = "rest", requires = "plant")]
    pub(crate) plant_on: PlantOn,

    #[command(flatten)]
    pub(crate) tls: TlsArgs,

    #[command(flatten)]
    pub(crate) rehearse: RehearseArgs,
}

/// A wire, as people name it.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum PlantOn {
    /// REST, v1 and v2.
    Rest,
    /// XML-RPC.
    Xmlrpc,
}

impl From<PlantOn> for PlantedWire {
    fn from(wire: PlantOn) -> Self {
        match wire {
            PlantOn::Rest => Self::Rest,
            PlantOn::Xmlrpc => Self::XmlRpc,
        }
    }
}

/// An address to listen on: `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`, `:8080` or `8080`.
fn listen(text: &str) -> Result<SocketAddr, String> {
    let port = text.strip_prefix("localhost").unwrap_or(text);
    let port = port.strip_prefix(':').unwrap_or(port);
    if let Ok(port) = port.parse::<u16>() {
        return Ok(([127, 0, 0, 1], port).into());
    }
    text.parse().map_err(|_| {
        "give an address and a port, for instance 127.0.0.1:8080, or a port alone".to_owned()
    })
}

impl Command {
    /// What its time limit is of.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Call(_) | Self::Limits(_) => Span::Command,
            Self::Compare(args) if !args.is_of_table() => Span::Command,
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
            Self::Compare(args) => is_write(&args.invocation),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_write_them() {
        for text in ["127.0.0.1:8080", "localhost:8080", ":8080", "8080"] {
            assert_eq!(listen(text), Ok(([127, 0, 0, 1], 8080).into()), "{text}");
        }
        assert!(listen("[::1]:0").is_ok());
        for text in ["", "localhost", "80800", "example.com:80", "localhostile:1"] {
            assert!(listen(text).is_err(), "{text}");
        }
    }
}
