//! Who may see the page, and what the browser that shows it may do.

use std::collections::BTreeSet;
use std::fmt;
use std::net::IpAddr;

use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::uri::Authority;
use http::{Request as HttpRequest, StatusCode};
use keap_http::{Response, Secret};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::endpoint::page as plain;

/// Checks the name that a request came under, and its token.
#[derive(Default)]
pub(super) struct Guard {
    token: Option<[u8; 32]>,
    hosts: BTreeSet<String>,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard")
            .field("token", &self.token.is_some())
            .field("hosts", &self.hosts)
            .finish()
    }
}

/// Why nothing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The name leads here and is none of ours.
    Host,
    /// There is no token, or a wrong one.
    Token,
}

impl Refused {
    pub(super) fn response(self) -> Response {
        match self {
            Self::Host => plain(
                StatusCode::MISDIRECTED_REQUEST,
                "This name leads to the page of keap gateway and is not one of its names. Use localhost or the address that it \
                 listens on, or name this one in `hosts` of [page].\n",
            ),
            Self::Token => {
                let mut response = plain(StatusCode::UNAUTHORIZED, "The page wants its token.\n");
                let basic =
                    HeaderValue::from_static("Basic realm=\"keap gateway\", charset=\"UTF-8\"");
                response
                    .headers_mut()
                    .insert(header::WWW_AUTHENTICATE, basic);
                response
            }
        }
    }
}

impl Guard {
    pub(super) fn set_token(&mut self, token: &Secret) {
        self.token = Some(Sha256::digest(token.expose()).into());
    }

    pub(super) fn has_token(&self) -> bool {
        self.token.is_some()
    }

    pub(super) fn add_hosts(&mut self, hosts: impl IntoIterator<Item = String>) {
        self.hosts.extend(hosts.into_iter().map(|host| name(&host)));
    }

    pub(super) fn some_host(&self) -> Option<&str> {
        self.hosts.first().map(String::as_str)
    }

    /// # Errors
    /// Why nothing is shown.
    pub(super) fn check<T>(&self, request: &HttpRequest<T>) -> Result<(), Refused> {
        let here = request.extensions().get::<Here>().copied();
        if !self.is_ours(request.headers(), here) {
            return Err(Refused::Host);
        }
        match &self.token {
            Some(token) if !shows(request.headers(), token) => Err(Refused::Token),
            _ => Ok(()),
        }
    }

    /// Whether the name is one of ours: a name of this machine for itself, the address that the connection came to, or one
    /// of the configuration. Another address leads here through somebody who passes it on, as the one of a machine whose
    /// containers have addresses of their own.
    fn is_ours(&self, headers: &HeaderMap, here: Option<Here>) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return false;
        };
        let Some(authority) = host
            .to_str()
            .ok()
            .and_then(|host| host.parse::<Authority>().ok())
        else {
            return false;
        };
        let name = name(authority.host());
        let address = name.parse::<IpAddr>().ok();
        let is_here = |address: IpAddr| {
            address.is_loopback() || here.is_some_and(|Here(here)| here.to_canonical() == address)
        };
        name == "localhost" || address.is_some_and(is_here) || self.hosts.contains(&name)
    }
}

/// The address that a connection came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Here(pub(crate) IpAddr);

/// A name or an address as it is compared: without a port, in the one form that it has.
fn name(written: &str) -> String {
    let bare = written.trim().to_ascii_lowercase();
    let host = match bare.parse::<IpAddr>() {
        Ok(_) => None,
        Err(_) => bare.parse::<Authority>().ok(),
    };
    let host = host.as_ref().map_or(bare.as_str(), Authority::host);
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().to_string(),
        Err(_) => host.to_owned(),
    }
}

/// Whether the token is there, as a bearer or as the password of a browser.
fn shows(headers: &HeaderMap, token: &[u8; 32]) -> bool {
    let said = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let Some((scheme, said)) = said.and_then(|said| said.split_once(' ')) else {
        return false;
    };
    let shown = if scheme.eq_ignore_ascii_case("bearer") {
        Some(said.trim().as_bytes().to_vec())
    } else if scheme.eq_ignore_ascii_case("basic") {
        password(said.trim())
    } else {
        None
    };
    let shown: Option<[u8; 32]> = shown.map(|shown| Sha256::digest(shown).into());
    shown.is_some_and(|shown| shown.ct_eq(token).into())
}

/// The password of basic authentication, whatever the name.
fn password(said: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    let mut pair = base64::prelude::BASE64_STANDARD.decode(said).ok()?;
    let colon = pair.iter().position(|byte| *byte == b':')?;
    Some(pair.split_off(colon.saturating_add(1)))
}

/// What a browser is told of every answer.
pub(super) fn protect(headers: &mut HeaderMap, policy: &'static str) {
    let told: [(HeaderName, &'static str); 7] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in told {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(headers: &[(HeaderName, &str)]) -> HttpRequest<()> {
        let mut request = HttpRequest::new(());
        for (name, value) in headers {
            request
                .headers_mut()
                .append(name, HeaderValue::from_str(value).unwrap());
        }
        request
    }

    #[test]
    fn a_name_that_somebody_else_made_to_lead_here_is_refused() {
        let mut guard = Guard::default();
        guard.add_hosts(
            ["Gateway.Example.com", "198.51.100.4:80", "2001:DB8::4"].map(str::to_owned),
        );
        let check = |host: &str| {
            let mut request = request(&[(header::HOST, host)]);
            let here = IpAddr::V6(std::net::Ipv4Addr::new(192, 0, 2, 7).to_ipv6_mapped());
            request.extensions_mut().insert(Here(here));
            guard.check(&request)
        };
        for ours in [
            "127.0.0.1:8401",
            "[::1]:8401",
            "192.0.2.7",
            "[::ffff:192.0.2.7]:8401",
            "198.51.100.4:8401",
            "[2001:db8:0::4]",
            "localhost:8401",
            "LOCALHOST",
            "gateway.example.com:443",
        ] {
            assert_eq!(check(ours), Ok(()), "{ours}");
        }
        for other in [
            "evil.example",
            "192.0.2.8:8401",
            "[2001:db8::5]:8401",
            "[::ffff:192.0.2.8]",
            "0.0.0.0",
            "3221225991",
            "192.0.2.7.evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:8401",
            "",
            "a b",
        ] {
            assert_eq!(check(other), Err(Refused::Host), "{other}");
        }
        // Where it is not known which address a connection came to, it is none but those.
        let literal = request(&[(header::HOST, "192.0.2.7")]);
        assert_eq!(guard.check(&literal), Err(Refused::Host));
        assert_eq!(guard.check(&request(&[])), Err(Refused::Host));
        let twice = [(header::HOST, "localhost"), (header::HOST, "evil.example")];
        assert_eq!(guard.check(&request(&twice)), Err(Refused::Host));
    }

    #[test]
    fn a_token_is_a_bearer_or_the_password_of_a_browser() {
        let mut guard = Guard::default();
        guard.set_token(&"a:long:token".into());
        let check = |said: &str| {
            let said = [(header::HOST, "localhost"), (header::AUTHORIZATION, said)];
            guard.check(&request(&said))
        };
        // "me:a:long:token" and ":a:long:token".
        for right in [
            "Bearer a:long:token",
            "basic bWU6YTpsb25nOnRva2Vu",
            "Basic OmE6bG9uZzp0b2tlbg==",
        ] {
            assert_eq!(check(right), Ok(()), "{right}");
        }
        for wrong in [
            "",
            "Bearer",
            "Bearer x",
            "Basic !",
            "Basic bWU=",
            "Digest a:long:token",
        ] {
            assert_eq!(check(wrong), Err(Refused::Token), "{wrong}");
        }
        let without = guard.check(&request(&[(header::HOST, "localhost")]));
        assert_eq!(without, Err(Refused::Token));
        assert!(!format!("{guard:?}").contains("long"));
    }
}
