//! What a finding is known by from one audit to the next.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use super::judged::Judged;
use super::{Address, Credential, Use};
use crate::hit::{Endpoint, FoundCredential, Hit};

/// Uses with their ids and judgements; each stands behind its repository and the name by which its file is known.
pub(super) fn uses(found: Vec<(String, String, Hit)>) -> Vec<Use> {
    let mut seen = Seen::default();
    let mut judged = Judged::default();
    found
        .into_iter()
        .map(|(repository, known_as, hit)| Use {
            id: seen.id(&what(&known_as, &hit)),
            judgement: judged.of(&hit),
            repository,
            hit,
        })
        .collect()
}

/// Credentials with their ids.
pub(super) fn credentials(found: Vec<(String, String, FoundCredential)>) -> Vec<Credential> {
    let mut seen = Seen::default();
    found
        .into_iter()
        .map(|(repository, known_as, found)| Credential {
            id: seen.id(&[&known_as, &found.kind, &found.shown]),
            repository,
            found,
        })
        .collect()
}

/// Addresses with their ids.
pub(super) fn addresses(found: Vec<(String, Endpoint)>) -> Vec<Address> {
    let mut seen = Seen::default();
    found
        .into_iter()
        .map(|(known_as, found)| Address {
            id: seen.id(&["address", &known_as, &found.address]),
            found,
        })
        .collect()
}

/// What makes a use this one: its file and what it calls, and not its line.
fn what<'a>(known_as: &'a str, hit: &'a Hit) -> Vec<&'a str> {
    let optional = [&hit.method, &hit.table, &hit.order_by, &hit.step];
    let mut parts = vec![known_as, hit.dialect.as_str()];
    parts.extend(optional.map(|part| part.as_deref().unwrap_or_default()));
    parts.extend(hit.reads.iter().map(String::as_str));
    parts.push("");
    parts.extend(hit.writes.iter().map(String::as_str));
    parts.push("");
    parts.extend(hit.conditions.iter().map(|one| one.column.as_str()));
    parts
}

/// How often the same was seen: the second one in a file is another one.
#[derive(Default)]
struct Seen(HashMap<[u8; 32], u32>);

impl Seen {
    fn id(&mut self, parts: &[&str]) -> String {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let digest: [u8; 32] = hash.finalize().into();
        let times = self.0.entry(digest).or_default();
        *times = times.saturating_add(1);
        let mut hash = Sha256::new();
        hash.update(digest);
        hash.update(times.to_be_bytes());
        let digest: [u8; 32] = hash.finalize().into();
        let bytes = digest.iter().take(8);
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }
}
