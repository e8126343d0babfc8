//! One record: its cells by the names of their columns.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use super::cell::Cell;
use super::schema;

/// What a record of the table that contacts, companies and users share is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    #[default]
    Person,
    /// Its own company.
    Company,
    User,
}

/// One record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// What column `Id` holds, at hand for sorting.
    id: i64,
    /// What columns `is_user` and `CompanyID` say: each reading of contacts asks it of every row.
    role: Role,
    /// By name. Large accounts have millions of cells: a list of pairs takes a third of what a map does.
    cells: Vec<(Cow<'static, str>, Cell)>,
}

impl Row {
    /// The record's id; 0 before it is stored.
    pub(crate) fn id(&self) -> i64 {
        self.id
    }

    /// What it is where contacts, companies and users share a table.
    pub(crate) fn role(&self) -> Role {
        self.role
    }

    pub(crate) fn get(&self, column: &str) -> Option<&Cell> {
        let place = self.place(column).ok()?;
        self.cells.get(place).map(|(_, cell)| cell)
    }

    /// Where a column is, or where it would be.
    fn place(&self, column: &str) -> Result<usize, usize> {
        self.cells
            .binary_search_by(|(name, _)| name.as_ref().cmp(column))
    }

    /// Text of a column; empty when there is none.
    pub(crate) fn text(&self, column: &str) -> &str {
        match self.get(column) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }

    /// Number of a column; 0 when there is none.
    pub(crate) fn int(&self, column: &str) -> i64 {
        match self.get(column) {
            Some(Cell::Int(number)) => *number,
            Some(Cell::Bool(flag)) => i64::from(*flag),
            Some(Cell::Double(number)) => *number as i64,
            _ => 0,
        }
    }

    /// Number of a column; 0.0 when there is none.
    pub(crate) fn double(&self, column: &str) -> f64 {
        match self.get(column) {
            Some(Cell::Double(number)) => *number,
            Some(Cell::Int(number)) => *number as f64,
            _ => 0.0,
        }
    }

    pub(crate) fn is(&self, column: &str) -> bool {
        self.int(column) != 0
    }

    pub(crate) fn date(&self, column: &str) -> Option<NaiveDate> {
        match self.get(column) {
            Some(Cell::Date(date)) => Some(*date),
            Some(Cell::Time(instant)) => Some(instant.date_naive()),
            _ => None,
        }
    }

    pub(crate) fn time(&self, column: &str) -> Option<DateTime<Utc>> {
        match self.get(column) {
            Some(Cell::Time(instant)) => Some(*instant),
            Some(Cell::Date(date)) => date.and_hms_opt(0, 0, 0).map(|naive| naive.and_utc()),
            _ => None,
        }
    }

    /// Sets a column. Empty text clears it: what the real server stores then is not documented, and
    /// an absent column is what a reader sees either way (inferred).
    pub(crate) fn set(&mut self, column: &str, cell: impl Into<Cell>) {
        let cell = cell.into();
        if cell.is_blank() {
            self.clear(column);
            return;
        }
        match self.place(column) {
            Ok(place) => self.cells[place].1 = cell,
            Err(place) => self
                .cells
                .insert(place, (schema::column_name(column), cell)),
        }
        self.note(column);
    }

    pub(crate) fn clear(&mut self, column: &str) {
        if let Ok(place) = self.place(column) {
            self.cells.remove(place);
        }
        self.note(column);
    }

    fn note(&mut self, changed: &str) {
        if !matches!(changed, "Id" | "CompanyID" | "is_user") {
            return;
        }
        self.id = self.int("Id");
        self.role = if self.is("is_user") {
            Role::User
        } else if self.int("CompanyID") == self.id {
            Role::Company
        } else {
            Role::Person
        };
    }

    /// Sets or clears.
    pub(crate) fn put<C: Into<Cell>>(&mut self, column: &str, cell: Option<C>) {
        match cell {
            Some(cell) => self.set(column, cell),
            None => self.clear(column),
        }
    }

    pub(crate) fn with(mut self, column: &str, cell: impl Into<Cell>) -> Self {
        self.set(column, cell);
        self
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Cell)> {
        self.cells.iter().map(|(name, cell)| (name.as_ref(), cell))
    }

    /// Gives back the room that grew with it.
    pub(crate) fn settle(&mut self) {
        self.cells.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_clears() {
        let mut row = Row::default().with("FirstName", "Ann");
        row.set("FirstName", "");
        assert_eq!(row.get("FirstName"), None);
    }
}
