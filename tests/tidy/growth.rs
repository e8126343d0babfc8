//! What may grow can: a public struct of public fields, a public enumeration and the named fields of a variant are marked
//! `#[non_exhaustive]`, or stand here with the reason why nothing can ever come to them.
//!
//! Read from the committed lists of the public interface, which have what macros make too; `cargo xtask api --check` holds
//! them against the sources. The generated models of REST are in none of the lists, so their sources are read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// What is closed, by the beginning of its path; `::` at the end takes everything in a module.
const CLOSED: [(&str, &str); 30] = [
    (
        "keap::xmlrpc::Passed",
        "an answer as it came or the outcome of another backend: who passes on has to write both",
    ),
    (
        "keap::xmlrpc::WireCall",
        "a method call of XML-RPC, which has no more parts",
    ),
    (
        "keap_rest::OneOrAll",
        "one record or all of them, there is no third",
    ),
    (
        "keap::compare::account::Asks",
        "who runs a comparison has to ask for each kind",
    ),
    (
        "keap::operation::ArgumentKind",
        "who reads arguments is taught every kind, by a method of a trait",
    ),
    ("keap_html::Count", "a number that shows itself"),
    ("keap_gateway::Peer", "an address as a type of its own"),
    (
        "keap_http::Attempts",
        "a number that travels in the extensions of a message",
    ),
    (
        "keap_http::HiddenInBody",
        "a list that travels in the extensions of a message",
    ),
    (
        "keap_http::Effect",
        "who repeats a call has to decide about each",
    ),
    (
        "keap_http::Sent",
        "who repeats a call has to decide about each",
    ),
    ("keap_rest::Content", "bytes as a type of their own"),
    (
        "keap_rest::Cursor",
        "who keeps a place has to know every kind",
    ),
    ("keap_rest::Date", "a day as REST writes it"),
    ("keap_rest::Direction", "there are two"),
    ("keap_rest::JsonBody", "typed or not typed"),
    ("keap_rest::MajorAmount", "an amount with its unit"),
    ("keap_rest::MinorAmount", "an amount with its unit"),
    ("keap_rest::Patch", "a property is kept, cleared or set"),
    ("keap_rest::Timestamp", "a moment as REST writes it"),
    ("keap_schema::Change", "a field is set or cleared"),
    ("keap_schema::Comparison", "the signs of an API that ends"),
    (
        "keap_xmlrpc::methods::",
        "the documented methods of an API that ends; their params are told by position",
    ),
    ("keap_xmlrpc::FirstParam", "the forms of an API that ends"),
    ("keap_xmlrpc::IntTag", "the specification has two"),
    ("keap_xmlrpc::Value", "the specification has these types"),
    ("keap_xmlrpc::ValueRef", "the specification has these types"),
    ("keap_xmlrpc::Zone", "the standard of dates has these"),
    (
        "keap_xmlrpc::MethodCall",
        "the specification has no other members",
    ),
    (
        "keap_xmlrpc::Fault",
        "the specification allows no other members",
    ),
];

fn reason(path: &str) -> Option<&'static str> {
    let mut names = CLOSED.iter().map(|(name, _)| *name);
    names.find(|name| path == *name || (name.ends_with("::") && path.starts_with(name)))
}

/// An item that others build or match.
#[derive(Default)]
struct Item<'a> {
    is_enum: bool,
    is_open: bool,
    /// `(pub u32)` behind the name of a tuple.
    tuple: &'a str,
    /// Public fields, or variants with whether their own fields are open.
    members: BTreeMap<&'a str, bool>,
}

/// The rest of a line behind its mark, and whether it has the mark.
fn marked(line: &str) -> (bool, &str) {
    match line.strip_prefix("#[non_exhaustive] ") {
        Some(rest) => (true, rest),
        None => (false, line),
    }
}

fn items(list: &str) -> BTreeMap<&str, Item<'_>> {
    let mut found = BTreeMap::new();
    for line in list.lines() {
        let (is_open, line) = marked(line);
        let kinds = [("pub enum ", true), ("pub struct ", false)];
        let declared = kinds
            .into_iter()
            .find_map(|(word, is_enum)| Some((line.strip_prefix(word)?, is_enum)));
        if let Some((path, is_enum)) = declared {
            let end = path.find(['(', '<', ' ']).unwrap_or(path.len());
            let tuple = path.find('(').map_or("", |at| &path[at..]);
            let item = Item {
                is_enum,
                is_open,
                tuple,
                members: BTreeMap::new(),
            };
            found.insert(&path[..end], item);
        }
    }
    found
}

/// What in one list cannot grow, without a reason.
fn closed(list: &str, used: &mut BTreeSet<&'static str>) -> Vec<String> {
    let mut items = items(list);
    let mut with_fields = BTreeSet::new();
    for line in list.lines() {
        let (is_open, line) = marked(line);
        let Some(path) = line.strip_prefix("pub ") else {
            continue;
        };
        let path = path.split(['(', ' ']).next().unwrap_or_default();
        let path = path.strip_suffix(':').unwrap_or(path);
        let Some((owner, member)) = path.rsplit_once("::") else {
            continue;
        };
        if let Some(item) = items.get_mut(owner) {
            item.members.insert(member, is_open);
        } else if line.contains(": ") {
            with_fields.insert(owner);
        }
    }
    let mut wrong = Vec::new();
    for (path, item) in &items {
        let is_built = !item.members.is_empty() || item.tuple.contains("pub ");
        if !item.is_open && is_built {
            match reason(path) {
                Some(name) => _ = used.insert(name),
                None => wrong.push((*path).to_owned()),
            }
        }
        let variants = item.members.iter().filter(|_| item.is_enum);
        for (variant, _) in variants.filter(|(_, is_open)| !**is_open) {
            let whole = format!("{path}::{variant}");
            if with_fields.contains(whole.as_str()) && reason(path).is_none() {
                wrong.push(whole);
            }
        }
    }
    wrong
}

#[test]
fn what_others_build_or_match_can_grow() {
    let (mut wrong, mut used, mut lists) = (Vec::new(), BTreeSet::new(), 0);
    for entry in fs::read_dir(super::root().join("tests/api")).unwrap() {
        let list = fs::read_to_string(entry.unwrap().path()).unwrap();
        wrong.extend(closed(&list, &mut used));
        lists += 1;
    }
    assert!(lists >= 9, "{lists} lists");
    assert!(
        wrong.is_empty(),
        "mark them #[non_exhaustive], with a constructor and setters, or say why they are closed:\n{}",
        wrong.join("\n")
    );
    let all = CLOSED.iter().map(|(name, _)| *name);
    let unused: Vec<_> = all.filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "closed no more, or gone: {unused:?}");
}

#[test]
fn generated_models_can_grow() {
    let (mut count, mut wrong) = (0, Vec::new());
    for folder in ["v1", "v2", "endpoints"] {
        let mut sources = Vec::new();
        super::files(
            &super::root().join("crates/rest/src").join(folder),
            &mut sources,
        );
        for path in sources {
            let text = fs::read_to_string(&path).unwrap();
            for item in text.split("\n\n") {
                let is_built = item.contains("\npub enum ") || item.contains("\npub struct ");
                let name = item
                    .lines()
                    .find(|line| line.starts_with("pub struct ") || line.starts_with("pub enum "));
                if let Some(name) = name.filter(|_| is_built) {
                    count += 1;
                    if !item.contains("#[non_exhaustive]\n") {
                        wrong.push(format!("{}: {name}", path.display()));
                    }
                }
            }
        }
    }
    assert!(count > 300, "the search works: {count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_grow_is_found_whatever_its_shape() {
    let list = "\
pub struct a::Bare
pub a::Bare::field: u8
#[non_exhaustive] pub struct a::Marked
pub a::Marked::field: u8
pub struct a::Hidden
pub fn a::Hidden::new() -> Self
pub struct a::Tuple(pub u8)
pub struct a::Inner(_)
pub enum a::Never
pub enum a::Open
pub a::Open::One
#[non_exhaustive] pub enum a::Half
pub a::Half::Named
pub a::Half::Named::field: u8
#[non_exhaustive] pub a::Half::Safe
pub a::Half::Safe::field: u8
pub a::Half::Whole(u8)
";
    let found = closed(list, &mut BTreeSet::new());
    assert_eq!(found, ["a::Bare", "a::Half::Named", "a::Open", "a::Tuple"]);
}
