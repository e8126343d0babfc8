//! A line of a log: JSON, or as web servers and proxies write it.

use serde_json::Value;

use super::{Entry, access, object};

/// What a line is.
pub(super) enum Line {
    /// A call of XML-RPC.
    Call(Box<Entry>),
    /// Something else that was understood.
    Other,
    /// Not understood.
    Unread,
}

impl From<Option<Entry>> for Line {
    fn from(entry: Option<Entry>) -> Self {
        match entry {
            Some(entry) => Self::Call(Box::new(entry)),
            None => Self::Other,
        }
    }
}

pub(super) fn read(line: &str) -> Line {
    let trimmed = line.trim_start();
    if trimmed.starts_with('{') {
        return match serde_json::from_str::<Value>(trimmed) {
            Ok(value) => object::read(&value).into(),
            Err(_) => Line::Unread,
        };
    }
    access::read(line)
}

/// Whether a path or an address is one of the XML-RPC API.
pub(super) fn is_of_the_api(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    ["/api/xmlrpc", "/crm/xmlrpc"]
        .iter()
        .any(|known| path.contains(known))
}

/// The application of a host, `ab123` of `ab123.infusionsoft.com`.
pub(super) fn app(address: &str) -> Option<String> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next()?.to_ascii_lowercase();
    let (app, domain) = host.split_once('.')?;
    let is_keap = [
        "infusionsoft.com",
        "infusionsoft.app",
        "keap.com",
        "keap.app",
    ]
    .contains(&domain);
    let is_app =
        is_keap && !app.is_empty() && !["api", "www", "accounts", "signin", "keys"].contains(&app);
    is_app.then(|| app.to_owned())
}
