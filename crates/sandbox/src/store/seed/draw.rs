//! Numbers that look random and are always alike, on every machine and with every release.

/// A stream of numbers for one thing, by the number of the thing.
///
/// `SplitMix64` (Steele, Lea and Flood, 2014): the generators of crates may change what a seed gives.
#[derive(Debug)]
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn of(thing: u64) -> Self {
        let mut draw = Self(thing);
        // Neighbours begin far apart.
        draw.0 = draw.next();
        draw
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to just below the end, which is not 0.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap_or_default()
    }

    pub(crate) fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let last = u32::try_from(of.len()).unwrap_or(u32::MAX);
        &of[self.below(last) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_is_drawn_again() {
        let mut draw = Draw::of(7);
        let drawn: Vec<u32> = (0..5).map(|_| draw.below(100)).collect();
        assert_eq!(drawn, FIRST_OF_SEVEN);
    }

    /// Of the first release; a change of it changes everybody's accounts.
    const FIRST_OF_SEVEN: [u32; 5] = [21, 74, 27, 45, 90];
}
