//! How far a document reaches in the text of a program.

pub(super) const TAG: &str = "<methodName>";
pub(super) const END: &str = "</methodName>";
/// How far from its tag the end of a document may be, in bytes.
const DOCUMENT: usize = 20_000;

/// Where a document ends whose method stands at a place.
pub(super) fn end_of_document(text: &str, at: usize) -> usize {
    let region = head(text, at, DOCUMENT);
    let own = region.get(TAG.len()..).and_then(|rest| rest.find(TAG));
    let own = own.map_or(region.len(), |own| own.saturating_add(TAG.len()));
    let region = region.get(..own).unwrap_or(region);
    let end = region.find("</methodCall>").or_else(|| region.find(END));
    at.saturating_add(end.unwrap_or(0))
}

/// A text from a place on, no longer than that many bytes.
pub(super) fn head(text: &str, from: usize, length: usize) -> &str {
    let mut end = text.len().min(from.saturating_add(length));
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(from..end).unwrap_or_default()
}
