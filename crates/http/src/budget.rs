//! How many repeats a whole client may afford.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// What one repeat costs, in the unit that a successful call pays in.
const COST: u32 = 10;

/// A purse shared by all calls of a client: each repeat is paid from it, ten calls that needed no
/// repeat pay one back.
///
/// While Keap is down every call would be repeated to its limit; the purse is soon empty, and each
/// call is tried once until calls succeed again.
#[derive(Clone, Debug)]
pub struct RetryBudget {
    purse: Arc<AtomicU32>,
    capacity: u32,
}

impl RetryBudget {
    /// A full purse for `repeats` repeats.
    pub fn new(repeats: u32) -> Self {
        let capacity = repeats.saturating_mul(COST);
        Self {
            purse: Arc::new(AtomicU32::new(capacity)),
            capacity,
        }
    }

    /// Pays for one repeat; false when the purse is empty.
    pub(crate) fn withdraw(&self) -> bool {
        let paid = self
            .purse
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(COST)
            });
        paid.is_ok()
    }

    /// A call needed no repeat.
    pub(crate) fn deposit(&self) {
        let capacity = self.capacity;
        let update = self
            .purse
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                Some((left + 1).min(capacity))
            });
        debug_assert!(update.is_ok());
    }
}

impl Default for RetryBudget {
    /// 50 repeats.
    fn default() -> Self {
        Self::new(50)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_good_calls_pay_for_one_repeat() {
        let budget = RetryBudget::new(1);
        assert!(budget.withdraw() && !budget.withdraw());
        for _ in 0..9 {
            budget.deposit();
        }
        assert!(!budget.withdraw());
        budget.deposit();
        assert!(budget.withdraw());
    }
}
