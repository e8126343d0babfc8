//! Client secrets of OAuth, which have no shape of their own: they are known by their name and by what stands around it.

use crate::file::File;
use crate::patterns::quoted;

/// How a secret is named, without the signs between the words.
const NAME: &str = "clientsecret";
/// What is no longer and no shorter than one.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=128;
/// Words of Keap, and of others whose secrets have the same name.
const KEAP: [&str; 2] = ["infusionsoft", "keap"];
const OTHERS: [&str; 22] = [
    "google",
    "stripe",
    "facebook",
    "paypal",
    "salesforce",
    "hubspot",
    "github",
    "microsoft",
    "azure",
    "slack",
    "zoom",
    "shopify",
    "quickbooks",
    "intuit",
    "xero",
    "linkedin",
    "twitter",
    "mailchimp",
    "spotify",
    "dropbox",
    "amazon",
    "auth0",
];
/// How far above and below a secret its service may be named, in lines.
const ABOVE: usize = 12;
const BELOW: usize = 6;
/// What shows where a secret goes and is none.
const PLACEHOLDERS: [&str; 16] = [
    "your",
    "secret",
    "change",
    "placeholder",
    "insert",
    "example",
    "todo",
    "xxx",
    "dummy",
    "sample",
    "test",
    "fake",
    "process",
    "getenv",
    "client",
    "here",
];
/// How many names of secrets are looked at in one file.
const MOST: usize = 1_000;
/// How much of a line is looked at, in bytes.
const LONGEST: usize = 2_000;

/// The client secrets of a file, with their places.
pub(super) fn secrets<'t>(file: &File<'t>) -> Vec<(usize, &'t str)> {
    let mut found = Vec::new();
    let mut left = MOST;
    let mut start = 0_usize;
    for (number, whole) in file.text.split_inclusive('\n').enumerate() {
        let line = head(whole);
        for at in names(line) {
            left = left.saturating_sub(1);
            if left == 0 {
                return found;
            }
            if let Some((place, word)) = value(file.name, line, at)
                && !is_placeholder(word)
                && is_of_keap(file, number.saturating_add(1))
            {
                found.push((start.saturating_add(place), word));
            }
        }
        start = start.saturating_add(whole.len());
    }
    found
}

fn head(line: &str) -> &str {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    line.get(..end).unwrap_or_default()
}

/// Where the name of a secret ends in a line: `client_secret`, `clientSecret`, `CLIENT-SECRET`.
fn names(line: &str) -> Vec<usize> {
    let lower = line.to_ascii_lowercase();
    let ends = lower.match_indices("secret").filter_map(|(at, word)| {
        let before = lower.get(..at)?.trim_end_matches(['_', '-', ' ']);
        before
            .ends_with(NAME.trim_end_matches("secret"))
            .then(|| at.saturating_add(word.len()))
    });
    ends.collect()
}

/// What a name is given: a text in quotation marks, or a bare word in settings and addresses.
fn value<'t>(file: &str, line: &'t str, at: usize) -> Option<(usize, &'t str)> {
    let rest = line.get(at..)?;
    let closed = rest.trim_start_matches(['"', '\'', '`', ']', ')', ' ', '\t']);
    // `setClientSecret("..")`, `define('CLIENT_SECRET', '..')`, `client_secret => '..'`, `client_secret=..&`
    let given = ["=>", ":=", "=", ":", ",", "("]
        .iter()
        .find_map(|sign| closed.strip_prefix(sign));
    let given = match given {
        Some(given) => given.trim_start(),
        // `setClientSecret('..')` has its bracket trimmed with nothing else.
        None => return None,
    };
    let place = line.len().saturating_sub(given.len());
    let is_text = given.starts_with(['"', '\'', '`']);
    let (place, word) = match is_text {
        true => {
            let (inside, text) = quoted(given).next()?;
            (place.saturating_add(inside), text)
        }
        false if is_settings(file) || rest.starts_with('=') && is_in_address(line, at) => {
            let end = given.find(|c: char| !is_inside(c)).unwrap_or(given.len());
            (place, given.get(..end)?)
        }
        false => return None,
    };
    (LENGTHS.contains(&word.len()) && word.chars().all(is_inside)).then_some((place, word))
}

fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '~' | '+' | '/' | '=')
}

/// Whether a name is one in the query of an address or in a form: `?client_secret=..`, `&client_secret=..`.
fn is_in_address(line: &str, end: usize) -> bool {
    let before = line.get(..end).unwrap_or_default();
    let start = before.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    start.is_some_and(|start| matches!(before.as_bytes().get(start), Some(b'&' | b'?')))
}

fn is_settings(name: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        "env",
        "ini",
        "yml",
        "yaml",
        "properties",
        "conf",
        "cfg",
        "toml",
        "envrc",
    ];
    let last = name.rsplit('/').next().unwrap_or(name);
    let ending = last
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    last.starts_with(".env") || ENDINGS.contains(&ending.as_str())
}

/// Whether a text only shows where a secret goes, or is a word: a secret has digits, or capitals between small letters.
fn is_placeholder(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let mut letters: Vec<u8> = lower.bytes().collect();
    letters.sort_unstable();
    letters.dedup();
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    let is_mixed = word.contains(|c: char| c.is_ascii_uppercase())
        && word.contains(|c: char| c.is_ascii_lowercase());
    letters.len() < 5
        || !(has_digit || is_mixed)
        || PLACEHOLDERS.iter().any(|known| lower.contains(known))
}

/// Whether the nearest service that is named around a line is Keap, first above it and then below.
fn is_of_keap(file: &File<'_>, line: usize) -> bool {
    let above = (line.saturating_sub(ABOVE)..=line).rev();
    let below = line.saturating_add(1)..=line.saturating_add(BELOW);
    for number in above.chain(below) {
        let text = head(file.lines.line(number)).to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&KEAP) {
            return true;
        }
        if has(&OTHERS) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    const SECRET: &str = "aBcD3fGh1J";

    fn told(name: &str, text: &str) -> Vec<(usize, usize, String)> {
        let text = text.replace("VALUE", SECRET);
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        assert!(!format!("{found:?}").contains(SECRET));
        let all = found.credentials.into_iter();
        let own = all.filter(|one| one.kind == "client secret");
        own.map(|one| (one.line, one.column, one.shown)).collect()
    }

    #[test]
    fn client_secrets_are_credentials_and_not_shown() {
        let shown = || "aB... (10 characters)".to_owned();
        for (name, text, line, column) in [
            (
                "a.php",
                "<?php $x = new \\Infusionsoft\\Infusionsoft(array(\n  'clientId' => 'x',\n  'clientSecret' => 'VALUE',\n));",
                3,
                22,
            ),
            ("a.py", "KEAP_CLIENT_SECRET = \"VALUE\"\n", 1, 23),
            (".env", "KEAP_CLIENT_SECRET=VALUE\n", 1, 20),
            ("a.yml", "keap:\n  client_secret: VALUE\n", 2, 18),
            (
                "a.js",
                "const u = 'https://api.infusionsoft.com/token';\nconst c = {clientSecret: 'VALUE'};",
                2,
                27,
            ),
            (
                "a.php",
                "<?php define('INFUSIONSOFT_CLIENT_SECRET', 'VALUE');",
                1,
                45,
            ),
            (
                "a.php",
                "<?php $infusionsoft->setClientSecret('VALUE');",
                1,
                39,
            ),
            (
                "a.sh",
                "curl https://api.infusionsoft.com/token -d 'client_id=a&client_secret=VALUE&x=1'",
                1,
                71,
            ),
        ] {
            assert_eq!(told(name, text), [(line, column, shown())], "{text}");
        }
    }

    #[test]
    fn what_only_shows_where_a_secret_goes_is_none() {
        for (name, text) in [
            ("a.py", "KEAP_CLIENT_SECRET = 'YOUR_CLIENT_SECRET'"),
            ("a.py", "KEAP_CLIENT_SECRET = 'xxxxxxxxxx1'"),
            (
                "a.py",
                "KEAP_CLIENT_SECRET = os.environ['KEAP_CLIENT_SECRET']",
            ),
            (
                "a.py",
                "KEAP_CLIENT_SECRET = os.getenv('KEAP_CLIENT_SECRET', '')",
            ),
            (
                "a.php",
                "<?php $keap['client_secret'] = $options['keap_client_secret1'];",
            ),
            (
                "a.js",
                "const keap = {clientSecret: process.env.KEAP_CLIENT_SECRET};",
            ),
            (".env", "KEAP_CLIENT_SECRET=${OTHER1aB}\n"),
            (".env", "KEAP_CLIENT_SECRET=\nNEXT=aBcD3fGh1K\n"),
            ("a.py", "KEAP = 1\nGOOGLE_CLIENT_SECRET = 'aBcD3fGh1K'"),
            (
                "a.py",
                "keap = 1\n\n\nstripe = dict(\n  client_secret='aBcD3fGh1K')",
            ),
            ("a.py", "# keap\nlabel('client_secret', 'keapClientId1')"),
        ] {
            assert_eq!(told(name, text), [], "{text}");
        }
    }
}
