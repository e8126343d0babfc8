//! Where to listen and whom to reach, as people write it: addresses, and names that are looked up when the gateway starts.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

/// Where to listen: an address, or the name of a host, with a port. A port alone is one of this machine.
///
/// What a name leads to is told by the machine when it starts to listen, so that the rule about loopback holds for the
/// addresses and not for the word.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListenAddress {
    /// An address.
    Address(SocketAddr),
    /// A name, listened on at all of its addresses.
    #[non_exhaustive]
    Name {
        /// The name of the host.
        host: String,
        /// The port; 0 picks a free one.
        port: u16,
    },
}

/// The text is neither an address nor a name with a port.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no address with a port, for instance 127.0.0.1:8400, [::1]:8400 or localhost:8400"
)]
pub struct NoListenAddress(String);

impl ListenAddress {
    /// The addresses it stands for, those of IPv4 first: old programs speak no other.
    ///
    /// # Errors
    /// When the machine knows no address of the name.
    pub async fn resolve(&self) -> std::io::Result<Vec<SocketAddr>> {
        let (host, port) = match self {
            Self::Address(address) => return Ok(vec![*address]),
            Self::Name { host, port } => (host.as_str(), *port),
        };
        let mut found: Vec<SocketAddr> = tokio::net::lookup_host((host, port)).await?.collect();
        found.sort_by_key(|address| (address.is_ipv6(), *address));
        found.dedup();
        if found.is_empty() {
            return Err(std::io::ErrorKind::NotFound.into());
        }
        Ok(found)
    }
}

impl FromStr for ListenAddress {
    type Err = NoListenAddress;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Ok(address) = text.parse() {
            return Ok(Self::Address(address));
        }
        let (host, port) = text.rsplit_once(':').unwrap_or(("", text));
        let port: u16 = port.parse().map_err(|_| NoListenAddress(text.to_owned()))?;
        match host {
            "" => Ok(Self::Address((Ipv4Addr::LOCALHOST, port).into())),
            host if is_name(host) => Ok(Self::Name {
                host: host.to_owned(),
                port,
            }),
            _ => Err(NoListenAddress(text.to_owned())),
        }
    }
}

/// Whether a text can be the name of a host. One of digits alone is an address that was cut short.
pub(super) fn is_name(host: &str) -> bool {
    let is_label = |label: &str| {
        let mut bytes = label.bytes();
        !label.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    host.split('.').all(is_label) && host.bytes().any(|byte| byte.is_ascii_alphabetic())
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(f, "{address}"),
            Self::Name { host, port } => write!(f, "{host}:{port}"),
        }
    }
}

impl<'de> Deserialize<'de> for ListenAddress {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Written {
            expected: "an address with a port, for instance \"127.0.0.1:8400\" or \"localhost:8400\"",
            parse: |text| text.parse().map_err(|error: NoListenAddress| error.to_string()),
        })
    }
}

/// An address without a port: of the real host, or of a proxy. A name would be looked up, and for the host that a hosts
/// line diverts that leads back here.
///
/// # Errors
/// In words, with an example.
pub fn parse_ip(text: &str) -> Result<IpAddr, String> {
    let text = text.trim();
    text.parse().map_err(|_| {
        format!(
            "{text:?} is no address, for instance 203.0.113.10 or 2001:db8::10; a name is not taken"
        )
    })
}

/// Reads an address of a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ip(IpAddr);

impl<'de> Deserialize<'de> for Ip {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let parsed = from.deserialize_any(Written {
            expected: "an address, for instance \"203.0.113.10\"",
            parse: parse_ip,
        });
        parsed.map(Self)
    }
}

/// `upstream_ip`
pub(super) fn ip<'de, D: Deserializer<'de>>(from: D) -> Result<Option<IpAddr>, D::Error> {
    Ip::deserialize(from).map(|Ip(ip)| Some(ip))
}

/// `trusted_proxies`
pub(super) fn ips<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpAddr>, D::Error> {
    let ips = Vec::<Ip>::deserialize(from)?;
    Ok(ips.into_iter().map(|Ip(ip)| ip).collect())
}

/// A value that is written as a text, and what to say of any other.
struct Written<T> {
    expected: &'static str,
    parse: fn(&str) -> Result<T, String>,
}

impl<T> Visitor<'_> for Written<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_names_and_ports_are_read() {
        let read = |text: &str| {
            text.parse::<ListenAddress>()
                .map(|read| format!("{read:?}"))
        };
        let address = |text: &str| Ok(format!("Address({text})"));
        assert_eq!(read("127.0.0.1:0"), address("127.0.0.1:0"));
        assert_eq!(read("[::1]:8400"), address("[::1]:8400"));
        assert_eq!(read(":8400"), address("127.0.0.1:8400"));
        assert_eq!(read("8400"), address("127.0.0.1:8400"));
        for name in ["localhost:8400", "shop-1.lan:443", "localhost.:1"] {
            let read = name.parse::<ListenAddress>().unwrap();
            assert!(matches!(read, ListenAddress::Name { .. }), "{name}");
            assert_eq!(read.to_string(), name);
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_an_example() {
        for text in [
            "",
            "here",
            "localhost",
            "localhost:",
            "localhost:x",
            "localhost:70000",
            "127.0.0.1",
            "127.0.0:8400",
            "::1:8400",
            "http://localhost:8400",
            "a b:1",
            "a..b:1",
        ] {
            let error = text.parse::<ListenAddress>().unwrap_err().to_string();
            assert!(error.contains("127.0.0.1:8400"), "{error}");
            assert!(error.contains("localhost:8400"), "{error}");
            assert!(error.contains(&format!("{text:?}")), "{error}");
        }
        for text in ["", "ab123.infusionsoft.com", "203.0.113.10:443"] {
            assert!(
                parse_ip(text).unwrap_err().contains("203.0.113.10"),
                "{text}"
            );
        }
    }

    #[tokio::test]
    async fn localhost_leads_to_loopback_and_to_nothing_else() {
        let localhost: ListenAddress = "localhost:8400".parse().unwrap();
        let found = localhost.resolve().await.unwrap();
        assert!(!found.is_empty());
        for address in found {
            assert!(
                address.ip().is_loopback() && address.port() == 8400,
                "{address}"
            );
        }
    }
}
