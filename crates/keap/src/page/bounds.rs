//! Conditions on the id, as bounds of what is read: the pages of a keyset are conditions on the id themselves.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, FieldValue};

/// Which ids are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// Only larger ids.
    pub(crate) after: i64,
    /// Only ids up to this one.
    pub(crate) until: i64,
    /// Only these, ascending.
    pub(crate) ids: Option<Arc<[i64]>>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            after: 0,
            until: i64::MAX,
            ids: None,
        }
    }
}

impl Bounds {
    /// The bounds that conditions on the id set; `None` when one of them does not bound.
    pub(crate) fn of<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Option<Self> {
        let mut bounds = Self::default();
        conditions
            .into_iter()
            .try_for_each(|condition| bounds.narrow(condition))?;
        Some(bounds)
    }

    /// Narrows by a condition; `None` when it does not bound.
    pub(crate) fn narrow(&mut self, condition: &Condition) -> Option<()> {
        let id = |value: &FieldValue| value.to_string().trim().parse::<i64>().ok();
        match condition {
            Condition::In(ids) => self.only(ids),
            Condition::Equals(value) => self.only(&[id(value)?]),
            Condition::Compare(comparison, value) => {
                let id = id(value)?;
                match comparison {
                    Comparison::Greater => self.after = self.after.max(id),
                    Comparison::GreaterOrEqual => {
                        self.after = self.after.max(id.saturating_sub(1));
                    }
                    Comparison::Less => self.until = self.until.min(id.saturating_sub(1)),
                    Comparison::LessOrEqual => self.until = self.until.min(id),
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Narrows to some ids.
    pub(crate) fn only(&mut self, ids: &[i64]) {
        let mut ids: Vec<i64> = ids
            .iter()
            .copied()
            .filter(|id| self.ids.as_ref().is_none_or(|known| known.contains(id)))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        self.ids = Some(ids.into());
    }

    /// Whether an id is within the bounds.
    pub(crate) fn holds(&self, id: i64) -> bool {
        self.after < id && id <= self.until
    }

    /// The bounds as conditions again, for whoever does not read by id.
    pub(crate) fn conditions(&self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if let Some(ids) = &self.ids {
            conditions.push(Condition::In(ids.to_vec()));
        }
        if self.after > 0 {
            let after = FieldValue::Int(self.after);
            conditions.push(Condition::Compare(Comparison::Greater, after));
        }
        if self.until < i64::MAX {
            let until = FieldValue::Int(self.until);
            conditions.push(Condition::Compare(Comparison::LessOrEqual, until));
        }
        conditions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_become_bounds_and_conditions_again() {
        let wanted = [
            Condition::Compare(Comparison::GreaterOrEqual, 5.into()),
            Condition::Compare(Comparison::Less, 9.into()),
        ];
        let bounds = Bounds::of(&wanted).unwrap();
        assert_eq!((bounds.after, bounds.until), (4, 8));
        assert_eq!(Bounds::of(&bounds.conditions()), Some(bounds));
        let ids = Bounds::of(&[Condition::In(vec![7, 5, 7]), Condition::Equals(7.into())]);
        assert_eq!(ids.unwrap().ids.as_deref(), Some(&[7][..]));
    }

    #[test]
    fn what_does_not_bound_is_told() {
        let texts = Condition::Equals("x".into());
        for condition in [Condition::IsNull, Condition::Like("1%".into()), texts] {
            assert_eq!(Bounds::of(&[condition]), None);
        }
    }
}
