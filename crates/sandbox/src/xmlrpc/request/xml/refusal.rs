//! What the XML reader refuses, in the words of the service's library.

use super::signs::is_legal;

/// What is said of a document that ends too early.
pub(super) const CUT: &str = "XML document structures must start and end within the same entity.";

pub(super) const BAD_TARGET: &str =
    "The processing instruction target matching \"[xX][mM][lL]\" is not allowed.";

/// # Errors
/// Where a character stands that XML does not have.
pub(super) fn legal(text: &str, place: &str) -> Result<(), String> {
    match text.chars().find(|sign| !is_legal(*sign)) {
        Some(sign) => Err(format!(
            "An invalid XML character (Unicode: 0x{:x}) was found in the {place}.",
            u32::from(sign)
        )),
        None => Ok(()),
    }
}
