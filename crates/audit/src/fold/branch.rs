//! Parts that may be run, and values that are one of several.

use std::collections::HashMap;

use super::machine::Machine;
use super::value::Value;
use crate::syntax::Node;

impl Machine<'_> {
    /// Parts that may be run: afterwards each name has what it had before, or what it was given there.
    pub(super) fn branch(&mut self, parts: &[Node]) -> Value {
        self.begin_branch();
        let values: Vec<Value> = parts.iter().map(|part| self.eval(part)).collect();
        self.end_branch();
        // A choice between values is written as a branch, too: the condition is its first part.
        Value::either(values.into_iter().skip(1).collect())
    }

    /// `a || b`: both may be meant. Of a left side of which nothing is known the right one is what the program says.
    pub(super) fn otherwise(&mut self, value: &Node, other: &Node) -> Value {
        let value = self.eval(value);
        self.begin_branch();
        let other = self.eval(other);
        self.end_branch();
        value.or_else(other)
    }

    pub(super) fn begin_branch(&mut self) {
        if let Some(frame) = self.frame() {
            frame.changed.push(Vec::new());
        }
    }

    pub(super) fn end_branch(&mut self) {
        let changed = self.frame().and_then(|frame| frame.changed.pop());
        let mut first: HashMap<String, Option<Value>> = HashMap::new();
        for (name, before) in changed.unwrap_or_default() {
            first.entry(name).or_insert(before);
        }
        for (name, before) in first {
            let after = self
                .frame()
                .and_then(|frame| frame.names.get(&name).cloned());
            let ways = before.into_iter().chain(after).collect();
            self.set(&name, Value::either(ways));
        }
    }
}
