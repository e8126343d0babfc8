//! `[page]` and `[alerts]`: what is for people, and who is told.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use http::uri::Authority;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::ListenAddress;
use super::address::is_name;
use crate::inventory::Addresses;

/// `[page]`: where people look. Without this section there is no page: an upgrade opens no port by itself, and two gateways
/// on one machine do not want the same one.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct PageConfig {
    /// The address to listen on, or a name. 127.0.0.1:8401. Another one than loopback needs a token and TLS.
    pub listen: ListenAddress,
    /// A file with the token that whoever looks must show.
    pub token_file: Option<PathBuf>,
    /// An environment variable with it.
    pub token_env: Option<String>,
    /// A chain of certificates, PEM; with it the page is served over TLS.
    pub certificate: Option<PathBuf>,
    /// The key of that certificate.
    pub key: Option<PathBuf>,
    /// Names that lead to the page besides its address and `localhost`.
    #[serde(deserialize_with = "hosts")]
    pub hosts: Vec<String>,
}

impl Default for PageConfig {
    fn default() -> Self {
        Self {
            listen: ListenAddress::Address((Ipv4Addr::LOCALHOST, 8401).into()),
            token_file: None,
            token_env: None,
            certificate: None,
            key: None,
            hosts: Vec::new(),
        }
    }
}

/// `[alerts]`: who is told when somebody has to do something.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct AlertsConfig {
    /// Where alerts are posted as JSON: https, or http on this machine.
    pub webhook: Option<String>,
    /// A file with that address, when it is a secret as those of chat services are.
    pub webhook_file: Option<PathBuf>,
    /// A program with its arguments that gets each alert as JSON on standard input.
    pub command: Option<Vec<String>>,
}

/// Names as a browser sends them; another text would never match one.
fn hosts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let hosts = Vec::<String>::deserialize(from)?;
    match hosts.iter().find(|host| !is_host(host)) {
        None => Ok(hosts),
        Some(wrong) => Err(D::Error::custom(format_args!(
            "{wrong:?} is no name or address as a browser sends it, for instance \"gateway.example.com\": without http://, path \
             or *"
        ))),
    }
}

fn is_host(text: &str) -> bool {
    let text = text.trim();
    if text.parse::<IpAddr>().is_ok() {
        return true;
    }
    let Ok(authority) = text.parse::<Authority>() else {
        return false;
    };
    let host = authority.host();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    !text.contains('@') && (is_name(host) || bare.parse::<IpAddr>().is_ok())
}

/// How long addresses of callers are kept, in days: up to 90, and not at all for 0.
pub(super) fn addresses<'de, D: Deserializer<'de>>(from: D) -> Result<Addresses, D::Error> {
    let days = i64::deserialize(from)?;
    let days = u16::try_from(days).ok().and_then(Addresses::kept_for);
    days.ok_or_else(|| {
        D::Error::custom("addresses of callers are kept for 90 days at most, and not at all with 0")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_as_a_browser_sends_it() {
        let read = |host: &str| {
            toml::from_str::<PageConfig>(&format!("hosts = [\"ok.example\", \"{host}\"]"))
        };
        for right in [
            "x.y",
            "Gateway",
            "x.y:8401",
            "192.0.2.1",
            "[::1]",
            "::1",
            "[::1]:8401",
            "a_b.example.",
        ] {
            assert!(read(right).is_ok(), "{right}");
        }
        for wrong in ["http://x.y/", "*", "*.x.y", "x.y/", "me@x.y", "", "x y"] {
            let error = read(wrong).unwrap_err().to_string();
            assert!(error.contains("line 1") && error.contains(wrong), "{error}");
        }
    }
}
