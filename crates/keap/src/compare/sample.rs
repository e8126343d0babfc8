//! Some rows of many, picked evenly.

use std::collections::BinaryHeap;
use std::hash::{BuildHasher as _, RandomState};

use super::scope::Scope;
use super::source::Source;
use crate::{Backend, Keap, Result};

/// Reads the ids of all rows on one backend and picks some of them. Holds no more ids than it picks.
pub(super) async fn ids(
    keap: &Keap,
    backend: Backend,
    scope: &Scope,
    count: usize,
) -> Result<Vec<i64>> {
    let mut scope = scope.clone();
    scope.query.selected = vec!["Id".to_owned()];
    let mut sample = Sample::new(count);
    let mut source = Source::new(keap.clone(), backend, scope);
    loop {
        let (next, page) = source.read().await;
        source = next;
        let Some(page) = page? else {
            return Ok(sample.into_ids());
        };
        page.rows.iter().for_each(|row| sample.offer(row.id));
    }
}

/// Keeps the ids whose hashes are smallest; the hash is another one in each run.
struct Sample {
    hash: RandomState,
    count: usize,
    kept: BinaryHeap<(u64, i64)>,
}

impl Sample {
    fn new(count: usize) -> Self {
        Self {
            hash: RandomState::new(),
            count,
            kept: BinaryHeap::new(),
        }
    }

    fn offer(&mut self, id: i64) {
        self.kept.push((self.hash.hash_one(id), id));
        if self.kept.len() > self.count {
            self.kept.pop();
        }
    }

    fn into_ids(self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.kept.into_iter().map(|(_, id)| id).collect();
        ids.sort_unstable();
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_has_the_size_asked_for_and_all_of_few() {
        let pick = |count, of| {
            let mut sample = Sample::new(count);
            (1..=of).for_each(|id| sample.offer(id));
            sample.into_ids()
        };
        assert_eq!(pick(5, 3), [1, 2, 3]);
        let ids = pick(100, 10_000);
        assert_eq!(ids.len(), 100);
        assert!(ids.is_sorted() && ids.iter().any(|id| *id > 5_000));
    }
}
