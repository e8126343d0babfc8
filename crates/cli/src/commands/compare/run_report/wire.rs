//! What the calls over one wire took.

use serde::{Deserialize, Serialize};

use super::grouped;

/// What the calls over one wire took.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Wire {
    pub(crate) backend: String,
    pub(crate) calls: u64,
    /// Answers with another status than 2xx, and calls without an answer.
    pub(crate) failed: u64,
    /// Answers with 429 after which the same was asked again and answered; they are not among the failed ones.
    pub(crate) repeated: u64,
    pub(crate) seconds: f64,
    pub(crate) bytes: u64,
    /// How many calls were answered within so many milliseconds, and in more than the bucket before; without a bound in
    /// the last.
    pub(crate) latency: Vec<Bucket>,
    /// How many answers had up to so many bytes.
    pub(crate) sizes: Vec<Bucket>,
    /// What was left of the day's quota at the first and the last answer, and of how much; none where no header told.
    pub(crate) quota_first: Option<u64>,
    pub(crate) quota_last: Option<u64>,
    pub(crate) quota_limit: Option<u64>,
}

impl Wire {
    /// The calls that failed, and those that were refused and repeated, in words.
    pub(crate) fn failed_told(&self) -> String {
        let failed = format!("{} failed", grouped(self.failed));
        match self.repeated {
            0 => failed,
            repeated => format!("{failed}, {} refused and repeated", grouped(repeated)),
        }
    }
}

/// One bar of a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bucket {
    pub(crate) up_to: Option<u64>,
    pub(crate) count: u64,
}

impl Wire {
    /// What another process counted on the same wire besides.
    pub(crate) fn add(&mut self, other: &Self) {
        self.calls = self.calls.saturating_add(other.calls);
        self.failed = self.failed.saturating_add(other.failed);
        self.repeated = self.repeated.saturating_add(other.repeated);
        self.seconds += other.seconds;
        self.bytes = self.bytes.saturating_add(other.bytes);
        add_buckets(&mut self.latency, &other.latency);
        add_buckets(&mut self.sizes, &other.sizes);
        self.quota_first = self.quota_first.max(other.quota_first);
        self.quota_last = [self.quota_last, other.quota_last]
            .into_iter()
            .flatten()
            .min();
        self.quota_limit = self.quota_limit.max(other.quota_limit);
    }
}

fn add_buckets(sums: &mut Vec<Bucket>, others: &[Bucket]) {
    if sums.is_empty() {
        sums.extend_from_slice(others);
        return;
    }
    for (sum, other) in sums.iter_mut().zip(others) {
        sum.count = sum.count.saturating_add(other.count);
    }
}
