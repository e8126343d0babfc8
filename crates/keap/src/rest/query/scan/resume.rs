//! A scan that goes on where another one of the same plan stood.

use super::place::Place;
use super::{Scan, State};
use crate::rest::query::plan::{Plan, Source};

impl Plan {
    /// Whether the places of a scan tell all of where it stands. Rows that may stand below several others are given once,
    /// and a place does not tell which were given.
    pub(in crate::rest) fn has_places(&self) -> bool {
        match &self.source {
            Source::Ids(_) | Source::List(_) => true,
            Source::Inside(parents, _) => parents.plan.has_places(),
            Source::Below(parents, ..) => {
                self.table.distinct.is_empty() && parents.plan.has_places()
            }
            Source::Parts(plans) => plans.iter().all(|plan| plan.has_places()),
        }
    }
}

impl Scan {
    /// Before the next batch; `None` at the end.
    pub(in crate::rest) fn place(&self) -> Option<Place> {
        match &self.state {
            State::Ids(ids) => (ids.len() > 0).then(|| Place::Left(ids.len())),
            State::List { at, .. } => at.as_ref().map(Place::of),
            State::Inside { parents, .. } => Some(Place::Inside(Box::new(parents.place()?))),
            State::Below(below) => below.place(),
            State::Parts { waiting, scan } => {
                let current = scan.as_ref().and_then(|scan| scan.place());
                match current {
                    Some(place) => Some(Place::Part(waiting.len(), Box::new(place))),
                    None => {
                        let left = waiting.len().checked_sub(1)?;
                        Some(Place::Part(left, Box::new(Place::Start)))
                    }
                }
            }
        }
    }

    /// Goes to a place of another scan of the same plan; `None` when it is of another plan.
    pub(in crate::rest) fn go_to(&mut self, place: &Place) -> Option<()> {
        match (&mut self.state, place) {
            (_, Place::Start) => {}
            (State::Ids(ids), Place::Left(left)) => {
                let done = ids.len().checked_sub(*left)?;
                ids.by_ref().take(done).for_each(drop);
            }
            (State::List { at, .. }, place) => *at = Some(place.cursor()?),
            (State::Inside { parents, .. }, Place::Inside(place)) => parents.go_to(place)?,
            (State::Below(below), Place::Below(place, done, at)) => {
                below.parents.go_to(place)?;
                below.resumes = Some((*done, at.cursor()?));
            }
            (State::Parts { waiting, scan }, Place::Part(left, place)) => {
                let before = waiting.len().checked_sub(left.checked_add(1)?)?;
                let plan = waiting.nth(before)?;
                let mut part = Self::new(&self.backend, &plan, &self.properties);
                if self.counts {
                    part.count();
                }
                part.go_to(place)?;
                *scan = Some(Box::new(part));
            }
            _ => return None,
        }
        Some(())
    }
}
