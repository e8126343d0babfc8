//! What stands behind a socket: the endpoint of programs, or the page for people.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use keap_http::{HttpService as _, Request, Response, TransportError};

use crate::bounds::Bounds;
use crate::gateway::Gateway;
use crate::page::Overview;

#[derive(Clone, Debug)]
pub(super) enum Site {
    Endpoint(Gateway),
    Page(Overview),
}

impl From<Gateway> for Site {
    fn from(gateway: Gateway) -> Self {
        Self::Endpoint(gateway)
    }
}

impl From<Overview> for Site {
    fn from(page: Overview) -> Self {
        Self::Page(page)
    }
}

impl Site {
    /// The gateway that answers, or that the page is of.
    pub(super) fn gateway(&self) -> &Gateway {
        match self {
            Self::Endpoint(gateway) => gateway,
            Self::Page(page) => page.gateway(),
        }
    }

    pub(super) fn bounds(&self) -> Bounds {
        match self {
            Self::Endpoint(gateway) => gateway.bounds(),
            Self::Page(page) => page.bounds(),
        }
    }

    /// Where it answers.
    pub(super) fn path(&self) -> &'static str {
        match self {
            Self::Endpoint(_) => "/api/xmlrpc",
            Self::Page(_) => "/_keap/",
        }
    }

    /// Under which name and port to ask: the page answers to its own names alone, and "any address" is none of them.
    pub(super) fn authority(&self, address: SocketAddr) -> String {
        match self {
            Self::Page(page) if address.ip().is_unspecified() => named(page.some_host(), address),
            _ => address.to_string(),
        }
    }

    /// Waits until nothing goes on behind it.
    pub(super) async fn idle(&self) {
        match self {
            Self::Endpoint(gateway) => gateway.idle().await,
            Self::Page(_) => {}
        }
    }

    pub(super) async fn call(&self, request: Request) -> Result<Response, TransportError> {
        match self {
            Self::Endpoint(gateway) => gateway.call(request).await,
            Self::Page(page) => page.call(request).await,
        }
    }
}

/// Whoever listens on any address is reached by its name, and from this machine without one.
fn named(host: Option<&str>, address: SocketAddr) -> String {
    let port = address.port();
    let of_this_machine: IpAddr = match address {
        SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    let host = host.map(|host| host.parse::<IpAddr>().map_err(|_| host));
    match host {
        Some(Err(name)) => format!("{name}:{port}"),
        Some(Ok(address)) => SocketAddr::new(address, port).to_string(),
        None => SocketAddr::new(of_this_machine, port).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_address_is_told_as_one_that_answers() {
        let (any, any6) = (
            "0.0.0.0:8401".parse().unwrap(),
            "[::]:8401".parse().unwrap(),
        );
        assert_eq!(named(None, any), "127.0.0.1:8401");
        assert_eq!(named(None, any6), "[::1]:8401");
        assert_eq!(named(Some("gateway.example"), any), "gateway.example:8401");
        assert_eq!(named(Some("2001:db8::1"), any6), "[2001:db8::1]:8401");
    }
}
