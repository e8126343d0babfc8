//! When two values mean the same although the wires write them differently.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound as _, Utc};
use keap_schema::{FieldValue, Record, Zone};

use super::reason::Reason;
use super::rules::{Phone, Tolerance};
use crate::table::Convert;
use crate::{fold, geography, phone};

pub(super) enum Sameness {
    Equal,
    Equivalent(Reason),
    Different,
}

/// A value's column and the record around it.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) name: &'a str,
    pub(super) convert: Convert,
    pub(super) record: &'a Record,
    pub(super) tolerance: &'a Tolerance,
}

/// The value of a field, unless it is one of the ways to say "nothing".
pub(super) fn present<'a>(
    record: &'a Record,
    name: &str,
    tolerance: &Tolerance,
) -> Option<&'a FieldValue> {
    record.get(name).filter(|value| match value {
        _ if !tolerance.empty_is_absent => true,
        FieldValue::Text(text) if tolerance.trim => !text.trim().is_empty(),
        FieldValue::Text(text) => !text.is_empty(),
        FieldValue::Int(0) => !name.ends_with("Id") && !name.ends_with("ID"),
        FieldValue::List(items) => !items.is_empty(),
        _ => true,
    })
}

pub(super) fn same(
    left: &FieldValue,
    right: &FieldValue,
    left_context: Context<'_>,
    right_context: Context<'_>,
) -> Sameness {
    if left == right {
        return Sameness::Equal;
    }
    let tolerance = left_context.tolerance;
    let reason = match left_context.convert {
        Convert::Phone if tolerance.phone == Phone::Exact => None,
        Convert::Phone => same_phone(left, right).then_some(Reason::PhoneFormat),
        Convert::Country => same_country(left, right).then_some(Reason::Country),
        Convert::Region => {
            same_region(left, right, left_context, right_context).then_some(Reason::Region)
        }
        Convert::TagList => same_members(left, right).then_some(Reason::Order),
        _ => None,
    };
    let reason = reason.or_else(|| same_content(left, right, left_context.convert));
    match reason.or_else(|| tolerated(left, right, tolerance)) {
        Some(reason) => Sameness::Equivalent(reason),
        None => Sameness::Different,
    }
}

/// What only a rule makes the same.
fn tolerated(left: &FieldValue, right: &FieldValue, tolerance: &Tolerance) -> Option<Reason> {
    if let (FieldValue::DateTime(left), FieldValue::DateTime(right)) = (left, right) {
        let shift = left.signed_duration_since(*right).num_seconds();
        let near = tolerance.time_shift > 0 && shift.unsigned_abs() <= tolerance.time_shift;
        return near.then_some(Reason::TimeShift);
    }
    let numbers = number(left).zip(number(right));
    if numbers.is_some_and(|(left, right)| {
        tolerance.number > 0.0 && (left - right).abs() <= tolerance.number
    }) {
        return Some(Reason::Near);
    }
    let text = |value: &FieldValue| unix_lines(&value.to_string());
    let (left, right) = (text(left), text(right));
    let trimmed = tolerance.trim && left.trim() == right.trim();
    if trimmed {
        return Some(Reason::Trimmed);
    }
    let folded = |text: &str| {
        let text = if tolerance.trim { text.trim() } else { text };
        fold::fold(text)
    };
    (tolerance.ignore_case && folded(&left) == folded(&right)).then_some(Reason::Case)
}

/// A number, also one in a text; an id or a digit string is one as well, but tolerances are asked for field by field.
fn number(value: &FieldValue) -> Option<f64> {
    match value {
        FieldValue::Int(number) => Some(*number as f64),
        FieldValue::Double(number) => Some(*number),
        FieldValue::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Whether one number is a hundred times the other, to the precision of an amount of money.
pub(super) fn is_hundredfold(left: &FieldValue, right: &FieldValue) -> bool {
    let Some((left, right)) = number(left).zip(number(right)) else {
        return false;
    };
    let is_hundred = |large: f64, small: f64| {
        small != 0.0 && (large - small * 100.0).abs() <= small.abs() * 1e-9
    };
    is_hundred(left, right) || is_hundred(right, left)
}

fn same_content(left: &FieldValue, right: &FieldValue, convert: Convert) -> Option<Reason> {
    if let (FieldValue::DateTime(left), FieldValue::DateTime(right)) = (left, right) {
        return (left.trunc_subsecs(0) == right.trunc_subsecs(0)).then_some(Reason::Fraction);
    }
    if let (FieldValue::Bytes(_), FieldValue::Bytes(_)) = (left, right) {
        // They show by their number alone.
        return None;
    }
    if same_date(left, right) {
        return Some(Reason::DateAtMidnight);
    }
    if let (FieldValue::List(_), _) | (_, FieldValue::List(_)) = (left, right) {
        let in_order = members(left) == members(right);
        let reason = if in_order {
            Reason::Type
        } else {
            Reason::Order
        };
        return same_members(left, right).then_some(reason);
    }
    // Two texts of a column of texts are what they are.
    let is_text = |value: &FieldValue| matches!(value, FieldValue::Text(_));
    let may_be_flags = convert == Convert::Flag || !(is_text(left) && is_text(right));
    let plain = |value: &FieldValue| match may_be_flags {
        true => plain_text(value),
        false => value.to_string(),
    };
    let (left_text, right_text) = (plain(left), plain(right));
    if left_text == right_text {
        return Some(Reason::Type);
    }
    let (left_text, right_text) = (unix_lines(&left_text), unix_lines(&right_text));
    if left_text == right_text {
        return Some(Reason::LineEnds);
    }
    (readable(&left_text) == readable(&right_text)).then_some(Reason::Unreadable)
}

/// The text as XML-RPC brings it.
#[cfg(feature = "xmlrpc")]
fn readable(text: &str) -> std::borrow::Cow<'_, str> {
    keap_xmlrpc::replace_forbidden(text)
}

/// Without XML-RPC no text lost a character to it.
#[cfg(not(feature = "xmlrpc"))]
fn readable(text: &str) -> &str {
    text
}

/// Numbers without trailing zeros, flags as 0 and 1, the rest as it shows.
fn plain_text(value: &FieldValue) -> String {
    match value {
        FieldValue::Bool(flag) => u8::from(*flag).to_string(),
        FieldValue::Double(number) => number.to_string(),
        other => match other.to_string() {
            text if text == "true" => "1".to_owned(),
            text if text == "false" => "0".to_owned(),
            text => text,
        },
    }
}

pub(super) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

pub(super) fn same_phone(left: &FieldValue, right: &FieldValue) -> bool {
    phone::same(&left.to_string(), &right.to_string())
}

fn same_country(left: &FieldValue, right: &FieldValue) -> bool {
    let code = |value: &FieldValue| geography::country_code(&value.to_string());
    code(left).is_some() && code(left) == code(right)
}

fn same_region(
    left: &FieldValue,
    right: &FieldValue,
    left_context: Context<'_>,
    right_context: Context<'_>,
) -> bool {
    let country = country_beside(left_context).or_else(|| country_beside(right_context));
    let Some(country) = country else {
        let (left, right) = (left.to_string(), right.to_string());
        return fold::same(&left, &right) || geography::is_same_region_somewhere(&left, &right);
    };
    let code = |value: &FieldValue| geography::region_code(&value.to_string(), &country);
    code(left).is_some() && code(left) == code(right)
}

fn country_beside(context: Context<'_>) -> Option<String> {
    country_of(context.name, context.record)
}

/// The country of the same address block: `State2` belongs to `Country2`.
pub(super) fn country_of(region: &str, record: &Record) -> Option<String> {
    let country = record.get(&region.replace("State", "Country"))?.to_string();
    (!country.is_empty()).then_some(country)
}

fn same_members(left: &FieldValue, right: &FieldValue) -> bool {
    let sorted = |value: &FieldValue| {
        let mut members = members(value);
        members.sort();
        members
    };
    sorted(left) == sorted(right)
}

/// The members of a list, or of a text with commas.
fn members(value: &FieldValue) -> Vec<String> {
    let text = value.to_string();
    text.split(',').map(|item| item.trim().to_owned()).collect()
}

fn same_date(left: &FieldValue, right: &FieldValue) -> bool {
    let (date, other) = match (left, right) {
        (FieldValue::Date(date), other) | (other, FieldValue::Date(date)) => (*date, other),
        _ => return false,
    };
    match other {
        FieldValue::DateTime(moment) => date_at_midnight(*moment) == Some(date),
        FieldValue::Text(text) => text.parse() == Ok(date),
        _ => false,
    }
}

/// The date of a moment that is midnight in UTC or on the Eastern wall clock.
pub(super) fn date_at_midnight(moment: DateTime<Utc>) -> Option<NaiveDate> {
    let wall = [moment.naive_utc(), Zone::default().to_wall(moment)];
    wall.into_iter()
        .find(|wall| wall.time() == chrono::NaiveTime::MIN)
        .map(|wall| wall.date())
}

/// Whether two moments show the same time on the wall clock, as the two passes through the repeated hour do.
pub(super) fn same_wall_time(left: &FieldValue, right: &FieldValue, zone: Zone) -> bool {
    let wall = |value: &FieldValue| -> Option<NaiveDateTime> {
        match value {
            FieldValue::DateTime(moment) => Some(zone.to_wall(moment.trunc_subsecs(0))),
            _ => None,
        }
    };
    wall(left).is_some() && wall(left) == wall(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(
        convert: Convert,
        left: impl Into<FieldValue>,
        right: impl Into<FieldValue>,
    ) -> Option<Reason> {
        let record = Record::from_iter([("Country", "United States")]);
        let context = Context {
            name: "State",
            convert,
            record: &record,
            tolerance: &Tolerance::default(),
        };
        match same(&left.into(), &right.into(), context, context) {
            Sameness::Equivalent(reason) => Some(reason),
            Sameness::Equal | Sameness::Different => None,
        }
    }

    #[test]
    fn writings_of_one_value_are_equivalent() {
        let midnight = NaiveDate::from_ymd_opt(1980, 2, 29).unwrap();
        let eastern = midnight.and_hms_opt(5, 0, 0).unwrap().and_utc();
        assert_eq!(
            reason(Convert::Phone, "987-654-3211", "(987) 654-3211"),
            Some(Reason::PhoneFormat)
        );
        assert_eq!(
            reason(Convert::Country, "United States", "USA"),
            Some(Reason::Country)
        );
        assert_eq!(
            reason(Convert::Region, "AZ", "Arizona"),
            Some(Reason::Region)
        );
        assert_eq!(
            reason(Convert::TagList, "91,97", "97,91"),
            Some(Reason::Order)
        );
        assert_eq!(reason(Convert::Id, "17", 17), Some(Reason::Type));
        assert_eq!(reason(Convert::Flag, true, 1), Some(Reason::Type));
        assert_eq!(reason(Convert::Flag, "true", "1"), Some(Reason::Type));
        assert_eq!(
            reason(Convert::Text, "a\r\nb", "a\nb"),
            Some(Reason::LineEnds)
        );
        assert_eq!(
            reason(Convert::Text, "a\u{FFFD}\r\nb", "a\u{b}\nb"),
            cfg!(feature = "xmlrpc").then_some(Reason::Unreadable)
        );
        assert_eq!(reason(Convert::Text, "a\u{b}", "a"), None);
        assert_eq!(
            reason(Convert::Date, midnight, eastern),
            Some(Reason::DateAtMidnight)
        );
    }

    #[test]
    fn other_values_are_different() {
        assert_eq!(reason(Convert::Phone, "987-654-3211", "987-654-3212"), None);
        assert_eq!(reason(Convert::Phone, "none", "unknown"), None);
        assert_eq!(
            reason(Convert::Phone, "1-800-FLOWERS", "1-800-HOLLAND"),
            None
        );
        assert_eq!(reason(Convert::Text, "true", "1"), None);
        assert_eq!(reason(Convert::Region, "AZ", "Alabama"), None);
        assert_eq!(reason(Convert::Region, "AZ", "Nowhere"), None);
        assert_eq!(reason(Convert::Text, "Ann", "ann"), None);
    }
}
