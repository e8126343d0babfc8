//! Texts without regard to case: by Unicode's full case folding, in which `STRASSE` is `straße` and `Σ` is `ς`.
//!
//! How Keap compares texts is written nowhere (inferred). Old programs rely on case not counting; that accents count, and
//! that `İ` is not `i`, is our reading. This is the one place to change it: conditions that the facade evaluates itself,
//! the duplicate check, and the look-up by e-mail address all come here. Texts are not normalized: an accent that is a
//! sign of its own is not the letter with the accent.

use std::cmp::Ordering;

use unicase::UniCase;

/// A text in the form in which two texts that differ in case alone are the same.
pub(crate) fn fold(text: &str) -> String {
    UniCase::unicode(text).to_folded_case()
}

/// Whether two texts differ in case at most.
pub(crate) fn same(left: &str, right: &str) -> bool {
    UniCase::unicode(left) == UniCase::unicode(right)
}

/// Whether two words differ in case and in what stands between their parts at most: `FLAT_RATE` and `Flat Rate`.
pub(crate) fn same_letters(left: &str, right: &str) -> bool {
    let letters = |text: &str| {
        let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        fold(&letters)
    };
    letters(left) == letters(right)
}

/// The order of two texts without regard to case.
pub(crate) fn order(left: &str, right: &str) -> Ordering {
    fold(left).cmp(&fold(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_count_and_accents_do() {
        for (left, right) in [
            ("ÄRGER", "ärger"),
            ("STRASSE", "straße"),
            ("STRAẞE", "strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("ΟΔΟΣ", "οδοσ"),
            ("ǅ", "ǆ"),
            ("ſ", "S"),
        ] {
            assert!(same(left, right), "{left} {right}");
            assert_eq!(order(left, right), Ordering::Equal, "{left} {right}");
        }
        for (left, right) in [("É", "E"), ("İ", "i"), ("ı", "I"), ("ä", "ae")] {
            assert!(!same(left, right), "{left} {right}");
        }
    }
}
