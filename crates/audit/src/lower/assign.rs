//! What is given to a name, and what is put behind what it has.

use std::rc::Rc;

use tree_sitter::Node as Part;

use super::pairs::paired;
use super::place::{self, Slot};
use super::{Lowering, at, name_of, typed};
use crate::hit::Language;
use crate::syntax::{Argument, Call, Kind, Node};

impl Lowering<'_> {
    pub(super) fn assignment(&mut self, part: Part<'_>, target: Slot, value: Slot) -> Option<Kind> {
        if let Some(taken_apart) = self.taken_apart(part, target, value) {
            return Some(taken_apart);
        }
        let target = self.slot(part, target)?;
        let class = self.declared_class(part);
        let Some(mut value) = self.slot(part, value) else {
            return Some(typed::declared(part, target, class));
        };
        if let (true, Kind::List(items)) = (self.is_assigned(part, '%'), &mut value.kind) {
            value.kind = paired(std::mem::take(items));
        }
        // `my @columns = ('Id')`
        if self.is_assigned(part, '@') && matches!(value.kind, Kind::Text(_) | Kind::Number(_)) {
            value.kind = Kind::List(vec![value.clone()]);
        }
        if let (Some(name), Kind::Function(function)) = (name_of(&target), &mut value.kind) {
            Rc::make_mut(function)
                .name
                .get_or_insert_with(|| name.to_owned());
        }
        if place::is_appending(part, self.source) && matches!(value.kind, Kind::Number(_)) {
            return Some(Kind::Counted(Box::new(target)));
        }
        if place::is_appending(part, self.source) {
            let joined = Kind::Join(vec![target.clone(), value]);
            value = Node::new(at(part), joined);
        }
        if place::is_default(part, self.source) {
            let either = Kind::Otherwise(Box::new(target.clone()), Box::new(value));
            value = Node::new(at(part), either);
        }
        let value = typed::typed(value, class);
        Some(Kind::Assign(Box::new(target), Box::new(value)))
    }

    /// Whether a hash or an array of Perl is assigned to: `my %fields = (..)`.
    fn is_assigned(&self, part: Part<'_>, sigil: char) -> bool {
        self.rules.language == Language::Perl
            && part.child_by_field_name("left").is_some_and(|left| {
                self.source_of(left)
                    .trim_start_matches("my ")
                    .starts_with(sigil)
            })
    }
}

/// `list << "Password"`, which changes the list: a call that adds.
pub(super) fn appended(part: Part<'_>, target: Node, pieces: Vec<Node>) -> Kind {
    let target = Kind::Member(Box::new(target), "append".to_owned());
    let arguments = pieces
        .into_iter()
        .map(|value| Argument { name: None, value });
    Kind::Call(Box::new(Call {
        target: Node::new(at(part), target),
        arguments: arguments.collect(),
        types: Vec::new(),
    }))
}
