//! What texts that part look like.

use std::collections::BTreeSet;

use keap_schema::FieldValue;

use super::likely::Likely;
use crate::compare::normal::unix_lines;
use crate::table::{Convert, columns};

/// What HTML writes in place of a sign.
const ESCAPES: [(&str, &str); 6] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

pub(super) fn likely(table: &str, name: &str, left: &FieldValue, right: &FieldValue) -> Likely {
    let (left, right) = (text(left), text(right));
    let pair = (left.as_str(), right.as_str());
    let either = |test: fn(&str, &str) -> bool| test(pair.0, pair.1) || test(pair.1, pair.0);
    match () {
        () if left.to_lowercase() == right.to_lowercase() => Likely::OtherCase,
        () if left.trim() == right.trim() => Likely::BlanksAround,
        () if words(&left) == words(&right) => match left.contains('\n') == right.contains('\n') {
            true => Likely::BlanksInside,
            false => Likely::JoinedLines,
        },
        () if unescaped(&left) == unescaped(&right) => Likely::EscapedMarkup,
        () if either(is_twice_encoded) => Likely::DoubleEncoding,
        () if either(has_lost_letters) => Likely::LostLetters,
        () if either(is_without_zeros) => Likely::LostZeros,
        () if either(is_part_of_list) => Likely::LostChoice,
        () if either(is_cut) => Likely::CutText,
        () => by_column(table, name),
    }
}

/// Where the texts say nothing, what the column is.
fn by_column(table: &str, name: &str) -> Likely {
    match columns::field(table, name).map(|field| field.convert) {
        Some(Convert::Region | Convert::Country) => Likely::OtherRegion,
        Some(Convert::Phone) => Likely::OtherPhone,
        _ => Likely::OtherText,
    }
}

/// A list as its members, separated as XML-RPC does it.
fn text(value: &FieldValue) -> String {
    unix_lines(&value.to_string())
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn unescaped(text: &str) -> String {
    let replace = |text: String, (escape, sign): &(&str, &str)| text.replace(escape, sign);
    ESCAPES.iter().fold(text.to_owned(), replace)
}

/// Whether one is the UTF-8 of the other, read byte by byte as Latin-1 or Windows-1252.
fn is_twice_encoded(plain: &str, twice: &str) -> bool {
    let read: String = plain.bytes().map(char::from).collect();
    // The two differ in 0x80 to 0x9F only, which Windows-1252 fills with signs of its own.
    let seen = |text: &str| {
        let signs = text.chars().map(|sign| match u32::from(sign) {
            0x80..=0x9f | 0x100.. => '\u{80}',
            _ => sign,
        });
        signs.collect::<String>()
    };
    !plain.is_ascii() && seen(&read) == seen(twice)
}

fn has_lost_letters(whole: &str, lossy: &str) -> bool {
    let is_lost = |sign: char| sign == '?' || sign == '\u{fffd}';
    let same_length = whole.chars().count() == lossy.chars().count();
    let mut signs = whole.chars().zip(lossy.chars());
    same_length && signs.all(|(sign, other)| sign == other || (!sign.is_ascii() && is_lost(other)))
}

fn is_without_zeros(whole: &str, cut: &str) -> bool {
    let zeros = whole.strip_suffix(cut);
    zeros.is_some_and(|zeros| !zeros.is_empty() && zeros.chars().all(|sign| sign == '0'))
}

fn is_part_of_list(whole: &str, part: &str) -> bool {
    let members = |text: &'_ str| -> BTreeSet<String> {
        let members = text.split(',').map(|member| member.trim().to_owned());
        members.filter(|member| !member.is_empty()).collect()
    };
    let (whole, part) = (members(whole), members(part));
    whole.len() > 1 && !part.is_empty() && part.is_subset(&whole) && part != whole
}

fn is_cut(whole: &str, cut: &str) -> bool {
    !cut.is_empty() && whole.len() > cut.len() && whole.starts_with(cut)
}
