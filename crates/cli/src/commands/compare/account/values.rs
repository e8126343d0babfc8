//! The values of the differences of this start of the program, where they are to be shown: the state has none. As many are held as a
//! report has room for, and of each kind some, as there.

use std::collections::HashMap;

use super::classify::Shown;
use crate::commands::compare::run_report::{Difference, MOST_DIFFERENCES};
use crate::commands::compare::state::Found;

/// How many of a kind that is explained: the state keeps some examples.
const EXAMPLES: usize = 100;

/// Values by what they are of.
#[derive(Debug)]
pub(super) struct Values {
    /// In the order in which they came, by target, column, backend and cause.
    kinds: HashMap<[String; 4], Vec<(Row, Shown)>>,
    held: usize,
    most: usize,
}

/// A row by its id and by what it is known by besides.
type Row = (Option<i64>, Option<String>);

impl Default for Values {
    fn default() -> Self {
        Self::at_most(usize::try_from(MOST_DIFFERENCES).unwrap_or(usize::MAX))
    }
}

impl Values {
    fn at_most(most: usize) -> Self {
        Self {
            kinds: HashMap::new(),
            held: 0,
            most,
        }
    }

    /// Holds the values of a difference, if need be in the place of the last of the kind that there are most of.
    pub(super) fn hold(&mut self, target: &str, found: &Found, values: Shown) {
        let own = self.kinds.get(&kind(target, found)).map_or(0, Vec::len);
        if own >= EXAMPLES && found.kind != "likely" {
            return;
        }
        if self.held >= self.most {
            let longest = self.kinds.values_mut().max_by_key(|kind| kind.len());
            match longest.filter(|kind| kind.len() > own.saturating_add(1)) {
                Some(longest) => drop(longest.pop()),
                None => return,
            }
            self.held = self.held.saturating_sub(1);
        }
        let kind = self.kinds.entry(kind(target, found)).or_default();
        kind.push(((found.row, found.key.clone()), values));
        self.held = self.held.saturating_add(1);
    }

    /// Puts values in the place of their hashes.
    pub(super) fn show(&self, differences: &mut [Difference]) {
        let rows = self
            .kinds
            .iter()
            .flat_map(|(kind, rows)| rows.iter().map(move |(row, values)| ((kind, row), values)));
        let rows: HashMap<(&[String; 4], &Row), &Shown> = rows.collect();
        for one in differences {
            let kind = [&one.target, &one.column, &one.backend, &one.cause].map(String::clone);
            let row = (one.row, one.key.clone());
            if let Some(values) = rows.get(&(&kind, &row)) {
                one.key.clone_from(&values.key);
                one.left.clone_from(&values.left);
                one.right.clone_from(&values.right);
            }
        }
    }
}

fn kind(target: &str, found: &Found) -> [String; 4] {
    [target, &found.column, &found.backend, &found.cause].map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(row: i64, cause: &str, kind: &str) -> Found {
        let text = |text: &str| text.to_owned();
        Found {
            row: Some(row),
            key: None,
            column: text("Phone1"),
            backend: text("v2"),
            finding: text("different"),
            cause: text(cause),
            kind: text(kind),
            reading: text("first"),
            left: Some(text("text(1)#1")),
            right: None,
        }
    }

    fn difference(found: &Found) -> Difference {
        Difference {
            number: 1,
            target: "Contact".to_owned(),
            row: found.row,
            key: None,
            column: found.column.clone(),
            backend: found.backend.clone(),
            finding: found.finding.clone(),
            cause: found.cause.clone(),
            kind: found.kind.clone(),
            reading: found.reading.clone(),
            left: found.left.clone(),
            right: None,
            standing: None,
        }
    }

    /// The rows whose values are shown.
    fn shown(values: &Values, all: &[Found]) -> Vec<i64> {
        let mut differences: Vec<Difference> = all.iter().map(difference).collect();
        values.show(&mut differences);
        let is_shown = |one: &&Difference| one.left.as_deref() == Some("open");
        let shown = differences.iter().filter(is_shown);
        shown.filter_map(|one| one.row).collect()
    }

    fn held(all: &[Found], most: usize) -> Values {
        let mut values = Values::at_most(most);
        for one in all {
            let open = Shown {
                left: Some("open".to_owned()),
                ..Shown::default()
            };
            values.hold("Contact", one, open);
        }
        values
    }

    #[test]
    fn values_of_one_kind_make_room_for_those_of_others() {
        let many = (1..=6).map(|row| found(row, "zone_shift", "likely"));
        let others = (7..=8).map(|row| found(row, "order", "likely"));
        let all: Vec<Found> = many.chain(others).collect();
        assert_eq!(shown(&held(&all, 4), &all), [1, 2, 7, 8]);
        assert_eq!(shown(&held(&all, 6), &all), [1, 2, 3, 4, 7, 8]);
    }

    #[test]
    fn of_what_is_explained_no_more_are_held_than_the_state_keeps() {
        let known = (1..=300).map(|row| found(row, "KB-006", "known"));
        let likely = (301..=400).map(|row| found(row, "order", "likely"));
        let all: Vec<Found> = known.chain(likely).collect();
        let shown = shown(&held(&all, 1_000), &all);
        assert_eq!((shown.len(), shown.last()), (200, Some(&400)));
    }
}
