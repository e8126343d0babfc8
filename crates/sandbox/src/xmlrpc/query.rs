//! The conditions of `query`, `count` and `findByField`: wildcards, `~` operators, lists of ids.

use keap_xmlrpc::{Fault, Value};

use super::values::is_wrong_scalar;
use super::{fault, values};
use crate::rules::joined_columns;
use crate::store::cell::Cell;
use crate::store::schema::{self, Column, Kind, Table};
use crate::store::{Row, Store};

/// Ids of one list at most (documented).
const LIST_LENGTH: usize = 1000;

/// Rows of one page at most; larger limits are cut (inferred: only the maximum is documented).
pub(crate) const LIMIT: usize = 1000;

/// One condition on one column.
#[derive(Debug)]
pub(crate) struct Condition {
    column: Column,
    test: Test,
}

#[derive(Debug, PartialEq)]
enum Test {
    Equal(String),
    Like(String),
    Null,
    NotNull,
    Compare(&'static str, String),
    In(Vec<i64>),
}

/// Longer operators first, so that `~>=~` is not read as `~>~`.
const OPERATORS: [&str; 5] = [">=", "<=", "<>", ">", "<"];

impl Condition {
    /// Reads the condition on a column.
    ///
    /// # Errors
    /// Fault 0 for an operator the server trips over, 12 for a list where none can be, for what cannot be a value of the
    /// column, and where nothing, a pattern or another operator stands behind an operator.
    pub(crate) fn parse(table: &Table, column: Column, value: &Value) -> Result<Self, Fault> {
        let test = match value {
            Value::String(text) if text.starts_with('~') => operator(text)?,
            Value::String(text) if text.contains('%') => Test::Like(text.clone()),
            Value::Array(items) => {
                let ids: Option<Vec<i64>> = items.iter().map(id).collect();
                let fits = column.kind == Kind::Id && items.len() <= LIST_LENGTH;
                Test::In(ids.filter(|_| fits).ok_or_else(|| bad(table, &column))?)
            }
            other => Test::Equal(values::plain(other).ok_or_else(|| bad(table, &column))?),
        };
        // What the service compares these with, nobody has shown: an answer would be a guess, so they are refused (inferred).
        if is_wrong_scalar(value, column.kind) || !test.is_readable(column.kind) {
            return Err(bad(table, &column));
        }
        Ok(Self { column, test })
    }

    /// Whether a row meets it. Text is compared without regard to case; null meets nothing but
    /// `~null~`.
    fn holds(&self, store: &Store, table: &Table, row: &Row) -> bool {
        let cell = joined_columns::read(store, table.name, row, &self.column);
        let Some(cell) = cell else {
            return self.test == Test::Null;
        };
        match &self.test {
            Test::Null => false,
            Test::NotNull => true,
            Test::Equal(text) => self
                .order(&cell, text)
                .is_some_and(std::cmp::Ordering::is_eq),
            Test::Like(pattern) => is_like(&cell.to_text(), pattern),
            Test::In(ids) => matches!(cell, Cell::Int(id) if ids.contains(&id)),
            Test::Compare(operator, text) => {
                self.order(&cell, text)
                    .is_some_and(|order| match *operator {
                        ">=" => order.is_ge(),
                        "<=" => order.is_le(),
                        "<>" => order.is_ne(),
                        ">" => order.is_gt(),
                        _ => order.is_lt(),
                    })
            }
        }
    }

    /// The smallest id that can meet it, where it bounds the id from below.
    fn first_id(&self, table: &Table) -> Option<i64> {
        let Test::Compare(">" | ">=", text) = &self.test else {
            return None;
        };
        match self.column.kind.operand(text) {
            Some(Cell::Int(id)) if is_by_id(table, &self.column, true) => Some(id),
            _ => None,
        }
    }

    /// How a value compares to text; an empty text compares to no date and no number (inferred).
    fn order(&self, cell: &Cell, text: &str) -> Option<std::cmp::Ordering> {
        Some(cell.compare(&self.column.kind.operand(text)?))
    }
}

impl Test {
    fn is_readable(&self, kind: Kind) -> bool {
        match self {
            Self::Equal(text) => text.trim().is_empty() || kind.operand(text).is_some(),
            Self::Compare(_, text) => {
                let is_test = text.contains('%') || text.starts_with('~');
                !text.is_empty() && !is_test && kind.operand(text).is_some()
            }
            _ => true,
        }
    }
}

fn bad(table: &Table, column: &Column) -> Fault {
    fault::invalid_parameter(&format!(
        "Invalid condition on {}.{}",
        table.name, column.name
    ))
}

fn operator(text: &str) -> Result<Test, Fault> {
    if text.eq_ignore_ascii_case("~null~") {
        return Ok(Test::Null);
    }
    let found = OPERATORS.iter().find_map(|operator| {
        let rest = text
            .strip_prefix('~')?
            .strip_prefix(operator)?
            .strip_prefix('~')?;
        // A blank behind the operator is none of the value, one at its end is.
        Some((*operator, rest.trim_start()))
    });
    match found {
        // Unequal to nothing is every row that has a value (likely: old programs count an account with it).
        Some(("<>", value)) if is_nothing(value.trim_end()) => Ok(Test::NotNull),
        Some((operator, value)) => Ok(Test::Compare(operator, value.to_owned())),
        None => Err(fault::bad_operator()),
    }
}

/// An item of a list of ids: a number or its text. What the service makes of others, nobody has shown (inferred).
fn id(item: &Value) -> Option<i64> {
    match item {
        Value::Int(id) => Some((*id).into()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn is_nothing(value: &str) -> bool {
    let words = ["", "null", "~null~"];
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// `LIKE` of the database: `%` for any text, `_` for any one character, case ignored.
fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = crate::store::fold::fold(text).chars().collect();
    let pattern: Vec<char> = crate::store::fold::fold(pattern).chars().collect();
    let (mut at, mut wanted) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(wanted) {
            Some('%') => {
                star = Some((wanted + 1, at));
                wanted += 1;
            }
            Some(letter) if *letter == '_' || *letter == text[at] => {
                at += 1;
                wanted += 1;
            }
            _ => {
                let Some((after, from)) = star else {
                    return false;
                };
                star = Some((after, from + 1));
                (wanted, at) = (after, from + 1);
            }
        }
    }
    pattern[wanted..].iter().all(|letter| *letter == '%')
}

/// The rows that meet all conditions, in the order of the ids. Those below a bound on the id are not
/// looked at.
pub(crate) fn select<'a>(
    store: &'a Store,
    table: &'static Table,
    conditions: &'a [Condition],
) -> impl Iterator<Item = &'a Row> {
    let bounds = conditions.iter().filter_map(|one| one.first_id(table));
    let rows = store.rows_from(table.name, bounds.max().unwrap_or(i64::MIN));
    rows.filter(move |row| {
        conditions
            .iter()
            .all(|condition| condition.holds(store, table, row))
    })
}

/// Whether rows that come by id are in this order already.
pub(crate) fn is_by_id(table: &Table, column: &Column, ascending: bool) -> bool {
    ascending && schema::stored_column(table.name, &column.name) == "Id"
}

/// Sorts by a column; rows without a value come first, equal rows by id.
pub(crate) fn sort(
    store: &Store,
    table: &Table,
    rows: &mut [&Row],
    column: &Column,
    ascending: bool,
) {
    rows.sort_by_cached_key(|row| row.id());
    let cells = |row: &Row| joined_columns::read(store, table.name, row, column);
    rows.sort_by(|a, b| {
        let order = match (cells(a), cells(b)) {
            (Some(a), Some(b)) => a.compare(&b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        };
        if ascending { order } else { order.reverse() }
    });
}

/// One page.
///
/// # Errors
/// Fault 12 for a negative page or limit.
pub(crate) fn page<'a>(
    rows: impl Iterator<Item = &'a Row>,
    limit: i64,
    page: i64,
) -> Result<Vec<&'a Row>, Fault> {
    let out_of_range = || fault::invalid_parameter("limit and page must not be negative");
    let limit = usize::try_from(limit)
        .map_err(|_| out_of_range())?
        .min(LIMIT);
    let page = usize::try_from(page).map_err(|_| out_of_range())?;
    Ok(rows.skip(page.saturating_mul(limit)).take(limit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(column: &str, cell: impl Into<Cell>, value: impl Into<Value>) -> bool {
        let table = schema::table("Contact").unwrap();
        let row = Row::default().with(column, cell);
        let condition =
            Condition::parse(table, table.column(column).unwrap().clone(), &value.into()).unwrap();
        condition.holds(&Store::default(), table, &row)
    }

    #[test]
    fn text_is_compared_without_case_and_with_wildcards_anywhere() {
        assert!(holds("FirstName", "Ann", "ANN"));
        assert!(holds("FirstName", "Hannah", "%ann%"));
        assert!(holds("FirstName", "Ann", "_%"));
        assert!(!holds("FirstName", "Ann", "a_"));
        assert!(holds("FirstName", "Ann", "~<>~Bob") && !holds("FirstName", "Ann", "~<>~ann"));
    }

    /// As it is without an operator.
    #[test]
    fn a_blank_at_the_end_of_a_value_is_part_of_it() {
        assert!(holds("FirstName", "Ann ", "Ann ") && !holds("FirstName", "Ann", "Ann "));
        assert!(!holds("FirstName", "Ann ", "~<>~ Ann "));
        assert!(holds("FirstName", "Ann", "~<>~Ann ") && holds("FirstName", "Ann", "~<~Ann "));
        assert!(holds("FirstName", "Ann", "~<>~ null ") && holds("FirstName", "Ann", "~<>~ "));
        assert!(holds("OwnerID", 5, "~<=~ 5 "));
    }

    #[test]
    fn dates_are_wall_time_and_match_by_month() {
        let at = crate::store::zone::parse_instant("2026-03-31T23:30:00Z").unwrap();
        assert!(holds("LastUpdated", at, "2026-03-%"));
        assert!(holds("LastUpdated", at, "~>=~ 2026-03-31 19:30:00"));
        assert!(!holds("LastUpdated", at, "~>~2026-03-31 19:30:00"));
    }

    #[test]
    fn what_is_no_day_is_refused_and_a_number_may_have_a_fraction() {
        let refused = |column: &str, text: &str| {
            let table = schema::table("Contact").unwrap();
            let column = table.column(column).unwrap().clone();
            let parsed = Condition::parse(table, column, &text.into());
            parsed.err().map(|fault| fault.code)
        };
        for text in ["~>~ 2025-08-01T10:00:00Z", "31/12/2025", "~<>~soon"] {
            assert_eq!(refused("LastUpdated", text), Some(12), "{text}");
            assert_eq!(refused("Birthday", text), Some(12), "{text}");
        }
        for text in ["", "~<>~", "~null~", "2025-%", "~>~ 8/1/2025 10:00"] {
            assert_eq!(refused("LastUpdated", text), None, "{text}");
        }
        assert!(holds("OwnerID", 5, "~<~ 5.5") && !holds("OwnerID", 6, "~<=~5.5"));
    }

    #[test]
    fn ids_take_lists_and_null_is_asked_for() {
        assert!(holds(
            "Id",
            7,
            Value::from(vec![Value::from(7), Value::from("8")])
        ));
        assert!(!holds("FirstName", "Ann", "~null~") && holds("FirstName", "Ann", "~<>~null"));
        let table = schema::table("Contact").unwrap();
        let column = table.column("FirstName").unwrap().clone();
        let list = Value::Array(vec![Value::from("Ann")]);
        assert_eq!(
            Condition::parse(table, column.clone(), &list)
                .unwrap_err()
                .code,
            12
        );
        assert_eq!(
            Condition::parse(table, column, &Value::from("~like~x"))
                .unwrap_err()
                .code,
            0
        );
    }
}
