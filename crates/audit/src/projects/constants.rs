//! Constants of classes that name methods of the API: `Methods.LOAD` of C# and Java. What another file has under such a name is known.

use std::collections::BTreeMap;

use super::declared::{classes, program};
use crate::constants::Constants;
use crate::hit::Language;
use crate::method;
use crate::syntax::{Class, Kind, Node};

/// A constant, and the text that it is.
#[derive(Debug)]
pub(super) struct Constant {
    class: String,
    name: String,
    text: String,
}

/// The constants that a file declares.
pub(super) fn of(language: Language, text: &str) -> Vec<Constant> {
    if !method::services().any(|service| text.contains(&format!("\"{service}"))) {
        return Vec::new();
    }
    let Some(program) = program(language, text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for class in classes(&program.nodes) {
        for member in &class.body {
            collect(language, text, class, member, &mut found);
        }
    }
    found
}

/// Those of a member: several may be declared by one.
fn collect(
    language: Language,
    text: &str,
    class: &Class,
    member: &Node,
    found: &mut Vec<Constant>,
) {
    match &member.kind {
        Kind::Block(parts) => {
            for part in parts {
                collect(language, text, class, part, found);
            }
        }
        Kind::Typed(inner, _) => collect(language, text, class, inner, found),
        Kind::Assign(target, value) => {
            if let (Kind::Name(name), Kind::Text(value)) = (&target.kind, &value.kind)
                && names_service(value)
                && stays(language, text, target.at as usize)
            {
                found.push(Constant {
                    class: class.name.clone(),
                    name: name.clone(),
                    text: value.clone(),
                });
            }
        }
        _ => {}
    }
}

/// Whether a text is a method of the API, one of its services, or how the names of its methods begin.
fn names_service(text: &str) -> bool {
    let service = text.split('.').next().unwrap_or_default();
    method::services().any(|known| known == service)
}

/// Whether what is declared at a place has one value for good: by the words in front of it, and all of an interface of Java.
fn stays(language: Language, text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let words = before.rsplit([';', '{', '}']).next().unwrap_or_default();
    let has = |word: &str| words.split_whitespace().any(|one| one == word);
    match language {
        Language::CSharp => has("const") || (has("static") && has("readonly")),
        _ => has("final") || is_in_interface(before),
    }
}

/// Whether a text ends in the body of an interface.
fn is_in_interface(before: &str) -> bool {
    let open = open_brace(before);
    let head = open.and_then(|open| before.get(..open)).unwrap_or_default();
    let head = head.rsplit([';', '{', '}']).next().unwrap_or_default();
    head.split_whitespace().any(|word| word == "interface")
}

/// The last brace that is not closed.
fn open_brace(text: &str) -> Option<usize> {
    let mut closed = 0_usize;
    for (at, sign) in text.char_indices().rev() {
        match sign {
            '}' => closed = closed.saturating_add(1),
            '{' if closed == 0 => return Some(at),
            '{' => closed = closed.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// All of them by class and name. Where two files do not agree on one, it is not known.
pub(super) fn known(all: &[Constant]) -> Constants {
    let mut known: BTreeMap<(&str, &str), Option<&str>> = BTreeMap::new();
    for one in all {
        let text = known
            .entry((&one.class, &one.name))
            .or_insert(Some(&one.text));
        *text = text.filter(|text| *text == one.text);
    }
    let known = known.into_iter();
    known
        .filter_map(|((class, name), text)| Some((class, name, text?)))
        .collect()
}
