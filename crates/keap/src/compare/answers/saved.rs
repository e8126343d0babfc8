//! Values of a saved search, which REST tells as texts.

use chrono::{DateTime, NaiveDateTime, NaiveTime, SubsecRound as _, Utc};
use keap_schema::{FieldValue, Zone};

use crate::coverage::check::wall_time;

/// Whether a text may be the value of the other side: it is the same number or moment in another form, or in none that can be
/// read. Two texts are two contents.
pub(super) fn may_be_same(left: &FieldValue, right: &FieldValue, zone: Zone) -> bool {
    match (left, right) {
        (FieldValue::Text(_), FieldValue::Text(_)) => false,
        (FieldValue::Text(text), typed) | (typed, FieldValue::Text(text)) => {
            may_tell(text.trim(), typed, zone)
        }
        _ => false,
    }
}

fn may_tell(text: &str, typed: &FieldValue, zone: Zone) -> bool {
    match typed {
        FieldValue::Int(value) => number(text).is_none_or(|told| told == *value as f64),
        FieldValue::Double(value) => number(text).is_none_or(|told| told == *value),
        // Its own texts are read before.
        FieldValue::Bool(_) => !["0", "1", "true", "false"].contains(&text),
        FieldValue::Date(date) => {
            time(text).is_none_or(|told| told.is_at(date.and_time(NaiveTime::MIN)))
        }
        FieldValue::DateTime(moment) => time(text).is_none_or(|told| told.is_moment(*moment, zone)),
        _ => false,
    }
}

/// A number, also as an amount of money is written.
fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|sign| !"$,".contains(*sign)).collect();
    plain.trim().parse().ok()
}

/// What a text tells of a time.
enum Time {
    Moment(DateTime<Utc>),
    Wall(NaiveDateTime),
}

fn time(text: &str) -> Option<Time> {
    let moment = DateTime::parse_from_rfc3339(text).ok();
    let moment = moment.map(|moment| Time::Moment(moment.to_utc()));
    moment.or_else(|| wall_time(text).map(Time::Wall))
}

impl Time {
    fn is_moment(&self, moment: DateTime<Utc>, zone: Zone) -> bool {
        let moment = moment.trunc_subsecs(0);
        match self {
            // XML-RPC's may be the other one of two in the repeated hour.
            Self::Moment(told) => zone.to_wall(told.trunc_subsecs(0)) == zone.to_wall(moment),
            Self::Wall(wall) => [zone.to_wall(moment), moment.naive_utc()].contains(wall),
        }
    }

    fn is_at(&self, wall: NaiveDateTime) -> bool {
        match self {
            Self::Moment(told) => told.date_naive() == wall.date(),
            Self::Wall(told) => *told == wall,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, typed: impl Into<FieldValue>) -> bool {
        let (text, typed) = (text.into(), typed.into());
        may_be_same(&typed, &text, Zone::default()) && may_be_same(&text, &typed, Zone::default())
    }

    #[test]
    fn a_text_that_can_be_read_must_tell_the_same() {
        let moment: DateTime<Utc> = "2023-01-15T17:30:00Z".parse().unwrap();
        assert!(holds("1250.50", 1250.5));
        assert!(holds("$1,250.50", 1250.5));
        assert!(!holds("12", 1250.5));
        assert!(!holds("7", 1));
        assert!(holds("unknown", 1));
        for text in [
            "2023-01-15T17:30:00.000Z",
            "2023-01-15 12:30:00",
            "15. Jan.",
        ] {
            assert!(holds(text, moment), "{text}");
        }
        for text in ["2021-09-09", "2023-01-15 12:31:00", "2023-01-15T17:30:01Z"] {
            assert!(!holds(text, moment), "{text}");
        }
        assert!(!holds("a,b", vec!["a".to_owned()]));
        assert!(!may_be_same(&"a".into(), &"b".into(), Zone::default()));
    }
}
