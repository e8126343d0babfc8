//! The columns of a call: where each lives in REST, and whether it can be used there as the call does.

use keap::coverage::{FieldCoverage, field_coverage};
use keap::{Backend, Operation};
use serde::Serialize;

use super::Asked;

/// How a call uses a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ColumnUsed {
    /// It is asked for.
    Read,
    /// It is written.
    Written,
    /// Rows are found by it.
    Condition,
    /// Rows are ordered by it.
    Order,
}

/// A column of a call, and what REST has for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ColumnServed {
    /// Its name in XML-RPC.
    pub column: String,
    /// How the call uses it.
    pub used: ColumnUsed,
    /// The place in a record of v1, `phone_numbers[PHONE1].number`; none without counterpart.
    pub v1: Option<String>,
    /// The place in a record of v2.
    pub v2: Option<String>,
    /// Whether v1 takes it as the call uses it.
    pub served_v1: bool,
    /// Whether v2 does.
    pub served_v2: bool,
}

impl ColumnServed {
    pub(super) fn is_served(&self, backend: Backend) -> bool {
        match backend {
            Backend::RestV1 => self.served_v1,
            Backend::RestV2 => self.served_v2,
            _ => true,
        }
    }

    pub(super) fn place(&self, backend: Backend) -> Option<&str> {
        match backend {
            Backend::RestV1 => self.v1.as_deref(),
            _ => self.v2.as_deref(),
        }
    }
}

/// All columns of a call, each once for each use.
pub(super) fn all(asked: &Asked<'_>) -> Vec<ColumnServed> {
    let Some(table) = asked.table else {
        return Vec::new();
    };
    let known = field_coverage(table);
    let is_new = asked.method.is_some_and(|method| {
        let operation = method.parse::<Operation>();
        matches!(
            operation,
            Ok(Operation::DataAdd | Operation::ContactAdd | Operation::ContactAddWithDupCheck)
        )
    });
    let reads = asked.reads.iter().map(|name| (*name, ColumnUsed::Read));
    let writes = asked.writes.iter().map(|name| (*name, ColumnUsed::Written));
    let conditions = asked.conditions.iter();
    let conditions = conditions.map(|(name, _)| (*name, ColumnUsed::Condition));
    let order = asked.order_by.map(|name| (name, ColumnUsed::Order));
    let mut all: Vec<(&str, ColumnUsed)> =
        reads.chain(writes).chain(conditions).chain(order).collect();
    all.sort_unstable_by_key(|(name, used)| (*used, *name));
    all.dedup();
    all.into_iter()
        .map(|(name, used)| one(known.as_deref(), name, used, is_new))
        .collect()
}

fn one(
    known: Option<&[FieldCoverage]>,
    name: &str,
    used: ColumnUsed,
    is_new: bool,
) -> ColumnServed {
    let mut column = ColumnServed {
        column: name.to_owned(),
        used,
        v1: None,
        v2: None,
        served_v1: false,
        served_v2: false,
    };
    let Some(known) = known else {
        return column;
    };
    let Some(found) = known.iter().find(|field| field.column == name) else {
        // A custom field, which both versions carry for the tables that have some.
        column.served_v1 = true;
        column.served_v2 = true;
        let place = Some("custom_fields".to_owned());
        column.v1.clone_from(&place);
        column.v2 = place;
        return column;
    };
    let served = |usage: &keap::coverage::ColumnUse| match (used, is_new) {
        (ColumnUsed::Written, true) => usage.add,
        (ColumnUsed::Written, false) => usage.update,
        _ => usage.read,
    };
    column.served_v1 = served(&found.v1);
    column.served_v2 = served(&found.v2);
    column.v1.clone_from(&found.rest_v1);
    column.v2.clone_from(&found.rest_v2);
    column
}
