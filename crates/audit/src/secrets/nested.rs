//! Names that are secrets by what they stand in: `keap:` with `secret: ..` below it, `'infusionsoft' => ['secret' => '..']`.

use super::given::{head, is_connection, is_settings};
use crate::file::File;

/// The names, what they are there, and how short one may be.
const NAMES: [(&str, &str, usize); 2] = [
    ("secret", "client secret", 8),
    ("token", "access token", 20),
];
/// How far above a name the one that it stands in may be, in lines, and how many of them are looked at.
const ABOVE: usize = 30;
const LEVELS: usize = 2;

/// Where such names end in a line, with what they name.
pub(super) fn names(lower: &str) -> Vec<(usize, &'static str, usize)> {
    let mut found = Vec::new();
    for (name, kind, shortest) in NAMES {
        for (at, word) in lower.match_indices(name) {
            let before = lower.get(..at).unwrap_or_default();
            if !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')) {
                found.push((at.saturating_add(word.len()), kind, shortest));
            }
        }
    }
    found
}

/// Whether a line stands in something that is named after Keap, or names it in front of a place of its own.
pub(super) fn is_in_keap(file: &File<'_>, line: usize, at: usize, keap: &[&str]) -> bool {
    let own = file.lines.line(line);
    let has = |text: &str| {
        let lower = text.to_ascii_lowercase();
        keap.iter().any(|word| lower.contains(word))
    };
    if own.get(..at).is_some_and(has) || (is_connection(own) && has(own)) {
        return true;
    }
    let has_sections = is_settings(file.name);
    let mut indent = indent(own);
    let mut levels = 0;
    let first = line.saturating_sub(ABOVE).max(1);
    for number in (first..line).rev() {
        let above = head(file.lines.line(number));
        if has_sections && is_section(above) {
            return has(above);
        }
        if above.trim().is_empty() || self::indent(above) >= indent {
            continue;
        }
        indent = self::indent(above);
        levels += 1;
        if opens(above) && has(above) {
            return true;
        }
        if levels == LEVELS {
            break;
        }
    }
    false
}

/// Whether a line begins a section of INI or TOML: `[keap]`, `[[services.keap]]`.
fn is_section(line: &str) -> bool {
    let line = line.split(['#', ';']).next().unwrap_or_default().trim();
    line.starts_with('[') && line.ends_with(']') && !line.contains(['"', ','])
}

/// Whether what stands below a line stands in what it names last.
fn opens(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    line.ends_with([':', '{', '[', '(', '>'])
}

fn indent(line: &str) -> usize {
    line.len().saturating_sub(line.trim_start().len())
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    const SECRET: &str = "q7Wx9Tz2Lm";
    const ACCESS: &str = "kT9xLmQ2wErTy7UiOp3aSdFg";
    const REFRESH: &str = "zX8cVbN4mKjHgFdSaPoIuYtR";

    /// Line and kind of what is told of a file, of which no value is shown.
    fn told(name: &str, text: &str) -> Vec<(usize, String)> {
        let text = text
            .replace("SECRET", SECRET)
            .replace("ACCESS", ACCESS)
            .replace("REFRESH", REFRESH);
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let shown = format!("{found:?}");
        for value in [SECRET, ACCESS, REFRESH] {
            assert!(!shown.contains(value), "{shown}");
        }
        let credentials = found.credentials.into_iter();
        credentials.map(|one| (one.line, one.kind)).collect()
    }

    #[test]
    fn a_name_is_a_secret_by_what_it_stands_in() {
        for (name, text, line) in [
            (
                "a.yml",
                "keap:\n  app: ab123\n  oauth:\n    secret: SECRET\nother:\n  secret: aBcD3fGh1J\n",
                4,
            ),
            (
                "a.ini",
                "[keap]\napp = ab123\nsecret = SECRET\n[stripe]\nsecret = aBcD3fGh1J\n",
                3,
            ),
            (
                "a.toml",
                "[services.stripe]\nsecret = \"aBcD3fGh1J\"\n\n[services.keap] # ours\n  secret = \"SECRET\"\n",
                5,
            ),
            (
                "services.php",
                "<?php return [\n 'infusionsoft' => [\n  'secret' => 'SECRET',\n ],\n 'mailgun' => [\n  'secret' => 'aBcD3fGh1J',\n ],\n];",
                3,
            ),
            (
                "a.json",
                "{ \"Keap\": { \"Secret\": \"SECRET\" },\n  \"Other\": {\n    \"Secret\": \"aBcD3fGh1J\" } }",
                1,
            ),
        ] {
            assert_eq!(
                told(name, text),
                [(line, "client secret".to_owned())],
                "{text}"
            );
        }
        for text in [
            "keap:\n  url: x\nstripe:\n  secret: SECRET\n",
            "keap:\n  secret: ${SECRET}\n",
        ] {
            assert_eq!(told("a.yml", text), [], "{text}");
        }
    }

    #[test]
    fn settings_of_net_and_serialized_tokens_are_told() {
        let of = |kinds: &[(usize, &str)]| -> Vec<(usize, String)> {
            let kinds = kinds.iter();
            kinds
                .map(|(line, kind)| (*line, (*kind).to_owned()))
                .collect()
        };
        for (name, text, kinds) in [
            (
                "web.config",
                "<add key=\"KeapClientSecret\" value=\"SECRET\"/>\n<add value='REFRESH' key='KeapRefreshToken' />\n<add key=\"StripeSecret\" value=\"aBcD3fGh1J\"/>",
                of(&[(1, "client secret"), (2, "refresh token")]),
            ),
            (
                "a.settings",
                "<Setting Name=\"KeapClientSecret\">\n<Value Profile=\"(Default)\">SECRET</Value>",
                of(&[(2, "client secret")]),
            ),
            (
                "sess_1",
                "token|O:18:\"Infusionsoft\\Token\":4:{s:11:\"accessToken\";s:24:\"ACCESS\";s:12:\"refreshToken\";s:24:\"REFRESH\";}",
                of(&[(1, "access token"), (1, "refresh token")]),
            ),
            (
                "a.js",
                "fetch('https://api.infusionsoft.com/crm/rest/v1/contacts', {headers: {'Authorization': 'Bearer ACCESS'}})",
                of(&[(1, "access token")]),
            ),
            (
                "c.js",
                "// keap.\n\n\nfetch('https://api.stripe.com/', {headers: {'Authorization': 'Bearer ACCESS'}})",
                of(&[]),
            ),
        ] {
            assert_eq!(told(name, text), kinds, "{text}");
        }
    }
}
