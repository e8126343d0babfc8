//! Whether 32 hexadecimal digits are a key of Keap, which nothing in them says: what stands around them does.

use crate::file::File;

/// Words of Keap and its libraries.
const KEAP: [&str; 8] = [
    "infusionsoft",
    "keap",
    "isdk",
    "cfgcon",
    "conninfo",
    "service.",
    // What the clients of C# and Node are made with.
    "customer(",
    "datacontext(",
];
/// Words of credentials, whoever they are of.
const CREDENTIAL: [&str; 4] = ["key", "token", "secret", "connection"];
/// Words of what looks the same and is no secret: digests, and ids of web forms, which are in the page of everybody.
const PUBLIC: [&str; 11] = [
    "md5",
    "sha1",
    "checksum",
    "digest",
    "etag",
    "integrity",
    "content-hash",
    "reference",
    "inf_form_xid",
    "/form/process",
    "/app/form",
];
/// The secrets of `WordPress` itself.
const SALTS: [&str; 7] = [
    "auth_key",
    "logged_in_key",
    "nonce_key",
    "auth_salt",
    "logged_in_salt",
    "nonce_salt",
    "'nonce'",
];
/// How much of a line is looked at, in bytes.
const LONGEST: usize = 2_000;

/// Whether a word is a key of Keap.
pub(super) fn is_key(file: &File<'_>, start: usize, word: &str) -> bool {
    let text = file.text;
    let before = text.get(..start).unwrap_or_default();
    if is_of_a_connection(before) || is_first_param(before) {
        return true;
    }
    if is_in_a_path(before) {
        return false;
    }
    let (line, _) = file.lines.place(start);
    let own = lower(file.lines.line(line));
    let has = |words: &[&str]| words.iter().any(|word| own.contains(word));
    if has(&SALTS) {
        return false;
    }
    if has(&PUBLIC) {
        return is_named(before);
    }
    if has(&KEAP) || has(&CREDENTIAL) {
        return true;
    }
    let above = lower(file.lines.line(line.saturating_sub(1)));
    let of = |words: &[&str]| words.iter().any(|word| above.contains(word));
    // A line with a name of its own is no more of what the one above names.
    let has_a_name = own
        .split(&word.to_ascii_lowercase())
        .next()
        .is_some_and(|own| own.contains('=') || own.contains("define("));
    let has_a_name = has_a_name && !are_of_one_list(&above, &own);
    !of(&PUBLIC) && !has_a_name && (of(&KEAP) || of(&CREDENTIAL))
}

/// Whether two lines put something into the same list, as params are put together: `myArray[1] = ..`, `myArray[2] = ..`.
fn are_of_one_list(above: &str, own: &str) -> bool {
    let list = |line: &str| {
        let (list, rest) = line.split_once('[')?;
        let (_, behind) = rest.split_once(']')?;
        let is_given = behind.trim_start().starts_with('=');
        (is_given && !list.trim().is_empty()).then(|| list.trim().to_owned())
    };
    list(own).is_some_and(|own| list(above) == Some(own))
}

fn lower(line: &str) -> String {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    line.get(..end).unwrap_or_default().to_ascii_lowercase()
}

/// The connections of the iSDK: `name:application:i:key:description`, and `m` for the other product of then.
fn is_of_a_connection(before: &str) -> bool {
    let rest = before
        .strip_suffix(":i:")
        .or_else(|| before.strip_suffix(":m:"));
    rest.is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether a place is the first param of a call of the wire, which is the key.
fn is_first_param(before: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix("<string>").unwrap_or(before).trim_end();
    let around = ["<value>", "<param>", "<params>"].into_iter();
    let mut around = around.scan(before, |before, tag| {
        *before = before.strip_suffix(tag)?.trim_end();
        Some(())
    });
    around.by_ref().count() == 3
}

/// Whether a place is a part of an address's path, where no key stands.
fn is_in_a_path(before: &str) -> bool {
    before.ends_with('/') && !before.ends_with("//")
}

/// Whether what stands right in front of a place names a credential.
fn is_named(before: &str) -> bool {
    const NEAR: usize = 30;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let near: Vec<char> = line.chars().rev().take(NEAR).collect();
    let near: String = near.into_iter().rev().collect();
    let near = near.to_ascii_lowercase();
    ["key", "token", "secret", "cfgcon("]
        .iter()
        .any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    const HEX: &str = "7f3a9c1e5b2d4f6081a3c5e7092b4d6f";

    fn kinds(name: &str, text: &str) -> Vec<(usize, String)> {
        let text = text.replace("HEX", HEX);
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let credentials = found.credentials.into_iter();
        credentials.map(|one| (one.line, one.kind)).collect()
    }

    #[test]
    fn what_is_public_is_no_credential() {
        for text in [
            "<form action=\"https://ab123.infusionsoft.com/app/form/process/HEX\" method=\"POST\">",
            "<form class=\"infusion-form\" action=\"x\">\n<input name=\"inf_form_xid\" type=\"hidden\" value=\"HEX\" /> <!-- infusionsoft -->",
            "<script src=\"https://ab123.infusionsoft.com/app/form/iframe/HEX\"></script>",
            "$app = new iSDK();\n$same = md5($text) == 'HEX';",
            "$a[0] = 'ContactService.load';\n$b[1] = 'HEX';",
            "$keap = 1; $key = 'infusionsoft'; $same = md5('x') == 'HEX';",
            "define('INFUSIONSOFT_APP', 'ab123');\ndefine('NONCE', 'HEX');",
            "define('INFUSIONSOFT_APP', 'ab123');\ndefine('AUTH_KEY', 'HEX');",
            "{\"name\":\"infusionsoft/php-sdk\",\"content-hash\":\"HEX\"}",
        ] {
            let text = format!("<?php\n{text}\n");
            assert_eq!(kinds("a.php", &text), [], "{text}");
        }
    }

    #[test]
    fn a_key_is_found_wherever_it_stands() {
        for (name, text, line) in [
            (".env", "A=1\nKEAP_API_KEY=HEX\n", 2),
            ("a.php", "<?php\ndefine('KEAP_API_KEY', 'HEX');\n", 2),
            (
                "a.php",
                "<?php\nreturn ['keap' => ['app' => 'ab123', 'key' => 'HEX']];\n",
                2,
            ),
            (
                "conn.cfg.php",
                "<?php\n$connInfo = array('ab123:ab123:i:HEX:mine');\n",
                2,
            ),
            (
                "conn.cfg.php",
                "<?php\n$connInfo = array(\n'ab123:ab123:i:HEX:mine');\n",
                3,
            ),
            (
                "r.xml",
                "<methodCall><methodName>ContactService.load</methodName><params>\n<param><value><string>HEX</string></value></param><param><value>1</value></param></params></methodCall>",
                2,
            ),
            (
                "a.cfm",
                "<cfset myArray = ArrayNew(1)>\n<cfset myArray[1]=\"ContactService.addToGroup\">\n<cfset myArray[2]=\"HEX\">",
                3,
            ),
            ("a.php", "<?php // iSDK\n$app->cfgCon(\n 'HEX');\n", 3),
            (
                "a.rb",
                "Infusionsoft.configure do |c|\n c.api_key = 'HEX' # not the md5\nend\n",
                2,
            ),
        ] {
            assert_eq!(
                kinds(name, text),
                [(line, "legacy key".to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn what_a_call_is_given_behind_its_key_is_none() {
        let text = "<methodCall><methodName>ContactService.load</methodName><params><param><value>k</value></param>\n\n<param><value>HEX</value></param></params></methodCall>";
        assert_eq!(kinds("r.xml", text), []);
    }
}
