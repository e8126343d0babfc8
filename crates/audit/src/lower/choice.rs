//! Choices, and what is declared by taking something apart.

use tree_sitter::Node as Part;

use super::place::{self, Slot};
use super::{Lowering, at};
use crate::syntax::{Kind, Node};

impl Lowering<'_> {
    /// `a ?? b`, `a || b`, `a or b`: the one, or where it has nothing the other.
    pub(super) fn otherwise(&mut self, part: Part<'_>) -> Kind {
        let mut parts = self.children(part);
        match (parts.len(), parts.pop(), parts.pop()) {
            (2, Some(right), Some(left)) => Kind::Otherwise(Box::new(left), Box::new(right)),
            (_, last, before) => {
                parts.extend(before);
                parts.extend(last);
                Kind::Block(parts)
            }
        }
    }

    /// One case of a choice between values, which may name what it is about.
    pub(super) fn arm(&mut self, part: Part<'_>) -> Kind {
        let mut parts = self.children(part);
        let value = parts.pop();
        let case = Node::new(at(part), Kind::Block(parts));
        Kind::Branch(std::iter::once(case).chain(value).collect())
    }

    /// A number that is counted up or down. Other operators of one value only have it.
    pub(super) fn counted(&mut self, part: Part<'_>, what: Slot) -> Option<Kind> {
        let text = self.source_of(part);
        let signs = ["++", "--"];
        let is_counted = signs
            .iter()
            .any(|sign| text.starts_with(sign) || text.ends_with(sign));
        let value = self.slot(part, what)?;
        Some(match is_counted {
            true => Kind::Counted(Box::new(value)),
            false => value.kind,
        })
    }

    /// `use constant NAME => value` and `use constant { NAME => value }`.
    pub(super) fn constants(&mut self, part: Part<'_>) -> Option<Kind> {
        let text = self.source_of(part);
        if !text
            .trim_start_matches("use")
            .trim_start()
            .starts_with("constant")
        {
            return None;
        }
        let mut parts = Vec::new();
        for child in self.children(part) {
            match child.kind {
                Kind::Map(pairs) => parts.extend(pairs.into_iter().filter_map(constant)),
                Kind::List(items) => {
                    let mut items = items.into_iter();
                    if let (Some(name), Some(value)) = (items.next(), items.next()) {
                        let more: Vec<Node> = items.collect();
                        let value = if more.is_empty() {
                            value
                        } else {
                            let at = value.at;
                            let all = std::iter::once(value).chain(more).collect();
                            Node::new(at, Kind::List(all))
                        };
                        parts.extend(constant((name, value)));
                    }
                }
                _ => {}
            }
        }
        Some(Kind::Block(parts))
    }

    /// `{ table, columns: names }` where something is taken apart: the names, each under its key.
    pub(super) fn pattern(&mut self, part: Part<'_>) -> Kind {
        let mut cursor = part.walk();
        let names: Vec<_> = part.named_children(&mut cursor).collect();
        let pairs = names.into_iter().filter_map(|name| {
            let (key, target) = match name.kind() {
                "shorthand_property_identifier_pattern" => {
                    let target = Kind::Name(self.source_of(name).to_owned());
                    (name, Node::new(at(name), target))
                }
                "pair_pattern" => {
                    let target = name.child_by_field_name("value")?;
                    (name.child_by_field_name("key")?, self.lower(target)?)
                }
                "object_assignment_pattern" => {
                    let key = name.child_by_field_name("left")?;
                    let target = self.with_default(name)?;
                    (key, Node::new(at(name), target))
                }
                _ => return None,
            };
            let key = Kind::Text(self.source_of(key).to_owned());
            Some((Node::new(at(name), key), target))
        });
        Kind::Map(pairs.collect())
    }

    /// `table = "Contact"` in what something is taken apart into.
    pub(super) fn with_default(&mut self, part: Part<'_>) -> Option<Kind> {
        let target = part.child_by_field_name("left")?;
        let target = match target.kind() {
            "shorthand_property_identifier_pattern" => {
                let name = Kind::Name(self.source_of(target).to_owned());
                Node::new(at(target), name)
            }
            _ => self.lower(target)?,
        };
        let default = self.lower(part.child_by_field_name("right")?)?;
        Some(Kind::Otherwise(Box::new(target), Box::new(default)))
    }

    /// `const { DataService } = client`: each name is a member of the same name.
    pub(super) fn taken_apart(
        &mut self,
        part: Part<'_>,
        target: Slot,
        value: Slot,
    ) -> Option<Kind> {
        let pattern = place::find(part, target)?;
        if pattern.kind() != "object_pattern" {
            return None;
        }
        let value = self.slot(part, value)?;
        // Something that is called would be called again for each name.
        if !is_place(&value) {
            return Some(value.kind);
        }
        let mut cursor = pattern.walk();
        let names: Vec<_> = pattern.named_children(&mut cursor).collect();
        let assigned = names.into_iter().filter_map(|name| {
            let (member, name) = match name.kind() {
                "shorthand_property_identifier_pattern" => (name, name),
                "object_assignment_pattern" => (name.child_by_field_name("left")?, name),
                "pair_pattern" => (
                    name.child_by_field_name("key")?,
                    name.child_by_field_name("value")?,
                ),
                _ => return None,
            };
            let member = self.source_of(member).to_owned();
            let value = Kind::Member(Box::new(value.clone()), member);
            let target = match name.kind() {
                "object_assignment_pattern" | "assignment_pattern" => self.with_default(name)?,
                _ => Kind::Name(self.source_of(name).to_owned()),
            };
            let target = Node::new(at(name), target);
            let assigned = Kind::Assign(Box::new(target), Box::new(Node::new(at(name), value)));
            Some(Node::new(at(name), assigned))
        });
        Some(Kind::Block(assigned.collect()))
    }
}

fn constant((name, value): (Node, Node)) -> Option<Node> {
    let at = name.at;
    let name = match name.kind {
        Kind::Text(name) | Kind::Name(name) => name,
        _ => return None,
    };
    let target = Node::new(at, Kind::Name(name));
    Some(Node::new(
        at,
        Kind::Assign(Box::new(target), Box::new(value)),
    ))
}

/// Whether a part only names something.
pub(super) fn is_place(node: &Node) -> bool {
    match &node.kind {
        Kind::Name(_) => true,
        Kind::Member(object, _) => is_place(object),
        _ => false,
    }
}
