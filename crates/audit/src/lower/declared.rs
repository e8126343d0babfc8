//! What a program declares: functions with their parameters, and classes.

use std::rc::Rc;

use tree_sitter::Node as Part;

use super::place::{self, Slot};
use super::{Lowering, last_name};
use crate::hit::Language;
use crate::syntax::{Class, Function, Kind, Node, Parameter};

impl Lowering<'_> {
    pub(super) fn function(
        &mut self,
        part: Part<'_>,
        name: Slot,
        parameters: Slot,
        body: Slot,
    ) -> Kind {
        let name = place::find(part, name).map(|name| self.source_of(name).to_owned());
        let mut parts = place::all(part, parameters);
        // `x => ..`
        parts.extend(part.child_by_field_name("parameter"));
        let promoted = self.promoted(&parts);
        let mut parameters: Vec<Parameter> = parts
            .into_iter()
            .flat_map(|part| self.parameters(part))
            .collect();
        for one in parameters.iter_mut().filter(|one| one.class.is_none()) {
            one.class = self.documented_of_function(part, Some(&one.name));
        }
        let attributes = place::attributes(part);
        let mut nodes: Vec<Node> = attributes
            .into_iter()
            .filter_map(|attribute| self.lower(attribute))
            .collect();
        nodes.extend(promoted);
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
        let returns = ["returns", "return_type", "type"].iter();
        let returns = returns.filter_map(|field| part.child_by_field_name(field));
        let returns = returns.filter_map(|class| self.class_in(class)).next();
        let returns = returns.or_else(|| self.documented_of_function(part, None));
        Kind::Function(Rc::new(Function {
            name,
            parameters,
            body: nodes,
            returns,
        }))
    }

    /// Parameters that are fields, too: `__construct(private Client $client)`, `constructor(private client: Client)`.
    fn promoted(&self, parameters: &[Part<'_>]) -> Vec<Node> {
        let is_field = |part: &&Part<'_>| {
            part.kind() == "property_promotion_parameter"
                || (self.rules.language == Language::TypeScript
                    && place::find(**part, Slot::Kind("accessibility_modifier")).is_some())
        };
        let promoted = parameters.iter().filter(is_field).filter_map(|part| {
            let named = ["name", "pattern"].iter();
            let name = named
                .filter_map(|field| part.child_by_field_name(field))
                .next()?;
            let name = self
                .source_of(name)
                .trim_start_matches(['$', '&'])
                .to_owned();
            let at = super::at(*part);
            let this = Node::new(at, Kind::Name("this".to_owned()));
            let field = Node::new(at, Kind::Member(Box::new(this), name.clone()));
            let value = Node::new(at, Kind::Name(name));
            let assigned = Kind::Assign(Box::new(field), Box::new(value));
            Some(Node::new(at, assigned))
        });
        promoted.collect()
    }

    /// What a part of a list of parameters declares: one, or several names of one type (`method, table string`).
    pub(super) fn parameters(&mut self, part: Part<'_>) -> Vec<Parameter> {
        let names = place::all(part, Slot::Fields("name"));
        if self.rules.language == Language::Go && names.len() > 1 {
            let named = names.into_iter().map(|name| Parameter {
                name: self.source_of(name).to_owned(),
                default: None,
                pattern: None,
                rest: false,
                keywords: false,
                reference: false,
                class: None,
            });
            return named.collect();
        }
        if self.rules.language == Language::CSharp
            && let Some(list) = part
                .parent()
                .filter(|list| list.kind() == "parameter_list" && part.kind() != "parameter")
        {
            return self.array_of_arguments(list, part).into_iter().collect();
        }
        self.parameter(part).into_iter().collect()
    }

    /// `params object[] args` of C#, whose type and name stand in the list by themselves.
    fn array_of_arguments(&self, list: Part<'_>, part: Part<'_>) -> Option<Parameter> {
        let name = list.child_by_field_name("name")?;
        (name == part).then(|| Parameter {
            name: self.source_of(name).to_owned(),
            default: None,
            pattern: None,
            rest: true,
            keywords: false,
            reference: false,
            class: None,
        })
    }

    pub(super) fn parameter(&mut self, part: Part<'_>) -> Option<Parameter> {
        let name = part
            .child_by_field_name("name")
            .or_else(|| part.child_by_field_name("pattern"))
            .or_else(|| part.child_by_field_name("left"))
            .or_else(|| place::declared(part))
            .or_else(|| place::first_name(part))
            .or_else(|| pattern_of(part))?;
        let default = ["default_value", "value", "right"]
            .iter()
            .find_map(|field| part.child_by_field_name(field));
        let default = default.and_then(|default| self.lower(default));
        let class = part
            .child_by_field_name("type")
            .and_then(|class| self.class_in(class));
        let pattern = pattern_of(part).and_then(|pattern| self.lower(pattern));
        let name = match pattern {
            Some(_) => "",
            None => self.source_of(name),
        };
        Some(Parameter {
            name: name
                .trim_start_matches(['$', '*', '&', '@', '%', '.'])
                .to_owned(),
            default,
            pattern,
            rest: is_rest(part) && !has_keywords(part),
            keywords: has_keywords(part),
            reference: place::find(part, Slot::Kind("reference_modifier")).is_some(),
            class,
        })
    }

    /// What a class is made with, in C#: `class Shop(IClient client)`.
    fn primary(&mut self, part: Part<'_>) -> Vec<Node> {
        let given = place::all(part, Slot::Kind("parameter_list"));
        let given = given.into_iter().filter_map(|one| {
            let target = self.lower(one.child_by_field_name("name")?)?;
            let class = self.class_in(one.child_by_field_name("type")?);
            let assigned = super::typed::declared(one, target, class);
            Some(Node::new(super::at(one), assigned))
        });
        given.collect()
    }

    pub(super) fn class(&mut self, part: Part<'_>, name: Slot, base: Slot, body: Slot) -> Kind {
        let text = |slot| place::find(part, slot).map(|found| self.source_of(found));
        let name = match text(name) {
            Some(name) => last_name(name).to_owned(),
            // One without a name is told apart by its place.
            None => format!("class {}", super::at(part)),
        };
        let bases = text(base).unwrap_or_default();
        let bases = bases
            .split([',', '(', ')', ' ', '<', '\n'])
            .filter(|word| !matches!(*word, "" | "extends" | "implements" | ":"))
            .map(|word| last_name(word).to_owned())
            .collect();
        let mut declared = self.primary(part);
        declared.extend(self.documented_properties(part));
        let body = place::find(part, body).map(|body| self.children(body));
        declared.extend(body.unwrap_or_default());
        Kind::Class(Rc::new(Class {
            name,
            bases,
            body: declared,
        }))
    }
}

/// What a parameter is taken apart into.
fn pattern_of(part: Part<'_>) -> Option<Part<'_>> {
    let is_pattern = |part: &Part<'_>| {
        matches!(
            part.kind(),
            "array_pattern" | "object_pattern" | "destructured_parameter"
        )
    };
    let fields = ["pattern", "left"].iter();
    let inner = fields.filter_map(|field| part.child_by_field_name(field));
    std::iter::once(part).chain(inner).find(is_pattern)
}

/// Whether a parameter has what is given by names: `**options`, `**options: str`.
fn has_keywords(part: Part<'_>) -> bool {
    let inside = part.named_child(0).map_or("", |child| child.kind());
    [part.kind(), inside].contains(&"dictionary_splat_pattern")
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
