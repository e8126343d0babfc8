//! The conditions of `DataService.query`, evaluated on rows: what REST cannot filter by, the facade filters itself.
//!
//! The semantics are those of XML-RPC: text without regard to case, `%` anywhere, absent and empty alike for "null",
//! numbers by their value, instants as Eastern wall time when they are written as text. Which of them holds is a matter of
//! the column, not of what the two values look like: `1e3` in a column of text is no number.

use std::cmp::Ordering;

use keap_schema::{Comparison, Condition, FieldType, FieldValue, Record, Zone};

use crate::coverage::check::flag;
use crate::rest::record::legacy_text::legacy_text;
use crate::rest::record::moment::moment;
use crate::table::{Convert, columns};
use crate::{fold, geography, phone};

/// Evaluates conditions on the rows of one table.
#[derive(Clone, Copy)]
pub(in crate::rest) struct Matcher<'a> {
    pub(in crate::rest) table: &'a str,
    pub(in crate::rest) zone: Zone,
}

impl Matcher<'_> {
    /// Whether a row meets all conditions.
    pub(in crate::rest) fn all(&self, record: &Record, conditions: &[(String, Condition)]) -> bool {
        conditions
            .iter()
            .all(|(column, condition)| self.one(record, column, condition))
    }

    fn one(&self, record: &Record, column: &str, condition: &Condition) -> bool {
        let value = record.get(column).filter(|value| !is_empty(value));
        match condition {
            Condition::IsNull => value.is_none(),
            Condition::NotNull => value.is_some(),
            Condition::Equals(wanted) if is_empty(wanted) => {
                value.is_none() && self.may_hold_text(column)
            }
            // 0 in a column of ids, numbers or flags means "none", which REST leaves out. A custom field without a value has
            // none, and a text is not 0.
            Condition::Equals(wanted)
                if value.is_none() && self.number(column, wanted) == Some(0.0) =>
            {
                self.column_type(column).is_some_and(is_number)
            }
            Condition::Equals(wanted) => {
                value.is_some_and(|value| self.equal(column, value, wanted))
            }
            Condition::NotEqual(unwanted) => {
                value.is_some_and(|value| !self.equal(column, value, unwanted))
            }
            // As in SQL, nothing is like no value.
            Condition::Like(pattern) => {
                value.is_some_and(|value| like(&legacy_text(value, self.zone), pattern))
            }
            Condition::Compare(comparison, bound) => value
                .and_then(|value| self.order(column, value, bound))
                .is_some_and(|order| holds(*comparison, order)),
            Condition::In(ids) if value.is_none() => {
                ids.contains(&0) && self.column_type(column).is_some_and(is_number)
            }
            Condition::In(ids) => value
                .and_then(number)
                .is_some_and(|id| ids.iter().any(|wanted| *wanted as f64 == id)),
            // A condition that a later schema adds is not met by anything until it is written here.
            _ => false,
        }
    }

    fn equal(&self, column: &str, value: &FieldValue, wanted: &FieldValue) -> bool {
        let (left, right) = (text(value), text(wanted));
        if self.order(column, value, wanted) == Some(Ordering::Equal) {
            return true;
        }
        match columns::field(self.table, column).map(|field| field.convert) {
            Some(Convert::Phone) => phone::same(&left, &right),
            Some(Convert::Country) => {
                let code = geography::country_code(&left);
                code.is_some() && code == geography::country_code(&right)
            }
            // A region is found by its text, as over XML-RPC: what it means goes by the country beside it, and which rows are
            // found must not go by what else is read of them.
            _ => false,
        }
    }

    /// The order of the value of a row and another; `None` when they cannot be compared. What does not fit the type of the
    /// column is text.
    pub(in crate::rest) fn order(
        &self,
        column: &str,
        value: &FieldValue,
        other: &FieldValue,
    ) -> Option<Ordering> {
        let field_type = self.column_type(column).or_else(|| type_of(value));
        match field_type {
            Some(FieldType::Date | FieldType::DateTime) => {
                if let (Some(value), Some(other)) =
                    (moment(value, self.zone), moment(other, self.zone))
                {
                    return Some(value.cmp(&other));
                }
            }
            Some(field_type) if is_number(field_type) => {
                if let (Some(value), Some(other)) =
                    (self.number(column, value), self.number(column, other))
                {
                    return value.partial_cmp(&other);
                }
            }
            // The moments of a joined column are texts; what they are held against is one then, as over XML-RPC.
            Some(FieldType::Text) => {
                let text = |value| legacy_text(value, self.zone);
                return Some(fold::order(&text(value), &text(other)));
            }
            _ => {}
        }
        Some(fold::order(&text(value), &text(other)))
    }

    /// The number of a value: that of a flag may be in words.
    fn number(&self, column: &str, value: &FieldValue) -> Option<f64> {
        let is_flag = self.column_type(column) == Some(FieldType::Bool);
        number(value).or_else(|| flag(value).filter(|_| is_flag).map(f64::from))
    }

    /// Whether a column may hold an empty text, as dates and numbers cannot.
    fn may_hold_text(&self, column: &str) -> bool {
        let of_table = self.column_type(column);
        of_table.is_none_or(|field_type| matches!(field_type, FieldType::Text | FieldType::Blob))
    }

    /// The type of a column of the table itself. Of a custom field the values tell, which are read by its definition.
    fn column_type(&self, column: &str) -> Option<FieldType> {
        let column = keap_schema::table(self.table)?.column(column)?;
        Some(column.field_type)
    }
}

fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    }
}

fn is_number(field_type: FieldType) -> bool {
    use FieldType::{Bool, Double, Id, Int};
    matches!(field_type, Id | Int | Double | Bool)
}

/// The type that a value has by itself.
fn type_of(value: &FieldValue) -> Option<FieldType> {
    Some(match value {
        FieldValue::Int(_) => FieldType::Int,
        FieldValue::Double(_) => FieldType::Double,
        FieldValue::Bool(_) => FieldType::Bool,
        FieldValue::Date(_) => FieldType::Date,
        FieldValue::DateTime(_) => FieldType::DateTime,
        _ => return None,
    })
}

fn is_empty(value: &FieldValue) -> bool {
    matches!(value, FieldValue::Text(text) if text.is_empty())
}

fn text(value: &FieldValue) -> String {
    match value {
        FieldValue::Bool(flag) => u8::from(*flag).to_string(),
        other => other.to_string(),
    }
}

fn number(value: &FieldValue) -> Option<f64> {
    text(value).trim().parse().ok()
}

/// SQL's LIKE without regard to case: `%` is any text, `_` any one character.
///
/// Walks both texts once, going back to the last `%` on a mismatch, so no pattern makes it recurse.
fn like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = fold::fold(text).chars().collect();
    let pattern: Vec<char> = fold::fold(pattern).chars().collect();
    let (mut t, mut p) = (0, 0);
    let mut last_any: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '%' {
            last_any = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '_' || pattern[p] == text[t]) {
            t += 1;
            p += 1;
        } else if let Some((any, matched)) = last_any {
            last_any = Some((any, matched + 1));
            t = matched + 1;
            p = any + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '%')
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    fn matches(record: &Record, column: &str, condition: Condition) -> bool {
        let matcher = Matcher {
            table: "Contact",
            zone: Zone::default(),
        };
        matcher.all(record, &[(column.to_owned(), condition)])
    }

    #[test]
    fn like_knows_both_wildcards() {
        for (text, pattern) in [
            ("Anna", "an%"),
            ("Anna", "%NN%"),
            ("Anna", "a_n%a"),
            ("", "%"),
            ("aab", "%ab"),
            ("a%", "a%"),
        ] {
            assert!(like(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [("Anna", "n%"), ("Anna", "ann"), ("", "_"), ("ab", "a%c")] {
            assert!(!like(text, pattern), "{text} {pattern}");
        }
    }

    #[test]
    fn no_date_and_no_number_is_an_empty_text() {
        for (column, is_met) in [
            ("FirstName", true),
            ("_Story", true),
            ("Birthday", false),
            ("OwnerID", false),
        ] {
            let empty = Condition::Equals("".into());
            assert_eq!(matches(&Record::new(), column, empty), is_met, "{column}");
            assert!(matches(&Record::new(), column, Condition::IsNull));
        }
    }

    #[test]
    fn a_list_with_0_finds_rows_without_the_id_as_0_alone_does() {
        for (column, ids, is_met) in [
            ("OwnerID", vec![0, 17], true),
            ("OwnerID", vec![17], false),
            ("FirstName", vec![0], false),
        ] {
            let list = Condition::In(ids);
            assert_eq!(matches(&Record::new(), column, list), is_met, "{column}");
        }
        let zero = Condition::Equals(0.into());
        assert!(matches(&Record::new(), "OwnerID", zero));
    }

    #[test]
    fn values_are_compared_by_what_they_mean() {
        let moment = "2026-01-15T22:46:13Z".parse::<DateTime<Utc>>().unwrap();
        let mut record = Record::new();
        record.insert("FirstName", "Ann");
        record.insert("OwnerID", 17);
        record.insert("Phone1", "(987) 654-3211");
        record.insert("State", "Arizona");
        record.insert("Country", "United States");
        record.insert("LastUpdated", moment);

        assert!(matches(
            &record,
            "FirstName",
            Condition::Equals("ANN".into())
        ));
        assert!(matches(&record, "OwnerID", Condition::Equals("17".into())));
        assert!(matches(
            &record,
            "Phone1",
            Condition::Equals("9876543211".into())
        ));
        assert!(matches(&record, "LastName", Condition::IsNull));
        assert!(!matches(
            &record,
            "LastName",
            Condition::NotEqual("x".into())
        ));
        // 22:46:13 UTC is 17:46:13 in New York in January.
        let bound = |text: &str| Condition::Compare(Comparison::GreaterOrEqual, text.into());
        assert!(matches(
            &record,
            "LastUpdated",
            bound("2026-01-15 17:46:13")
        ));
        assert!(!matches(
            &record,
            "LastUpdated",
            bound("2026-01-15 17:46:14")
        ));
        assert!(matches(&record, "OwnerID", Condition::In(vec![1, 17])));
    }

    #[test]
    fn a_region_is_found_by_its_text_whatever_is_read_beside_it() {
        for country in [None, Some("United States")] {
            let mut record = Record::new();
            record.insert("State", "Arizona");
            if let Some(country) = country {
                record.insert("Country", country);
            }
            for (text, is_met) in [("arizona", true), ("AZ", false), ("US-AZ", false)] {
                let equals = Condition::Equals(text.into());
                let not = Condition::NotEqual(text.into());
                assert_eq!(matches(&record, "State", equals), is_met, "{text}");
                assert_eq!(matches(&record, "State", not), !is_met, "{text}");
            }
        }
    }

    #[test]
    fn a_column_of_text_is_compared_as_text_whatever_it_looks_like() {
        let equals = |text: &str| Condition::Equals(text.into());
        let compares = |comparison, text: &str| Condition::Compare(comparison, text.into());
        let not = |text: &str| Condition::NotEqual(text.into());
        let mut custom = Record::new();
        custom.insert("_MyText", "5");
        custom.insert("_MyNumber", 5);
        custom.insert("_MyDay", "2024-01-05".parse::<chrono::NaiveDate>().unwrap());
        let of = |text: &str| {
            let mut record = Record::new();
            record.insert("JobTitle", text);
            record
        };
        for (record, column, condition, is_met) in [
            (&of("1e3"), "JobTitle", equals("1000"), false),
            (&of("1000"), "JobTitle", equals("1000"), true),
            (&of("NaN"), "JobTitle", equals("nan"), true),
            (&of("inf"), "JobTitle", equals("Infinity"), false),
            (
                &of("2024-01-01 00:00:00"),
                "JobTitle",
                equals("20240101T00:00:00"),
                false,
            ),
            (&of("01234"), "JobTitle", not("1234"), true),
            (
                &of("1234"),
                "JobTitle",
                compares(Comparison::Less, "99"),
                true,
            ),
            // 0 is no text that is not there.
            (&of("1"), "City", equals("0"), false),
            (&of("1"), "City", equals("0.0"), false),
            (&of("1"), "OwnerID", equals("0"), true),
            (&custom, "_Other", equals("0"), false),
            (
                &custom,
                "_MyText",
                compares(Comparison::Greater, "49"),
                true,
            ),
            (&custom, "_MyText", equals("5.0"), false),
            (
                &custom,
                "_MyNumber",
                compares(Comparison::Greater, "49"),
                false,
            ),
            (&custom, "_MyNumber", equals("5.0"), true),
            (&custom, "_MyDay", equals("20240105T00:00:00"), true),
        ] {
            let shown = format!("{column} {condition:?}");
            assert_eq!(matches(record, column, condition), is_met, "{shown}");
        }
    }

    #[test]
    fn patterns_are_held_against_the_text_of_the_legacy_server() {
        let date = "1980-02-29".parse::<chrono::NaiveDate>().unwrap();
        // The last hours of 2024 in New York are in 2025 in Greenwich.
        let moment = "2025-01-01T03:30:00.250Z".parse::<DateTime<Utc>>().unwrap();
        let mut record = Record::new();
        record.insert("LastUpdated", moment);
        record.insert("Birthday", date);
        record.insert("Validated", true);
        record.insert("LeadAmount", 41.5);
        record.insert("Image", vec![1, 2]);
        for (column, pattern, is_met) in [
            ("LastUpdated", "2024-12-31%", true),
            ("LastUpdated", "% 22:30:00", true),
            ("LastUpdated", "2025%", false),
            ("LastUpdated", "%T%", false),
            ("LastUpdated", "%Z", false),
            ("LastUpdated", "%.%", false),
            ("Birthday", "1980-02-29 00:00:00%", true),
            ("Birthday", "% %", true),
            ("Birthday", "%-29", false),
            ("Validated", "1%", true),
            ("Validated", "t%", false),
            ("LeadAmount", "41.5%", true),
            ("Image", "%bytes%", false),
            ("Image", "%", true),
        ] {
            let like = Condition::Like(pattern.to_owned());
            assert_eq!(matches(&record, column, like), is_met, "{column} {pattern}");
        }
    }
}
