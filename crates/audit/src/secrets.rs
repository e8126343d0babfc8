//! Credentials and addresses that stand in a file.

use keap_auth::Shape;

use crate::file::File;
use crate::hit::{Endpoint, Findings, FoundCredential};

/// Words near a text that make it a credential.
const NEAR: [&str; 10] = [
    "key",
    "token",
    "secret",
    "cfgcon",
    "isdk",
    "infusionsoft",
    "keap",
    "connection",
    // What the clients of C# and Node are made with.
    "customer(",
    "datacontext(",
];
/// How many of either are told of one file.
const MOST: usize = 200;

/// Looks through a file.
pub(crate) fn read(file: &File<'_>, found: &mut Findings) {
    credentials(file, found);
    endpoints(file, found);
}

fn credentials(file: &File<'_>, found: &mut Findings) {
    for (start, word) in words(file.text) {
        if found.credentials.len() >= MOST {
            return;
        }
        let Some(kind) = kind(file, start, word) else {
            continue;
        };
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
        Shape::LegacyKey if is_near(file, start) => Some("legacy key"),
        Shape::ClientIdOrToken | Shape::Opaque => {
            let before = file.text.get(..start).unwrap_or_default();
            before.ends_with("access_token=").then_some("access token")
        }
        _ => None,
    }
}

/// Whether the line of a place, or the one above it, has a word that makes it Keap's.
fn is_near(file: &File<'_>, start: usize) -> bool {
    let (line, _) = file.lines.place(start);
    [line, line.saturating_sub(1)].into_iter().any(|line| {
        let text = file.lines.line(line);
        let text = text
            .get(..text.len().min(2_000))
            .unwrap_or(text)
            .to_ascii_lowercase();
        NEAR.iter().any(|word| text.contains(word))
    })
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
    let before = text.get(start..at).unwrap_or_default();
    format!("{before}{path}")
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
}
