//! Writes of a record wait for the repetition of an earlier one.

use crate::turn::{Subject, Turn, Turns};
use crate::{Invocation, Result};

/// Whose turn it is to write a record.
#[derive(Debug, Default)]
pub(super) struct Order(Turns);

/// The right to write a record; the next one waits until it is dropped.
pub(crate) type Place = Turn;

impl Order {
    /// Waits for the turn to write the record of `invocation`; none when it writes no record that is known before.
    ///
    /// # Errors
    /// As that of a turn.
    pub(super) async fn place(&self, invocation: &Invocation) -> Result<Option<Place>> {
        match record(invocation) {
            Some(record) => self.0.alone(record).await.map(Some),
            None => Ok(None),
        }
    }
}

/// The record that a write changes.
fn record(invocation: &Invocation) -> Option<Subject> {
    let of_contact = |id: i64| Some(Subject::record("Contact", id));
    match invocation {
        Invocation::ContactUpdate { id, .. } => of_contact(id.get()),
        Invocation::ContactMerge { contact, .. }
        | Invocation::ContactAddToGroup { contact, .. }
        | Invocation::ContactRemoveFromGroup { contact, .. } => of_contact(contact.get()),
        Invocation::DataUpdate { table, id, .. } | Invocation::DataDelete { table, id } => {
            Some(Subject::record(table, *id))
        }
        _ => None,
    }
}
