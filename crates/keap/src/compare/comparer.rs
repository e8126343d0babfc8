//! Compares rows of one table, field by field.

use std::collections::HashMap;

use keap_schema::{Condition, FieldType, FieldValue, Record, Zone, is_sensitive};

use super::answers::Sought;
use super::asked::Asked;
use super::field::{FieldComparison, Told, presence};
use super::normal::{self, Sameness};
use super::rules::{TableRules, Tolerance};
use super::{Finding, Reason, answers, beside, known, shop};
use crate::difference::{ITEM_KIND, MONEY_UNIT_OPEN, NO_REST_COLUMN, QUICK_SEARCH};
use crate::table::{Convert, Field, columns};
use crate::{Backend, Operation, difference::Difference};

/// What comparing needs to know beside the rows.
pub(super) struct Comparer {
    pub(super) operation: Operation,
    pub(super) backends: Vec<Backend>,
    table: String,
    pub(super) zone: Zone,
    /// The columns of the table with their places in the schema.
    columns: HashMap<&'static str, (usize, &'static Field)>,
    rules: TableRules,
    asked: Asked,
    sought: Option<Sought>,
    /// Columns that tell of others and are not compared themselves.
    beside: Vec<String>,
}

/// One field of two rows.
struct Cell<'a> {
    name: &'a str,
    convert: Option<Convert>,
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
        let columns = columns::names(table).into_iter().enumerate();
        let columns = columns
            .filter_map(|(place, column)| Some((column, (place, columns::field(table, column)?))));
        Self {
            operation,
            backends,
            table: table.to_owned(),
            zone,
            columns: columns.collect(),
            rules,
            asked: Asked::default(),
            sought: None,
            beside: Vec::new(),
        }
    }

    /// The conditions that the rows were asked for by.
    pub(super) fn asked_for(mut self, conditions: &[(String, Condition)]) -> Self {
        self.asked = Asked::by(&self.table, conditions);
        self
    }

    /// The quick search that the rows are found by.
    pub(super) fn sought_by(mut self, sought: Option<Sought>) -> Self {
        self.sought = sought;
        self
    }

    /// The columns that were read beside those that were asked for.
    pub(super) fn read_beside(mut self, columns: Vec<String>) -> Self {
        self.beside = columns;
        self
    }

    /// Why a column of what a quick search found is on one side alone: the user chose others.
    fn of_sought(&self, column: &str, lacks: Backend) -> Option<&'static Difference> {
        let sought = self.sought.as_ref()?;
        (!sought.tells(column, lacks)).then_some(&QUICK_SEARCH)
    }

    /// Of how many there are, where the conditions tell why one backend counts more than another.
    pub(super) fn counts(&self, mut field: FieldComparison) -> FieldComparison {
        if self.operation != Operation::DataCount {
            return field;
        }
        let count = |(backend, value): Told<'_>| (backend, value.and_then(FieldValue::as_i64));
        field.explain(|left, right, finding| {
            if let Finding::Different { known } = finding {
                let (left, right) = (count(left), count(right));
                let fewer = || self.of_fewer(left, right);
                *known = self.asked.of_counts(left, right).or_else(fewer);
            }
        });
        field
    }

    /// Why a backend of REST counts fewer rows than XML-RPC.
    fn of_fewer(
        &self,
        left: (Backend, Option<i64>),
        right: (Backend, Option<i64>),
    ) -> Option<&'static Difference> {
        match (left, right) {
            ((Backend::XmlRpc, legacy), (lacks, rest))
            | ((lacks, rest), (Backend::XmlRpc, legacy)) => {
                let is_fewer = lacks != Backend::XmlRpc && rest < legacy;
                known::of_fewer(&self.table, lacks).filter(|_| is_fewer)
            }
            _ => None,
        }
    }

    /// Every field that any of the records has, in the order of the schema.
    pub(super) fn record_fields(&self, records: &[Option<&Record>]) -> Vec<FieldComparison> {
        self.names(records)
            .into_iter()
            .map(|name| {
                let findings = self.findings(name, records);
                FieldComparison::new(name, &self.backends, values(name, records), findings)
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
            .filter(|name| !self.beside.iter().any(|beside| beside == name))
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
            convert: self.convert(name),
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

    /// How a column becomes a REST value; a joined column as the column of the contact does.
    fn convert(&self, name: &str) -> Option<Convert> {
        let joined = beside::joined(name);
        let own = || self.columns.get(name).map(|(_, field)| *field);
        joined.or_else(own).map(|field| field.convert)
    }

    fn strictly(&self, cell: &Cell<'_>, backend: Backend) -> Finding {
        let Some((left, right)) = cell.present(cell.left).zip(cell.present(cell.right)) else {
            return self.one_sided(cell, backend);
        };
        let convert = cell.convert.unwrap_or(Convert::Text);
        let side = |record| normal::Context {
            name: cell.name,
            convert,
            record,
            tolerance: cell.tolerance,
        };
        match normal::same(left, right, side(cell.left), side(cell.right)) {
            Sameness::Equal => Finding::Equal,
            Sameness::Equivalent(reason) => Finding::Equivalent { reason },
            Sameness::Different if self.is_kind_without_number(cell, backend) => {
                let known = &ITEM_KIND;
                Finding::NotComparable { known }
            }
            Sameness::Different if self.is_amount(cell) && normal::is_hundredfold(left, right) => {
                let known = self.open_unit(cell.name);
                Finding::Hundredfold { known }
            }
            Sameness::Different => {
                let known = self.place(cell, backend).of_values(left, right);
                let known =
                    known.or_else(|| answers::of_values(self.operation, left, right, self.zone));
                let known = known.or_else(|| shop::of_texts(self.operation, left, right));
                Finding::Different { known }
            }
        }
    }

    fn one_sided(&self, cell: &Cell<'_>, backend: Backend) -> Finding {
        let left_has = cell.present(cell.left).is_some();
        if !left_has && cell.present(cell.right).is_none() {
            return cell.both_empty();
        }
        let (row, lacks) = match left_has {
            true => (cell.left, backend),
            false => (cell.right, self.reference()),
        };
        if let Some(known) = known::missing_column(&self.table, cell.name, row, lacks) {
            let known = match *known == NO_REST_COLUMN {
                true => columns::why_missing_in(&self.table, cell.name, row, lacks),
                false => None,
            }
            .unwrap_or(known);
            return Finding::NotComparable { known };
        }
        if cell.is_unset_flag() {
            let reason = Reason::EmptyOrAbsent;
            return Finding::Equivalent { reason };
        }
        let known = self.place(cell, backend).of_presence(left_has);
        let known = known.or_else(|| answers::of_presence(self.operation, cell.name, lacks));
        let known = known.or_else(|| self.of_sought(cell.name, lacks));
        let known = known.or_else(|| shop::of_member(self.operation, cell.name, lacks));
        if left_has {
            Finding::OnlyLeft { known }
        } else {
            Finding::OnlyRight { known }
        }
    }

    fn reference(&self) -> Backend {
        self.backends.first().copied().unwrap_or(Backend::XmlRpc)
    }

    fn place<'a>(&'a self, cell: &Cell<'a>, backend: Backend) -> known::Cell<'a> {
        let side = |backend, record| known::Side { backend, record };
        known::Cell {
            table: &self.table,
            name: cell.name,
            convert: cell.convert,
            left: side(self.reference(), cell.left),
            right: side(backend, cell.right),
            zone: self.zone,
        }
    }

    /// Whether it is the kind of a line that has no number over REST, which is read as 0 there.
    fn is_kind_without_number(&self, cell: &Cell<'_>, backend: Backend) -> bool {
        let sides = [(self.reference(), cell.left), (backend, cell.right)];
        (self.table.as_str(), cell.name) == ("OrderItem", "ItemType")
            && sides.iter().any(|(backend, record)| {
                *backend != Backend::XmlRpc && record.get(cell.name) == Some(&FieldValue::Int(0))
            })
    }

    /// Whether the column holds numbers with a fraction, as amounts of money are.
    fn is_amount(&self, cell: &Cell<'_>) -> bool {
        let info = keap_schema::table(&self.table).and_then(|table| table.column(cell.name));
        info.is_some_and(|info| info.field_type == FieldType::Double)
    }

    /// The difference that tells that the contract leaves the unit of an amount open.
    fn open_unit(&self, column: &str) -> Option<&'static Difference> {
        columns::field(&self.table, column)
            .is_some_and(Field::has_open_unit)
            .then_some(&MONEY_UNIT_OPEN)
    }

    /// Which of the backends have a row, and why the others do not.
    pub(super) fn presence(
        &self,
        records: &[Option<&Record>],
        answered: &[bool],
    ) -> FieldComparison {
        let mut field = presence(&self.backends, records, answered);
        let mut others = records[1..].iter();
        field.explain(|(reference, _), (backend, _), finding| {
            let right = others.next().copied().flatten();
            match (finding, records[0], right) {
                (Finding::OnlyLeft { known }, Some(record), _) => {
                    *known = self.why_missing(record, reference, backend);
                }
                (Finding::OnlyRight { known }, _, Some(record)) => {
                    *known = self.why_missing(record, backend, reference);
                }
                _ => {}
            }
        });
        field
    }

    /// Why a row is on one backend alone.
    fn why_missing(
        &self,
        record: &Record,
        has: Backend,
        lacks: Backend,
    ) -> Option<&'static Difference> {
        let has = known::Side {
            backend: has,
            record,
        };
        known::of_row(&self.table, record, lacks)
            .or_else(|| answers::of_row(self.operation, record, lacks, self.sought.as_ref()))
            .or_else(|| self.asked.of_row(&self.table, has, lacks, self.zone))
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
        self.convert == Some(Convert::Flag)
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

/// The value of a field in each record, as a report may show it: of a password, that there is one.
pub(super) fn values(name: &str, records: &[Option<&Record>]) -> Vec<Option<FieldValue>> {
    let values = records
        .iter()
        .map(|record| record.and_then(|record| record.get(name)));
    let shown = |value: &FieldValue| match is_sensitive(name) {
        true => "[redacted]".into(),
        false => value.clone(),
    };
    values.map(|value| value.map(shown)).collect()
}

fn is_not_comparable(finding: &Finding) -> bool {
    matches!(finding, Finding::NotComparable { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_line_without_a_number_is_not_compared() {
        let comparer = Comparer::new(
            Operation::DataQuery,
            "OrderItem",
            vec![Backend::XmlRpc, Backend::RestV2],
            Zone::default(),
            TableRules::default(),
        );
        let found = |legacy: i64, rest: i64| {
            let of = |kind: i64| Record::from_iter([("ItemType", FieldValue::from(kind))]);
            let (left, right) = (of(legacy), of(rest));
            comparer.findings("ItemType", &[Some(&left), Some(&right)])
        };
        let known = &ITEM_KIND;
        assert_eq!(found(4, 0), [Finding::NotComparable { known }]);
        assert_eq!(found(0, 0), [Finding::Equal]);
        for (legacy, rest) in [(0, 4), (4, 9)] {
            assert_eq!(found(legacy, rest), [Finding::Different { known: None }]);
        }
    }
}
