//! What opens an account, taken out of what is kept.

use http::header::HeaderMap;
use sha2::{Digest as _, Sha256};

/// What stands in the place of a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// What the name of a header, a parameter or a member has in it whose value is a secret.
const SECRET: [&str; 7] = [
    "apikey",
    "api-key",
    "cardnumber",
    "cvv",
    "password",
    "privatekey",
    "secret",
];

/// What more the names of secrets have in them in headers and parameters. A member of such a name is of the account: its users
/// have a signature, its partners a cookie.
const OF_THE_WAY: [&str; 3] = ["auth", "cookie", "signature"];

/// Names that are secret as a whole: parts of them are in names of other things.
const WHOLE: [&str; 5] = ["accesstoken", "refreshtoken", "key", "token", "code"];

/// The methods whose answer is a credential itself.
const TELLING: [&str; 3] = [
    "getTemporaryKey",
    "requestSubmissionToken",
    "requestCreditCardId",
];

/// The methods whose first parameter is their own.
const KEYLESS: [&str; 1] = ["DataService.echo"];

/// Shorter texts are no secrets, and stand anywhere.
const SHORTEST: usize = 6;

/// Whether the name of a header or a parameter says that its value is a secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    let plain = plain(name);
    let is_of_author = plain.starts_with("author") && !plain.starts_with("authorization");
    WHOLE.contains(&plain.as_str())
        || has(&plain, &SECRET)
        || (has(&plain, &OF_THE_WAY) && !is_of_author)
}

/// Whether the name of a member of a body says so. Products and discounts have a code, and settings a key.
fn is_secret_member(name: &str) -> bool {
    let plain = plain(name);
    let is_of_data = ["code", "key"].contains(&plain.as_str());
    keap_schema::is_sensitive(name)
        || has(&plain, &SECRET)
        || (WHOLE.contains(&plain.as_str()) && !is_of_data)
}

fn plain(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "")
}

fn has(name: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| name.contains(part))
}

/// Whether the whole answer to a method is a secret.
pub(super) fn tells_one(method: &str) -> bool {
    TELLING.iter().any(|telling| method.ends_with(telling))
}

/// The secrets in the headers of a request.
pub(super) fn of_headers(headers: &HeaderMap) -> Vec<String> {
    let secret = headers
        .iter()
        .filter(|(name, _)| is_secret_name(name.as_str()));
    let texts = secret.filter_map(|(_, value)| value.to_str().ok());
    // Behind the scheme.
    let values = texts.filter_map(|text| text.rsplit(' ').next());
    values.map(str::to_owned).collect()
}

/// A text without what has the shape of a key or a signed token, whoever's it is: files that are given, arguments and answers may
/// have keys of other programs and of former times in them.
pub(super) fn without_keys(text: &str) -> String {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|sign| !is_part(sign)).unwrap_or(from.len());
        let (piece, behind) = from.split_at(end);
        kept.push_str(before);
        match is_key(piece) {
            true => kept.push_str(&mark(piece)),
            false => kept.push_str(piece),
        }
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

/// What stands in the place of a key: the same for the same one, so that a call is found by it and two keys stay two. Three bytes of a
/// hash tell nothing of a key.
fn mark(key: &str) -> String {
    let hash = Sha256::digest(key.trim_matches('.'));
    let told: String = hash
        .iter()
        .take(3)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("[redacted-{told}]")
}

/// Whether a word has the shape of a key: the vendor's prefix, a legacy key, a signed token.
fn is_key(word: &str) -> bool {
    let is_hex = |text: &str| {
        let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        has_letter && text.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let is_access_key = word.split_once("KeapAK-").is_some_and(|(_, behind)| {
        behind.bytes().filter(u8::is_ascii_alphanumeric).count() >= SHORTEST
    });
    let is_signed = word.starts_with("eyJ") && word.matches('.').count() == 2;
    is_access_key
        || is_signed
        || (word.trim_matches('.').len() == 32 && is_hex(word.trim_matches('.')))
}

/// A call without its first parameter, which is the key, and that key.
pub(super) fn without_key(call: &str) -> (String, Option<String>) {
    if KEYLESS
        .iter()
        .any(|method| call.contains(&format!("<methodName>{method}</methodName>")))
    {
        return (call.to_owned(), None);
    }
    let parts = call.split_once("<param>").and_then(|(before, rest)| {
        let (key, behind) = rest.split_once("</param>")?;
        Some((before, key, behind))
    });
    match parts {
        Some((before, key, behind)) => {
            let text = format!("{before}<param><value>{REDACTED}</value></param>{behind}");
            let tags = ["<value>", "</value>", "<string>", "</string>"];
            let key = tags
                .iter()
                .fold(key.to_owned(), |key, tag| key.replace(tag, ""));
            (text, Some(key.trim().to_owned()))
        }
        // A call that nobody can read may have its key anywhere.
        None if call.contains("<param") => (REDACTED.to_owned(), None),
        None => (call.to_owned(), None),
    }
}

/// A body without some secrets, and without the values of members whose names say that they are one. What is no text stays,
/// where no secret is in it: a file of the account is the same on both wires.
pub(super) fn without(body: Vec<u8>, secrets: &[String]) -> Vec<u8> {
    let is_one = |secret: &&String| secret.len() >= SHORTEST && *secret != REDACTED;
    let mut secrets = secrets.iter().filter(is_one);
    let mut text = match String::from_utf8(body) {
        Ok(text) => text,
        Err(binary) => {
            let body = binary.into_bytes();
            let has = |secret: &String| {
                let mut windows = body.windows(secret.len());
                windows.any(|window| window == secret.as_bytes())
            };
            return match secrets.any(has) {
                true => REDACTED.into(),
                false => body,
            };
        }
    };
    for secret in secrets {
        if text.contains(secret.as_str()) {
            text = text.replace(secret.as_str(), REDACTED);
        }
    }
    without_keys(&without_members(&without_json(&text))).into_bytes()
}

/// The text without the values of members of XML-RPC that are secrets.
fn without_members(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("<name>") {
        kept.push_str(before);
        kept.push_str("<name>");
        rest = behind;
        if let Some((name, value)) = behind.split_once("</name>")
            && is_secret_member(name.trim())
            && let Some(end) = value.find("</member>")
        {
            let (_, after) = value.split_at(end);
            kept.push_str(&format!("{name}</name><value>{REDACTED}</value>"));
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

/// Whether of the number of a card only the last digits are left, which one wire tells on their own.
fn is_masked(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_sign = |sign: char| sign.is_ascii_digit() || "*xX -\"".contains(sign);
    digits == 4 && text.contains(['*', 'x', 'X']) && text.chars().all(is_sign)
}

/// The text without the values of members of JSON that are texts and secrets.
fn without_json(text: &str) -> String {
    if !super::hide::is_json(text) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut name = "";
    for piece in super::hide::pieces(text) {
        match piece {
            super::hide::Piece::Name(own) => {
                name = own.trim_matches('"');
                kept.push_str(own);
            }
            super::hide::Piece::Text(own) if is_secret_member(name) && !is_masked(own) => {
                kept.push_str(&format!("\"{REDACTED}\""));
            }
            super::hide::Piece::Text(own) | super::hide::Piece::Other(own) => kept.push_str(own),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_and_everything_else_stays() {
        let secrets = ["abcdef-123".to_owned(), "no".to_owned()];
        let told =
            |body: &str| String::from_utf8(without(body.as_bytes().to_vec(), &secrets)).unwrap();
        assert_eq!(told("x abcdef-123 no y"), "x [redacted] no y");
        assert_eq!(
            told(
                r#"{"access_token":"a", "expires_in": 5, "secret" : "b\"c", "code": "A1", "keys": ["x"], "note": "password"}"#
            ),
            r#"{"access_token":"[redacted]", "expires_in": 5, "secret" : "[redacted]", "code": "A1", "keys": ["x"], "note": "password"}"#
        );
        let member = |name: &str, value: &str| {
            format!("<member><name>{name}</name><value><string>{value}</string></value></member>")
        };
        let text = told(&format!(
            "{}{}",
            member("CVV2", "123"),
            member("FirstName", "Ann")
        ));
        assert!(!text.contains("123") && text.contains("Ann"), "{text}");
        assert_eq!(without(vec![0xff, 0xfe], &[]), [0xff, 0xfe]);
        let with_secret = [&[0xff][..], b"abcdef-123"].concat();
        assert_eq!(without(with_secret, &secrets), REDACTED.as_bytes());
        assert!(is_secret_name("Authorization") && is_secret_name("x-keap-api-key"));
        assert!(!is_secret_name("author_id") && !is_secret_name("country_code"));
    }

    #[test]
    fn keys_are_known_by_their_shape_and_stay_apart() {
        let legacy = "0123456789abcdef0123456789abcdef";
        let other = "1123456789abcdef0123456789abcdef";
        let signed = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";
        let text = format!(
            "<value>{legacy}</value>{legacy}. {other} {signed} 01234567890123456789012345678901"
        );
        let told = String::from_utf8(without(text.into_bytes(), &[])).unwrap();
        for gone in [legacy, other, signed] {
            assert!(!told.contains(gone), "{told}");
        }
        assert!(told.contains("01234567890123456789012345678901"), "{told}");
        let marks: Vec<&str> = told
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split(']').next())
            .collect();
        assert_eq!(marks.len(), 4);
        assert!(marks[0] == marks[1] && marks[1] != marks[2], "{told}");
        // What was taken out once stays as it is.
        assert_eq!(without_keys(&told), told);
    }

    #[test]
    fn of_the_columns_of_tables_those_are_secret_that_the_tables_say() {
        for table in keap_schema::TABLES {
            for column in table.columns {
                let name = column.name;
                assert_eq!(
                    is_secret_member(name),
                    keap_schema::is_sensitive(name),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn what_is_sent_to_be_said_again_is_no_key() {
        let echo = "<methodCall><methodName>DataService.echo</methodName><params><param><value>here</value></param></params></methodCall>";
        assert_eq!(without_key(echo), (echo.to_owned(), None));
    }
}
