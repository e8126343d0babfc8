//! In which form a text holds tokens, or what else it is, by its first signs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::php;
use crate::secret_arg::unquoted;

/// What to give in place of what is no token.
pub(super) const GIVE: &str = "give JSON as the token endpoint answers, a token of the PHP SDK as `serialize` or \
    `json_encode` writes it, or the access token and the refresh token on a line each";

/// A form that is known.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A document, a list of documents, or a text that is one.
    Json,
    /// What PHP's `serialize` writes.
    Php,
    /// Base64 of one of these, which is decoded here: nothing of it is a token.
    Base64(String),
    /// Something else, by its name.
    Other(&'static str),
}

impl Form {
    /// The form of a text; none of what may be tokens on a line each.
    pub(super) fn of(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let begins = |signs: &[&str]| signs.iter().any(|sign| lower.starts_with(sign));
        if begins(&["```"]) {
            return Some(Self::Other(
                "Markdown: it begins with a code fence (```), and what is between the fences is wanted",
            ));
        }
        if is_document(text) {
            return Some(Self::Json);
        }
        if php::is_serialized(text) {
            return Some(Self::Php);
        }
        if begins(&["http/1.", "http/2", "http/3"]) {
            return Some(Self::Other(
                "an HTTP answer with its headers (`curl -i`); its body alone is wanted",
            ));
        }
        if begins(&["array (", "array(", "<?php", "return ["]) || begins_call(&lower) {
            return Some(Self::Other("PHP code (`var_export`)"));
        }
        if is_session(text) {
            return Some(Self::Other(
                "a session file of PHP; the token in it, behind `|`, is wanted",
            ));
        }
        if begins(&["<"]) {
            return Some(Self::Other("a page of a website"));
        }
        if begins(&["#", "|", "* ", "- "]) {
            return Some(Self::Other("Markdown"));
        }
        if let Some(within) = decoded(text) {
            return Some(Self::Base64(within));
        }
        text.lines().find_map(of_line).map(Self::Other)
    }
}

fn is_document(text: &str) -> bool {
    let within = unquoted(text);
    let is_text_of_one = within.len() < text.len() && within.starts_with('{');
    text.starts_with('{') || is_list(text) || is_text_of_one
}

fn is_list(text: &str) -> bool {
    let within = text.strip_prefix('[').map(str::trim_start);
    within.is_some_and(|within| within.starts_with(['{', ']', '"', '[']))
}

/// What `var_export` writes of an object: `Infusionsoft\Token::__set_state(array(`.
fn begins_call(lower: &str) -> bool {
    lower
        .lines()
        .next()
        .is_some_and(|line| line.contains("::__set_state("))
}

/// `token|O:18:"Infusionsoft\Token":..`
fn is_session(text: &str) -> bool {
    let value = text.split_once('|');
    value.is_some_and(|(name, value)| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let is_value = php::is_serialized(value) || value.starts_with("s:");
        !name.is_empty() && name.chars().all(is_name) && is_value
    })
}

/// The text that base64 stands for, where that has one of the forms of tokens.
fn decoded(text: &str) -> Option<String> {
    let packed: String = text.split_ascii_whitespace().collect();
    let bytes = STANDARD.decode(unquoted(&packed)).ok()?;
    let within = String::from_utf8(bytes).ok()?;
    let is_known = is_document(within.trim()) || php::is_serialized(within.trim());
    is_known.then_some(within)
}

/// What a line is that is no token, where that can be said.
fn of_line(line: &str) -> Option<&'static str> {
    let line = unquoted(line.trim());
    let lower = line.to_ascii_lowercase();
    let named = [
        "access_token",
        "refresh_token",
        "accesstoken",
        "refreshtoken",
    ];
    if line.contains([',', ';', '\t']) {
        Some("a table (CSV)")
    } else if ["access token", "refresh token"]
        .iter()
        .any(|name| lower.starts_with(name))
    {
        Some("lines with a name before the token; the tokens alone are wanted")
    } else if named.iter().any(|name| lower.contains(name)) {
        Some("lines of NAME=VALUE")
    } else {
        None
    }
}
