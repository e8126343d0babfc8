//! Bodies with their secrets taken out, for observers that ask for them.

use std::borrow::Cow;

use crate::Secret;

/// The secrets that a request carries in its body, named by who wrote them there: a legacy key is an
/// ordinary XML-RPC param, and nothing else tells it from one. A request extension.
#[derive(Clone, Debug)]
pub struct HiddenInBody(pub Vec<Secret>);

/// How much of a body is shown, in bytes.
const SHOWN: usize = 64 * 1024;

const REDACTED: &str = "[redacted]";

/// What stands in front of a secret in forms, queries and JSON.
const NAMES: [&str; 16] = [
    "access_token",
    "accesslicensenumber",
    "accesspassword",
    "accessuserid",
    "accountnumber",
    "card_number",
    "cardnumber",
    "client_secret",
    "code",
    "contact.password",
    "cvv",
    "cvv2",
    "password",
    "privatekey",
    "refresh_token",
    "verification_code",
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
    let mut shown = redacted_text(&text);
    if cut {
        shown.push_str("...");
    }
    shown
}

/// A body as text without the values of names that say that they are secret, in forms, queries, JSON and members of
/// XML-RPC, and without anything that looks like a key, a token or the number of a card. It rather takes out too much.
pub fn redacted_text(text: &str) -> String {
    let text = without_cards(&without_members(text));
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
    shown
}

/// The text without the values of members of XML-RPC whose name says that they are secret.
fn without_members(text: &str) -> Cow<'_, str> {
    let (open, close) = ("<name>", "</name>");
    if !text.contains(open) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        shown.push_str(before);
        shown.push_str(open);
        rest = behind;
        let Some((name, value)) = behind.split_once(close) else {
            continue;
        };
        let is_secret = NAMES
            .iter()
            .any(|known| name.trim().eq_ignore_ascii_case(known));
        // The code of an error is a number in a member of another name.
        let end = value.find("</member>").unwrap_or(value.len());
        if is_secret {
            shown.push_str(name);
            shown.push_str("</name><value>");
            shown.push_str(REDACTED);
            shown.push_str("</value>");
            rest = &value[end..];
        }
    }
    shown.push_str(rest);
    shown.into()
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

/// The text without what is the number of a card by its length and its check digit, with blanks or dashes or without.
fn without_cards(text: &str) -> String {
    let is_part = |sign: char| sign.is_ascii_digit() || " -".contains(sign);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let run = &from[..from.find(|sign| !is_part(sign)).unwrap_or(from.len())];
        let run = run.trim_end_matches([' ', '-']);
        shown.push_str(before);
        shown.push_str(if is_card(run) { REDACTED } else { run });
        rest = &from[run.len()..];
    }
    shown.push_str(rest);
    shown
}

fn is_card(run: &str) -> bool {
    let digits: Vec<u32> = run.chars().filter_map(|sign| sign.to_digit(10)).collect();
    // Luhn: from the right, every second digit counts twice.
    let places = digits.iter().rev().enumerate();
    let sum: u32 = places
        .map(|(place, digit)| {
            if place.is_multiple_of(2) {
                *digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    (13..=19).contains(&digits.len()) && sum.is_multiple_of(10)
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
            (
                "<member><name>CVV2</name><value><string>123</string></value></member><name>Id</name><value>7</value>",
                "<member><name>CVV2</name><value>[redacted]</value></member><name>Id</name><value>7</value>",
            ),
            (
                "<name>password</name><value>a <b",
                "<name>password</name><value>[redacted]</value>",
            ),
            (
                "pay 4111111111111111 or 4111-1111-1111-1111",
                "pay [redacted] or [redacted]",
            ),
            ("order 4111111111111112", "order 4111111111111112"),
            (
                r#"{"cvv":"123","n":"4111 1111 1111 1111"}"#,
                r#"{"cvv":"[redacted]","n":"[redacted]"}"#,
            ),
            ("1 - 2", "1 - 2"),
        ];
        for (body, shown) in cases {
            assert_eq!(show(body), shown);
        }
        assert_eq!(redacted(&[b' '; SHOWN + 1], &[]).len(), SHOWN + 3);
    }
}
