//! Patterns of C#, which give names to a value and to its parts: `value is Client { ContactService: var contacts } client`.

use tree_sitter::Node as Part;

use super::choice::is_place;
use super::place::{self, Slot};
use super::typed::typed;
use super::{Lowering, at};
use crate::syntax::{Kind, Node};

/// How far above a case what it is about stands.
const ABOVE: usize = 6;
/// How deep in a pattern names are looked for.
const DEEPEST: usize = 8;

impl Lowering<'_> {
    /// `value is Client client`: the names of the pattern have what the value and its parts are.
    pub(super) fn tested(&mut self, part: Part<'_>, value: Slot, pattern: Slot) -> Option<Kind> {
        let value = self.slot(part, value)?;
        let Some(pattern) = place::find(part, pattern) else {
            return Some(value.kind);
        };
        // What is called is called once.
        let (held, before) = match is_place(&value) {
            true => (value, None),
            false => {
                let name = Node::new(value.at, Kind::Name(format!("is {}", at(part))));
                let kept = Kind::Assign(Box::new(name.clone()), Box::new(value));
                (name, Some(Node::new(at(part), kept)))
            }
        };
        let mut parts: Vec<Node> = before.into_iter().collect();
        if parts.is_empty() {
            parts.push(held.clone());
        }
        self.named_by(pattern, &held, &mut parts, DEEPEST);
        Some(Kind::Block(parts))
    }

    /// A pattern of a `switch`.
    pub(super) fn case(&mut self, pattern: Part<'_>) -> Kind {
        let mut above = pattern.parent();
        for _ in 0..ABOVE {
            let Some(part) = above else { break };
            if matches!(part.kind(), "switch_statement" | "switch_expression") {
                break;
            }
            above = part.parent();
        }
        let about = above.and_then(|choice| match choice.kind() {
            "switch_statement" => choice.child_by_field_name("value"),
            "switch_expression" => choice.named_child(0),
            _ => None,
        });
        let about = about.and_then(|about| self.lower(about)).filter(is_place);
        let about = about.unwrap_or_else(|| Node::new(at(pattern), Kind::Null));
        let mut parts = Vec::new();
        self.named_by(pattern, &about, &mut parts, DEEPEST);
        Kind::Block(parts)
    }

    /// The names that a pattern gives to a value and to its parts.
    fn named_by(&mut self, pattern: Part<'_>, value: &Node, found: &mut Vec<Node>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let class = pattern.child_by_field_name("type");
        let class = class.and_then(|class| self.class_in(class));
        let value = typed(value.clone(), class);
        if let Some(name) = pattern.child_by_field_name("name") {
            let name = Node::new(at(name), Kind::Name(self.source_of(name).to_owned()));
            let assigned = Kind::Assign(Box::new(name), Box::new(value.clone()));
            found.push(Node::new(at(pattern), assigned));
        }
        let mut cursor = pattern.walk();
        let inside: Vec<_> = pattern.named_children(&mut cursor).collect();
        match pattern.kind() {
            "and_pattern" => {
                // `IClient and { ContactService: var contacts }`
                let class = inside
                    .first()
                    .filter(|first| matches!(first.kind(), "constant_pattern" | "type_pattern"));
                let class = class.and_then(|class| self.class_in(*class));
                let value = typed(value, class);
                for one in inside {
                    self.named_by(one, &value, found, depth);
                }
            }
            "negated_pattern" | "parenthesized_pattern" | "or_pattern" => {
                for one in inside {
                    self.named_by(one, &value, found, depth);
                }
            }
            "list_pattern" => {
                for (number, one) in inside.into_iter().enumerate() {
                    let number = Node::new(at(one), Kind::Number(number.to_string()));
                    let item = Kind::Index(Box::new(value.clone()), Some(Box::new(number)));
                    self.named_by(one, &Node::new(at(one), item), found, depth);
                }
            }
            "recursive_pattern" => {
                let clause = inside
                    .into_iter()
                    .find(|one| one.kind() == "property_pattern_clause");
                let mut cursor = pattern.walk();
                let parts = clause.map(|clause| {
                    let parts = clause.named_children(&mut cursor);
                    parts.collect::<Vec<_>>()
                });
                for part in parts.unwrap_or_default() {
                    let last = u32::try_from(part.named_child_count()).unwrap_or(0);
                    let (Some(member), Some(of)) = (
                        part.named_child(0),
                        part.named_child(last.saturating_sub(1)),
                    ) else {
                        continue;
                    };
                    // `{ Inner.ContactService: var contacts }`
                    let names = self.source_of(member).split('.');
                    let member = names.fold(value.clone(), |of, name| {
                        let name = name.trim().trim_end_matches('?').to_owned();
                        Node::new(at(member), Kind::Member(Box::new(of), name))
                    });
                    self.named_by(of, &member, found, depth);
                }
            }
            _ => {}
        }
    }
}
