//! Modules of the Ruby gem that a class takes in: what the gem calls is called there without a receiver.

use super::call::Given;
use super::frame::Sure;
use super::machine::Machine;
use super::params::known_table;
use super::pointing::points_to_keap;
use super::value::Value;
use crate::dialect::Known;
use crate::hit::{Certainty, Language};
use crate::syntax::{Kind, Node};

/// How many classes above one are looked at.
const HIGHEST: usize = 8;

impl Machine<'_> {
    /// Notes that the class around this place takes in a module of the gem: `include Infusionsoft`, `extend KeapHelper`.
    pub(super) fn note_taken_in(&mut self, name: &str, given: &Given<'_>) {
        if self.language != Language::Ruby || !matches!(name, "include" | "extend" | "prepend") {
            return;
        }
        let mut modules = given.arguments.iter().map(|one| &one.value);
        if modules.any(is_of_keap) {
            let class = self.class_around().unwrap_or_default().to_owned();
            self.takes_in.insert(class);
        }
    }

    /// What the gem calls without a receiver: likely by a name that it has alone, by one that others have, too, where the class
    /// takes the gem in or the call names a table. A function of the file is none of it.
    pub(super) fn taken_in(&mut self, name: &str, given: &Given<'_>) -> Option<Value> {
        if self.language != Language::Ruby || self.functions.contains_key(name) {
            return None;
        }
        let rules = self.rules;
        let is_meant = self.has_taken_in() || names_table(given);
        let is_one =
            |known: &Known<'_>| known.rule.method_at.is_none() && (is_meant || !known.rule.shared);
        let known = rules.calls_anywhere(self.language, name).find(is_one)?;
        if !(self.evidence)(known.dialect) {
            return None;
        }
        self.ruled(known, None, Certainty::Likely, Sure::No, given);
        Some(Value::Unknown)
    }

    /// Whether the class around this place, one above it or the whole file takes in a module of the gem.
    fn has_taken_in(&self) -> bool {
        let above = |class: &&str| self.classes.get(*class)?.first().map(String::as_str);
        let classes = std::iter::successors(self.class_around(), above).take(HIGHEST);
        let mut all = classes.chain([""]);
        all.any(|class| self.takes_in.contains(class))
    }

    fn class_around(&self) -> Option<&str> {
        let mut frames = self.frames.iter().rev();
        frames.find_map(|frame| frame.class.as_deref())
    }
}

/// `Infusionsoft::Client::Data`, `Concerns::KeapHelper`
fn is_of_keap(module: &Node) -> bool {
    match &module.kind {
        Kind::Name(name) => points_to_keap(name),
        Kind::Member(scope, name) => points_to_keap(name) || is_of_keap(scope),
        _ => false,
    }
}

/// Whether a call has a table of Keap's first, and something behind it.
fn names_table(given: &Given<'_>) -> bool {
    let first = given.values.first().and_then(Value::as_text);
    given.values.len() > 1 && first.is_some_and(|first| known_table(first).is_some())
}
