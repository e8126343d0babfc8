//! The common and the combined format of access logs, with what proxies write in their own order.

use super::entry::{Entry, Line, app, is_of_keap, is_of_the_api};
use super::{body, moment};

const VERBS: [&str; 8] = [
    "POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT",
];

pub(super) fn read(line: &str) -> Line {
    let Some(request) = Request::of(line) else {
        return match has_no_request(line) {
            true => Line::Other,
            false => Line::Unread,
        };
    };
    let is_tunnel = request.verb == "CONNECT";
    if is_tunnel && !is_of_keap(request.target) {
        return Line::Other;
    }
    if !is_tunnel && !is_of_the_api(request.target) {
        return Line::Other;
    }
    let time = bracketed(line).and_then(moment::of_text);
    let time = time.or_else(|| line.split_whitespace().next().and_then(moment::of_text));
    let call = unescaped(line).and_then(|line| body::call(&line));
    let (method, table) = call.map_or((None, None), |(method, table)| (Some(method), table));
    Line::Call(Box::new(Entry {
        app: app(request.target),
        caller: agent(request.after),
        address: address(line),
        method,
        table,
        failed: status(request.after).is_some_and(|status| status >= 400),
        at: time,
        is_tunnel,
    }))
}

/// The request of a line.
struct Request<'a> {
    verb: &'a str,
    target: &'a str,
    /// What stands behind it.
    after: &'a str,
}

impl<'a> Request<'a> {
    /// In quotes as servers have it, or bare as proxies do.
    fn of(line: &'a str) -> Option<Self> {
        let quoted = VERBS.iter().find_map(|verb| {
            let start = line.find(&format!("\"{verb} "))?;
            let inside = line.get(start.saturating_add(verb.len()).saturating_add(2)..)?;
            let end = inside.find('"')?;
            let (request, after) = inside.split_at_checked(end)?;
            let target = request.split_whitespace().next()?;
            Some(Self {
                verb,
                target,
                after: after.get(1..)?,
            })
        });
        quoted.or_else(|| {
            let mut words = line.split_whitespace();
            let verb = words.find(|word| VERBS.contains(word))?;
            let target = words.next()?;
            Some(Self {
                verb,
                target,
                after: "",
            })
        })
    }
}

/// Whether an entry is of a client that asked for nothing which the server understood: `"-" 408`, `"\x16\x03\x01" 400`.
fn has_no_request(line: &str) -> bool {
    let behind = line.split_once("] \"").map(|(_, behind)| behind);
    let Some((request, after)) = behind.and_then(|behind| behind.split_once('"')) else {
        return false;
    };
    let is_nothing = request.is_empty() || request == "-" || request.starts_with("\\x");
    is_nothing && status(after).is_some_and(|status| (400..600).contains(&status))
}

fn bracketed(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once('[')?;
    rest.split_once(']').map(|(inside, _)| inside)
}

/// The status is the first number behind the request.
fn status(after: &str) -> Option<u16> {
    after.split_whitespace().next()?.parse().ok()
}

/// What a program calls itself: the second text in quotes behind the request, after the page it came from.
fn agent(after: &str) -> Option<String> {
    let mut quoted = after.split('"').skip(1).step_by(2);
    let agent = quoted.nth(1)?.trim();
    (!agent.is_empty() && agent != "-").then(|| agent.to_owned())
}

/// The address is the first word that is one; a name of a host or a server may stand before it.
fn address(line: &str) -> Option<String> {
    let mut words = line.split_whitespace().take(4);
    let found = words.find(|word| {
        word.trim_matches(['[', ']', ','])
            .parse::<std::net::IpAddr>()
            .is_ok()
    });
    found.map(|word| word.trim_matches(['[', ']', ',']).to_owned())
}

/// A line with a body that the server has escaped, `\x3C` for `<`; none for a line without one.
fn unescaped(line: &str) -> Option<String> {
    if !line.contains("methodCall") {
        return None;
    }
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let code = after.strip_prefix('x').and_then(|code| code.get(..2));
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        rest = match byte {
            Some(byte) if byte.is_ascii() => {
                text.push(char::from(byte));
                after.get(3..).unwrap_or_default()
            }
            _ => {
                let quoted = after.strip_prefix('n').map(|after| ('\n', after));
                let (sign, after) = quoted.unwrap_or_else(|| {
                    let mut signs = after.chars();
                    (signs.next().unwrap_or(' '), signs.as_str())
                });
                text.push(sign);
                after
            }
        };
    }
    text.push_str(rest);
    Some(text)
}
