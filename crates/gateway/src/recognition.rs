//! Whether a gateway is the one that somebody means. A check that finds the ports of its configuration taken asks who has
//! them; only whoever knows addresses and applications already hears that they are right.

use std::fmt::Write as _;
use std::net::SocketAddr;

use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::gateway::Gateway;

/// What a gateway says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Recognized {
    /// Whether it listens on the address.
    pub listens: bool,
    /// Whether it serves the applications, and no other ones.
    pub serves: bool,
    /// Whether it has a store that does not answer at the moment.
    #[serde(default)]
    pub lacks_store: bool,
}

/// Path and query that ask a gateway whether it listens on an address, for programs or for people, and serves these
/// applications.
pub fn question(address: SocketAddr, apps: &[&str]) -> String {
    format!("/healthz?listens={address}&serves={}", mark(apps))
}

/// Reads the answer; none when nobody answered who knows the question, as another program.
pub fn read(answer: &[u8]) -> Option<Recognized> {
    serde_json::from_slice(answer).ok()
}

/// Adds the answer to what is told anyway, where the question was asked.
pub(crate) fn answer(gateway: &Gateway, query: &str, told: &mut Value) {
    let asked = |name: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find_map(|(key, value)| (key == name).then_some(value))
    };
    if let Some(address) = asked("listens").and_then(|address| address.parse().ok()) {
        let all = gateway.addresses();
        told["listens"] = json!(all.iter().any(|one| meet(*one, address)));
    }
    if let Some(asked) = asked("serves") {
        let apps: Vec<&str> = gateway.apps().collect();
        told["serves"] = json!(asked == mark(&apps));
        told["lacks_store"] = json!(gateway.outage().is_some());
    }
}

/// Whether two sockets want the same; port 0 is a free one for each.
pub fn meet(one: SocketAddr, other: SocketAddr) -> bool {
    let is_any = one.ip().is_unspecified() || other.ip().is_unspecified();
    let same_address = one.ip() == other.ip() || (is_any && one.is_ipv4() == other.is_ipv4());
    one.port() != 0 && one.port() == other.port() && same_address
}

/// A few letters for a set of applications, so that none of them stands in a query that others may log.
fn mark(apps: &[&str]) -> String {
    let mut apps = apps.to_vec();
    apps.sort_unstable();
    apps.dedup();
    let hash = Sha256::digest(apps.join("\n").as_bytes());
    hash.iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_program_is_not_recognized() {
        for answer in [
            "",
            "no JSON",
            "{\"status\":\"ok\"}",
            "[1]",
            "{\"listens\":true}",
        ] {
            assert_eq!(read(answer.as_bytes()), None, "{answer}");
        }
        let both = Recognized {
            listens: true,
            serves: false,
            lacks_store: false,
        };
        // One of before does not tell of its store.
        let answer = br#"{"status":"ok","listens":true,"serves":false}"#;
        assert_eq!(read(answer), Some(both));
    }

    #[test]
    fn the_order_of_applications_is_no_difference_and_another_one_is() {
        let address = ([127, 0, 0, 1], 8400).into();
        let asked = |apps: &[&str]| question(address, apps);
        assert_eq!(asked(&["ab123", "cd456"]), asked(&["cd456", "ab123"]));
        assert_ne!(asked(&["ab123"]), asked(&["ab123", "cd456"]));
        assert!(!asked(&["ab123"]).contains("ab123"));
    }
}
