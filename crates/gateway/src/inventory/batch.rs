//! Counts on their way to the store.

use super::doubt::WriteInDoubt;
use super::row::InventoryRow;
use super::seen::Seen;

/// A write whose call has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) request_id: String,
    /// Whether it may have been carried out although its caller was not told so.
    pub(crate) in_doubt: bool,
}

/// What is written together, under one number: it is in the store whole, and once.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Another one for each batch of a gateway, and larger.
    pub(crate) number: u64,
    pub(crate) rows: Vec<InventoryRow>,
    pub(crate) writes: Vec<Settled>,
    pub(crate) seen: Seen,
    /// Writes in doubt that no note was made of.
    pub(crate) doubts: Vec<WriteInDoubt>,
}

impl Batch {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
            && self.writes.is_empty()
            && self.seen.is_empty()
            && self.doubts.is_empty()
    }

    /// The next one, with what is to be written.
    pub(super) fn fill(&mut self, fresh: Self) {
        let number = self.number.saturating_add(1);
        *self = Self { number, ..fresh };
    }

    /// It is there.
    pub(super) fn done(&mut self) {
        self.rows.clear();
        self.writes.clear();
        self.seen = Seen::default();
        self.doubts.clear();
    }
}
