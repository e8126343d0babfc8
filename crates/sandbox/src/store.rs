//! The records of the account, by table and id. Both REST versions and XML-RPC read and write
//! these.
//!
//! Columns have their XML-RPC names. What only REST knows has a name that starts with a lower-case
//! letter, so it can never be mistaken for a column of a table.

use std::collections::BTreeMap;

use self::cell::Cell;
use self::index::{Index, Indexes, Key};

pub(crate) mod cell;
pub(crate) mod custom_columns;
pub(crate) mod fold;
pub(crate) mod index;
pub(crate) mod plant;
mod row;
pub(crate) mod schema;
pub(crate) mod seed;
pub(crate) mod slots;
pub(crate) mod zone;

use row::Role;
pub(crate) use row::Row;

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

    /// Whether a row of this id is stored with those of the table, of whatever table it is.
    pub(crate) fn is_stored(&self, table: &str, id: i64) -> bool {
        let rows = self.tables.get(schema::stored_as(table));
        rows.is_some_and(|rows| rows.contains_key(&id))
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
        row.settle();
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

    /// Puts a value in the place of another, where that one stands there, and says whether it did. Only for columns that no
    /// index looks at.
    pub(crate) fn swap_cell(
        &mut self,
        table: &str,
        id: i64,
        column: &str,
        from: Option<&Cell>,
        to: Option<&Cell>,
    ) -> bool {
        let rows = self.tables.get_mut(schema::stored_as(table));
        let Some(row) = rows.and_then(|rows| rows.get_mut(&id)) else {
            return false;
        };
        let fits = row.get(column) == from;
        if fits {
            row.put(column, to.cloned());
        }
        fits
    }

    /// Takes a row away for a while, of a table that no index looks at.
    pub(crate) fn lift_row(&mut self, table: &str, id: i64) -> Option<Row> {
        self.tables.get_mut(schema::stored_as(table))?.remove(&id)
    }

    /// Lays a row down under its own id, in a table that no index looks at; the next id stays what it was.
    pub(crate) fn lay_row(&mut self, table: &str, row: Row) {
        let stored = schema::stored_as(table).to_owned();
        self.tables.entry(stored).or_default().insert(row.id(), row);
    }

    /// An id that no row of the table has for a long time.
    pub(crate) fn far_id(&self, table: &str) -> i64 {
        let last = self.last_ids.get(schema::stored_as(table)).copied();
        last.unwrap_or_default().saturating_add(1_000_000)
    }

    /// Whether a row of any table names a contact.
    pub(crate) fn mentions_contact(&self, id: i64) -> bool {
        let names = |row: &Row| row.int("ContactId") == id || row.int("ContactID") == id;
        self.tables.values().flat_map(BTreeMap::values).any(names)
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
    match table {
        "Contact" => row.role() == Role::Person,
        "Company" => row.role() == Role::Company,
        "User" => row.role() == Role::User,
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
}
