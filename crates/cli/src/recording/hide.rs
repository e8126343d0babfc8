//! Values replaced by others of the same kind, the same everywhere in a recording, so that its verdict stays.
//!
//! A word becomes another one of its length and its capitals, digits become digits, and everything between stays: an
//! e-mail address is one still, and a number of a phone that is written in two ways is one number still. Numbers, moments,
//! ids, yes and no, and words of a list (a status, a type, a country) stay as they are. The key is made for the recording
//! and kept nowhere.

mod json;
pub(super) mod request;
mod words;
mod xml;

use super::exchange::{Asked, is_xmlrpc};
pub(super) use json::{Piece, is_json, pieces};
use words::Words;

/// Replaces values.
#[derive(Debug)]
pub(crate) struct Hide {
    words: Words,
}

/// What the path of a model has in it: names and kinds of fields, and no value of a record.
const MODELS: [&str; 2] = ["/model", "/customFields"];

impl Hide {
    pub(super) fn new() -> Self {
        Self {
            words: Words::random(),
        }
    }

    /// An argument of a command.
    pub(super) fn argument(&self, text: &str) -> String {
        request::condition(text, |value| self.value("", value))
    }

    /// The request with its values replaced. The answer to it is done before, because it goes by what was asked.
    pub(super) fn request(&self, mut asked: Asked) -> Asked {
        for (name, value) in &mut asked.query {
            *value = request::parameter(name, value, |key, value| self.value(key, value));
        }
        asked.path = request::path(&asked.path, |value| self.value("", value));
        if let Ok(text) = std::str::from_utf8(&asked.body) {
            let text = match is_xmlrpc(&asked.path) {
                true => xml::replace(text, |key, value| {
                    request::parameter_of_call(key, value, |value| self.value(key, value))
                }),
                false => json::replace(text, |key, value| self.value(key, value)),
            };
            asked.body = text.into_bytes();
        }
        asked
    }

    /// The answer with its values replaced.
    pub(super) fn answer(&self, asked: &Asked, body: Vec<u8>) -> Vec<u8> {
        let is_model = MODELS.iter().any(|part| asked.path.contains(part))
            || String::from_utf8_lossy(&asked.body).contains(">DataFormField<");
        if is_model {
            return body;
        }
        let Ok(text) = std::str::from_utf8(&body) else {
            return super::credentials::REDACTED.into();
        };
        let value = |key: &str, value: &str| self.value(key, value);
        let text = match (is_json(text), text.trim_start().starts_with('<')) {
            (true, _) => json::replace(text, value),
            (_, true) => xml::replace(text, value),
            _ => self.value("", text),
        };
        text.into_bytes()
    }

    /// A value by the name of what it is of.
    fn value(&self, key: &str, text: &str) -> String {
        if text == super::credentials::REDACTED {
            return text.to_owned();
        }
        let key = key.to_ascii_lowercase();
        match kind(&key, text) {
            Kind::Kept => text.to_owned(),
            Kind::Told => self.addresses(text),
            Kind::Replaced => self.words.replace(text),
        }
    }

    /// What a server says, with the addresses in it replaced: by the rest errors are told apart.
    fn addresses(&self, text: &str) -> String {
        let pieces =
            text.split_inclusive(|sign: char| sign.is_whitespace() || "\"'<>()".contains(sign));
        let replaced = pieces.map(|piece| match piece.contains('@') {
            true => self.words.replace(piece),
            false => piece.to_owned(),
        });
        replaced.collect()
    }
}

/// Whether a value is shown as it is: an id, a number, a moment, a word of a list.
pub(super) fn is_kept(key: &str, text: &str) -> bool {
    matches!(kind(&key.to_ascii_lowercase(), text), Kind::Kept)
}

/// What becomes of a value.
enum Kind {
    Kept,
    /// A message.
    Told,
    Replaced,
}

/// Names of words of a list, and of what is no value of a record, in small letters; or parts of such names.
const LISTS: [&str; 19] = [
    "state",
    "status",
    "type",
    "country",
    "region",
    "currency",
    "timezone",
    "time_zone",
    "language",
    "locale",
    "field_name",
    "datatype",
    "frequency",
    "cycle",
    "interval",
    "unit",
    "priority",
    "direction",
    "method",
];

/// Names that are such words as a whole; the name of the application is one, since REST tells it as an id.
const WORDS: [&str; 7] = ["field", "kind", "id", "ids", "groups", "opted", "appalias"];

/// Names of messages.
const MESSAGES: [&str; 7] = [
    "faultstring",
    "message",
    "error",
    "error_description",
    "detail",
    "details",
    "reason",
];

/// Names of numbers that name somebody.
const NUMBERS: [&str; 5] = ["phone", "fax", "postal", "zip", "extension"];

fn kind(key: &str, text: &str) -> Kind {
    // The `keap_id` of a user is an address.
    let is_named_id = key.ends_with("_id") || key.ends_with("_ids");
    let is_id = (is_named_id && !text.contains('@')) || (key.ends_with("id") && is_number(text));
    if is_id || WORDS.contains(&key) || LISTS.iter().any(|part| key.contains(part)) {
        return Kind::Kept;
    }
    if MESSAGES.contains(&key) {
        return Kind::Told;
    }
    let names_somebody = key == "number" || NUMBERS.iter().any(|part| key.contains(part));
    let is_plain = is_moment(text) || is_boolean(text) || (is_number(text) && !names_somebody);
    match is_plain {
        true => Kind::Kept,
        false => Kind::Replaced,
    }
}

/// Whether it is a number, or several with commas between.
fn is_number(text: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_digit() || "+-.,; ".contains(sign);
    text.chars().all(is_part) && text.chars().filter(char::is_ascii_digit).count() < 9
}

fn is_boolean(text: &str) -> bool {
    let words = ["true", "false", "yes", "no", "0", "1", ""];
    words
        .iter()
        .any(|word| text.trim().eq_ignore_ascii_case(word))
}

/// Whether it begins as days and moments do on either wire: `2026-11-29T`, `20261129T`, and is not much longer.
fn is_moment(text: &str) -> bool {
    let digits = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or("?");
        part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dashed = digits(0, 4) && text.get(4..5) == Some("-") && digits(5, 7) && digits(8, 10);
    let plain = digits(0, 8) && text.get(8..9) == Some("T");
    (dashed || plain) && text.len() <= 35
}

#[cfg(test)]
mod tests;
