//! Calls, and what they are given.

use tree_sitter::Node as Part;

use super::place::{self, Slot};
use super::{Lowering, Rule, at, empty, last_name};
use crate::hit::Language;
use crate::syntax::{Argument, Call, Kind, New, Node};

/// Whether a call of PHP only makes a function of what is called.
fn is_kept(part: Part<'_>) -> bool {
    let arguments = place::find(part, Slot::Field("arguments"));
    arguments.is_some_and(|arguments| {
        place::find(arguments, Slot::Kind("variadic_placeholder")).is_some()
    })
}

impl Lowering<'_> {
    /// What is called. The name of a command is a word, and that of a function that the grammar knows is no node.
    pub(super) fn callee(&mut self, part: Part<'_>, callee: Slot) -> Node {
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

    pub(super) fn call(&mut self, part: Part<'_>, target: Node, arguments: Slot) -> Kind {
        let mut arguments = self.arguments(part, arguments);
        // The block that a call is given in Ruby.
        let block = self.slot(part, Slot::Field("block"));
        if let (Kind::Name(name), Some(block)) = (&target.kind, &block)
            && matches!(name.as_str(), "lambda" | "proc")
        {
            return block.kind.clone();
        }
        arguments.extend(block.map(|value| Argument { name: None, value }));
        let types = self.types(part);
        Kind::Call(Box::new(Call {
            target,
            arguments,
            types,
        }))
    }

    pub(super) fn send(
        &mut self,
        part: Part<'_>,
        object: Slot,
        name: Slot,
        arguments: Slot,
    ) -> Kind {
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
        // `$client->load(...)` of PHP is the method and no call of it.
        if let (true, Kind::Member(object, name)) = (is_kept(part), &target) {
            let name = Node::new(at, Kind::Text(name.clone()));
            return Kind::List(vec![object.as_ref().clone(), name]);
        }
        self.call(part, Node::new(at, target), arguments)
    }

    pub(super) fn member(&mut self, part: Part<'_>, object: Slot, name: Slot) -> Kind {
        let called = self.name_in(part, name);
        let object = self.slot(part, object).unwrap_or_else(|| empty(part));
        match called {
            Ok(name) => Kind::Member(Box::new(object), name),
            Err(Some(variable)) => Kind::Index(Box::new(object), Some(Box::new(variable))),
            Err(None) => object.kind,
        }
    }

    /// The name in a slot; where it is something else, that.
    pub(super) fn name_in(&mut self, part: Part<'_>, slot: Slot) -> Result<String, Option<Node>> {
        let Some(found) = place::find(part, slot) else {
            return Err(None);
        };
        // A property of a class in PHP is written as a variable, and is none.
        if part.kind() == "scoped_property_access_expression" {
            return Ok(self.source_of(found).trim_start_matches('$').to_owned());
        }
        let rule = self.rules.by_kind.get(found.kind()).copied();
        let is_variable = matches!(rule, Some(Rule::Name(sigils)) if !sigils.is_empty())
            && self.source_of(found).starts_with(['$', '@']);
        if is_variable || matches!(rule, Some(Rule::Text | Rule::Binary(_) | Rule::Group)) {
            return Err(self.lower(found));
        }
        // `$client->{$this->service()}(..)` and `$client->{METHOD}(..)` of PHP
        let is_php = self.rules.language == Language::Php;
        let is_constant = is_php && found.prev_sibling().is_some_and(|one| one.kind() == "{");
        let is_asked = matches!(
            rule,
            Some(
                Rule::Send(..) | Rule::Call(..) | Rule::Member(..) | Rule::Index(..) | Rule::Choice
            )
        );
        if is_php && (is_asked || is_constant) {
            return Err(self.lower(found));
        }
        // `client?.Member` of C#.
        if found.kind() == "element_binding_expression" {
            return Err(self.lower(found));
        }
        let text = self.source_of(found).trim_start_matches(['?', '.']);
        // `Query<Contact>`: the types are read apart.
        Ok(text
            .split(['<', ' ', '('])
            .next()
            .unwrap_or(text)
            .to_owned())
    }

    pub(super) fn types(&self, part: Part<'_>) -> Vec<String> {
        place::types(part)
            .into_iter()
            .map(|part| last_name(self.source_of(part)).to_owned())
            .collect()
    }

    pub(super) fn arguments(&mut self, part: Part<'_>, slot: Slot) -> Vec<Argument> {
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
                    // `**options` of Python
                    let is_named = found.kind() == "dictionary_splat";
                    let name = is_named.then(|| Argument::NAMED.to_owned());
                    if let Some(value) = self.lower_part(found) {
                        arguments.push(Argument { name, value });
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

    pub(super) fn creation(
        &mut self,
        part: Part<'_>,
        class: Slot,
        arguments: Slot,
        with: Slot,
    ) -> Kind {
        let class = place::find(part, class);
        // `new class($client) { .. }` of PHP
        let arguments = match class.filter(|class| class.kind() == "anonymous_class") {
            Some(class) => self.arguments(class, arguments),
            None => self.arguments(part, arguments),
        };
        let is_value = |class: &Part<'_>| self.source_of(*class).starts_with('$');
        let class_value = class.filter(is_value).and_then(|class| self.lower(class));
        let class = class.map_or("", |class| self.source_of(class));
        let class = self.unaliased(last_name(class)).to_owned();
        let with = self.slot(part, with);
        Kind::New(Box::new(New {
            class,
            class_value,
            arguments,
            with,
        }))
    }
}
