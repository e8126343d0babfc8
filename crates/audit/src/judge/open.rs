//! Columns of a call that are not constant: each of them may be any column of its table.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use keap::coverage::{column_differences, loses};
use keap::schema::{ColumnInfo, TableInfo};
use keap::{Backend, Operation};

use super::column::ColumnUsed;
use super::{Asked, backend};

/// What the columns of a table meet that a call may use.
#[derive(Debug, Default)]
pub(super) struct AnyColumn {
    /// How many there are.
    all: usize,
    /// Those that neither version of REST takes as the call uses them.
    refused: Vec<&'static str>,
    /// Those of which something is lost on the way that they take.
    lossy: Vec<&'static str>,
}

/// Columns that are named of a kind.
const NAMED: usize = 5;

type Key = (&'static str, &'static str, Vec<ColumnUsed>);

/// Every column is asked for at the router: once for a table, and not for each of its calls.
static KNOWN: LazyLock<Mutex<BTreeMap<Key, Arc<AnyColumn>>>> = LazyLock::new(Mutex::default);

impl AnyColumn {
    pub(super) fn of(
        operation: Operation,
        table: &'static TableInfo,
        used: Vec<ColumnUsed>,
    ) -> Arc<Self> {
        // What another thread left half done is no entry.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.entry((operation.name(), table.name, used));
        let (_, _, used) = found.key();
        let used = used.clone();
        Arc::clone(found.or_insert_with(|| Arc::new(Self::asked_for(operation, table, &used))))
    }

    fn asked_for(operation: Operation, table: &'static TableInfo, used: &[ColumnUsed]) -> Self {
        let mut any = Self::default();
        for column in table.columns {
            let used = used.iter().filter(|used| is_allowed(column, **used));
            let over: Vec<Option<Backend>> = used
                .map(|used| backend::over(operation, &alone(operation, table, column, *used)))
                .collect();
            any.all = any.all.saturating_add(usize::from(!over.is_empty()));
            if over.iter().any(Option::is_none) {
                any.refused.push(column.name);
            } else if over.into_iter().flatten().any(|over| {
                let told = column_differences(table.name, column.name, over);
                told.iter().any(|known| loses(known))
            }) {
                any.lossy.push(column.name);
            }
        }
        any
    }

    /// Whether a call may use each of them and lose nothing.
    pub(super) fn is_served(&self) -> bool {
        self.refused.is_empty() && self.lossy.is_empty()
    }

    /// What is to be said of the columns of a table, as a clause.
    pub(super) fn told(&self, table: &str) -> String {
        let all = self.all;
        let mut told = Vec::new();
        match self.refused.len() {
            0 => {}
            count => told.push(format!(
                "REST refuses {count} of the {all} columns of {table} that it may use ({})",
                some(&self.refused)
            )),
        }
        match self.lossy.len() {
            0 => {}
            count => told.push(format!(
                "of {count} of the {all} columns of {table} something is lost ({})",
                some(&self.lossy)
            )),
        }
        match told.is_empty() {
            true => format!("REST has each column of {table} that it may use"),
            false => told.join(", and "),
        }
    }
}

/// How a call uses columns that are not known: those that are open, and all where none is named.
pub(super) fn uses(asked: &Asked<'_>, operation: Operation) -> Vec<ColumnUsed> {
    use keap::operation::ArgumentKind::{Changes, Count, Fields, Find, Query, Values};
    if !asked.has_no_columns() {
        let open = asked.open.iter().map(|what| match *what {
            "reads" => ColumnUsed::Read,
            "writes" => ColumnUsed::Written,
            _ => ColumnUsed::Condition,
        });
        let mut used: Vec<ColumnUsed> = open.collect();
        // Without columns that it asks for it may be given any.
        let mut arguments = operation.arguments().iter();
        let reads = arguments.any(|argument| matches!(argument.kind, Fields | Query | Find));
        if reads && asked.reads.is_empty() && !used.contains(&ColumnUsed::Read) {
            used.push(ColumnUsed::Read);
            used.sort_unstable();
        }
        return used;
    }
    let arguments = operation.arguments().iter();
    let used = arguments.flat_map(|argument| match argument.kind {
        Fields => &[ColumnUsed::Read][..],
        Values | Changes => &[ColumnUsed::Written],
        Count => &[ColumnUsed::Condition],
        Query | Find => &[ColumnUsed::Read, ColumnUsed::Condition],
        _ => &[],
    });
    used.copied().collect()
}

/// A call that uses one column.
fn alone<'a>(
    operation: Operation,
    table: &'a TableInfo,
    column: &'a ColumnInfo,
    used: ColumnUsed,
) -> Asked<'a> {
    let mut asked = Asked::named(operation.name(), Some(table.name));
    match used {
        ColumnUsed::Written => asked.writes.push(column.name),
        ColumnUsed::Condition => asked.conditions.push((column.name, None)),
        _ => asked.reads.push(column.name),
    }
    asked
}

/// Whether XML-RPC lets a column be used so: what it refuses itself is nothing that the move takes away.
fn is_allowed(column: &ColumnInfo, used: ColumnUsed) -> bool {
    let access = column.access;
    !column.refused
        && match used {
            ColumnUsed::Written => access.add || access.edit,
            _ => access.read,
        }
}

/// The first of the names.
fn some(names: &[&str]) -> String {
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>();
    match names.len().saturating_sub(NAMED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
