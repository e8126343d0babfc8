//! Where the arguments of reading operations are found: the columns of tables, and the lists of other operations.

use keap_schema::{Condition, FieldValue, QueryData, Record};

use crate::operation::{Argument, ArgumentKind};
use crate::{Invocation, Operation, Outcome};

/// Values that an argument is drawn from: a column of the first rows of a table, or what another operation lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Material {
    /// The vendor name of the table, or the operation.
    from: Origin,
    /// An id, or what a record is looked up by.
    column: &'static str,
    /// Which of the rows are of the kind that is asked for, by a column and its value.
    only: Option<(&'static str, Kind)>,
    /// Columns that must have a value too: arguments of one call are of one row.
    beside: &'static [&'static str],
    list: List,
}

/// Which ids are taken where a value may be several, with commas between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum List {
    /// A value is one.
    None,
    /// The first: it goes with others of its row.
    First,
    /// Each by itself.
    Each,
}

/// Where values stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Origin {
    Table(&'static str),
    /// The ids that an operation without arguments lists.
    Listed(Operation),
}

/// The value of the rows of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Number(i64),
    Word(&'static str),
}

/// Where an argument of these words is drawn from.
static SOURCES: &[(&str, &str, &str)] = &[
    ("appointment id", "ContactAction", "Id"),
    ("card id", "CreditCard", "Id"),
    ("contact id", "Contact", "Id"),
    ("e-mail address", "Contact", "Email"),
    ("file id", "FileBox", "Id"),
    ("invoice id", "Invoice", "Id"),
    ("last four digits", "CreditCard", "Last4"),
    ("list of partner ids", "Affiliate", "Id"),
    ("partner id", "Affiliate", "Id"),
    ("product id", "Product", "Id"),
    // No table has the commission programs; `CProgram` has those of subscriptions.
    ("program id", "AffResource", "ProgramIds"),
    ("saved search id", "SavedFilter", "Id"),
    ("template id", "Template", "Id"),
    ("user id", "User", "Id"),
];

/// Arguments that go with another one of the call: the user of a search, the contact of a card.
static TOGETHER: &[(&str, &str, &str, &[&str])] = &[
    ("saved search id", "user id", "UserId", &["Id", "UserId"]),
    (
        "saved search id",
        "saved search id",
        "Id",
        &["Id", "UserId"],
    ),
    (
        "last four digits",
        "contact id",
        "ContactId",
        &["ContactId", "Last4"],
    ),
    (
        "last four digits",
        "last four digits",
        "Last4",
        &["ContactId", "Last4"],
    ),
];

/// Arguments that an operation lists.
static LISTED: &[(&str, Operation)] = &[
    ("shipping option id", Operation::ShippingGetAll),
    ("web form id", Operation::WebFormGetMap),
];

/// The rows of a table that are of the kind that is asked for, where others stand beside them.
static KINDS: &[(&str, &str, Kind)] = &[
    ("appointment id", "IsAppointment", Kind::Number(1)),
    ("template id", "PieceType", Kind::Word("Email")),
];

/// What the arguments of an operation are drawn from.
pub fn material(operation: Operation) -> Vec<Material> {
    let arguments = operation.arguments().iter();
    let mut all: Vec<Material> = arguments
        .filter_map(|argument| source(operation, argument))
        .collect();
    all.dedup();
    all
}

pub(super) fn source(operation: Operation, argument: &Argument) -> Option<Material> {
    let kinds = [ArgumentKind::Id, ArgumentKind::Ids, ArgumentKind::Text];
    if !kinds.contains(&argument.kind) {
        return None;
    }
    let of = |from, column| Material {
        from,
        column,
        only: None,
        beside: &[],
        list: List::None,
    };
    let mut listed = LISTED.iter();
    if let Some((_, lists)) = listed.find(|(words, _)| *words == argument.words) {
        return Some(of(Origin::Listed(*lists), "id"));
    }
    let is_asked = |with: &str| {
        operation
            .arguments()
            .iter()
            .any(|other| other.words == with)
    };
    let mut together = TOGETHER.iter();
    if let Some((with, _, column, beside)) =
        together.find(|(with, words, ..)| *words == argument.words && is_asked(with))
    {
        let table = SOURCES.iter().find(|(words, ..)| words == with)?.1;
        let material = of(Origin::Table(table), column);
        // A search is that of some users.
        let list = match *column {
            "UserId" => List::First,
            _ => List::None,
        };
        return Some(Material {
            beside,
            list,
            ..material
        });
    }
    let mut sources = SOURCES.iter();
    let (_, table, column) = sources.find(|(words, ..)| *words == argument.words)?;
    let mut kinds = KINDS.iter();
    let kind = kinds.find(|(words, ..)| *words == argument.words);
    Some(Material {
        only: kind.map(|(_, column, value)| (*column, *value)),
        list: match *column {
            "ProgramIds" => List::Each,
            _ => List::None,
        },
        ..of(Origin::Table(table), column)
    })
}

impl Material {
    /// What finds the values.
    ///
    /// At most `rows` rows of a table are read.
    pub fn invocation(&self, rows: u32) -> Option<Invocation> {
        let table = match self.from {
            Origin::Table(table) => table,
            Origin::Listed(Operation::WebFormGetMap) => return Some(Invocation::WebFormGetMap),
            Origin::Listed(Operation::ShippingGetAll) => return Some(Invocation::ShippingGetAll),
            Origin::Listed(_) => return None,
        };
        let mut query = QueryData::new(table);
        query.limit = rows;
        query.selected = vec![self.column.to_owned()];
        let beside = self.beside.iter().filter(|column| **column != self.column);
        query
            .selected
            .extend(beside.map(|column| (*column).to_owned()));
        if let Some((column, kind)) = self.only {
            let value = match kind {
                Kind::Number(number) => FieldValue::Int(number),
                Kind::Word(word) => word.into(),
            };
            let condition = Condition::Equals(value);
            query.conditions.push((column.to_owned(), condition));
        }
        Some(Invocation::DataQuery(query))
    }

    /// The values in an answer. A row that lacks one that goes with it has none.
    pub fn told(&self, outcome: Outcome) -> Vec<FieldValue> {
        let has = |row: &Record, column: &str| {
            let value = row.get(column);
            value.is_some_and(|value| !value.to_string().is_empty())
        };
        match outcome {
            Outcome::Records(rows) => rows
                .iter()
                .filter(|row| self.beside.iter().all(|column| has(row, column)))
                .filter(|row| has(row, self.column))
                .filter_map(|row| row.get(self.column).map(number))
                .collect(),
            // Ids with titles.
            Outcome::Record(listed) => listed.names().map(|id| number(&id.into())).collect(),
            _ => Vec::new(),
        }
    }

    /// The values, each once; those of lists one by one.
    pub(super) fn values(&self, values: Vec<FieldValue>) -> Vec<FieldValue> {
        match self.list {
            List::None => return values,
            List::First => return values.iter().map(first).collect(),
            List::Each => {}
        }
        let texts: Vec<String> = values.iter().map(ToString::to_string).collect();
        let mut ids: Vec<FieldValue> = Vec::new();
        for id in texts.iter().flat_map(|text| text.split(',')) {
            let Ok(id) = id.trim().parse::<i64>() else {
                continue;
            };
            let id = FieldValue::Int(id);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// The first id of some in a text.
fn first(value: &FieldValue) -> FieldValue {
    let text = value.to_string();
    let first = text.split(',').next().unwrap_or_default().trim();
    number(&first.into())
}

/// An id that is told as a text; what is no number stays as it is.
fn number(value: &FieldValue) -> FieldValue {
    match value {
        FieldValue::Text(text) if !text.starts_with('0') => {
            text.parse().map_or_else(|_| value.clone(), FieldValue::Int)
        }
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of tasks and notes, of letters and of subscriptions are not asked for as what they are not.
    #[test]
    fn ids_are_of_the_kind_that_is_asked_for() {
        let only = |operation: Operation| {
            let Some(Invocation::DataQuery(query)) = material(operation)[0].invocation(30) else {
                return None;
            };
            let (column, condition) = query.conditions.first()?.clone();
            Some((query.table, column, condition))
        };
        let (table, column, condition) = only(Operation::DataGetAppointmentICal).unwrap();
        assert_eq!((&*table, &*column), ("ContactAction", "IsAppointment"));
        assert!(matches!(condition, Condition::Equals(FieldValue::Int(1))));
        let (table, column, _) = only(Operation::EmailGetTemplate).unwrap();
        assert_eq!((&*table, &*column), ("Template", "PieceType"));
        assert!(only(Operation::ContactLoad).is_none());
    }
}
