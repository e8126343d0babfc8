//! Counts side by side, as horizontal bars.

use super::{Place, WIDTH, length};
use crate::table::{Cell, Table};
use crate::text::{Count, Text};

/// Counts of things with names, as bars whose longest fills the width.
#[derive(Clone, Debug)]
pub struct Bars {
    pub(crate) title: Text,
    unit: Text,
    pub(crate) bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) name: Text,
    pub(crate) count: Count,
}

impl Bars {
    /// A chart without bars: what is counted, and in which unit.
    pub fn new(title: impl Into<Text>, unit: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            unit: unit.into(),
            bars: Vec::new(),
        }
    }

    /// Adds a bar.
    #[must_use]
    pub fn bar(mut self, name: impl Into<Text>, count: u64) -> Self {
        self.push(name, count);
        self
    }

    /// Adds a bar, as [`bar`](Self::bar).
    pub fn push(&mut self, name: impl Into<Text>, count: u64) {
        self.bars.push(Bar {
            name: name.into(),
            count: Count(count),
        });
    }

    pub(crate) fn width(&self, bar: &Bar) -> Place {
        let longest = self.bars.iter().map(|bar| bar.count.0).max().unwrap_or(0);
        Place(length(bar.count.0) / length(longest.max(1)) * WIDTH)
    }

    /// What a screen reader tells of a bar.
    pub(crate) fn label(&self, bar: &Bar) -> String {
        format!("{}: {}", bar.name, bar.count.of(&self.unit))
    }

    pub(crate) fn table(&self) -> Table {
        let mut table = Table::new(self.title.clone(), [Text::new("Name"), self.unit.clone()]);
        for bar in &self.bars {
            table.push([Cell::Text(bar.name.clone()), Cell::Count(bar.count)]);
        }
        table
    }
}
