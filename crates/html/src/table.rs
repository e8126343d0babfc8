//! Rows under headings.

use crate::text::{Count, Text};

/// A table with a caption, which screen readers tell.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub(crate) caption: Text,
    pub(crate) headings: Vec<Text>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What stands in a table: a number stands to the right.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Cell {
    /// A text.
    Text(Text),
    /// A whole number.
    Count(Count),
}

impl Table {
    /// A table without rows.
    pub fn new<H: Into<Text>>(
        caption: impl Into<Text>,
        headings: impl IntoIterator<Item = H>,
    ) -> Self {
        Self {
            caption: caption.into(),
            headings: headings.into_iter().map(Into::into).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row. What it lacks is empty, and what is more than the headings is left out.
    #[must_use]
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.push(cells);
        self
    }

    /// Adds a row, as [`row`](Self::row).
    pub fn push<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let mut row: Vec<Cell> = cells.into_iter().map(Into::into).collect();
        row.resize(self.headings.len(), Cell::Text(Text::default()));
        self.rows.push(row);
    }

    /// Whether a column is of numbers, as its first row says.
    pub(crate) fn is_counted(&self, column: usize) -> bool {
        let first = self.rows.first().and_then(|row| row.get(column));
        matches!(first, Some(Cell::Count(_)))
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl From<Count> for Cell {
    fn from(count: Count) -> Self {
        Self::Count(count)
    }
}

impl<T: Into<Text>> From<T> for Cell
where
    T: IsText,
{
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// What becomes a cell of text; a number has its own.
trait IsText {}

impl IsText for Text {}
impl IsText for &str {}
impl IsText for String {}
impl IsText for &String {}
