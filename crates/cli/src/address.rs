//! Addresses that a person or a variable names: what they stand for, and how they may be told.

use anyhow::bail;
use keap_auth::Hosts;
use url::Url;

/// Whether it is written as libpq has it (`host=db password=...`), which may hold a password and is no path.
pub(crate) fn is_libpq(wish: &str) -> bool {
    const KEYS: [&str; 8] = [
        "host", "hostaddr", "port", "dbname", "user", "password", "passfile", "service",
    ];
    let names_one = |word: &str| {
        word.split_once('=')
            .is_some_and(|(key, _)| KEYS.contains(&key))
    };
    wish.split_whitespace().next().is_some_and(names_one)
}

/// An address as it may be told: without the name and the password that a person or a variable may have put into it.
pub(crate) fn without_login(url: &str) -> String {
    if is_libpq(url.trim()) {
        return "key=value pairs, not shown".to_owned();
    }
    let parts = url.split_once("://");
    match parts.and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?.1))) {
        Some((scheme, host)) => format!("{scheme}://...@{host}"),
        None => url.to_owned(),
    }
}

/// The hosts that a base URL stands for.
///
/// # Errors
/// When it is none.
pub(crate) fn hosts_at(base: &str) -> anyhow::Result<Hosts> {
    let shown = without_login(base);
    let Ok(url) = base.parse::<Url>() else {
        bail!(
            "{shown:?} is not a URL\n  hint: leave it out for Keap itself, or write it as https://api.example.com or http://127.0.0.1:8080; --base-url or KEAP_BASE_URL says it"
        );
    };
    if !matches!(url.scheme(), "http" | "https") {
        bail!("{shown:?} is no base URL: it must begin with http:// or https://");
    }
    if let Some(base) = without_interface(&url) {
        bail!(
            "{shown:?} is no base URL: the paths of XML-RPC and REST are put behind it\n  hint: write it as {}",
            without_login(&base)
        );
    }
    Ok(Hosts::at(&url))
}

/// What stands before the path of XML-RPC or REST in an address that goes as far as that.
fn without_interface(url: &Url) -> Option<String> {
    const INTERFACES: [&str; 3] = ["/crm/rest", "/crm/xmlrpc", "/api/xmlrpc"];
    let path = format!("{}/", url.path().trim_end_matches('/'));
    let mut found = INTERFACES.iter();
    let at = found.find_map(|interface| path.find(&format!("{interface}/")))?;
    let mut base = url.clone();
    base.set_path(path.get(..at)?);
    Some(base.to_string())
}
