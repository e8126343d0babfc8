//! Tags, comments, processing instructions and the declaration.

use super::reference;
use super::refusal::{BAD_TARGET, CUT, legal};
use super::signs::{is_legal, is_space, name_length};

/// The start of an element.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its name with its prefix.
    pub(super) name: &'a str,
    pub(super) attributes: Vec<Attribute<'a>>,
    /// Whether it ends at once.
    pub(super) empty: bool,
    pub(super) rest: &'a str,
}

/// An attribute with its value as it stands.
#[derive(Debug)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// Passes over the XML declaration, if the document begins with one.
pub(super) fn declaration(text: &str) -> Result<&str, String> {
    let Some(behind) = text
        .strip_prefix("<?xml")
        .filter(|behind| behind.starts_with(is_space))
    else {
        return Ok(text);
    };
    let (mut inside, rest) = behind.split_once("?>").ok_or(CUT)?;
    let mut version = false;
    let mut order = 0;
    loop {
        inside = inside.trim_start_matches(is_space);
        if inside.is_empty() && version {
            return Ok(rest);
        }
        let (name, value, behind) = pseudo_attribute(inside).unwrap_or(("", "", ""));
        let place = match name {
            "version" => 1,
            "encoding" => 2,
            "standalone" => 3,
            _ => 0,
        };
        if !version && place != 1 {
            return Err("The version is required in the XML declaration.".to_owned());
        }
        if place <= order {
            return Err("No more pseudo attributes are allowed.".to_owned());
        }
        checked(name, value)?;
        (version, order, inside) = (true, place, behind);
    }
}

/// Name, value and rest of a part of the declaration.
fn pseudo_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, behind) = text.split_at(name_length(text));
    let behind = behind.trim_start_matches(is_space).strip_prefix('=')?;
    let behind = behind.trim_start_matches(is_space);
    let quote = behind
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))?;
    let (value, rest) = behind[1..].split_once(quote)?;
    Some((name, value, rest))
}

fn checked(name: &str, value: &str) -> Result<(), String> {
    match (name, value) {
        ("version", "1.0" | "1.1") | ("standalone", "yes" | "no") => Ok(()),
        ("version", _) => Err(format!(
            "XML version \"{value}\" is not supported, only XML 1.0 is supported."
        )),
        ("standalone", _) => Err(format!(
            "The standalone document declaration value must be \"yes\" or \"no\", not \"{value}\"."
        )),
        _ if value.starts_with(|first: char| first.is_ascii_alphabetic()) => Ok(()),
        _ => Err(format!("Invalid encoding name \"{value}\".")),
    }
}

/// Passes over a comment, from behind `<!--`.
pub(super) fn comment(text: &str) -> Result<&str, String> {
    let (inside, behind) = text.split_once("--").ok_or(CUT)?;
    legal(inside, "comment")?;
    match behind.strip_prefix('>') {
        Some(rest) => Ok(rest),
        None if behind.is_empty() => Err(CUT.to_owned()),
        None => Err("The string \"--\" is not permitted within comments.".to_owned()),
    }
}

/// Passes over a processing instruction, from behind `<?`.
pub(super) fn instruction(text: &str) -> Result<&str, String> {
    let (target, behind) = text.split_at(name_length(text));
    if target.is_empty() {
        return Err(
            "The processing instruction must begin with the name of the target.".to_owned(),
        );
    }
    if target.eq_ignore_ascii_case("xml") {
        return Err(BAD_TARGET.to_owned());
    }
    let (_, rest) = behind.split_once("?>").ok_or(CUT)?;
    if behind.starts_with("?>") || behind.starts_with(is_space) {
        return Ok(rest);
    }
    Err("White space is required between the processing instruction target and data.".to_owned())
}

/// The start tag whose name the text begins with.
pub(super) fn start_tag(text: &str) -> Result<Tag<'_>, String> {
    let (name, mut rest) = text.split_at(name_length(text));
    let mut attributes = Vec::new();
    loop {
        let behind = rest.trim_start_matches(is_space);
        if behind.is_empty() {
            return Err(CUT.to_owned());
        }
        for (end, empty) in [(">", false), ("/>", true)] {
            if let Some(rest) = behind.strip_prefix(end) {
                return Ok(Tag {
                    name,
                    attributes,
                    empty,
                    rest,
                });
            }
        }
        if behind == "/" {
            return Err(CUT.to_owned());
        }
        if behind.len() == rest.len() || name_length(behind) == 0 {
            return Err(format!(
                "Element type \"{name}\" must be followed by either attribute specifications, \
                 \">\" or \"/>\"."
            ));
        }
        let (attribute, behind) = attribute(name, behind)?;
        if attributes
            .iter()
            .any(|known: &Attribute<'_>| known.name == attribute.name)
        {
            return Err(format!(
                "Attribute \"{}\" was already specified for element \"{name}\".",
                attribute.name
            ));
        }
        attributes.push(attribute);
        rest = behind;
    }
}

fn attribute<'a>(element: &str, text: &'a str) -> Result<(Attribute<'a>, &'a str), String> {
    let (name, behind) = text.split_at(name_length(text));
    let behind = behind.trim_start_matches(is_space);
    let behind = match behind.strip_prefix('=') {
        Some(behind) => behind.trim_start_matches(is_space),
        None if behind.is_empty() => return Err(CUT.to_owned()),
        None => {
            return Err(format!(
                "Attribute name \"{name}\" associated with an element type \"{element}\" must be \
                 followed by the ' = ' character."
            ));
        }
    };
    let Some(quote) = behind.chars().next() else {
        return Err(CUT.to_owned());
    };
    if !matches!(quote, '"' | '\'') {
        // The two blanks are the parser's.
        return Err(format!(
            "Open quote is expected for attribute \"{name}\" associated with an  element type  \
             \"{element}\"."
        ));
    }
    let end = behind[1..].find(quote);
    let value = end.map_or(&behind[1..], |end| &behind[1..=end]);
    value_is_legal(element, name, value)?;
    let end = end.ok_or(CUT)?;
    Ok((Attribute { name, value }, &behind[end + 2..]))
}

fn value_is_legal(element: &str, name: &str, value: &str) -> Result<(), String> {
    let mut rest = value;
    while let Some(at) = rest.find(|sign| matches!(sign, '<' | '&') || !is_legal(sign)) {
        let behind = &rest[at..];
        if let Some(reference) = behind.strip_prefix('&') {
            rest = reference::read(reference)?.1;
        } else if behind.starts_with('<') {
            return Err(format!(
                "The value of attribute \"{name}\" associated with an element type \"{element}\" \
                 must not contain the '<' character."
            ));
        } else {
            let sign = behind.chars().next().map_or(0, u32::from);
            return Err(format!(
                "An invalid XML character (Unicode: 0x{sign:x}) was found in the value of attribute \
                 \"{name}\" and element is \"{element}\"."
            ));
        }
    }
    Ok(())
}
