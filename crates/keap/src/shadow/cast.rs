//! Runs comparisons in the background: bounded, counted, and without any way back to the answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap_http::BoxFuture;
use keap_http::moment::instant_after;
#[cfg(feature = "xmlrpc")]
use keap_xmlrpc::Value;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::Instant;

use super::meanwhile::{Watch, Writes};
use super::order::{Order, Place};
use super::{
    Dropped, RandomSampler, Sampler, ShadowObserver, ShadowPolicy, ShadowReport, ShadowStats,
};
use crate::compare::{Answer, compare, with_marks};
use crate::meter::QuotaMeter;
use crate::route::Shadow;
#[cfg(feature = "xmlrpc")]
use crate::xmlrpc::{Replay, XmlRpcBackend};
use crate::{
    Backend, Error, ErrorKind, Invocation, Keap, Operation, Outcome, Result, RoutePolicy,
    route::Route,
};

/// How many comparisons may start at once when a pace is set; the pace holds over time.
const BURST: u32 = 10;

/// What is under way in the background, and what was.
#[derive(Debug)]
pub(crate) struct Shadows {
    running: watch::Sender<usize>,
    /// Every change ends what is under way.
    stop: watch::Sender<()>,
    order: Order,
    pub(crate) writes: Writes,
    /// When the next comparison has its place at the pace.
    next: Mutex<Option<Instant>>,
    stats: Mutex<ShadowStats>,
    quota: Arc<QuotaMeter>,
    observer: Option<Arc<dyn ShadowObserver>>,
    sampler: Arc<dyn Sampler>,
}

impl Shadows {
    pub(crate) fn new(
        quota: Arc<QuotaMeter>,
        observer: Option<Arc<dyn ShadowObserver>>,
        sampler: Option<Arc<dyn Sampler>>,
    ) -> Self {
        Self {
            running: watch::Sender::new(0),
            stop: watch::Sender::new(()),
            order: Order::default(),
            writes: Writes::default(),
            next: Mutex::new(None),
            stats: Mutex::default(),
            quota,
            observer,
            sampler: sampler.unwrap_or_else(|| Arc::new(RandomSampler)),
        }
    }

    /// Waits until no repetition of an earlier write of the same record is under way.
    ///
    /// # Errors
    /// As that of a turn.
    pub(crate) async fn place(
        &self,
        policy: &RoutePolicy,
        invocation: &Invocation,
    ) -> Result<Option<Place>> {
        let repeats = policy
            .shadow_policy()
            .is_some_and(ShadowPolicy::repeats_writes);
        if repeats && invocation.operation().is_write() {
            self.order.place(invocation).await
        } else {
            Ok(None)
        }
    }

    /// The shadow of a route, when this call is one of the sample.
    pub(crate) fn sampled(&self, route: &Route, invocation: &Invocation) -> Option<Shadow> {
        let shadow = route.shadow?;
        let is_sampled = shadow.sample >= 1.0 || self.sampler.draw(invocation) < shadow.sample;
        is_sampled.then_some(shadow)
    }

    /// Makes room for one comparison.
    fn admit(&self, policy: &ShadowPolicy) -> std::result::Result<(), Dropped> {
        if self
            .quota
            .left()
            .is_some_and(|left| left <= policy.min_quota)
        {
            return Err(Dropped::Quota);
        }
        let mut next = lock(&self.next);
        let paced = self.paced(policy, *next)?;
        let has_room = self.running.send_if_modified(|running| {
            let has_room = *running < policy.max_in_flight;
            *running += usize::from(has_room);
            has_room
        });
        if !has_room {
            return Err(Dropped::Busy);
        }
        *next = paced;
        Ok(())
    }

    /// When the comparison after this one has its place; [`BURST`] of them may be ahead of the pace.
    fn paced(
        &self,
        policy: &ShadowPolicy,
        next: Option<Instant>,
    ) -> std::result::Result<Option<Instant>, Dropped> {
        let Some(calls) = policy.calls_per_minute else {
            return Ok(None);
        };
        let gap = Duration::from_secs(60) / calls.max(1);
        let now = Instant::now();
        let place = next.map_or(now, |next| next.max(now));
        let ahead = gap.saturating_mul(BURST.min(calls).saturating_sub(1));
        if place > instant_after(now, ahead) {
            return Err(Dropped::Pace);
        }
        Ok(Some(instant_after(place, gap)))
    }

    /// A comparison as the observer wants it run.
    fn around(&self, comparison: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
        match &self.observer {
            Some(observer) => observer.around(comparison),
            None => comparison,
        }
    }

    fn dropped(&self, operation: Operation, reason: Dropped) {
        lock(&self.stats).count_dropped(reason);
        tracing::debug!(operation = operation.name(), %reason, "keap call is not compared");
        if let Some(observer) = &self.observer {
            observer.dropped(operation, reason);
        }
    }

    fn tell(&self, report: &ShadowReport, unanswered: bool) {
        let differed = report.summary().unexplained > 0;
        {
            let mut stats = lock(&self.stats);
            match (unanswered, differed) {
                (true, _) => stats.unanswered += 1,
                (false, true) => stats.differed += 1,
                (false, false) if report.changed > 0 => stats.changed += 1,
                (false, false) => stats.agreed += 1,
            }
        }
        let (operation, summary) = (report.operation().name(), report.summary());
        let (table, duration) = (report.table(), report.duration());
        if differed || unanswered {
            let fields: Vec<_> = report
                .findings()
                .map(|found| found.field)
                .take(10)
                .collect();
            tracing::warn!(
                operation,
                table,
                ?summary,
                ?fields,
                ?duration,
                "keap answers differ"
            );
        } else {
            tracing::debug!(operation, table, ?summary, ?duration, "keap answers agree");
        }
        if let Some(observer) = &self.observer {
            observer.compared(report);
        }
    }
}

/// One comparison to be made.
struct Cast {
    invocation: Invocation,
    first: First,
    backend: Backend,
    /// Given back when the repetition of a write has ended.
    place: Option<Place>,
    /// Over what is written from before the first answer until after the second.
    watch: Option<Watch>,
}

/// The answer of the first backend.
enum First {
    Known(Answer),
    /// One that was passed on as it came, which is read when there is time.
    #[cfg(feature = "xmlrpc")]
    Passed(Replay),
}

impl First {
    /// None when it is no answer to compare with.
    #[cfg_attr(
        not(feature = "xmlrpc"),
        expect(unused_variables, reason = "only what was passed on is read by it")
    )]
    async fn of(self, invocation: &Invocation) -> Option<Answer> {
        match self {
            Self::Known(answer) => Some(answer),
            #[cfg(feature = "xmlrpc")]
            Self::Passed(replay) => {
                let result = replay.outcome(invocation.clone()).await;
                Some(Answer {
                    backend: Backend::XmlRpc,
                    result: comparable(invocation, &result)?,
                })
            }
        }
    }
}

/// Makes room again, however the comparison ends.
struct Running(Keap);

impl Drop for Running {
    fn drop(&mut self) {
        let shadows = &self.0.shadows().running;
        shadows.send_modify(|running| *running = running.saturating_sub(1));
    }
}

impl Keap {
    /// Answers a sampled call by its route, and starts the comparison.
    pub(crate) async fn shadowed(
        &self,
        (route, shadow): (Route, Shadow),
        policy: &RoutePolicy,
        invocation: Invocation,
        place: Option<Place>,
    ) -> Result<Outcome> {
        lock(&self.shadows().stats).sampled += 1;
        let (invocation, added) = with_marks(invocation);
        let watch = self.watch(&invocation);
        let (backend, mut result) = self.answered(route, invocation.clone()).await;
        match comparable(&invocation, &result) {
            Some(first) if backend != shadow.backend => {
                let first = Answer {
                    backend,
                    result: first,
                };
                let cast = Cast {
                    invocation,
                    first: First::Known(first),
                    backend: shadow.backend,
                    place,
                    watch,
                };
                self.cast(cast, policy);
            }
            _ => self
                .shadows()
                .dropped(invocation.operation(), Dropped::Unanswered),
        }
        let records = match &mut result {
            Ok(Outcome::Records(records)) => records.as_mut_slice(),
            Ok(Outcome::Record(record)) => std::slice::from_mut(record),
            _ => &mut [],
        };
        for record in records {
            for name in &added {
                record.remove(name);
            }
        }
        result
    }

    /// Starts the comparison of a sampled call that was passed on to XML-RPC.
    #[cfg(feature = "xmlrpc")]
    pub(crate) fn compare_passed(
        &self,
        (shadow, policy): (Shadow, &RoutePolicy),
        invocation: Invocation,
        (legacy, answer): (&XmlRpcBackend, &Result<Value>),
        (place, watch): (Option<Place>, Option<Watch>),
    ) {
        lock(&self.shadows().stats).sampled += 1;
        let first = match answer {
            Ok(value) => Replay::of(legacy, &invocation, value).map(First::Passed),
            Err(error) => comparable_failure(invocation.operation(), error).map(|error| {
                First::Known(Answer {
                    backend: Backend::XmlRpc,
                    result: Err(error),
                })
            }),
        };
        match first {
            Some(first) => {
                let cast = Cast {
                    invocation,
                    first,
                    backend: shadow.backend,
                    place,
                    watch,
                };
                self.cast(cast, policy);
            }
            None => self
                .shadows()
                .dropped(invocation.operation(), Dropped::Unanswered),
        }
    }

    /// Watches over what is written while a call is asked of two backends.
    pub(crate) fn watch(&self, invocation: &Invocation) -> Option<Watch> {
        self.shadows().writes.watch(invocation)
    }

    fn cast(&self, cast: Cast, policy: &RoutePolicy) {
        let operation = cast.invocation.operation();
        let Some(policy) = policy.shadow_policy() else {
            return;
        };
        // Without a runtime nothing can run in the background.
        let handle = Handle::try_current().map_err(|_| Dropped::Stopped);
        let admitted = handle.and_then(|handle| self.shadows().admit(policy).map(|()| handle));
        match admitted {
            Ok(handle) => {
                let running = Running(self.clone());
                let stop = self.shadows().stop.subscribe();
                let comparison = Box::pin(compared(running, stop, cast));
                handle.spawn(self.shadows().around(comparison));
            }
            Err(reason) => self.shadows().dropped(operation, reason),
        }
    }

    /// Waits until no comparison is under way in the background; before a program ends, for instance.
    ///
    /// Each comparison ends by the deadline of its calls. Whoever cannot wait that long calls
    /// [`shadow_stop`](Self::shadow_stop) first.
    pub async fn shadow_idle(&self) {
        let mut running = self.shadows().running.subscribe();
        // The sender is a part of `self`, so that waiting ends by the condition only.
        let _ = running.wait_for(|running| *running == 0).await;
    }

    /// Ends the comparisons that are under way. A repetition of a write that was sent may still be applied.
    pub fn shadow_stop(&self) {
        self.shadows().stop.send_replace(());
    }

    /// How many comparisons there were since the connection was made.
    pub fn shadow_stats(&self) -> ShadowStats {
        *lock(&self.shadows().stats)
    }
}

/// Asks the second backend and compares.
async fn compared(running: Running, mut stop: watch::Receiver<()>, cast: Cast) {
    let keap = &running.0;
    let operation = cast.invocation.operation();
    let Some(first) = cast.first.of(&cast.invocation).await else {
        return keap.shadows().dropped(operation, Dropped::Unanswered);
    };
    let started = Instant::now();
    let second = tokio::select! {
        second = keap.invoke_on(cast.backend, cast.invocation.clone()) => second,
        _ = stop.changed() => return keap.shadows().dropped(operation, Dropped::Stopped),
    };
    let duration = started.elapsed();
    drop(cast.place);
    let unanswered = second.as_ref().is_err_and(|error| !is_answer(error.kind()));
    let second = Answer {
        backend: cast.backend,
        result: second.map(|outcome| comparable_outcome(operation, outcome)),
    };
    let mut comparison = compare(&cast.invocation, &[first, second], keap.zone());
    let changed = cast.watch.map_or(0, |watch| {
        watch.leave_out(&cast.invocation, &mut comparison)
    });
    let report = ShadowReport {
        operation,
        table: cast.invocation.table().map(str::to_owned),
        summary: comparison.summary(),
        comparison,
        changed,
        duration,
    };
    keap.shadows().tell(&report, unanswered);
}

/// A copy of the answer to compare with; none when it is no answer, or a write that was not done.
fn comparable(invocation: &Invocation, result: &Result<Outcome>) -> Option<Result<Outcome>> {
    let operation = invocation.operation();
    match result {
        Ok(outcome) => Some(Ok(comparable_outcome(operation, outcome.clone()))),
        Err(error) => comparable_failure(operation, error).map(Err),
    }
}

/// The same of a failure.
fn comparable_failure(operation: Operation, error: &Error) -> Option<Error> {
    let is_answer = !operation.is_write() && is_answer(error.kind());
    is_answer.then(|| {
        let copy = Error::new(error.kind(), error.message());
        match error.difference() {
            Some(known) => copy.explained_by(known),
            None => copy,
        }
    })
}

/// A repeated write says "it was so before" where the first one said "done"; that is no difference.
fn comparable_outcome(operation: Operation, outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Flag(_) if operation.is_write() => Outcome::Flag(true),
        outcome => outcome,
    }
}

/// Whether a failure says something about the account, and not about the way there.
fn is_answer(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Conflict
            | ErrorKind::InvalidRequest
            | ErrorKind::NotFound
            | ErrorKind::PermissionDenied
            | ErrorKind::Unexpected
            | ErrorKind::Unsupported
    )
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
