//! How things that were counted by size are spread.

use super::scale::Scale;
use super::{HEIGHT, Place, SHARES, Shape, columns, length};
use crate::table::{Cell, Table};
use crate::text::{Count, Text};

/// How things are spread that were counted by size: one column for each range, from the smallest to the largest.
///
/// [`Distribution`](super::Distribution) is for values that are known one by one.
#[derive(Clone, Debug)]
pub struct Histogram {
    pub(crate) title: Text,
    unit: Text,
    ranges: Vec<(Text, u64)>,
}

impl Histogram {
    /// A chart without columns: what is spread, and what is counted.
    pub fn new(title: impl Into<Text>, unit: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            unit: unit.into(),
            ranges: Vec::new(),
        }
    }

    /// Adds the next larger range, by a name that says where it ends: `up to 5 ms`.
    #[must_use]
    pub fn range(mut self, name: impl Into<Text>, count: u64) -> Self {
        self.push(name, count);
        self
    }

    /// Adds a range, as [`range`](Self::range).
    pub fn push(&mut self, name: impl Into<Text>, count: u64) {
        self.ranges.push((name.into(), count));
    }

    fn sum(&self) -> u64 {
        let counts = self.ranges.iter().map(|(_, count)| *count);
        counts.fold(0, u64::saturating_add)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sum() == 0
    }

    /// The range within which a share of all lies.
    fn quantile(&self, share: f64) -> Option<&Text> {
        let rank = length(self.sum()) * share;
        let mut below: u64 = 0;
        let mut ranges = self.ranges.iter().filter(|(_, count)| *count > 0);
        let found = ranges.find(|(_, count)| {
            below = below.saturating_add(*count);
            length(below) >= rank
        });
        found.map(|(name, _)| name)
    }

    pub(crate) fn quantiles(&self) -> Vec<(Text, Text)> {
        let told = SHARES.iter().filter_map(|(name, share)| {
            let range = self.quantile(*share)?;
            Some((Text::new(name), range.clone()))
        });
        told.collect()
    }

    pub(crate) fn scale(&self) -> Scale {
        let counts = self.ranges.iter().map(|(_, count)| *count);
        Scale::of(counts.max().unwrap_or(0))
    }

    /// What a screen reader tells of the drawing.
    pub(crate) fn label(&self) -> String {
        let quantiles = self.quantiles();
        let [median, .., most] = &quantiles[..] else {
            return String::new();
        };
        let count = Count(self.sum());
        format!(
            "{}: {}, half of them {}, the largest {}",
            self.title,
            count.of(&self.unit),
            median.1,
            most.1
        )
    }

    pub(crate) fn shapes(&self) -> Vec<Shape> {
        let scale = self.scale();
        let drawn = self.ranges.iter().zip(columns(self.ranges.len()));
        let drawn = drawn.filter(|((_, count), _)| *count > 0);
        let shapes = drawn.map(|((name, count), (x, width))| {
            let height = scale.height(*count);
            let title = format!("{name}: {}", Count(*count).of(&self.unit));
            Shape {
                colour: 0,
                x: Place(x),
                y: Place(HEIGHT - height),
                width: Place(width),
                height: Place(height),
                title: Text::whole(&title),
            }
        });
        shapes.collect()
    }

    /// The first and the last range.
    pub(crate) fn ends(&self) -> Vec<&Text> {
        let ends = [self.ranges.first(), self.ranges.last()];
        ends.into_iter().flatten().map(|(name, _)| name).collect()
    }

    pub(crate) fn table(&self) -> Table {
        let mut table = Table::new(self.title.clone(), [Text::new("Size"), self.unit.clone()]);
        for (name, count) in &self.ranges {
            table.push([Cell::Text(name.clone()), Cell::Count(Count(*count))]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_by_the_range_they_lie_in() {
        let chart = Histogram::new("Time", "answers")
            .range("up to 5 ms", 50)
            .range("up to 10 ms", 0)
            .range("up to 25 ms", 45)
            .range("above 25 ms", 5);
        let told: Vec<String> = chart
            .quantiles()
            .iter()
            .map(|(name, range)| format!("{name} {range}"))
            .collect();
        assert_eq!(
            told,
            [
                "Median up to 5 ms",
                "90 % up to 25 ms",
                "95 % up to 25 ms",
                "99 % above 25 ms",
                "Largest above 25 ms"
            ]
        );
        assert_eq!(chart.shapes().len(), 3);
        assert_eq!(
            chart.label(),
            "Time: 100 answers, half of them up to 5 ms, the largest above 25 ms"
        );
    }

    #[test]
    fn nothing_and_too_much_can_be_drawn() {
        assert!(
            Histogram::new("Time", "answers")
                .range("up to 5 ms", 0)
                .is_empty()
        );
        let most = Histogram::new("Time", "answers")
            .range("up to 5 ms", u64::MAX)
            .range("above 5 ms", u64::MAX);
        assert!(most.shapes().iter().all(|shape| shape.height.0 <= HEIGHT));
        assert_eq!(most.quantiles().len(), 5);
    }
}
