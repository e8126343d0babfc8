//! Rows that are compared a second time by themselves: what parted when it was read first.

use std::collections::HashSet;

use futures_util::future::try_join_all;
use keap_schema::QueryData;

use super::elsewhere::{self, Row, read_by_ids, row};
use super::joined::{Batch, Joined, Pair};
use super::listed::Listed;
use super::{ComparedBatch, Run};
use crate::compare::held::{HeldBack, mark};
use crate::compare::join::Matched;
use crate::compare::{CompareOptions, Progress, Reading, Redactor};
use crate::{Backend, Keap, Operation, Result};

impl Keap {
    /// Compares rows that were held back: reads them by their ids on every backend, and gives those that are still there
    /// with all their findings. `query` and `options` are those of the comparison that held them back.
    ///
    /// The progress is of these rows alone.
    ///
    /// # Errors
    /// As [`compare_all`](Self::compare_all).
    pub async fn compare_again(
        &self,
        query: QueryData,
        backends: &[Backend],
        options: CompareOptions,
        rows: &[HeldBack],
    ) -> Result<(ComparedBatch, Progress)> {
        let run = Run::new(self, query, backends, options);
        let located = |error: crate::Error| match backends.first() {
            Some(&reference) => error.at(Operation::DataQuery, reference),
            None => error,
        };
        run.check().map_err(located)?;
        let mut joined = run.joined(run.scope().map_err(located)?, Vec::new());
        let redactor = run.options.hold_back.as_ref();
        let batch = joined.again((self, backends), redactor, rows).await?;
        let compared = ComparedBatch {
            rows: batch.rows,
            tally: batch.tally,
            ids: batch.ids,
            held_back: Vec::new(),
        };
        Ok((compared, batch.progress))
    }
}

impl Joined {
    /// Takes out the rows that are to be read again, as many as may be.
    pub(super) fn hold_back(
        &mut self,
        redactor: &Redactor,
        pairs: Vec<Pair>,
        batch: &mut Batch,
    ) -> Vec<Pair> {
        let mut left = Vec::with_capacity(pairs.len());
        for pair in pairs {
            // That a list gives it twice is told now: by its id it comes once.
            if self.rereads_left == 0 || pair.is_twice() || !pair.parts_unexplained() {
                left.push(pair);
                continue;
            }
            self.rereads_left -= 1;
            batch.held_back.push(HeldBack {
                id: pair.row.id,
                is_alone: pair.row.records.iter().any(Option::is_none),
                mark: Some(mark(redactor, &pair.row.records)),
            });
        }
        let held: HashSet<i64> = batch.held_back.iter().map(|row| row.id).collect();
        batch.ids.retain(|id| !held.contains(id));
        left
    }

    async fn again(
        &mut self,
        (keap, backends): (&Keap, &[Backend]),
        redactor: Option<&Redactor>,
        rows: &[HeldBack],
    ) -> Result<Batch> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let scope = &self.scope;
        let reads = backends
            .iter()
            .map(|&backend| read_by_ids(keap, backend, scope, &ids));
        let mut answers = try_join_all(reads).await?;
        let mut batch = Batch::default();
        batch.progress.reread = ids.len() as u64;
        let read: Vec<Row> = rows.iter().map(|held| row(held.id, &mut answers)).collect();
        let listed: Vec<Vec<Listed>> = rows
            .iter()
            .zip(&read)
            .map(|(held, (_, records))| held.listed(redactor, records))
            .collect();
        let readings: Vec<Reading> = rows
            .iter()
            .zip(&read)
            .map(|(held, (_, records))| held.reading(redactor, records))
            .collect();
        let read = elsewhere::found(keap, backends, scope, read).await?;
        let told = readings.into_iter().zip(listed);
        for ((held, (reading, listed)), (_, records)) in rows.iter().zip(told).zip(read) {
            let mut pair = self.pair(Matched::of(held.id, records));
            pair.reading = reading;
            pair.told_by_lists(self.began, listed);
            batch.progress.settled += u64::from(pair.is_settled());
            if !pair.is_gone() {
                self.report(pair, &mut batch);
            }
        }
        batch.ids = ids;
        batch.tally = self.tallier.take();
        Ok(batch)
    }
}
