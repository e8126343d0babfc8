//! Whether the gateway can listen where it is told to.

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};

use anyhow::Context as _;
use keap_gateway::config::{Config, ListenAddress};

use super::super::listening;
use super::findings::{Findings, State};
use super::running::{self, Holder};

/// The ports that were found free. They are held until all are looked at, so that none counts as free twice.
#[derive(Debug)]
pub(super) struct Ports<'a> {
    config: &'a Config,
    free: Vec<(String, TcpListener)>,
}

impl<'a> Ports<'a> {
    pub(super) fn of(config: &'a Config) -> Self {
        Self {
            config,
            free: Vec::new(),
        }
    }

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
                findings.wrong(what, &error);
                return Vec::new();
            }
        };
        for &address in &addresses {
            match TcpListener::bind(address) {
                Ok(listener) => {
                    findings.add(State::Ok, what, format!("{address} is free"));
                    self.free.push((what.to_owned(), listener));
                }
                // A name of several addresses is listened on at those that the machine has.
                Err(error)
                    if error.kind() == ErrorKind::AddrNotAvailable && addresses.len() > 1 =>
                {
                    let about = format!("{address} is none of this machine, and is left out");
                    findings.add(State::Warning, what, about);
                }
                Err(error) if error.kind() == ErrorKind::AddrInUse => {
                    let (state, about) = self.taken(address).await;
                    findings.add(state, what, about);
                }
                Err(error) => {
                    let about = || format!("{address} cannot be listened on");
                    findings.result(what, Err(error).with_context(about));
                }
            }
        }
        addresses
    }

    /// Who has an address: this configuration twice, the gateway that runs by it, or another program.
    async fn taken(&self, address: SocketAddr) -> (State, String) {
        let is_it = |listener: &TcpListener| {
            let ours = listener.local_addr();
            ours.is_ok_and(|ours| ours.port() == address.port())
        };
        let mut ours = self.free.iter().filter(|(_, listener)| is_it(listener));
        if let Some((what, _)) = ours.next() {
            let about = format!(
                "{address} cannot be listened on; it is the {what} of this configuration as well"
            );
            return (State::Failed, about);
        }
        match running::holder(self.config, address).await {
            Holder::ThisGateway => (
                State::Ok,
                format!("{address} is the one of this gateway, which runs"),
            ),
            Holder::OtherApps => (
                State::Warning,
                format!(
                    "{address} is the one of a gateway that runs for other applications than the configuration names: it \
                     reads its configuration when it is started"
                ),
            ),
            Holder::Somebody => (
                State::Failed,
                format!("{address} cannot be listened on; another program has it"),
            ),
        }
    }
}
