//! Words of Visual Basic: what a name may have, and what may stand in front of one.

/// The name of a variable, or of a field of the object.
pub(super) fn value_of_name(name: &str) -> Option<&str> {
    let name = name.trim_start_matches("Me.");
    (!name.is_empty() && name.chars().all(is_inside)).then_some(name)
}

pub(super) fn is_keyword(word: &str) -> bool {
    [
        "dim",
        "set",
        "private",
        "public",
        "readonly",
        "let",
        "const",
        "static",
        "protected",
    ]
    .iter()
    .any(|known| word.eq_ignore_ascii_case(known))
}

pub(super) fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
