//! A scale that begins at 0 and ends at a round number.

use crate::text::Count;

use super::{HEIGHT, length};

/// What the highest line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale(u64);

impl Scale {
    /// The smallest round number that is even and not below the largest count.
    pub(crate) fn of(largest: u64) -> Self {
        let mut step: u64 = 1;
        loop {
            let round = [2, 4, 6, 8, 10].map(|times| step.checked_mul(times));
            if let Some(top) = round.into_iter().flatten().find(|top| *top >= largest) {
                return Self(top);
            }
            match step.checked_mul(10) {
                Some(next) => step = next,
                None => return Self(u64::MAX),
            }
        }
    }

    /// The numbers beside the lines, from above.
    pub(crate) fn ticks(self) -> [Count; 3] {
        [Count(self.0), Count(self.0 / 2), Count(0)]
    }

    /// How high a count is drawn.
    pub(crate) fn height(self, count: u64) -> f64 {
        (length(count) / length(self.0) * HEIGHT).min(HEIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_a_round_number_that_is_not_below() {
        let tops = [0, 1, 2, 3, 11, 20, 999, 1_001, 61_000].map(|largest| Scale::of(largest).0);
        assert_eq!(tops, [2, 2, 2, 4, 20, 20, 1_000, 2_000, 80_000]);
        assert_eq!(Scale::of(u64::MAX).0, u64::MAX);
        assert!((Scale::of(u64::MAX).height(u64::MAX) - 100.0).abs() < 1e-9);
    }
}
