//! Names that point to Keap, and the words of names.

/// Whether a name has a word of Keap's.
pub(super) fn points_to_keap(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["infusion", "keap", "isdk"]
        .iter()
        .any(|word| name.contains(word))
}

/// The words that a name is put together of, in small letters: `startActiveSpan`, `start_active_span`, `HTTPTimer`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '_';
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        let begins = c.is_uppercase()
            && (before.is_lowercase() || characters.peek().is_some_and(|next| next.is_lowercase()));
        match words.last_mut() {
            _ if !c.is_alphanumeric() => {}
            Some(word) if !begins && before.is_alphanumeric() => {
                word.extend(c.to_lowercase());
            }
            _ => words.push(c.to_lowercase().collect()),
        }
        before = c;
    }
    words
}
