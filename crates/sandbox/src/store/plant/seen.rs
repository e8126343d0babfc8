//! The records as one wire sees them.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::PlantedWire;
use super::garden::Garden;
use crate::store::Store;

/// The store as one wire sees it.
pub(crate) struct Seen<'a> {
    store: MutexGuard<'a, Store>,
    garden: MutexGuard<'a, Garden>,
    wire: PlantedWire,
}

impl<'a> Seen<'a> {
    pub(crate) fn by(
        wire: PlantedWire,
        store: &'a Mutex<Store>,
        garden: &'a Mutex<Garden>,
    ) -> Self {
        let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
        let mut garden = garden.lock().unwrap_or_else(PoisonError::into_inner);
        for bed in garden.0.iter_mut().filter(|bed| bed.told.wire == wire) {
            bed.lay(&mut store);
        }
        Self {
            store,
            garden,
            wire,
        }
    }
}

impl Drop for Seen<'_> {
    fn drop(&mut self) {
        let beds = self.garden.0.iter_mut().rev();
        for bed in beds.filter(|bed| bed.told.wire == self.wire) {
            bed.take_away(&mut self.store);
        }
    }
}

impl Deref for Seen<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for Seen<'_> {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}
