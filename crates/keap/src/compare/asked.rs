//! What rows were asked for by, and why the same conditions find other rows on one backend than on another: a column
//! whose values are known to differ, as the condition of a query, makes a row appear or disappear as a whole.

use keap_schema::{Comparison, Condition, FieldValue, QueryData, Record, Zone};

use super::beside::{self, is_told, joined};
use super::identity;
use super::known::{Cell, Side, missing_column, telling_columns};
use crate::difference::{
    BLANK_NUMBER, COMPANY_TEXT, COUNTRY_NAME, EMPTY_TEXT, PHONE_FORMAT, PHONE_PARTS, REGION_TEXT,
};
use crate::table::{Convert, columns};
use crate::{Backend, difference::Difference, geography};

/// The conditions of a query.
#[derive(Debug, Default)]
pub(super) struct Asked(Vec<Clause>);

#[derive(Debug)]
struct Clause {
    column: String,
    convert: Option<Convert>,
    condition: Condition,
}

/// The columns that tell why conditions find other rows on one backend than on another: those of the conditions that are
/// known to differ, and what these go by.
pub(super) fn telling(table: &str, conditions: &[(String, Condition)]) -> Vec<String> {
    let asked = Asked::by(table, conditions);
    let differing = asked.0.iter().filter(|clause| clause.may_differ());
    let columns = differing.flat_map(|clause| [Some(clause.column.clone()), clause.beside()]);
    let is_told = |column: &String| is_told(table, column);
    columns.flatten().filter(is_told).collect()
}

/// The query as one backend is asked it, with the columns that tell why a row is found on one backend alone.
pub(crate) fn with_telling(mut query: QueryData, backend: Backend) -> QueryData {
    if query.selected.is_empty() {
        return query;
    }
    let of_rows = telling_columns(&query.table).iter().copied();
    let of_rows = of_rows.filter(|column| identity::tells(&query.table, column, backend));
    let of_rows: Vec<String> = of_rows.map(str::to_owned).collect();
    // It tells which rows are alike in the order.
    let ordered = query.order.iter().map(|order| order.field.clone());
    let ordered: Vec<String> = ordered.collect();
    let beside = beside::added_to_query(&query);
    for column in of_rows
        .into_iter()
        .chain(telling(&query.table, &query.conditions))
        .chain(beside)
        .chain(ordered)
    {
        if !query.selected.contains(&column) {
            query.selected.push(column);
        }
    }
    query
}

impl Asked {
    pub(super) fn by(table: &str, conditions: &[(String, Condition)]) -> Self {
        let clause = |(column, condition): &(String, Condition)| {
            let field = joined(column).or_else(|| columns::field(table, column));
            Clause {
                column: column.clone(),
                convert: field.map(|field| field.convert),
                condition: condition.clone(),
            }
        };
        Self(conditions.iter().map(clause).collect())
    }

    /// Why a row that one backend found was not found by another.
    pub(super) fn of_row(
        &self,
        table: &str,
        has: Side<'_>,
        lacks: Backend,
        zone: Zone,
    ) -> Option<&'static Difference> {
        let blank = || self.left_blank(has, lacks);
        self.emptied(has, lacks).or_else(blank).or_else(|| {
            let mut clauses = self.0.iter();
            clauses.find_map(|clause| clause.of_row(table, has, lacks, zone))
        })
    }

    /// Why one backend counts more than another. That a column may be written in two ways explains no number: which rows part by it
    /// is told by comparing the rows.
    pub(super) fn of_counts(
        &self,
        left: (Backend, Option<i64>),
        right: (Backend, Option<i64>),
    ) -> Option<&'static Difference> {
        let more = match (left, right) {
            ((Backend::XmlRpc, legacy), (_, rest)) | ((_, rest), (Backend::XmlRpc, legacy)) => {
                rest > legacy
            }
            _ => false,
        };
        let emptied = more && self.empty_texts().next().is_some();
        let blank = more && self.zeros().next().is_some();
        let emptied = emptied.then_some(&EMPTY_TEXT);
        emptied.or(blank.then_some(&BLANK_NUMBER))
    }

    /// The conditions that a number holds which was never set, where it is 0.
    fn zeros(&self) -> impl Iterator<Item = &Clause> {
        self.0.iter().filter(|clause| clause.takes_zero())
    }

    /// REST finds the rows whose number was never set as those with 0: rows that only REST has.
    fn left_blank(&self, has: Side<'_>, lacks: Backend) -> Option<&'static Difference> {
        let is_blank = |clause: &Clause| {
            let told = content(has.record, &clause.column);
            told.is_none_or(|value| number(value) == Some(0.0))
        };
        let explains = lacks == Backend::XmlRpc
            && has.backend != Backend::XmlRpc
            && self.zeros().any(is_blank);
        explains.then_some(&BLANK_NUMBER)
    }

    /// The columns that must hold an empty text, which is written in XML-RPC alone.
    fn empty_texts(&self) -> impl Iterator<Item = &str> {
        let emptied = self.0.iter().filter(|clause| clause.asks_for_empty_text());
        emptied.map(|clause| clause.column.as_str())
    }

    /// REST finds the rows without a value, too, where XML-RPC finds those with an empty text: rows that only REST has.
    fn emptied(&self, has: Side<'_>, lacks: Backend) -> Option<&'static Difference> {
        let explains = lacks == Backend::XmlRpc
            && has.backend != Backend::XmlRpc
            && self.empty_texts().next().is_some()
            && self
                .empty_texts()
                .all(|column| content(has.record, column).is_none());
        explains.then_some(&EMPTY_TEXT)
    }
}

impl Clause {
    fn asks_for_empty_text(&self) -> bool {
        match &self.condition {
            Condition::Equals(FieldValue::Text(text)) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Whether 0 satisfies it, in a column of numbers or ids.
    fn takes_zero(&self) -> bool {
        let is_id = |convert| matches!(convert, Convert::Id | Convert::Card);
        let is_number = |convert: Convert| is_id(convert) || convert.has_default();
        if !self.convert.is_some_and(is_number) {
            return false;
        }
        match &self.condition {
            Condition::Equals(value) => number(value) == Some(0.0),
            Condition::NotEqual(value) => number(value).is_some_and(|number| number != 0.0),
            Condition::In(ids) => ids.contains(&0),
            Condition::Compare(comparison, value) => {
                number(value).is_some_and(|bound| match comparison {
                    Comparison::Less => 0.0 < bound,
                    Comparison::LessOrEqual => 0.0 <= bound,
                    Comparison::Greater => 0.0 > bound,
                    Comparison::GreaterOrEqual => 0.0 >= bound,
                })
            }
            _ => false,
        }
    }

    fn may_differ(&self) -> bool {
        let is_part = self.convert == Some(Convert::Text) && self.number().is_some();
        is_part || self.takes_zero() || self.asks_for_empty_text() || self.of_column().is_some()
    }

    /// The difference that all values of the column may show.
    fn of_column(&self) -> Option<&'static Difference> {
        Some(match self.convert? {
            Convert::CompanyName => &COMPANY_TEXT,
            Convert::Country => &COUNTRY_NAME,
            Convert::Region => &REGION_TEXT,
            Convert::Phone => &PHONE_FORMAT,
            Convert::Text if self.number().is_some() => &PHONE_PARTS,
            _ => return None,
        })
    }

    /// The column that it goes by whether a value of this one differs.
    fn beside(&self) -> Option<String> {
        beside::of(self.convert?, &self.column)
    }

    /// The number whose extension or type this is.
    fn number(&self) -> Option<&str> {
        beside::number(&self.column)
    }

    fn of_row(
        &self,
        table: &str,
        has: Side<'_>,
        lacks: Backend,
        zone: Zone,
    ) -> Option<&'static Difference> {
        let Some(value) = content(has.record, &self.column) else {
            // Found for having none: the other one has a value that this one does not show.
            return (lacks == Backend::XmlRpc)
                .then(|| self.of_column())
                .flatten();
        };
        let others = has.record.iter().filter(|(name, _)| *name != self.column);
        let others: Record = others.map(|(name, value)| (name, value.clone())).collect();
        if let Some(known) = missing_column(table, &self.column, has.record, lacks) {
            return Some(known);
        }
        let cell = Cell {
            table,
            name: &self.column,
            convert: self.convert,
            left: has,
            right: Side {
                backend: lacks,
                record: &others,
            },
            zone,
        };
        cell.of_presence(true)
            .or_else(|| self.of_writing(value, has, lacks))
    }

    /// Both have a value, and the other one writes it differently.
    fn of_writing(
        &self,
        value: &FieldValue,
        has: Side<'_>,
        lacks: Backend,
    ) -> Option<&'static Difference> {
        let text = value.to_string();
        let is_legacy = has.backend == Backend::XmlRpc;
        match self.convert? {
            // How the others write it is not known by what REST shows.
            Convert::Country | Convert::Region if lacks == Backend::XmlRpc => self.of_column(),
            Convert::Country => {
                let code = geography::country_code(&text)?;
                (geography::country_name(code) != Some(&*text)).then_some(&COUNTRY_NAME)
            }
            Convert::Region => {
                let country = content(has.record, &self.column.replace("State", "Country"))?;
                let name = geography::region_name(&text, &country.to_string());
                (name != Some(&*text)).then_some(&REGION_TEXT)
            }
            // REST finds by the digits, XML-RPC by the text.
            Convert::Phone if !is_legacy && lacks == Backend::XmlRpc => match &self.condition {
                Condition::Equals(wanted) => (wanted.to_string() != text).then_some(&PHONE_FORMAT),
                _ => None,
            },
            _ => None,
        }
    }
}

fn number(value: &FieldValue) -> Option<f64> {
    match value {
        FieldValue::Bool(flag) => Some(f64::from(u8::from(*flag))),
        FieldValue::Int(_) | FieldValue::Double(_) | FieldValue::Text(_) => {
            value.to_string().trim().parse().ok()
        }
        _ => None,
    }
}

fn content<'a>(record: &'a Record, column: &str) -> Option<&'a FieldValue> {
    let value = record.get(column)?;
    (!value.to_string().is_empty()).then_some(value)
}
