//! Counts over time, stacked.

use super::scale::Scale;
use super::{COLOURS, HEIGHT, Place, Shape, columns};
use crate::table::{Cell, Table};
use crate::text::{Count, Text};

/// Counts over time, one colour a kind, stacked on each other. Six kinds have colours of their own.
#[derive(Clone, Debug)]
pub struct Series {
    pub(crate) title: Text,
    unit: Text,
    pub(crate) names: Vec<Text>,
    points: Vec<(Text, Vec<u64>)>,
}

impl Series {
    /// A series without points: what is counted, in which unit, and the kinds.
    pub fn new<N: Into<Text>>(
        title: impl Into<Text>,
        unit: impl Into<Text>,
        names: impl IntoIterator<Item = N>,
    ) -> Self {
        Self {
            title: title.into(),
            unit: unit.into(),
            names: names.into_iter().map(Into::into).collect(),
            points: Vec::new(),
        }
    }

    /// Adds what was counted at a time, one count a kind. What lacks is 0.
    #[must_use]
    pub fn at(mut self, time: impl Into<Text>, counts: &[u64]) -> Self {
        self.push(time, counts);
        self
    }

    /// Adds a time, as [`at`](Self::at).
    pub fn push(&mut self, time: impl Into<Text>, counts: &[u64]) {
        let mut counts = counts.to_vec();
        counts.resize(self.names.len(), 0);
        self.points.push((time.into(), counts));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    pub(crate) fn scale(&self) -> Scale {
        Scale::of(
            self.points
                .iter()
                .map(|(_, counts)| sum(counts))
                .max()
                .unwrap_or(0),
        )
    }

    /// What a screen reader tells of the drawing.
    pub(crate) fn label(&self) -> String {
        let all: Vec<u64> = self.points.iter().map(|(_, counts)| sum(counts)).collect();
        let most = all.iter().max().copied().unwrap_or(0);
        let times = u64::try_from(all.len()).unwrap_or(u64::MAX);
        format!(
            "{}: {} at {}, {} at most; the figures follow",
            self.title,
            Count(sum(&all)).of(&self.unit),
            Count(times).of(&Text::new("times")),
            Count(most)
        )
    }

    pub(crate) fn shapes(&self) -> Vec<Shape> {
        let scale = self.scale();
        let mut shapes = Vec::new();
        for ((time, counts), (x, width)) in self.points.iter().zip(columns(self.points.len())) {
            let mut y = HEIGHT;
            for (kind, (&count, name)) in counts.iter().zip(&self.names).enumerate() {
                let height = scale.height(count);
                y -= height;
                if count > 0 {
                    let title = format!("{time}: {} {name}", Count(count).of(&self.unit));
                    shapes.push(Shape {
                        colour: kind % COLOURS,
                        x: Place(x),
                        y: Place(y),
                        width: Place(width),
                        height: Place(height),
                        title: Text::whole(&title),
                    });
                }
            }
        }
        shapes
    }

    /// The times below the drawing: the first, the middle and the last.
    pub(crate) fn ends(&self) -> Vec<&Text> {
        let last = self.points.len().saturating_sub(1);
        let mut places = vec![0, last / 2, last];
        places.dedup();
        let points = places
            .into_iter()
            .filter_map(|place| self.points.get(place));
        points.map(|(time, _)| time).collect()
    }

    pub(crate) fn table(&self) -> Table {
        let headings = std::iter::once(Text::new("Time")).chain(self.names.iter().cloned());
        let mut table = Table::new(self.title.clone(), headings);
        for (time, counts) in &self.points {
            let counts = counts.iter().map(|&count| Cell::Count(Count(count)));
            table.push(std::iter::once(Cell::Text(time.clone())).chain(counts));
        }
        table
    }
}

fn sum(counts: &[u64]) -> u64 {
    counts
        .iter()
        .fold(0, |sum, &count| sum.saturating_add(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_stacked_and_fill_no_more_than_the_drawing() {
        let series = Series::new("Calls", "calls", ["v2", "v1"])
            .at("10:00", &[60, 40])
            .at("11:00", &[25])
            .at("12:00", &[1, 2, 3]);
        let shapes = series.shapes();
        let places: Vec<(usize, f64, f64)> = shapes
            .iter()
            .map(|one| (one.colour, one.y.0, one.height.0))
            .collect();
        let expected = [
            (0, 40.0, 60.0),
            (1, 0.0, 40.0),
            (0, 75.0, 25.0),
            (0, 99.0, 1.0),
            (1, 97.0, 2.0),
        ];
        for (found, expected) in places.iter().zip(expected) {
            assert_eq!(found.0, expected.0);
            assert!(
                (found.1 - expected.1).abs() < 1e-9,
                "{found:?} {expected:?}"
            );
            assert!(
                (found.2 - expected.2).abs() < 1e-9,
                "{found:?} {expected:?}"
            );
        }
        assert_eq!(places.len(), expected.len());
        assert!(
            shapes
                .iter()
                .all(|one| one.x.0 >= 0.0 && one.x.0 + one.width.0 <= 1000.0)
        );
        assert_eq!(
            series.label(),
            "Calls: 128 calls at 3 times, 100 at most; the figures follow"
        );
    }

    #[test]
    fn counts_that_cannot_be_added_are_drawn_all_the_same() {
        let series = Series::new("Calls", "calls", ["a", "b"]).at("now", &[u64::MAX, u64::MAX]);
        assert!(series.shapes().iter().all(|one| one.height.0 <= 100.0));
    }
}
