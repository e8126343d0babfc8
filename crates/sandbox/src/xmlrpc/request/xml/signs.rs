//! Which characters XML 1.0 has, and where.

/// A character of a document.
pub(super) fn is_legal(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// White space of XML.
pub(super) fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\n' | '\r')
}

/// A name may begin with it.
fn begins_name(sign: char) -> bool {
    matches!(sign, ':' | '_' | 'A'..='Z' | 'a'..='z') || (!sign.is_ascii() && sign.is_alphabetic())
}

/// A name may go on with it.
fn is_of_name(sign: char) -> bool {
    begins_name(sign) || matches!(sign, '-' | '.' | '0'..='9' | '\u{B7}')
}

/// How many bytes of the text are a name; 0 where none begins. A second colon ends it.
pub(super) fn name_length(text: &str) -> usize {
    if !text.starts_with(begins_name) {
        return 0;
    }
    let mut colons = 0;
    text.find(|sign| {
        colons += usize::from(sign == ':');
        !is_of_name(sign) || colons > 1
    })
    .unwrap_or(text.len())
}
