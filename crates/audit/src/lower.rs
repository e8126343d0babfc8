//! From the tree of a grammar to the common tree.

mod place;
mod text;

use std::collections::HashMap;

use tree_sitter::Node as Part;

pub(crate) use place::Slot;

use crate::hit::Language;
use crate::syntax::{Argument, Call, Class, Function, Kind, New, Node, Parameter};

/// How deep a tree is followed. Chains of texts and calls that are longer are cut there, and what is below is not read.
const DEEPEST: usize = 1200;

/// What a kind of node means. The slots say where its parts are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// `callee(arguments)`.
    Call(Slot, Slot),
    /// `object.name(arguments)`; without object a call of the name.
    Send(Slot, Slot, Slot),
    /// `new class(arguments) { with }`.
    New(Slot, Slot, Slot),
    /// `object.name`.
    Member(Slot, Slot),
    /// `object[index]`.
    Index(Slot, Slot),
    /// A text, perhaps with parts put into it.
    Text,
    /// A name that is a text: a symbol, a bare word. The letters at its ends that do not belong to it.
    Word(&'static str),
    Number,
    True,
    False,
    Null,
    /// A name, without these letters in front of it.
    Name(&'static str),
    /// A name of which only the last part counts, behind this.
    Qualified(&'static str),
    /// A list, or a map when what stands in it are pairs.
    Collection,
    /// Parts between commas: a list, unless it is one.
    Tuple,
    /// A list of words.
    Words,
    /// `key: value`; without key an element.
    Pair(Slot, Slot),
    /// `left operator right`; texts are joined by one of these operators.
    Binary(&'static [&'static str]),
    /// Texts put together by standing side by side.
    Joined,
    /// `target = value`, or with an operator that joins.
    Assign(Slot, Slot),
    /// `name(parameters) { body }`.
    Function(Slot, Slot, Slot),
    /// `class name extends base { body }`.
    Class(Slot, Slot, Slot),
    Return,
    /// Parts that may not be run.
    Branch,
    /// What it is about is its only part, or its last.
    Group,
    /// A list that stands for its parts.
    Spread,
    /// An argument: its name, if it has one.
    Argument(Slot),
    /// Nothing of a program: a comment, a type, an import.
    Skip,
}

/// The rules of a grammar, to look up.
pub(crate) struct Rules {
    pub(crate) by_kind: HashMap<&'static str, Rule>,
    pub(crate) pieces: &'static [&'static str],
    pub(crate) quotes: &'static [&'static str],
    pub(crate) language: Language,
}

/// One program on its way into the common tree.
pub(crate) struct Lowering<'a> {
    source: &'a str,
    rules: &'a Rules,
    depth: usize,
    whole: bool,
}

impl<'a> Lowering<'a> {
    pub(crate) fn new(source: &'a str, rules: &'a Rules) -> Self {
        Self {
            source,
            rules,
            depth: 0,
            whole: true,
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    pub(crate) fn program(&mut self, root: Part<'_>) -> Vec<Node> {
        self.children(root)
    }

    /// All named children, one after the other.
    fn children(&mut self, part: Part<'_>) -> Vec<Node> {
        let mut cursor = part.walk();
        let parts: Vec<_> = part.named_children(&mut cursor).collect();
        parts
            .into_iter()
            .filter_map(|child| self.lower(child))
            .collect()
    }

    fn lower(&mut self, part: Part<'_>) -> Option<Node> {
        if self.depth >= DEEPEST {
            self.whole = false;
            return None;
        }
        self.depth = self.depth.saturating_add(1);
        let kind = self.kind_of(part);
        self.depth = self.depth.saturating_sub(1);
        kind.map(|kind| Node::new(at(part), kind))
    }

    fn kind_of(&mut self, part: Part<'_>) -> Option<Kind> {
        let rule = self.rules.by_kind.get(part.kind()).copied();
        Some(match rule {
            None => return self.looked_through(part),
            Some(Rule::Skip) => return None,
            Some(Rule::Call(callee, arguments)) => {
                let target = self.callee(part, callee);
                self.call(part, target, arguments)
            }
            Some(Rule::Send(object, name, arguments)) => self.send(part, object, name, arguments),
            Some(Rule::New(class, arguments, with)) => self.creation(part, class, arguments, with),
            Some(Rule::Member(object, name)) => self.member(part, object, name),
            Some(Rule::Index(object, index)) => {
                let object = self.slot(part, object).unwrap_or_else(|| empty(part));
                Kind::Index(Box::new(object), self.slot(part, index).map(Box::new))
            }
            Some(Rule::Text) => self.text(part),
            Some(Rule::Word(around)) => Kind::Text(
                self.source_of(part)
                    .trim_matches(|c| around.contains(c))
                    .to_owned(),
            ),
            Some(Rule::Number) => Kind::Number(self.source_of(part).to_owned()),
            Some(Rule::True) => Kind::Flag,
            Some(Rule::False) => Kind::Flag,
            Some(Rule::Null) => Kind::Null,
            Some(Rule::Name(sigils)) => self.name(part, sigils),
            Some(Rule::Qualified(between)) => {
                let whole = self.source_of(part);
                Kind::Name(whole.rsplit(between).next().unwrap_or(whole).to_owned())
            }
            Some(Rule::Collection) => self.collection(part),
            Some(Rule::Words) => self.words(part),
            // Outside of a collection a pair is an argument with a name.
            Some(Rule::Pair(key, value)) => self.lone_pair(part, key, value)?,
            Some(Rule::Joined) => Kind::Join(self.children(part)),
            Some(Rule::Binary(joining)) => self.binary(part, joining),
            Some(Rule::Assign(target, value)) => self.assignment(part, target, value)?,
            Some(Rule::Function(name, parameters, body)) => {
                self.function(part, name, parameters, body)
            }
            Some(Rule::Class(name, base, body)) => self.class(part, name, base, body),
            Some(Rule::Spread) => Kind::Spread(Box::new(self.group_node(part)?)),
            Some(Rule::Tuple) => return self.tuple(part),
            Some(Rule::Return) => {
                Kind::Return(self.children(part).into_iter().next().map(Box::new))
            }
            Some(Rule::Branch) => Kind::Branch(self.children(part)),
            Some(Rule::Group | Rule::Argument(_)) => return self.group(part),
        })
    }

    /// A part that means nothing by itself: what is in it.
    fn looked_through(&mut self, part: Part<'_>) -> Option<Kind> {
        let mut inside = self.children(part);
        match inside.len() {
            0 => None,
            1 => inside.pop().map(|only| only.kind),
            _ => Some(Kind::Block(inside)),
        }
    }

    fn group(&mut self, part: Part<'_>) -> Option<Kind> {
        self.children(part).pop().map(|last| last.kind)
    }

    fn group_node(&mut self, part: Part<'_>) -> Option<Node> {
        self.group(part).map(|kind| Node::new(at(part), kind))
    }

    fn tuple(&mut self, part: Part<'_>) -> Option<Kind> {
        if part.named_child_count() == 1 {
            return self.group(part);
        }
        Some(self.collection(part))
    }

    fn name(&self, part: Part<'_>, sigils: &str) -> Kind {
        let text = self.source_of(part);
        let text = text.trim_start_matches(|c| sigils.contains(c));
        Kind::Name(text.trim_matches(|c| c == '{' || c == '}').to_owned())
    }

    /// What is called. The name of a command is a word, and that of a function that the grammar knows is no node.
    fn callee(&mut self, part: Part<'_>, callee: Slot) -> Node {
        let Some(found) = place::find(part, callee) else {
            return empty(part);
        };
        if !found.is_named() {
            return Node::new(at(found), Kind::Name(self.source_of(found).to_owned()));
        }
        match self.lower(found) {
            Some(Node {
                kind: Kind::Text(name),
                at,
            }) if self.rules.language == Language::Bash => Node::new(at, Kind::Name(name)),
            Some(target) => target,
            None => empty(part),
        }
    }

    fn call(&mut self, part: Part<'_>, target: Node, arguments: Slot) -> Kind {
        let mut arguments = self.arguments(part, arguments);
        // The block that a call is given in Ruby.
        let block = self.slot(part, Slot::Field("block"));
        arguments.extend(block.map(|value| Argument { name: None, value }));
        let types = self.types(part);
        Kind::Call(Box::new(Call {
            target,
            arguments,
            types,
        }))
    }

    fn send(&mut self, part: Part<'_>, object: Slot, name: Slot, arguments: Slot) -> Kind {
        let called = self.name_in(part, name);
        let object = self.slot(part, object);
        let target = match (object, called) {
            (Some(object), Ok(name)) => Kind::Member(Box::new(object), name),
            (None, Ok(name)) => Kind::Name(name),
            // The method is in a variable: `$client->$method(..)`.
            (Some(object), Err(Some(variable))) => {
                Kind::Index(Box::new(object), Some(Box::new(variable)))
            }
            (None, Err(Some(variable))) => variable.kind,
            (object, Err(None)) => Kind::Block(object.into_iter().collect()),
        };
        let at = place::find(part, name).map_or_else(|| at(part), at);
        self.call(part, Node::new(at, target), arguments)
    }

    fn member(&mut self, part: Part<'_>, object: Slot, name: Slot) -> Kind {
        let called = self.name_in(part, name);
        let object = self.slot(part, object).unwrap_or_else(|| empty(part));
        match called {
            Ok(name) => Kind::Member(Box::new(object), name),
            Err(Some(variable)) => Kind::Index(Box::new(object), Some(Box::new(variable))),
            Err(None) => object.kind,
        }
    }

    /// The name in a slot; where it is something else, that.
    fn name_in(&mut self, part: Part<'_>, slot: Slot) -> Result<String, Option<Node>> {
        let Some(found) = place::find(part, slot) else {
            return Err(None);
        };
        let rule = self.rules.by_kind.get(found.kind()).copied();
        let is_variable = matches!(rule, Some(Rule::Name(sigils)) if !sigils.is_empty())
            && self.source_of(found).starts_with(['$', '@']);
        if is_variable || matches!(rule, Some(Rule::Text | Rule::Binary(_) | Rule::Group)) {
            return Err(self.lower(found));
        }
        let text = self.source_of(found);
        // `Query<Contact>`: the types are read apart.
        Ok(text
            .split(['<', ' ', '('])
            .next()
            .unwrap_or(text)
            .to_owned())
    }

    fn types(&self, part: Part<'_>) -> Vec<String> {
        place::types(part)
            .into_iter()
            .map(|part| last_name(self.source_of(part)).to_owned())
            .collect()
    }

    fn arguments(&mut self, part: Part<'_>, slot: Slot) -> Vec<Argument> {
        let mut parts = place::all(part, slot);
        if self.rules.language == Language::Perl {
            parts = place::flattened(parts);
        }
        let mut arguments = Vec::new();
        let mut pairs = Vec::new();
        for found in parts {
            match self.rules.by_kind.get(found.kind()).copied() {
                Some(Rule::Argument(name)) => {
                    let name = place::find(found, name).map(|name| self.source_of(name).to_owned());
                    if let Some(value) = self.lower(found) {
                        arguments.push(Argument { name, value });
                    }
                }
                // Pairs among arguments are one map: `update(id, Email: "x")`.
                Some(Rule::Pair(key, value)) => {
                    if let Some(pair) = self.pair(found, key, value) {
                        pairs.push(pair);
                    }
                }
                _ => {
                    if let Some(value) = self.lower(found) {
                        arguments.push(Argument { name: None, value });
                    }
                }
            }
        }
        if !pairs.is_empty() {
            let at = pairs.first().map_or(0, |(key, _)| key.at);
            let value = Node::new(at, Kind::Map(pairs));
            arguments.push(Argument { name: None, value });
        }
        arguments
    }

    fn creation(&mut self, part: Part<'_>, class: Slot, arguments: Slot, with: Slot) -> Kind {
        let class = place::find(part, class).map_or("", |class| self.source_of(class));
        let class = last_name(class).to_owned();
        let arguments = self.arguments(part, arguments);
        let with = self.slot(part, with);
        Kind::New(Box::new(New {
            class,
            arguments,
            with,
        }))
    }

    fn collection(&mut self, part: Part<'_>) -> Kind {
        let mut cursor = part.walk();
        let mut parts: Vec<_> = part.named_children(&mut cursor).collect();
        if self.rules.language == Language::Perl {
            parts = place::flattened(parts);
        }
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        for child in parts {
            match self.rules.by_kind.get(child.kind()).copied() {
                Some(Rule::Pair(key, value)) => match self.pair(child, key, value) {
                    Some(pair) => pairs.push(pair),
                    None => items.extend(self.lower_value(child)),
                },
                _ => items.extend(self.lower(child)),
            }
        }
        if part.kind() == "anonymous_hash_expression" {
            return paired(items);
        }
        if pairs.is_empty() {
            Kind::List(items)
        } else {
            Kind::Map(pairs)
        }
    }

    /// The words of a list of words, which a grammar may leave in one piece.
    fn words(&mut self, part: Part<'_>) -> Kind {
        let mut words = Vec::new();
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
    fn pair(&mut self, part: Part<'_>, key: Slot, value: Slot) -> Option<(Node, Node)> {
        let found = place::find(part, key)?;
        if let (Slot::First, 1) = (key, part.named_child_count()) {
            return None;
        }
        let key = self.key(found)?;
        let mut value = self
            .slot(part, value)
            .unwrap_or_else(|| Node::new(key.at, Kind::Null));
        if let (Kind::Text(name), Kind::Function(function)) = (&key.kind, &mut value.kind) {
            function.name.get_or_insert_with(|| name.clone());
        }
        Some((key, value))
    }

    /// A key: a bare name is a text there, except where the language says otherwise.
    fn key(&mut self, part: Part<'_>) -> Option<Node> {
        let bare = matches!(part.kind(), "property_identifier" | "hash_key_symbol")
            || (self.rules.language == Language::CSharp && part.kind() == "identifier")
            || part.kind() == "autoquoted_bareword";
        if bare {
            let text = self.source_of(part).to_owned();
            return Some(Node::new(at(part), Kind::Text(text)));
        }
        self.lower(part)
    }

    fn lower_value(&mut self, part: Part<'_>) -> Option<Node> {
        self.group(part).map(|kind| Node::new(at(part), kind))
    }

    fn lone_pair(&mut self, part: Part<'_>, key: Slot, value: Slot) -> Option<Kind> {
        match self.pair(part, key, value) {
            Some(pair) => Some(Kind::Map(vec![pair])),
            None => self.group(part),
        }
    }

    /// Both sides of an operator. The left spine of a long chain is walked and not recursed into.
    fn binary(&mut self, part: Part<'_>, joining: &[&str]) -> Kind {
        let mut right_sides = Vec::new();
        let mut left = part;
        while left.kind() == part.kind() && place::joins(left, self.source, joining) {
            right_sides.extend(left.child_by_field_name("right"));
            match left.child_by_field_name("left") {
                Some(next) => left = next,
                None => break,
            }
        }
        if right_sides.is_empty() {
            return Kind::Block(self.children(part));
        }
        right_sides.push(left);
        let pieces = right_sides.into_iter().rev();
        Kind::Join(pieces.filter_map(|piece| self.lower(piece)).collect())
    }

    fn assignment(&mut self, part: Part<'_>, target: Slot, value: Slot) -> Option<Kind> {
        let target = self.slot(part, target)?;
        let Some(mut value) = self.slot(part, value) else {
            return Some(target.kind);
        };
        if let (true, Kind::List(items)) = (self.is_hash(part), &mut value.kind) {
            value.kind = paired(std::mem::take(items));
        }
        if let (Some(name), Kind::Function(function)) = (name_of(&target), &mut value.kind) {
            function.name.get_or_insert_with(|| name.to_owned());
        }
        if place::is_appending(part, self.source) {
            let joined = Kind::Join(vec![target.clone(), value]);
            value = Node::new(at(part), joined);
        }
        Some(Kind::Assign(Box::new(target), Box::new(value)))
    }

    /// Whether a hash of Perl is assigned to: `my %fields = (..)`.
    fn is_hash(&self, part: Part<'_>) -> bool {
        self.rules.language == Language::Perl
            && part.child_by_field_name("left").is_some_and(|left| {
                self.source_of(left)
                    .trim_start_matches("my ")
                    .starts_with('%')
            })
    }

    fn function(&mut self, part: Part<'_>, name: Slot, parameters: Slot, body: Slot) -> Kind {
        let name = place::find(part, name).map(|name| self.source_of(name).to_owned());
        let mut parts = place::all(part, parameters);
        // `x => ..`
        parts.extend(part.child_by_field_name("parameter"));
        let parameters = parts
            .into_iter()
            .flat_map(|part| self.parameters(part))
            .collect();
        let attributes = place::attributes(part);
        let mut nodes: Vec<Node> = attributes
            .into_iter()
            .filter_map(|attribute| self.lower(attribute))
            .collect();
        let body = place::find(part, body)
            .map(|body| match self.lower(body) {
                Some(Node {
                    kind: Kind::Block(nodes),
                    ..
                }) => nodes,
                other => other.into_iter().collect(),
            })
            .unwrap_or_default();
        nodes.extend(body);
        Kind::Function(Box::new(Function {
            name,
            parameters,
            body: nodes,
        }))
    }

    /// What a part of a list of parameters declares: one, or several names of one type (`method, table string`).
    fn parameters(&mut self, part: Part<'_>) -> Vec<Parameter> {
        let names = place::all(part, Slot::Fields("name"));
        if self.rules.language == Language::Go && names.len() > 1 {
            let named = names.into_iter().map(|name| Parameter {
                name: self.source_of(name).to_owned(),
                default: None,
                rest: false,
                class: None,
            });
            return named.collect();
        }
        self.parameter(part).into_iter().collect()
    }

    fn parameter(&mut self, part: Part<'_>) -> Option<Parameter> {
        let name = part
            .child_by_field_name("name")
            .or_else(|| part.child_by_field_name("pattern"))
            .or_else(|| part.child_by_field_name("left"))
            .or_else(|| place::first_name(part))?;
        let default = ["default_value", "value", "right"]
            .iter()
            .find_map(|field| part.child_by_field_name(field));
        let default = default.and_then(|default| self.lower(default));
        let class = part
            .child_by_field_name("type")
            .map(|class| last_name(self.source_of(class)).to_owned());
        let name = self.source_of(name);
        Some(Parameter {
            name: name
                .trim_start_matches(['$', '*', '&', '@', '%', '.'])
                .to_owned(),
            default,
            rest: is_rest(part),
            class,
        })
    }

    fn class(&mut self, part: Part<'_>, name: Slot, base: Slot, body: Slot) -> Kind {
        let text = |slot| place::find(part, slot).map(|found| self.source_of(found));
        let name = last_name(text(name).unwrap_or_default()).to_owned();
        let bases = text(base).unwrap_or_default();
        let bases = bases
            .split([',', '(', ')', ' ', '<', '\n'])
            .filter(|word| !matches!(*word, "" | "extends" | "implements" | ":"))
            .map(|word| last_name(word).to_owned())
            .collect();
        let body = place::find(part, body).map(|body| self.children(body));
        Kind::Class(Box::new(Class {
            name,
            bases,
            body: body.unwrap_or_default(),
        }))
    }

    fn slot(&mut self, part: Part<'_>, slot: Slot) -> Option<Node> {
        place::find(part, slot).and_then(|found| self.lower(found))
    }

    fn source_of(&self, part: Part<'_>) -> &'a str {
        self.source.get(part.byte_range()).unwrap_or_default()
    }
}

/// A flat list of keys and values, as pairs.
fn paired(items: Vec<Node>) -> Kind {
    let mut pairs = Vec::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        let kind = match key.kind {
            Kind::Name(name) => Kind::Text(name),
            kind => kind,
        };
        pairs.push((Node::new(key.at, kind), value));
    }
    Kind::Map(pairs)
}

/// Whether a parameter has all arguments from its place on.
fn is_rest(part: Part<'_>) -> bool {
    let kind = part.kind();
    let inside = part.named_child(0).map_or("", |child| child.kind());
    [kind, inside].iter().any(|kind| {
        kind.contains("rest")
            || kind.contains("variadic")
            || kind.contains("splat")
            || kind.contains("spread")
    })
}

/// Where a part begins.
fn at(part: Part<'_>) -> u32 {
    u32::try_from(part.start_byte()).unwrap_or(u32::MAX)
}

fn empty(part: Part<'_>) -> Node {
    Node::new(at(part), Kind::Block(Vec::new()))
}

/// The last part of a qualified name, without type arguments: `Infusionsoft\Api\Contact`, `java.util.List<Object>`.
fn last_name(text: &str) -> &str {
    let text = text.split(['<', '[', '(']).next().unwrap_or(text);
    let text = text.trim().trim_start_matches(['*', '&', '?', ':']);
    text.rsplit(['\\', '.', ':', '/', ' '])
        .next()
        .unwrap_or(text)
        .trim_matches(['?', '"', '\''])
}

fn name_of(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Name(name) | Kind::Member(_, name) => Some(name),
        _ => None,
    }
}
