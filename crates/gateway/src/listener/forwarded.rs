//! Who calls, when a proxy is in between.

use std::net::IpAddr;

use http::HeaderMap;

/// The caller's address. Only what a trusted proxy says counts: the list is read from its end, where the nearest proxy
/// has written, and the first address that is no trusted proxy is the caller. Whatever stands before it was written by
/// the caller itself.
pub(super) fn caller(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer) {
        return peer;
    }
    let lists: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    let mut nearest = peer;
    for text in lists.iter().rev().flat_map(|list| list.rsplit(',')) {
        let Some(address) = address(text) else {
            return nearest;
        };
        nearest = address;
        if !proxies.contains(&address) {
            return address;
        }
    }
    nearest
}

/// An address as proxies write it: alone, with a port, or in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text
        .trim_start_matches('[')
        .split(']')
        .next()
        .unwrap_or(text);
    let read = |text: &str| text.parse::<IpAddr>().ok();
    read(text)
        .or_else(|| read(bare))
        .or_else(|| read(text.rsplit_once(':')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(peer: &str, lists: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for list in lists {
            headers.append("x-forwarded-for", list.parse().unwrap());
        }
        let proxies = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        caller(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(told("192.0.2.9", &["203.0.113.7"]), "192.0.2.9");
        assert_eq!(told("10.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(
            told("10.0.0.1", &["127.0.0.1, 203.0.113.7, 10.0.0.2"]),
            "203.0.113.7"
        );
        assert_eq!(
            told("10.0.0.1", &["127.0.0.1", "203.0.113.7:4711"]),
            "203.0.113.7"
        );
        assert_eq!(told("10.0.0.1", &["[2001:db8::1]:80"]), "2001:db8::1");
        assert_eq!(told("10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(told("10.0.0.1", &[]), "10.0.0.1");
    }
}
