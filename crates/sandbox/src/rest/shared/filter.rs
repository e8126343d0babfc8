//! The v2 filter: clauses of key, operator and value, joined by `;`.
//!
//! What is documented: `==` everywhere, the other operators where a key has them, one trailing `*`
//! where a key takes a prefix, comma lists, `NONE` for empty. Unknown keys, wrong operators and bad
//! values are a 400. Keys match without regard to case (inferred from one report).

use chrono::{DateTime, Utc};

use super::Refusal;
use crate::store::cell::Cell;
use crate::store::schema::Kind;
use crate::store::{Row, Store, custom_columns, zone};

/// What a key compares.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Test {
    /// A column, for equality.
    Equal(&'static str),
    /// A text column, equality or prefix.
    Prefix(&'static str),
    /// A text column, substring.
    Contains(&'static str),
    /// A number or instant, with comparison operators.
    Compare(&'static str),
    /// As `Compare`, and `!=`.
    CompareNot(&'static str),
    /// As `CompareNot`, against nothing but positive integers.
    Positive(&'static str),
    /// A text column, equal to a word of a closed list, without regard to case.
    Word(&'static str, &'static [&'static str]),
    /// One of a list of numbers.
    List(&'static str),
    /// An instant, exactly.
    At(&'static str),
    /// An instant, at or after.
    Since(&'static str),
    /// An instant, at or before.
    Until(&'static str),
    /// A flag column against `true` or `false`.
    Flag(&'static str),
    /// Anything else, by its text.
    Custom(fn(&Store, &Row, &str) -> Result<bool, Refusal>),
}

/// A key a list understands.
pub(crate) type Key = (&'static str, Test);

/// One clause.
#[derive(Debug)]
struct Clause<'a> {
    key: &'a str,
    operator: &'a str,
    value: &'a str,
}

/// A parsed filter over the keys of one list.
#[derive(Debug)]
pub(crate) struct Filter<'a> {
    clauses: Vec<(Clause<'a>, Test)>,
    custom: Vec<(Clause<'a>, Row)>,
}

/// Two characters before one, so that `>=` is not read as `>`.
const OPERATORS: [&str; 6] = ["==", "!=", ">=", "<=", ">", "<"];

impl<'a> Filter<'a> {
    /// Reads a filter; `form` is that of the custom fields that are keys too.
    ///
    /// # Errors
    /// 400 for a clause that is none, an unknown key, an operator or wildcard that the key does not
    /// take.
    pub(crate) fn parse(
        text: Option<&'a str>,
        keys: &[Key],
        store: &Store,
        form: Option<i64>,
    ) -> Result<Self, Refusal> {
        let mut filter = Self {
            clauses: Vec::new(),
            custom: Vec::new(),
        };
        for part in text
            .unwrap_or_default()
            .split(';')
            .filter(|part| !part.trim().is_empty())
        {
            let clause = clause(part.trim())?;
            let known = keys
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(clause.key));
            if let Some((_, test)) = known {
                check(&clause, *test)?;
                filter.clauses.push((clause, *test));
            } else if let Some(field) = form.and_then(|form| custom_field(store, form, clause.key))
            {
                filter.custom.push((clause, field));
            } else {
                return Err(Refusal::bad(format!("Invalid filter key: {}", clause.key)));
            }
        }
        Ok(filter)
    }

    /// The value of a key, for keys that only make sense together.
    pub(crate) fn value(&self, key: &str) -> Option<&'a str> {
        let found = self
            .clauses
            .iter()
            .find(|(clause, _)| clause.key.eq_ignore_ascii_case(key));
        found.map(|(clause, _)| clause.value)
    }

    /// The smallest id that can pass, where the first clause bounds the id from below. A later clause
    /// may not: a clause before it may be refused for a row below the bound.
    pub(crate) fn first_id(&self) -> i64 {
        let bound = self.clauses.first().filter(|(clause, test)| {
            matches!(test, Test::Compare("Id")) && matches!(clause.operator, ">" | ">=")
        });
        let id = bound.and_then(|(clause, _)| clause.value.parse().ok());
        id.unwrap_or(i64::MIN)
    }

    /// Whether a row passes every clause.
    ///
    /// # Errors
    /// 400 for a value that does not fit its key.
    pub(crate) fn accepts(&self, store: &Store, row: &Row) -> Result<bool, Refusal> {
        for (clause, test) in &self.clauses {
            if !passes(store, row, clause, *test)? {
                return Ok(false);
            }
        }
        for (clause, field) in &self.custom {
            if !passes_custom(row, clause, field)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The rows of a table that pass.
    ///
    /// # Errors
    /// As [`accepts`](Self::accepts).
    pub(crate) fn select<'s>(
        &self,
        store: &'s Store,
        rows: impl Iterator<Item = &'s Row>,
    ) -> Result<Vec<&'s Row>, Refusal> {
        self.select_first(store, rows, usize::MAX)
    }

    /// The first of the rows of a table that pass: what a page needs where the list is in the order of its rows.
    ///
    /// # Errors
    /// As [`accepts`](Self::accepts).
    pub(crate) fn select_first<'s>(
        &self,
        store: &'s Store,
        rows: impl Iterator<Item = &'s Row>,
        most: usize,
    ) -> Result<Vec<&'s Row>, Refusal> {
        // A bad value is refused even when there is no row to hold it against.
        self.accepts(store, &Row::default())?;
        let mut selected = Vec::new();
        for row in rows {
            if selected.len() >= most {
                break;
            }
            if self.accepts(store, row)? {
                selected.push(row);
            }
        }
        Ok(selected)
    }
}

fn clause(part: &str) -> Result<Clause<'_>, Refusal> {
    let bad = || Refusal::bad(format!("Invalid filter: {part}"));
    let at = part.find(['=', '!', '<', '>']).ok_or_else(bad)?;
    let (key, rest) = part.split_at(at);
    let operator = OPERATORS
        .iter()
        .find(|operator| rest.starts_with(**operator))
        .ok_or_else(bad)?;
    Ok(Clause {
        key: key.trim(),
        operator,
        value: rest[operator.len()..].trim(),
    })
}

fn check(clause: &Clause<'_>, test: Test) -> Result<(), Refusal> {
    let allowed = match test {
        Test::Compare(_) => clause.operator != "!=",
        Test::CompareNot(_) | Test::Positive(_) => true,
        _ => clause.operator == "==",
    };
    if !allowed {
        return Err(Refusal::bad(format!(
            "Invalid filter operator {} for {}",
            clause.operator, clause.key
        )));
    }
    let takes_wildcard = matches!(test, Test::Prefix(_) | Test::Contains(_) | Test::Custom(_));
    if clause.value.starts_with('*') || (clause.value.contains('*') && !takes_wildcard) {
        return Err(Refusal::bad(format!(
            "Invalid filter value for {}",
            clause.key
        )));
    }
    Ok(())
}

fn passes(store: &Store, row: &Row, clause: &Clause<'_>, test: Test) -> Result<bool, Refusal> {
    let value = clause.value;
    let bad = || Refusal::bad(format!("Invalid filter value for {}", clause.key));
    Ok(match test {
        Test::Equal(column) => equals(row.get(column), value),
        Test::Prefix(column) => prefix(row.text(column), value),
        Test::Contains(column) => {
            crate::store::fold::contains(row.text(column), value.trim_end_matches('*'))
        }
        Test::Compare(column) | Test::CompareNot(column) => compare(
            row.get(column),
            clause.operator,
            &number_or_instant(value).ok_or_else(bad)?,
        ),
        Test::Positive(column) => {
            let number = value.parse().ok().filter(|number: &i64| *number > 0);
            let number = Cell::Int(number.ok_or_else(bad)?);
            compare(row.get(column), clause.operator, &number)
        }
        Test::Word(column, words) => {
            let known = words.iter().any(|word| word.eq_ignore_ascii_case(value));
            known
                .then(|| equals(row.get(column), value))
                .ok_or_else(bad)?
        }
        Test::List(column) => {
            let ids: Result<Vec<i64>, _> = value
                .split(',')
                .map(|id| id.trim().parse::<i64>())
                .collect();
            ids.map_err(|_| bad())?.contains(&row.int(column))
        }
        Test::At(column) => row.time(column) == Some(instant(value).ok_or_else(bad)?),
        Test::Since(column) => {
            let bound = instant(value).ok_or_else(bad)?;
            row.time(column).is_some_and(|at| at >= bound)
        }
        Test::Until(column) => {
            let bound = instant(value).ok_or_else(bad)?;
            row.time(column).is_some_and(|at| at <= bound)
        }
        Test::Flag(column) => row.is(column) == value.parse::<bool>().map_err(|_| bad())?,
        Test::Custom(test) => test(store, row, value)?,
    })
}

fn equals(cell: Option<&Cell>, value: &str) -> bool {
    match cell {
        Some(cell) => crate::store::fold::same(&cell.to_text(), value),
        None => value == "NONE" || value == "0",
    }
}

/// Equality without regard to case, or a prefix where the value ends in `*`.
pub(crate) fn prefix(text: &str, value: &str) -> bool {
    let (text, value) = (
        crate::store::fold::fold(text),
        crate::store::fold::fold(value),
    );
    match value.strip_suffix('*') {
        Some(head) => text.starts_with(head) && !text.is_empty(),
        None if value == "none" => text.is_empty() || text == value,
        None => text == value,
    }
}

fn compare(cell: Option<&Cell>, operator: &str, value: &Cell) -> bool {
    let Some(cell) = cell else {
        return operator == "!=";
    };
    let order = cell.compare(value);
    match operator {
        "==" => order.is_eq(),
        "!=" => order.is_ne(),
        ">" => order.is_gt(),
        "<" => order.is_lt(),
        ">=" => order.is_ge(),
        _ => order.is_le(),
    }
}

fn number_or_instant(value: &str) -> Option<Cell> {
    let whole = value.parse().ok().map(Cell::Int);
    whole
        .or_else(|| value.parse().ok().map(Cell::Double))
        .or_else(|| instant(value).map(Cell::Time))
}

fn instant(value: &str) -> Option<DateTime<Utc>> {
    zone::parse_instant(value)
}

fn custom_field(store: &Store, form: i64, key: &str) -> Option<Row> {
    let bare = key.strip_prefix('_').unwrap_or(key);
    let mut fields = custom_columns::of_form(store, form);
    fields
        .find(|field| field.text("Name").eq_ignore_ascii_case(bare))
        .cloned()
}

fn passes_custom(row: &Row, clause: &Clause<'_>, field: &Row) -> Result<bool, Refusal> {
    let bad = || Refusal::bad(format!("Invalid filter value for {}", clause.key));
    let data_type = custom_columns::type_of(field);
    let cell = row.get(&custom_columns::column_name(field));
    let comparable = matches!(
        data_type.kind,
        Kind::Int | Kind::Double | Kind::Date | Kind::Time
    ) || matches!(data_type.v2, "MONTH" | "DAY_OF_WEEK");
    if clause.operator == "!=" || (!comparable && clause.operator != "==") {
        return Err(Refusal::bad(format!(
            "Invalid filter operator {} for {}",
            clause.operator, clause.key
        )));
    }
    Ok(match data_type.kind {
        Kind::Date | Kind::Time => {
            let bound = instant(clause.value).ok_or_else(bad)?;
            let bound = if data_type.kind == Kind::Date {
                Cell::Date(bound.date_naive())
            } else {
                Cell::Time(bound)
            };
            compare(cell, clause.operator, &bound)
        }
        Kind::Int | Kind::YesNo | Kind::Double => compare(
            cell,
            clause.operator,
            &number_or_instant(clause.value).ok_or_else(bad)?,
        ),
        _ if data_type.v2 == "LIST_BOX" => {
            let text = cell.map(Cell::to_text).unwrap_or_default();
            text.split(',')
                .any(|option| crate::store::fold::same(option.trim(), clause.value))
        }
        _ if comparable => compare(cell, clause.operator, &clause.value.into()),
        _ => prefix(&cell.map(Cell::to_text).unwrap_or_default(), clause.value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [Key; 3] = [
        ("given_name", Test::Prefix("FirstName")),
        ("id", Test::Compare("Id")),
        ("owner", Test::Equal("OwnerID")),
    ];

    fn accepts(text: &str) -> Result<bool, String> {
        let store = Store::default();
        let row = Row::default().with("FirstName", "Marie").with("Id", 7);
        let refused = |refusal: Refusal| {
            refusal.body(crate::rest::shared::Version::V1)["message"].to_string()
        };
        Filter::parse(Some(text), &KEYS, &store, None)
            .and_then(|filter| filter.accepts(&store, &row))
            .map_err(refused)
    }

    #[test]
    fn clauses_are_anded_and_prefixes_ignore_case() {
        assert_eq!(accepts("given_name==mar*;id>=7;"), Ok(true));
        assert_eq!(accepts("given_name==mar"), Ok(false));
        assert_eq!(accepts("GIVEN_NAME==marie;id>7"), Ok(false));
        assert_eq!(accepts("owner==NONE"), Ok(true));
    }

    #[test]
    fn what_a_key_does_not_take_is_refused() {
        assert_eq!(
            accepts("name==x"),
            Err("\"Invalid filter key: name\"".into())
        );
        assert_eq!(
            accepts("given_name>x"),
            Err("\"Invalid filter operator > for given_name\"".into())
        );
        assert_eq!(
            accepts("given_name==*rie"),
            Err("\"Invalid filter value for given_name\"".into())
        );
        assert_eq!(
            accepts("id==x"),
            Err("\"Invalid filter value for id\"".into())
        );
        assert_eq!(
            accepts("given_name"),
            Err("\"Invalid filter: given_name\"".into())
        );
    }
}
