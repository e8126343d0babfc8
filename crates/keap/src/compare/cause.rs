//! Why two values part, or are written differently: a known difference, a way of writing, or what the values look like.
//!
//! What values look like is a guess from the values alone, for people who look for the cause. It explains nothing away: a
//! difference with a likely cause is unexplained until somebody has found out.

mod likely;
mod moments;
mod texts;

use keap_schema::{FieldValue, Zone};
use serde::Serialize;

use crate::ErrorKind;

use super::whole::listed::{LEFT_OUT, LIST, TWICE};
use super::{BackendValue, FieldComparison, Finding, Reason, RowComparison};
pub(super) use likely::Likely;

/// Why values part, or are written differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Cause {
    /// A stable word: `KB-006`, `phone_format`, `zone_shift`.
    pub id: &'static str,
    /// The cause in a few words.
    pub title: &'static str,
    /// What to do about it, or where to look.
    pub advice: &'static str,
    /// How far it is known.
    pub kind: CauseKind,
}

/// How far a cause is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CauseKind {
    /// A known difference between the backends.
    Known,
    /// The same value, written differently.
    Writing,
    /// What the values look like; nothing explains them.
    Likely,
}

impl Cause {
    /// Why a backend's value in a field of a row parts from the reference, or is written differently; none where they
    /// are equal or nothing was compared. The values must be those that were compared, not their hashes.
    pub fn of(
        table: &str,
        row: &RowComparison,
        field: &FieldComparison,
        other: &BackendValue,
        zone: Zone,
    ) -> Option<Self> {
        let finding = other.finding()?;
        Self::of_finding(&finding).or_else(|| {
            let reference = field.by_backend().first()?;
            let guess = || guess(table, row, &field.name, reference, other, zone);
            finding.is_unexplained().then(|| guess().cause())
        })
    }

    /// Why values part, as far as the finding itself tells it.
    pub fn of_finding(finding: &Finding) -> Option<Self> {
        match finding {
            Finding::Equivalent { reason } => Some(Self::of_writing(*reason)),
            Finding::Hundredfold { .. } => Some(Likely::MoneyUnit.cause()),
            finding => finding.known().map(Self::of_known),
        }
    }

    /// That a row is there twice on the backend that has it alone.
    pub fn duplicate_row() -> Self {
        Likely::DuplicateRow.cause()
    }

    fn of_known(known: &'static crate::difference::Difference) -> Self {
        Self {
            id: known.id,
            title: known.title,
            advice: known.advice,
            kind: CauseKind::Known,
        }
    }

    fn of_writing(reason: Reason) -> Self {
        let known = reason.difference();
        Self {
            id: reason.id(),
            title: reason.words(),
            advice: known.map_or(
                "Compare these values as the rules of the comparison do.",
                |known| known.advice,
            ),
            kind: CauseKind::Writing,
        }
    }
}

fn guess(
    table: &str,
    row: &RowComparison,
    name: &str,
    reference: &BackendValue,
    other: &BackendValue,
    zone: Zone,
) -> Likely {
    let (left, right) = match (reference.value(), other.value()) {
        (Some(_), Some(_)) if is_of_call(row, name) => return Likely::Refused,
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) if is_of_call(row, name) => return refused(left, Likely::ExtraRow),
        (None, Some(right)) if is_of_call(row, name) => return refused(right, Likely::MissingRow),
        (Some(_), None) if name == "row" => return Likely::MissingRow,
        (None, Some(_)) if name == "row" => return Likely::ExtraRow,
        (Some(_), None) => return lost(joined(table, name).1),
        _ => return Likely::AddedValue,
    };
    if name == LIST {
        let tells = |text: &str| [left, right].iter().any(|value| value.to_string() == text);
        return match () {
            () if tells(TWICE) => Likely::TwiceInList,
            () if tells(LEFT_OUT) => Likely::LeftOutOfList,
            () => Likely::UnlikeList,
        };
    }
    if name == "order" {
        return Likely::RowOrder;
    }
    if is_swapped(row, name, other, left, right) {
        return Likely::SwappedColumns;
    }
    let (table, name) = joined(table, name);
    moments::likely(left, right, zone)
        .or_else(|| numbers(left, right))
        .unwrap_or_else(|| texts::likely(table, name, left, right))
}

/// The table and the column that a value is of: those of the record that `Contact.Birthday` is joined from.
fn joined<'n>(table: &'n str, name: &'n str) -> (&'n str, &'n str) {
    match name.split_once('.') {
        Some((of, own)) if keap_schema::table(of).is_some() => (of, own),
        _ => (table, name),
    }
}

/// Whether the values are errors, in place of answers to a call.
fn is_of_call(row: &RowComparison, name: &str) -> bool {
    name == "error" && row.id.is_none()
}

/// What it is that one side alone refuses a call with an error: where it knows no such record, the other has it alone.
fn refused(error: &FieldValue, unknown: Likely) -> Likely {
    match error.to_string() == ErrorKind::NotFound.name() {
        true => unknown,
        false => Likely::Refused,
    }
}

/// What a value that is gone was.
fn lost(name: &str) -> Likely {
    let is_of_number =
        |rest: &str| name.ends_with(rest) && (name.starts_with("Phone") || name.starts_with("Fax"));
    match name {
        _ if name.starts_with('_') => Likely::LostCustomField,
        _ if is_of_number("Ext") => Likely::LostExtension,
        _ if is_of_number("Type") => Likely::LostPhoneType,
        _ => Likely::LostValue,
    }
}

/// Whether another column of the row has the two values the other way round.
fn is_swapped(
    row: &RowComparison,
    name: &str,
    other: &BackendValue,
    left: &FieldValue,
    right: &FieldValue,
) -> bool {
    let mut fields = row.fields.iter().filter(|field| field.name != name);
    fields.any(|field| {
        let values = field.by_backend();
        let reference = values.first().and_then(BackendValue::value);
        let beside = values
            .iter()
            .find(|value| value.backend() == other.backend());
        reference == Some(right) && beside.and_then(BackendValue::value) == Some(left)
    })
}

fn numbers(left: &FieldValue, right: &FieldValue) -> Option<Likely> {
    let number = |value: &FieldValue| match value {
        FieldValue::Int(number) => Some(*number as f64),
        FieldValue::Double(number) => Some(*number),
        _ => None,
    };
    // Columns that are joined from another table are texts over XML-RPC.
    let beside = |value: &FieldValue, other: &FieldValue| match (value, number(other)) {
        (FieldValue::Text(text), Some(_)) => text.trim().parse().ok(),
        _ => number(value),
    };
    let (left, right) = (beside(left, right)?, beside(right, left)?);
    let is_cut = |whole: f64, of: f64| whole.fract() == 0.0 && of.trunc() == whole && of != whole;
    Some(match () {
        () if is_cut(left, right) || is_cut(right, left) => Likely::LostCents,
        () if left == -right => Likely::OtherSign,
        () => Likely::OtherNumber,
    })
}

#[cfg(test)]
mod tests;
