//! Whose requests the control endpoint obeys.
//!
//! It has no credential, so it must not obey web pages: a page in any browser of this machine may send requests here. A
//! request from another origin is refused, and so is one without the content type `application/json`, which a page cannot
//! send to another origin without being asked first, and one for any host but this machine itself: a name that is not
//! loopback can be led here by whoever owns it.

use http::request::Parts;
use http::{HeaderName, header};

/// Why a request may come from a web page that is none of this server's.
pub(super) fn foreign(head: &Parts) -> Option<&'static str> {
    let text = |name: HeaderName| {
        head.headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("?"))
    };
    let host = text(header::HOST);
    let target = head.uri.authority().map(|authority| authority.as_str());
    if [host, target]
        .into_iter()
        .flatten()
        .any(|host| !is_loopback(host))
    {
        return Some("the control endpoint answers at localhost, 127.0.0.1 or [::1] alone");
    }
    let own = |origin: &str| {
        host.is_some_and(|host| {
            origin
                .split_once("://")
                .is_some_and(|(_, rest)| rest == host)
        })
    };
    if text(header::ORIGIN).is_some_and(|origin| !own(origin)) {
        return Some("the control endpoint does not obey web pages");
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let is_foreign = site.is_some_and(|site| !matches!(site, "same-origin" | "none"));
    is_foreign.then_some("the control endpoint does not obey web pages")
}

/// Whether a host is this machine itself, by a name that nobody else can lead anywhere.
fn is_loopback(host: &str) -> bool {
    let Ok(url) = url::Url::parse(&format!("http://{host}/")) else {
        return false;
    };
    match url.host() {
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
    }
}

pub(super) fn is_json(head: &Parts) -> bool {
    let content_type = head.headers.get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| {
        let media = value.split(';').next().unwrap_or_default().trim();
        media.eq_ignore_ascii_case("application/json")
    })
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn names_that_others_can_lead_here_are_not_loopback() {
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "localhost.:8080",
            "keap.localhost",
            "127.0.0.1:8080",
            "127.9.9.9",
            "[::1]:8080",
            "[::ffff:127.0.0.1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "keap:8080",
            "rebound.evil.example:8080",
            "localhost.evil.example",
            "notlocalhost",
            "127.0.0.1.nip.io",
            "0.0.0.0:8080",
            "[::]:8080",
            "192.0.2.1:8080",
            "ab123.infusionsoft.com",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
