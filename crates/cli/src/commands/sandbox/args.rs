//! The flags of `keap sandbox`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use keap_http::Secret;
use keap_sandbox::PlantedWire;

use super::tls::TlsArgs;
use crate::commands::rehearse::RehearseArgs;
use crate::list_arg::item;

#[derive(Debug, Args)]
#[command(after_help = "\
The records are in memory and start from the seed each time; --save keeps them for the next --seed.
What Keap has and it does not is answered with 501 over REST and with fault 3 over XML-RPC, by name; the readme of the
crate keap-sandbox lists it. No operation that this program carries over REST is among them.
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
    pub(crate) access_token: Option<Secret>,

    /// The legacy key to accept, in place of the one that is told at the start.
    #[arg(long, value_name = "KEY")]
    pub(crate) legacy_key: Option<Secret>,

    /// The name of the application, as in ab123.infusionsoft.com. Given here, XML-RPC is answered at the host of this name
    /// alone; without, at any, because old programs build it from a name of their own. Given several times, each is an
    /// account of its own, with records, limits and trouble of its own, and a key and a token that follow from its name.
    #[arg(long, value_name = "NAME")]
    pub(crate) app: Vec<String>,

    /// The starting records: demo, empty, or a file of records in JSON as --save writes them. `{app}` in the name of a file
    /// stands for the name of the application.
    #[arg(long, value_name = "NAME|FILE", default_value = "demo")]
    pub(crate) seed: String,

    /// Write the records to this file when it ends, also by a closed terminal, and at once, to see that it can be written. With several applications
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
    #[arg(long, value_name = "KIND[:ID],..", value_delimiter = ',', value_parser = item::<String>)]
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
#[derive(Clone, Copy, Debug, ValueEnum)]
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
