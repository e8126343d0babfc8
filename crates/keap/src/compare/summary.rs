//! How many findings of each kind.

use serde::{Deserialize, Serialize};

use super::Finding;

/// How many findings of each kind a comparison has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Summary {
    /// Equal values.
    pub equal: usize,
    /// Values that differ in writing only, or within a tolerance.
    pub equivalent: usize,
    /// Those of the equivalent ones that a rule of one's own made so.
    pub by_rule: usize,
    /// Values that part, explained by a known difference.
    pub known: usize,
    /// Values that the other backend does not have.
    pub not_comparable: usize,
    /// Values that part for no known reason.
    pub unexplained: usize,
    /// Values that could not be compared because a backend, or both, failed.
    pub unanswered: usize,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.equal += other.equal;
        self.equivalent += other.equivalent;
        self.by_rule += other.by_rule;
        self.known += other.known;
        self.not_comparable += other.not_comparable;
        self.unexplained += other.unexplained;
        self.unanswered += other.unanswered;
    }
}

impl Summary {
    /// How many values were compared at all, whatever was found. A comparison of none shows no agreement.
    pub fn compared(&self) -> usize {
        self.equal + self.equivalent + self.known + self.unexplained
    }

    pub(super) fn count(&mut self, finding: &Finding) {
        match finding {
            Finding::Equal => self.equal += 1,
            Finding::Equivalent { reason } => {
                self.equivalent += 1;
                self.by_rule += usize::from(reason.is_rule());
            }
            Finding::Unanswered => self.unanswered += 1,
            Finding::NotComparable { .. } => self.not_comparable += 1,
            finding if finding.is_unexplained() => self.unexplained += 1,
            _ => self.known += 1,
        }
    }
}
