//! Lines of Visual Basic that go on in the next one: ` _` at their ends.

use super::statement;
use crate::hit::Language;

/// The text with blanks in the place of each ` _` and of the end of its line, so that the lines of a statement are one; `None`
/// where no line goes on. Places stay as they are.
pub(super) fn joined(language: Language, text: &str) -> Option<String> {
    if language != Language::VisualBasic || !text.contains(" _") {
        return None;
    }
    let mut joined = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let kept = continues(line).unwrap_or(line);
        joined.push_str(kept);
        joined.extend(line.bytes().skip(kept.len()).map(|_| ' '));
    }
    Some(joined)
}

/// What stands in front of the sign by which a line goes on. In a comment it is none: those end with their lines.
fn continues(line: &str) -> Option<&str> {
    let code = super::without_comment(Language::VisualBasic, line);
    let code = statement::without_comment(Language::VisualBasic, code);
    let before = code.strip_suffix('_')?;
    before.ends_with([' ', '\t']).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_by_its_last_sign_and_places_stay() {
        for (text, expected) in [
            ("f(a, _\r\n  b)\r\n", "f(a,      b)\r\n"),
            ("f(a, _ ' é _\nb)\n", "f(a,          b)\n"),
            ("f(a, key_\nb)\n", "f(a, key_\nb)\n"),
            ("' all of it _\nf(b)\n", "' all of it _\nf(b)\n"),
            ("f(a) ' of _\nb\n", "f(a) ' of _\nb\n"),
            ("f(\"a _\")\nb\n", "f(\"a _\")\nb\n"),
        ] {
            let joined = joined(Language::VisualBasic, text).unwrap_or_else(|| text.to_owned());
            assert_eq!(joined, expected, "{text}");
            assert_eq!(joined.len(), text.len(), "{text}");
        }
        assert_eq!(joined(Language::Kotlin, "f(a, _\nb)"), None);
    }
}
