//! Lambdas that name columns: `q => q.Add(c => c.Email, mail)`.

use super::frame::Lambda;
use super::machine::Machine;
use crate::hit::Language;
use crate::syntax::{Argument, Function, Kind, Node};

/// How many parts of a lambda are looked at.
const MOST: usize = 10_000;

/// Whether a part is a function without a name.
pub(super) fn is_lambda(node: &Node) -> bool {
    matches!(node.kind, Kind::Function(_))
}

/// A part of a lambda with what it is given, the outermost first: that is what columns are named to.
struct Part<'n> {
    node: &'n Node,
    given: Vec<&'n str>,
}

impl Machine<'_> {
    /// The columns that lambdas in an argument name: members of what the innermost lambda is given.
    pub(super) fn lambda_columns(&self, argument: &Argument) -> Lambda {
        // A method of the file in the place of a lambda: `Add(Fill)`.
        if let Kind::Name(name) = &argument.value.kind
            && let Some(sets) = self
                .functions
                .get(name)
                .and_then(|known| known.sets.first())
        {
            return sets.clone();
        }
        self.named_in(vec![Part {
            node: &argument.value,
            given: Vec::new(),
        }])
    }

    /// Whether a part is a method of the file that names columns.
    pub(super) fn is_setter(&self, node: &Node) -> bool {
        let Kind::Name(name) = &node.kind else {
            return false;
        };
        let sets = self
            .functions
            .get(name)
            .and_then(|known| known.sets.first());
        sets.is_some_and(|sets| sets.is_open || !sets.columns.is_empty())
    }

    /// What a method names to each of its parameters, for lambdas that hand theirs on.
    pub(super) fn sets(&self, function: &Function) -> Vec<Lambda> {
        if self.language != Language::CSharp {
            return Vec::new();
        }
        let of = |name: &str| {
            let parts = function.body.iter();
            let parts = parts.map(|node| Part {
                node,
                given: vec![name],
            });
            self.named_in(parts.collect())
        };
        let parameters = function.parameters.iter();
        parameters.map(|one| of(&one.name)).collect()
    }

    fn named_in(&self, mut left: Vec<Part<'_>>) -> Lambda {
        let mut found = Lambda::default();
        let mut most = MOST;
        left.reverse();
        let mut columns = Vec::new();
        while let Some(Part { node, given }) = left.pop() {
            most = most.saturating_sub(1);
            if most == 0 {
                found.is_open = true;
                break;
            }
            let with = |node| Part {
                node,
                given: given.clone(),
            };
            match &node.kind {
                Kind::Function(function) => {
                    let mut given = given.clone();
                    given.extend(function.parameters.iter().map(|one| one.name.as_str()));
                    left.extend(function.body.iter().map(|node| Part {
                        node,
                        given: given.clone(),
                    }));
                }
                Kind::Member(object, name) => match &object.kind {
                    Kind::Name(on) if given.contains(&on.as_str()) => columns.push(name.clone()),
                    _ => left.push(with(object)),
                },
                Kind::Call(call) => {
                    self.called_in(call, &given, &mut columns, &mut found);
                    // What is called on the builder is no column.
                    match &call.target.kind {
                        Kind::Member(object, name) => {
                            found.includes |= name.starts_with("Include");
                            left.push(with(object));
                        }
                        _ => left.push(with(&call.target)),
                    }
                    left.extend(call.arguments.iter().map(|one| with(&one.value)));
                }
                Kind::Block(parts)
                | Kind::Branch(parts)
                | Kind::List(parts)
                | Kind::Join(parts) => left.extend(parts.iter().map(with)),
                Kind::Fork(fork) => left.extend(fork.parts().map(with)),
                Kind::Tried(tried) => left.extend(tried.parts().map(with)),
                Kind::Each(each) => {
                    left.push(with(&each.list));
                    left.extend(each.body.iter().map(with));
                }
                Kind::Assign(target, value) => {
                    // Under another name it is not followed.
                    found.is_open |= is_builder(value, &given);
                    left.push(with(target));
                    left.push(with(value));
                }
                Kind::Otherwise(value, other) => {
                    left.push(with(value));
                    left.push(with(other));
                }
                Kind::Typed(value, _) | Kind::Return(Some(value)) => left.push(with(value)),
                _ => {}
            }
        }
        // The walk takes the last part first.
        columns.reverse();
        columns.append(&mut found.columns);
        found.columns = columns;
        found
    }

    /// A call in a lambda: a setter whose column is no member, or one that the builder is handed to.
    fn called_in(
        &self,
        call: &crate::syntax::Call,
        given: &[&str],
        columns: &mut Vec<String>,
        found: &mut Lambda,
    ) {
        let values = || call.arguments.iter().map(|one| &one.value);
        for (place, _) in values()
            .enumerate()
            .filter(|(_, value)| is_builder(value, given))
        {
            let called = match &call.target.kind {
                Kind::Name(name) | Kind::Member(_, name) => self.functions.get(name),
                _ => None,
            };
            match called.and_then(|summary| summary.sets.get(place)) {
                Some(sets) => {
                    found.columns.extend(sets.columns.iter().cloned());
                    found.includes |= sets.includes;
                    found.is_open |= sets.is_open;
                }
                None => found.is_open = true,
            }
        }
        let Kind::Member(object, name) = &call.target.kind else {
            return;
        };
        let is_naming = ["Set", "Add", "Include", "Where"]
            .iter()
            .any(|start| name.starts_with(start));
        if !is_naming || !is_builder(first_of_chain(object), given) || values().any(is_lambda) {
            return;
        }
        match values().next().map(|first| &first.kind) {
            Some(Kind::Text(column)) => columns.push(column.clone()),
            Some(_) => found.is_open = true,
            None => {}
        }
    }
}

/// Whether a part is what the outermost function is given.
fn is_builder(node: &Node, given: &[&str]) -> bool {
    let node = match &node.kind {
        Kind::Typed(value, _) => value,
        _ => node,
    };
    matches!((&node.kind, given.first()), (Kind::Name(name), Some(first)) if name == first)
}

/// What a chain of calls is made on: `s.Set(..).Set(..)`.
fn first_of_chain(object: &Node) -> &Node {
    let mut first = object;
    while let Kind::Call(call) = &first.kind
        && let Kind::Member(inner, _) = &call.target.kind
    {
        first = inner;
    }
    first
}
