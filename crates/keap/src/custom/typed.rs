//! Values and conditions of custom fields as their types have them, so that all backends are told the same.
//!
//! The wire does not tell the type of a custom field: a text that is a moment would be stored as a text is, and cut to its
//! day. Wall time is that of the account's zone, as for the columns of a table.

use chrono::{DateTime, NaiveTime, Utc};
use keap_schema::{Condition, FieldValue, Zone, read_wall_time};

use super::Definition;
use super::check::Kind;
use crate::{Error, ErrorKind};

/// How days and times in texts are read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Texts {
    /// The zone of wall time.
    pub(crate) zone: Zone,
    /// Whether a value is taken only where XML-RPC has one meaning for it: a time on the wall clock (whether it minds a zone
    /// is not known), a whole number of 32 bits.
    pub(crate) of_xmlrpc: bool,
}

impl Definition {
    /// The value as the type has it. An empty text clears any field.
    ///
    /// # Errors
    /// `InvalidRequest` when the type does not take it.
    pub(crate) fn typed(&self, value: &FieldValue, texts: Texts) -> Result<FieldValue, Error> {
        if let Some(wanted) = self.wants_of_xmlrpc(value, texts) {
            let message = format!("custom field _{} takes {wanted}", self.name);
            return Err(Error::new(ErrorKind::InvalidRequest, message));
        }
        let typed = as_type(self.kind, value, texts.zone).unwrap_or_else(|| value.clone());
        self.check(&typed)?;
        Ok(typed)
    }

    /// The condition with its value as the type has it; patterns, lists and nulls have none.
    ///
    /// # Errors
    /// `InvalidRequest` when the value cannot be one of the type.
    pub(crate) fn condition(
        &self,
        condition: &Condition,
        texts: Texts,
    ) -> Result<Condition, Error> {
        let typed = |value: &FieldValue| self.operand(value, texts);
        Ok(match condition {
            Condition::Equals(FieldValue::Text(text)) if self.is_never(text, texts) => NEVER,
            Condition::Equals(value) => Condition::Equals(typed(value)?),
            Condition::NotEqual(value) => Condition::NotEqual(typed(value)?),
            Condition::Compare(comparison, value) => Condition::Compare(*comparison, typed(value)?),
            other => other.clone(),
        })
    }

    /// Whether no row holds the text, where it counts: a date or a number is no empty text.
    pub(crate) fn is_never(&self, text: &str, texts: Texts) -> bool {
        text.is_empty() && texts.of_xmlrpc && self.kind.is_compared_by_value()
    }

    /// The text that `findByField` looks for, operators in it included, with its value as the type has it: so a backend that
    /// knows no types finds the same.
    ///
    /// # Errors
    /// As [`condition`](Self::condition).
    pub(crate) fn sought(&self, text: &str, texts: Texts) -> Result<String, Error> {
        let Ok(condition) = Condition::from_text(text) else {
            return Ok(text.to_owned());
        };
        let written = |value: &FieldValue| match value {
            FieldValue::DateTime(moment) => {
                let wall = texts.zone.to_wall(*moment);
                wall.format("%F %T").to_string()
            }
            other => other.to_string(),
        };
        Ok(match self.condition(&condition, texts)? {
            Condition::Equals(value) => written(&value),
            Condition::NotEqual(value) => format!("~<>~{}", written(&value)),
            Condition::Compare(comparison, value) => {
                format!("~{}~{}", comparison.text(), written(&value))
            }
            _ => text.to_owned(),
        })
    }

    /// What is compared may be any text, where the type is one of texts: an option that is gone is still in rows.
    fn operand(&self, value: &FieldValue, texts: Texts) -> Result<FieldValue, Error> {
        let text = value.to_string();
        if text.trim().is_empty() || !self.kind.is_compared_by_value() {
            return Ok(value.clone());
        }
        // A number that no row can hold is compared with all the same, and finds what is below or above it.
        let is_day = matches!(self.kind, Kind::Date | Kind::DateTime);
        let wanted = self.wants_of_xmlrpc(value, texts).filter(|_| is_day);
        let typed = as_type(self.kind, value, texts.zone).unwrap_or_else(|| value.clone());
        if wanted.is_none() && self.check(&typed).is_ok() {
            return Ok(typed);
        }
        // So is a number with a fraction with whole ones.
        if matches!(self.kind, Kind::Integer | Kind::Year)
            && let Ok(number) = text.trim().parse::<f64>()
            && number.is_finite()
        {
            return Ok(number.into());
        }
        let message = format!(
            "the condition on _{} cannot be read: {text:?} is not {}",
            self.name,
            wanted.unwrap_or(self.kind.wants())
        );
        Err(Error::new(ErrorKind::InvalidRequest, message))
    }

    /// What a value should be in place of one that XML-RPC has no one meaning for, where that counts.
    fn wants_of_xmlrpc(&self, value: &FieldValue, texts: Texts) -> Option<&'static str> {
        let is_taken = match (self.kind, value) {
            (Kind::Date | Kind::DateTime, FieldValue::Text(text)) => {
                text.is_empty() || read_wall_time(text).is_some()
            }
            (Kind::Date | Kind::DateTime, FieldValue::Date(_) | FieldValue::DateTime(_)) => true,
            // A number is none, whichever day its figures look like.
            (Kind::Date | Kind::DateTime, value) => value.to_string().is_empty(),
            // No wire of XML-RPC could read it back, however it is written.
            (Kind::Integer, value) => {
                whole(value).is_none_or(|number| i32::try_from(number).is_ok())
            }
            _ => true,
        };
        let wanted = match self.kind {
            Kind::Integer => "a whole number of 32 bits",
            _ => ON_THE_WALL,
        };
        (texts.of_xmlrpc && !is_taken).then_some(wanted)
    }
}

/// Nothing is in an empty list.
pub(crate) const NEVER: Condition = Condition::In(Vec::new());

const ON_THE_WALL: &str = "a day like 2026-12-31, which a time like 10:00:00 may follow, on the wall clock and without a zone";

/// The value in the form of the type; none when it has none, or is in it.
fn as_type(kind: Kind, value: &FieldValue, zone: Zone) -> Option<FieldValue> {
    match (kind, value) {
        (Kind::Date, FieldValue::DateTime(moment)) => Some(zone.to_wall(*moment).date().into()),
        (Kind::Date, FieldValue::Text(text)) => Some(match stated(text) {
            Some(moment) => zone.to_wall(moment).date().into(),
            None => read_wall_time(text)?.date().into(),
        }),
        (Kind::DateTime, FieldValue::Date(day)) => {
            Some(zone.to_utc(day.and_time(NaiveTime::MIN)).into())
        }
        (Kind::DateTime, FieldValue::Text(text)) => match stated(text) {
            Some(moment) => Some(moment.into()),
            None => Some(zone.to_utc(read_wall_time(text)?).into()),
        },
        (Kind::YesNo, FieldValue::Bool(flag)) => Some(i64::from(*flag).into()),
        (Kind::YesNo, FieldValue::Double(_)) => whole(value).map(FieldValue::from),
        (Kind::YesNo, FieldValue::Text(text)) => flag(text).map(FieldValue::from),
        (
            Kind::Integer | Kind::Year,
            FieldValue::Text(_) | FieldValue::Bool(_) | FieldValue::Double(_),
        ) => whole(value).map(FieldValue::from),
        (Kind::Number, FieldValue::Bool(flag)) => Some(f64::from(u8::from(*flag)).into()),
        (Kind::Number, FieldValue::Text(text)) => {
            let number = text.trim().parse::<f64>().ok()?;
            number.is_finite().then(|| number.into())
        }
        (kind, value) if kind.is_text() => as_text(value, zone),
        _ => None,
    }
}

/// What the service writes into a text (observed on the local Keap alone, inferred).
fn as_text(value: &FieldValue, zone: Zone) -> Option<FieldValue> {
    let text = match value {
        FieldValue::DateTime(moment) => zone.to_wall(*moment).format("%F %T").to_string(),
        FieldValue::Bool(flag) => u8::from(*flag).to_string(),
        FieldValue::Double(_) => value.to_string(),
        _ => return None,
    };
    Some(text.into())
}

/// A whole number, however it is written: XML-RPC takes `40.0`, and a flag for 1 or 0.
pub(crate) fn whole(value: &FieldValue) -> Option<i64> {
    if let FieldValue::Bool(flag) = value {
        return Some((*flag).into());
    }
    let text = value.to_string();
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        // Whole numbers up to 2^53 are exact.
        let is_whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        is_whole.then_some(number as i64)
    })
}

/// A moment that says its own zone.
fn stated(text: &str) -> Option<DateTime<Utc>> {
    let moment = DateTime::parse_from_rfc3339(text.trim()).ok()?;
    Some(moment.to_utc())
}

fn flag(text: &str) -> Option<i64> {
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" => Some(1),
        "0" | "false" | "no" => Some(0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use keap_schema::Comparison;

    use super::*;

    fn field(kind: Kind) -> Definition {
        Definition {
            id: 12,
            name: "Field".to_owned(),
            label: "Field".to_owned(),
            kind,
            options: vec!["Red".to_owned()],
        }
    }

    fn typed(kind: Kind, value: impl Into<FieldValue>) -> Result<FieldValue, Error> {
        field(kind).typed(&value.into(), Texts::default())
    }

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_the_day_on_the_wall() {
        // 01:30 UTC on the 2nd is 20:30 on the 1st in New York.
        let late = moment("2026-12-02T01:30:00Z");
        for value in [
            FieldValue::from(late),
            "2026-12-01".into(),
            "2026-12-01 20:30:00".into(),
            "20261201T20:30:00".into(),
            "2026-12-02T01:30:00Z".into(),
        ] {
            let day = typed(Kind::Date, value.clone()).unwrap();
            assert_eq!(day.to_string(), "2026-12-01", "{value:?}");
            assert!(matches!(day, FieldValue::Date(_)), "{day:?}");
        }
        assert!(typed(Kind::Date, "01.12.2026").is_err());
    }

    #[test]
    fn a_moment_keeps_its_time_whatever_form_it_has() {
        let wanted = FieldValue::from(moment("2025-11-20T15:30:00Z"));
        for value in [
            FieldValue::from(moment("2025-11-20T15:30:00Z")),
            "2025-11-20T15:30:00Z".into(),
            "2025-11-20T17:30:00+02:00".into(),
            "2025-11-20 10:30:00".into(),
            "2025-11-20T10:30:00".into(),
            "20251120T10:30:00".into(),
        ] {
            assert_eq!(
                typed(Kind::DateTime, value.clone()).unwrap(),
                wanted,
                "{value:?}"
            );
        }
        let midnight = typed(Kind::DateTime, "2025-11-20").unwrap();
        assert_eq!(midnight.to_string(), "2025-11-20T05:00:00Z");
        assert!(typed(Kind::DateTime, "tomorrow").is_err());
    }

    #[test]
    fn a_text_that_says_its_zone_is_refused_where_xmlrpc_counts() {
        let texts = Texts {
            of_xmlrpc: true,
            ..Texts::default()
        };
        for kind in [Kind::Date, Kind::DateTime] {
            let typed = |text: &str| field(kind).typed(&text.into(), texts);
            for text in ["12/31/2026", "2026-12-31 10:00", "20261231T10:00:00", ""] {
                assert!(typed(text).is_ok(), "{text}");
            }
            let error = typed("2026-12-31T10:00:00Z").unwrap_err().to_string();
            assert!(error.contains("without a zone"), "{error}");
            let number = field(kind).typed(&20_261_231_i64.into(), texts);
            let error = number.unwrap_err().to_string();
            assert!(error.contains("without a zone"), "{error}");
            let condition = Condition::Equals("2026-12-31T10:00:00+02:00".into());
            assert!(field(kind).condition(&condition, texts).is_err());
            let empty = field(kind).condition(&Condition::Equals("".into()), texts);
            assert_eq!(empty.unwrap(), NEVER);
            assert!(
                field(kind)
                    .typed(&moment("2026-12-31T10:00:00Z").into(), texts)
                    .is_ok()
            );
        }
        for (number, is_taken) in [("2147483647", true), ("2147483648", false), ("1e10", false)] {
            let typed = field(Kind::Integer).typed(&number.into(), texts);
            assert_eq!(typed.is_ok(), is_taken, "{number}");
        }
        let integer = |value: FieldValue| field(Kind::Integer).typed(&value, texts);
        assert_eq!(integer(40.0.into()).unwrap(), 40.into());
        for beyond in [FieldValue::from(2_147_483_648_i64), (-3e9).into()] {
            let error = integer(beyond).unwrap_err().to_string();
            assert!(error.contains("32 bits"), "{error}");
        }
        assert!(typed(Kind::Integer, "2147483648").is_ok());
        assert!(typed(Kind::Integer, 3e9).is_ok());
        let text = field(Kind::Text).typed(&"2026-12-31T10:00:00Z".into(), texts);
        assert_eq!(text.unwrap(), "2026-12-31T10:00:00Z".into());
    }

    #[test]
    fn words_and_numbers_are_those_of_the_type() {
        for yes in [
            FieldValue::from(true),
            "yes".into(),
            "TRUE".into(),
            1.into(),
        ] {
            assert_eq!(typed(Kind::YesNo, yes).unwrap(), FieldValue::Int(1));
        }
        assert_eq!(typed(Kind::YesNo, "no").unwrap(), FieldValue::Int(0));
        assert_eq!(typed(Kind::Integer, "44").unwrap(), FieldValue::Int(44));
        for forty in ["40.0", "4e1", " 40 "] {
            let forty = typed(Kind::Integer, forty).unwrap();
            assert_eq!(forty, FieldValue::Int(40));
        }
        assert_eq!(typed(Kind::Integer, true).unwrap(), FieldValue::Int(1));
        assert!(typed(Kind::Integer, "4.5").is_err());
        assert_eq!(typed(Kind::Text, true).unwrap(), "1".into());
        assert_eq!(typed(Kind::Text, 5.0).unwrap(), "5".into());
        // Ten digits are a double in PHP and JavaScript.
        assert_eq!(
            typed(Kind::Phone, 9_876_543_211.0).unwrap(),
            "9876543211".into()
        );
        let mut choice = field(Kind::OneOf);
        choice.options = vec!["5".to_owned()];
        for kind in [Kind::OneOf, Kind::ManyOf] {
            choice.kind = kind;
            let chosen = choice.typed(&5.0.into(), Texts::default());
            assert_eq!(chosen.unwrap(), "5".into(), "{kind:?}");
        }
        assert_eq!(typed(Kind::Number, "4.5").unwrap(), FieldValue::Double(4.5));
        assert_eq!(typed(Kind::Number, "").unwrap(), "".into());
        assert_eq!(typed(Kind::Number, true).unwrap(), FieldValue::Double(1.0));
        assert!(typed(Kind::Number, "1.000,5").is_err());
        assert_eq!(
            typed(Kind::Text, moment("2026-01-15T22:46:13Z")).unwrap(),
            "2026-01-15 17:46:13".into()
        );
    }

    #[test]
    fn what_is_looked_for_is_written_as_the_type_has_it() {
        let sought = |kind, text: &str| field(kind).sought(text, Texts::default());
        for (kind, text, wanted) in [
            (Kind::Date, "~>~ 12/31/2026", "~>~2026-12-31"),
            (Kind::DateTime, "12/31/2026 10:00", "2026-12-31 10:00:00"),
            (Kind::DateTime, "~<>~20261231", "~<>~2026-12-31 00:00:00"),
            (Kind::DateTime, "2026-12-%", "2026-12-%"),
            (Kind::DateTime, "~null~", "~null~"),
            (Kind::Integer, "~<=~4e1", "~<=~40"),
            (Kind::YesNo, "yes", "1"),
            (Kind::Integer, "~>~ 5.5", "~>~5.5"),
            (Kind::Year, "5", "5"),
            (Kind::Text, "~<>~12/31/2026", "~<>~12/31/2026"),
        ] {
            assert_eq!(sought(kind, text).unwrap(), wanted, "{text}");
        }
        assert!(sought(Kind::Date, "31/12/2026").is_err());
        assert!(sought(Kind::Integer, "1e400").is_err());
    }

    #[test]
    fn conditions_are_read_as_values_and_told_when_they_cannot_be() {
        let from = |kind, text: &str| {
            let condition = Condition::Compare(Comparison::GreaterOrEqual, text.into());
            field(kind).condition(&condition, Texts::default())
        };
        assert_eq!(
            from(Kind::DateTime, "2025-07-04T20:30:00Z").unwrap(),
            Condition::Compare(
                Comparison::GreaterOrEqual,
                moment("2025-07-04T20:30:00Z").into()
            )
        );
        assert_eq!(
            from(Kind::DateTime, "04.07.2025").unwrap_err().to_string(),
            "the condition on _Field cannot be read: \"04.07.2025\" is not a moment: \
             2026-12-31T10:00:00Z, or 2026-12-31 10:00:00 on the account's wall clock"
        );
        assert!(from(Kind::Number, "1.000,5").is_err());
        // An option that is no longer one is still looked for.
        let gone = Condition::Equals("Blue".into());
        assert_eq!(
            field(Kind::OneOf)
                .condition(&gone, Texts::default())
                .unwrap(),
            gone
        );
        let empty = Condition::Equals("".into());
        assert_eq!(
            field(Kind::Date)
                .condition(&empty, Texts::default())
                .unwrap(),
            empty
        );
    }
}
