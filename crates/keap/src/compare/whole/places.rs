//! Rows that are out of order on a backend, where the order is checked.

use keap_schema::FieldValue;

use super::super::{FieldComparison, Finding};
use crate::Backend;

/// Places of the rows that are in order, to tell those that are not.
pub(in crate::compare) struct Places {
    /// The largest place so far of a row in order: of the reference beside each other backend.
    reached: Vec<(Option<u64>, Option<u64>)>,
    checked: bool,
}

impl Places {
    pub(in crate::compare) fn new(backends: usize, checked: bool) -> Self {
        Self {
            reached: vec![(None, None); backends.saturating_sub(1)],
            checked,
        }
    }

    /// Whether the row is out of order, against each other backend. A row that is missing has no place.
    pub(in crate::compare) fn displaced(&mut self, places: &[Option<u64>]) -> Vec<bool> {
        if !self.checked {
            return Vec::new();
        }
        let others = places.iter().skip(1).zip(&mut self.reached);
        others
            .map(|(other, reached)| {
                let Some((left, right)) = places[0].zip(*other) else {
                    return false;
                };
                let behind = reached.0 > Some(left) || reached.1 > Some(right);
                if !behind {
                    *reached = (Some(left), Some(right));
                }
                behind
            })
            .collect()
    }
}

/// The field `order` of a row that is out of order somewhere.
pub(in crate::compare) fn displacement(
    backends: &[Backend],
    places: &[Option<u64>],
    displaced: &[bool],
) -> Option<FieldComparison> {
    if !displaced.contains(&true) {
        return None;
    }
    let place = |place: &Option<u64>| Some(FieldValue::Int((*place)?.try_into().ok()?));
    let finding = |displaced: &bool| {
        if *displaced {
            Finding::Different { known: None }
        } else {
            Finding::Equal
        }
    };
    let values = places.iter().map(place).collect();
    let findings = displaced.iter().map(finding).collect();
    Some(FieldComparison::new("order", backends, values, findings))
}
