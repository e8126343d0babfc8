//! Telephone numbers without regard to how they are written.

/// Whether two numbers differ in the signs between their digits at most: `9876543211` and `(987) 654-3211`. Letters are part of a
/// number, as in `1-800-FLOWERS` and in front of an extension; a text without any digit is no number.
pub(crate) fn same(left: &str, right: &str) -> bool {
    let parts = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let left = parts(left);
    left.chars().any(|sign| sign.is_ascii_digit()) && left == parts(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_signs_between_the_digits_are_read_over() {
        assert!(same("9876543211", "(987) 654-3211"));
        assert!(same("1-800-FLOWERS", "1 800 FLOWERS"));
        for other in ["1-800-HOLLAND", "1-800", "1800"] {
            assert!(!same("1-800-FLOWERS", other), "{other}");
        }
        assert!(!same("555-0100 x12", "555-010012"));
        assert!(!same("none", "none"));
    }
}
