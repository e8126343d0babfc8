//! Which values are replaced, by the names of what they are of.

/// Whether a value is shown as it is: an id, a number, a moment, a word of a list.
pub(in crate::recording) fn is_kept(key: &str, text: &str) -> bool {
    matches!(kind(key, text), Kind::Kept)
}

/// What becomes of a value.
pub(super) enum Kind {
    Kept,
    /// A message.
    Told,
    Replaced,
}

/// Names of words of a list, and of what is no value of a record, in small letters; or parts of such names.
const LISTS: [&str; 20] = [
    "brand",
    "state",
    "status",
    "type",
    "country",
    "region",
    "currency",
    "timezone",
    "time_zone",
    "language",
    "locale",
    "field_name",
    "datatype",
    "frequency",
    "cycle",
    "interval",
    "unit",
    "priority",
    "direction",
    "method",
];

/// Names that are such words as a whole; the name of the application is one, since REST tells it as an id.
const WORDS: [&str; 19] = [
    "field",
    "kind",
    "id",
    "ids",
    "groups",
    "opted",
    "appalias",
    // What the text of a product's option may have in it: letters, digits.
    "contains",
    "start_with",
    "end_with",
    "cancontain",
    "canstartwith",
    "canendwith",
    "can_contain",
    "can_start_with",
    "can_end_with",
    "only_contains",
    "only_starts_with",
    "only_ends_with",
];

/// Names of values that look as if they were of ids and of words of a list.
const VALUES: [&str; 3] = ["typename", "external_reference_id", "tracking_number"];

/// The name of the value of a custom field.
const CUSTOM: &str = "content";

/// Names of messages.
const MESSAGES: [&str; 7] = [
    "faultstring",
    "message",
    "error",
    "error_description",
    "detail",
    "details",
    "reason",
];

/// Names of numbers that name somebody.
const NUMBERS: [&str; 7] = [
    "phone",
    "fax",
    "postal",
    "zip",
    "extension",
    "last4",
    "last_four",
];

/// What becomes of a value by the name of what it is of, which both wires must have the same answer to: columns of another table
/// have its name before theirs, and of a custom field one wire says the name where another has a word for all of them.
pub(super) fn kind(key: &str, text: &str) -> Kind {
    let own = key.rsplit('.').next().unwrap_or(key).to_ascii_lowercase();
    let key = match own.starts_with('_') {
        true => CUSTOM,
        false => own.as_str(),
    };
    // The `keap_id` of a user is an address.
    let is_named_id = key.ends_with("_id") || key.ends_with("_ids");
    let is_id = (is_named_id && !text.contains('@')) || (key.ends_with("id") && is_number(text));
    let is_word = WORDS.contains(&key) || LISTS.iter().any(|part| key.contains(part));
    if (is_id || is_word) && !VALUES.contains(&key) {
        return Kind::Kept;
    }
    if MESSAGES.contains(&key) {
        return Kind::Told;
    }
    let names_somebody = key == "number" || NUMBERS.iter().any(|part| key.contains(part));
    let is_plain = is_moment(text) || is_boolean(text) || (is_number(text) && !names_somebody);
    match is_plain {
        true => Kind::Kept,
        false => Kind::Replaced,
    }
}

/// Whether it is a number, or several with commas between.
fn is_number(text: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_digit() || "+-.,; ".contains(sign);
    text.chars().all(is_part) && text.chars().filter(char::is_ascii_digit).count() < 9
}

fn is_boolean(text: &str) -> bool {
    let words = ["true", "false", "yes", "no", "0", "1", ""];
    words
        .iter()
        .any(|word| text.trim().eq_ignore_ascii_case(word))
}

/// Whether it begins as days and moments do on either wire: `2026-11-29T`, `20261129T`, and is not much longer.
fn is_moment(text: &str) -> bool {
    let digits = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or("?");
        part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dashed = digits(0, 4) && text.get(4..5) == Some("-") && digits(5, 7) && digits(8, 10);
    let plain = digits(0, 8) && text.get(8..9) == Some("T");
    (dashed || plain) && text.len() <= 35
}
