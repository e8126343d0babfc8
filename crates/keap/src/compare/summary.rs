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
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.equal += other.equal;
        self.equivalent += other.equivalent;
        self.by_rule += other.by_rule;
        self.known += other.known;
        self.not_comparable += other.not_comparable;
        self.unexplained += other.unexplained;
    }
}

impl Summary {
    pub(super) fn count(&mut self, finding: &Finding) {
        match finding {
            Finding::Equal => self.equal += 1,
            Finding::Equivalent { reason } => {
                self.equivalent += 1;
                self.by_rule += usize::from(reason.is_rule());
            }
            Finding::Unanswered => {}
            Finding::NotComparable { .. } => self.not_comparable += 1,
            finding if finding.known().is_some() => self.known += 1,
            _ => self.unexplained += 1,
        }
    }
}
