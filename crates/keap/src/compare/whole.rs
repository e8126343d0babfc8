//! Compares all rows of a query over several backends, in bounded memory.

mod again;
mod elsewhere;
mod joined;
pub(super) mod listed;
pub(super) mod places;

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::future::{BoxFuture, FutureExt as _};
use keap_schema::QueryData;

use super::comparer::Comparer;
use super::held::HeldBack;
use super::identity::Identity;
use super::join::Join;
use super::options::{CompareOptions, Progress, RowOrder};
use super::scope::Scope;
use super::source::{IDS_A_CALL, Source};
use super::tally::{Tallier, Tally};
use super::{RowComparison, beside, sample};
use crate::{Backend, Error, ErrorKind, Keap, Operation, Result};
use joined::{Batch, Joined, Pair};
use places::Places;

/// Rows that are compared in one go; between two goes the pages that are read ahead get their turn.
const BATCH: usize = IDS_A_CALL;

impl Keap {
    /// Compares every row that a query finds over several backends; the first is the reference.
    ///
    /// Rows are matched by id. The backends are read at the same time, in the order of the ids, so that no more than
    /// two pages of each are held; see [`CompareOptions`] for what happens where a backend does not have that order.
    /// The query's limit and page do not matter, and its order only when it is checked.
    ///
    /// Nothing is sent before the stream is polled, and nothing goes on when it is dropped.
    ///
    /// ```
    /// use keap::compare::CompareOptions;
    /// use keap::schema::QueryData;
    /// use keap::{Backend, Keap};
    ///
    /// # async fn example(keap: Keap) -> keap::Result<()> {
    /// let contacts = QueryData::new("Contact");
    /// let mut rows = keap.compare_all(contacts, &[Backend::XmlRpc, Backend::RestV2], CompareOptions::new());
    /// while let Some(row) = rows.next().await {
    ///     println!("{:?} parts", row?.id);
    /// }
    /// println!("{} rows", rows.progress().rows);
    /// # Ok(()) }
    /// ```
    pub fn compare_all(
        &self,
        query: QueryData,
        backends: &[Backend],
        options: CompareOptions,
    ) -> ComparedRows {
        let run = Run::new(self, query, backends, options);
        ComparedRows {
            rows: VecDeque::new(),
            reached: None,
            progress: Progress::default(),
            held: 0,
            state: State::Idle(Box::new(run)),
        }
    }
}

/// The rows of a whole comparison, as they are compared. Made by [`Keap::compare_all`].
///
/// After an error it ends; [`progress`](Self::progress) tells where to go on.
pub struct ComparedRows {
    rows: VecDeque<RowComparison>,
    /// What `progress.reached` becomes once `rows` were handed out.
    reached: Option<i64>,
    progress: Progress,
    held: usize,
    state: State,
}

/// What one go of a whole comparison gave; see [`ComparedRows::next_batch`].
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct ComparedBatch {
    /// The rows that the stream would give, as [`Detail`](super::Detail) says.
    pub rows: Vec<RowComparison>,
    /// What was found in each column, in all rows of the batch.
    pub tally: Tally,
    /// The ids of all rows that were compared, those that agree too.
    pub ids: Vec<i64>,
    /// The rows that are to be compared again, which are not among `ids`.
    pub held_back: Vec<HeldBack>,
}

enum State {
    Idle(Box<Run>),
    Working(BoxFuture<'static, (Box<Run>, Result<Batch>)>),
    Ended,
}

impl ComparedRows {
    /// How far it has come.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The next row; none at the end. As [`Stream`] gives it, without its traits in scope.
    ///
    /// # Errors
    /// What a backend answers; `InvalidRequest` for fewer than two backends, a query whose rows have no id, and options
    /// that do not go together; `Unsupported` when more rows wait for their counterpart than may.
    pub async fn next(&mut self) -> Option<Result<RowComparison>> {
        StreamExt::next(self).await
    }

    /// What the next go gives, with rows or without; none at the end. For whoever keeps how far it has come: after it
    /// [`progress`](Self::progress) stands behind the whole batch, its `reached` too. Rows that [`next`](Self::next) had
    /// not handed out yet come first.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn next_batch(&mut self) -> Option<Result<ComparedBatch>> {
        let left: Vec<RowComparison> = self.rows.drain(..).collect();
        if !left.is_empty() {
            self.reach();
            return Some(Ok(ComparedBatch {
                rows: left,
                ..ComparedBatch::default()
            }));
        }
        let batch = std::future::poll_fn(|context| self.poll_batch(context)).await?;
        Some(batch.map(|mut batch| {
            let tally = std::mem::take(&mut batch.tally);
            let ids = std::mem::take(&mut batch.ids);
            let held_back = std::mem::take(&mut batch.held_back);
            self.accept(batch);
            self.reach();
            let rows = self.rows.drain(..).collect();
            ComparedBatch {
                rows,
                tally,
                ids,
                held_back,
            }
        }))
    }

    /// How many rows of the backends are held right now, compared ones not among them.
    pub fn held_rows(&self) -> usize {
        self.held
    }

    fn reach(&mut self) {
        if let Some(reached) = self.reached.take() {
            self.progress.reached = Some(reached);
        }
    }

    fn settle(&mut self, run: &Run) {
        self.reach();
        if let Some(observe) = run
            .options
            .progress
            .as_ref()
            .filter(|_| self.progress.rows > 0)
        {
            observe(&self.progress);
        }
    }

    fn accept(&mut self, batch: Batch) {
        self.progress += batch.progress;
        self.rows = batch.rows.into();
        self.reached = batch.reached;
        self.held = batch.held;
    }
}

impl ComparedRows {
    /// Goes on until there is a batch; none at the end.
    fn poll_batch(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Batch>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Idle(run) => {
                    self.settle(&run);
                    self.state = State::Working(run.work().boxed());
                }
                State::Working(mut work) => match work.as_mut().poll(context) {
                    Poll::Pending => {
                        self.state = State::Working(work);
                        return Poll::Pending;
                    }
                    Poll::Ready((_, Err(error))) => return Poll::Ready(Some(Err(error))),
                    Poll::Ready((run, Ok(batch))) if batch.is_end => {
                        self.held = 0;
                        self.settle(&run);
                    }
                    Poll::Ready((run, Ok(batch))) => {
                        self.state = State::Idle(run);
                        return Poll::Ready(Some(Ok(batch)));
                    }
                },
                State::Ended => return Poll::Ready(None),
            }
        }
    }
}

impl Stream for ComparedRows {
    type Item = Result<RowComparison>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(row) = this.rows.pop_front() {
                return Poll::Ready(Some(Ok(row)));
            }
            match std::task::ready!(this.poll_batch(context)) {
                Some(Ok(batch)) => this.accept(batch),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl std::fmt::Debug for ComparedRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ComparedRows")
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}

/// Everything a comparison keeps between two goes.
struct Run {
    keap: Keap,
    backends: Vec<Backend>,
    options: CompareOptions,
    query: QueryData,
    join: Option<Joined>,
}

impl Run {
    fn new(keap: &Keap, query: QueryData, backends: &[Backend], options: CompareOptions) -> Self {
        Self {
            keap: keap.clone(),
            backends: backends.to_vec(),
            options,
            query,
            join: None,
        }
    }

    async fn work(mut self: Box<Self>) -> (Box<Self>, Result<Batch>) {
        let batch = self.batch().await;
        (self, batch)
    }

    async fn batch(&mut self) -> Result<Batch> {
        if self.join.is_none() {
            self.join = Some(self.begin().await?);
        }
        let Some(joined) = &mut self.join else {
            return Ok(Batch::default());
        };
        // What is held back needs no call, so that a page is one go.
        let most = match self.options.hold_back {
            Some(_) => self.options.page as usize,
            None => BATCH,
        };
        let matched = joined.join.next(most).await?;
        let held = joined.join.held() + matched.len() * self.backends.len();
        let mut batch = Batch {
            is_end: matched.is_empty(),
            held,
            ..Batch::default()
        };
        let last = matched.last().map(|row| row.id);
        batch.reached = last.filter(|_| joined.join.is_by_id());
        let taken = matched.iter().filter(|row| !row.is_again);
        batch.ids = taken.map(|row| row.id).collect();
        let pairs: Vec<Pair> = matched.into_iter().map(|row| joined.pair(row)).collect();
        let pairs = match &self.options.hold_back {
            Some(redactor) => joined.hold_back(redactor, pairs, &mut batch),
            None => {
                let asked = (&self.keap, &self.backends[..]);
                joined.read_again(asked, pairs, &mut batch).await?
            }
        };
        for pair in pairs {
            joined.report(pair, &mut batch);
        }
        batch.tally = joined.tallier.take();
        Ok(batch)
    }

    async fn begin(&mut self) -> Result<Joined> {
        let located = |error: Error| match self.backends.first() {
            Some(&reference) => error.at(Operation::DataQuery, reference),
            None => error,
        };
        self.check().map_err(located)?;
        let mut scope = self.scope().map_err(located)?;
        self.check_identity(scope.identity).map_err(located)?;
        scope.bounds.after = scope
            .bounds
            .after
            .max(self.options.after_id.unwrap_or_default());
        if let Some(count) = self.options.sample {
            let ids = sample::ids(&self.keap, self.backends[0], &scope, count).await?;
            scope.bounds.only(&ids);
        }
        let source = |&backend: &Backend| {
            let source = Source::new(self.keap.clone(), backend, scope.clone());
            (backend, source)
        };
        let sources = self.backends.iter().map(source).collect();
        Ok(self.joined(scope, sources))
    }

    fn scope(&self) -> Result<Scope> {
        let checks_order = self.options.order == RowOrder::Checked;
        let page = self.options.page;
        Scope::of(self.query.clone(), &self.backends, checks_order, page)
    }

    fn joined(&self, scope: Scope, sources: Vec<(Backend, Source)>) -> Joined {
        let checks_order = scope.checks_order;
        Joined {
            join: Join::new(sources, self.options.window, checks_order),
            comparer: Comparer::new(
                Operation::DataQuery,
                &self.query.table,
                self.backends.clone(),
                self.keap.zone(),
                self.options.rules.of_table(&self.query.table),
            )
            .asked_for(&self.query.conditions)
            .read_beside(beside::added(&self.query.table, &self.query.selected)),
            order: Places::new(self.backends.len(), checks_order),
            tallier: Tallier::new(self.backends.clone()),
            detail: self.options.detail,
            began: self.options.began,
            rereads_left: match scope.identity {
                Identity::Id => self.options.reread,
                Identity::Natural(_) => 0,
            },
            scope,
        }
    }

    /// What goes by ids needs them.
    fn check_identity(&self, identity: Identity) -> Result<()> {
        let by_id = [
            (self.options.sample.is_some(), "a sample"),
            (self.options.after_id.is_some(), "going on behind an id"),
        ];
        match by_id.iter().find(|(wanted, _)| *wanted) {
            Some((_, what)) if identity != Identity::Id => {
                let table = &self.query.table;
                let message = format!("{what} needs ids, and rows of {table} are known without");
                Err(Error::new(ErrorKind::InvalidRequest, message))
            }
            _ => Ok(()),
        }
    }

    fn check(&self) -> Result<()> {
        let checks_order = self.options.order == RowOrder::Checked;
        let message = if self.backends.len() < 2 {
            "a comparison needs at least two backends"
        } else if self.options.sample == Some(0) {
            "a sample of no rows shows nothing"
        } else if checks_order && self.options.sample.is_some() {
            "the order of a sample cannot be checked"
        } else if checks_order && self.options.hold_back.is_some() {
            "the order of rows that are held back cannot be checked"
        } else if checks_order && self.options.after_id.is_some() {
            "a comparison that checks the order begins at the first row"
        } else {
            return Ok(());
        };
        Err(Error::new(ErrorKind::InvalidRequest, message))
    }
}
