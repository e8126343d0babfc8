//! How values are spread.

use super::scale::Scale;
use super::{HEIGHT, Place, SHARES, Shape, columns, length};
use crate::table::{Cell, Table};
use crate::text::{Count, Text};

/// How values are spread: how many lie between two borders, and below which value a share of them lies.
#[derive(Clone, Debug)]
pub struct Distribution {
    pub(crate) title: Text,
    unit: Text,
    /// In ascending order; all are numbers.
    values: Vec<f64>,
}

/// How many columns are drawn.
const BINS: usize = 20;

impl Distribution {
    /// The spread of values. What is no number, or has no end, is left out.
    pub fn new(
        title: impl Into<Text>,
        unit: impl Into<Text>,
        values: impl IntoIterator<Item = f64>,
    ) -> Self {
        let mut values: Vec<f64> = values
            .into_iter()
            .filter(|value| value.is_finite())
            .collect();
        values.sort_unstable_by(f64::total_cmp);
        Self {
            title: title.into(),
            unit: unit.into(),
            values,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value that a share of all is not above, by the nearest rank.
    fn quantile(&self, share: f64) -> f64 {
        let rank = (length(self.values.len() as u64) * share).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank is a whole number within the length"
        )]
        let place = (rank as usize).saturating_sub(1);
        self.values.get(place).copied().unwrap_or_default()
    }

    pub(crate) fn quantiles(&self) -> Vec<(Text, Text)> {
        let told =
            |share: f64| Text::from(format!("{} {}", rounded(self.quantile(share)), self.unit));
        SHARES
            .map(|(name, share)| (Text::new(name), told(share)))
            .to_vec()
    }

    /// The borders of each column and how many values lie between them.
    fn bins(&self) -> Vec<((f64, f64), u64)> {
        let (Some(&least), Some(&most)) = (self.values.first(), self.values.last()) else {
            return Vec::new();
        };
        let each =
            (most / length(BINS as u64) - least / length(BINS as u64)).max(f64::MIN_POSITIVE);
        let border = |place: usize| least + each * length(place as u64);
        let mut bins: Vec<((f64, f64), u64)> = (0..BINS)
            .map(|place| ((border(place), border(place.saturating_add(1))), 0))
            .collect();
        let mut place = 0;
        for &value in &self.values {
            while place + 1 < BINS && value >= bins[place].0.1 {
                place += 1;
            }
            bins[place].1 += 1;
        }
        bins
    }

    pub(crate) fn scale(&self) -> Scale {
        Scale::of(
            self.bins()
                .iter()
                .map(|(_, count)| *count)
                .max()
                .unwrap_or(0),
        )
    }

    /// What a screen reader tells of the drawing.
    pub(crate) fn label(&self) -> String {
        let count = Count(self.values.len() as u64);
        let [median, .., most] = &self.quantiles()[..] else {
            return String::new();
        };
        format!(
            "{}: {count} values, median {}, largest {}",
            self.title, median.1, most.1
        )
    }

    pub(crate) fn shapes(&self) -> Vec<Shape> {
        let bins = self.bins();
        let scale = self.scale();
        let drawn = bins
            .iter()
            .zip(columns(bins.len()))
            .filter(|(bin, _)| bin.1 > 0);
        drawn
            .map(|((borders, count), (x, width))| {
                let height = scale.height(*count);
                let title = format!("{}: {}", self.between(*borders), Count(*count));
                Shape {
                    colour: 0,
                    x: Place(x),
                    y: Place(HEIGHT - height),
                    width: Place(width),
                    height: Place(height),
                    title: Text::whole(&title),
                }
            })
            .collect()
    }

    fn between(&self, (from, to): (f64, f64)) -> String {
        format!("{} to {} {}", rounded(from), rounded(to), self.unit)
    }

    /// The least and the largest value.
    pub(crate) fn ends(&self) -> Vec<Text> {
        let ends = [self.values.first(), self.values.last()];
        let told = |value: &f64| Text::from(format!("{} {}", rounded(*value), self.unit));
        ends.into_iter().flatten().map(told).collect()
    }

    pub(crate) fn table(&self) -> Table {
        let mut table = Table::new(self.title.clone(), ["Values", "Count"]);
        for (borders, count) in self.bins() {
            table.push([Cell::from(self.between(borders)), Cell::Count(Count(count))]);
        }
        table
    }
}

/// A value with as many digits as are read.
fn rounded(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_were_seen() {
        let spread = Distribution::new("Time", "ms", (1..=200).map(f64::from));
        let told: Vec<String> = spread
            .quantiles()
            .iter()
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        assert_eq!(
            told,
            [
                "Median 100 ms",
                "90 % 180 ms",
                "95 % 190 ms",
                "99 % 198 ms",
                "Largest 200 ms"
            ]
        );
        assert_eq!(
            spread.bins().iter().map(|(_, count)| count).sum::<u64>(),
            200
        );
        assert!(
            spread
                .bins()
                .iter()
                .all(|(_, count)| (9..=11).contains(count))
        );
    }

    #[test]
    fn any_values_can_be_drawn() {
        let strange = [
            f64::NAN,
            f64::INFINITY,
            f64::MAX,
            f64::MIN,
            0.0,
            -0.0,
            1e-300,
        ];
        for values in [
            &strange[..],
            &strange[..2],
            &[5.0, 5.0],
            &[f64::MAX],
            &[1e-320],
        ] {
            let spread = Distribution::new("Time", "ms", values.iter().copied());
            let counted: u64 = spread.bins().iter().map(|(_, count)| count).sum();
            assert_eq!(
                counted,
                values.iter().filter(|value| value.is_finite()).count() as u64
            );
            assert!(
                spread
                    .shapes()
                    .iter()
                    .all(|shape| shape.height.0.is_finite())
            );
        }
    }
}
