//! The way through the pages of a list, and what tells that it leads nowhere.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::Cursor;

/// How many pages without a row may follow each other before the list is said to have no end.
const EMPTY_PAGES: u32 = 20;

/// How often the same page may come in a row. Twice may be chance: a row that was added while the list is read moves
/// the others on to the next page.
const SAME_PAGES: u32 = 3;

/// Remembers the pages of one list that were read, in a few bytes a page.
///
/// A server whose pages do not end is read for ever by who believes it. [`step`](Self::step) ends that where a page is
/// named that was read before, where pages stay empty, and where one page comes again and again.
///
/// ```
/// use keap_rest::{Astray, Cursor, Trail};
///
/// let mut trail = Trail::default();
/// let same = Cursor::Token("t".to_owned());
/// assert_eq!(trail.step(1, "row 1", Some(&same)), Ok(()));
/// assert_eq!(trail.step(1, "row 2", Some(&same)), Err(Astray::Circle));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Trail {
    named: HashSet<u64>,
    empty: u32,
    last: Option<u64>,
    same: u32,
}

/// Why a list is not read on: its pages lead nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Astray {
    /// The next page is one that was read already.
    #[error("the answer names as next a page that was read before, so the list has no end")]
    Circle,
    /// Too many pages in a row have no rows, and each says that there are more.
    #[error("{EMPTY_PAGES} pages in a row are empty, and each says that more follow")]
    Empty,
    /// The same page comes again and again: the place that is asked for is ignored.
    #[error(
        "the same page came {SAME_PAGES} times in a row: the server ignores which one is asked for"
    )]
    Same,
}

impl Trail {
    /// Takes in a page: how many rows it has, what it holds, and which page it names as the next.
    ///
    /// # Errors
    /// When the list is not to be read on.
    pub fn step(
        &mut self,
        rows: usize,
        content: impl Hash,
        next: Option<&Cursor>,
    ) -> Result<(), Astray> {
        let Some(next) = next else {
            return Ok(());
        };
        if !self.named.insert(hash(next)) {
            return Err(Astray::Circle);
        }
        self.empty = if rows == 0 { self.empty + 1 } else { 0 };
        if self.empty >= EMPTY_PAGES {
            return Err(Astray::Empty);
        }
        let content = (rows > 0).then(|| hash(content));
        self.same = if content.is_some() && content == self.last {
            self.same + 1
        } else {
            1
        };
        self.last = content;
        if self.same >= SAME_PAGES {
            return Err(Astray::Same);
        }
        Ok(())
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(number: usize) -> Cursor {
        Cursor::Token(number.to_string())
    }

    #[test]
    fn a_page_that_was_read_is_not_read_again() {
        let mut trail = Trail::default();
        assert_eq!(trail.step(1, 1, Some(&token(1))), Ok(()));
        assert_eq!(trail.step(1, 2, Some(&token(2))), Ok(()));
        assert_eq!(trail.step(1, 3, Some(&token(1))), Err(Astray::Circle));
    }

    #[test]
    fn some_empty_pages_are_fine_and_many_are_not() {
        let mut trail = Trail::default();
        for number in 0..19 {
            assert_eq!(trail.step(0, "", Some(&token(number))), Ok(()));
        }
        let mut rested = trail.clone();
        assert_eq!(trail.step(0, "", Some(&token(19))), Err(Astray::Empty));
        assert_eq!(rested.step(1, "", Some(&token(19))), Ok(()));
        assert_eq!(rested.step(0, "", Some(&token(20))), Ok(()));
        assert_eq!(rested.step(0, "", None), Ok(()));
    }

    #[test]
    fn a_place_that_is_ignored_is_noticed() {
        let mut trail = Trail::default();
        let offset = |number| Cursor::Offset(number);
        assert_eq!(trail.step(1, "null", Some(&offset(1))), Ok(()));
        assert_eq!(trail.step(1, "null", Some(&offset(2))), Ok(()));
        assert_eq!(trail.step(1, "other", Some(&offset(3))), Ok(()));
        assert_eq!(trail.step(1, "null", Some(&offset(4))), Ok(()));
        assert_eq!(trail.step(1, "null", Some(&offset(5))), Ok(()));
        assert_eq!(trail.step(1, "null", Some(&offset(6))), Err(Astray::Same));
    }
}
