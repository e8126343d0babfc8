//! Rows that the list of a backend tells otherwise than their ids do, although nobody changed them meanwhile.

use chrono::{DateTime, TimeDelta, Utc};
use keap_schema::{FieldValue, Record};

use super::super::{FieldComparison, Finding};
use crate::Backend;

/// The field that tells of it.
pub(in crate::compare) const LIST: &str = "list";

/// What is told of a backend whose list does not have the row.
pub(in crate::compare) const LEFT_OUT: &str = "left out";

/// What is told of a backend whose list has the row more than once.
pub(in crate::compare) const TWICE: &str = "twice";

/// What the list of a backend told of a row, beside what its id finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Listed {
    Alike,
    Otherwise,
    LeftOut,
    Twice,
}

impl Listed {
    /// By what was read of a page, and by its id.
    pub(in crate::compare) fn of(page: Option<&Record>, by_id: Option<&Record>) -> Self {
        match (page, by_id) {
            (page, by_id) if page == by_id => Self::Alike,
            (None, _) => Self::LeftOut,
            _ => Self::Otherwise,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Alike => "alike",
            Self::Otherwise => "otherwise",
            Self::LeftOut => LEFT_OUT,
            Self::Twice => TWICE,
        }
    }
}

/// What is told of a row by the lists that give it twice and those that do not; nothing where none does.
pub(in crate::compare) fn twice(twice: &[bool]) -> Vec<Listed> {
    let listed = |is_twice: &bool| match is_twice {
        true => Listed::Twice,
        false => Listed::Alike,
    };
    match twice.contains(&true) {
        true => twice.iter().map(listed).collect(),
        false => Vec::new(),
    }
}

/// Whether nobody changed a row since a comparison began. A day lies between, so that no wrong clock or zone says so.
pub(super) fn is_unchanged(began: Option<DateTime<Utc>>, records: &[Option<Record>]) -> bool {
    let before = began.and_then(|began| began.checked_sub_signed(TimeDelta::days(1)));
    let mut times = records
        .iter()
        .flatten()
        .filter_map(|record| match record.get("LastUpdated") {
            Some(FieldValue::DateTime(changed)) => Some(*changed),
            _ => None,
        });
    let Some(before) = before else { return false };
    times
        .next()
        .is_some_and(|first| first < before && times.all(|other| other < before))
}

/// That lists tell a row otherwise than its id does; none where all tell it alike.
pub(in crate::compare) fn finding(
    backends: &[Backend],
    listed: &[Listed],
) -> Option<FieldComparison> {
    let (reference, others) = listed.split_first()?;
    if listed.iter().all(|listed| *listed == Listed::Alike) {
        return None;
    }
    let found = |other: &Listed| match (reference, other) {
        (Listed::Alike, Listed::Alike) => Finding::Equal,
        _ => Finding::Different { known: None },
    };
    let values = listed.iter().map(|listed| Some(listed.text().into()));
    let findings = others.iter().map(found);
    Some(FieldComparison::new(
        LIST,
        backends,
        values.collect(),
        findings.collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(day: u32) -> Option<Record> {
        let moment = DateTime::parse_from_rfc3339(&format!("2026-11-{day:02}T10:00:00Z"));
        let changed = FieldValue::DateTime(moment.unwrap().into());
        Some([("LastUpdated", changed)].into_iter().collect())
    }

    #[test]
    fn a_row_that_was_changed_lately_may_have_been_changed_meanwhile() {
        let began = "2026-11-20T12:00:00Z".parse().ok();
        assert!(is_unchanged(began, &[changed(10), None]));
        assert!(!is_unchanged(began, &[changed(10), changed(20)]));
        assert!(!is_unchanged(began, &[Some(Record::new()), None]));
        assert!(!is_unchanged(None, &[changed(10)]));
    }

    #[test]
    fn what_a_list_leaves_out_is_told_of_its_backend() {
        let backends = [Backend::XmlRpc, Backend::RestV2];
        assert_eq!(finding(&backends, &[Listed::Alike, Listed::Alike]), None);
        let found = finding(&backends, &[Listed::Alike, Listed::LeftOut]).unwrap();
        assert_eq!(found.name, LIST);
        assert!(found.findings().all(Finding::is_unexplained));
    }
}
