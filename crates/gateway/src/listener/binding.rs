//! How a listener comes to its addresses, and which it may have.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::site::Site;
use super::{Listener, ListenerError};
use crate::gateway::Gateway;
use crate::page::Overview;

impl Listener {
    /// Binds an address; port 0 picks a free port.
    ///
    /// # Errors
    /// [`ListenerError::Remote`] for an address that is not loopback unless `allow_remote` is given.
    pub async fn bind(
        gateway: Gateway,
        address: SocketAddr,
        allow_remote: bool,
    ) -> Result<Self, ListenerError> {
        if !address.ip().is_loopback() && !allow_remote {
            return Err(ListenerError::Remote(address));
        }
        Self::on(gateway.into(), address, None).await
    }

    /// Binds all addresses of a name, one listener each; with port 0 all have the port that the first one finds. One that
    /// this machine does not have, as that of IPv6 on a machine without it, is left out beside others.
    ///
    /// # Errors
    /// As [`bind`](Self::bind), before any is bound when one of them is not loopback. Also when somebody else has one of
    /// them, who would get the calls for it.
    pub async fn bind_all(
        gateway: &Gateway,
        addresses: &[SocketAddr],
        allow_remote: bool,
    ) -> Result<Vec<Self>, ListenerError> {
        let mut remote = addresses
            .iter()
            .filter(|address| !address.ip().is_loopback());
        if let (Some(remote), false) = (remote.next(), allow_remote) {
            return Err(ListenerError::Remote(*remote));
        }
        Self::on_all(gateway.clone(), addresses, None).await
    }

    /// Binds all addresses of a name for TLS, as [`bind_all`](Self::bind_all).
    ///
    /// # Errors
    /// When they cannot be bound.
    pub async fn bind_all_tls(
        gateway: &Gateway,
        addresses: &[SocketAddr],
        tls: TlsAcceptor,
    ) -> Result<Vec<Self>, ListenerError> {
        Self::on_all(gateway.clone(), addresses, Some(tls)).await
    }

    async fn on_all(
        site: impl Into<Site>,
        addresses: &[SocketAddr],
        tls: Option<TlsAcceptor>,
    ) -> Result<Vec<Self>, ListenerError> {
        let site = site.into();
        let mut bound: Vec<Self> = Vec::new();
        let mut absent = None;
        for &address in addresses {
            let mut address = address;
            if let (0, Some(first)) = (address.port(), bound.first()) {
                address.set_port(first.address.port());
            }
            match Self::on(site.clone(), address, tls.clone()).await {
                Ok(listener) => bound.push(listener),
                Err(ListenerError::Bind(address, error)) if !is_held(&error) => {
                    absent = Some(ListenerError::Bind(address, error));
                }
                Err(error) => return Err(error),
            }
        }
        match absent {
            Some(error) if bound.is_empty() => Err(error),
            _ => Ok(bound),
        }
    }

    /// Binds an address for TLS; port 0 picks a free port.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn bind_tls(
        gateway: Gateway,
        address: SocketAddr,
        tls: TlsAcceptor,
    ) -> Result<Self, ListenerError> {
        Self::on(gateway.into(), address, Some(tls)).await
    }

    /// Binds the page at all addresses of a name.
    ///
    /// # Errors
    /// As [`bind_all`](Self::bind_all). Another address than loopback must have TLS, and the page a token.
    pub async fn bind_page(
        page: &Overview,
        addresses: &[SocketAddr],
        tls: Option<TlsAcceptor>,
    ) -> Result<Vec<Self>, ListenerError> {
        let is_guarded = page.has_token() && tls.is_some();
        let mut remote = addresses
            .iter()
            .filter(|address| !address.ip().is_loopback());
        if let (Some(remote), false) = (remote.next(), is_guarded) {
            return Err(ListenerError::Unguarded(*remote));
        }
        Self::on_all(page.clone(), addresses, tls).await
    }

    async fn on(
        site: Site,
        address: SocketAddr,
        tls: Option<TlsAcceptor>,
    ) -> Result<Self, ListenerError> {
        let fail = |error| ListenerError::Bind(address, error);
        let socket = TcpListener::bind(address).await.map_err(fail)?;
        let address = socket.local_addr().map_err(fail)?;
        site.gateway().listens_at(address);
        Ok(Self {
            site,
            socket,
            address,
            tls,
            proxies: Arc::default(),
        })
    }
}

/// Whether an address is there and may not be had.
fn is_held(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{HashKey, KeyRing};

    fn gateway() -> Gateway {
        Gateway::builder(KeyRing::new(HashKey::random())).build()
    }

    fn addresses(texts: &[&str]) -> Vec<SocketAddr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    /// 192.0.2.0/24 is for documentation: no machine has an address of it.
    #[tokio::test]
    async fn one_address_that_is_not_loopback_is_enough_to_refuse_a_name() {
        let both = addresses(&["127.0.0.1:0", "192.0.2.1:0"]);
        let refused = Listener::bind_all(&gateway(), &both, false).await;
        let refused = refused.unwrap_err();
        assert!(
            matches!(refused, ListenerError::Remote(address) if address == both[1]),
            "{refused:?}"
        );
        // With the word for it, what the machine does not have is left out.
        let bound = Listener::bind_all(&gateway(), &both, true).await.unwrap();
        assert_eq!(bound.len(), 1);
        assert!(bound[0].address().ip().is_loopback());
        let absent = addresses(&["192.0.2.1:0"]);
        let refused = Listener::bind_all(&gateway(), &absent, true).await;
        assert!(matches!(refused.unwrap_err(), ListenerError::Bind(..)));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn all_addresses_of_a_name_have_one_port_and_one_that_is_held_is_told() {
        let both = addresses(&["127.0.0.1:0", "127.0.0.2:0"]);
        let bound = Listener::bind_all(&gateway(), &both, false).await.unwrap();
        let ports: Vec<u16> = bound.iter().map(|one| one.address().port()).collect();
        assert_eq!(ports.len(), 2);
        assert_eq!(ports[0], ports[1]);
        drop(bound);
        let holder = std::net::TcpListener::bind("127.0.0.2:0").unwrap();
        let held = holder.local_addr().unwrap();
        let both = [SocketAddr::from(([127, 0, 0, 1], held.port())), held];
        let refused = Listener::bind_all(&gateway(), &both, false).await;
        assert!(matches!(refused.unwrap_err(), ListenerError::Bind(address, _) if address == held));
    }
}
