//! Lists and maps.

use std::rc::Rc;

use tree_sitter::Node as Part;

use super::pairs::paired;
use super::place::{self, Slot};
use super::{Lowering, Rule, at};
use crate::hit::Language;
use crate::syntax::{Kind, Node};

impl Lowering<'_> {
    pub(super) fn collection(&mut self, part: Part<'_>) -> Kind {
        let mut cursor = part.walk();
        let mut parts: Vec<_> = part.named_children(&mut cursor).collect();
        if self.rules.language == Language::Perl {
            parts = place::flattened(parts);
        }
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        for child in parts {
            if let Some(pair) = self.indexed(child) {
                pairs.push(pair);
                continue;
            }
            match self.rules.by_kind.get(child.kind()).copied() {
                Some(Rule::Pair(key, value)) => match self.pair(child, key, value) {
                    Some(pair) => pairs.push(pair),
                    None => items.extend(self.lower_value(child)),
                },
                _ if is_shorthand(child) => pairs.extend(self.shorthand(child)),
                _ if self.is_spread_map(part, child) => items.extend(self.spread(child)),
                // `[qw(Id Email)]`
                _ if part.kind() == "anonymous_array_expression"
                    && child.kind() == "quoted_word_list" =>
                {
                    let words = self.lower(child);
                    items.extend(
                        words.map(|words| Node::new(words.at, Kind::Spread(Box::new(words)))),
                    );
                }
                _ => items.extend(self.lower_part(child)),
            }
        }
        if part.kind() == "anonymous_hash_expression" {
            return paired(items);
        }
        // `{ get(target, name) {..} }`: an object whose members are all functions.
        let is_function =
            |item: &Node| matches!(&item.kind, Kind::Function(one) if one.name.is_some());
        let has_methods = part.kind() == "object" && items.iter().any(is_function);
        let has_maps = items.iter().any(is_of_map) && part.kind() != "list_expression";
        if !pairs.is_empty() || has_methods || has_maps {
            pairs.extend(items.into_iter().filter_map(method));
            return Kind::Map(pairs);
        }
        Kind::List(items)
    }

    /// `{ ["Id"] = 7 }` of C#.
    fn indexed(&mut self, part: Part<'_>) -> Option<(Node, Node)> {
        let key = part.child_by_field_name("left")?;
        if key.kind() != "element_binding_expression" {
            return None;
        }
        let value = part.child_by_field_name("right")?;
        Some((self.lower(key)?, self.lower(value)?))
    }

    /// Whether what stands among the pairs of a map is a map whose pairs stand there.
    fn is_spread_map(&self, part: Part<'_>, child: Part<'_>) -> bool {
        let is_perl = self.rules.language == Language::Perl
            && matches!(part.kind(), "list_expression" | "anonymous_hash_expression");
        match child.kind() {
            "dictionary_splat" | "hash_splat_argument" => true,
            "hash" | "hash_deref_expression" => is_perl,
            _ => part.kind() == "object" && child.kind() == "spread_element",
        }
    }

    fn spread(&mut self, part: Part<'_>) -> Option<Node> {
        let inner = match part.kind() {
            "hash" | "hash_deref_expression" => self.lower(part)?,
            _ => self.lower_value(part)?,
        };
        let whole = Kind::Spread(Box::new(inner));
        Some(Node::new(
            at(part),
            Kind::Spread(Box::new(Node::new(at(part), whole))),
        ))
    }

    /// `{ City }`: a name that is a key, too.
    fn shorthand(&mut self, part: Part<'_>) -> Option<(Node, Node)> {
        let key = Kind::Text(self.source_of(part).to_owned());
        Some((Node::new(at(part), key), self.lower(part)?))
    }

    /// A part of a list or of arguments: an array of Perl stands for its parts.
    pub(super) fn lower_part(&mut self, part: Part<'_>) -> Option<Node> {
        // `@$params`, `@{ $given->{params} }`: the list that a reference leads to.
        let is_list = self.rules.language == Language::Perl && part.kind() == "array";
        let is_led_to = is_list
            && ["@$", "@{"]
                .iter()
                .any(|start| self.source_of(part).starts_with(start));
        let reference = || {
            let mut inner = part;
            while matches!(inner.kind(), "array" | "varname" | "block") {
                inner = inner.named_child(0)?;
            }
            self.lower(inner)
        };
        if let Some(list) = is_led_to.then(reference).flatten() {
            return Some(Node::new(at(part), Kind::Spread(Box::new(list))));
        }
        let node = self.lower(part)?;
        // `my ($self, %given) = @_`
        let is_declared = |part: Part<'_>| {
            let around = part.parent();
            around.is_some_and(|around| around.kind() == "variable_declaration")
        };
        let is_array = self.rules.language == Language::Perl
            && (part.kind() == "array" || part.kind() == "hash" && is_declared(part));
        Some(match is_array {
            true => Node::new(node.at, Kind::Spread(Box::new(node))),
            false => node,
        })
    }

    /// The words of a list of words, which a grammar may leave in one piece.
    pub(super) fn words(&mut self, part: Part<'_>) -> Kind {
        let mut words = Vec::new();
        if let Some(content) = place::find(part, Slot::Kind("string_content")) {
            let all = self.source_of(content).split_whitespace();
            words.extend(all.map(|word| Node::new(at(content), Kind::Text(word.to_owned()))));
            return Kind::List(words);
        }
        for child in self.children(part) {
            match child.kind {
                Kind::Text(text) => words.extend(
                    text.split_whitespace()
                        .map(|word| Node::new(child.at, Kind::Text(word.to_owned()))),
                ),
                other => words.push(Node::new(child.at, other)),
            }
        }
        Kind::List(words)
    }

    /// Key and value of a pair; none for an element without key.
    pub(super) fn pair(&mut self, part: Part<'_>, key: Slot, value: Slot) -> Option<(Node, Node)> {
        let found = place::find(part, key)?;
        if let (Slot::First, 1) = (key, part.named_child_count()) {
            return None;
        }
        let key = self.key(found)?;
        let mut value = self
            .slot(part, value)
            .unwrap_or_else(|| Node::new(key.at, Kind::Null));
        if let (Kind::Text(name), Kind::Function(function)) = (&key.kind, &mut value.kind) {
            Rc::make_mut(function)
                .name
                .get_or_insert_with(|| name.clone());
        }
        Some((key, value))
    }

    /// A key: a bare name is a text there, except where the language says otherwise.
    pub(super) fn key(&mut self, part: Part<'_>) -> Option<Node> {
        let bare = matches!(part.kind(), "property_identifier" | "hash_key_symbol")
            || (self.rules.language == Language::CSharp && part.kind() == "identifier")
            || part.kind() == "autoquoted_bareword";
        if bare {
            let text = self.source_of(part).to_owned();
            return Some(Node::new(at(part), Kind::Text(text)));
        }
        self.lower(part)
    }

    pub(super) fn lower_value(&mut self, part: Part<'_>) -> Option<Node> {
        self.group(part).map(|kind| Node::new(at(part), kind))
    }

    pub(super) fn lone_pair(&mut self, part: Part<'_>, key: Slot, value: Slot) -> Option<Kind> {
        match self.pair(part, key, value) {
            Some(pair) => Some(Kind::Map(vec![pair])),
            None => self.group(part),
        }
    }
}

fn is_shorthand(part: Part<'_>) -> bool {
    part.kind() == "shorthand_property_identifier"
}

/// Whether it stands for the pairs of a map.
fn is_of_map(node: &Node) -> bool {
    matches!(&node.kind, Kind::Spread(inner) if matches!(inner.kind, Kind::Spread(_)))
}

/// A part of a map without key: a map whose pairs stand there, and a function under its name,
/// `{ add() {..}, key: value }`.
fn method(node: Node) -> Option<(Node, Node)> {
    match &node.kind {
        Kind::Spread(inner) => {
            let at = node.at;
            let key = match &inner.kind {
                Kind::Spread(_) => inner.as_ref().clone(),
                _ => node,
            };
            Some((key, Node::new(at, Kind::Null)))
        }
        Kind::Function(function) => {
            let name = function.name.clone()?;
            Some((Node::new(node.at, Kind::Text(name)), node))
        }
        _ => None,
    }
}
