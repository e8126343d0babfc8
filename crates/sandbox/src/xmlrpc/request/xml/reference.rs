//! References to characters and entities.

use super::refusal::CUT;
use super::signs::{is_legal, name_length};

/// What a reference means, and the text behind it; `text` begins behind its `&`.
pub(super) fn read(text: &str) -> Result<(String, &str), String> {
    if let Some(digits) = text.strip_prefix("#x") {
        return character(text, digits, 16);
    }
    if let Some(digits) = text.strip_prefix('#') {
        return character(text, digits, 10);
    }
    let (name, rest) = text.split_at(name_length(text));
    if name.is_empty() {
        return Err(
            "The entity name must immediately follow the '&' in the entity reference.".to_owned(),
        );
    }
    let rest = match rest.strip_prefix(';') {
        Some(rest) => rest,
        None if rest.is_empty() => return Err(CUT.to_owned()),
        None => {
            return Err(format!(
                "The reference to entity \"{name}\" must end with the ';' delimiter."
            ));
        }
    };
    let sign = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => {
            return Err(format!(
                "The entity \"{name}\" was referenced, but not declared."
            ));
        }
    };
    Ok((sign.to_owned(), rest))
}

/// A character by its number, from `#` on.
fn character<'a>(text: &'a str, digits: &'a str, radix: u32) -> Result<(String, &'a str), String> {
    let end = digits
        .find(|sign: char| !sign.is_digit(radix))
        .unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    if number.is_empty() {
        let (kind, begin) = match radix {
            16 => ("hexadecimal", "&#x"),
            _ => ("decimal", "&#"),
        };
        return Err(format!(
            "A {kind} representation must immediately follow the \"{begin}\" in a character reference."
        ));
    }
    let rest = rest
        .strip_prefix(';')
        .ok_or("The character reference must end with the ';' delimiter.")?;
    let sign = u32::from_str_radix(number, radix)
        .ok()
        .and_then(char::from_u32);
    match sign.filter(|sign| is_legal(*sign)) {
        Some(sign) => Ok((sign.to_string(), rest)),
        None => {
            let written = &text[..text.len() - rest.len() - 1];
            Err(format!(
                "Character reference \"&{written}\" is an invalid XML character."
            ))
        }
    }
}
