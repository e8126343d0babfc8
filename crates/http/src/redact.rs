//! Bodies with their secrets taken out, for observers that ask for them.

use crate::Secret;

/// The secrets that a request carries in its body, named by who wrote them there: a legacy key is an
/// ordinary XML-RPC param, and nothing else tells it from one. A request extension.
#[derive(Clone, Debug)]
pub struct HiddenInBody(pub Vec<Secret>);

/// How much of a body is shown, in bytes.
const SHOWN: usize = 64 * 1024;

const REDACTED: &str = "[redacted]";

/// What stands in front of a secret in forms, queries and JSON.
const NAMES: [&str; 6] = [
    "access_token",
    "client_secret",
    "code",
    "password",
    "privatekey",
    "refresh_token",
];

/// A text this long without a blank, with letters and digits, may be a key or a token.
const LONG: usize = 20;

/// The beginning of a body as text, without the secrets in `hidden`, without the values of
/// [`NAMES`], and without anything that looks like a key or a token. It rather takes out too much.
pub(crate) fn redacted(body: &[u8], hidden: &[Secret]) -> String {
    let cut = body.len() > SHOWN;
    let mut text = String::from_utf8_lossy(&body[..body.len().min(SHOWN)]).into_owned();
    for secret in hidden.iter().filter(|secret| !secret.expose().is_empty()) {
        text = text.replace(secret.expose(), REDACTED);
    }
    let mut shown = String::with_capacity(text.len());
    let mut name = "";
    for piece in pieces(&text) {
        let is_value = piece.starts_with(is_part_of_token);
        let secret = is_value && (looks_secret(piece) || is_named(name, piece));
        shown.push_str(if secret { REDACTED } else { piece });
        // Between a name and its value there is only punctuation of forms and JSON.
        if is_value {
            name = piece;
        } else if piece.contains(|c| !"=:\" ".contains(c)) {
            name = "";
        }
    }
    if cut {
        shown.push_str("...");
    }
    shown
}

/// Whether a name says that its value is secret. A code that is a number is that of an error.
fn is_named(name: &str, value: &str) -> bool {
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = NAMES.iter().any(|known| name.eq_ignore_ascii_case(known));
    is_name && !(name == "code" && is_number)
}

fn looks_secret(piece: &str) -> bool {
    let has = |test: fn(&u8) -> bool| piece.as_bytes().iter().any(test);
    let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    piece.contains("KeapAK-") || (piece.len() >= LONG && is_mixed)
}

fn is_part_of_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_.~+/%".contains(character)
}

/// The text in pieces: runs of the characters of tokens, and what is between them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let kind = is_part_of_token(first);
        let end = rest.find(|c| is_part_of_token(c) != kind);
        let (piece, tail) = rest.split_at(end.unwrap_or(rest.len()));
        rest = tail;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_taken_out_and_the_rest_stays() {
        let hidden = [Secret::new("MARKED")];
        let show = |body: &str| redacted(body.as_bytes(), &hidden);
        let cases = [
            (
                "<methodCall><param><value>MARKED</value></param><param><i4>17</i4>",
                "<methodCall><param><value>[redacted]</value></param><param><i4>17</i4>",
            ),
            (
                "<value>0123456789abcdef0123456789abcdef</value>",
                "<value>[redacted]</value>",
            ),
            ("KeapAK-short here", "[redacted] here"),
            (
                "grant_type=refresh_token&refresh_token=R1&code=c",
                "grant_type=refresh_token&refresh_token=[redacted]&code=[redacted]",
            ),
            (
                r#"{"access_token": "A1", "expires_in": 86400}"#,
                r#"{"access_token": "[redacted]", "expires_in": 86400}"#,
            ),
            (
                r#"{"code":404,"code":"x"}"#,
                r#"{"code":404,"code":"[redacted]"}"#,
            ),
            (
                r#"{"given_name":"Ann","date":"2026-01-15T22:46:13.000+0000"}"#,
                r#"{"given_name":"Ann","date":"2026-01-15T22:46:13.000+0000"}"#,
            ),
        ];
        for (body, shown) in cases {
            assert_eq!(show(body), shown);
        }
        assert_eq!(redacted(&[b' '; SHOWN + 1], &[]).len(), SHOWN + 3);
    }
}
