//! Columns as they were asked for: in letters of another case, `email` for `Email`, and in their order.
//!
//! An answer has its fields in the order in which they were asked for; when none was named, in that of the table, and
//! custom fields behind. XML-RPC answers them in an order of its own.
//!
//! The server finds a column whatever its case, in the fields that are read and in conditions: maintained programs rely on
//! it (observed). So every backend does. How the member is spelt in the server's answer is not known; a row has it as it
//! was asked for (inferred). Names that are written keep their case.

use std::collections::HashMap;
use std::sync::OnceLock;

use keap_schema::{QueryData, Record, TableInfo};

use crate::custom::{renamed, see_names};
use crate::{Fields, Invocation, Outcome, names};

/// What was asked for in another case, with the columns it stands for, and the order in which it was.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spelling {
    renamed: Vec<(String, &'static str)>,
    order: Order,
    /// The place of each field in an answer, where one is not in order as it comes; those without one stand behind.
    places: OnceLock<HashMap<String, usize>>,
}

/// The order of an answer.
#[derive(Clone, Debug, Default)]
enum Order {
    /// As it comes.
    #[default]
    Any,
    /// That of the names that were asked for.
    Asked(Vec<String>),
    /// That of the table: no name was.
    Table(&'static TableInfo),
}

/// The table whose spelling counts for an invocation; none for writes.
fn spelt_by(invocation: &Invocation) -> Option<&'static TableInfo> {
    let table = invocation.table().and_then(keap_schema::table);
    table.filter(|_| !invocation.operation().is_write())
}

/// A name as the table spells it, unless it has none such.
fn own(table: &'static TableInfo, name: &str) -> Option<&'static str> {
    names::column(table, name).map(|column| column.name)
}

/// Whether [`corrected`] would change nothing.
pub(crate) fn is_own(invocation: &Invocation) -> bool {
    let mut is_own = true;
    if let Some(table) = spelt_by(invocation) {
        see_names(invocation, &mut |name| {
            is_own = is_own && own(table, name).is_none_or(|own| own == name);
        });
    }
    is_own
}

/// The invocation with its columns spelt as the tables have them.
pub(crate) fn corrected(invocation: Invocation) -> (Invocation, Spelling) {
    let Some(table) = spelt_by(&invocation) else {
        return (invocation, Spelling::default());
    };
    let asked = selected(&invocation);
    let mut spelling = Spelling {
        order: match asked {
            [] => Order::Table(table),
            asked => Order::Asked(asked.to_vec()),
        },
        ..Spelling::default()
    };
    if is_own(&invocation) {
        return (invocation, spelling);
    }
    for name in asked {
        if let Some(own) = own(table, name).filter(|own| own != name) {
            spelling.renamed.push((name.clone(), own));
        }
    }
    let mut own_name = |name: &str| own(table, name).unwrap_or(name).to_owned();
    (renamed(invocation, &mut own_name), spelling)
}

/// As [`corrected`], for a query that is read page by page.
pub(crate) fn of_query(query: QueryData) -> (QueryData, Spelling) {
    match corrected(Invocation::DataQuery(query.clone())) {
        (Invocation::DataQuery(corrected), spelling) => (corrected, spelling),
        _ => (query, Spelling::default()),
    }
}

fn selected(invocation: &Invocation) -> &[String] {
    match invocation {
        Invocation::ContactLoad { fields, .. }
        | Invocation::ContactFindByEmail { fields, .. }
        | Invocation::DataLoad { fields, .. } => match fields {
            Fields::Named(names) => names,
            Fields::All => &[],
        },
        Invocation::DataFindByField { query, .. } | Invocation::DataQuery(query) => &query.selected,
        _ => &[],
    }
}

impl Spelling {
    /// Gives the values the names back that the caller asked by.
    pub(crate) fn restore(&self, mut outcome: Outcome) -> Outcome {
        match &mut outcome {
            Outcome::Record(record) => self.restore_record(record),
            Outcome::Records(records) => self.restore_records(records),
            _ => {}
        }
        outcome
    }

    /// As [`restore`](Self::restore), for the rows of a page.
    pub(crate) fn restore_records(&self, records: &mut [Record]) {
        for record in records {
            self.restore_record(record);
        }
    }

    fn restore_record(&self, record: &mut Record) {
        for (asked, column) in &self.renamed {
            if let Some(value) = record.get(column).cloned() {
                record.insert(asked.as_str(), value);
            }
        }
        let renamed = self.renamed.iter().map(|(_, column)| *column);
        for column in renamed.filter(|column| !self.order.asks(column)) {
            record.remove(column);
        }
        if !self.order.is_kept_by(record) {
            let places = self.places.get_or_init(|| self.order.places());
            record.sort_by_key(|name| places.get(name).copied().unwrap_or(usize::MAX));
        }
    }
}

impl Order {
    fn names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Self::Any => Box::new(std::iter::empty()),
            Self::Asked(names) => Box::new(names.iter().map(String::as_str)),
            Self::Table(table) => Box::new(table.columns.iter().map(|column| column.name)),
        }
    }

    /// Whether a column was asked for by its own name.
    fn asks(&self, column: &str) -> bool {
        matches!(self, Self::Asked(names) if names.iter().any(|name| name == column))
    }

    /// Whether a row has its fields in this order as it is: most do, and sorting costs more than looking.
    fn is_kept_by(&self, record: &Record) -> bool {
        let mut names = self.names();
        matches!(self, Self::Any) || record.names().all(|own| names.any(|name| name == own))
    }

    fn places(&self) -> HashMap<String, usize> {
        let mut places = HashMap::new();
        for (place, name) in self.names().enumerate() {
            places.entry(name.to_owned()).or_insert(place);
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_in_the_order_asked_for() {
        let names = |fields: Fields| {
            let invocation = Invocation::ContactLoad {
                id: crate::ContactId::new(17),
                fields,
            };
            let row = [("_Size", 43), ("City", 1), ("FirstName", 2), ("Id", 17)];
            let (_, spelling) = corrected(invocation);
            let Outcome::Record(row) = spelling.restore(Outcome::Record(row.into_iter().collect()))
            else {
                panic!("a row")
            };
            row.names().map(str::to_owned).collect::<Vec<_>>()
        };
        let asked = ["Id", "_Size", "firstname", "City"];
        assert_eq!(names(asked.into()), ["Id", "_Size", "firstname", "City"]);
        let all = names(Fields::All);
        assert_eq!(all.last().map(String::as_str), Some("_Size"));
        let columns = keap_schema::contact::TABLE.columns.iter();
        let of_table = columns.map(|column| column.name);
        let of_table: Vec<_> = of_table
            .filter(|name| all.iter().any(|own| own == name))
            .collect();
        assert_eq!(all[..3], of_table);
    }

    #[test]
    fn a_row_has_what_was_asked_for_as_it_was_asked_for() {
        let mut query = QueryData::new("Contact");
        query.selected = ["email", "Id", "CompanyId", "_email"]
            .map(str::to_owned)
            .to_vec();
        query.conditions = vec![("FIRSTNAME".to_owned(), keap_schema::Condition::IsNull)];
        let (corrected, spelling) = corrected(Invocation::DataQuery(query));
        let Invocation::DataQuery(query) = corrected else {
            panic!("the same operation")
        };
        assert_eq!(query.selected, ["Email", "Id", "CompanyID", "_email"]);
        assert_eq!(query.conditions[0].0, "FirstName");
        let row: Record = [("Email", "a@example.com"), ("CompanyID", "7")]
            .into_iter()
            .map(|(name, value)| (name, keap_schema::FieldValue::from(value)))
            .collect();
        let Outcome::Record(row) = spelling.restore(Outcome::Record(row)) else {
            panic!("a row")
        };
        assert_eq!(row.names().collect::<Vec<_>>(), ["email", "CompanyId"]);
    }
}
