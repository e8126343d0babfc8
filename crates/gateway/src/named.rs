//! What is counted by several names, found without a copy of them: most calls have the names of others before them.

use hashbrown::hash_map::RawEntryMut;
use hashbrown::{Equivalent, HashMap};

/// What is kept under so many names.
pub(crate) type ByNames<const N: usize, V> = HashMap<[String; N], V>;

/// The names as a call has them.
#[derive(Clone, Copy, Debug, Hash)]
pub(crate) struct Names<'a, const N: usize>(pub(crate) [&'a str; N]);

impl<const N: usize> Names<'_, N> {
    /// The names to keep.
    pub(crate) fn owned(self) -> [String; N] {
        self.0.map(str::to_owned)
    }
}

impl<const N: usize> Equivalent<[String; N]> for Names<'_, N> {
    fn equivalent(&self, key: &[String; N]) -> bool {
        self.0 == *key
    }
}

/// What is kept under these names; made when there is nothing.
pub(crate) fn kept<'a, const N: usize, V>(
    all: &'a mut ByNames<N, V>,
    names: &Names<'_, N>,
    make: impl FnOnce([String; N]) -> V,
) -> &'a mut V {
    match all.raw_entry_mut().from_key(names) {
        RawEntryMut::Occupied(found) => found.into_mut(),
        RawEntryMut::Vacant(none) => none.insert(names.owned(), make(names.owned())).1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_find_what_was_kept_under_them() {
        let mut kept = ByNames::new();
        for number in 0..100 {
            let name = number.to_string();
            kept.insert(Names(["a", &name]).owned(), number);
        }
        for number in 0..100 {
            let name = number.to_string();
            assert_eq!(kept.get(&Names(["a", &name])), Some(&number));
            assert_eq!(kept.get(&Names([&name, "a"])), None);
        }
    }
}
