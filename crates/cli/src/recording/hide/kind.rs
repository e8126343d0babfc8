//! Which values are replaced, by the names of what they are of.

/// Whether a value is shown as it is: an id, a number, a moment, a word of a list.
pub(in crate::recording) fn is_kept(key: &str, text: &str) -> bool {
    matches!(kind(key, text, false), Kind::Kept)
}

/// What becomes of a value.
pub(super) enum Kind {
    Kept,
    /// A message.
    Told,
    Replaced,
}

/// Names of words of a list, and of what is no value of a record, in small letters: the last word of a name.
const LISTS: [&str; 22] = [
    "brand",
    "state",
    "status",
    "statuses",
    "type",
    "types",
    "country",
    "region",
    "currency",
    "timezone",
    "zone",
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

/// The most signs of a word of a list; what is longer is a text.
const LONGEST: usize = 40;

/// Names that are such words as a whole; the name of the application is one, since REST tells it as an id.
const WORDS: [&str; 16] = [
    "field",
    "kind",
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
const VALUES: [&str; 4] = [
    "typename",
    "external_reference_id",
    "external_transaction_id",
    "tracking_number",
];

/// Names of ids that have a word: the application, which REST tells as an id.
const WORD_IDS: [&str; 1] = ["tenant_id"];

/// The name of the value of a custom field.
const CUSTOM: &str = "content";

/// Names of messages, in the answer that is an error; elsewhere they are names of texts like any other.
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
const NUMBERS: [&str; 9] = [
    "access_user",
    "accessuser",
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
///
/// It goes by what may stay: a text that is neither an id, nor a word of a list, nor a number, nor a moment is replaced.
pub(super) fn kind(key: &str, text: &str, is_error: bool) -> Kind {
    let written = key.rsplit('.').next().unwrap_or(key);
    let own = written.to_ascii_lowercase();
    let (key, written) = match own.starts_with('_') {
        true => (CUSTOM, CUSTOM),
        false => (own.as_str(), written),
    };
    if is_error && MESSAGES.contains(&key) {
        return Kind::Told;
    }
    let names_somebody = key == "number" || NUMBERS.iter().any(|part| key.contains(part));
    let is_named_id = key.ends_with("_id") || key.ends_with("_ids");
    let is_id = match () {
        () if names_somebody => false,
        () if WORD_IDS.contains(&key) => true,
        () if is_named_id || key == "groups" => is_ids(text),
        () if key == "id" || key == "ids" => {
            !text.contains(|sign: char| sign.is_whitespace() || sign == '@')
        }
        () => key.ends_with("id") && is_number(text),
    };
    // Of several the settings of the account have one text with commas.
    let are_short = || key.ends_with("types") && text.split(',').all(is_short);
    let is_word = (WORDS.contains(&key) || is_of_list(written)) && (is_short(text) || are_short());
    if (is_id || is_word) && !VALUES.contains(&key) {
        return Kind::Kept;
    }
    let is_plain = is_moment(text) || is_boolean(text) || (is_number(text) && !names_somebody);
    match is_plain {
        true => Kind::Kept,
        false => Kind::Replaced,
    }
}

/// Whether the last word of a name, without a number behind it, is one of a list: `Phone1Type`, `country_code`, `State2`,
/// and not `OpportunityNotes`, which has one within a word.
fn is_of_list(name: &str) -> bool {
    let name = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let codes = ["_code", "Code"];
    let name = codes
        .iter()
        .find_map(|code| name.strip_suffix(code))
        .unwrap_or(name);
    let small = name.to_ascii_lowercase();
    LISTS.iter().any(|word| {
        let Some(before) = small.strip_suffix(word) else {
            return false;
        };
        let is_capital = || {
            let first = name.as_bytes().get(before.len());
            first.is_some_and(u8::is_ascii_uppercase)
        };
        before.is_empty() || before.ends_with(['_', '-', ' ']) || is_capital()
    })
}

/// Whether it is as long as a word of a list may be, and no address.
fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.contains(['@', '\n'])
}

/// Whether it is made of ids: numbers, and what is written in digits and the letters up to `f`.
fn is_ids(text: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_hexdigit() || "-,; ".contains(sign);
    text.chars().all(is_sign) && text.chars().any(|sign| sign.is_ascii_digit())
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

/// Whether it is written as days and moments are on either wire: `2026-11-29T`, `20261129T`, with digits behind it.
fn is_moment(text: &str) -> bool {
    let digits = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or("?");
        part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dashed = digits(0, 4) && text.get(4..5) == Some("-") && digits(5, 7) && digits(8, 10);
    let plain = digits(0, 8) && text.get(8..9) == Some("T");
    let is_sign = |sign: char| sign.is_ascii_digit() || "TZ:.+- ".contains(sign);
    (dashed || plain) && text.len() <= 35 && text.chars().all(is_sign)
}
