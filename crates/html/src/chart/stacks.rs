//! Counts of several kinds side by side, as horizontal bars of several parts.

use super::{COLOURS, Place, Shape, WIDTH, length};
use crate::table::{Cell, Table};
use crate::text::{Count, Text};

/// Counts of things with names, one bar each, of one part a kind. The longest fills the width; six kinds have colours of
/// their own.
#[derive(Clone, Debug)]
pub struct Stacks {
    pub(crate) title: Text,
    unit: Text,
    pub(crate) kinds: Vec<Text>,
    pub(crate) stacks: Vec<Stack>,
}

/// One bar.
#[derive(Clone, Debug)]
pub(crate) struct Stack {
    pub(crate) name: Text,
    counts: Vec<u64>,
}

impl Stack {
    pub(crate) fn sum(&self) -> Count {
        let sum = self.counts.iter().copied().fold(0, u64::saturating_add);
        Count(sum)
    }
}

impl Stacks {
    /// A chart without bars: what is counted, in which unit, and the kinds.
    pub fn new<K: Into<Text>>(
        title: impl Into<Text>,
        unit: impl Into<Text>,
        kinds: impl IntoIterator<Item = K>,
    ) -> Self {
        Self {
            title: title.into(),
            unit: unit.into(),
            kinds: kinds.into_iter().map(Into::into).collect(),
            stacks: Vec::new(),
        }
    }

    /// Adds a bar, one count a kind. What lacks is 0.
    #[must_use]
    pub fn stack(mut self, name: impl Into<Text>, counts: &[u64]) -> Self {
        self.push(name, counts);
        self
    }

    /// Adds a bar, as [`stack`](Self::stack).
    pub fn push(&mut self, name: impl Into<Text>, counts: &[u64]) {
        let mut counts = counts.to_vec();
        counts.resize(self.kinds.len(), 0);
        self.stacks.push(Stack {
            name: name.into(),
            counts,
        });
    }

    /// What a screen reader tells of a bar.
    pub(crate) fn label(&self, stack: &Stack) -> String {
        let counts = stack.counts.iter().zip(&self.kinds);
        let told = counts.filter(|(count, _)| **count > 0);
        let told: Vec<String> = told
            .map(|(count, kind)| format!("{} {kind}", Count(*count)))
            .collect();
        format!(
            "{}: {}: {}",
            stack.name,
            stack.sum().of(&self.unit),
            told.join(", ")
        )
    }

    pub(crate) fn shapes(&self, stack: &Stack) -> Vec<Shape> {
        let longest = self.stacks.iter().map(|stack| stack.sum().0).max();
        let longest = length(longest.unwrap_or(0).max(1));
        let mut x = 0.0;
        let mut shapes = Vec::new();
        for (kind, (count, name)) in stack.counts.iter().zip(&self.kinds).enumerate() {
            // Sums that do not fit into a number end where the drawing does.
            let width = (length(*count) / longest * WIDTH).min(WIDTH - x);
            if *count > 0 {
                let title = format!("{} {name}", Count(*count));
                shapes.push(Shape {
                    colour: kind % COLOURS,
                    x: Place(x),
                    y: Place(0.0),
                    width: Place(width),
                    height: Place(10.0),
                    title: Text::whole(&title),
                });
            }
            x += width;
        }
        shapes
    }

    pub(crate) fn table(&self) -> Table {
        let headings = std::iter::once(Text::new("Name")).chain(self.kinds.iter().cloned());
        let mut table = Table::new(self.title.clone(), headings);
        for stack in &self.stacks {
            let counts = stack.counts.iter().map(|&count| Cell::Count(Count(count)));
            table.push(std::iter::once(Cell::Text(stack.name.clone())).chain(counts));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side_within_the_longest_bar() {
        let chart = Stacks::new("Values", "values", ["equal", "parting"])
            .stack("Contact", &[60, 40])
            .stack("Job", &[25])
            .stack("Lead", &[]);
        let places = |at: usize| {
            let shapes = chart.shapes(&chart.stacks[at]);
            let places = shapes.iter().map(|one| (one.colour, one.x.0, one.width.0));
            places.collect::<Vec<_>>()
        };
        assert_eq!(places(0), [(0, 0.0, 600.0), (1, 600.0, 400.0)]);
        assert_eq!(places(1), [(0, 0.0, 250.0)]);
        assert!(places(2).is_empty());
        assert_eq!(
            chart.label(&chart.stacks[0]),
            "Contact: 100 values: 60 equal, 40 parting"
        );
    }

    #[test]
    fn what_cannot_be_added_stays_within_the_drawing() {
        let chart = Stacks::new("Values", "values", ["a", "b"]).stack("x", &[u64::MAX, u64::MAX]);
        let shapes = chart.shapes(&chart.stacks[0]);
        assert!(shapes.iter().all(|one| one.x.0 + one.width.0 <= WIDTH));
    }
}
