//! Loops over lists and maps that are written out: what stands in them is looked at once for each of the list.

use super::frame::Turn;
use super::machine::{FUEL, Machine};
use super::value::Value;
use crate::hit::Language;
use crate::syntax::Each;

/// How many times what stands in a loop is looked at, counted with the loops around it.
const MOST_TURNS: usize = 64;
/// What is left of the walk from which on a loop is looked at once, so that what stands behind it is reached.
const RESERVE: usize = FUEL / 2;

impl Machine<'_> {
    /// A loop; what it makes where that is a list.
    pub(super) fn each(&mut self, each: &Each) -> Value {
        let list = self.eval(&each.list);
        let turns = self.turns_over(&list);
        let is_known = turns.is_some();
        let turns = turns.unwrap_or_else(|| vec![self.any_turn(&list)]);
        self.begin_branch();
        let around = self.turn;
        let mut made = Vec::new();
        for (number, turn) in turns.iter().enumerate() {
            let is_short = self.fuel < RESERVE;
            let any = is_short.then(|| self.any_turn(&list));
            let (key, item) = any.as_ref().unwrap_or(turn);
            self.turn = around.inner(number, turns.len());
            if let Some(target) = &each.key {
                self.assign(target, key.clone());
            }
            if let Some(target) = &each.item {
                self.assign(target, item.own_record());
            }
            let mut last = Value::Unknown;
            for part in &each.body {
                last = self.eval(part);
            }
            made.push(last);
            if is_short {
                break;
            }
        }
        self.turn = around;
        self.end_branch();
        let is_known = is_known && made.len() == turns.len();
        match each.makes_list && is_known {
            true => Value::list(made),
            false => Value::Unknown,
        }
    }

    /// Key and item of each turn of a loop; none where they are not known, or are too many.
    fn turns_over(&self, list: &Value) -> Option<Vec<(Value, Value)>> {
        let pairs = self.entries(list)?;
        let is_map = matches!(list, Value::Map(_));
        let turns = pairs.into_iter().map(|pair| self.turn_of(is_map, pair));
        Some(turns.collect())
    }

    /// Keys and values of a map, or numbers and items of a list, where there are no others.
    pub(super) fn entries(&self, list: &Value) -> Option<Vec<(Value, Value)>> {
        let is_spread = |value: &Value| matches!(value, Value::Spread(_));
        let number = |place: usize| Value::Number(place.to_string().into());
        let all: Vec<(Value, Value)> = match list {
            Value::List(items) if !items.iter().any(is_spread) => {
                let items = items.iter().enumerate();
                items
                    .map(|(place, item)| (number(place), item.clone()))
                    .collect()
            }
            Value::Map(pairs) if !pairs.iter().any(|(key, _)| is_spread(key)) => pairs.to_vec(),
            _ => return None,
        };
        let times = self.turn.times.saturating_mul(all.len());
        let is_affordable = times <= MOST_TURNS && self.fuel >= RESERVE;
        (!all.is_empty() && is_affordable).then_some(all)
    }

    /// What a loop over a map gives: keys in some languages, pairs in others.
    fn turn_of(&self, is_map: bool, (key, item): (Value, Value)) -> (Value, Value) {
        match self.language {
            Language::Python if is_map => (Value::Unknown, key),
            Language::CSharp | Language::Java if is_map => {
                let pair = vec![(Value::text("Key"), key), (Value::text("Value"), item)];
                (Value::Unknown, Value::map(pair))
            }
            _ => (key, item),
        }
    }

    /// Any turn of a loop, where each alone is not known.
    fn any_turn(&self, list: &Value) -> (Value, Value) {
        let (mut keys, mut items) = (Vec::new(), Vec::new());
        for way in list.ways() {
            let pairs = match way {
                Value::List(all) => all
                    .iter()
                    .map(|item| (Value::Unknown, item.clone()))
                    .collect(),
                Value::Map(pairs) => pairs.to_vec(),
                _ => vec![(Value::Unknown, Value::Unknown)],
            };
            let is_map = matches!(way, Value::Map(_));
            for pair in pairs {
                let (key, item) = self.turn_of(is_map, pair);
                keys.push(key);
                items.push(item);
            }
        }
        (Value::either(keys), Value::either(items))
    }
}

impl Turn {
    /// A turn of a loop in this one.
    pub(super) fn inner(self, number: usize, of: usize) -> Self {
        const MOST: u64 = MOST_TURNS as u64 + 1;
        let number = u64::try_from(number).unwrap_or(u64::MAX).saturating_add(1);
        Self {
            id: self.id.wrapping_mul(MOST).wrapping_add(number),
            times: self.times.saturating_mul(of.max(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Audit;
    use crate::fold::frame::Frame;

    fn found(program: &str) -> (usize, usize) {
        let audit = Audit::new(Vec::new()).unwrap();
        let found = audit.read("shop.php", program.as_bytes());
        (found.hits.len(), found.reading.skipped.len())
    }

    #[test]
    fn a_loop_with_a_large_body_leaves_enough_for_what_stands_behind_it() {
        let items = (0..60).map(|n| format!("'x{n}',")).collect::<String>();
        let body = "$y = f($each, 'a' . $each, array($each => 1));\n".repeat(50);
        let source = format!("<?php foreach (array({items}) as $each) {{\n{body}}}\n");
        let audit = Audit::new(Vec::new()).unwrap();
        let grammar = crate::language::grammar(Language::Php).unwrap();
        let program = grammar.read(&source, &|_| false).unwrap();
        let mut machine = Machine::new(&audit.rules, Language::Php, &source, &|_| false);
        machine.frames = vec![Frame::default()];
        machine.fuel = RESERVE + 5_000;
        for node in &program.nodes {
            machine.eval(node);
        }
        // The body once more, and not as often as the list is long.
        let spent = RESERVE.saturating_sub(machine.fuel);
        assert!(machine.fuel < RESERVE && spent < 3_000, "{spent}");
    }

    #[test]
    fn loops_in_loops_are_gone_through_a_bounded_number_of_times() {
        let list = |name: &str| {
            let items = (0..10).map(|n| format!("'{name}{n}',")).collect::<String>();
            format!("foreach (array({items}) as ${name}) {{\n")
        };
        let heads: String = ["a", "b", "c", "d", "e", "f"]
            .iter()
            .map(|name| list(name))
            .collect();
        let program = format!(
            "<?php $app = new iSDK();\n{heads}$app->dsLoad('Lead', $f, array('Id'));\n{}",
            "}\n".repeat(6)
        );
        assert_eq!(found(&program), (1, 0));
    }
}
