//! What the head of a request says: the host, the path, and how much is going to come.

use http::header;
use http::request::Parts;
use http::uri::Scheme;

/// The names of accounts stand before these.
const VENDOR: [&str; 2] = [".infusionsoft.com", ".mortgageprocrm.com"];

/// The path without slashes at its end.
pub(crate) fn path(head: &Parts) -> &str {
    head.uri.path().trim_end_matches('/')
}

/// The account that the host names, when it is one of the vendor's and not that of all accounts.
pub(crate) fn account(head: &Parts) -> Option<String> {
    let host = host(head);
    let app = VENDOR.iter().find_map(|suffix| host.strip_suffix(suffix))?;
    (!SHARED.contains(&app)).then(|| app.to_owned())
}

/// Hosts of the vendor that belong to no account.
const SHARED: [&str; 3] = ["api", "accounts", "signin"];

/// Whether it is a call with a legacy key as its first parameter.
pub(crate) fn is_direct(head: &Parts) -> bool {
    matches!(path(head), "/api/xmlrpc" | "/api/xmlrpc/v1")
}

/// How long the body is going to be, when the head says so.
pub(crate) fn announced(head: &Parts) -> Option<usize> {
    let length = head.headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.trim().parse().ok()
}

pub(crate) fn is_xmlrpc(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    [
        "/api/xmlrpc",
        "/api/xmlrpc/v1",
        "/crm/xmlrpc",
        "/crm/xmlrpc/v1",
    ]
    .contains(&path)
}

pub(crate) fn percent_decoded(segment: &str) -> String {
    // A plus sign is itself in a path, but a blank to the form decoder.
    let escaped = format!("x={}", segment.replace('+', "%2B").replace('&', "%26"));
    let decoded = url::form_urlencoded::parse(escaped.as_bytes()).next();
    decoded.map_or_else(String::new, |(_, value)| value.into_owned())
}

pub(crate) fn host(head: &Parts) -> String {
    let named = head.uri.host().map(str::to_owned);
    let header = || {
        let value = head.headers.get(header::HOST)?.to_str().ok()?;
        Some(
            value
                .rsplit_once(':')
                .map_or(value, |(name, _)| name)
                .to_owned(),
        )
    };
    named
        .or_else(header)
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// Scheme and authority as the caller wrote them, so that links in answers lead back here.
pub(crate) fn origin(head: &Parts) -> String {
    let from_uri = || {
        Some(format!(
            "{}://{}",
            head.uri.scheme_str()?,
            head.uri.authority()?
        ))
    };
    // Over a socket the server alone knows whether it was asked over TLS.
    let scheme = head
        .extensions
        .get::<Scheme>()
        .map_or("http", Scheme::as_str);
    let from_host = || {
        let host = head.headers.get(header::HOST)?.to_str().ok()?;
        Some(format!("{scheme}://{host}"))
    };
    from_uri()
        .or_else(from_host)
        .unwrap_or_else(|| "https://api.infusionsoft.com".to_owned())
}
