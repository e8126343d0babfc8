//! Tables and columns as data, and one marker type per table.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{FieldType, Untyped, id::RowId, row::Row};

pub use crate::tables::markers::*;
pub use crate::tables::visit_tables;

/// Who may do what with the content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Access {
    /// It may be asked for and filtered on.
    pub read: bool,
    /// It may be given when a record is added.
    pub add: bool,
    /// It may be changed in an existing record.
    pub edit: bool,
}

/// What may be done with the rows of a table through the `DataService`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TableAccess {
    /// `load`, `query`, `findByField`, `count`.
    pub read: bool,
    /// `DataService.add`.
    pub add: bool,
    /// `update`.
    pub edit: bool,
    /// `DataService.delete`.
    pub delete: bool,
}

/// What is known about a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnInfo {
    /// The name on the wire.
    pub name: &'static str,
    /// What it holds.
    pub field_type: FieldType,
    /// Who may do what with it.
    pub access: Access,
    /// Whether type and access come from Keap's own definition. A column that was only seen in use is not certain.
    pub certain: bool,
    /// Whether newer servers were seen to refuse it although it is in the definition.
    pub refused: bool,
    /// The table whose ids it holds.
    pub refers_to: Option<&'static str>,
}

impl ColumnInfo {
    /// A certain column without more to say about it.
    pub(crate) const fn new(name: &'static str, field_type: FieldType, access: Access) -> Self {
        Self {
            name,
            field_type,
            access,
            certain: true,
            refused: false,
            refers_to: None,
        }
    }

    pub(crate) const fn refers_to(mut self, table: &'static str) -> Self {
        self.refers_to = Some(table);
        self
    }

    pub(crate) const fn refused(mut self) -> Self {
        self.refused = true;
        self
    }

    pub(crate) const fn uncertain(mut self) -> Self {
        self.certain = false;
        self
    }
}

/// What is known about a table.
#[derive(Debug)]
#[non_exhaustive]
pub struct TableInfo {
    /// The name on the wire.
    pub name: &'static str,
    /// What a row is.
    pub meaning: &'static str,
    /// The columns, by name.
    pub columns: &'static [ColumnInfo],
    /// What may be done with its rows.
    pub access: TableAccess,
    /// The `DataFormField.FormId` of its custom fields; none when it cannot have any.
    pub custom_fields_form: Option<i32>,
    /// Whether the table is in Keap's own definition. One that was only seen in use is not certain.
    pub certain: bool,
}

/// All columns by table and name: rows are read value by value, and the widest table has 146 columns to look through. Nobody
/// from outside adds to it, so its hash need not be one that cannot be guessed.
static COLUMNS: LazyLock<FxHashMap<(&str, &str), &ColumnInfo>> = LazyLock::new(|| {
    let tables = crate::tables::TABLES.iter();
    let columns = tables.flat_map(|table| table.columns.iter().map(|column| (table.name, column)));
    columns
        .map(|(table, column)| ((table, column.name), column))
        .collect()
});

impl TableInfo {
    /// The column with this wire name. Custom fields are not listed.
    pub fn column(&self, name: &str) -> Option<&'static ColumnInfo> {
        COLUMNS.get(&(self.name, name)).copied()
    }

    /// What a query asks for when nothing was selected: the readable columns that are certain and not refused. In a
    /// table that is not certain as a whole: all readable ones.
    ///
    /// One column that the server does not know makes it refuse the whole query, so the default stays on the safe side.
    pub fn default_selection(&self) -> impl Iterator<Item = &'static str> {
        let whole_table_uncertain = !self.certain;
        self.columns
            .iter()
            .filter(move |column| {
                column.access.read
                    && !column.refused
                    && (column.certain || whole_table_uncertain || column.name == "Id")
            })
            .map(|column| column.name)
    }

    /// The readable columns that are not in the [default selection](Self::default_selection): only an account can tell whether it
    /// has them.
    pub fn uncertain_selection(&self) -> impl Iterator<Item = &'static str> {
        let readable = self.columns.iter().filter(|column| column.access.read);
        let names = readable.map(|column| column.name);
        names.filter(|name| !self.default_selection().any(|column| column == *name))
    }

    /// Whether its rows have an `Id`, so that they can be loaded, changed and deleted one by one.
    pub fn has_id(&self) -> bool {
        self.column("Id").is_some()
    }
}

/// A table as a type: `table::Contact`. Its columns are in the module of the same name, [`crate::contact`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    note = "tables are in `keap_schema::table`"
)]
pub trait Table: Sized + Send + Sync + 'static {
    /// What is known about it.
    const INFO: &'static TableInfo;
    /// A row with one typed member per readable column.
    type Row: Row<Table = Self> + Send;
    /// The id of a row; a plain number where rows have none (`ContactGroupAssign`).
    type Id: RowId;
}

/// A table as an argument: by its type, `table::Lead`, so that what is set is checked when the program is compiled, or by
/// its wire name, `"Lead"`, when it is known at run time only.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no table",
    note = "a table is named by its type, `table::Lead`, or by its wire name, `\"Lead\"`"
)]
pub trait IntoTable {
    /// The table whose columns are meant; [`Untyped`] for a name.
    type Table;
    /// The id of a row: that of the table where it is named by its type, any number where it is named by its name.
    type Id: RowId;

    /// The wire name.
    fn into_name(self) -> String;
}

impl<T: Table> IntoTable for T {
    type Table = T;
    type Id = T::Id;

    fn into_name(self) -> String {
        T::INFO.name.to_owned()
    }
}

impl IntoTable for &str {
    type Table = Untyped;
    type Id = i64;

    fn into_name(self) -> String {
        self.to_owned()
    }
}

impl IntoTable for &String {
    type Table = Untyped;
    type Id = i64;

    fn into_name(self) -> String {
        self.clone()
    }
}

impl IntoTable for String {
    type Table = Untyped;
    type Id = i64;

    fn into_name(self) -> String {
        self
    }
}

/// Does something for each table, see [`visit_tables`].
pub trait TableVisitor {
    /// One table.
    fn visit<T: Table>(&mut self);
}

/// The table with this wire name.
pub fn table(name: &str) -> Option<&'static TableInfo> {
    BY_NAME.get(name).copied()
}

static BY_NAME: LazyLock<FxHashMap<&str, &TableInfo>> = LazyLock::new(|| {
    let tables = crate::tables::TABLES.iter();
    tables.map(|table| (table.name, *table)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FieldValue, Record, TABLES};

    #[test]
    fn all_tables_are_there() {
        assert_eq!(TABLES.len(), 60);
        assert_eq!(
            TABLES
                .iter()
                .map(|table| table.columns.len())
                .sum::<usize>(),
            847
        );
    }

    #[test]
    fn names_are_exact() {
        assert!(table("Contact").is_some());
        assert!(table("contact").is_none());
        let contact = table("Contact").unwrap();
        assert_eq!(
            contact.column("CompanyID").unwrap().refers_to,
            Some("Contact")
        );
        assert!(contact.column("CompanyId").is_none());
    }

    #[test]
    fn only_tag_assignments_have_no_id() {
        let without: Vec<&str> = TABLES
            .iter()
            .filter(|table| !table.has_id())
            .map(|table| table.name)
            .collect();
        assert_eq!(without, ["ContactGroupAssign"]);
    }

    #[test]
    fn no_column_may_do_more_than_its_table() {
        for table in TABLES {
            for column in table.columns {
                let Access { read, add, edit } = column.access;
                assert!(
                    read <= table.access.read
                        && add <= table.access.add
                        && edit <= table.access.edit,
                    "{}.{}",
                    table.name,
                    column.name
                );
            }
        }
    }

    #[test]
    fn references_point_to_tables() {
        for table_info in TABLES {
            for target in table_info
                .columns
                .iter()
                .filter_map(|column| column.refers_to)
            {
                assert!(table(target).is_some(), "{}: {target}", table_info.name);
            }
        }
    }

    /// A record with something in every readable column becomes a row and comes back.
    struct RoundTrips;

    impl TableVisitor for RoundTrips {
        fn visit<T: Table>(&mut self) {
            let readable = T::INFO.columns.iter().filter(|column| column.access.read);
            let mut record: Record = readable
                .map(|column| (column.name, example(column.field_type)))
                .collect();
            record.insert("_Custom", "kept");
            let row = T::Row::from_record(&record).unwrap();
            assert_eq!(row.to_record(), record, "{}", T::INFO.name);
            assert!(
                T::Row::from_record(&Record::new())
                    .unwrap()
                    .to_record()
                    .is_empty()
            );
        }
    }

    fn example(field_type: FieldType) -> FieldValue {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        match field_type {
            FieldType::Id | FieldType::Int => 17.into(),
            FieldType::Text => "text".into(),
            FieldType::Double => 1.5.into(),
            FieldType::Bool => true.into(),
            FieldType::Date => date.into(),
            FieldType::DateTime => date.and_hms_opt(22, 46, 13).unwrap().and_utc().into(),
            FieldType::Blob => vec![1, 2].into(),
        }
    }

    #[test]
    fn rows_of_all_tables_keep_everything() {
        visit_tables(&mut RoundTrips);
    }
}
