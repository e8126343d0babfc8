//! Credentials and addresses that stand in a file.

mod bearer;
mod client;
mod given;
mod markup;
mod near;
mod nested;

use std::collections::HashSet;

use keap_auth::Shape;

use crate::file::File;
use crate::hit::{Endpoint, Findings, FoundCredential};

/// How many of either are told of one file.
const MOST: usize = 200;

/// Looks through a file.
pub(crate) fn read(file: &File<'_>, found: &mut Findings) {
    credentials(file, found);
    client_secrets(file, found);
    endpoints(file, found);
}

fn credentials(file: &File<'_>, found: &mut Findings) {
    // What is a key in one place is one in every other.
    let mut keys = HashSet::new();
    for (start, word) in words(file.text) {
        if found.credentials.len() >= MOST {
            return;
        }
        let kind = match keys.contains(word) {
            true => Some("legacy key"),
            false => kind(file, start, word),
        };
        let Some(kind) = kind else { continue };
        if kind == "legacy key" {
            keys.insert(word);
        }
        let (line, column) = file.lines.place(start);
        found.credentials.push(FoundCredential {
            file: file.name.to_owned(),
            line,
            column,
            kind: kind.to_owned(),
            shown: shown(word),
        });
    }
}

fn client_secrets(file: &File<'_>, found: &mut Findings) {
    for client::Secret { at, word, kind } in client::secrets(file) {
        let (line, column) = file.lines.place(at);
        let is_told = |one: &FoundCredential| (one.line, one.column) == (line, column);
        if found.credentials.len() >= MOST || found.credentials.iter().any(is_told) {
            continue;
        }
        found.credentials.push(FoundCredential {
            file: file.name.to_owned(),
            line,
            column,
            kind: kind.to_owned(),
            shown: shown(word),
        });
    }
}

/// Runs of letters, digits and `-`, with their places; those that can be a credential.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut rest = text;
    let mut at = 0_usize;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(is_inside)?;
            let tail = rest.get(start..)?;
            let end = tail.find(|c| !is_inside(c)).unwrap_or(tail.len());
            let word = tail.get(..end)?;
            let place = at.saturating_add(start);
            at = place.saturating_add(end);
            rest = tail.get(end..)?;
            if (24..=200).contains(&word.len()) {
                return Some((place, word));
            }
        }
    })
}

/// What a word is, when it is a credential of Keap.
fn kind(file: &File<'_>, start: usize, word: &str) -> Option<&'static str> {
    if is_placeholder(word) {
        return None;
    }
    match Shape::of(word) {
        Shape::AccessKey => Some("access key"),
        Shape::LegacyKey if near::is_key(file, start, word) => Some("legacy key"),
        Shape::ClientIdOrToken | Shape::Opaque => {
            let before = file.text.get(..start).unwrap_or_default();
            before.ends_with("access_token=").then_some("access token")
        }
        _ => None,
    }
}

/// Whether a text only shows where a key goes.
fn is_placeholder(word: &str) -> bool {
    let tail = word.rsplit('-').next().unwrap_or(word);
    let mut letters: Vec<u8> = tail.bytes().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() < 5
}

/// Enough of a credential to find it again, and nothing that helps to use it.
fn shown(word: &str) -> String {
    let kept = if word.to_ascii_lowercase().starts_with("keapak-") {
        9
    } else if word.len() < 24 {
        2
    } else {
        3
    };
    let start: String = word.chars().take(kept).collect();
    format!("{start}... ({} characters)", word.len())
}

fn endpoints(file: &File<'_>, found: &mut Findings) {
    const PATHS: [&str; 2] = ["api/xmlrpc", "crm/xmlrpc"];
    for path in PATHS {
        for at in memchr::memmem::find_iter(file.text.as_bytes(), path) {
            if found.endpoints.len() >= MOST {
                return;
            }
            let (line, _) = file.lines.place(at);
            found.endpoints.push(Endpoint {
                file: file.name.to_owned(),
                line,
                address: address(file.text, at, path),
            });
        }
    }
}

/// The address around a path, without what stands behind it.
fn address(text: &str, at: usize, path: &str) -> String {
    const LONGEST: usize = 200;
    let is_outside = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '(' | ')' | ',' | ';')
    };
    let before = text.get(..at).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| !is_outside(*c))
        .last()
        .map_or(at, |(place, _)| place);
    let before = without_surroundings(text.get(start..at).unwrap_or_default());
    let behind = text.get(at.saturating_add(path.len())..);
    format!("{before}{path}{}", version(behind.unwrap_or_default()))
}

/// The beginning of an address without what stands in front of it: the name that it is given to (`API=https://..`), the rest
/// of what a program puts into it (`]}.infusionsoft.com`).
fn without_surroundings(before: &str) -> &str {
    if let Some(scheme) = before.rfind("://") {
        let name = before.get(..scheme).unwrap_or_default();
        let start = name.rfind(|c: char| !c.is_ascii_alphanumeric());
        let start = start.map_or(0, |place| place.saturating_add(1));
        return before.get(start..).unwrap_or_default();
    }
    let assigned = before.rsplit_once('=').map_or(before, |(_, rest)| rest);
    let first = assigned.chars().next();
    match first {
        Some(']' | '}' | '.') => {
            assigned.trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/')
        }
        _ => assigned,
    }
}

/// The version behind a path, which is a part of the address: `/v1`.
fn version(behind: &str) -> &str {
    let digits = behind.strip_prefix("/v").unwrap_or_default();
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let end = end.unwrap_or(digits.len());
    let is_version = (1..=3).contains(&end);
    let length = if is_version { end.saturating_add(2) } else { 0 };
    behind.get(..length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    #[test]
    fn credentials_are_found_and_not_shown() {
        let audit = Audit::new(Vec::new()).unwrap();
        let key = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
        let text = format!(
            "<?php\n$app->cfgCon('ab123', '{key}');\n$hash = '{key}';\n$k = 'KeapAK-3f9a0b1c2d4e5f60718293a4b5c6d7e8f901a2b3c4d5e6f7';\n\
             $url = 'https://ab123.infusionsoft.com/api/xmlrpc?x=1';\n$apiKey = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';\n"
        );
        let found = audit.read("a.php", text.as_bytes());
        let told: Vec<_> = found
            .credentials
            .iter()
            .map(|one| (one.line, one.kind.as_str(), one.shown.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (2, "legacy key", "0f1... (32 characters)"),
                (3, "legacy key", "0f1... (32 characters)"),
                (4, "access key", "KeapAK-3f... (55 characters)"),
            ]
        );
        assert_eq!(
            found.endpoints[0].address,
            "https://ab123.infusionsoft.com/api/xmlrpc"
        );
        assert!(!format!("{found:?}").contains(key));
    }

    #[test]
    fn an_address_is_told_with_its_version_and_without_what_it_is_asked() {
        let audit = Audit::new(Vec::new()).unwrap();
        let of = |address: &str| {
            let text = format!("<?php $u = '{address}';");
            audit
                .read("a.php", text.as_bytes())
                .endpoints
                .remove(0)
                .address
        };
        let whole = "https://api.infusionsoft.com/crm/xmlrpc/v1";
        assert_eq!(of(whole), whole);
        assert_eq!(of(&format!("{whole}?access_token=abc")), whole);
        assert_eq!(
            of("https://ab123.infusionsoft.com/api/xmlrpc/vault"),
            "https://ab123.infusionsoft.com/api/xmlrpc"
        );
    }

    #[test]
    fn an_address_is_told_without_what_stands_in_front_of_it() {
        let audit = Audit::new(Vec::new()).unwrap();
        let whole = "https://ab123.infusionsoft.com/api/xmlrpc";
        for (name, text, address) in [
            ("a.sh", format!("API={whole}\n"), whole),
            (".env", format!("INFUSIONSOFT_URL={whole}\n"), whole),
            (
                ".env",
                "A=ab123.infusionsoft.com/api/xmlrpc\n".to_owned(),
                "ab123.infusionsoft.com/api/xmlrpc",
            ),
            (
                "a.py",
                "u = f\"https://{os.environ['APP']}.infusionsoft.com/api/xmlrpc\"\n".to_owned(),
                "infusionsoft.com/api/xmlrpc",
            ),
            (
                "a.js",
                "u = `https://${app}.infusionsoft.com/api/xmlrpc`\n".to_owned(),
                "https://${app}.infusionsoft.com/api/xmlrpc",
            ),
            (
                "a.js",
                "u = 'http://localhost/?to=https://ab123.infusionsoft.com/api/xmlrpc'\n".to_owned(),
                whole,
            ),
        ] {
            let found = audit.read(name, text.as_bytes());
            let told: Vec<_> = found
                .endpoints
                .iter()
                .map(|one| one.address.as_str())
                .collect();
            assert_eq!(told, [address], "{text}");
        }
    }
}
