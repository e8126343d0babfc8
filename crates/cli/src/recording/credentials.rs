//! What opens an account, taken out of what is kept.

use http::header::HeaderMap;

/// What stands in the place of a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// What the name of a header, a parameter or a member has in it whose value is a secret.
const SECRET: [&str; 10] = [
    "auth",
    "cookie",
    "apikey",
    "api-key",
    "cardnumber",
    "cvv",
    "password",
    "privatekey",
    "secret",
    "signature",
];

/// Names that are secret as a whole: parts of them are in names of other things.
const WHOLE: [&str; 5] = ["accesstoken", "refreshtoken", "key", "token", "code"];

/// The methods whose answer is a credential itself.
const TELLING: [&str; 3] = [
    "getTemporaryKey",
    "requestSubmissionToken",
    "requestCreditCardId",
];

/// Shorter texts are no secrets, and stand anywhere.
const SHORTEST: usize = 6;

/// Whether a name says that its value is a secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    let plain = name.to_ascii_lowercase().replace('_', "");
    let is_of_author = plain.starts_with("author") && !plain.starts_with("authorization");
    WHOLE.contains(&plain.as_str())
        || (SECRET.iter().any(|part| plain.contains(part)) && !is_of_author)
}

/// Whether the name of a member of a body says so. Products and discounts have a code, and settings a key.
fn is_secret_member(name: &str) -> bool {
    let is_of_data = ["code", "key"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known));
    is_secret_name(name) && !is_of_data
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

/// A call without its first parameter, which is the key, and that key.
pub(super) fn without_key(call: &str) -> (String, Option<String>) {
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

/// A body without some secrets, and without the values of members whose names say that they are one.
pub(super) fn without(body: Vec<u8>, secrets: &[String]) -> Vec<u8> {
    let Ok(mut text) = String::from_utf8(body) else {
        return REDACTED.into();
    };
    for secret in secrets {
        let is_one = secret.len() >= SHORTEST && secret != REDACTED;
        if is_one && text.contains(secret.as_str()) {
            text = text.replace(secret.as_str(), REDACTED);
        }
    }
    without_members(&without_json(&text)).into_bytes()
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
            super::hide::Piece::Text(_) if is_secret_member(name) => {
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
        assert_eq!(without(vec![0xff, 0xfe], &[]), REDACTED.as_bytes());
        assert!(is_secret_name("Authorization") && is_secret_name("x-keap-api-key"));
        assert!(!is_secret_name("author_id") && !is_secret_name("country_code"));
    }
}
