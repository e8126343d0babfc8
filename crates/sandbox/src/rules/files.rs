//! Files: rows of `FileBox`, their bytes kept beside the columns.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, STANDARD};
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
use chrono::{DateTime, Utc};

use crate::store::cell::Cell;
use crate::store::{Row, Store};

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Stores a file and gives its id.
pub(crate) fn create(
    store: &mut Store,
    now: DateTime<Utc>,
    user: i64,
    name: &str,
    data: Vec<u8>,
) -> i64 {
    let mut row = Row::default()
        .with("DateCreated", now)
        .with("created_by", user)
        .with("Public", 0);
    rename(&mut row, name);
    replace(&mut row, now, data);
    store.insert("FileBox", row)
}

/// Sets the name and the extension that follows from it.
pub(crate) fn rename(row: &mut Row, name: &str) {
    row.set("FileName", name);
    row.set(
        "Extension",
        name.rsplit_once('.').map_or("", |(_, extension)| extension),
    );
}

/// Sets the bytes and the size that follows from them.
pub(crate) fn replace(row: &mut Row, now: DateTime<Utc>, data: Vec<u8>) {
    row.set("FileSize", data.len() as i64);
    row.clear("base64");
    row.set("data", Cell::Blob(data));
    row.set("LastUpdated", now);
}

/// The bytes; a seed writes them as Base64 text.
pub(crate) fn data(row: &Row) -> Vec<u8> {
    match row.get("data") {
        Some(Cell::Blob(data)) => data.clone(),
        _ => decode(row.text("base64")).unwrap_or_default(),
    }
}

/// Base64 text of bytes.
pub(crate) fn encode(data: &[u8]) -> String {
    STANDARD.encode(data)
}

/// Bytes of Base64 text; line breaks are skipped, and the signs that fill it up may be missing, as the decoders of such servers
/// have it (inferred).
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    LENIENT.decode(text).ok()
}
