//! Documents of the wire: whole ones, and those that a program puts together.

mod assembled;
mod extent;
mod hole;

use std::ops::Range;

pub(crate) use hole::only_value;

pub(crate) use assembled::{is_open_of_keap, read as read_assembled};

use keap_xmlrpc::{Value as Wire, decode_call};

use crate::file::File;
use crate::fold::Value;
use crate::hit::Findings;

/// The longest document that is looked at, in bytes.
const LONGEST: usize = 1 << 20;
/// How many documents of one file are looked at.
const MOST: usize = 2_000;

/// Reads a file that is no program: a document of the wire, a recording, a page with examples.
pub(crate) fn read(file: &File<'_>, found: &mut Findings) {
    read_part(file, 0..file.text.len(), found);
    read_escaped(file, found);
}

/// Documents in a document of something else, as exports and settings have them: `&lt;methodName&gt;`. Of those the method
/// is told.
fn read_escaped(file: &File<'_>, found: &mut Findings) {
    const TAG: &str = "&lt;methodName&gt;";
    let comments = comments(file.text);
    for at in memchr::memmem::find_iter(file.text.as_bytes(), TAG).take(MOST) {
        let behind = file.text.get(at.saturating_add(TAG.len())..);
        let name = behind.and_then(|behind| behind.split("&lt;").next());
        let name = name.unwrap_or_default().trim();
        if !comments.iter().any(|comment| comment.contains(&at)) {
            found
                .hits
                .extend(file.called(at, &Value::text(name), &[], None));
        }
    }
}

/// Reads a part of a file.
pub(crate) fn read_part(file: &File<'_>, part: Range<usize>, found: &mut Findings) {
    for document in documents(file.text.get(part).unwrap_or_default()) {
        let (method, params) = in_text(&[Value::text(document)]);
        let offset = (document.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize);
        if is_in_comment(file, offset) {
            continue;
        }
        let name = memchr::memmem::find(document.as_bytes(), b"<methodName>").unwrap_or(0);
        let hit = method
            .and_then(|method| file.called(offset.saturating_add(name), &method, &params, None));
        found.hits.extend(hit);
    }
}

/// Whether a line of a settings file is a comment, or a place of a program without a grammar stands in one.
fn is_in_comment(file: &File<'_>, offset: usize) -> bool {
    const PROGRAMS: [&str; 17] = [
        "c", "h", "cc", "cpp", "hpp", "cxx", "m", "mm", "rs", "swift", "kt", "kts", "scala",
        "dart", "groovy", "lua", "ps1",
    ];
    const ENDINGS: [&str; 8] = [
        "yml",
        "yaml",
        "toml",
        "ini",
        "conf",
        "cfg",
        "env",
        "properties",
    ];
    let ending = file.name.rsplit('.').next().unwrap_or_default();
    if PROGRAMS.contains(&ending) {
        let comments = crate::ignored::comments(file, &[offset]);
        let mut comments = comments.into_iter().flatten();
        return comments.any(|comment| comment.start < offset);
    }
    let line = file.lines.line(file.lines.place(offset).0);
    ENDINGS.contains(&ending) && line.trim_start().starts_with(['#', ';'])
}

/// The comments of XML and HTML in a text. What has no end is none, and neither is what stands around a whole script, for
/// browsers of long ago.
pub(crate) fn comments(text: &str) -> Vec<Range<usize>> {
    const START: &str = "<!--";
    const END: &str = "-->";
    let mut found = Vec::new();
    let mut reached = 0_usize;
    while let Some(rest) = text.get(reached..)
        && let Some(start) = rest.find(START)
        && let Some(length) = rest.get(start..).and_then(|comment| comment.find(END))
    {
        let start = reached.saturating_add(start);
        let before = text.get(reached..start).unwrap_or_default().trim_end();
        let tag = before.rfind('<').and_then(|tag| before.get(tag..));
        let of_script =
            |tag: &str| tag.ends_with('>') && tag.to_ascii_lowercase().starts_with("<script");
        reached = start.saturating_add(length).saturating_add(END.len());
        if !tag.is_some_and(of_script) {
            found.push(start..reached);
        }
    }
    found
}

/// The documents in a text: each call from its beginning to its end. A call in a comment is none.
pub(crate) fn documents(text: &str) -> impl Iterator<Item = &str> {
    let comments = comments(text);
    let is_in_comment = move |at: usize| {
        let next = comments.partition_point(|comment| comment.end <= at);
        comments
            .get(next)
            .is_some_and(|comment| comment.contains(&at))
    };
    let mut reached = 0_usize;
    let names = memchr::memmem::find_iter(text.as_bytes(), "<methodName>");
    names.take(MOST).filter_map(move |name| {
        if name < reached || is_in_comment(name) {
            return None;
        }
        let before = text.get(reached..name)?;
        let start = before
            .rfind("<methodCall>")
            .map_or(name, |start| reached.saturating_add(start));
        let limit = text.len().min(start.saturating_add(LONGEST));
        let rest = text.as_bytes().get(start..limit)?;
        let end = memchr::memmem::find(rest, b"</methodCall>")
            .map_or(rest.len(), |end| end.saturating_add("</methodCall>".len()));
        reached = start.saturating_add(end);
        text.get(start..reached)
    })
}

/// What stands in a document in the place of texts that are not known: a character of no writing for each.
const HOLES: std::ops::RangeInclusive<u32> = 0xe000..=0xf8ff;

/// The method and the params of a `methodCall` in the parts of a text. Parts that are not known are left out, so that
/// what stands around them is still read.
pub(crate) fn in_text(parts: &[Value]) -> (Option<Value>, Vec<Value>) {
    let mut whole = String::new();
    let mut unknown: Vec<Value> = Vec::new();
    let mut method: Option<Vec<Value>> = None;
    let mut reading = false;
    for part in parts {
        match part.as_text() {
            Some(text) => {
                whole.push_str(text);
                read_name(text, &mut method, &mut reading);
            }
            None => {
                if let (true, Some(pieces)) = (reading, method.as_mut()) {
                    pieces.push(part.clone());
                    // A document without a method has no params.
                    whole.push('_');
                } else if ["<string>", "<value>"]
                    .iter()
                    .any(|tag| whole.ends_with(tag))
                {
                    let number = u32::try_from(unknown.len()).unwrap_or(u32::MAX);
                    let hole = HOLES.start().saturating_add(number).min(*HOLES.end());
                    whole.extend(char::from_u32(hole));
                    unknown.push(part.clone());
                }
            }
        }
    }
    let method = method.map(Value::join);
    (method, params_of(&whole, &unknown))
}

fn is_hole(c: char) -> bool {
    HOLES.contains(&u32::from(c))
}

/// Reads on in the name of the method.
fn read_name(text: &str, method: &mut Option<Vec<Value>>, reading: &mut bool) {
    const START: &str = "<methodName>";
    const END: &str = "</methodName>";
    let inside = if *reading {
        text
    } else {
        match (&method, text.split_once(START)) {
            (None, Some((_, rest))) => {
                *reading = true;
                *method = Some(Vec::new());
                rest
            }
            _ => return,
        }
    };
    let piece = match inside.split_once(END) {
        Some((piece, _)) => {
            *reading = false;
            piece
        }
        None => inside,
    };
    if let Some(pieces) = method {
        pieces.push(Value::text(piece.trim()));
    }
}

/// The params of the first call in a document, as far as it can be read.
fn params_of(document: &str, unknown: &[Value]) -> Vec<Value> {
    let start = document.find("<methodCall>").unwrap_or(0);
    let text = document.get(start..).unwrap_or_default();
    let end = text
        .find("</methodCall>")
        .map_or(text.len(), |end| end.saturating_add("</methodCall>".len()));
    let text = text.get(..end).unwrap_or_default();
    match decode_call(text.as_bytes(), &keap_xmlrpc::DecodeOptions::default()) {
        Ok(call) => {
            let params = call.params.iter();
            params.map(|param| filled(param, unknown)).collect()
        }
        Err(_) => Vec::new(),
    }
}

/// A value of the wire with what stands in the place of its holes.
fn filled(value: &Wire, unknown: &[Value]) -> Value {
    match value {
        Wire::String(text) if text.contains(is_hole) => in_hole(text, unknown),
        Wire::String(text) => Value::text(text),
        Wire::Int(number) => Value::Number(number.to_string().into()),
        Wire::Array(items) => {
            let items = items.iter();
            Value::list(items.map(|item| filled(item, unknown)).collect())
        }
        Wire::Struct(members) => {
            let members = members.iter();
            let pairs = members.map(|(name, value)| (Value::text(name), filled(value, unknown)));
            Value::map(pairs.collect())
        }
        Wire::Bool(_) => Value::Flag,
        _ => Value::Unknown,
    }
}

/// What stands in a hole that is all of a text.
fn in_hole(text: &str, unknown: &[Value]) -> Value {
    let mut chars = text.chars();
    let (Some(hole), None) = (chars.next(), chars.next()) else {
        return Value::Unknown;
    };
    let number = u32::from(hole).checked_sub(*HOLES.start());
    let found = number.and_then(|number| unknown.get(number as usize));
    found.cloned().unwrap_or(Value::Unknown)
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    fn methods(name: &str, text: &str) -> Vec<String> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        found
            .hits
            .into_iter()
            .filter_map(|hit| hit.method)
            .collect()
    }

    #[test]
    fn a_call_in_a_comment_is_none() {
        let add = "<methodCall><methodName>ContactService.add</methodName></methodCall>";
        let load = "<methodCall><methodName>ContactService.load</methodName></methodCall>";
        let text = format!("<html><!-- {add} --><p>{load}</p><!-- {add}\n{add} --></html>");
        assert_eq!(methods("a.html", &text), ["ContactService.load"]);
        assert_eq!(methods("a.xml", &text), ["ContactService.load"]);
        let template = format!("<!-- {add} -->\n<?php $app = 1; ?>\n{load}\n");
        assert_eq!(methods("a.php", &template), methods("a.php", load));
        let settings = format!("# {add}\nbody: {load}\n");
        assert_eq!(methods("a.yml", &settings), ["ContactService.load"]);
    }

    #[test]
    fn what_only_looks_like_a_comment_hides_no_call() {
        let add = "<methodCall><methodName>ContactService.add</methodName></methodCall>";
        let script = format!("<script>\n<!--\nvar body = '{add}';\n//-->\n</script>");
        assert_eq!(methods("a.html", &script), ["ContactService.add"]);
        assert_eq!(
            methods("a.html", &format!("<!-- {add}")),
            ["ContactService.add"]
        );
        let inside = add.replace("<methodName>", "<!-- x --><methodName>");
        assert_eq!(methods("a.xml", &inside), ["ContactService.add"]);
    }
}
