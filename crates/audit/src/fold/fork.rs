//! Branches of which one is run: each begins with what was before all of them.

use std::collections::{HashMap, HashSet};

use super::machine::Machine;
use super::value::Value;
use crate::syntax::{Fork, Node, Tried, Way};

/// What names are at the ends of ways.
#[derive(Default)]
struct Ends {
    /// How many ways go on to what stands behind them.
    ways: usize,
    names: HashMap<String, End>,
    /// What the ways are, where that is a value.
    values: Vec<Value>,
}

#[derive(Default)]
struct End {
    ways: usize,
    values: Vec<Value>,
}

/// What a name was before it was changed.
type Before = Vec<(String, Option<Value>)>;

impl Machine<'_> {
    /// One of several ways: afterwards each name has what it had at the end of one of them.
    pub(super) fn fork(&mut self, fork: &Fork) -> Value {
        let mut ends = Ends::default();
        // What conditions change is changed for those behind them, but they may not be reached.
        let mut decided = Vec::new();
        let mut fallen = None;
        let last = fork.ways.len().saturating_sub(1);
        for (number, way) in fork.ways.iter().enumerate() {
            if !way.decides.is_empty() {
                self.begin_branch();
                self.each_of(&way.decides);
                decided.extend(self.keep_changes());
            }
            if fallen.is_none() {
                self.begin_branch();
            }
            let value = self.each_of(&way.body);
            if way.falls && number < last {
                let from = fallen.unwrap_or_default();
                fallen = Some(self.fall(from, &mut ends));
                continue;
            }
            fallen = None;
            self.end_way(way, value, &mut ends);
        }
        self.merge_before(decided);
        self.merge(ends, fork.is_whole)
    }

    /// What is tried, and what is run where that fails: anywhere in it.
    pub(super) fn tried(&mut self, tried: &Tried) -> Value {
        let mut ends = Ends::default();
        self.begin_branch();
        let mut value = self.each_of(&tried.body);
        let failing = self.changes();
        if !tried.otherwise.is_empty() {
            value = self.each_of(&tried.otherwise);
        }
        let whole = Way {
            leaves: tried.leaves,
            ..Way::default()
        };
        self.end_way(&whole, value, &mut ends);
        self.begin_branch();
        for (name, way) in &failing {
            let before = self
                .frame()
                .and_then(|frame| frame.names.get(name).cloned());
            let ways = before.into_iter().chain([way.clone()]);
            self.set(name, Value::either(ways.collect()));
        }
        let mut rescued = Vec::new();
        for way in &tried.rescues {
            self.begin_branch();
            let value = self.each_of(&way.body);
            rescued.push(!way.leaves);
            self.end_way(way, value, &mut ends);
        }
        // What the rescues left as it was.
        if rescued.contains(&true) {
            for (name, _) in &failing {
                let value = self
                    .frame()
                    .and_then(|frame| frame.names.get(name).cloned());
                let end = ends.names.entry(name.clone()).or_default();
                if end.ways < ends.ways {
                    end.values.extend(value);
                    end.ways = ends.ways;
                }
            }
        }
        self.undo_changes();
        let value = self.merge(ends, true);
        self.each_of(&tried.finally);
        value
    }

    fn each_of(&mut self, parts: &[Node]) -> Value {
        let mut last = Value::Unknown;
        for part in parts {
            last = self.eval(part);
        }
        last
    }

    /// Ends a way: what it changed is noted, and each name has again what it had before.
    fn end_way(&mut self, way: &Way, value: Value, ends: &mut Ends) {
        let changed = self.undo_changes();
        // Branches in each other carry what each of them changes.
        self.fuel = self.fuel.saturating_sub(changed.len());
        if way.leaves {
            return;
        }
        ends.ways = ends.ways.saturating_add(1);
        ends.values.push(value);
        for (name, after) in changed {
            let end = ends.names.entry(name).or_default();
            end.ways = end.ways.saturating_add(1);
            end.values.extend(after);
        }
    }

    /// A case without an end goes on into the next one, which may also be come to by itself. Gives how much of the changes
    /// was looked at.
    fn fall(&mut self, from: usize, ends: &mut Ends) -> usize {
        let Some(frame) = self.frames.last_mut() else {
            return from;
        };
        let changed = frame.changed.last().map(Vec::as_slice).unwrap_or_default();
        let mut seen = HashSet::new();
        for (name, before) in changed.iter().skip(from) {
            if !seen.insert(name) {
                continue;
            }
            let after = frame.names.get(name).cloned();
            let end = ends.names.entry(name.clone()).or_default();
            end.values.extend(after.clone());
            let ways = before.iter().cloned().chain(after).collect();
            frame.names.insert(name.clone(), Value::either(ways));
        }
        changed.len()
    }

    /// What the names that a way changed are now.
    fn changes(&self) -> Vec<(String, Value)> {
        let Some(frame) = self.frames.last() else {
            return Vec::new();
        };
        let changed = frame.changed.last().map(Vec::as_slice).unwrap_or_default();
        let mut seen = HashSet::new();
        let names = changed.iter().filter(|(name, _)| seen.insert(name));
        let now = |name: &String| Some((name.clone(), frame.names.get(name)?.clone()));
        names.filter_map(|(name, _)| now(name)).collect()
    }

    /// Gives each name that a way changed what it had before, and tells what the way made of it.
    fn undo_changes(&mut self) -> Vec<(String, Option<Value>)> {
        let Some(frame) = self.frames.last_mut() else {
            return Vec::new();
        };
        let mut made = Vec::new();
        for (name, before) in first_changes(frame.changed.pop()) {
            let after = match before {
                Some(before) => frame.names.insert(name.clone(), before),
                None => frame.names.remove(&name),
            };
            made.push((name, after));
        }
        made
    }

    /// Leaves what was changed as it is, as changed by what stands around it.
    fn keep_changes(&mut self) -> Before {
        let Some(frame) = self.frames.last_mut() else {
            return Vec::new();
        };
        let changed = frame.changed.pop().unwrap_or_default();
        if let Some(around) = frame.changed.last_mut() {
            around.extend(changed.iter().cloned());
        }
        changed
    }

    fn merge_before(&mut self, changed: Before) {
        for (name, before) in changed {
            let now = self
                .frame()
                .and_then(|frame| frame.names.get(&name).cloned());
            let ways = before.into_iter().chain(now).collect();
            self.set(&name, Value::either(ways));
        }
    }

    /// What stands behind the ways has what any of them made.
    fn merge(&mut self, ends: Ends, is_whole: bool) -> Value {
        for (name, end) in ends.names {
            let before = self
                .frame()
                .and_then(|frame| frame.names.get(&name).cloned());
            let is_kept = !is_whole || end.ways < ends.ways;
            let ways = before.filter(|_| is_kept).into_iter().chain(end.values);
            self.set(&name, Value::either(ways.collect()));
        }
        Value::either(ends.values)
    }
}

/// What each name was before it was changed first.
fn first_changes(changed: Option<Before>) -> HashMap<String, Option<Value>> {
    let mut first = HashMap::new();
    for (name, before) in changed.unwrap_or_default() {
        first.entry(name).or_insert(before);
    }
    first
}

#[cfg(test)]
mod tests;
