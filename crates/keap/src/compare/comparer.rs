//! Compares rows of one table, field by field.

use std::collections::HashMap;

use keap_schema::{FieldValue, Record, Zone};

use super::normal::{self, Sameness};
use super::rules::{TableRules, Tolerance};
use super::{FieldComparison, Finding, Reason, answers};
use crate::difference::{
    COMPANY_TEXT, COUNTRY_NAME, PHONE_FORMAT, PHONE_PARTS, REGION_TEXT, REPEATED_HOUR,
};
use crate::fields::{self, Convert, Field};
use crate::{Backend, Difference, Operation};

/// What comparing needs to know beside the rows.
pub(super) struct Comparer {
    pub(super) operation: Operation,
    pub(super) backends: Vec<Backend>,
    table: String,
    zone: Zone,
    /// The columns of the table with their places in the schema.
    columns: HashMap<&'static str, (usize, &'static Field)>,
    rules: TableRules,
}

/// One field of two rows.
struct Cell<'a> {
    name: &'a str,
    field: Option<&'static Field>,
    left: &'a Record,
    right: &'a Record,
    tolerance: &'a Tolerance,
}

impl Comparer {
    pub(super) fn new(
        operation: Operation,
        table: &str,
        backends: Vec<Backend>,
        zone: Zone,
        rules: TableRules,
    ) -> Self {
        let columns = fields::columns(table).into_iter().enumerate();
        let columns = columns
            .filter_map(|(place, column)| Some((column, (place, fields::field(table, column)?))));
        Self {
            operation,
            backends,
            table: table.to_owned(),
            zone,
            columns: columns.collect(),
            rules,
        }
    }

    /// Every field that any of the records has, in the order of the schema.
    pub(super) fn record_fields(&self, records: &[Option<&Record>]) -> Vec<FieldComparison> {
        self.names(records)
            .into_iter()
            .map(|name| FieldComparison {
                name: name.to_owned(),
                findings: self.findings(name, records),
                values: values(name, records),
            })
            .collect()
    }

    /// The names of the fields that any of the records has, in the order of the schema.
    pub(super) fn names<'a>(&self, records: &[Option<&'a Record>]) -> Vec<&'a str> {
        let place = |name: &str| {
            self.columns
                .get(name)
                .map_or(usize::MAX, |(place, _)| *place)
        };
        let mut names: Vec<(usize, &str)> = records
            .iter()
            .flatten()
            .flat_map(|record| record.names())
            .map(|name| (place(name), name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// What comparing each other backend with the reference finds in one field.
    pub(super) fn findings(&self, name: &str, records: &[Option<&Record>]) -> Vec<Finding> {
        let others = records.iter().zip(&self.backends).skip(1);
        others
            .map(|(right, backend)| match (records[0], *right) {
                (Some(left), Some(right)) => self.finding(name, left, right, *backend),
                _ => Finding::Unanswered,
            })
            .collect()
    }

    fn finding(&self, name: &str, left: &Record, right: &Record, backend: Backend) -> Finding {
        let cell = Cell {
            name,
            field: self.columns.get(name).map(|(_, field)| *field),
            left,
            right,
            tolerance: self.rules.of(name),
        };
        let found = self.strictly(&cell, backend);
        if cell.tolerance.ignore && !found.agrees() && !is_not_comparable(&found) {
            let reason = Reason::Ignored;
            return Finding::Equivalent { reason };
        }
        found
    }

    fn strictly(&self, cell: &Cell<'_>, backend: Backend) -> Finding {
        let Some((left, right)) = cell.present(cell.left).zip(cell.present(cell.right)) else {
            return self.one_sided(cell, backend);
        };
        let convert = cell.field.map_or(Convert::Text, |field| field.convert);
        let side = |record| normal::Context {
            name: cell.name,
            convert,
            record,
            tolerance: cell.tolerance,
        };
        match normal::same(left, right, side(cell.left), side(cell.right)) {
            Sameness::Equal => Finding::Equal,
            Sameness::Equivalent(reason) => Finding::Equivalent { reason },
            Sameness::Different => Finding::Different {
                known: self.explain(convert, left, right),
            },
        }
    }

    fn one_sided(&self, cell: &Cell<'_>, backend: Backend) -> Finding {
        let left_has = cell.present(cell.left).is_some();
        if !left_has && cell.present(cell.right).is_none() {
            return cell.both_empty();
        }
        let table = self.table.as_str();
        if let Some(known) = missing_column(table, cell.name, backend) {
            return Finding::NotComparable { known };
        }
        if cell.is_unset_flag() {
            let reason = Reason::EmptyOrAbsent;
            return Finding::Equivalent { reason };
        }
        let known = match cell.field.map(|field| field.convert) {
            Some(Convert::CompanyName) => Some(&COMPANY_TEXT),
            Some(Convert::Country) => Some(&COUNTRY_NAME),
            Some(Convert::Region) => Some(&REGION_TEXT),
            Some(Convert::Text) if is_phone_part(cell.name) => Some(&PHONE_PARTS),
            _ => answers::of_presence(self.operation),
        };
        if left_has {
            Finding::OnlyLeft { known }
        } else {
            Finding::OnlyRight { known }
        }
    }

    fn explain(
        &self,
        convert: Convert,
        left: &FieldValue,
        right: &FieldValue,
    ) -> Option<&'static Difference> {
        match convert {
            _ if normal::same_wall_time(left, right, self.zone) => Some(&REPEATED_HOUR),
            // Only a rule that wants the exact text lets equal digits get here.
            Convert::Phone if normal::same_phone(left, right) => Some(&PHONE_FORMAT),
            Convert::Country => Some(&COUNTRY_NAME),
            Convert::Region => Some(&REGION_TEXT),
            Convert::CompanyName => Some(&COMPANY_TEXT),
            _ => answers::of_values(self.operation, left, right),
        }
    }
}

impl Cell<'_> {
    fn present<'a>(&self, record: &'a Record) -> Option<&'a FieldValue> {
        normal::present(record, self.name, self.tolerance)
    }

    /// A flag that was never set is absent in XML-RPC and `false` in REST.
    fn is_unset_flag(&self) -> bool {
        let set = self
            .left
            .get(self.name)
            .or_else(|| self.right.get(self.name));
        self.field
            .is_some_and(|field| field.convert == Convert::Flag)
            && matches!(set, Some(FieldValue::Int(0) | FieldValue::Bool(false)))
    }

    fn both_empty(&self) -> Finding {
        if self.left.get(self.name) == self.right.get(self.name) {
            return Finding::Equal;
        }
        let reason = Reason::EmptyOrAbsent;
        Finding::Equivalent { reason }
    }
}

/// The value of a field in each record.
pub(super) fn values(name: &str, records: &[Option<&Record>]) -> Vec<Option<FieldValue>> {
    let values = records
        .iter()
        .map(|record| record.and_then(|record| record.get(name)));
    values.map(Option::<&FieldValue>::cloned).collect()
}

fn is_not_comparable(finding: &Finding) -> bool {
    matches!(finding, Finding::NotComparable { .. })
}

/// Extensions and types of phone and fax numbers.
fn is_phone_part(column: &str) -> bool {
    (column.starts_with("Phone") || column.starts_with("Fax"))
        && (column.ends_with("Ext") || column.ends_with("Type"))
}

/// The column is not read from the backend, or not from each of the resources that the table is made of.
fn missing_column(table: &str, column: &str, backend: Backend) -> Option<&'static Difference> {
    let mut fields = fields::all_named(table, column);
    let is_read = |field: &Field, backend| field.path(backend).is_some();
    let missing = fields.find(|field| !is_read(field, backend))?;
    let in_v2 = is_read(missing, Backend::RestV2);
    (backend != Backend::XmlRpc).then(|| fields::why_missing(table, column, in_v2))
}
