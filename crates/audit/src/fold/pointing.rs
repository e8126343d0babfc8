//! Names that point to Keap.

/// Whether a name has a word of Keap's.
pub(super) fn points_to_keap(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["infusion", "keap", "isdk"]
        .iter()
        .any(|word| name.contains(word))
}
