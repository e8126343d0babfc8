//! A minute of a credential or of an app.

use std::time::Duration;

use tokio::time::Instant;

use crate::QuotaWindow;
use crate::moment::instant_after;

/// A minute is taken to be this much longer, because the network squeezes some gaps.
pub(super) const MINUTE: Duration = Duration::from_millis(60_500);

/// A minute window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    limit: usize,
    /// How many of its places are taken at most, however many there are.
    most: usize,
    /// Calls of others in it, and when we learned of them.
    others: usize,
    learned: Option<Instant>,
}

impl Window {
    pub(super) fn new(limit: u32, most: Option<u32>) -> Self {
        let number = |n: u32| usize::try_from(n).unwrap_or(usize::MAX).max(1);
        Self {
            limit: number(limit),
            most: most.map_or(usize::MAX, number),
            others: 0,
            learned: None,
        }
    }

    /// How many of its places are ours.
    pub(super) fn ours(&self, now: Instant) -> usize {
        let current = self
            .learned
            .is_some_and(|learned| now < instant_after(learned, MINUTE));
        let others = if current { self.others } else { 0 };
        self.limit.saturating_sub(others).clamp(1, self.most)
    }

    /// How many there are for those who keep to the same limit.
    pub(super) fn places(&self) -> usize {
        self.limit.min(self.most)
    }

    pub(super) fn learn(&mut self, window: &QuotaWindow, own: usize, now: Instant) {
        let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        if let Some(limit) = window.limit.filter(|limit| *limit > 0) {
            self.limit = number(limit);
        }
        let used = window
            .used
            .map(number)
            .or_else(|| Some(self.limit.saturating_sub(number(window.available?))));
        if let Some(used) = used {
            self.others = used.saturating_sub(own);
            self.learned = Some(now);
        }
    }
}
