//! What PHP's `serialize` writes, as far as tokens need it, read into JSON.

use serde_json::{Map, Value as Json};

/// No token of a PHP SDK is nested deeper.
const DEPTH: usize = 8;

/// Whether a text looks like a serialized array or object.
pub(super) fn is_serialized(text: &str) -> bool {
    ["a:", "O:"].iter().any(|start| {
        let rest = text.strip_prefix(start);
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Reads one value with nothing behind it. Names of classes are left out; private and protected
/// members go by their names alone.
pub(super) fn read(text: &str) -> Option<Json> {
    let mut rest = text.as_bytes();
    let value = value(&mut rest, DEPTH)?;
    rest.is_empty().then_some(value)
}

fn value(rest: &mut &[u8], depth: usize) -> Option<Json> {
    let depth = depth.checked_sub(1)?;
    match take(rest, 2)? {
        b"N;" => Some(Json::Null),
        b"b:" => Some(Json::Bool(until(rest, b';')? == "1")),
        b"i:" => Some(until(rest, b';')?.parse::<i64>().ok()?.into()),
        b"d:" => Some(until(rest, b';')?.parse::<f64>().ok()?.into()),
        b"s:" => {
            let text = text(rest)?;
            skip(rest, b";")?;
            Some(Json::String(text))
        }
        b"a:" => members(rest, depth),
        b"O:" => {
            text(rest)?;
            skip(rest, b":")?;
            members(rest, depth)
        }
        _ => None,
    }
}

/// `2:{KEY VALUE KEY VALUE}`
fn members(rest: &mut &[u8], depth: usize) -> Option<Json> {
    let count: usize = until(rest, b':')?.parse().ok()?;
    skip(rest, b"{")?;
    let mut members = Map::new();
    for _ in 0..count {
        let key = match value(rest, depth)? {
            Json::String(name) => name,
            Json::Number(index) => index.to_string(),
            _ => return None,
        };
        // `\0*\0name` and `\0Class\0name`.
        let name = key.rsplit('\0').next().unwrap_or_default().to_owned();
        members.insert(name, value(rest, depth)?);
    }
    skip(rest, b"}")?;
    Some(Json::Object(members))
}

/// `5:"bytes"`
fn text(rest: &mut &[u8]) -> Option<String> {
    let length: usize = until(rest, b':')?.parse().ok()?;
    skip(rest, b"\"")?;
    let text = std::str::from_utf8(take(rest, length)?).ok()?.to_owned();
    skip(rest, b"\"")?;
    Some(text)
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(head)
}

fn skip(rest: &mut &[u8], what: &[u8]) -> Option<()> {
    *rest = rest.strip_prefix(what)?;
    Some(())
}

fn until<'a>(rest: &mut &'a [u8], end: u8) -> Option<&'a str> {
    let at = rest.iter().position(|byte| *byte == end)?;
    let text = std::str::from_utf8(take(rest, at)?).ok()?;
    skip(rest, &[end])?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_the_sdk_is_read() {
        let text = "O:18:\"Infusionsoft\\Token\":3:{s:11:\"accessToken\";s:2:\"AB\";s:15:\"\0*\0refreshToken\";N;s:9:\"extraInfo\";a:2:{s:5:\"scope\";s:4:\"full\";i:0;b:1;}}";
        assert!(is_serialized(text));
        let json = read(text).unwrap();
        assert_eq!(json["accessToken"], "AB");
        assert_eq!(json["extraInfo"]["scope"], "full");
        assert!(json["refreshToken"].is_null());
        for end in 0..text.len() {
            assert_eq!(read(&text[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn lengths_that_lie_are_refused() {
        for text in [
            "a:99999999999999999999:{}",
            "s:18446744073709551615:\"x\";",
            "a:1:{i:0;a:1:{i:0;a:1:{i:0;a:1:{i:0;a:1:{i:0;a:1:{i:0;a:1:{i:0;a:1:{i:0;N;}}}}}}}}",
            "O:1:\"é\":0:{}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
