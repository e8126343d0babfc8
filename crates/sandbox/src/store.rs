//! The records of the account, by table and id. Both REST versions and XML-RPC read and write
//! these.
//!
//! Columns have their XML-RPC names. What only REST knows has a name that starts with a lower-case
//! letter, so it can never be mistaken for a column of a table.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::cell::Cell;
use crate::index::{Index, Indexes, Key};
use crate::schema;

/// One record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// What column `Id` holds, at hand for sorting.
    id: i64,
    cells: BTreeMap<String, Cell>,
}

impl Row {
    /// The record's id; 0 before it is stored.
    pub(crate) fn id(&self) -> i64 {
        self.id
    }

    pub(crate) fn get(&self, column: &str) -> Option<&Cell> {
        self.cells.get(column)
    }

    /// Text of a column; empty when there is none.
    pub(crate) fn text(&self, column: &str) -> &str {
        match self.cells.get(column) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }

    /// Number of a column; 0 when there is none.
    pub(crate) fn int(&self, column: &str) -> i64 {
        match self.cells.get(column) {
            Some(Cell::Int(number)) => *number,
            Some(Cell::Bool(flag)) => i64::from(*flag),
            Some(Cell::Double(number)) => *number as i64,
            _ => 0,
        }
    }

    /// Number of a column; 0.0 when there is none.
    pub(crate) fn double(&self, column: &str) -> f64 {
        match self.cells.get(column) {
            Some(Cell::Double(number)) => *number,
            Some(Cell::Int(number)) => *number as f64,
            _ => 0.0,
        }
    }

    pub(crate) fn is(&self, column: &str) -> bool {
        self.int(column) != 0
    }

    pub(crate) fn date(&self, column: &str) -> Option<NaiveDate> {
        match self.cells.get(column) {
            Some(Cell::Date(date)) => Some(*date),
            Some(Cell::Time(instant)) => Some(instant.date_naive()),
            _ => None,
        }
    }

    pub(crate) fn time(&self, column: &str) -> Option<DateTime<Utc>> {
        match self.cells.get(column) {
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
        self.cells.insert(column.to_owned(), cell);
        self.note_id(column);
    }

    pub(crate) fn clear(&mut self, column: &str) {
        self.cells.remove(column);
        self.note_id(column);
    }

    fn note_id(&mut self, changed: &str) {
        if changed == "Id" {
            self.id = self.int("Id");
        }
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
        self.cells.iter().map(|(name, cell)| (name.as_str(), cell))
    }
}

/// All records of the account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    tables: BTreeMap<String, BTreeMap<i64, Row>>,
    last_ids: BTreeMap<String, i64>,
    pub(crate) indexes: Indexes,
}

impl Store {
    /// All rows as they are stored, table by table.
    pub(crate) fn tables(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &Row>)> {
        let tables = self.tables.iter();
        tables.map(|(name, rows)| (name.as_str(), rows.values()))
    }

    /// The rows a table shows, by id. Restrictions built into tables apply: contacts without users
    /// and companies, fields without form 0.
    ///
    /// The vendor's definition restricts contacts only by `IsUser = 0` and calls them persons; that
    /// company rows are left out here is inferred from that word.
    pub(crate) fn rows<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a Row> + 'a {
        self.rows_from(table, i64::MIN)
    }

    /// The rows a table shows from an id on, by id.
    pub(crate) fn rows_from<'a>(
        &'a self,
        table: &'a str,
        first: i64,
    ) -> impl Iterator<Item = &'a Row> + 'a {
        let rows = self.tables.get(schema::stored_as(table)).into_iter();
        rows.flat_map(move |rows| rows.range(first..))
            .map(|(_, row)| row)
            .filter(move |row| belongs(table, row))
    }

    /// The rows that an index has under a key, by id.
    pub(crate) fn rows_with<'a>(
        &'a self,
        index: &'a Index,
        key: Key,
    ) -> impl Iterator<Item = &'a Row> + 'a {
        let ids = index.ids(&key, self.rows(index.table)).iter();
        ids.filter_map(|id| self.row(index.table, *id))
    }

    /// One row of a table, unless the table hides it.
    pub(crate) fn row(&self, table: &str, id: i64) -> Option<&Row> {
        self.tables
            .get(schema::stored_as(table))?
            .get(&id)
            .filter(|row| belongs(table, row))
    }

    pub(crate) fn row_mut(&mut self, table: &str, id: i64) -> Option<&mut Row> {
        self.stored_mut(table)?
            .get_mut(&id)
            .filter(|row| belongs(table, row))
    }

    pub(crate) fn has(&self, table: &str, id: i64) -> bool {
        self.row(table, id).is_some()
    }

    /// Stores a new row under the next id of its table, or under the id it already has.
    pub(crate) fn insert(&mut self, table: &str, mut row: Row) -> i64 {
        let stored = schema::stored_as(table);
        let last = self.last_ids.entry(stored.to_owned()).or_default();
        let id = match row.id() {
            0 => *last + 1,
            given => given,
        };
        *last = id.max(*last);
        row.set("Id", id);
        match table {
            "Company" => row.set("CompanyID", id),
            "User" => row.set("is_user", true),
            _ => {}
        }
        self.indexes.forget(stored);
        self.tables
            .entry(stored.to_owned())
            .or_default()
            .insert(id, row);
        id
    }

    pub(crate) fn remove(&mut self, table: &str, id: i64) -> bool {
        self.has(table, id)
            && self
                .stored_mut(table)
                .is_some_and(|rows| rows.remove(&id).is_some())
    }

    /// Removes the rows of a table that a test picks.
    pub(crate) fn remove_where(
        &mut self,
        table: &str,
        mut test: impl FnMut(&Row) -> bool,
    ) -> usize {
        let Some(rows) = self.stored_mut(table) else {
            return 0;
        };
        let before = rows.len();
        rows.retain(|_, row| !test(row));
        before - rows.len()
    }

    /// The stored rows of a table, to be changed.
    fn stored_mut(&mut self, table: &str) -> Option<&mut BTreeMap<i64, Row>> {
        let stored = schema::stored_as(table);
        self.indexes.forget(stored);
        self.tables.get_mut(stored)
    }

    /// The first row, by id, that a test picks.
    pub(crate) fn find<'a>(
        &'a self,
        table: &'a str,
        mut test: impl FnMut(&Row) -> bool,
    ) -> Option<&'a Row> {
        self.rows(table).find(|row| test(row))
    }
}

fn belongs(table: &str, row: &Row) -> bool {
    let company = || row.int("CompanyID") == row.id();
    match table {
        "Contact" => !row.is("is_user") && !company(),
        "Company" => !row.is("is_user") && company(),
        "User" => row.is("is_user"),
        "DataFormField" => row.int("FormId") != 0,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_companies_and_users_share_one_id_sequence_and_stay_apart() {
        let mut store = Store::default();
        assert_eq!(store.insert("Contact", Row::default()), 1);
        assert_eq!(store.insert("Company", Row::default()), 2);
        assert_eq!(store.insert("User", Row::default()), 3);
        let ids = |table: &str| store.rows(table).map(Row::id).collect::<Vec<_>>();
        assert_eq!(
            (ids("Contact"), ids("Company"), ids("User")),
            (vec![1], vec![2], vec![3])
        );
        assert!(store.row("Contact", 2).is_none());
    }

    #[test]
    fn an_index_follows_every_change() {
        let mut store = Store::default();
        let accounts = |store: &Store, contact| {
            let rows = store.rows_with(&store.indexes.accounts, Key::Number(contact));
            rows.map(Row::id).collect::<Vec<_>>()
        };
        assert!(accounts(&store, 7).is_empty());
        let row = || Row::default().with("ContactId", 7);
        let ids = [(); 3].map(|()| store.insert("SocialAccount", row()));
        assert_eq!(accounts(&store, 7), ids);
        if let Some(row) = store.row_mut("SocialAccount", ids[1]) {
            row.set("ContactId", 8);
        }
        assert_eq!(
            (accounts(&store, 7), accounts(&store, 8)),
            (vec![ids[0], ids[2]], vec![ids[1]])
        );
        store.remove("SocialAccount", ids[0]);
        assert_eq!(accounts(&store, 7), [ids[2]]);
        store.remove_where("SocialAccount", |row| row.int("ContactId") == 7);
        assert!(accounts(&store, 7).is_empty());
    }

    #[test]
    fn rows_from_an_id_on_are_those_not_below_it() {
        let mut store = Store::default();
        let ids = [(); 3].map(|()| store.insert("Contact", Row::default()));
        let rows = store.rows_from("Contact", ids[1]).map(Row::id);
        assert_eq!(rows.collect::<Vec<_>>(), ids[1..]);
    }

    #[test]
    fn an_empty_text_clears() {
        let mut row = Row::default().with("FirstName", "Ann");
        row.set("FirstName", "");
        assert_eq!(row.get("FirstName"), None);
    }
}
