//! What dates and moments that part look like.

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};
use keap_schema::{FieldValue, Zone};

use super::likely::Likely;
use crate::coverage::check::wall_time;

pub(super) fn likely(left: &FieldValue, right: &FieldValue, zone: Zone) -> Option<Likely> {
    let (left, right) = (read(left, right, zone), read(right, left, zone));
    match (left.as_ref()?, right.as_ref()?) {
        (FieldValue::Date(left), FieldValue::Date(right)) => {
            let days = left.signed_duration_since(*right).num_days();
            let is_next = days.unsigned_abs() == 1;
            Some(if is_next {
                Likely::DayShift
            } else {
                Likely::OtherMoment
            })
        }
        (FieldValue::DateTime(left), FieldValue::DateTime(right)) => {
            Some(between(*left, *right, zone))
        }
        _ => None,
    }
}

/// A value as what stands beside it: columns that are joined from another table are wall times as text over XML-RPC.
fn read(value: &FieldValue, beside: &FieldValue, zone: Zone) -> Option<FieldValue> {
    let FieldValue::Text(text) = value else {
        return Some(value.clone());
    };
    match beside {
        FieldValue::Date(_) => Some(FieldValue::Date(wall_time(text)?.date())),
        FieldValue::DateTime(_) => Some(FieldValue::DateTime(zone.to_utc(wall_time(text)?))),
        _ => None,
    }
}

fn between(left: DateTime<Utc>, right: DateTime<Utc>, zone: Zone) -> Likely {
    let apart = left.signed_duration_since(right).abs();
    let wall = |moment: DateTime<Utc>| zone.to_wall(moment).and_utc();
    let same_second = |a: DateTime<Utc>, b: DateTime<Utc>| a.timestamp() == b.timestamp();
    if same_second(wall(left), right) || same_second(left, wall(right)) {
        return Likely::ZoneShift;
    }
    let seconds = apart.num_seconds();
    let is_minute = |moment: DateTime<Utc>| moment.second() == 0;
    match seconds {
        1..=59 if is_minute(left) || is_minute(right) => Likely::LostSeconds,
        _ if apart == TimeDelta::days(1) => Likely::DayShift,
        3_600..86_400 if seconds % 3_600 == 0 => Likely::HourShift,
        _ => Likely::OtherMoment,
    }
}
