//! How texts are compared: by Unicode's full case folding; accents count (inferred: no source says how
//! Keap's database compares). Conditions and filters of every wire, the duplicate check, and look-ups by
//! name and e-mail address come here.

use unicase::UniCase;

/// A text in the form in which case does not count.
pub(crate) fn fold(text: &str) -> String {
    UniCase::unicode(text).to_folded_case()
}

/// Whether two texts differ in case at most.
pub(crate) fn same(left: &str, right: &str) -> bool {
    UniCase::unicode(left) == UniCase::unicode(right)
}

/// Whether a text contains a word, whatever the case of both.
pub(crate) fn contains(text: &str, word: &str) -> bool {
    fold(text).contains(&fold(word))
}
