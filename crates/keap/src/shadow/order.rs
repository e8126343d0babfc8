//! Writes of a record wait for the repetition of an earlier one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

use crate::Invocation;

/// Whose turn it is to write a record.
#[derive(Debug, Default)]
pub(super) struct Order(Mutex<HashMap<Record, Weak<Turn<()>>>>);

/// The right to write a record; the next one waits until it is dropped.
pub(crate) type Place = OwnedMutexGuard<()>;

type Record = (String, i64);

impl Order {
    /// Waits for the turn to write the record of `invocation`; none when it writes no record that is known before.
    pub(super) async fn place(&self, invocation: &Invocation) -> Option<Place> {
        let turn = self.turn(record(invocation)?);
        Some(turn.lock_owned().await)
    }

    fn turn(&self, record: Record) -> Arc<Turn<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = turns.get(&record).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::new(Turn::new(()));
        turns.insert(record, Arc::downgrade(&turn));
        turn
    }
}

/// The record that a write changes.
fn record(invocation: &Invocation) -> Option<Record> {
    let of_contact = |id: i64| Some(("Contact".to_owned(), id));
    match invocation {
        Invocation::ContactUpdate { id, .. } => of_contact(id.get()),
        Invocation::ContactMerge { contact, .. }
        | Invocation::ContactAddToGroup { contact, .. }
        | Invocation::ContactRemoveFromGroup { contact, .. } => of_contact(contact.get()),
        Invocation::DataUpdate { table, id, .. } | Invocation::DataDelete { table, id } => {
            Some((table.clone(), *id))
        }
        _ => None,
    }
}
