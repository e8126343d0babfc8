//! Client secrets and tokens of OAuth, which have no shape of their own: they are known by their name and by what stands
//! around it.

use super::given::{head, is_inside, value};
use crate::file::File;

/// How they are named, in two words with or without a sign between them, what they are, and how short one may be.
const NAMES: [(&str, &str, &str, usize); 3] = [
    ("client", "secret", "client secret", 8),
    ("access", "token", "access token", 20),
    ("refresh", "token", "refresh token", 20),
];
/// How short a token may be.
const SHORTEST_TOKEN: usize = 20;
/// What is longer is none.
const LONGEST_WORD: usize = 200;
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

/// A secret, and where it stands.
pub(super) struct Secret<'t> {
    pub(super) at: usize,
    pub(super) word: &'t str,
    pub(super) kind: &'static str,
}

/// The client secrets and tokens of a file.
pub(super) fn secrets<'t>(file: &File<'t>) -> Vec<Secret<'t>> {
    let mut found = Vec::new();
    let mut left = MOST;
    let mut start = 0_usize;
    for (number, whole) in file.text.split_inclusive('\n').enumerate() {
        let (line, number) = (head(whole), number.saturating_add(1));
        let lower = line.to_ascii_lowercase();
        let named = names(&lower).into_iter();
        let nested = super::nested::names(&lower).into_iter();
        let all = named
            .map(|name| (name, false))
            .chain(nested.map(|name| (name, true)));
        for ((at, kind, shortest), is_nested) in all {
            left = left.saturating_sub(1);
            if left == 0 {
                return found;
            }
            let is_one = |word: &str| {
                let length = word.len();
                (shortest..=LONGEST_WORD).contains(&length) && !is_placeholder(word)
            };
            if let Some((at, word)) = given(file, start, line, at)
                && is_one(word)
                && match is_nested {
                    true => {
                        super::nested::is_in_keap(file, number, at.saturating_sub(start), &KEAP)
                    }
                    false => is_of_keap(file, number),
                }
            {
                found.push(Secret { at, word, kind });
            }
        }
        for (place, word) in super::bearer::tokens(line) {
            let length = word.len();
            if (SHORTEST_TOKEN..=LONGEST_WORD).contains(&length)
                && !is_placeholder(word)
                && is_of_keap(file, number)
            {
                found.push(Secret {
                    at: start.saturating_add(place),
                    word,
                    kind: "access token",
                });
            }
        }
        start = start.saturating_add(whole.len());
    }
    found
}

/// What a name is given on its line, or by the markup around it. The name ends at a place of the line.
fn given<'t>(file: &File<'t>, start: usize, line: &'t str, at: usize) -> Option<(usize, &'t str)> {
    let on_line = value(file.name, line, at);
    let on_line = on_line.map(|(place, word)| (start.saturating_add(place), word));
    let in_markup = || {
        let (place, word) = super::markup::value(file.text, start.saturating_add(at))?;
        word.chars().all(is_inside).then_some((place, word))
    };
    on_line.or_else(in_markup)
}

/// Where the names of secrets end in a line, with what they name: `client_secret`, `clientSecret`, `CLIENT-SECRET`.
fn names(lower: &str) -> Vec<(usize, &'static str, usize)> {
    let mut found = Vec::new();
    for (first, second, kind, shortest) in NAMES {
        for (at, word) in lower.match_indices(second) {
            let before = lower.get(..at).unwrap_or_default();
            if before
                .trim_end_matches(['_', '-', ' ', '.'])
                .ends_with(first)
            {
                found.push((at.saturating_add(word.len()), kind, shortest));
            }
        }
    }
    found.extend(of_keap_by_name(lower));
    found
}

/// Names of secrets that have a word of Keap's in them: `KEAP_TOKEN`, `infusionsoftApiToken`, `keap.secret`.
fn of_keap_by_name(lower: &str) -> impl Iterator<Item = (usize, &'static str, usize)> + '_ {
    let secrets = lower.match_indices("secret");
    let all = secrets.chain(lower.match_indices("token"));
    all.filter_map(move |(at, word)| {
        let before = lower.get(..at)?;
        let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let name = before.trim_end_matches(is_of_name);
        let name = before.get(name.len()..)?;
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        // What is told by its own two words, and what a form is given.
        let is_other = has(&["csrf", "xsrf", "nonce", "device"])
            || ["client", "access", "refresh"]
                .iter()
                .any(|first| name.trim_end_matches(['_', '-', '.']).ends_with(first));
        let (kind, shortest) = match word {
            "secret" => ("client secret", 8),
            _ if has(&["refresh"]) => ("refresh token", SHORTEST_TOKEN),
            _ => ("access token", SHORTEST_TOKEN),
        };
        let end = at.saturating_add(word.len());
        (has(&KEAP) && !is_other).then_some((end, kind, shortest))
    })
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
            ("a.properties", "keap.client.secret=VALUE\n", 1, 20),
            (
                "web.config",
                "<add connectionString=\"app=ab123;secret=VALUE\" name=\"Keap\" />",
                1,
                41,
            ),
            (
                "web.config",
                "<add name=\"x\" connectionString=\"Url=https://api.infusionsoft.com;ClientSecret=VALUE;Id=1\" />",
                1,
                79,
            ),
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
    fn tokens_are_credentials_of_their_kind_and_not_shown() {
        let access = "wkNhFdnXsiVpzz63FfkCzJr4i0B3";
        let refresh = "JrTAwR4y9ojfljoQoaF1LlqsajAIxNKu";
        for (name, text, kinds) in [
            (".env", "KEAP_ACCESS_TOKEN=A1\n", vec!["access token"]),
            (".env", "KEAP_TOKEN=A1\n", vec!["access token"]),
            (
                ".env",
                "INFUSIONSOFT_API_TOKEN='A1'\n",
                vec!["access token"],
            ),
            ("a.properties", "keap.token=A1\n", vec!["access token"]),
            (".env", "KEAP_CSRF_TOKEN=A1\nKEAP_TOKEN_URL=A1\n", vec![]),
            (
                "a.settings",
                "<Setting Name=\"KeapToken\" Type=\"System.String\"><Value Profile=\"(Default)\">\nA1\n</Value></Setting>",
                vec!["access token"],
            ),
            (
                "a.sh",
                "export KEAP_REFRESH_TOKEN=R1\n",
                vec!["refresh token"],
            ),
            (
                "a.php",
                "<?php $infusionsoft->setToken(new Token(['access_token'=>'A1','refresh_token'=>'R1']));",
                vec!["access token", "refresh token"],
            ),
            (
                "a.js",
                "// infusionsoft\nconst t = {accessToken: 'A1', refreshToken: \"R1\"};",
                vec!["access token", "refresh token"],
            ),
            (
                "a.sh",
                "curl 'https://api.infusionsoft.com/crm/xmlrpc/v1?access_token=A1'",
                vec!["access token"],
            ),
            (
                ".env",
                "INFUSIONSOFT_SECRET=\"A1\"\n",
                vec!["client secret"],
            ),
            // Places for one, and what looks one up.
            (
                ".env",
                "KEAP_ACCESS_TOKEN=your-access-token-1A2b3C4d\n",
                vec![],
            ),
            (
                ".env",
                "KEAP_ACCESS_TOKEN=$KEAP_TOKEN_OF_PRODUCTION1a\n",
                vec![],
            ),
            (
                "a.php",
                "<?php $keap['access_token'] = $row['refresh_token'];",
                vec![],
            ),
            (
                "a.py",
                "keap = 1\nACCESS_TOKEN = os.environ['ACCESS_TOKEN_OF_KEAP_1a']",
                vec![],
            ),
            (
                "a.py",
                "KEAP_ACCESS_TOKEN_URL = 'wkNhFdnXsiVpzz63FfkCzJr4i0B3'",
                vec![],
            ),
            // Somebody else's.
            (
                "a.py",
                "keap = 1\nSTRIPE_ACCESS_TOKEN = 'wkNhFdnXsiVpzz63FfkCzJr4i0B3'",
                vec![],
            ),
        ] {
            let text = text.replace("A1'", &format!("{access}'"));
            let text = text.replace("A1\n", &format!("{access}\n"));
            let text = text.replace("A1\"", &format!("{access}\""));
            let text = text.replace("R1", refresh);
            let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
            let told: Vec<_> = found
                .credentials
                .iter()
                .map(|one| one.kind.as_str())
                .collect();
            assert_eq!(told, kinds, "{text}");
            let shown = format!("{found:?}");
            assert!(!shown.contains(access) && !shown.contains(refresh));
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
