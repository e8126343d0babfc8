//! Compares all rows of a query over several backends, in bounded memory.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::future::{BoxFuture, FutureExt as _, try_join_all};
use keap_schema::{FieldValue, QueryData, Record};

use super::comparer::{Comparer, values};
use super::identity::Identity;
use super::join::{Join, Matched};
use super::options::{CompareOptions, Detail, Progress, RowOrder};
use super::scope::Scope;
use super::source::{self, IDS_A_CALL, Source};
use super::{FieldComparison, Finding, Reading, RowComparison, sample};
use crate::{Backend, Error, ErrorKind, Keap, Operation, Result};

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
        let run = Run {
            keap: self.clone(),
            backends: backends.to_vec(),
            options,
            query,
            join: None,
        };
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

    /// How many rows of the backends are held right now, compared ones not among them.
    pub fn held_rows(&self) -> usize {
        self.held
    }

    fn settle(&mut self, run: &Run) {
        if let Some(reached) = self.reached.take() {
            self.progress.reached = Some(reached);
        }
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

impl Stream for ComparedRows {
    type Item = Result<RowComparison>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(row) = this.rows.pop_front() {
                return Poll::Ready(Some(Ok(row)));
            }
            match std::mem::replace(&mut this.state, State::Ended) {
                State::Idle(run) => {
                    this.settle(&run);
                    this.state = State::Working(run.work().boxed());
                }
                State::Working(mut work) => match work.as_mut().poll(context) {
                    Poll::Pending => {
                        this.state = State::Working(work);
                        return Poll::Pending;
                    }
                    Poll::Ready((_, Err(error))) => return Poll::Ready(Some(Err(error))),
                    Poll::Ready((run, Ok(batch))) if batch.is_end => {
                        this.held = 0;
                        this.settle(&run);
                    }
                    Poll::Ready((run, Ok(batch))) => {
                        this.accept(batch);
                        this.state = State::Idle(run);
                    }
                },
                State::Ended => return Poll::Ready(None),
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

/// What one go gave.
#[derive(Default)]
struct Batch {
    rows: Vec<RowComparison>,
    progress: Progress,
    reached: Option<i64>,
    held: usize,
    is_end: bool,
}

/// Everything a comparison keeps between two goes.
struct Run {
    keap: Keap,
    backends: Vec<Backend>,
    options: CompareOptions,
    query: QueryData,
    join: Option<Joined>,
}

struct Joined {
    join: Join,
    scope: Scope,
    comparer: Comparer,
    order: Places,
    detail: Detail,
    rereads_left: usize,
}

impl Run {
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
        let matched = joined.join.next(BATCH).await?;
        let held = joined.join.held() + matched.len() * self.backends.len();
        let mut batch = Batch {
            is_end: matched.is_empty(),
            held,
            ..Batch::default()
        };
        let last = matched.last().map(|row| row.id);
        batch.reached = last.filter(|_| joined.join.is_by_id());
        let pairs: Vec<Pair> = matched.into_iter().map(|row| joined.pair(row)).collect();
        let pairs = joined
            .read_again(&self.keap, &self.backends, pairs, &mut batch)
            .await?;
        for pair in pairs {
            joined.report(pair, &mut batch);
        }
        Ok(batch)
    }

    async fn begin(&mut self) -> Result<Joined> {
        let located = |error: Error| match self.backends.first() {
            Some(&reference) => error.at(Operation::DataQuery, reference),
            None => error,
        };
        self.check().map_err(located)?;
        let checks_order = self.options.order == RowOrder::Checked;
        let page = self.options.page;
        let scope = Scope::of(self.query.clone(), &self.backends, checks_order, page);
        let mut scope = scope.map_err(located)?;
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
        Ok(Joined {
            join: Join::new(sources, self.options.window, checks_order),
            comparer: Comparer::new(
                Operation::DataQuery,
                &self.query.table,
                self.backends.clone(),
                self.keap.zone(),
                self.options.rules.of_table(&self.query.table),
            )
            .asked_for(&self.query.conditions),
            order: Places::new(self.backends.len(), checks_order),
            detail: self.options.detail,
            rereads_left: match scope.identity {
                Identity::Id => self.options.reread,
                Identity::Natural(_) => 0,
            },
            scope,
        })
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
        } else if checks_order && self.options.after_id.is_some() {
            "a comparison that checks the order begins at the first row"
        } else {
            return Ok(());
        };
        Err(Error::new(ErrorKind::InvalidRequest, message))
    }
}

/// A row on its way: what was read, and what comparing it found.
struct Pair {
    row: Matched,
    compared: Compared,
    displaced: Vec<bool>,
    reading: Reading,
}

/// The findings in one row.
#[derive(Default)]
struct Compared {
    /// Those that are shown: all but the equal ones, unless everything is.
    fields: Vec<(String, Vec<Finding>)>,
    /// How many equal values are not among them.
    equal: usize,
}

impl Pair {
    fn parts_unexplained(&self) -> bool {
        let fields = &self.compared.fields;
        self.row.records.iter().any(Option::is_none)
            || fields
                .iter()
                .any(|(_, findings)| findings.iter().any(Finding::is_unexplained))
    }

    /// Whether it needs no report any more after it was read again.
    fn is_settled(&self) -> bool {
        self.reading != Reading::First && (self.is_gone() || !self.parts_unexplained())
    }

    /// Deleted, or changed so that no backend finds it any more.
    fn is_gone(&self) -> bool {
        self.row.records.iter().all(Option::is_none)
    }
}

impl Joined {
    fn pair(&mut self, row: Matched) -> Pair {
        Pair {
            displaced: self.order.displaced(&row.places),
            compared: self.compare(&row.records),
            row,
            reading: Reading::First,
        }
    }

    fn compare(&self, records: &[Option<Record>]) -> Compared {
        let records: Vec<Option<&Record>> = records.iter().map(Option::as_ref).collect();
        let mut compared = Compared::default();
        if records.iter().any(Option::is_none) {
            return compared;
        }
        for name in self.comparer.names(&records) {
            let findings = self.comparer.findings(name, &records);
            let all_equal = findings.iter().all(|finding| *finding == Finding::Equal);
            if all_equal && self.detail != Detail::Everything {
                compared.equal += findings.len();
            } else {
                compared.fields.push((name.to_owned(), findings));
            }
        }
        compared
    }

    /// Reads the rows that part for no known reason once more, on every backend.
    async fn read_again(
        &mut self,
        keap: &Keap,
        backends: &[Backend],
        mut pairs: Vec<Pair>,
        batch: &mut Batch,
    ) -> Result<Vec<Pair>> {
        let suspects = pairs.iter().filter(|pair| pair.parts_unexplained());
        let ids: Vec<i64> = suspects
            .map(|pair| pair.row.id)
            .take(self.rereads_left)
            .collect();
        if ids.is_empty() {
            return Ok(pairs);
        }
        self.rereads_left -= ids.len();
        batch.progress.reread += ids.len() as u64;
        let scope = &self.scope;
        let reads = backends
            .iter()
            .map(|&backend| read_by_ids(keap, backend, scope, &ids));
        let mut answers = self.join.alongside(try_join_all(reads)).await?;
        let mut asked = ids.into_iter().peekable();
        for pair in &mut pairs {
            if asked.next_if_eq(&pair.row.id).is_some() {
                let records = answers.iter_mut().map(|rows| rows.remove(&pair.row.id));
                self.replace(pair, records.collect());
            }
        }
        batch.progress.settled += pairs.iter().filter(|pair| pair.is_settled()).count() as u64;
        pairs.retain(|pair| !pair.is_gone());
        Ok(pairs)
    }

    fn replace(&self, pair: &mut Pair, records: Vec<Option<Record>>) {
        pair.reading = if records == pair.row.records {
            Reading::Confirmed
        } else {
            Reading::Changed
        };
        pair.compared = self.compare(&records);
        pair.row.records = records;
    }

    fn report(&self, pair: Pair, batch: &mut Batch) {
        let summary = &mut batch.progress.summary;
        summary.equal += pair.compared.equal;
        let records: Vec<Option<&Record>> = pair.row.records.iter().map(Option::as_ref).collect();
        let mut fields = Vec::new();
        if records.iter().any(Option::is_none) {
            fields.push(self.comparer.presence(&records, &vec![true; records.len()]));
        }
        for (name, findings) in pair.compared.fields {
            if self.shows(&findings) {
                fields.push(FieldComparison {
                    values: values(&name, &records),
                    findings,
                    name,
                });
            } else {
                findings.iter().for_each(|finding| summary.count(finding));
            }
        }
        fields.extend(displacement(&pair.row.places, &pair.displaced));
        let findings = || fields.iter().flat_map(|field| &field.findings);
        findings().for_each(|finding| summary.count(finding));
        batch.progress.rows += 1;
        batch.progress.parting += u64::from(findings().any(is_parting));
        if !fields.is_empty() {
            let known_by = records.iter().flatten().next();
            let key = known_by.and_then(|record| self.scope.identity.told(record));
            batch.rows.push(RowComparison {
                id: Some(pair.row.id).filter(|_| key.is_none()),
                key,
                fields,
                reading: pair.reading,
            });
        }
    }

    fn shows(&self, findings: &[Finding]) -> bool {
        match self.detail {
            Detail::Everything => true,
            Detail::Unequal => findings.iter().any(|finding| *finding != Finding::Equal),
            Detail::Parting => findings.iter().any(is_parting),
        }
    }
}

/// Places of the rows that are in order, to tell those that are not.
struct Places {
    /// The largest place so far of a row in order: of the reference beside each other backend.
    reached: Vec<(Option<u64>, Option<u64>)>,
    checked: bool,
}

impl Places {
    fn new(backends: usize, checked: bool) -> Self {
        Self {
            reached: vec![(None, None); backends.saturating_sub(1)],
            checked,
        }
    }

    /// Whether the row is out of order, against each other backend. A row that is missing has no place.
    fn displaced(&mut self, places: &[Option<u64>]) -> Vec<bool> {
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
fn displacement(places: &[Option<u64>], displaced: &[bool]) -> Option<FieldComparison> {
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
    Some(FieldComparison {
        name: "order".to_owned(),
        values: places.iter().map(place).collect(),
        findings: displaced.iter().map(finding).collect(),
    })
}

fn is_parting(finding: &Finding) -> bool {
    matches!(
        finding,
        Finding::Different { .. }
            | Finding::Hundredfold { .. }
            | Finding::OnlyLeft { .. }
            | Finding::OnlyRight { .. }
    )
}

async fn read_by_ids(
    keap: &Keap,
    backend: Backend,
    scope: &Scope,
    ids: &[i64],
) -> Result<HashMap<i64, Record>> {
    let mut rows = HashMap::new();
    for ids in ids.chunks(IDS_A_CALL) {
        let records = source::by_ids(keap, backend, scope, ids.to_vec()).await?;
        rows.extend(
            records
                .into_iter()
                .filter_map(|record| Some((source::id_of(&record)?, record))),
        );
    }
    Ok(rows)
}
