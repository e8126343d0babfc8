//! What a body is when it is not the message that was asked for.

use std::fmt;

use keap_http::Shown;

/// What a body is instead of a `methodResponse`.
///
/// Gateways, login pages and proxies answer in the place of the XML-RPC server, often with
/// status 200. This is a guess from the first two kilobytes, for a message to a person and for
/// deciding whether to try again; texts are cut at 120 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Instead {
    /// Nothing, or blanks. Keap does so now and then on a healthy account.
    Empty,
    /// An HTML page, or a piece of one, and its title or first heading.
    #[non_exhaustive]
    Html {
        /// The title or first heading.
        title: Option<String>,
    },
    /// An HTML page that asks for a password.
    #[non_exhaustive]
    LoginPage {
        /// The title or first heading.
        title: Option<String>,
    },
    /// A JSON document that carries an error text, as the gateway's do.
    #[non_exhaustive]
    JsonFault {
        /// The text.
        message: String,
    },
    /// Another JSON document.
    Json,
    /// Another XML document.
    #[non_exhaustive]
    Xml {
        /// The name of its root element.
        root: String,
    },
    /// Some other text.
    #[non_exhaustive]
    Text {
        /// How it starts.
        start: String,
    },
    /// No text at all.
    Binary,
}

/// How much of a body is looked at.
const LOOK_AT: usize = 2048;

/// How much of a text is kept.
const KEEP: usize = 120;

impl Instead {
    /// Looks at a body. A `methodResponse` is [`Instead::Xml`] like any other document.
    pub fn of(body: &[u8]) -> Self {
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let head = String::from_utf8_lossy(&body[..body.len().min(LOOK_AT)]);
        let text = head.trim_ascii();
        let lower = text.to_ascii_lowercase();
        match text.bytes().next() {
            None if body.trim_ascii().is_empty() => Self::Empty,
            Some(b'{' | b'[') => json(text),
            Some(b'<') if is_html(&lower) => html(text, &lower),
            Some(b'<') => {
                root(text).map_or_else(|| Self::start_of(text), |root| Self::Xml { root })
            }
            _ if head.contains('\0') || head.matches('\u{FFFD}').count() > 4 => Self::Binary,
            _ => Self::start_of(text),
        }
    }

    fn start_of(text: &str) -> Self {
        Self::Text {
            start: one_line(text),
        }
    }
}

impl fmt::Display for Instead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("an empty body"),
            Self::Html { title: None } => formatter.write_str("an HTML page"),
            Self::Html { title: Some(title) } => {
                write!(formatter, "an HTML page titled `{}`", Shown::new(title))
            }
            Self::LoginPage { title: None } => formatter.write_str("a login page"),
            Self::LoginPage { title: Some(title) } => {
                write!(formatter, "a login page titled `{}`", Shown::new(title))
            }
            Self::JsonFault { message } => {
                write!(formatter, "a JSON fault, `{}`", Shown::new(message))
            }
            Self::Json => formatter.write_str("a JSON document"),
            Self::Xml { root } => {
                write!(
                    formatter,
                    "an XML document with the root `{}`",
                    Shown::new(root)
                )
            }
            Self::Text { start } => {
                write!(formatter, "a text that starts `{}`", Shown::new(start))
            }
            Self::Binary => formatter.write_str("binary data"),
        }
    }
}

fn is_html(lower: &str) -> bool {
    lower.starts_with("<!doctype html")
        || ["<html", "<head", "<body", "<h1", "<title", "<center"]
            .iter()
            .any(|tag| lower.contains(tag))
            && !lower.contains("<method")
}

fn html(text: &str, lower: &str) -> Instead {
    let title = ["title", "h1"].iter().find_map(|tag| {
        let open = lower.find(&format!("<{tag}"))?;
        let start = open + lower[open..].find('>')? + 1;
        let end = lower[start..]
            .find('<')
            .map_or(lower.len(), |length| start + length);
        // Lower case of ASCII letters only: the places are the same in both.
        let title = one_line(text.get(start..end)?);
        (!title.is_empty()).then_some(title)
    });
    let asks = lower.contains("type=\"password\"") || lower.contains("type='password'");
    let says = title.as_deref().is_some_and(|title| {
        let title = title.to_ascii_lowercase();
        ["login", "log in", "sign in"]
            .iter()
            .any(|word| title.contains(word))
    });
    if asks || says {
        Instead::LoginPage { title }
    } else {
        Instead::Html { title }
    }
}

/// The name of the first element, after declaration, comments and the like.
fn root(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if rest.starts_with(['?', '!']) {
            rest = &rest[rest.find('>')?..];
            continue;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '<'));
        let name = one_line(&rest[..end.unwrap_or(rest.len())]);
        return (!name.is_empty()).then_some(name);
    }
}

/// The error text of a JSON document, by the names the gateway has used over the years.
fn json(text: &str) -> Instead {
    let message = ["faultstring", "message", "error_description", "error"]
        .iter()
        .find_map(|name| json_string(text, name));
    match message {
        Some(message) => Instead::JsonFault { message },
        None => Instead::Json,
    }
}

/// The string under a name, wherever it is. A guess is enough here, and this crate knows no JSON.
fn json_string(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("\"{name}\""))?;
    let rest = rest
        .trim_ascii_start()
        .strip_prefix(':')?
        .trim_ascii_start()
        .strip_prefix('"')?;
    let mut string = String::new();
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => string.push(match characters.next()? {
                'n' | 'r' | 't' => ' ',
                other => other,
            }),
            other => string.push(other),
        }
    }
    Some(one_line(&string))
}

/// The text with blanks and control characters as single blanks, cut.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut line = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().take(KEEP + 1));
        if line.chars().count() > KEEP {
            return line.chars().take(KEEP).chain("...".chars()).collect();
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_seen_in_the_place_of_an_answer() {
        let long = format!("<p>{}</p>", "x".repeat(500));
        let bodies = [
            "",
            " \r\n",
            "<!DOCTYPE html><html><head><TITLE>Bad\n Gateway</TITLE></head></html>",
            "<html><head><title>Sign In</title></head></html>",
            "<html><body><form><input type=\"password\"></form></body></html>",
            "<h1>Developer Inactive</h1>",
            r#"{"fault":{"faultstring":"Invalid Access Token","detail":{}}}"#,
            r#"{"code":"429","message":"Quota \"Exceeded\""}"#,
            "[]",
            "<?xml version='1.0'?><!-- x --><methodCall/>",
            "upstream connect error",
            &long,
            "\0\0\0",
        ];
        let names = bodies.map(|body| Instead::of(body.as_bytes()).to_string());
        insta::assert_snapshot!(names.join("\n"), @r#"
        an empty body
        an empty body
        an HTML page titled `Bad Gateway`
        a login page titled `Sign In`
        a login page
        an HTML page titled `Developer Inactive`
        a JSON fault, `Invalid Access Token`
        a JSON fault, `Quota "Exceeded"`
        a JSON document
        an XML document with the root `methodCall`
        a text that starts `upstream connect error`
        an XML document with the root `p`
        binary data
        "#);
    }
}
