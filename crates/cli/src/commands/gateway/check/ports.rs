//! Whether the gateway can listen where it is told to.

use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener};

use anyhow::Context as _;
use keap_gateway::config::ListenAddress;

use super::super::listening;
use super::findings::{Findings, State};

/// The ports that were found free. They are held until all are looked at, so that none counts as free twice.
#[derive(Debug, Default)]
pub(super) struct Ports(Vec<(String, TcpListener)>);

impl Ports {
    /// Whether the addresses can be listened on; gives them.
    pub(super) async fn free(
        &mut self,
        what: &str,
        listen: &ListenAddress,
        findings: &mut Findings,
    ) -> Vec<SocketAddr> {
        let addresses = match listening::addresses(listen).await {
            Ok(addresses) => addresses,
            Err(error) => {
                findings.add(State::Failed, what, format!("{error:#}"));
                return Vec::new();
            }
        };
        for &address in &addresses {
            match TcpListener::bind(address) {
                Ok(listener) => {
                    findings.add(State::Ok, what, format!("{address} is free"));
                    self.0.push((what.to_owned(), listener));
                }
                // A name of several addresses is listened on at those that the machine has.
                Err(error)
                    if error.kind() == ErrorKind::AddrNotAvailable && addresses.len() > 1 =>
                {
                    let about = format!("{address} is none of this machine, and is left out");
                    findings.add(State::Warning, what, about);
                }
                Err(error) => findings.result(what, self.taken(address, error)),
            }
        }
        addresses
    }

    fn taken(&self, address: SocketAddr, error: io::Error) -> anyhow::Result<String> {
        let is_it = |listener: &TcpListener| {
            let ours = listener.local_addr();
            ours.is_ok_and(|ours| {
                error.kind() == ErrorKind::AddrInUse && ours.port() == address.port()
            })
        };
        let ours = self.0.iter().find(|(_, listener)| is_it(listener));
        let why = ours.map_or(
            "perhaps the gateway is running already".to_owned(),
            |(what, _)| format!("it is the {what} of this configuration as well"),
        );
        Err(error).with_context(|| format!("{address} cannot be listened on; {why}"))
    }
}
