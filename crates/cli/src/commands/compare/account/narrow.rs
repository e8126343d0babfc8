//! Tables narrowed to the rows that changed since a run before.

use chrono::{DateTime, NaiveDateTime, Utc};
use keap::compare::account::{Asks, Target};
use keap::schema::{Comparison, Condition, FieldValue, QueryData, Zone};

/// The column that tells when a row changed last.
const CHANGED: &str = "LastUpdated";

/// Narrows a table to the rows that changed since, where it tells on all wires; what must be known of it then, and whether it
/// is narrowed. No wire takes two conditions of one column: of two beginnings the later counts. The wall times of conditions are
/// in a zone.
pub(super) fn narrowed(
    target: &mut Target,
    since: DateTime<Utc>,
    zone: Zone,
) -> Option<(String, bool)> {
    let Asks::Rows(query) = &target.asks else {
        return None;
    };
    let mut wider = target.clone();
    match own(query, zone) {
        Own::None => {}
        Own::Since(own) if own < since => forget_own(&mut wider),
        Own::Since(_) | Own::Other => {
            let why = format!("compared whole: it has a condition of its own on {CHANGED}");
            return Some((why, false));
        }
    }
    let changed = Condition::Compare(Comparison::GreaterOrEqual, since.into());
    let Some(narrow) = wider.narrowed(CHANGED, changed) else {
        let why = "compared whole: one of the wires does not tell when its rows changed";
        return Some((why.to_owned(), false));
    };
    *target = narrow;
    let note = format!("rows changed since {since}; deleted ones are not seen");
    Some((note, true))
}

/// Whether a query may be one that was narrowed.
pub(super) fn is_narrowed(query: &QueryData) -> bool {
    query.conditions.iter().any(|(column, _)| column == CHANGED)
}

/// What a query asks of the time of change on its own.
enum Own {
    None,
    Since(DateTime<Utc>),
    Other,
}

fn own(query: &QueryData, zone: Zone) -> Own {
    let mut own = query.conditions.iter();
    let mut own = own.by_ref().filter(|(column, _)| column == CHANGED);
    match (own.next(), own.next()) {
        (None, _) => Own::None,
        (Some((_, condition)), None) => beginning(condition, zone).map_or(Own::Other, Own::Since),
        _ => Own::Other,
    }
}

/// The moment from which on rows meet a condition; none where it says something else.
fn beginning(condition: &Condition, zone: Zone) -> Option<DateTime<Utc>> {
    let Condition::Compare(Comparison::Greater | Comparison::GreaterOrEqual, value) = condition
    else {
        return None;
    };
    match value {
        FieldValue::DateTime(moment) => Some(*moment),
        FieldValue::Date(day) => Some(zone.to_utc(day.and_hms_opt(0, 0, 0)?)),
        FieldValue::Text(text) => {
            let forms = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%dT%H:%M:%S"];
            let mut walls = forms
                .iter()
                .filter_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok());
            walls.next().map(|wall| zone.to_utc(wall))
        }
        _ => None,
    }
}

fn forget_own(target: &mut Target) {
    if let Asks::Rows(query) = &mut target.asks {
        query.conditions.retain(|(column, _)| column != CHANGED);
    }
}

#[cfg(test)]
mod tests {
    use keap::Backend;

    use super::*;

    const BOTH: [Backend; 2] = [Backend::XmlRpc, Backend::RestV2];
    const SINCE: &str = "2026-11-10T12:00:00Z";

    fn contacts(comparison: Comparison, value: FieldValue) -> Target {
        let mut query = QueryData::new("Contact");
        let own = Condition::Compare(comparison, value);
        query.conditions.push((CHANGED.to_owned(), own));
        Target::rows(query, &BOTH).unwrap()
    }

    fn conditions(target: &Target) -> &[(String, Condition)] {
        match &target.asks {
            Asks::Rows(query) => &query.conditions,
            _ => &[],
        }
    }

    #[test]
    fn of_two_conditions_on_the_time_of_change_the_later_counts() {
        let since: DateTime<Utc> = SINCE.parse().unwrap();
        for (own, is_earlier) in [
            ("2026-11-01 00:00:00", true),
            // Eastern wall time: five hours later than it looks.
            ("2026-11-10 06:59:59", true),
            ("2026-11-10 07:00:01", false),
            ("2026-11-20 00:00:00", false),
        ] {
            let mut target = contacts(Comparison::GreaterOrEqual, own.into());
            let before = conditions(&target).to_vec();
            let (note, is_narrow) = narrowed(&mut target, since, Zone::default()).unwrap();
            assert_eq!(is_narrow, is_earlier, "{own}: {note}");
            let later = Condition::Compare(Comparison::GreaterOrEqual, since.into());
            match is_earlier {
                true => assert_eq!(conditions(&target), [(CHANGED.to_owned(), later)]),
                false => assert_eq!(conditions(&target), before),
            }
        }
    }

    #[test]
    fn an_end_of_its_own_leaves_a_table_as_it_is() {
        let end = "2026-11-20 00:00:00";
        let mut target = contacts(Comparison::Less, end.into());
        let before = conditions(&target).to_vec();
        let since = SINCE.parse().unwrap();
        let (note, is_narrow) = narrowed(&mut target, since, Zone::default()).unwrap();
        assert!(!is_narrow && note.contains("of its own"), "{note}");
        assert_eq!(conditions(&target), before);
    }
}
