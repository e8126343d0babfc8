//! Causes of values that part: each is told from what looks like it.

use chrono::{DateTime, NaiveDate, Utc};
use keap_schema::{FieldValue, Zone};

use super::super::{FieldComparison, Finding, Reading, RowComparison};
use super::*;
use crate::Backend;

const BOTH: [Backend; 2] = [Backend::XmlRpc, Backend::RestV2];

fn field(
    name: &str,
    left: Option<FieldValue>,
    right: Option<FieldValue>,
    finding: Finding,
) -> FieldComparison {
    FieldComparison::new(name, &BOTH, vec![left, right], vec![finding])
}

fn cause_in(row: &RowComparison, at: usize) -> &'static str {
    let field = &row.fields[at];
    let other = &field.by_backend()[1];
    let cause = Cause::of("Contact", row, field, other, Zone::EASTERN);
    cause.map_or("none", |cause| cause.id)
}

fn row(fields: Vec<FieldComparison>) -> RowComparison {
    RowComparison {
        id: Some(1),
        key: None,
        fields,
        reading: Reading::First,
    }
}

fn cause(name: &str, left: impl Into<FieldValue>, right: impl Into<FieldValue>) -> &'static str {
    let known = None;
    let finding = Finding::Different { known };
    let field = field(name, Some(left.into()), Some(right.into()), finding);
    cause_in(&row(vec![field]), 0)
}

#[test]
fn texts_tell_what_became_of_them() {
    for (left, right, expected) in [
        ("Miller", "miller", "other_case"),
        ("Paris ", "Paris", "blanks_around"),
        ("1 Elm  St", "1 Elm St", "blanks_inside"),
        ("one\r\ntwo", "one two", "joined_lines"),
        ("R&D", "R&amp;D", "escaped_markup"),
        ("Jos\u{e9}", "Jos\u{c3}\u{a9}", "double_encoding"),
        ("Jos\u{e9}", "Jos?", "lost_letters"),
        ("02134", "2134", "lost_zeros"),
        ("Golf,Chess", "Chess", "lost_choice"),
        ("Director", "Directo", "cut_text"),
        ("Ann", "Bob", "other_text"),
    ] {
        assert_eq!(cause("JobTitle", left, right), expected, "{left} {right}");
        let other_way = cause("JobTitle", right, left);
        assert_eq!(other_way, expected, "{right} {left}");
    }
    assert_eq!(cause("State", "Ohio", "Texas"), "other_region");
    assert_eq!(
        cause("Phone1", "(602) 555-0100", "(602) 555-0199"),
        "other_phone"
    );
}

#[test]
fn a_joined_column_is_told_as_in_its_own_table() {
    let date = |day| FieldValue::Date(NaiveDate::from_ymd_opt(1984, 2, day).unwrap());
    let moment = |text: &str| FieldValue::DateTime(text.parse().unwrap());
    let updated = "2026-01-15 12:00:30";
    for (name, left, right, expected) in [
        (
            "Contact.Birthday",
            "1984-02-29 00:00:00",
            date(28),
            "day_shift",
        ),
        (
            "Contact.Birthday",
            "1984-02-29 00:00:00",
            date(1),
            "other_moment",
        ),
        (
            "Contact.LastUpdated",
            updated,
            moment("2026-01-15T12:00:30Z"),
            "zone_shift",
        ),
        (
            "Contact.LastUpdated",
            updated,
            moment("2026-01-15T17:00:00Z"),
            "lost_seconds",
        ),
        ("Contact.Birthday", "in spring", date(1), "other_text"),
        (
            "Contact.LeadSourceId",
            "12",
            FieldValue::Int(13),
            "other_number",
        ),
        ("Contact.State", "Ohio", "Texas".into(), "other_region"),
        (
            "Contact.Phone1",
            "(602) 555-0100",
            "(602) 555-0199".into(),
            "other_phone",
        ),
    ] {
        assert_eq!(cause(name, left, right), expected, "{name} {left}");
    }
    let known = None;
    for (name, expected) in [
        ("Contact.Phone1Ext", "lost_extension"),
        ("Contact._Size", "lost_custom_field"),
        ("Contact.City", "lost_value"),
    ] {
        let field = field(name, Some("7".into()), None, Finding::OnlyLeft { known });
        assert_eq!(cause_in(&row(vec![field]), 0), expected, "{name}");
    }
}

#[test]
fn moments_and_numbers_tell_how_far_they_are_apart() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let noon = "2026-01-15T17:00:30Z";
    for (right, expected) in [
        ("2026-01-15T12:00:30Z", "zone_shift"),
        ("2026-01-15T18:00:30Z", "hour_shift"),
        ("2026-01-15T17:00:00Z", "lost_seconds"),
        ("2026-01-14T17:00:30Z", "day_shift"),
        ("2026-01-15T17:10:30Z", "other_moment"),
    ] {
        assert_eq!(cause("DateCreated", at(noon), at(right)), expected);
        assert_eq!(cause("DateCreated", at(right), at(noon)), expected);
    }
    let day = |day| NaiveDate::from_ymd_opt(2000, 2, day).unwrap();
    assert_eq!(cause("Birthday", day(2), day(1)), "day_shift");
    assert_eq!(cause("Birthday", day(2), day(9)), "other_moment");
    assert_eq!(cause("PPU", 19.99, 19.0), "lost_cents");
    assert_eq!(cause("Qty", 2, 3), "other_number");
    assert_eq!(cause("Amt", 2.5, -2.5), "other_sign");
}

#[test]
fn what_is_there_on_one_side_alone_tells_what_it_was() {
    let known = None;
    let lost = |name: &str| {
        let field = field(name, Some("x".into()), None, Finding::OnlyLeft { known });
        cause_in(&row(vec![field]), 0)
    };
    assert_eq!(lost("Phone2Ext"), "lost_extension");
    assert_eq!(lost("Phone1Type"), "lost_phone_type");
    assert_eq!(lost("_ShoeSize"), "lost_custom_field");
    assert_eq!(lost("Title"), "lost_value");
    assert_eq!(lost("row"), "missing_row");
    let added = |name: &str| {
        let field = field(name, None, Some("x".into()), Finding::OnlyRight { known });
        cause_in(&row(vec![field]), 0)
    };
    assert_eq!((added("row"), added("Title")), ("extra_row", "added_value"));
}

#[test]
fn a_call_that_one_side_refuses_is_no_value_of_a_column() {
    let known = None;
    let cause = |left: Option<&str>, right: Option<&str>, finding| {
        let field = field(
            "error",
            left.map(Into::into),
            right.map(Into::into),
            finding,
        );
        let mut row = row(vec![field]);
        row.id = None;
        cause_in(&row, 0)
    };
    let right = |error| cause(None, Some(error), Finding::OnlyRight { known });
    let left = |error| cause(Some(error), None, Finding::OnlyLeft { known });
    assert_eq!(
        (right("not_found"), left("not_found")),
        ("missing_row", "extra_row")
    );
    assert_eq!(
        (right("conflict"), left("permission_denied")),
        ("refused", "refused")
    );
    let both = Finding::Different { known };
    assert_eq!(cause(Some("conflict"), Some("not_found"), both), "refused");
}

#[test]
fn columns_that_changed_places_are_seen_in_the_row() {
    let known = None;
    let parted = |name: &str, left: &str, right: &str| {
        let finding = Finding::Different { known };
        field(name, Some(left.into()), Some(right.into()), finding)
    };
    let swapped = row(vec![
        parted("FirstName", "Ann", "Lee"),
        parted("LastName", "Lee", "Ann"),
    ]);
    assert_eq!(cause_in(&swapped, 0), "swapped_columns");
    assert_eq!(cause_in(&swapped, 1), "swapped_columns");
}

#[test]
fn what_is_known_or_the_same_says_so_itself() {
    let known = Some(&crate::difference::REPEATED_HOUR);
    let parted = field(
        "DateCreated",
        Some(1.into()),
        Some(2.into()),
        Finding::Different { known },
    );
    let reason = Reason::PhoneFormat;
    let written = field(
        "Phone1",
        Some(1.into()),
        Some(2.into()),
        Finding::Equivalent { reason },
    );
    let equal = field("Id", Some(1.into()), Some(1.into()), Finding::Equal);
    let row = row(vec![parted, written, equal]);
    assert_eq!(cause_in(&row, 0), "KB-006");
    assert_eq!(cause_in(&row, 1), "phone_format");
    assert_eq!(cause_in(&row, 2), "none");
}
