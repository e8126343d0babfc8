//! What a program says that a value is of: casts, declared types, patterns.

use tree_sitter::Node as Part;

use super::class::{SEVERAL, class_of};
use super::place::{self, Slot};
use super::{Lowering, at};
use crate::syntax::{Kind, Node};

impl Lowering<'_> {
    /// `(Client) value`, `value as Client`.
    pub(super) fn cast(&mut self, part: Part<'_>, value: Slot, class: Slot) -> Option<Kind> {
        let class = place::find(part, class).and_then(|class| self.class_in(class));
        let value = self.slot(part, value)?;
        Some(typed(value, class).kind)
    }

    /// `$client instanceof Client`: from there on the variable is that.
    pub(super) fn tested_by_class(&mut self, part: Part<'_>) -> Option<Kind> {
        let value = self.slot(part, Slot::Field("left"))?;
        let class = self.class_in(part.child_by_field_name("right")?);
        if !matches!(value.kind, Kind::Name(_) | Kind::Member(..)) {
            return Some(value.kind);
        }
        let target = value.clone();
        Some(Kind::Assign(
            Box::new(target),
            Box::new(typed(value, class)),
        ))
    }

    /// The class that a variable, a field or a property is declared with, where it stands beside its name.
    pub(super) fn declared_class(&self, part: Part<'_>) -> Option<String> {
        let around = || part.parent().and_then(|parent| self.type_of(parent));
        let documented = || self.documented_class(part);
        self.type_of(part).or_else(around).or_else(documented)
    }

    /// What a loop gives a name of a class that is written beside it: `foreach (Client client in clients)`.
    pub(super) fn said_of_each(&self, part: Part<'_>, item: Option<&Node>) -> Option<Node> {
        let item = item?;
        let class = self.type_of(part)?;
        let value = typed(item.clone(), Some(class));
        let assigned = Kind::Assign(Box::new(item.clone()), Box::new(value));
        Some(Node::new(item.at, assigned))
    }

    fn type_of(&self, part: Part<'_>) -> Option<String> {
        let is_declaration = matches!(
            part.kind(),
            "variable_declaration"
                | "property_declaration"
                | "field_declaration"
                | "local_variable_declaration"
                | "public_field_definition"
                | "variable_declarator"
                | "property_promotion_parameter"
                | "declaration_pattern"
                | "declaration_expression"
                | "foreach_statement"
        );
        let class = part.child_by_field_name("type").filter(|_| is_declaration);
        self.class_in(class?)
    }

    /// The class in a type: none for one of the language's own.
    pub(super) fn class_in(&self, part: Part<'_>) -> Option<String> {
        Some(self.class_as_known(class_of(self.source_of(part))?))
    }

    /// A class by the name that the library has, where an import gives it another.
    pub(super) fn class_as_known(&self, class: String) -> String {
        match class.strip_suffix(SEVERAL) {
            Some(one) => format!("{}{SEVERAL}", self.unaliased(one)),
            None => self.unaliased(&class).to_owned(),
        }
    }
}

/// A value that is said to be of a class. What is written out says itself what it is.
pub(super) fn typed(value: Node, class: Option<String>) -> Node {
    let says_nothing = matches!(
        value.kind,
        Kind::Null
            | Kind::Name(_)
            | Kind::Member(..)
            | Kind::Index(..)
            | Kind::Call(_)
            | Kind::New(_)
            | Kind::Branch(_)
            | Kind::Fork(_)
            | Kind::Tried(_)
            | Kind::Block(_)
    );
    match class.filter(|_| says_nothing) {
        Some(class) => Node::new(value.at, Kind::Typed(Box::new(value), class)),
        None => value,
    }
}

/// A declaration without a value: what its class says is all that is known.
pub(super) fn declared(part: Part<'_>, target: Node, class: Option<String>) -> Kind {
    match class {
        Some(class) => {
            let nothing = Node::new(at(part), Kind::Null);
            let value = typed(nothing, Some(class));
            Kind::Assign(Box::new(target), Box::new(value))
        }
        None => target.kind,
    }
}
