//! Loops over lists.

use tree_sitter::Node as Part;

use super::place::{self, Slot};
use super::{Lowering, TOPIC, at, empty};
use crate::syntax::{Each, Kind, Node};

impl Lowering<'_> {
    /// A loop: its target is each of what the list has.
    pub(super) fn each(&mut self, part: Part<'_>, target: Slot, list: Slot) -> Kind {
        let target = place::find(part, target);
        let list = place::find(part, list);
        let (Some(target), Some(list)) = (target, list) else {
            return self.repeated(part);
        };
        let over = self.lower(list).unwrap_or_else(|| empty(list));
        let (key, item) = self.targets(part, target);
        let mut cursor = part.walk();
        let rest: Vec<_> = part.named_children(&mut cursor).collect();
        let rest = rest
            .into_iter()
            .filter(|child| *child != target && *child != list);
        let mut body: Vec<Node> = self.said_of_each(part, item.as_ref()).into_iter().collect();
        body.extend(rest.filter_map(|child| self.lower(child)));
        Kind::Each(Box::new(Each {
            key,
            item,
            list: over,
            body,
            makes_list: false,
        }))
    }

    /// A loop of Perl, over a list or over one thing in its place: `for my $table ('Job') {..}`, `f($_) for @tables`,
    /// `map { f($_) } @tables`.
    pub(super) fn each_topic(&mut self, part: Part<'_>, target: Slot, list: Slot) -> Kind {
        let target = place::find(part, target);
        let Some(list) = place::find(part, list) else {
            return self.repeated(part);
        };
        let item = match target {
            Some(target) => self.lower(target),
            None => Some(Node::new(at(part), Kind::Name(TOPIC.to_owned()))),
        };
        let mut over = self.lower(list).unwrap_or_else(|| empty(list));
        if matches!(over.kind, Kind::Text(_) | Kind::Number(_)) {
            over = Node::new(over.at, Kind::List(vec![over]));
        }
        let mut cursor = part.walk();
        let rest: Vec<_> = part.named_children(&mut cursor).collect();
        let rest = rest.into_iter();
        let rest = rest.filter(|child| Some(*child) != target && *child != list);
        let source = self.source_of(part);
        Kind::Each(Box::new(Each {
            key: None,
            item,
            list: over,
            body: rest.filter_map(|child| self.lower(child)).collect(),
            makes_list: part.kind() == "map_grep_expression" && source.starts_with("map"),
        }))
    }

    /// A loop of which nobody knows over what.
    fn repeated(&mut self, part: Part<'_>) -> Kind {
        let inside = self.children(part);
        Kind::Branch(std::iter::once(empty(part)).chain(inside).collect())
    }

    /// A loop of a shell over words that are written: `for m in ContactService.add DataService.load; do ..`.
    pub(super) fn each_word(&mut self, part: Part<'_>) -> Kind {
        let values = place::all(part, Slot::Fields("value"));
        let variable = place::find(part, Slot::Field("variable"));
        let words: Vec<Node> = values
            .iter()
            .filter_map(|value| self.lower(*value))
            .collect();
        let is_written =
            !words.is_empty() && words.iter().all(|word| matches!(word.kind, Kind::Text(_)));
        let Some(variable) = variable.filter(|_| is_written) else {
            let inside = self.children(part);
            return Kind::Branch(std::iter::once(empty(part)).chain(inside).collect());
        };
        let mut cursor = part.walk();
        let rest: Vec<_> = part.named_children(&mut cursor).collect();
        let rest = rest
            .into_iter()
            .filter(|child| *child != variable && !values.contains(child));
        Kind::Each(Box::new(Each {
            key: None,
            item: self.lower(variable),
            list: Node::new(at(part), Kind::List(words)),
            body: rest.filter_map(|child| self.lower(child)).collect(),
            makes_list: false,
        }))
    }

    /// A loop whose head is a part of its own: `for _, table := range tables {..}`.
    pub(super) fn range(&mut self, part: Part<'_>, head: &'static str) -> Kind {
        let head = place::find(part, Slot::Kind(head));
        let lowered = head.and_then(|head| self.lower(head));
        let mut cursor = part.walk();
        let rest: Vec<_> = part.named_children(&mut cursor).collect();
        let rest = rest.into_iter().filter(|child| Some(*child) != head);
        let body: Vec<Node> = rest.filter_map(|child| self.lower(child)).collect();
        match lowered {
            Some(Node {
                kind: Kind::Each(mut each),
                ..
            }) => {
                each.body = body;
                Kind::Each(each)
            }
            other => Kind::Branch(other.into_iter().chain(body).collect()),
        }
    }

    /// What key and item of each are assigned to.
    fn targets(&mut self, part: Part<'_>, target: Part<'_>) -> (Option<Node>, Option<Node>) {
        let count = target.named_child_count();
        let nth = |place: u32| target.named_child(place);
        match target.kind() {
            "expression_list" | "pair" if count == 2 => (
                nth(0).and_then(|key| self.lower(key)),
                nth(1).and_then(|item| self.lower(item)),
            ),
            // `for name := range tables`
            "expression_list" => (self.lower(target), None),
            "by_ref" | "variable_declaration" => {
                let last = u32::try_from(count)
                    .ok()
                    .and_then(|count| nth(count.checked_sub(1)?));
                (None, last.and_then(|item| self.lower(item)))
            }
            _ if self.is_over_keys(part) => (self.lower(target), None),
            _ => (None, self.lower(target)),
        }
    }

    /// `for (const name in tables)`
    fn is_over_keys(&self, part: Part<'_>) -> bool {
        part.child_by_field_name("operator")
            .is_some_and(|operator| self.source_of(operator) == "in")
    }

    /// `[f(x) for x in list]`: what is done stands in front of what it is done with.
    pub(super) fn comprehension(&mut self, part: Part<'_>) -> Kind {
        let mut cursor = part.walk();
        let parts: Vec<_> = part.named_children(&mut cursor).collect();
        let Some((first, clauses)) = parts.split_first() else {
            return Kind::Block(Vec::new());
        };
        let mut body: Vec<Node> = self.lower(*first).into_iter().collect();
        // What is left out by a condition may be meant nevertheless.
        let loops = clauses.iter().filter(|one| one.kind() != "if_clause");
        let is_list = loops.count() == 1 && first.kind() != "pair";
        for clause in clauses.iter().rev() {
            match self.lower(*clause) {
                Some(Node {
                    kind: Kind::Each(mut each),
                    at,
                }) => {
                    each.body = body;
                    each.makes_list = is_list;
                    body = vec![Node::new(at, Kind::Each(each))];
                }
                other => body = other.into_iter().chain(body).collect(),
            }
        }
        if !is_list {
            // What it makes is a list, of which nothing is known.
            body.push(Node::new(at(part), Kind::Block(Vec::new())));
        }
        Kind::Block(body)
    }
}
