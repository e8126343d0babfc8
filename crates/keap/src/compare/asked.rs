//! What rows were asked for by, and why the same conditions find other rows on one backend than on another: a column
//! whose values are known to differ, as the condition of a query, makes a row appear or disappear as a whole.

use keap_schema::{Condition, FieldValue, Record, Zone};

use super::known::{Cell, Side, missing_column};
use crate::difference::{
    COMPANY_TEXT, COUNTRY_NAME, EMPTY_TEXT, PHONE_FORMAT, PHONE_PARTS, REGION_TEXT,
};
use crate::table::{Convert, Field, columns};
use crate::{Backend, Difference, geography};

/// The conditions of a query.
#[derive(Debug, Default)]
pub(super) struct Asked(Vec<Clause>);

#[derive(Debug)]
struct Clause {
    column: String,
    convert: Option<Convert>,
    condition: Condition,
}

/// The column of the contact that stands joined in another table.
pub(super) fn joined(name: &str) -> Option<&'static Field> {
    let column = name.strip_prefix("Contact.")?;
    columns::field("Contact", column)
}

/// The columns that tell why conditions find other rows on one backend than on another: those of the conditions that are
/// known to differ, and what these go by.
pub(crate) fn telling(table: &str, conditions: &[(String, Condition)]) -> Vec<String> {
    let asked = Asked::by(table, conditions);
    let differing = asked.0.iter().filter(|clause| clause.may_differ());
    let columns = differing.flat_map(|clause| [Some(clause.column.clone()), clause.beside()]);
    let is_read = |column: &String| {
        let field = joined(column).or_else(|| columns::field(table, column));
        let over = |backend| field.is_some_and(|field| field.path(backend).is_some());
        over(Backend::RestV1) && over(Backend::RestV2)
    };
    columns.flatten().filter(is_read).collect()
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
        self.emptied(has, lacks).or_else(|| {
            let mut clauses = self.0.iter();
            clauses.find_map(|clause| clause.of_row(table, has, lacks, zone))
        })
    }

    /// Why one backend counts more than another.
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
        let differing = || self.0.iter().find_map(Clause::of_column);
        emptied.then_some(&EMPTY_TEXT).or_else(differing)
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

    fn may_differ(&self) -> bool {
        let is_part = self.convert == Some(Convert::Text) && self.number().is_some();
        is_part || self.of_column().is_some()
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
        match self.convert? {
            Convert::CompanyName => Some(self.column.replace("Company", "CompanyID")),
            Convert::Region => Some(self.column.replace("State", "Country")),
            Convert::Text => self.number().map(str::to_owned),
            _ => None,
        }
    }

    /// The number whose extension or type this is.
    fn number(&self) -> Option<&str> {
        let number = self.column.strip_suffix("Ext");
        let number = number.or_else(|| self.column.strip_suffix("Type"))?;
        let own = number.strip_prefix("Contact.").unwrap_or(number);
        (own.starts_with("Phone") || own.starts_with("Fax")).then_some(number)
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

fn content<'a>(record: &'a Record, column: &str) -> Option<&'a FieldValue> {
    let value = record.get(column)?;
    (!value.to_string().is_empty()).then_some(value)
}
