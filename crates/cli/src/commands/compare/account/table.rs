//! The rows of a table: page after page, and beside them a second time those that parted.
//!
//! A page is kept as soon as all wires have answered it. What parts in it is read again as work of its own, which is kept by
//! itself, so that a run that is killed asks neither for the page nor for what was read again once more. Of a page that one wire
//! alone has answered nothing can be kept: the state has no values that the other answer could be compared with.

use std::collections::VecDeque;

use keap::compare::account::{Target, may_have_twin, twin_of};
use keap::compare::{
    CompareOptions, ComparedBatch, ComparedRows, Detail, HeldBack, Progress, Tally,
};
use keap::schema::QueryData;
use keap::{Backend, Error, Invocation, Keap, Outcome};
use keap_http::BoxFuture;
use tokio::time::Instant;

use super::classify::{Classified, Classifier, lonely};
use super::narrow::is_narrowed;
use super::run::{Run, TargetDone, failed, is_of_account};
use crate::commands::compare::state::{Columns, HeldPart, Keeps, KeptTarget};
use crate::stop::Stop;

/// How many rows that one side alone has are looked for a second time under another id, in a run.
const LOOKED_FOR: usize = 50;

/// How many rows are read again before they are reported, in each table.
const READ_AGAIN: usize = 10_000;

/// How many rows are read again in one call.
const A_CALL: usize = 200;

/// A table on its way.
struct Table<'t> {
    position: i64,
    target: &'t Target,
    query: QueryData,
    options: CompareOptions,
    /// What was found before this start.
    before: Progress,
    /// What reading again has found.
    again: Progress,
    seconds: f64,
    began: Instant,
    /// What is to be read again, in the order in which it was read first.
    held: VecDeque<HeldPart>,
    last_part: i64,
    /// Whether all pages were read.
    is_read: bool,
}

/// Rows that were read again.
struct Again {
    batch: ComparedBatch,
    progress: Progress,
    /// Those that are there twice, and how many were looked for.
    twins: Vec<i64>,
    looked_for: usize,
}

type Reading = Option<BoxFuture<'static, Result<Again, Error>>>;

enum Step {
    Page(Option<Result<ComparedBatch, Error>>),
    Again(Result<Again, Error>),
}

impl<K: Keeps> Run<K> {
    /// Compares the rows of a table.
    ///
    /// # Errors
    /// As for the whole run.
    pub(super) async fn table(
        &mut self,
        position: i64,
        target: &Target,
        mut query: QueryData,
        kept: Option<&KeptTarget>,
    ) -> anyhow::Result<TargetDone> {
        // Without an id there is no place to go on from.
        let gone_on = kept.filter(|kept| kept.can_go_on());
        if gone_on.is_none() {
            self.begin_again(position).await?;
        }
        if kept.is_none_or(|kept| kept.expected.is_none()) {
            let expected = tokio::select! {
                expected = self.expect(position, target, &query) => expected,
                stop = Stop::asked() => return Ok(TargetDone::Stopped(stop)),
            };
            if let Err(error) = expected {
                return failed(error);
            }
        }
        query.besides = match kept.and_then(|kept| kept.columns.as_ref()) {
            Some(columns) => columns.besides.clone(),
            None => {
                let asked = tokio::select! {
                    asked = Columns::asked(self.keap(), &query, &target.backends) => asked,
                    stop = Stop::asked() => return Ok(TargetDone::Stopped(stop)),
                };
                match asked {
                    Ok(columns) => {
                        self.writer.columns(position, &columns).await?;
                        columns.besides
                    }
                    Err(error) => return failed(error),
                }
            }
        };
        let options = CompareOptions::new()
            .rules(self.rules().clone())
            .detail(Detail::Examples)
            .began(self.began)
            .hold_back(self.redactor.clone());
        let mut table = Table::new(position, target, query, options, gone_on);
        let (query, backends) = (table.query.clone(), &target.backends);
        let mut rows = self
            .keap()
            .compare_all(query, backends, table.options.clone());
        self.pages(&mut table, &mut rows).await
    }

    /// Goes through the pages, and beside them through what is read again.
    async fn pages(
        &mut self,
        table: &mut Table<'_>,
        rows: &mut ComparedRows,
    ) -> anyhow::Result<TargetDone> {
        let mut failure = None;
        // What cannot be read again is left for whoever goes on; the pages are compared all the same.
        let mut unread = None;
        let mut reading = self.reading(table);
        while reading.is_some() || !(table.is_read || failure.is_some()) {
            let step = tokio::select! {
                stop = Stop::asked() => return Ok(TargetDone::Stopped(stop)),
                again = read(&mut reading) => Step::Again(again),
                page = rows.next_batch(), if !table.is_read && failure.is_none() => Step::Page(page),
            };
            match step {
                Step::Page(None) => {
                    table.is_read = true;
                    if reading.is_some() {
                        let read = Classified {
                            is_read: true,
                            ..Classified::default()
                        };
                        self.keep(table, rows.progress().clone(), read).await?;
                    }
                }
                // What was kept of the pages before is read again all the same.
                Step::Page(Some(Err(error))) if !is_of_account(&error) => failure = Some(error),
                Step::Again(Err(error)) if !is_of_account(&error) => {
                    (reading, unread) = (None, Some(error));
                }
                Step::Page(Some(Err(error))) | Step::Again(Err(error)) => return failed(error),
                Step::Page(Some(Ok(batch))) => {
                    let held_back = self.held(table, &batch.held_back);
                    let classified = Classified {
                        held_back,
                        ..self.classified(table, batch, &[])
                    };
                    self.keep(table, rows.progress().clone(), classified)
                        .await?;
                }
                Step::Again(Ok(again)) => {
                    reading = None;
                    table.held.pop_front();
                    table.again += again.progress;
                    self.looked_for = self.looked_for.saturating_add(again.looked_for);
                    let ids = again.batch.ids.clone();
                    let classified = Classified {
                        again: ids,
                        ..self.classified(table, again.batch, &again.twins)
                    };
                    self.keep(table, rows.progress().clone(), classified)
                        .await?;
                }
            }
            if reading.is_none() && unread.is_none() {
                reading = self.reading(table);
            }
        }
        match failure.or(unread) {
            Some(error) => failed(error),
            None => Ok(TargetDone::Compared(None)),
        }
    }

    async fn keep(
        &mut self,
        table: &Table<'_>,
        pages: Progress,
        classified: Classified,
    ) -> anyhow::Result<()> {
        let mut progress = table.before.clone();
        progress += pages;
        progress += table.again.clone();
        let took = table.seconds + table.began.elapsed().as_secs_f64();
        let name = &table.target.name;
        self.save(table.position, name, classified, &progress, took)
            .await
    }

    fn classified(&self, table: &Table<'_>, batch: ComparedBatch, twins: &[i64]) -> Classified {
        let classifier = Classifier {
            table: &table.target.name,
            zone: self.keap().zone(),
            redactor: &self.redactor,
            twins,
        };
        let tally: &Tally = &batch.tally;
        let classified = classifier.classify(batch.rows, tally);
        match is_narrowed(&table.query) {
            true => Classified {
                looked_at: batch.ids,
                ..classified
            },
            false => classified,
        }
    }

    /// Puts rows that are to be read again in parts, each of which is read in one go.
    fn held(&mut self, table: &mut Table<'_>, rows: &[HeldBack]) -> Vec<HeldPart> {
        let looks = may_have_twin(&table.target.name);
        let mut apart = Vec::new();
        let mut together = Vec::new();
        for row in rows {
            // Looking for it costs calls of its own, which nobody shall make twice for others that are lost with it.
            if row.is_alone && looks && self.held_apart < LOOKED_FOR {
                self.held_apart = self.held_apart.saturating_add(1);
                apart.push(vec![row.clone()]);
            } else {
                together.push(row.clone());
            }
        }
        let parts = together.chunks(A_CALL).map(<[HeldBack]>::to_vec);
        let mut numbered = Vec::new();
        for rows in parts.chain(apart) {
            table.last_part = table.last_part.saturating_add(1);
            let part = table.last_part;
            numbered.push(HeldPart { part, rows });
        }
        table.held.extend(numbered.iter().cloned());
        numbered
    }

    /// Reads the next part again.
    fn reading(&self, table: &Table<'_>) -> Reading {
        let rows = table.held.front()?.rows.clone();
        let (keap, query) = (self.keap().clone(), table.query.clone());
        let (options, backends) = (table.options.clone(), table.target.backends.clone());
        let name = table.target.name.clone();
        let left = LOOKED_FOR.saturating_sub(self.looked_for);
        Some(Box::pin(async move {
            let compared = keap.compare_again(query, &backends, options, &rows).await?;
            let (batch, progress) = compared;
            let alone: Vec<(i64, Backend)> = lonely(&batch.rows).into_iter().take(left).collect();
            Ok(Again {
                twins: twins(&keap, &name, &alone).await,
                looked_for: alone.len(),
                batch,
                progress,
            })
        }))
    }

    /// Asks the reference how many rows there are, for whoever waits. That it cannot say is no failure.
    async fn expect(
        &mut self,
        position: i64,
        target: &Target,
        query: &QueryData,
    ) -> Result<(), Error> {
        // REST may have to read all rows to count them.
        let reference = target.backends.first().copied();
        let Some(reference) = reference.filter(|one| *one == Backend::XmlRpc) else {
            return Ok(());
        };
        let count = Invocation::DataCount(query.clone());
        match self.keap().invoke_on(reference, count).await {
            Ok(Outcome::Count(rows)) => {
                self.live.expects(rows);
                // The next start would ask again, and nothing else is lost.
                drop(self.writer.expect(position, rows).await);
                Ok(())
            }
            Err(error) if is_of_account(&error) => Err(error),
            _ => Ok(()),
        }
    }
}

impl<'t> Table<'t> {
    fn new(
        position: i64,
        target: &'t Target,
        query: QueryData,
        options: CompareOptions,
        kept: Option<&KeptTarget>,
    ) -> Self {
        let before = kept.map(|kept| kept.progress.clone()).unwrap_or_default();
        let held: VecDeque<HeldPart> = kept
            .map(|kept| kept.held.clone())
            .unwrap_or_default()
            .into();
        let waiting: usize = held.iter().map(|part| part.rows.len()).sum();
        let read = usize::try_from(before.reread).unwrap_or(READ_AGAIN);
        let left = READ_AGAIN.saturating_sub(read.saturating_add(waiting));
        Self {
            position,
            target,
            query,
            options: options.reread(left).after_id(before.reached),
            before,
            again: Progress::default(),
            seconds: kept.map_or(0.0, |kept| kept.seconds),
            began: Instant::now(),
            last_part: held.back().map_or(0, |part| part.part),
            held,
            is_read: kept.is_some_and(|kept| kept.is_read),
        }
    }
}

/// What is being read again, once it is there.
async fn read(reading: &mut Reading) -> Result<Again, Error> {
    match reading {
        Some(reading) => reading.await,
        None => std::future::pending().await,
    }
}

/// The rows that are there twice on the backend that has them alone.
async fn twins(keap: &Keap, table: &str, alone: &[(i64, Backend)]) -> Vec<i64> {
    let mut twins = Vec::new();
    for (id, backend) in alone {
        // Where nobody can say, the row is one that is missing.
        if let Ok(Some(_)) = twin_of(keap, *backend, table, *id).await {
            twins.push(*id);
        }
    }
    twins
}
