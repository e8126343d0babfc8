//! Classes whose objects answer whatever they are asked for, by the methods that they have for it.

use std::rc::Rc;

use crate::hit::Language;
use crate::syntax::{Class, Function, Kind, Node};

/// The methods that answer: for a member, for a call of one, and for an element.
pub(super) fn magic(language: Language) -> &'static [&'static str] {
    match language {
        Language::Python => &["__getattr__", "__getattribute__", "__getitem__", "__call__"],
        Language::Php => &["__get", "__call", "__invoke"],
        Language::Ruby => &["method_missing"],
        // One that gives something else than an object of the class.
        Language::JavaScript | Language::TypeScript => &["constructor"],
        _ => &[],
    }
}

/// Whether a part of a function gives something back.
pub(super) fn gives(part: &Node) -> bool {
    match &part.kind {
        Kind::Return(value) => value.is_some(),
        Kind::Block(parts) | Kind::Branch(parts) => parts.iter().any(gives),
        Kind::Fork(fork) => fork.parts().any(gives),
        Kind::Tried(tried) => tried.parts().any(gives),
        _ => false,
    }
}

/// Whether a method is asked for as a field is: `@property`.
pub(super) fn is_property(class: &Class, name: &str) -> bool {
    class.body.iter().any(|part| match &part.kind {
        Kind::Block(parts) => {
            let is_marked = parts.iter().any(|part| match &part.kind {
                Kind::Name(mark) | Kind::Member(_, mark) => mark.ends_with("property"),
                _ => false,
            });
            is_marked && method_in(&part.kind, name).is_some()
        }
        _ => false,
    })
}

pub(super) fn constructor(language: Language) -> &'static str {
    match language {
        Language::Python => "__init__",
        Language::Php => "__construct",
        Language::Ruby => "initialize",
        _ => "constructor",
    }
}

/// The method of a class.
pub(super) fn method<'c>(class: &'c Class, name: &str) -> Option<&'c Rc<Function>> {
    class
        .body
        .iter()
        .find_map(|part| method_in(&part.kind, name))
}

fn method_in<'c>(kind: &'c Kind, name: &str) -> Option<&'c Rc<Function>> {
    match kind {
        Kind::Function(function) if function.name.as_deref() == Some(name) => Some(function),
        // Behind a decorator, or a word such as `private`.
        Kind::Block(parts) => parts.iter().find_map(|part| method_in(&part.kind, name)),
        _ => None,
    }
}
