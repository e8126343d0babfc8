//! By what a row of one backend is known to be the same row on another: its id, or what it says.
//!
//! REST has no id for tag assignments, e-mail statuses, social accounts, charges and the parts of orders (documented).
//! Their rows are matched by columns that no other row has in the same way; that the columns do this is inferred.

use std::collections::HashMap;

use keap_schema::{FieldValue, QueryData, Record};
use sha2::{Digest as _, Sha256};

use super::with_beside;
use crate::table::columns;
use crate::{Backend, Error, ErrorKind, Fields, Invocation, Result};

/// What makes a row itself, best first. Rows that say the same are told apart by their number only.
static NATURAL: &[(&str, &[&[&str]])] = &[
    ("CCharge", &[&["PaymentId"], &["OrderNum", "Amt"]]),
    ("ContactGroupAssign", &[&["ContactId", "GroupId"]]),
    ("EmailAddStatus", &[&["Email"]]),
    ("Invoice", &[&["JobId"]]),
    ("InvoiceItem", &[&["OrderItemId"]]),
    ("PayPlan", &[&["InvoiceId"], &["InitDate", "StartDate"]]),
    // PayPlanId is the plan's id in XML-RPC and the order's in REST.
    ("PayPlanItem", &[&["DateDue", "AmtDue"]]),
    (
        "ProductCategoryAssign",
        &[&["ProductId", "ProductCategoryId"]],
    ),
    ("SocialAccount", &[&["ContactId", "AccountType"]]),
];

/// How rows of several backends are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// By the column `Id`.
    Id,
    /// By these columns together.
    Natural(&'static [&'static str]),
}

impl Identity {
    /// What all of the backends tell of the rows of a table.
    ///
    /// # Errors
    /// `Unsupported` when there is nothing that all of them tell.
    pub(super) fn of(table: &str, backends: &[Backend]) -> Result<Self> {
        let all_tell = |column: &str| {
            backends
                .iter()
                .all(|backend| tells(table, column, *backend))
        };
        if all_tell("Id") {
            return Ok(Self::Id);
        }
        let known = NATURAL.iter().find(|(name, _)| *name == table);
        let keys = known.map_or(&[][..], |(_, keys)| *keys);
        let shared = |key: &&&[&str]| key.iter().all(|column| all_tell(column));
        let key = keys.iter().find(shared).copied();
        key.map(Self::Natural).ok_or_else(|| {
            let message = format!("rows of {table} have nothing that all backends know them by");
            Error::new(ErrorKind::Unsupported, message)
                .hinted("compare fewer backends at a time, for instance --backends xmlrpc,v2")
        })
    }

    /// The columns that the backend must be asked for.
    pub(super) fn columns(self, table: &str, backend: Backend) -> Vec<&'static str> {
        match self {
            Self::Id => vec!["Id"],
            // XML-RPC is read in the order of its ids, where there are any.
            Self::Natural(key) if tells(table, "Id", backend) => [key, &["Id"][..]].concat(),
            Self::Natural(key) => key.to_vec(),
        }
    }

    /// What the row is known by, for people: `ContactId=17 GroupId=91`.
    pub(super) fn told(self, record: &Record) -> Option<String> {
        let Self::Natural(key) = self else {
            return None;
        };
        let told = |column: &&str| format!("{column}={}", text(record, column));
        Some(key.iter().map(told).collect::<Vec<_>>().join(" "))
    }
}

/// Numbers the rows of one backend so that the same row has the same number on each.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// How often a key came.
    seen: HashMap<i64, u32>,
}

impl Numbers {
    /// A number for a row, made of its key and of how many rows before it have the same.
    pub(super) fn number(&mut self, key: &[&str], record: &Record) -> i64 {
        let mut digest = Sha256::new();
        for column in key {
            digest.update(text(record, column));
            digest.update([0]);
        }
        let first = number_of(digest.clone());
        let count = self.seen.entry(first).or_default();
        *count += 1;
        if *count == 1 {
            return first;
        }
        digest.update(count.to_be_bytes());
        number_of(digest)
    }
}

fn number_of(digest: Sha256) -> i64 {
    let hash = digest.finalize();
    let head = hash.iter().take(8);
    // Never negative, so that no condition on an id can be confused by it.
    head.fold(0_i64, |number, byte| (number << 8) | i64::from(*byte)) & i64::MAX
}

/// A value as every wire writes it: numbers without trailing zeros, dates without their midnight, texts in small letters.
fn text(record: &Record, column: &str) -> String {
    match record.get(column) {
        None => String::new(),
        Some(FieldValue::Bool(flag)) => u8::from(*flag).to_string(),
        Some(FieldValue::Double(number)) => number.to_string(),
        Some(FieldValue::DateTime(moment)) => super::normal::date_at_midnight(*moment)
            .map_or_else(|| moment.to_string(), |date| date.to_string()),
        Some(value) => crate::fold::fold(&value.to_string()),
    }
}

/// Whether a backend answers the column.
pub(super) fn tells(table: &str, column: &str, backend: Backend) -> bool {
    match (keap_schema::table(table), backend) {
        // The server answers for tables that nobody knows.
        (None, _) => true,
        (Some(info), Backend::XmlRpc) => info.column(column).is_some(),
        (Some(_), _) => {
            columns::all_named(table, column).any(|field| field.path(backend).is_some())
        }
    }
}

/// Whether the rows of the answer will carry their ids because they are asked for.
pub(crate) fn selects_id(invocation: &Invocation) -> bool {
    let has_id = |names: &[String]| names.iter().any(|name| name == "Id");
    match invocation {
        Invocation::ContactFindByEmail { fields, .. } => fields.names().is_some_and(has_id),
        Invocation::DataQuery(query) => has_id(&query.selected),
        _ => false,
    }
}

/// Asks for `Id` as well where the answer is a list, so that rows can be matched.
pub(crate) fn with_id(invocation: Invocation) -> Invocation {
    let add = |names: &mut Vec<String>| {
        if !names.iter().any(|name| name == "Id") {
            names.push("Id".to_owned());
        }
    };
    match invocation {
        Invocation::ContactFindByEmail {
            email,
            fields: Fields::Named(mut names),
        } => {
            add(&mut names);
            Invocation::ContactFindByEmail {
                email,
                fields: Fields::Named(names),
            }
        }
        Invocation::DataQuery(mut query) if !query.selected.is_empty() && has_id(&query) => {
            add(&mut query.selected);
            Invocation::DataQuery(query)
        }
        other => other,
    }
}

/// Asks as well for what tells the rows of a list apart, whether they are in order, and whether a value can be missing. The columns
/// that it adds come with it.
pub(crate) fn with_marks(invocation: Invocation) -> (Invocation, Vec<String>) {
    let had_id = selects_id(&invocation);
    let (mut invocation, mut added) = with_beside(with_id(invocation));
    if selects_id(&invocation) && !had_id {
        added.push("Id".to_owned());
    }
    if let Invocation::DataQuery(query) = &mut invocation
        && let Some(order) = &query.order
        && !query.selected.is_empty()
        && !query.selected.contains(&order.field)
        && is_readable(&query.table, &order.field)
    {
        query.selected.push(order.field.clone());
        added.push(order.field.clone());
    }
    (invocation, added)
}

fn is_readable(table: &str, column: &str) -> bool {
    let column = keap_schema::table(table).and_then(|table| table.column(column));
    column.is_some_and(|column| column.access.read)
}

fn has_id(query: &QueryData) -> bool {
    keap_schema::table(&query.table).is_some_and(|table| table.column("Id").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Backend; 3] = Backend::ALL;

    #[test]
    fn rows_are_known_by_what_all_backends_tell() {
        let of = |table, backends: &[Backend]| Identity::of(table, backends).unwrap();
        assert_eq!(of("Contact", &ALL), Identity::Id);
        assert_eq!(of("CCharge", &[ALL[0], ALL[1]]), Identity::Id);
        assert_eq!(
            of("CCharge", &[ALL[0], ALL[2]]),
            Identity::Natural(&["PaymentId"])
        );
        assert_eq!(of("CCharge", &ALL), Identity::Natural(&["OrderNum", "Amt"]));
        assert!(Identity::of("LeadSource", &ALL).is_err());
    }

    #[test]
    fn the_same_row_has_one_number_on_every_wire_and_equal_rows_have_two() {
        let row = |amount: FieldValue| Record::from_iter([("Amt", amount)]);
        let (mut left, mut right) = (Numbers::default(), Numbers::default());
        let first = left.number(&["Amt"], &row(29.0.into()));
        assert_eq!(first, right.number(&["Amt"], &row(29.into())));
        let second = left.number(&["Amt"], &row(29.0.into()));
        assert!(first >= 0 && second >= 0 && first != second);
        assert_eq!(second, right.number(&["Amt"], &row("29".into())));
    }
}
