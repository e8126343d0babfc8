//! Texts in XML-RPC, and what they are of.

/// Elements whose text stays: a number, a moment, yes or no, the name of something.
const KEPT: [&str; 9] = [
    "i4",
    "i8",
    "int",
    "double",
    "boolean",
    "dateTime.iso8601",
    "name",
    "methodName",
    "nil",
];

const CDATA: (&str, &str) = ("<![CDATA[", "]]>");

/// XML with its texts replaced, each by the name of the member that it is of.
pub(super) fn replace(text: &str, value: impl Fn(&str, &str) -> String) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut member = "";
    let mut element = "";
    let mut rest = text;
    while !rest.is_empty() {
        let (own, behind) = match () {
            () if rest.starts_with(CDATA.0) => until(rest, CDATA.1),
            () if rest.starts_with('<') => until(rest, ">"),
            () => rest.split_at(rest.find('<').unwrap_or(rest.len())),
        };
        rest = behind;
        if let Some(inner) = own.strip_prefix(CDATA.0) {
            let inner = inner.strip_suffix(CDATA.1).unwrap_or(inner);
            replaced.push_str(&escaped(&value(member, inner)));
        } else if own.starts_with('<') {
            element = name(own);
            // Between a member and the next one nothing is of it.
            if own == "</member>" || own == "<param>" {
                member = "";
            }
            replaced.push_str(own);
        } else if element == "name" {
            member = own.trim();
            replaced.push_str(own);
        } else if KEPT.contains(&element) || own.trim().is_empty() {
            replaced.push_str(own);
        } else {
            replaced.push_str(&escaped(&value(member, &plain(own))));
        }
    }
    replaced
}

/// The beginning of a text with the mark that ends it, and what follows.
fn until<'a>(text: &'a str, end: &str) -> (&'a str, &'a str) {
    let at = text
        .find(end)
        .map_or(text.len(), |at| at.saturating_add(end.len()));
    text.split_at(at)
}

/// The name of an element that begins; nothing for one that ends.
fn name(tag: &str) -> &str {
    let inner = tag.trim_matches(['<', '>']);
    inner
        .split([' ', '/', '\n', '\t'])
        .next()
        .unwrap_or_default()
}

/// The text without its references: `&lt;`, `&#13;`.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let sign = behind.split_once(';').and_then(|(name, behind)| {
            let sign = sign(name)?;
            Some((sign, behind))
        });
        match sign {
            Some((sign, behind)) => {
                plain.push(sign);
                rest = behind;
            }
            None => {
                plain.push('&');
                rest = behind;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// The sign that a reference is for.
fn sign(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "amp" => Some('&'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    // A reader of XML makes a line feed of what is no reference.
    text.replace('>', "&gt;").replace('\r', "&#13;")
}
