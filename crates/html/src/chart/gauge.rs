//! How much is left of something.

use super::{Place, WIDTH, length};
use crate::table::{Cell, Table};
use crate::text::{Count, Text};

/// How much is left of a quota. It is bad under a tenth and a warning under a quarter.
#[derive(Clone, Debug)]
pub struct Gauge {
    pub(crate) title: Text,
    unit: Text,
    left: u64,
    of: u64,
}

impl Gauge {
    /// What is left, in which unit, of how much.
    pub fn new(title: impl Into<Text>, unit: impl Into<Text>, left: u64, of: u64) -> Self {
        Self {
            title: title.into(),
            unit: unit.into(),
            left,
            of,
        }
    }

    /// The share that is left, from 0 to 1.
    fn share(&self) -> f64 {
        (length(self.left) / length(self.of.max(1))).min(1.0)
    }

    pub(crate) fn width(&self) -> Place {
        Place(self.share() * WIDTH)
    }

    pub(crate) fn class(&self) -> &'static str {
        match self.share() {
            share if share < 0.1 => "bad",
            share if share < 0.25 => "warning",
            _ => "good",
        }
    }

    /// What it says in words.
    pub(crate) fn label(&self) -> String {
        format!(
            "{} of {} {} ({:.0} %)",
            Count(self.left),
            Count(self.of),
            self.unit,
            (self.share() * 100.0).floor()
        )
    }

    pub(crate) fn table(&self) -> Table {
        Table::new(self.title.clone(), ["What", "Number"])
            .row([Cell::Text(self.unit.clone()), Cell::Count(Count(self.left))])
            .row([Cell::Text(Text::new("of")), Cell::Count(Count(self.of))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gauge_weighs_what_is_left() {
        let told = |left, of| {
            let gauge = Gauge::new("Quota", "calls left", left, of);
            (gauge.class(), gauge.label())
        };
        assert_eq!(
            told(499, 5_000),
            ("bad", "499 of 5,000 calls left (9 %)".to_owned())
        );
        assert_eq!(told(500, 5_000).0, "warning");
        assert_eq!(told(5_000, 5_000).0, "good");
        assert_eq!(told(0, 0).0, "bad");
        assert_eq!(told(9, 3), ("good", "9 of 3 calls left (100 %)".to_owned()));
    }
}
