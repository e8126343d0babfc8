//! What was written while two backends were asked, one after the other: rows of it may part because of that.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::compare::{Comparison, Finding, RowComparison};
use crate::{Invocation, Operation};

/// The writes through one connection, and the comparisons that want to know of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writes(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    under_way: BTreeMap<u64, Vec<Trace>>,
    watches: BTreeMap<u64, HashSet<Trace>>,
    last: u64,
}

/// What a write may have changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Trace {
    Record(String, i64),
    /// A row came, so that others may have another place.
    Row(String),
    /// Any row of a table.
    Table(String),
    Anything,
}

/// A write under way.
#[derive(Debug)]
pub(crate) struct Writing(Writes, u64);

/// Notes what is written from when it was made.
#[derive(Debug)]
pub(crate) struct Watch(Writes, u64);

impl Writes {
    /// Notes a write until what it gives is dropped; none for a call that reads.
    pub(crate) fn begin(&self, invocation: &Invocation) -> Option<Writing> {
        let is_write = invocation.operation().is_write();
        is_write.then(|| self.begun(traces(invocation)))
    }

    /// The same of a write that nobody understood.
    #[cfg(feature = "xmlrpc")]
    pub(crate) fn begin_unknown(&self) -> Writing {
        self.begun(vec![Trace::Anything])
    }

    fn begun(&self, traces: Vec<Trace>) -> Writing {
        let mut state = self.state();
        for watch in state.watches.values_mut() {
            watch.extend(traces.iter().cloned());
        }
        state.last += 1;
        let number = state.last;
        state.under_way.insert(number, traces);
        Writing(self.clone(), number)
    }

    /// Watches over a call that reads; none for a write, which is what it is about itself.
    pub(super) fn watch(&self, invocation: &Invocation) -> Option<Watch> {
        if invocation.operation().is_write() {
            return None;
        }
        let mut state = self.state();
        let begun = state.under_way.values().flatten().cloned().collect();
        state.last += 1;
        let number = state.last;
        state.watches.insert(number, begun);
        Some(Watch(self.clone(), number))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.0.state().under_way.remove(&self.1);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.state().watches.remove(&self.1);
    }
}

impl Watch {
    /// Takes the rows out that part without a known reason and were written meanwhile, and gives their number.
    pub(super) fn leave_out(self, read: &Invocation, comparison: &mut Comparison) -> usize {
        let written = self.0.state().watches.remove(&self.1).unwrap_or_default();
        let before = comparison.rows.len();
        let read = Read::of(read);
        comparison.rows.retain(|row| {
            let findings = row.fields.iter().flat_map(|field| field.findings());
            let parts = findings.into_iter().any(Finding::is_unexplained);
            !(parts && read.may_be_moved(row, &written))
        });
        before - comparison.rows.len()
    }
}

/// What a call reads.
struct Read<'a> {
    table: Option<&'a str>,
    /// The one record that is asked for.
    record: Option<i64>,
    /// All tables; none when they are not known.
    touched: Option<Vec<&'a str>>,
}

impl<'a> Read<'a> {
    fn of(invocation: &'a Invocation) -> Self {
        let record = match invocation {
            Invocation::ContactLoad { id, .. } => Some(id.get()),
            Invocation::DataLoad { id, .. } => Some(*id),
            _ => None,
        };
        Self {
            table: invocation.table(),
            record,
            touched: invocation.touched(),
        }
    }

    /// Whether a row may part because of what was written.
    fn may_be_moved(&self, row: &RowComparison, written: &HashSet<Trace>) -> bool {
        let (Some(touched), Some(own)) = (&self.touched, self.table) else {
            return !written.is_empty();
        };
        let id = self.record.or(row.id.filter(|_| is_on_both_sides(row)));
        written.iter().any(|trace| match trace {
            Trace::Anything => true,
            Trace::Table(table) => touched.contains(&table.as_str()),
            Trace::Row(table) if table == own => id.is_none(),
            Trace::Record(table, changed) if table == own => id.is_none_or(|id| id == *changed),
            Trace::Row(table) | Trace::Record(table, _) => touched.contains(&table.as_str()),
        })
    }
}

/// A row that one side alone gave parts in all of its fields: it came, went or stands on another page now, because of
/// another row as well.
fn is_on_both_sides(row: &RowComparison) -> bool {
    let mut findings = row.fields.iter().flat_map(|field| field.findings());
    !findings.all(|found| matches!(found, Finding::OnlyLeft { .. } | Finding::OnlyRight { .. }))
}

fn traces(write: &Invocation) -> Vec<Trace> {
    let of_contact = |id: i64| vec![("Contact".to_owned(), id)];
    let records = match write {
        Invocation::ContactUpdate { id, .. } => of_contact(id.get()),
        Invocation::ContactAddToGroup { contact, .. }
        | Invocation::ContactRemoveFromGroup { contact, .. } => of_contact(contact.get()),
        Invocation::DataUpdate { table, id, .. } | Invocation::DataDelete { table, id } => {
            vec![(table.clone(), *id)]
        }
        _ => Vec::new(),
    };
    let Some(tables) = write.touched() else {
        return vec![Trace::Anything];
    };
    let comes = matches!(
        write.operation(),
        Operation::ContactAdd | Operation::DataAdd
    );
    let others = tables
        .into_iter()
        .filter(|table| records.iter().all(|(known, _)| known != table))
        .map(|table| match comes {
            true => Trace::Row(table.to_owned()),
            false => Trace::Table(table.to_owned()),
        });
    let others: Vec<Trace> = others.collect();
    let records = records.into_iter();
    let records = records.map(|(table, id)| Trace::Record(table, id));
    records.chain(others).collect()
}
