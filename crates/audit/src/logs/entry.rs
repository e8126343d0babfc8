//! One entry of a log, whatever kind of log it is.

/// The longest line that is read to its end, and the longest document in lines, in bytes.
pub(super) const LONGEST: u64 = 1 << 20;

/// One call in a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) app: Option<String>,
    pub(crate) caller: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) table: Option<String>,
    pub(crate) failed: bool,
    pub(crate) at: Option<String>,
    /// Whether a proxy only passed a connection on to Keap, and what is in it is not known.
    pub(crate) is_tunnel: bool,
}

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

/// Whether a path or an address is one of the XML-RPC API.
pub(super) fn is_of_the_api(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    ["/api/xmlrpc", "/crm/xmlrpc"]
        .iter()
        .any(|known| path.contains(known))
}

/// Whether a host is one of Keap.
pub(super) fn is_of_keap(address: &str) -> bool {
    let host = address.split([':', '/']).next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    [
        "infusionsoft.com",
        "infusionsoft.app",
        "keap.com",
        "keap.app",
    ]
    .iter()
    .any(|domain| {
        host.strip_suffix(domain)
            .is_some_and(|name| name.is_empty() || name.ends_with('.'))
    })
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
